//! Which private names a file reads, and not only writes to.
//!
//! A collection that nothing reads is of no use. What counts as a read is wide, so that none is missed: every mention of
//! the name but as what an item is put into. Names that others may use from outside are not kept: nobody could tell.

use ruff_python_ast::{Expr, ExprCall};

use super::lowering::Lowering;
use crate::facts::{ANY_NAME, Landing, OperationKind};

/// Functions that hand out what an object or a module holds, whatever it is called.
const BY_ANY_NAME: &[&str] = &["eval", "exec", "globals", "locals", "vars"];

/// Tells whether a name is private by convention.
fn is_private(name: &str) -> bool {
    name.len() > 1 && name.starts_with('_') && !name.ends_with("__")
}

impl<'a> Lowering<'a, '_, '_> {
    /// Notes that the file reads `name`.
    pub(super) fn note_read(&mut self, name: &str) {
        if is_private(name) {
            let name = self.names.intern(name);
            if self.reads.insert(name) {
                self.facts.reads.push(name);
            }
        } else if name == "__dict__" {
            self.note_any_read();
        }
    }

    /// Notes a text that may be a name to look up. Those right in the body of a class are slots, as a rule.
    pub(super) fn note_text(&mut self, text: &ruff_python_ast::ExprStringLiteral) {
        if self.frames.last().is_some_and(|frame| frame.is_class) {
            return;
        }
        if let Some(part) = text.value.iter().next()
            && part.value.starts_with('_')
        {
            self.note_read(&part.value);
        }
    }

    fn note_any_read(&mut self) {
        let name = self.names.intern(ANY_NAME);
        if self.reads.insert(name) {
            self.facts.reads.push(name);
        }
    }

    /// Notes a call that looks up what only the run can tell.
    pub(super) fn note_lookup(&mut self, call: &ExprCall) {
        let Expr::Name(name) = &*call.func else { return };
        let name = name.id.as_str();
        let is_computed =
            || name == "getattr" && call.arguments.args.get(1).is_some_and(|name| !name.is_string_literal_expr());
        if BY_ANY_NAME.contains(&name) || is_computed() {
            self.note_any_read();
        }
    }

    /// Notes what stands on the way to a target that is not visited.
    pub(super) fn note_way(&mut self, target: &Expr) {
        let mut at = target;
        loop {
            at = match at {
                Expr::Attribute(attribute) => {
                    self.note_read(&attribute.attr);
                    &attribute.value
                }
                Expr::Subscript(subscript) => &subscript.value,
                Expr::Call(call) => &call.func,
                Expr::Name(name) => return self.note_read(&name.id),
                _ => return,
            };
        }
    }

    /// Visits what an item is put into, which reads the way to it alone.
    pub(super) fn visit_written(&mut self, container: &'a Expr) {
        match container {
            Expr::Attribute(attribute) if is_private(&attribute.attr) => self.expression(&attribute.value),
            Expr::Name(_) => {}
            other => self.expression(other),
        }
    }

    /// Visits the receiver of a method.
    pub(super) fn visit_receiver(&mut self, receiver: &'a Expr, known: Option<OperationKind>, landing: Landing) {
        if matches!(known, Some(OperationKind::Grow(_))) && landing == Landing::Discarded {
            self.visit_written(receiver);
        } else {
            self.expression(receiver);
        }
    }
}
