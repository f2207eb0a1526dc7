//! What the program reads, by name.

use rustc_hash::FxHashSet;
use skep_source::{ANY_NAME, FileFacts, FrozenNames, Name};
use std::sync::Arc;

/// The private names that any file of a program reads.
#[derive(Debug, Default)]
pub(super) struct Reads {
    pub(super) names: FxHashSet<Name>,
    /// What stands in a file that looks up what only the run can tell.
    pub(super) any: Option<Name>,
}

impl Reads {
    /// Collects what `files` read.
    pub(super) fn collect(files: &[Arc<FileFacts>], names: &FrozenNames) -> Self {
        let read = files.iter().flat_map(|facts| facts.reads.iter().copied()).collect();
        Self { names: read, any: names.find(ANY_NAME) }
    }
}
