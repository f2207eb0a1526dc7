//! Objects that hold each other by counted references: fields that link types both ways, and functions that set both ends.
//!
//! Types alone say little: two links of a tree lead down. So a cycle is told only where one function puts a reference to
//! `b` into a field of `a` and one to `a` into a field of `b`, and only where the file never takes either out again.

use rustc_hash::{FxHashMap, FxHashSet};
use syn::{Expr, ExprAssign, ExprCall, ExprMethodCall, Local, Member, Pat, UnOp};

use super::lowering::Lowering;
use super::shapes::ShapeId;
use super::spans::{call_span, first_token, span_to};
use crate::facts::{Context, Name, ScopeId, Site, SiteKind, Span, TypeFlags, TypeId, Wrappers};

/// How many steps of an expression are followed.
const LONGEST: usize = 16;
/// How many fields of one object are kept that hold the same other one.
const MOST_FIELDS: usize = 4;

/// Methods that lead to what their receiver holds, or to another reference to it.
const OPENING: &[&str] = &[
    "as_deref",
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "deref",
    "expect",
    "get_mut",
    "lock",
    "read",
    "unwrap",
    "upgrade",
    "write",
];
/// Methods that put their last argument into their receiver.
const SETTING: &[&str] = &["get_or_insert", "insert", "push", "push_back", "push_front", "replace", "set", "store"];
/// Methods that take out of their receiver.
const BREAKING: &[&str] = &[
    "clear",
    "drain",
    "pop",
    "pop_back",
    "pop_front",
    "remove",
    "retain",
    "shift_remove",
    "split_off",
    "swap_remove",
    "take",
    "truncate",
];
/// Types round a value whose `new` changes nothing about what it refers to.
const ROUND: &[&str] = &["Box", "Cell", "Mutex", "OnceCell", "RefCell", "RwLock"];

/// The counted links of one file and what is done to them.
#[derive(Debug, Default)]
pub(super) struct Cycles {
    /// Fields that hold counted references, with the types at both ends.
    links: FxHashMap<Name, Vec<(TypeId, TypeId)>>,
    /// The fields through which one object of a function comes to hold another.
    set: FxHashMap<(ScopeId, Name, Name), Vec<Name>>,
    /// Fields out of which something is taken again.
    broken: FxHashSet<Name>,
    found: Vec<Cycle>,
}

/// Two fields through which two objects hold each other.
#[derive(Debug)]
struct Cycle {
    fields: (Name, Name),
    scope: ScopeId,
    context: Context,
    span: Span,
}

impl Cycles {
    /// Tells whether one field links a type to another and the other field links them back.
    fn link_both_ways(&self, one: Name, other: Name) -> bool {
        let (Some(there), Some(back)) = (self.links.get(&one), self.links.get(&other)) else { return false };
        there.iter().any(|(from, to)| back.contains(&(*to, *from)))
    }
}

impl Lowering<'_, '_> {
    /// Notes a field that holds counted references to a type of this file.
    pub(super) fn note_link(&mut self, owner: TypeId, field: Name, shape: ShapeId) {
        let mut known = self.shapes.resolved(shape);
        for _ in 0..MOST_FIELDS {
            if known.kind.is_none() {
                break;
            }
            known = self.shapes.resolved(known.element);
        }
        if known.kind.is_some() || !known.wrappers.contains(Wrappers::COUNTED) || !known.name.is_some() {
            return;
        }
        if let Some(target) = self.builder.find_type(known.name) {
            let links = self.cycles.links.entry(field).or_default();
            if links.len() < MOST_FIELDS {
                links.push((owner, target));
            }
        }
    }

    /// Notes what an assignment does to a link.
    pub(super) fn note_link_assigned(&mut self, assign: &ExprAssign) {
        if self.cycles.links.is_empty() {
            return;
        }
        if let Some((object, field)) = self.link_at(&assign.left) {
            self.link_set((object, field), &assign.right, || span_to(&assign.left, first_token(&assign.right)));
        }
    }

    /// Notes what a method does to a link.
    pub(super) fn note_link_called(&mut self, call: &ExprMethodCall) {
        if self.cycles.links.is_empty() {
            return;
        }
        let is_one_of = |names: &[&str]| names.iter().any(|name| call.method == name);
        let (sets, breaks) = (is_one_of(SETTING), is_one_of(BREAKING));
        if !sets && !breaks {
            return;
        }
        let Some((object, field)) = self.link_at(&call.receiver) else { return };
        match call.args.last() {
            Some(value) if sets => self.link_set((object, field), value, || call_span(call)),
            _ if breaks => {
                self.cycles.broken.insert(field);
            }
            _ => {}
        }
    }

    /// Notes `mem::take(&mut a.link)` and its kin.
    pub(super) fn note_link_taken(&mut self, call: &ExprCall) {
        if self.cycles.links.is_empty() {
            return;
        }
        let Expr::Path(function) = &*call.func else { return };
        let is_taken = function
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "take" || last.ident == "replace" || last.ident == "swap");
        if is_taken && let Some((_, field)) = call.args.first().and_then(|first| self.link_at(first)) {
            self.cycles.broken.insert(field);
        }
    }

    /// Notes what a local is made with: `let child = Rc::new(Node { parent: Some(parent.clone()) })`.
    pub(super) fn note_link_made(&mut self, local: &Local) {
        if self.cycles.links.is_empty() {
            return;
        }
        let (Pat::Ident(bound), Some(init)) = (&local.pat, &local.init) else { return };
        let mut made = &*init.expr;
        for _ in 0..MOST_FIELDS {
            let Expr::Call(call) = made else { break };
            let Some(inner) = call.args.first() else { return };
            made = inner;
        }
        let Expr::Struct(literal) = made else { return };
        let object = self.name(&bound.ident);
        for given in &literal.fields {
            if let Member::Named(member) = &given.member {
                let field = self.name(member);
                let at = || span_to(&given.expr, first_token(&given.expr));
                // An empty link is one to be set.
                if self.cycles.links.contains_key(&field) && !is_none(&given.expr) {
                    self.link_set((object, field), &given.expr, at);
                }
            }
        }
    }

    fn link_set(&mut self, (object, field): (Name, Name), value: &Expr, span: impl Fn() -> Span) {
        if is_none(value) {
            self.cycles.broken.insert(field);
            return;
        }
        let Some(held) = self.referred(value).filter(|held| *held != object) else { return };
        let scope = self.body.scope;
        let back = self.cycles.set.get(&(scope, held, object)).into_iter().flatten();
        let closed = back.copied().find(|other| self.cycles.link_both_ways(field, *other));
        if let Some(other) = closed {
            let (context, span) = (self.body.context_of(None), span());
            self.cycles.found.push(Cycle { fields: (field, other), scope, context, span });
        }
        let fields = self.cycles.set.entry((scope, object, held)).or_default();
        if fields.len() < MOST_FIELDS {
            fields.push(field);
        }
    }

    /// Returns the object and the link of it that an expression denotes: `*child.borrow_mut().parent` is `child`'s.
    fn link_at(&mut self, expression: &Expr) -> Option<(Name, Name)> {
        let mut at = expression;
        for _ in 0..LONGEST {
            at = match at {
                Expr::Field(field) => {
                    let Member::Named(member) = &field.member else { return None };
                    let name = self.name(member);
                    if !self.cycles.links.contains_key(&name) {
                        return None;
                    }
                    return Some((self.path_to(&field.base)?, name));
                }
                other => opened(other)?,
            };
        }
        None
    }

    /// Returns a name for the object that a variable or a field of one holds, as the function calls it.
    fn path_to(&mut self, expression: &Expr) -> Option<Name> {
        let (mut at, mut way) = (expression, String::new());
        for _ in 0..LONGEST {
            at = match at {
                Expr::Path(path) => {
                    way.push_str(self.builder.text(path.path.get_ident()?));
                    return Some(self.builder.intern(&way));
                }
                Expr::Field(field) => {
                    let Member::Named(member) = &field.member else { return None };
                    way.push_str(self.builder.text(member));
                    way.push('.');
                    &field.base
                }
                other => opened(other)?,
            };
        }
        None
    }

    /// Returns the object to which a value is a counted reference.
    fn referred(&mut self, value: &Expr) -> Option<Name> {
        let mut at = value;
        for _ in 0..LONGEST {
            at = match at {
                Expr::Call(call) if call.args.len() == 1 && is_transparent(&call.func) => call.args.first()?,
                other => return self.path_to(other),
            };
        }
        None
    }

    /// Records the cycles that nothing in the file breaks.
    pub(super) fn record_cycles(&mut self) {
        let cycles = std::mem::take(&mut self.cycles);
        // Whoever writes a finaliser next to links takes care of them.
        if self.builder.facts.types.iter().any(|of| of.flags.contains(TypeFlags::FINALISER)) {
            return;
        }
        for Cycle { fields: (one, other), scope, context, span } in cycles.found {
            if cycles.broken.contains(&one) || cycles.broken.contains(&other) {
                continue;
            }
            let kind = SiteKind::Cycle;
            self.builder.facts.sites.push(Site { kind, path: other, symbol: one, place: None, scope, context, span });
        }
    }
}

/// Returns what an expression leads to, where it is the same object or a way into it.
fn opened(expression: &Expr) -> Option<&Expr> {
    match expression {
        Expr::Paren(inner) => Some(&inner.expr),
        Expr::Group(inner) => Some(&inner.expr),
        Expr::Reference(inner) => Some(&inner.expr),
        Expr::Try(inner) => Some(&inner.expr),
        Expr::Await(inner) => Some(&inner.base),
        Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => Some(&inner.expr),
        Expr::MethodCall(call) => OPENING.iter().any(|name| call.method == name).then_some(&*call.receiver),
        _ => None,
    }
}

/// Tells whether a function gives back a reference to what it is given: `Some`, `Rc::clone`, `RefCell::new`.
fn is_transparent(function: &Expr) -> bool {
    let Expr::Path(function) = function else { return false };
    let mut segments = function.path.segments.iter().rev();
    let (Some(last), before) = (segments.next(), segments.next()) else { return false };
    match before {
        None => last.ident == "Some",
        Some(before) if last.ident == "new" => ROUND.iter().any(|name| before.ident == name),
        Some(before) => last.ident == "clone" && (before.ident == "Rc" || before.ident == "Arc"),
    }
}

fn is_none(value: &Expr) -> bool {
    matches!(value, Expr::Path(path) if path.path.is_ident("None"))
}
