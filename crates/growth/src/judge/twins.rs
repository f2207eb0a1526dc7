//! Tables that are filled together and pruned apart. Each container asks all others of its holder, of which there may be
//! thousands, so that they are found for all of them at once.

use rustc_hash::FxHashMap;
use skep_source::{Name, ScopeId, Shrinkage};

use super::{Case, GrowthFact};
use crate::link::{FileId, Owner};

/// A container of the same holder that is filled in the same function under the same key, and loses that key somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twin {
    /// Which of the container's own growths that is.
    pub(crate) growth: usize,
    /// Which of the holder's containers it is.
    pub(crate) sibling: usize,
}

/// Where a container is filled, under which key, and whether each instance has its own.
type Filling = (FileId, ScopeId, Name, bool);

/// Finds the twin of every container of one holder.
pub(crate) fn pair(siblings: &mut [Case<'_>]) {
    // The first two: one of them may be the container itself.
    let mut pruned: FxHashMap<Filling, (usize, Option<usize>)> = FxHashMap::default();
    for (at, case) in siblings.iter().enumerate() {
        let loses = |case: &Case<'_>| {
            case.effective(0).any(|shrink| shrink.how == Shrinkage::Remove && shrink.key_name.is_some())
        };
        if !case.is_keyed() || !loses(case) {
            continue;
        }
        for filling in case.growths.iter().filter(|growth| growth.depth == 0).filter_map(|growth| filling(case, growth))
        {
            let (first, second) = pruned.entry(filling).or_insert((at, None));
            if *first != at && second.is_none() {
                *second = Some(at);
            }
        }
    }
    if pruned.is_empty() {
        return;
    }
    for (at, case) in siblings.iter_mut().enumerate() {
        let other = |growth: &GrowthFact| {
            let (first, second) = *pruned.get(&filling(case, growth)?)?;
            if first == at { second } else { Some(first) }
        };
        let mut counted = case.growths.iter().enumerate().filter(|(_, growth)| growth.discount.is_none());
        case.twin = counted.find_map(|(growth, fact)| Some(Twin { growth, sibling: other(fact)? }));
    }
}

fn filling(case: &Case<'_>, growth: &GrowthFact) -> Option<Filling> {
    let operation = case.program.operation(&growth.operation);
    let key = operation.key_name;
    // What all instances share does not lose what one of them is done with.
    let is_own = matches!(case.subject.owner, Owner::Instance(_));
    key.is_some().then_some((growth.operation.file, operation.scope, key, is_own))
}
