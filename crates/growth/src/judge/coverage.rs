//! Ways out of a function that leave behind what it put in, as far as nothing else takes that out.

use rustc_hash::FxHashSet;
use skep_source::{ArgumentValue, Awaited, Exit, Gap, Landing, Place, PlaceId, Root, Shrinkage, VariableId};

use super::neglect::function_round;
use super::{Case, Effect, GrowthFact, LifeSpan, ShrinkFact};
use crate::link::{CallRef, Certainty, FileId, Program, ScopeRef};

/// A growth with the way out that misses its removal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Uncovered<'p> {
    pub(crate) growth: &'p GrowthFact,
    pub(crate) gap: &'p Gap,
}

impl Case<'_> {
    /// Returns the worst way out on which the function that waits for an answer leaves the entry for it.
    pub(crate) fn unanswered(&self) -> Option<Uncovered<'_>> {
        if self.lifetime.span == LifeSpan::Short || self.is_swept() {
            return None;
        }
        // Whoever removes where the answer comes has thought of the wait, and of its time at most.
        let own = |gap: &&Gap| {
            let counts = gap.exit == Exit::Timeout || gap.exit == Exit::Cancelled && gap.removal.is_none();
            gap.awaited == Awaited::Own && counts
        };
        let waits = self.left().flat_map(|(growth, gaps)| gaps.iter().find(own).map(|gap| Uncovered { growth, gap }));
        let mut found: Vec<_> = waits.collect();
        found.sort_by_key(|uncovered| uncovered.gap.exit);
        found.into_iter().find(|uncovered| !self.is_cleaned(uncovered.growth))
    }

    /// Returns a wait with a time for an answer that another function put in and handed over.
    pub(crate) fn given_up(&self) -> Option<(Uncovered<'_>, CallRef)> {
        if self.lifetime.span == LifeSpan::Short || self.is_swept() {
            return None;
        }
        let own = |gap: &&Gap| gap.awaited == Awaited::Own && gap.exit == Exit::Return && gap.removal.is_none();
        self.left().find_map(|(growth, gaps)| {
            let gap = gaps.iter().find(own)?;
            let callers = self.program.callers(self.function_of(growth));
            let callers = callers.iter().filter(|(_, certainty)| *certainty == Certainty::Resolved).take(MOST_CALLERS);
            let waits = |call: &CallRef| waits_with_time(self.program, *call) && !self.is_cleaned_by(*call);
            let call = callers.map(|(call, _)| *call).find(waits)?;
            (!self.is_cleaned(growth)).then_some((Uncovered { growth, gap }, call))
        })
    }

    /// Returns the worst way out of a function that takes back what it put in on every way but that.
    pub(crate) fn untaken(&self) -> Option<Uncovered<'_>> {
        if self.lifetime.span == LifeSpan::Short {
            return None;
        }
        let (growth, gap) = self.left().find_map(|(growth, gaps)| {
            let gap = gaps.iter().min_by_key(|gap| gap.exit)?;
            let is_paired = gap.removal.is_some()
                && matches!(gap.exit, Exit::Timeout | Exit::Raise)
                && !gaps.iter().any(|gap| matches!(gap.exit, Exit::Return | Exit::End));
            (is_paired && !self.is_taken_elsewhere(growth) && !self.is_cleaned(growth)).then_some((growth, gap))
        })?;
        Some(Uncovered { growth, gap })
    }

    /// Returns the growths that count with the ways out that leave them behind.
    fn left(&self) -> impl Iterator<Item = (&GrowthFact, &[Gap])> {
        self.counted().map(|growth| (growth, self.gaps(growth))).filter(|(_, gaps)| !gaps.is_empty())
    }

    fn gaps(&self, growth: &GrowthFact) -> &[Gap] {
        let gaps = &self.program.file(growth.operation.file).gaps;
        let grown = self.program.operation(&growth.operation).span;
        let from = gaps.partition_point(|gap| gap.grown < grown);
        let to = gaps.partition_point(|gap| gap.grown <= grown);
        &gaps[from..to]
    }

    /// Tells whether something goes over all entries and drops what is old.
    fn is_swept(&self) -> bool {
        self.shrinks.iter().any(|shrink| {
            shrink.effect == Effect::Effective
                && match shrink.how {
                    Shrinkage::Clear | Shrinkage::Replace | Shrinkage::Filter | Shrinkage::Trim => true,
                    Shrinkage::Handed => true,
                    Shrinkage::Remove | Shrinkage::Take => false,
                }
        })
    }

    /// Tells whether another function takes it out too.
    fn is_taken_elsewhere(&self, growth: &GrowthFact) -> bool {
        let at = self.function_of(growth);
        self.shrinks.iter().any(|shrink| {
            matches!(shrink.effect, Effect::Effective | Effect::ByName | Effect::Uncalled)
                && (shrink.file, shrink.scope) != (at.file, at.id)
                && takes_one(shrink.how)
        })
    }

    /// Tells whether the function calls, or hands on, something that takes it out.
    fn is_cleaned(&self, growth: &GrowthFact) -> bool {
        self.is_cleaned_in(self.function_of(growth), self.program.operation(&growth.operation).span.line)
    }

    /// Tells whether a caller takes out itself what it made another function put in.
    fn is_cleaned_by(&self, call: CallRef) -> bool {
        let site = self.program.call(call);
        let at = ScopeRef { file: call.file, id: site.scope };
        let own = |shrink: &ShrinkFact| (shrink.file, shrink.scope) == (at.file, at.id);
        self.program.is_in_test(call) || self.shrinks.iter().any(own) || self.is_cleaned_in(at, site.line)
    }

    fn is_cleaned_in(&self, at: ScopeRef, line: u32) -> bool {
        let program = self.program;
        let removers: FxHashSet<ScopeRef> = self
            .shrinks
            .iter()
            .filter(|shrink| shrink.effect != Effect::InTest)
            .map(|shrink| function_round(program, ScopeRef { file: shrink.file, id: shrink.scope }))
            .filter(|remover| *remover != at)
            .collect();
        let facts = program.file(at.file);
        program.calls_in(at).filter(|call| call.line >= line).any(|call| {
            let called = program.called(at.file, call).is_some_and(|function| removers.contains(&function));
            called
                || facts.arguments_of(call).iter().any(|argument| match argument.value {
                    ArgumentValue::Place(place) => {
                        method_at(program, at.file, facts.place(place)).is_some_and(|of| removers.contains(&of))
                    }
                    ArgumentValue::Constant
                    | ArgumentValue::Parameter(_)
                    | ArgumentValue::Receiver
                    | ArgumentValue::Other => false,
                })
        })
    }

    fn function_of(&self, growth: &GrowthFact) -> ScopeRef {
        ScopeRef { file: growth.operation.file, id: self.program.operation(&growth.operation).scope }
    }
}

/// Callers of one function that are looked at.
const MOST_CALLERS: usize = 40;

/// Tells whether what `call` returns is waited for with a time: `wait_for(self.send(…), 5)`, or by the name that it gets.
fn waits_with_time(program: &Program, call: CallRef) -> bool {
    let site = program.call(call);
    let facts = program.file(call.file);
    let at = ScopeRef { file: call.file, id: site.scope };
    let names = |place: PlaceId, variable: VariableId| facts.place(place).root == Root::Variable(variable);
    program.calls_in(at).any(|other| {
        let callee = facts.place(other.callee);
        let arguments = facts.arguments_of(other);
        let name = callee.last().map_or("", |name| program.text(name));
        let is_named = arguments.iter().any(|argument| program.text(argument.name) == "timeout");
        match (name, site.landing) {
            ("wait_for", Landing::Passed) => other.line == site.line && arguments.len() > 1,
            ("wait_for", Landing::Variable(variable)) => {
                let first = arguments.first().map(|argument| argument.value);
                arguments.len() > 1 && matches!(first, Some(ArgumentValue::Place(place)) if names(place, variable))
            }
            ("result" | "wait", Landing::Variable(variable)) => {
                (is_named || arguments.len() == 1) && names(other.callee, variable)
            }
            ("get", Landing::Variable(variable)) => is_named && names(other.callee, variable),
            _ => false,
        }
    })
}

/// Tells whether a removal is about single entries. What empties the whole says nothing of the one that was put in here.
const fn takes_one(how: Shrinkage) -> bool {
    match how {
        Shrinkage::Remove | Shrinkage::Filter | Shrinkage::Trim | Shrinkage::Handed => true,
        Shrinkage::Take | Shrinkage::Clear | Shrinkage::Replace => false,
    }
}

/// Returns the method that a place names: `self._forget`.
fn method_at(program: &Program, file: FileId, place: Place) -> Option<ScopeRef> {
    match place.root {
        Root::Receiver(_) | Root::TypeObject(_) => program.method(program.receiver_type(file, place)?, place.last()?),
        Root::Variable(_) | Root::Unknown => None,
    }
}
