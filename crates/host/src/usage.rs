//! What this process itself costs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Roots, processes};

/// The cost of this process.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Usage {
    /// Time that it ran.
    pub cpu_seconds: f64,
    /// Memory that it keeps resident.
    pub resident_bytes: u64,
    /// Its threads.
    pub threads: u64,
    /// What it has open; null where that cannot be listed.
    pub open_files: Option<u64>,
}

/// Returns what this process costs so far; none where the kernel does not tell.
#[must_use]
pub fn usage(roots: &Roots) -> Option<Usage> {
    let process = processes::own(roots)?;
    let open = std::fs::read_dir(roots.proc.join("self/fd")).ok();
    Some(Usage {
        cpu_seconds: process.cpu_seconds,
        resident_bytes: process.resident_bytes,
        threads: process.threads,
        // One is the folder that is being read.
        open_files: open.map(|entries| (entries.count() as u64).saturating_sub(1)),
    })
}
