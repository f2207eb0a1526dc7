//! What is called later: what it is handed then, and what a closure made in a loop sees, the loop's names as the last turn
//! left them.

use ruff_python_ast::{self as ast, Expr, ExprCall};

use super::lowering::Lowering;
use crate::facts::{Argument, ArgumentValue, ScopeId, ScopeKind, UNPACKED, VariableKind};

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

impl Lowering<'_, '_, '_> {
    /// Adds what a call hands to the function that it is given: `Thread(target=run, args=(self.q,), kwargs={"n": 1})`.
    pub(super) fn handed_through(&mut self, call: &ExprCall) {
        for keyword in &call.arguments.keywords {
            match (keyword.arg.as_ref().map(ast::Identifier::as_str), &keyword.value) {
                (Some("target"), Expr::Name(function)) => {
                    let function = self.names.intern(&function.id);
                    let Some((place, 0)) = self.place_of_name(function) else { continue };
                    let (name, value) = (self.names.intern(UNPACKED), ArgumentValue::Place(self.place_id(place)));
                    self.facts.arguments.push(Argument { name, value });
                }
                (Some("args"), Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. })) => {
                    for (position, element) in elts.iter().enumerate() {
                        let name = self.names.intern(&format!("{UNPACKED}{position}"));
                        let value = self.argument_of(element);
                        self.facts.arguments.push(Argument { name, value });
                    }
                }
                (Some("kwargs"), Expr::Dict(given)) => {
                    for item in &given.items {
                        let Some(Expr::StringLiteral(name)) = &item.key else { continue };
                        let name = self.names.intern(name.value.to_str());
                        let value = self.argument_of(&item.value);
                        self.facts.arguments.push(Argument { name, value });
                    }
                }
                _ => {}
            }
        }
    }
}
