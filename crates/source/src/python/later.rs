//! What a closure made in a loop sees when it runs later: the loop's names as the last turn left them.

use ruff_python_ast::Expr;

use super::lowering::Lowering;
use crate::facts::{ScopeId, ScopeKind, VariableKind};

/// Methods that call what they are given when something has come to its end, or at another time.
const LATER: &[&str] = &[
    "addBoth",
    "addCallback",
    "addErrback",
    "add_callback",
    "add_done_callback",
    "call_at",
    "call_later",
    "call_soon",
    "call_soon_threadsafe",
    "finalize",
];

/// Tells whether a call hands its arguments to be called later.
pub(super) fn is_called_later(function: &Expr) -> bool {
    matches!(function, Expr::Attribute(method) if LATER.binary_search(&method.attr.as_str()).is_ok())
}

impl Lowering<'_, '_, '_> {
    /// Notes that the function or lambda `argument` is called later.
    pub(super) fn defer(&mut self, argument: &Expr) {
        match argument {
            // Its scope is the next one to be made.
            Expr::Lambda(_) => {
                self.deferred.insert(ScopeId(self.facts.scopes.len() as u32));
            }
            Expr::Name(name) => {
                let name = self.names.intern(&name.id);
                if let Some(variable) = self.lookup(name)
                    && let VariableKind::Function(scope) = self.facts.variables[variable.index()].kind
                {
                    self.deferred.insert(scope);
                }
            }
            _ => {}
        }
    }

    /// Tells whether the name `key` belongs to a function round this one, whose loop binds it anew each turn and makes
    /// this function anew too.
    pub(super) fn is_late_bound(&mut self, key: &Expr) -> bool {
        let Expr::Name(name) = key else { return false };
        if self.loop_bound.is_empty() {
            return false;
        }
        let name = self.names.intern(&name.id);
        let Some(variable) = self.lookup(name).filter(|variable| self.loop_bound.contains(variable)) else {
            return false;
        };
        let bound = &self.facts.variables[variable.index()];
        let is_in_function = self.facts.scope(bound.scope).kind == ScopeKind::Function;
        let inner = self.frames.iter().rev().take_while(|frame| frame.scope != bound.scope);
        is_in_function
            && bound.kind == VariableKind::Local
            && inner.fold(false, |is_made, frame| is_made | frame.is_in_loop)
    }
}
