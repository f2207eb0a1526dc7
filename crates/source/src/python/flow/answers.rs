//! Values through which somebody else hands over an answer: futures, events, queues, streams.

use ruff_python_ast::{Expr, ExprCall};
use ruff_text_size::Ranged;

use crate::facts::{VariableId, VariableKind};
use crate::python::bindings::{self, Binding};
use crate::python::lowering::Lowering;
use crate::python::places::last_part;

/// One value through which an answer comes, told apart by where it is made. Both ends of a stream are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::python) enum Answer {
    /// It is made for nothing else.
    Certain(u32),
    /// It may be anything that a call makes; whoever waits on it with a time says what it is.
    Likely(VariableId),
}

impl Answer {
    pub(super) const fn is_certain(self) -> bool {
        match self {
            Self::Certain(_) => true,
            Self::Likely(_) => false,
        }
    }
}

/// Functions that make one, by their last part.
const MAKERS: &[&str] = &[
    "AsyncResult",
    "Channel",
    "Condition",
    "Deferred",
    "Event",
    "Future",
    "LifoQueue",
    "Queue",
    "SimpleQueue",
    "create_future",
    "create_memory_object_stream",
    "open_memory_channel",
];

impl Lowering<'_, '_, '_> {
    /// Records that the names in `targets` hold what an answer comes through, if `value` is one.
    pub(in crate::python) fn note_answer(&mut self, targets: &[Expr], value: &Expr) {
        if !matches!(value, Expr::Call(_)) {
            return;
        }
        let Some(answer) = self.answer_in(value) else { return };
        for target in targets {
            bindings::visit_target(target, &mut |binding| {
                let Binding::Bound(name) = binding else { return };
                let name = self.names.intern(name);
                if let Some(variable) = self.lookup(name) {
                    self.answers.insert(variable, answer);
                }
            });
        }
    }

    /// Returns what an answer comes through in `value`: itself, or an argument or element of it.
    pub(in crate::python) fn answer_in(&mut self, value: &Expr) -> Option<Answer> {
        match value {
            Expr::Name(_) => self.answer_of(value),
            Expr::Tuple(tuple) => tuple.elts.iter().find_map(|element| self.answer_of(element)),
            Expr::Call(call) if makes_answer(call) => Some(Answer::Certain(call.start().to_u32())),
            Expr::Call(call) => {
                let named = call.arguments.keywords.iter().map(|keyword| &keyword.value);
                call.arguments.args.iter().chain(named).find_map(|argument| self.answer_of(argument))
            }
            _ => None,
        }
    }

    /// Returns what `value`, which is put in, may be answered through.
    pub(in crate::python) fn answer_put_in(&mut self, value: &Expr) -> Option<Answer> {
        self.answer_in(value).or_else(|| self.likely_of(value))
    }

    /// Returns what an answer may come through in a name.
    pub(super) fn likely_of(&mut self, name: &Expr) -> Option<Answer> {
        let Expr::Name(name) = name else { return None };
        let name = self.names.intern(&name.id);
        let variable = self.lookup(name)?;
        let bound = &self.facts.variables[variable.index()];
        (bound.kind == VariableKind::Local && bound.declared.is_some()).then_some(Answer::Likely(variable))
    }

    /// Returns what an answer comes through in a name.
    pub(super) fn answer_of(&mut self, name: &Expr) -> Option<Answer> {
        let Expr::Name(name) = name else { return None };
        if self.answers.is_empty() {
            return None;
        }
        let name = self.names.intern(&name.id);
        let variable = self.lookup(name)?;
        self.answers.get(&variable).copied()
    }
}

fn makes_answer(call: &ExprCall) -> bool {
    let function = match &*call.func {
        Expr::Subscript(generic) => &*generic.value,
        plain => plain,
    };
    // `anyio.create_memory_object_stream[Answer](1)`.
    last_part(function).is_some_and(|name| MAKERS.binary_search(&name).is_ok())
}
