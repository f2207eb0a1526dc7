//! Why a metric has no value: nothing here gives it, there is nothing of its kind, or nobody can tell. Only the first two
//! leave nothing to be known.

use jiff::Timestamp;
use skep_kit::{Collector, Cost};
use skep_metrics::{Collected, CollectorRun};

/// Why there is no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No collector gives it.
    NoSource,
    /// It was measured, and there is nothing of its kind.
    Nothing,
    /// It was never measured, for this reason.
    Never(&'static str),
    /// It could not be measured, for this reason.
    Failed(String),
}

/// Returns why a metric of that name has no value, when `runs` are what came of the `collectors`.
pub(crate) fn of(name: &str, collectors: &[&'static Collector], runs: &[CollectorRun]) -> Standing {
    let givers = || collectors.iter().filter(|collector| collector.can_give(name));
    let outcomes = givers().filter_map(|giver| runs.iter().find(|run| run.name == giver.name));
    let mut standing = Standing::NoSource;
    for run in outcomes {
        match &run.outcome {
            Collected::Now | Collected::Remembered(_) if standing == Standing::NoSource => standing = Standing::Nothing,
            Collected::Now | Collected::Remembered(_) => {}
            Collected::Failed(problem) => return Standing::Failed(problem.message.clone()),
            Collected::Never => standing = Standing::Never(never(run.cost)),
            Collected::Stopped => return Standing::Failed("the run was stopped before its turn".to_owned()),
        }
    }
    standing
}

const fn never(cost: Cost) -> &'static str {
    match cost {
        Cost::Quick => "it was not measured",
        Cost::Slow => "it takes long and was not measured yet; --all measures it now",
        Cost::Network => "it asks services and was not measured yet; --all measures it now",
    }
}

/// Returns for how many seconds a value has been so; less than 0 where it lies in the future.
pub(crate) fn age_seconds(at: Timestamp, now: Timestamp) -> f64 {
    now.duration_since(at).as_secs_f64()
}
