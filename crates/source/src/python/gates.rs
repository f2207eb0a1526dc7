//! Which operations only happen while a field of their object is set: `if self.stream:`, `if not self.stream: return`.

use ruff_python_ast::{BoolOp, CmpOp, Expr, UnaryOp};
use ruff_text_size::TextRange;

use super::lowering::Lowering;
use crate::facts::{Gate, Growth, Name, OperationKind, Place, Root};

/// Fields that are looked at round one operation.
const MOST_FIELDS: usize = 4;

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Holds,
    Fails,
}

impl Outcome {
    const fn reversed(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
        }
    }
}

impl Lowering<'_, '_, '_> {
    /// Notes the fields that are set where `test` holds.
    pub(super) fn set_where_true(&mut self, test: &Expr) {
        self.note_set(test, Outcome::Holds);
    }

    /// Notes the fields that are set where `test` does not hold.
    pub(super) fn set_where_false(&mut self, test: &Expr) {
        self.note_set(test, Outcome::Fails);
    }

    fn note_set(&mut self, test: &Expr, outcome: Outcome) {
        self.ask((), |this| match test {
            Expr::Attribute(_) if outcome == Outcome::Holds => {
                let field = this.receiver_field(test);
                this.fields_set.extend(field);
            }
            Expr::UnaryOp(not) if not.op == UnaryOp::Not => this.note_set(&not.operand, outcome.reversed()),
            Expr::BoolOp(choice) => {
                // Of `a and b` only the true side says both, of `a or b` only the false side.
                let says_both = (choice.op == BoolOp::And) == (outcome == Outcome::Holds);
                if says_both {
                    choice.values.iter().for_each(|value| this.note_set(value, outcome));
                }
            }
            Expr::Compare(compare) => {
                if let ([op], [Expr::NoneLiteral(_)]) = (&*compare.ops, &*compare.comparators) {
                    match (op, outcome) {
                        (CmpOp::IsNot, Outcome::Holds) | (CmpOp::Is, Outcome::Fails) => {
                            let field = this.receiver_field(&compare.left);
                            this.fields_set.extend(field);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        });
    }

    /// Returns the field of the receiver that `expression` is: `self.stream`.
    fn receiver_field(&mut self, expression: &Expr) -> Option<Name> {
        let Expr::Attribute(attribute) = expression else { return None };
        let Expr::Name(name) = &*attribute.value else { return None };
        let name = self.names.intern(&name.id);
        matches!(self.receiver(name), Some(Root::Receiver(_))).then(|| self.names.intern(&attribute.attr))
    }

    /// Records under which fields an operation on a field of the same object happens.
    pub(super) fn gate(&mut self, place: Place, kind: OperationKind, range: TextRange) {
        if self.fields_set.is_empty() || !matches!(place.root, Root::Receiver(_)) {
            return;
        }
        let ([own], true) = (place.path(), changes(kind)) else { return };
        let (scope, operation) = (self.scope(), self.span(range));
        let fields = self.fields_set.iter().rev().filter(|field| *field != own).take(MOST_FIELDS);
        self.facts.gates.extend(fields.map(|field| Gate { scope, operation, field: *field }));
    }
}

/// Tells whether an operation puts in or takes out.
fn changes(kind: OperationKind) -> bool {
    match kind {
        OperationKind::Grow(growth) => match growth {
            Growth::Append | Growth::Insert | Growth::Bulk | Growth::InsertMissing => true,
            Growth::ReadInsert | Growth::Increment => false,
        },
        OperationKind::Shrink(_) => true,
        OperationKind::LengthCheck | OperationKind::Returned | OperationKind::Stored => false,
    }
}
