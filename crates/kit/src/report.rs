//! What a command gives back. It computes; one place renders.

use std::str::FromStr;

use schemars::JsonSchema;

use crate::{BaselineEntry, Finding, MetricSink, Outcome, Problem, Sifted, Suppressed, Verb, View};

/// The data of a report: serialised for machines, viewed by people, measured by monitoring.
pub trait Output: erased_serde::Serialize + Send {
    /// Adds what a person reads.
    fn view(&self, view: &mut View);

    /// Tells whether the view says what was found, so that a person need not read it twice.
    fn tells_findings(&self) -> bool {
        false
    }

    /// Adds what monitoring counts.
    fn metrics(&self, sink: &mut MetricSink) {
        let _ = sink;
    }
}

erased_serde::serialize_trait_object!(Output);

/// The answer of one verb.
pub struct Report {
    /// The verb that answers.
    pub verb: &'static Verb,
    /// The typed answer.
    pub data: Box<dyn Output>,
    /// What needs a hand, worst first.
    pub findings: Vec<Finding>,
    /// What somebody answers for.
    pub suppressed: Vec<Suppressed>,
    /// What the baseline knows and nobody finds any more.
    pub stale: Vec<BaselineEntry>,
    /// What could not be checked, or not wholly.
    pub errors: Vec<Problem>,
    /// False where it ended before all was checked.
    pub complete: bool,
    /// What was checked and how bad it was.
    pub outcome: Outcome,
    /// How the work was done; nothing in `data` or `findings` depends on it.
    pub run: Run,
    /// What is to be done about it.
    pub mending: Mending,
}

/// What is to be done about findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mending {
    /// They are told.
    #[default]
    Tell,
    /// What is safe to change is changed first, and what is left is told.
    Fix,
}

/// How the work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Threads that worked.
    pub jobs: u64,
    /// Results taken from the cache.
    pub cache_hits: u64,
    /// The share of the whole that was looked at; none is all of it.
    pub shard: Option<Shard>,
    /// Changes made to the source; none where nobody asked for any.
    pub fixed: Option<u64>,
}

/// One of several shares of a whole, each looked at by a run of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// Which one, from 1 to `count`.
    pub index: u32,
    /// How many there are.
    pub count: u32,
}

impl Shard {
    /// More shares than this are a slip.
    const MOST: u32 = 1024;
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

/// Text that names no [`Shard`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no share; the second of eight is 2/8, and there are at most {max}", max = Shard::MOST)]
pub struct UnknownShard(String);

impl FromStr for Shard {
    type Err = UnknownShard;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownShard(text.to_owned());
        let (index, count) = text.split_once('/').ok_or_else(unknown)?;
        let shard = Self { index: index.parse().map_err(|_| unknown())?, count: count.parse().map_err(|_| unknown())? };
        let is_one = (1..=shard.count).contains(&shard.index) && shard.count <= Self::MOST;
        is_one.then_some(shard).ok_or_else(unknown)
    }
}

impl Default for Run {
    fn default() -> Self {
        Self { jobs: 1, cache_hits: 0, shard: None, fixed: None }
    }
}

impl Report {
    /// Creates a complete report without findings. The bound on `data` keeps a verb without a schema from compiling.
    #[must_use]
    pub fn new<T: Output + JsonSchema + 'static>(verb: &'static Verb, data: T, outcome: Outcome) -> Self {
        Self {
            verb,
            data: Box::new(data),
            findings: Vec::new(),
            suppressed: Vec::new(),
            stale: Vec::new(),
            errors: Vec::new(),
            complete: true,
            outcome,
            run: Run::default(),
            mending: Mending::default(),
        }
    }

    /// Says what is to be done about the findings.
    #[must_use]
    pub const fn mended(mut self, mending: Mending) -> Self {
        self.mending = mending;
        self
    }

    /// Adds findings, worst first.
    #[must_use]
    pub fn with_findings(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    /// Adds what came of sifting: findings, worst first, and what does not count.
    #[must_use]
    pub fn with_sifted(mut self, sifted: Sifted) -> Self {
        (self.findings, self.suppressed, self.stale) = (sifted.kept, sifted.suppressed, sifted.stale);
        self
    }

    /// Adds problems met on the way.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<Problem>) -> Self {
        self.errors = errors;
        self
    }

    /// Says how the work was done.
    #[must_use]
    pub const fn with_run(mut self, run: Run) -> Self {
        self.run = run;
        self
    }

    /// Says whether all was checked.
    #[must_use]
    pub const fn completed(mut self, complete: bool) -> Self {
        self.complete = complete;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_from_one() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 2, count: 8 }));
        for bad in ["0/8", "9/8", "1/0", "8", "1/8/2", "-1/2", "1/2000", "a/b", ""] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }
}
