//! Which ways out of a function leave behind what it put in. Only functions are followed that take back what they put in,
//! or that wait for the answer to it; each statement of them is looked at once.

mod answers;
mod exits;
mod handlers;
mod risks;
mod state;
mod statements;

use ruff_python_ast::{Decorator, Expr, StmtFunctionDef};
use ruff_text_size::TextRange;

pub(super) use answers::Answer;
use state::Bits;
use statements::Flow;

use super::lowering::Lowering;
use super::places::last_part;
use crate::facts::{
    Context, Growth, Name, Operation, OperationKind, Place, Root, ScopeFlags, ScopeId, Shrinkage, Span, VariableKind,
};

/// Growths of one function that are followed.
const MOST_TRACKED: usize = 16;
/// A function with more operations is not followed.
const MOST_OPERATIONS: usize = 1_024;
/// A function with more text is not followed.
const LONGEST_FUNCTION: usize = 1 << 16;

/// Where an operation stands, and what is to be answered through what it puts in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) range: TextRange,
    pub(super) answer: Option<Answer>,
}

impl Mark {
    fn offset(self) -> u32 {
        self.range.start().to_u32()
    }
}

/// A growth that is followed.
pub(super) struct Tracked<'a> {
    grown: Span,
    /// What the container is called.
    name: Name,
    answer: Option<Answer>,
    removal: Option<Span>,
    /// The conditions under which it grows.
    tests: Vec<&'a str>,
}

/// Somewhere in a function followed things come or go.
#[derive(Debug, Clone, Copy)]
struct Event {
    offset: u32,
    grows: Bits,
    kills: Bits,
}

impl<'a> Lowering<'a, '_, '_> {
    /// Finds the ways out of `function`, whose operations begin at `first`, that leave behind what it put in.
    pub(super) fn gaps(&mut self, function: &'a StmtFunctionDef, scope: ScopeId, first: usize) {
        let count = self.facts.operations.len() - first;
        if !(1..=MOST_OPERATIONS).contains(&count) || function.range.len().to_usize() > LONGEST_FUNCTION {
            return;
        }
        let unwanted = ScopeFlags::TEST.with(ScopeFlags::CONSTRUCTOR);
        if self.facts.scope(scope).flags.intersects(unwanted) {
            return;
        }
        let (tracked, events) = self.tracked(scope, first, has_time(self.source(function)));
        if tracked.is_empty() {
            return;
        }
        let mut flow = Flow::new(self, tracked, events, throws(function));
        flow.function(&function.body);
        let gaps = flow.found(scope);
        self.facts.gaps.extend(gaps);
    }

    /// Returns the growths of `scope` that are worth following, and where they come and go.
    fn tracked(&self, scope: ScopeId, first: usize, time: Time) -> (Vec<Tracked<'a>>, Vec<Event>) {
        let (mut tracked, mut events) = (Vec::new(), Vec::new());
        for (at, operation) in self.facts.operations.iter().enumerate().skip(first) {
            if tracked.len() >= MOST_TRACKED {
                break;
            }
            let is_growth = operation.scope == scope
                && matches!(
                    operation.kind,
                    OperationKind::Grow(Growth::Append | Growth::Insert | Growth::InsertMissing)
                );
            if !is_growth || operation.depth > 1 || operation.context.contains(Context::LENGTH_GUARD) {
                continue;
            }
            let Some(name) = self.held_name(self.facts.place(operation.place)) else { continue };
            let bit = Bits::of(tracked.len());
            let Some((removal, kills)) = self.removals(at, first, bit) else { continue };
            let answer = self.marks[at].answer;
            if removal.is_none() && answer.is_none_or(|answer| !answer.is_certain() && time == Time::Unnamed) {
                continue;
            }
            events.push(Event { offset: self.marks[at].offset(), grows: bit, kills: Bits::NONE });
            events.extend(kills);
            tracked.push(Tracked { grown: self.span(self.marks[at].range), name, answer, removal, tests: Vec::new() });
        }
        events.sort_by_key(|event| event.offset);
        (tracked, events)
    }

    /// Returns what a place is called that may hold a container beyond the function.
    fn held_name(&self, place: Place) -> Option<Name> {
        match (place.last(), place.root) {
            (Some(name), _) => Some(name),
            (None, Root::Variable(variable)) => {
                let bound = &self.facts.variables[variable.index()];
                matches!(bound.kind, VariableKind::Global).then_some(bound.name)
            }
            (None, Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => None,
        }
    }

    /// Returns the removal that takes back the growth `at`, and everything that takes out of the same container. None
    /// where somebody else is handed the remover.
    fn removals(&self, at: usize, first: usize, bit: Bits) -> Option<(Option<Span>, Vec<Event>)> {
        let growth = &self.facts.operations[at];
        let (mut removal, mut kills) = (None, Vec::new());
        for (other, mark) in self.facts.operations[first..].iter().zip(&self.marks[first..]) {
            let OperationKind::Shrink(how) = other.kind else { continue };
            if other.place != growth.place || other.depth > growth.depth {
                continue;
            }
            if how == Shrinkage::Handed || other.scope != growth.scope {
                return None;
            }
            kills.push(Event { offset: mark.offset(), grows: Bits::NONE, kills: bit });
            let is_later = mark.offset() > self.marks[at].offset();
            if removal.is_none() && is_later && takes_back(growth, other, how) {
                removal = Some(self.span(mark.range));
            }
        }
        Some((removal, kills))
    }
}

/// Whether a function says anything of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Named,
    Unnamed,
}

fn has_time(text: &str) -> Time {
    if memchr::memmem::find(text.as_bytes(), b"time").is_some() { Time::Named } else { Time::Unnamed }
}

/// Tells whether a removal takes out just what a growth put in.
fn takes_back(growth: &Operation, removal: &Operation, how: Shrinkage) -> bool {
    let is_appended = growth.kind == OperationKind::Grow(Growth::Append);
    match how {
        Shrinkage::Remove if growth.depth == removal.depth => {
            is_appended || growth.key_name == removal.key_name && growth.key_name.is_some()
        }
        Shrinkage::Take => is_appended && growth.depth == removal.depth,
        Shrinkage::Remove
        | Shrinkage::Clear
        | Shrinkage::Replace
        | Shrinkage::Filter
        | Shrinkage::Trim
        | Shrinkage::Handed => false,
    }
}

/// Whether what runs between the halves of a generator is thrown back into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Throws {
    /// A context manager: what its block raises arrives at the `yield`.
    Errors,
    /// Nothing comes back but its end.
    Nothing,
}

fn throws(function: &StmtFunctionDef) -> Throws {
    let is_manager = |decorator: &Decorator| {
        let expression = match &decorator.expression {
            Expr::Call(call) => &*call.func,
            plain => plain,
        };
        matches!(last_part(expression), Some("contextmanager" | "asynccontextmanager"))
    };
    if function.decorator_list.iter().any(is_manager) { Throws::Errors } else { Throws::Nothing }
}
