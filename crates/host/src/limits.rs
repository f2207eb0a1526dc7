//! What there may be of a thing, and how much there is.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Roots, read};

/// How much of what is limited is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Limits {
    /// Files that this process may have open; null where nobody knows.
    pub open_files: Option<u64>,
    /// To what it may raise that; null where nobody knows or there is no end.
    pub most_open_files: Option<u64>,
    /// Open files of the machine; null where nobody knows.
    pub files: Option<Use>,
    /// Tasks of the machine; null where nobody knows.
    pub tasks: Option<Use>,
}

/// So many out of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Use {
    /// What is taken.
    pub used: u64,
    /// What there may be.
    pub limit: u64,
}

/// Returns the limits of this process and of the machine.
#[must_use]
pub fn limits(roots: &Roots) -> Limits {
    let own = read::text(&roots.proc.join("self/limits")).unwrap_or_default();
    let mut open =
        own.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap_or_default().split_ascii_whitespace();
    let mut next = || open.next()?.parse().ok();
    Limits { open_files: next(), most_open_files: next(), files: files(roots), tasks: tasks(roots) }
}

fn files(roots: &Roots) -> Option<Use> {
    let text = read::text(&roots.proc.join("sys/fs/file-nr")).ok()?;
    let numbers: Vec<u64> = text.split_ascii_whitespace().map_while(|word| word.parse().ok()).collect();
    let [allocated, free, limit] = numbers.as_slice() else { return None };
    Some(Use { used: allocated.saturating_sub(*free), limit: *limit })
}

fn tasks(roots: &Roots) -> Option<Use> {
    // The fourth word is those that run, a slash, and all.
    let text = read::text(&roots.proc.join("loadavg")).ok()?;
    let used = text.split_ascii_whitespace().nth(3)?.split_once('/')?.1.parse().ok()?;
    let of = |name: &str| read::number(&roots.proc.join("sys/kernel").join(name));
    let limit = [of("pid_max"), of("threads-max")].into_iter().flatten().min()?;
    Some(Use { used, limit })
}
