//! What stands in a function. Facts lie by file; whoever asks for a function's own asks for many functions of one file.

use std::hash::Hash;

use rustc_hash::FxHashMap;
use skep_source::{Call, FileFacts, Operation, ScopeId};

use super::{Program, ScopeRef};

/// The operations and calls of a file by the function in which they stand, as indices in the order of the source.
#[derive(Debug)]
pub(super) struct Inside {
    operations: Grouped<ScopeId>,
    calls: Grouped<ScopeId>,
}

impl Inside {
    pub(super) fn of(facts: &FileFacts) -> Self {
        Self {
            operations: Grouped::by(facts.operations.iter().map(|operation| operation.scope)),
            calls: Grouped::by(facts.calls.iter().map(|call| call.scope)),
        }
    }
}

/// Indices by key, in one block of memory.
#[derive(Debug)]
struct Grouped<K> {
    indices: Vec<u32>,
    ranges: FxHashMap<K, (u32, u32)>,
}

impl<K: Copy + Eq + Hash + Ord> Grouped<K> {
    fn by(keys: impl Iterator<Item = K>) -> Self {
        let mut keyed: Vec<(K, u32)> = keys.zip(0..).collect();
        keyed.sort_unstable();
        let mut ranges: FxHashMap<K, (u32, u32)> = FxHashMap::default();
        for (at, (key, _)) in (0..).zip(&keyed) {
            ranges.entry(*key).or_insert((at, at)).1 = at + 1;
        }
        Self { indices: keyed.into_iter().map(|(_, index)| index).collect(), ranges }
    }

    fn get(&self, key: K) -> &[u32] {
        self.ranges.get(&key).map_or(&[], |(start, end)| &self.indices[*start as usize..*end as usize])
    }
}

impl Program {
    fn inside(&self, function: ScopeRef) -> (&FileFacts, &Inside) {
        let facts = self.file(function.file);
        (facts, self.inside[function.file as usize].get_or_init(|| Inside::of(facts)))
    }

    /// Returns the operations that stand in a function, in the order of the source.
    pub(crate) fn operations_in(&self, function: ScopeRef) -> impl Iterator<Item = &Operation> {
        let (facts, inside) = self.inside(function);
        inside.operations.get(function.id).iter().map(|index| &facts.operations[*index as usize])
    }

    /// Returns the calls that stand in a function, in the order of the source.
    pub(crate) fn calls_in(&self, function: ScopeRef) -> impl Iterator<Item = &Call> {
        let (facts, inside) = self.inside(function);
        inside.calls.get(function.id).iter().map(|index| &facts.calls[*index as usize])
    }
}
