//! Runs the collectors of all families. One that fails or panics takes nothing from the others, and says so in metrics
//! of its own.
//!
//! What takes long or asks other machines is answered from its last sample in the store, with its age, unless it is asked
//! for; so is what came from outside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use jiff::Timestamp;
use skep_kit::{Collector, Context, Cost, Error, Metric, Problem, Selector};
use skep_store::{Store, Stored};

use crate::names;

/// For how long a remembered value is told. What is measured once a day is not forgotten before its next time.
pub const REMEMBERED_FOR: Duration = Duration::from_secs(26 * 3600);
/// How far apart the samples of one collector's run may be.
const ONE_RUN: Duration = Duration::from_secs(60);
/// What is said to collect that which came from outside.
pub const RECORDED: &str = "recorded";
/// How the names of the collectors' own metrics begin.
const OF_COLLECTORS: &str = "skep_collect_";
/// Whether a collector succeeded.
const SUCCESS: &str = "skep_collect_success";

/// How far to reach for values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What is quick is measured now; all else is remembered.
    Quick,
    /// All is measured now.
    All,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// The value.
    pub metric: Metric,
    /// When it was so.
    pub at: Timestamp,
    /// Who says so.
    pub collector: &'static str,
}

/// How it went with one collector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectorRun {
    /// Its name.
    pub name: &'static str,
    /// How long it takes.
    pub cost: Cost,
    /// How long it took this time; none where it did not run.
    pub duration: Option<Duration>,
    /// What came of it.
    pub outcome: Collected,
}

/// What came of a collector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collected {
    /// It measured now.
    Now,
    /// Its values are those of then.
    Remembered(Timestamp),
    /// It did not run, and there is no sample to remember.
    Never,
    /// It failed.
    Failed(Problem),
    /// The run was to stop before its turn.
    Stopped,
}

/// All values of one moment, and how it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The moment.
    pub at: Timestamp,
    /// The values, by collector in the order of the families.
    pub samples: Vec<Sampled>,
    /// A row a collector.
    pub runs: Vec<CollectorRun>,
}

impl Round {
    /// Returns what was measured in this round: what is to be stored of it.
    #[must_use]
    pub fn measured(&self) -> Vec<Metric> {
        let ran = |name: &str| self.runs.iter().any(|run| run.name == name && run.duration.is_some());
        let ours = |sampled: &&Sampled| {
            let of_collector = sampled.metric.label("collector").is_none_or(ran);
            let about_runs = sampled.metric.name.starts_with(OF_COLLECTORS);
            if about_runs { of_collector } else { ran(sampled.collector) }
        };
        self.samples.iter().filter(ours).map(|sampled| sampled.metric.clone()).collect()
    }

    /// Returns the values alone, for an exposition.
    #[must_use]
    pub fn metrics(&self) -> Vec<Metric> {
        self.samples.iter().map(|sampled| sampled.metric.clone()).collect()
    }

    /// Returns what went wrong, a problem a collector.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |run: &CollectorRun| match &run.outcome {
            Collected::Failed(problem) => Some(problem.clone()),
            Collected::Now | Collected::Remembered(_) | Collected::Never | Collected::Stopped => None,
        };
        self.runs.iter().filter_map(problem).collect()
    }

    /// Tells whether each collector had its turn.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.runs.iter().all(|run| !matches!(run.outcome, Collected::Failed(_) | Collected::Stopped))
    }
}

/// Returns all collectors of all families, in their order.
pub fn collectors(context: &Context) -> impl Iterator<Item = &'static Collector> + use<> {
    context.families.iter().flat_map(|family| family.collectors)
}

/// Measures with one collector, now.
#[must_use]
pub fn measure(collector: &'static Collector, context: &Context) -> (CollectorRun, Vec<Sampled>) {
    let (at, started) = (in_milliseconds(context.clock.now()), (context.clock.steady)());
    let collected = catch_unwind(AssertUnwindSafe(|| (collector.collect)(context)));
    let duration = (context.clock.steady)().saturating_duration_since(started);
    let run = |outcome| CollectorRun { name: collector.name, cost: collector.cost, duration: Some(duration), outcome };
    let failed = |error: &Error| {
        let mut problem = Problem::from(error);
        problem.target.get_or_insert_with(|| format!("collector:{}", collector.name));
        run(Collected::Failed(problem))
    };
    match collected {
        Ok(Ok(metrics)) => {
            let sampled = |metric| Sampled { metric, at, collector: collector.name };
            (run(Collected::Now), metrics.into_iter().map(sampled).collect())
        }
        Ok(Err(error)) => (failed(&error), Vec::new()),
        Err(_) => (failed(&Error::bug(format!("the collector {} has a bug: it panicked", collector.name))), Vec::new()),
    }
}

/// Collects what is `wanted`, or all there is. What `store` remembers is told with its age.
///
/// # Errors
/// A store that cannot be read. A collector that fails is no error.
pub fn collect(
    context: &Context,
    wanted: Option<&Selector>,
    reach: Reach,
    store: Option<&Store>,
) -> Result<Round, Error> {
    let at = in_milliseconds(context.clock.now());
    let mut round = Round { at, samples: Vec::new(), runs: Vec::new() };
    let remembered = remembered(wanted, at, store)?;
    for collector in collectors(context).filter(|collector| is_asked(collector, wanted)) {
        let (run, samples) = if context.should_stop() {
            (not_run(collector, Collected::Stopped), Vec::new())
        } else if reach == Reach::All || collector.cost == Cost::Quick {
            measure(collector, context)
        } else {
            recall(collector, &remembered)
        };
        round.runs.push(run);
        round.samples.extend(samples);
    }
    let recorded = remembered.iter().filter(|stored| !names::is_ours(&stored.series.name));
    round.samples.extend(recorded.map(|stored| sampled(stored, RECORDED)));
    round.samples.extend(run_metrics(&round.runs, at));
    if let Some(wanted) = wanted {
        round.samples.retain(|sampled| wanted.selects(&sampled.metric));
    }
    Ok(round)
}

/// The store keeps no finer time.
fn in_milliseconds(moment: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(moment.as_millisecond()).unwrap_or(moment)
}

/// Tells whether a collector can have what is wanted. What is told of collectors themselves, all of them have.
fn is_asked(collector: &Collector, wanted: Option<&Selector>) -> bool {
    let name = wanted.and_then(|wanted| wanted.name.as_deref());
    name.is_none_or(|name| name.starts_with(OF_COLLECTORS) || collector.can_give(name))
}

/// Returns the store's latest values. Labels are matched later, as a collector's last run is found by all its values.
fn remembered(wanted: Option<&Selector>, now: Timestamp, store: Option<&Store>) -> Result<Vec<Stored>, Error> {
    let Some(store) = store else { return Ok(Vec::new()) };
    let name = wanted.and_then(|wanted| wanted.name.clone()).filter(|name| !name.starts_with(OF_COLLECTORS));
    let since = now.checked_sub(REMEMBERED_FOR).unwrap_or(Timestamp::MIN);
    store.latest(&Selector { name, matchers: Vec::new() }, since)
}

/// Answers for a collector that does not run: with what its last run left. What that run did not see any more is gone.
fn recall(collector: &'static Collector, remembered: &[Stored]) -> (CollectorRun, Vec<Sampled>) {
    let theirs = || remembered.iter().filter(|stored| collector.can_give(&stored.series.name));
    // A run that went well and left nothing saw that there is nothing.
    let is_success = |stored: &&Stored| {
        let is_of = |(label, value): &skep_kit::Label| label == "collector" && value == collector.name;
        stored.series.name == SUCCESS && stored.point.value == 1.0 && stored.series.labels.iter().any(is_of)
    };
    let left = theirs().map(|stored| stored.point.at).max();
    let went_well = || remembered.iter().filter(is_success).map(|stored| stored.point.at).max();
    let Some(last) = left.or_else(went_well) else {
        return (not_run(collector, Collected::Never), Vec::new());
    };
    let from = last.checked_sub(ONE_RUN).unwrap_or(last);
    let of_last = theirs().filter(|stored| stored.point.at >= from);
    let samples = of_last.map(|stored| sampled(stored, collector.name)).collect();
    (not_run(collector, Collected::Remembered(last)), samples)
}

const fn not_run(collector: &'static Collector, outcome: Collected) -> CollectorRun {
    CollectorRun { name: collector.name, cost: collector.cost, duration: None, outcome }
}

fn sampled(stored: &Stored, collector: &'static str) -> Sampled {
    Sampled { metric: stored.metric(), at: stored.point.at, collector }
}

/// Returns what the runs tell of themselves: how long each took, whether it succeeded, and how old its values are.
#[must_use]
pub fn run_metrics(runs: &[CollectorRun], now: Timestamp) -> Vec<Sampled> {
    let mut samples = Vec::new();
    for run in runs {
        let mut push = |name: &'static str, help: &'static str, value: f64| {
            let metric = Metric::gauge(name, help, value).with("collector", run.name);
            samples.push(Sampled { metric, at: now, collector: run.name });
        };
        if let Some(duration) = run.duration {
            push("skep_collect_duration_seconds", "How long a collector took.", duration.as_secs_f64());
            let success = f64::from(u8::from(run.outcome == Collected::Now));
            push(SUCCESS, "1 if a collector succeeded, else 0.", success);
        }
        let age = match run.outcome {
            Collected::Now => Some(0.0),
            Collected::Remembered(then) => Some(now.duration_since(then).as_secs_f64().max(0.0)),
            Collected::Never | Collected::Failed(_) | Collected::Stopped => None,
        };
        if let Some(age) = age {
            push("skep_collect_age_seconds", "How old a collector's values are.", age);
        }
    }
    samples
}

#[cfg(test)]
mod tests;
