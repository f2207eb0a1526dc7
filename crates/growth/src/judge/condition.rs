//! Fields that have to be set for a removal, and for some of the growths, but not for all of them.

use rustc_hash::FxHashSet;
use skep_source::{Gate, Name, Span};

use super::{Case, Effect, Frequency, GrowthFact, LifeSpan, ShrinkFact};
use crate::link::{Certainty, FileId, Owner, ScopeRef};

/// A growth without the condition that the removal has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ungated<'p> {
    pub(crate) growth: &'p GrowthFact,
    /// A growth that has it.
    pub(crate) gated: &'p GrowthFact,
    pub(crate) removal: &'p ShrinkFact,
    pub(crate) field: Name,
}

impl Case<'_> {
    /// Returns a growth without the condition that every removal and another growth have.
    pub(crate) fn ungated(&self) -> Option<Ungated<'_>> {
        if self.lifetime.span == LifeSpan::Short || !matches!(self.subject.owner, Owner::Instance(_)) {
            return None;
        }
        let mut removals = self.shrinks.iter().filter(|shrink| shrink.effect <= Effect::ByName);
        let removal = removals.next().filter(|shrink| shrink.effect == Effect::Effective)?;
        let mut fields: FxHashSet<Name> =
            self.gates(removal.file, removal.span).iter().map(|gate| gate.field).collect();
        for other in removals {
            if fields.is_empty() {
                return None;
            }
            let its = self.gates(other.file, other.span);
            fields.retain(|field| its.iter().any(|gate| gate.field == *field));
        }
        let has = |growth: &&GrowthFact, field: Name| {
            let span = self.program.operation(&growth.operation).span;
            self.gates(growth.operation.file, span).iter().any(|gate| gate.field == field)
        };
        // In the order of the source, so that the answer is the same each time.
        let own = self.gates(removal.file, removal.span).iter().map(|gate| gate.field);
        own.filter(|field| fields.contains(field)).find_map(|field| {
            // What puts back what it just took out is no example of how it grows.
            let adds = |growth: &&GrowthFact| !self.shrinks.iter().any(|shrink| self.stands_beside(growth, shrink));
            let gated = self.counted().filter(adds).find(|growth| has(growth, field))?;
            let growth = self.counted().find(|growth| !has(growth, field) && self.is_called_from_outside(growth))?;
            Some(Ungated { growth, gated, removal, field })
        })
    }

    fn stands_beside(&self, growth: &GrowthFact, shrink: &ShrinkFact) -> bool {
        let scope = self.program.operation(&growth.operation).scope;
        (shrink.file, shrink.scope) == (growth.operation.file, scope)
    }

    /// Tells whether nothing here calls the function that grows it: a caller may have the condition.
    fn is_called_from_outside(&self, growth: &GrowthFact) -> bool {
        let at = ScopeRef { file: growth.operation.file, id: self.program.operation(&growth.operation).scope };
        let callers = self.program.callers(at);
        growth.frequency >= Frequency::Call && callers.iter().all(|(_, certainty)| *certainty == Certainty::ByName)
    }

    fn gates(&self, file: FileId, operation: Span) -> &[Gate] {
        let gates = &self.program.file(file).gates;
        let from = gates.partition_point(|gate| gate.operation < operation);
        let to = gates.partition_point(|gate| gate.operation <= operation);
        &gates[from..to]
    }
}
