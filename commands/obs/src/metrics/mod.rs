//! `skep obs metrics`: every number there is, as it is now or as it was last measured.

mod missing;
mod rows;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Collector, Context, Error, Example, FailOn, Format, Metric, MetricSink, Outcome, Output, Problem, Report, Selector,
    Verb, View, schema_of,
};
use skep_metrics::{Reach, Round, Sampled, collectors};

use crate::round::gather;
use crate::standing::{self, Standing};
use missing::Missing;
use rows::{CollectorRow, MetricRow};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.metrics",
    version: 1,
    question: "what are all the numbers now?",
    examples: &[
        Example { command: "skep obs metrics", purpose: "show all that is quick to measure" },
        Example { command: "skep obs metrics skep_host_memory_used_ratio", purpose: "show one" },
        Example { command: "skep obs metrics --format prometheus", purpose: "have them scraped" },
    ],
    fail_on: FailOn::Never,
    formats: Format::MEASURED,
    schema: schema_of::<Metrics>,
};

/// Show all metrics as they are now
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Show only these: a name, labels in braces, or both, as in skep_host_disk_used_ratio{mount="/"}
    #[arg(value_name = "SELECTOR")]
    selectors: Vec<Selector>,
    /// Measure also what takes long and what asks services, instead of telling what was last measured
    #[arg(long)]
    all: bool,
    /// List the important metrics that have no value here, and how to get one
    #[arg(long)]
    missing: bool,
}

/// All metrics.
#[derive(Debug, Serialize, JsonSchema)]
struct Metrics {
    /// The samples, by collector.
    metrics: Vec<MetricRow>,
    /// What measures, and how it went.
    collectors: Vec<CollectorRow>,
    /// Important metrics without a value here.
    missing: Vec<Missing>,
    #[serde(skip)]
    samples: Vec<Metric>,
    #[serde(skip)]
    shown: Shown,
}

/// What people are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Values,
    Missing,
}

/// Whether all metrics were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whole {
    All,
    Part,
}

impl Output for Metrics {
    fn view(&self, view: &mut View) {
        match self.shown {
            Shown::Values => rows::view(&self.metrics, view),
            Shown::Missing => missing::view(&self.missing, view),
        }
    }

    fn metrics(&self, sink: &mut MetricSink) {
        sink.extend(self.samples.iter().cloned());
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let reach = if args.all { Reach::All } else { Reach::Quick };
    // With one selector only those are asked that can have it.
    let wanted = args.selectors.first().filter(|_| args.selectors.len() == 1 && !args.missing);
    let gathered = gather(context, wanted, reach);
    let (round, collectors) = (gathered.round, collectors(context).collect::<Vec<_>>());
    let is_asked = |name: &str| args.selectors.is_empty() || args.selectors.iter().any(|one| one.may_name(name));
    let is_meant =
        |sample: &&Sampled| args.selectors.is_empty() || args.selectors.iter().any(|one| one.selects(&sample.metric));
    let mut meant: Vec<&Sampled> = round.samples.iter().filter(is_meant).collect();
    // What a collector says of itself stands with its values; what came from outside stands last.
    let order = |sample: &&Sampled| round.runs.iter().position(|run| run.name == sample.collector);
    meant.sort_by_key(|sample| order(sample).unwrap_or(usize::MAX));
    let missing = missing::list(&round, &collectors).into_iter().filter(|row| is_asked(row.name)).collect();
    let data = Metrics {
        metrics: meant.iter().map(|sample| MetricRow::of(sample, round.at)).collect(),
        collectors: round.runs.iter().map(|run| CollectorRow::of(run, round.at)).collect(),
        missing,
        samples: meant.iter().map(|sample| sample.metric.clone()).collect(),
        shown: if args.missing { Shown::Missing } else { Shown::Values },
    };
    let whole = if args.selectors.is_empty() { Whole::All } else { Whole::Part };
    let outcome = outcome(&data, || nothing(&args.selectors, &round, &collectors), whole);
    Ok(Report::new(&VERB, data, outcome).with_errors(gathered.problems).completed(round.is_complete()))
}

fn outcome(data: &Metrics, nothing: impl FnOnce() -> Problem, whole: Whole) -> Outcome {
    if data.metrics.is_empty() && data.shown == Shown::Values {
        return Outcome::nothing(nothing());
    }
    let outcome = Outcome::answered();
    match (data.shown, whole, data.missing.len()) {
        (Shown::Missing, _, 0) => outcome.aside("all important metrics have a value here"),
        (Shown::Values, Whole::All, count @ 1..) => {
            outcome.aside(format!("{count} important metrics have no value here")).next("skep obs metrics --missing")
        }
        (Shown::Missing, _, _) | (Shown::Values, _, _) => outcome,
    }
}

/// Returns why there is no value of what was asked for.
fn nothing(selectors: &[Selector], round: &Round, collectors: &[&'static Collector]) -> Problem {
    let Some(selector) = selectors.first() else {
        return Problem::new("no-metrics", "no collector has given a value")
            .hint("the errors say why; on another system than Linux there is little to measure");
    };
    let asked: Vec<String> = selectors.iter().map(|selector| format!("`{selector}`")).collect();
    let none = format!("there is no value of {}", asked.join(" or "));
    let name = selector.name.as_deref().unwrap_or_default();
    match standing::of(name, collectors, &round.runs) {
        Standing::Never(why) => Problem::new("not-measured", format!("{none}: {why}")),
        Standing::Failed(why) => Problem::new("not-measured", format!("{none}: {why}")),
        Standing::Nothing => Problem::new("no-such-series", format!("{none}: there is nothing of its kind here"))
            .hint(format!("leave the labels out to see what there is: skep obs metrics {name}")),
        Standing::NoSource => {
            let names: BTreeSet<&str> = collectors.iter().flat_map(|collector| collector.metrics).copied().collect();
            let close = skep_kit::suggest::hint(name, names);
            let hint = close.unwrap_or_else(|| "`skep obs metrics` shows all that have one".to_owned());
            Problem::new("no-such-metric", format!("{none}: nothing here gives it")).hint(hint)
        }
    }
}
