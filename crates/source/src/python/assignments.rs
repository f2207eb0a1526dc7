//! Assignments of every kind, deletions, and what they do to containers.

use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, Expr, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::expressions::is_own_element;
use super::lowering::{Alias, Lowering};
use super::places::{bare, last_part};
use crate::facts::{
    Context, Declaration, Growth, Init, InitKind, Key, Landing, OperationKind, Place, Root, Shrinkage, TypeFlags,
    VariableKind,
};

use OperationKind::{Grow, Shrink};

impl<'a> Lowering<'a, '_, '_> {
    /// Lowers `target = value`. The value itself has been visited.
    pub(super) fn assign(&mut self, target: &'a Expr, value: &'a Expr) {
        match target {
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => match value {
                Expr::Tuple(values) if values.elts.len() == elts.len() => {
                    self.note_swapped(&values.elts);
                    elts.iter().zip(&values.elts).for_each(|(target, value)| self.assign(target, value));
                }
                _ => elts.iter().for_each(|target| self.assign_unknown(target)),
            },
            Expr::Starred(starred) => self.assign_unknown(&starred.value),
            Expr::Name(name) => self.assign_name(name, value),
            Expr::Attribute(_) => {
                if let Some((place, 0)) = self.place_of(target) {
                    self.assign_place(place, target.range(), value);
                }
            }
            Expr::Subscript(subscript) => self.assign_element(subscript, value),
            _ => {}
        }
    }

    fn assign_unknown(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                let name = self.names.intern(&name.id);
                if let Some(variable) = self.lookup(name) {
                    self.aliases.remove(variable);
                    self.keys_of.remove(variable);
                    self.provenance.insert(variable, Key::Computed);
                }
            }
            Expr::Attribute(_) => {
                if let Some((place, 0)) = self.place_of(target) {
                    self.operation((place, 0), Shrink(Shrinkage::Replace), target.range());
                }
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.assign_unknown(element)),
            _ => {}
        }
    }

    fn assign_name(&mut self, name: &ast::ExprName, value: &'a Expr) {
        let interned = self.names.intern(&name.id);
        let in_class = self.frames.last().is_some_and(|frame| frame.is_class);
        if in_class && let Some(owner) = self.owner() {
            let is_made_for_each =
                self.is_field_factory(value) || self.facts.types[owner.index()].flags.contains(TypeFlags::RECORD);
            let root = if is_made_for_each { Root::Receiver(owner) } else { Root::TypeObject(owner) };
            let kind = if is_made_for_each { InitKind::Field } else { InitKind::Assignment };
            if let Some(constructor) = self.constructor_of(value) {
                self.init(bare(root).field(interned), kind, constructor, name.range);
            }
            return;
        }
        let Some(variable) = self.lookup(interned) else { return };
        self.keys_of.remove(variable);
        if self.context.contains(Context::LOOP) {
            self.loop_bound.insert(variable);
        }
        let place = bare(Root::Variable(variable));
        let is_global = matches!(self.facts.variables[variable.index()].kind, VariableKind::Global);
        if let Some(constructor) = self.constructor_of(value) {
            let shrinks = self.own_rebuild(place, value);
            if is_global && let Some(how) = shrinks {
                self.operation((place, 0), Shrink(how), name.range);
            } else {
                // A container that replaces another one, or the first.
                self.aliases.remove(variable);
                if is_global {
                    self.drained(place, constructor, name.range);
                }
                self.init(place, InitKind::Assignment, constructor, name.range);
            }
            return;
        }
        if is_global {
            let how = self.own_rebuild(place, value).unwrap_or(Shrinkage::Replace);
            self.operation((place, 0), Shrink(how), name.range);
        }
        let key = self.key_of(value);
        match self.place_of(value) {
            Some((source, depth)) if source != place && !is_global => {
                self.aliases.insert(variable, Alias { place: source, depth });
                if depth == 0 {
                    self.note_taken(source);
                }
            }
            _ => {
                self.aliases.remove(variable);
            }
        }
        match key {
            // What a field held then says nothing of what it holds next.
            Key::Parameter(_) | Key::ReceiverField | Key::Computed => self.provenance.remove(variable),
            known => self.provenance.insert(variable, known),
        };
        if let Some(call) = called(value)
            && let Some(path) = self.dotted(&call.func)
        {
            self.facts.variables[variable.index()].declared = self.names.intern(&path);
        }
    }

    pub(super) fn init(
        &mut self,
        place: Place,
        kind: InitKind,
        constructor: crate::facts::Constructor,
        range: TextRange,
    ) {
        let place = self.place_id(place);
        let scope = self.scope();
        let span = self.span(range);
        self.push_init(Init { place, kind, constructor, scope, span });
    }

    pub(super) fn assign_place(&mut self, place: Place, range: TextRange, value: &'a Expr) {
        if let Some(how) = self.own_rebuild(place, value) {
            self.operation((place, 0), Shrink(how), range);
            return;
        }
        if let Some(constructor) = self.constructor_of(value) {
            self.drained(place, constructor, range);
            self.init(place, InitKind::Assignment, constructor, range);
            if let Some(given) = self.given_instead(value) {
                self.stored(given, place, range);
            }
            return;
        }
        let at = self.operation((place, 0), Shrink(Shrinkage::Replace), range);
        if value.is_none_literal_expr() && self.is_taken(place) {
            self.facts.operations[at].context.insert(Context::DRAINED);
        }
        if let Expr::Name(name) = value {
            let name = self.names.intern(&name.id);
            if let Some(variable) = self.lookup(name) {
                let declared = self.facts.variables[variable.index()].declared;
                if declared.is_some() {
                    let place = self.place_id(place);
                    self.facts.declarations.push(Declaration { place, type_name: declared });
                }
                if let Some(&made) = self.local_containers.get(&variable)
                    && self.facts.inits[made].scope == self.scope()
                {
                    let constructor = self.facts.inits[made].constructor;
                    self.init(place, InitKind::Assignment, constructor, range);
                    // From here on the local is another name for the field.
                    self.aliases.insert(variable, Alias { place, depth: 0 });
                }
            }
        }
        if let Some((source, 0)) = self.place_of(value) {
            self.stored(source, place, range);
        }
    }

    fn stored(&mut self, source: Place, place: Place, range: TextRange) {
        let other = self.place_id(place);
        let at = self.operation((source, 0), OperationKind::Stored, range);
        self.facts.operations[at].other = Some(other);
    }

    /// Tells how `place = value` shrinks what it held, where the value is made from it: a slice, or what a filter leaves.
    pub(super) fn own_rebuild(&mut self, place: Place, value: &Expr) -> Option<Shrinkage> {
        self.ask(None, |this| this.rebuild_in(place, value))
    }

    fn rebuild_in(&mut self, place: Place, value: &Expr) -> Option<Shrinkage> {
        match value {
            Expr::Subscript(subscript) if subscript.slice.is_slice_expr() => {
                (self.place_of(&subscript.value) == Some((place, 0))).then_some(Shrinkage::Trim)
            }
            Expr::ListComp(ast::ExprListComp { generators, .. })
            | Expr::SetComp(ast::ExprSetComp { generators, .. })
            | Expr::DictComp(ast::ExprDictComp { generators, .. })
            | Expr::Generator(ast::ExprGenerator { generators, .. }) => {
                let first = generators.first()?;
                self.iterates_over(&first.iter, place).then_some(Shrinkage::Filter)
            }
            Expr::Call(call) => {
                let arguments = &call.arguments.args;
                match last_part(&call.func)? {
                    "filter" => arguments
                        .get(1)
                        .is_some_and(|inner| self.iterates_over(inner, place))
                        .then_some(Shrinkage::Filter),
                    "list" | "dict" | "set" | "deque" | "sorted" | "OrderedDict" => {
                        arguments.first().and_then(|inner| self.own_rebuild(place, inner))
                    }
                    _ => None,
                }
            }
            Expr::BinOp(difference) if difference.op == Operator::Sub || difference.op == Operator::BitAnd => {
                (self.place_of(&difference.left) == Some((place, 0))).then_some(Shrinkage::Filter)
            }
            _ => None,
        }
    }

    fn iterates_over(&mut self, iterable: &Expr, place: Place) -> bool {
        self.ask(false, |this| this.iterates_in(iterable, place))
    }

    fn iterates_in(&mut self, iterable: &Expr, place: Place) -> bool {
        match iterable {
            Expr::Call(call) => match &*call.func {
                Expr::Attribute(method) if matches!(method.attr.as_str(), "items" | "keys" | "values" | "copy") => {
                    self.place_of(&method.value) == Some((place, 0))
                }
                Expr::Name(_) => call.arguments.args.first().is_some_and(|inner| self.iterates_over(inner, place)),
                _ => false,
            },
            other => self.place_of(other) == Some((place, 0)),
        }
    }

    fn assign_element(&mut self, subscript: &'a ast::ExprSubscript, value: &'a Expr) {
        if let Some(place) = self.field_by_name(subscript) {
            self.assign_place(place, subscript.range, value);
            return;
        }
        let Some(base) = self.place_of(&subscript.value) else { return };
        if let Expr::Slice(slice) = &*subscript.slice {
            let is_whole = slice.lower.is_none() && slice.upper.is_none();
            let how = match self.own_rebuild(base.0, value) {
                Some(how) => how,
                None if is_whole => Shrinkage::Clear,
                None => return,
            };
            self.operation(base, Shrink(how), subscript.range);
            return;
        }
        let key = self.key_of(&subscript.slice);
        let stored = self.value_of(value);
        self.returned(value);
        let key_name = self.key_name(&subscript.slice);
        // `c[k] = f(c[k])` changes what is there.
        let growth = if is_own_element(self.text, subscript, value) { Growth::Increment } else { Growth::Insert };
        let is_own = base.1 == 0 && self.is_own_key(base.0, &subscript.slice);
        let at = self.operation(base, Grow(growth), subscript.range);
        self.marks[at].answer = self.answer_put_in(value);
        let operation = &mut self.facts.operations[at];
        (operation.key, operation.key_name, operation.value) = (key, key_name, stored);
        if is_own {
            operation.context.insert(Context::OWN_KEY);
        }
    }

    pub(super) fn augment(&mut self, augmented: &'a ast::StmtAugAssign) {
        self.visit_expr(&augmented.value);
        if let Expr::Subscript(subscript) = &*augmented.target {
            self.visit_written(&subscript.value);
            self.visit_expr(&subscript.slice);
            if let Some(base) = self.place_of(&subscript.value)
                && !subscript.slice.is_slice_expr()
            {
                let (key, key_name) = (self.key_of(&subscript.slice), self.key_name(&subscript.slice));
                let is_own = base.1 == 0 && self.is_own_key(base.0, &subscript.slice);
                let at = self.operation(base, Grow(Growth::Increment), augmented.range);
                let operation = &mut self.facts.operations[at];
                (operation.key, operation.key_name) = (key, key_name);
                if is_own {
                    operation.context.insert(Context::OWN_KEY);
                }
            }
        }
        if let Expr::Attribute(attribute) = &*augmented.target {
            self.note_way(&attribute.value);
        }
        let Some(place) = self.place_of(&augmented.target) else { return };
        let kind = match augmented.op {
            Operator::Add if augmented.value.is_number_literal_expr() => {
                let text = self.source(&*augmented.target);
                let counter = self.names.intern(text);
                self.counters.insert(counter);
                return;
            }
            Operator::Add | Operator::BitOr => Grow(Growth::Bulk),
            Operator::Sub | Operator::BitAnd | Operator::BitXor => Shrink(Shrinkage::Filter),
            _ => return,
        };
        let at = self.operation(place, kind, augmented.range);
        let is_listed = matches!(&*augmented.value, Expr::List(_) | Expr::Set(_) | Expr::Tuple(_));
        self.facts.operations[at].key = if is_listed { Key::Absent } else { Key::Computed };
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        self.note_way(target);
        match target {
            Expr::Subscript(subscript) => {
                let Some(base) = self.place_of(&subscript.value) else { return };
                let how = match &*subscript.slice {
                    Expr::Slice(slice) if slice.lower.is_none() && slice.upper.is_none() => Shrinkage::Clear,
                    Expr::Slice(_) => Shrinkage::Trim,
                    Expr::NumberLiteral(_) | Expr::UnaryOp(_) => Shrinkage::Take,
                    _ => Shrinkage::Remove,
                };
                let (key, key_name) = (self.key_of(&subscript.slice), self.key_name(&subscript.slice));
                let is_late = how == Shrinkage::Remove && self.is_late_bound(&subscript.slice);
                let at = self.operation(base, Shrink(how), subscript.range);
                if is_late {
                    self.facts.operations[at].context.insert(Context::LATE_BOUND);
                }
                (self.facts.operations[at].key, self.facts.operations[at].key_name) = (key, key_name);
            }
            Expr::Attribute(_) => {
                if let Some((place, 0)) = self.place_of(target) {
                    self.operation((place, 0), Shrink(Shrinkage::Replace), target.range());
                }
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.delete(element)),
            _ => {}
        }
    }

    pub(super) fn annotated(&mut self, assign: &'a ast::StmtAnnAssign) {
        self.visit_annotation(&assign.annotation);
        let declared = self.annotated_type(&assign.annotation);
        if let Some(value) = assign.value.as_deref() {
            self.note_answer(std::slice::from_ref(&*assign.target), value);
            let landing = self.landing_of(&assign.target);
            self.value(value, landing);
            self.assign(&assign.target, value);
        }
        if !declared.is_some() {
            return;
        }
        let in_class = self.frames.last().is_some_and(|frame| frame.is_class);
        match (&*assign.target, self.owner()) {
            (Expr::Name(name), Some(owner)) if in_class => {
                let name = self.names.intern(&name.id);
                let place = self.place_id(bare(Root::Receiver(owner)).field(name));
                self.facts.declarations.push(Declaration { place, type_name: declared });
            }
            (Expr::Name(name), _) => {
                let name = self.names.intern(&name.id);
                if let Some(variable) = self.lookup(name) {
                    self.facts.variables[variable.index()].declared = declared;
                }
            }
            (target, _) => {
                if let Some((place, 0)) = self.place_of(target) {
                    let place = self.place_id(place);
                    self.facts.declarations.push(Declaration { place, type_name: declared });
                }
            }
        }
    }

    /// Returns where a value goes that is assigned to `target`.
    pub(super) fn landing_of(&mut self, target: &Expr) -> Landing {
        match target {
            Expr::Name(name) => {
                let interned = self.names.intern(&name.id);
                let in_class = self.frames.last().is_some_and(|frame| frame.is_class);
                if in_class && let Some(owner) = self.owner() {
                    let place = self.place_id(bare(Root::TypeObject(owner)).field(interned));
                    return Landing::Place(place);
                }
                self.lookup(interned).map_or(Landing::Passed, Landing::Variable)
            }
            Expr::Attribute(_) => match self.place_of(target) {
                Some((place, 0)) => Landing::Place(self.place_id(place)),
                _ => Landing::Passed,
            },
            _ => Landing::Passed,
        }
    }
}

/// Returns the call that makes a value, awaited or not.
fn called(value: &Expr) -> Option<&ast::ExprCall> {
    match value {
        Expr::Call(call) => Some(call),
        Expr::Await(awaited) => called(&awaited.value),
        _ => None,
    }
}
