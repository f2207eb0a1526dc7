//! Blocks, branches and loops, and what they say of the statements in them.

use syn::{Block, Expr, ExprForLoop, ExprIf, ExprMatch, ExprWhile, Local, Pat, Stmt};

use super::body::Loop;
use super::builder::{bare, span};
use super::flow::{Flow, Stage};
use super::lowering::Lowering;
use super::patterns::{Side, side};
use super::sight::Guard;
use crate::facts::{Context, InitKind, Key, Landing, OperationKind, Root, ScopeFlags, Shrinkage};

/// Calls whose result comes from outside, so that a loop over them has no end of its own.
const SOURCES: &[&str] = &["accept", "recv", "recv_from", "incoming", "poll_accept", "recv_timeout", "changed"];

/// Methods whose result goes on as long as what they are called on.
const ADAPTERS: &[&str] =
    &["iter", "into_iter", "by_ref", "flatten", "filter_map", "map", "map_while", "enumerate", "filter"];

impl Lowering<'_, '_> {
    /// Reads a block; what its names stand for is forgotten behind it.
    pub(super) fn block(&mut self, block: &Block) -> Flow {
        self.statements(&block.stmts)
    }

    /// Reads statements; returns what the last comes to, if it is an expression.
    pub(super) fn statements(&mut self, statements: &[Stmt]) -> Flow {
        let (bindings, guards) = (self.body.bindings.len(), self.body.guards.len());
        let pruned = self.body.pruned.len();
        let items: Vec<&syn::Item> = statements
            .iter()
            .filter_map(|statement| match statement {
                Stmt::Item(item) => Some(item),
                _ => None,
            })
            .collect();
        if !items.is_empty() {
            self.items(&items);
        }
        let mut result = Flow::UNKNOWN;
        for statement in statements {
            let tests = self.body.tests.len();
            result = Flow::UNKNOWN;
            match statement {
                Stmt::Local(local) => self.local(local),
                Stmt::Item(_) => {}
                Stmt::Expr(expression, semicolon) => {
                    let flow = self.walk(expression);
                    if semicolon.is_none() {
                        result = flow;
                    } else if let Some(call) = flow.call {
                        self.builder.facts.calls[call.index()].landing = Landing::Discarded;
                    }
                }
                Stmt::Macro(statement) => result = self.expression_macro(&statement.mac),
            }
            self.body.tests.truncate(tests);
        }
        // A local that the block hands out lives on; its binding does not.
        if let Some(binding) = result.binding {
            if binding.index as usize >= bindings && self.shapes.constructor(result.shape).is_some() {
                result.place = self.place_of(&result);
            }
            result.binding = None;
        }
        self.body.bindings.truncate(bindings);
        self.body.guards.truncate(guards);
        self.body.pruned.truncate(pruned);
        result
    }

    fn local(&mut self, local: &Local) {
        let Some(init) = &local.init else {
            self.bind(&local.pat, Flow::UNKNOWN);
            return;
        };
        if let (Pat::Tuple(pattern), Expr::Tuple(value)) = (&local.pat, &*init.expr)
            && pattern.elems.len() == value.elems.len()
        {
            for (pattern, value) in pattern.elems.iter().zip(&value.elems) {
                let flow = self.walk(value);
                self.bind(pattern, flow);
            }
            return;
        }
        self.note_link_made(local);
        let flow = self.walk(&init.expr);
        if let Some((_, diverge)) = &init.diverge {
            let outer = self.body.context;
            self.body.context.insert(Context::CONDITIONAL.with(Context::HANDLER));
            self.walk(diverge);
            self.body.context = outer;
        }
        let before = self.body.bindings.len();
        self.bind(&local.pat, flow);
        if self.body.bindings.len() == before + 1 {
            self.settle(before, &flow, local);
        } else if let (Some(call), true) = (flow.call, matches!(local.pat, Pat::Wild(_))) {
            self.builder.facts.calls[call.index()].landing = Landing::Discarded;
        }
    }

    /// Records what a `let` of one name makes.
    fn settle(&mut self, binding: usize, flow: &Flow, local: &Local) {
        let bound = self.body.bindings[binding].flow;
        match flow.stage {
            Stage::Channel(site) => self.name_sender(binding, site, bound.name),
            Stage::Raw(site) => {
                // Sites are numbered in the order in which they are met.
                if let Ok(at) = self.raw_sites.binary_search_by_key(&site, |(raw, _)| *raw) {
                    self.raw_sites[at].1 = true;
                }
            }
            _ => {}
        }
        if bound.place.is_none() && self.shapes.constructor(bound.shape).is_some() {
            let variable = self.variable_of(binding);
            let end = local.semi_token.span;
            let place = bare(Root::Variable(variable));
            self.init(
                place,
                bound.shape,
                InitKind::Assignment,
                flow.stage == Stage::Made,
                span(local.let_token.span, end),
            );
            self.body.bindings[binding].flow.stage = Stage::Plain;
        }
        if let Some(call) = flow.call {
            let variable = self.variable_of(binding);
            self.builder.facts.calls[call.index()].landing = Landing::Variable(variable);
        }
    }

    /// Reads a condition; returns what holds where it does.
    fn condition(&mut self, condition: &Expr) -> Vec<Guard> {
        let before = self.body.tests.len();
        let flow = self.walk(condition);
        if let (Stage::Test(flag), true) = (flow.stage, self.body.tests.len() == before) {
            self.body.tests.push(Guard { place: flow.place.map(|place| (place, flow.depth)), flag });
        }
        self.body.tests.drain(before..).collect()
    }

    /// Reads `if`.
    pub(super) fn branch(&mut self, branch: &ExprIf) -> Flow {
        let (bindings, guards, outer) = (self.body.bindings.len(), self.body.guards.len(), self.body.context);
        let holds = self.condition(&branch.cond);
        let grown = self.body.grown.len();
        self.body.context.insert(Context::CONDITIONAL);
        if let Expr::Let(condition) = &*branch.cond
            && side(&condition.pat) == Side::Error
        {
            self.body.context.insert(Context::HANDLER);
        }
        self.body.guards.extend(holds.iter().copied());
        let result = self.block(&branch.then_branch);
        self.body.guards.truncate(guards);
        self.body.bindings.truncate(bindings);
        self.body.context = outer;
        let negated = holds.iter().map(|guard| guard.negated());
        match &branch.else_branch {
            Some((_, other)) => {
                // What one branch fills, the other does not.
                let at = grown.min(self.body.grown.len());
                let grown_before = self.body.grown.split_off(at);
                self.body.context.insert(Context::CONDITIONAL);
                self.body.guards.extend(negated);
                let other = self.walk(other);
                self.body.grown.extend(grown_before);
                self.body.guards.truncate(guards);
                self.body.context = outer;
                if result.place.is_some() || result.shape != other.shape { result } else { other }
            }
            // What does not hold behind a way out holds for the rest of the block.
            None if leaves(&branch.then_branch) => {
                self.body.guards.extend(negated);
                Flow::UNKNOWN
            }
            None => Flow::UNKNOWN,
        }
    }

    /// Reads `match`.
    pub(super) fn select_arm(&mut self, select: &ExprMatch) -> Flow {
        let flow = self.walk(&select.expr);
        let (outer, failed) = (self.body.context, self.body.failed);
        let succeeds = select.arms.iter().any(|arm| side(&arm.pat) == Side::Something);
        // What one arm fills, the others do not.
        let (grown, pruned) = (self.body.grown.len(), self.body.pruned.len());
        let mut grown_in_arms = Vec::new();
        let mut result: Option<Flow> = None;
        for arm in &select.arms {
            let (bindings, guards) = (self.body.bindings.len(), self.body.guards.len());
            self.bind(&arm.pat, flow);
            if succeeds && side(&arm.pat) == Side::Error {
                self.body.failed = Some((bindings, self.body.bindings.len()));
            }
            self.body.context.insert(Context::CONDITIONAL);
            let side = side(&arm.pat);
            if side == Side::Error {
                self.body.context.insert(Context::HANDLER);
            }
            if let (Stage::Lookup, Some(place)) = (flow.stage, flow.place) {
                let flag = match side {
                    Side::Nothing => Context::MISSING_KEY_GUARD,
                    Side::Something => Context::PRESENT_KEY_GUARD,
                    Side::Error | Side::Other => Context::NONE,
                };
                self.body.guards.push(Guard { place: Some((place, flow.depth.saturating_sub(1))), flag });
            }
            if let Pat::Guard(guarded) = &arm.pat {
                let holds = self.condition(&guarded.guard);
                self.body.guards.extend(holds);
            }
            let value = self.walk(&arm.body);
            let is_better = result.is_none_or(|known| known.place.is_none() && value.place.is_some());
            if is_better && !is_way_out(&arm.body) {
                result = Some(value);
            }
            (self.body.context, self.body.failed) = (outer, failed);
            self.body.bindings.truncate(bindings);
            self.body.guards.truncate(guards);
            self.body.pruned.truncate(pruned);
            grown_in_arms.extend(self.body.grown.drain(grown.min(self.body.grown.len())..));
        }
        self.body.grown.extend(grown_in_arms);
        result.map_or(Flow::UNKNOWN, |flow| Flow { call: None, ..flow })
    }

    /// Reads `let` in a condition.
    pub(super) fn condition_let(&mut self, condition: &syn::ExprLet) -> Flow {
        let flow = self.walk(&condition.expr);
        if let (Stage::Lookup, Some(place), Side::Something) = (flow.stage, flow.place, side(&condition.pat)) {
            let place = Some((place, flow.depth.saturating_sub(1)));
            self.body.tests.push(Guard { place, flag: Context::PRESENT_KEY_GUARD });
        }
        self.bind(&condition.pat, flow);
        Flow::UNKNOWN
    }

    fn in_loop(&mut self, open: Loop, read: impl FnOnce(&mut Self)) {
        if open.flags.contains(Context::ENDLESS_LOOP) {
            self.builder.facts.scopes[self.body.scope.index()].flags.insert(ScopeFlags::ENDLESS_LOOP);
        }
        let (bindings, guards, outer) = (self.body.bindings.len(), self.body.guards.len(), self.body.context);
        self.body.loops.push(open);
        read(self);
        self.body.loops.pop();
        self.body.bindings.truncate(bindings);
        self.body.guards.truncate(guards);
        self.body.context = outer;
    }

    /// Reads `loop`.
    pub(super) fn endless(&mut self, body: &Block) {
        let open = Loop { flags: Context::LOOP.with(Context::ENDLESS_LOOP), drains: None };
        self.in_loop(open, |lowering| {
            lowering.block(body);
        });
    }

    /// Reads `while`.
    pub(super) fn while_loop(&mut self, it: &ExprWhile) {
        let is_true = matches!(&*it.cond, Expr::Lit(lit) if matches!(&lit.lit, syn::Lit::Bool(value) if value.value));
        let first = self.builder.facts.operations.len();
        let bindings = self.body.bindings.len();
        // The condition is inside the loop too.
        self.body.loops.push(Loop { flags: Context::LOOP, drains: None });
        let calls = self.builder.facts.calls.len();
        let holds = self.condition(&it.cond);
        let drains = self.drained(first, &holds);
        let from_outside = drains.is_none() && matches!(&*it.cond, Expr::Let(it) if is_source(&it.expr));
        let mut flags = Context::LOOP;
        if is_true || from_outside {
            flags.insert(Context::ENDLESS_LOOP);
            for operation in &mut self.builder.facts.operations[first..] {
                operation.context.insert(Context::ENDLESS_LOOP);
            }
            for call in &mut self.builder.facts.calls[calls..] {
                call.context.insert(Context::ENDLESS_LOOP);
            }
        }
        self.body.loops.pop();
        self.in_loop(Loop { flags, drains }, |lowering| {
            lowering.body.guards.extend(holds);
            lowering.block(&it.body);
        });
        self.body.bindings.truncate(bindings);
    }

    /// Returns the container that a loop with this condition empties.
    fn drained(&mut self, first: usize, holds: &[Guard]) -> Option<(crate::facts::Place, u8)> {
        let facts = &mut self.builder.facts;
        for operation in &mut facts.operations[first..] {
            if matches!(operation.kind, OperationKind::Shrink(Shrinkage::Take | Shrinkage::Remove)) {
                operation.context.insert(Context::DRAIN_LOOP);
                return Some((facts.places[operation.place.index()], operation.depth));
            }
        }
        holds.iter().find(|guard| guard.flag == Context::DRAIN_LOOP).and_then(|guard| guard.place)
    }

    /// Reads `for`.
    pub(super) fn for_loop(&mut self, it: &ExprForLoop) {
        let flow = self.walk(&it.expr);
        let mut flags = Context::LOOP;
        let mut key = Key::Loop;
        if is_constant(&it.expr) {
            flags.insert(Context::CONSTANT_LOOP);
            key = Key::ConstantLoop;
        } else if is_source(&it.expr) {
            flags.insert(Context::ENDLESS_LOOP);
        }
        let is_plain = flow.stage == Stage::Plain || flow.stage == Stage::Lookup;
        let item = if is_plain && (flow.place.is_some() || flow.binding.is_some()) {
            self.consumed(&flow, &it.expr);
            let pairs = self.shapes.resolved(flow.shape).kind == Some(crate::facts::ContainerKind::Map);
            let shape = self.shapes.element(flow.shape);
            flow.element(shape, if pairs { Stage::Pairs } else { Stage::Items })
        } else {
            flow
        };
        self.in_loop(Loop { flags, drains: None }, |lowering| {
            lowering.bind(&it.pat, Flow { key, call: None, ..item });
            lowering.block(&it.body);
        });
    }

    /// Records that a loop over a container by value uses it up.
    fn consumed(&mut self, flow: &Flow, over: &Expr) {
        if let Expr::Path(path) = over
            && self
                .shapes
                .constructor(flow.shape)
                .is_some_and(|made| !made.wrappers.contains(crate::facts::Wrappers::BORROWED))
        {
            let token = path.path.segments.first().map(|first| first.ident.span());
            if let Some(token) = token {
                let kind = OperationKind::Shrink(Shrinkage::Clear);
                self.operate(flow, kind, super::lowering::Item::NONE, || span(token, token));
            }
        }
    }
}

/// Tells whether a loop over this has an end that does not depend on the outside: literals, constants, ranges of both.
fn is_constant(over: &Expr) -> bool {
    match over {
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Lit(_) => true,
        Expr::Range(range) => range.start.iter().chain(&range.end).all(|end| is_constant(end)),
        Expr::Reference(reference) => is_constant(&reference.expr),
        Expr::Paren(paren) => is_constant(&paren.expr),
        Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
            let text = last.ident.to_string();
            text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_')
        }),
        Expr::MethodCall(call) => call.method == "iter" && is_constant(&call.receiver),
        _ => false,
    }
}

/// Tells whether an expression waits for something from outside: `listener.accept().await`, `rx.recv()`.
fn is_source(from: &Expr) -> bool {
    match from {
        Expr::Await(_) => true,
        Expr::Try(inner) => is_source(&inner.expr),
        Expr::Paren(inner) => is_source(&inner.expr),
        Expr::MethodCall(call) => {
            SOURCES.iter().any(|source| call.method == source)
                || ADAPTERS.iter().any(|adapter| call.method == adapter) && is_source(&call.receiver)
        }
        _ => false,
    }
}

/// Tells whether a block ends by leaving what is round it.
fn leaves(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expression, _)) => is_way_out(expression),
        Some(Stmt::Macro(statement)) => is_exit_macro(&statement.mac),
        _ => false,
    }
}

fn is_way_out(expression: &Expr) -> bool {
    match expression {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Block(block) => leaves(&block.block),
        Expr::Macro(it) => is_exit_macro(&it.mac),
        _ => false,
    }
}

fn is_exit_macro(it: &syn::Macro) -> bool {
    const EXITS: &[&str] = &["panic", "bail", "unreachable", "todo", "unimplemented", "return_err"];
    it.path.segments.last().is_some_and(|last| EXITS.iter().any(|exit| last.ident == exit))
}
