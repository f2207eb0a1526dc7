//! What a command gives back. It computes; one place renders.

use schemars::JsonSchema;

use crate::{BaselineEntry, Finding, MetricSink, Outcome, Problem, Sifted, Suppressed, Verb, View};

/// The data of a report: serialised for machines, viewed by people, measured by monitoring.
pub trait Output: erased_serde::Serialize + Send {
    /// Adds what a person reads.
    fn view(&self, view: &mut View);

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
}

/// How the work was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Threads that worked.
    pub jobs: u64,
    /// Results taken from the cache.
    pub cache_hits: u64,
}

impl Default for Run {
    fn default() -> Self {
        Self { jobs: 1, cache_hits: 0 }
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
        }
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
