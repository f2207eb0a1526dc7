//! Containers that are emptied by taking over what is in them: `full = self.c; self.c = []`.
//!
//! What a function calls by another name, or goes over, and then replaces by an empty one has been dealt with. This is noted
//! per function and for few places, so that asking costs nothing.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange};

use super::lowering::Lowering;
use crate::facts::{Constructor, Context, OperationKind, Place, Root, Shrinkage, VariableKind};

/// Places that one function is known to have taken over; nobody takes over more by hand.
const MOST_TAKEN: usize = 16;

impl<'a> Lowering<'a, '_, '_> {
    /// Notes that the function at hand holds what is in `place`, or has gone over it.
    pub(super) fn note_taken(&mut self, place: Place) {
        let is_local = match place.root {
            Root::Variable(variable) => {
                place.path().is_empty() && self.facts.variables[variable.index()].kind != VariableKind::Global
            }
            Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown => place.path().is_empty(),
        };
        if is_local {
            return;
        }
        let scope = self.scope();
        if self.taken.last().is_some_and(|(of, _)| *of != scope) || self.taken.len() >= MOST_TAKEN {
            self.taken.clear();
        }
        self.taken.push((scope, place));
    }

    /// Notes that a loop goes over `iterable`, by itself, a copy or its values.
    pub(super) fn note_gone_over(&mut self, iterable: &Expr) {
        let container = match iterable {
            Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
                (Expr::Attribute(method), []) if matches!(method.attr.as_str(), "items" | "values" | "copy") => {
                    &*method.value
                }
                (Expr::Name(wrapper), [inner])
                    if matches!(wrapper.id.as_str(), "list" | "tuple" | "sorted" | "reversed") =>
                {
                    return self.ask((), |this| this.note_gone_over(inner));
                }
                _ => return,
            },
            other => other,
        };
        if let Some((place, 0)) = self.place_of(container) {
            self.note_taken(place);
        }
    }

    /// Notes what `a, b = [], a` takes over before anything is assigned.
    pub(super) fn note_swapped(&mut self, values: &[Expr]) {
        for value in values {
            if let Expr::Attribute(_) | Expr::Name(_) = value
                && let Some((place, 0)) = self.place_of(value)
            {
                self.note_taken(place);
            }
        }
    }

    /// Records that `place` is emptied, where it becomes an empty container and what was in it has been taken over.
    pub(super) fn drained(&mut self, place: Place, made: Constructor, range: TextRange) {
        if made.is_empty && self.is_taken(place) {
            let at = self.operation((place, 0), OperationKind::Shrink(Shrinkage::Clear), range);
            self.facts.operations[at].context.insert(Context::DRAINED);
        }
    }

    /// Tells whether the function at hand has taken over what is in `place`.
    pub(super) fn is_taken(&self, place: Place) -> bool {
        let scope = self.scope();
        self.taken.contains(&(scope, place))
    }

    /// Returns what `c = given or {}` or `c = {} if given is None else given` may keep instead of what it makes.
    pub(super) fn given_instead(&mut self, value: &'a Expr) -> Option<Place> {
        let given = match value {
            Expr::BoolOp(choice) if choice.op == ast::BoolOp::Or => choice.values.first()?,
            Expr::If(choice) if choice.body.is_name_expr() => &*choice.body,
            Expr::If(choice) => &*choice.orelse,
            _ => return None,
        };
        if !given.is_name_expr() {
            return None;
        }
        self.place_of(given).filter(|(_, depth)| *depth == 0).map(|(place, _)| place)
    }

    /// Returns the field that `target` is by its name: `self.__dict__["c"]`.
    pub(super) fn field_by_name(&mut self, target: &ast::ExprSubscript) -> Option<Place> {
        let (Expr::Attribute(fields), Expr::StringLiteral(name)) = (&*target.value, &*target.slice) else {
            return None;
        };
        if fields.attr.as_str() != "__dict__" {
            return None;
        }
        self.field_called(&fields.value, name)
    }

    /// Lowers `setattr(self, "c", value)`, which is `self.c = value`.
    pub(super) fn set_by_name(&mut self, call: &'a ast::ExprCall) {
        if let (Expr::Name(function), [of, Expr::StringLiteral(name), value]) = (&*call.func, &*call.arguments.args)
            && function.id.as_str() == "setattr"
            && let Some(place) = self.field_called(of, name)
        {
            self.assign_place(place, call.range(), value);
        }
    }

    fn field_called(&mut self, of: &Expr, name: &ast::ExprStringLiteral) -> Option<Place> {
        let (place, depth) = self.place_of(of)?;
        let name = self.names.intern(name.value.to_str());
        (depth == 0).then(|| place.field(name))
    }
}
