//! `skep mem scan`: the census. Every long-lived container that grows, with its verdict; no findings, no gate.

use schemars::JsonSchema;
use serde::Serialize;
use skep_growth::{Analysis, Options};
use skep_kit::{
    Context, Error, Example, FailOn, Format, MetricSink, Output, Report, Run, Severity, Tally, Verb, View, schema_of,
};

use crate::arguments::ScanArgs;
use crate::containers::{Fates, Row};
use crate::{analysis, containers};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "mem.scan",
    version: 1,
    question: "which long-lived collections are there, and what keeps each in bounds?",
    examples: &[
        Example { command: "skep mem scan", purpose: "list what grows in the project you stand in" },
        Example { command: "skep mem scan --lang python examples/swarm", purpose: "look at one language only" },
        Example { command: "skep mem scan --json | jq '.data.containers[].symbol'", purpose: "take the names further" },
    ],
    fail_on: FailOn::Never,
    formats: Format::MEASURED,
    schema: schema_of::<Census>,
};

/// List every long-lived collection that grows, with what became of it
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    scan: ScanArgs,
}

/// The census.
#[derive(Debug, Serialize, JsonSchema)]
struct Census {
    /// Files read and parsed, at least in part.
    files_scanned: u64,
    /// Lines in them.
    lines_scanned: u64,
    /// Files that could not be analysed, or not wholly.
    files_with_errors: u64,
    /// What is called like source and was skipped since it is no file.
    skipped: analysis::Skipped,
    /// Containers that a rule speaks of, allowed ones as well, by severity.
    summary: Summary,
    /// How many containers met which fate.
    verdicts: Fates,
    /// Every long-lived container that grows, by path and line.
    containers: Vec<Row>,
}

/// Containers that a rule speaks of, allowed ones as well, by severity.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// Of severity high.
    critical_count: u64,
    /// Of severity medium.
    warning_count: u64,
}

impl Summary {
    fn of(analysis: &Analysis) -> Self {
        let tally: Tally = analysis.containers.iter().filter_map(|container| container.severity).collect();
        Self { critical_count: tally.of(Severity::High), warning_count: tally.of(Severity::Medium) }
    }
}

impl Output for Census {
    fn view(&self, view: &mut View) {
        view.table(containers::table(&self.containers));
    }

    fn metrics(&self, sink: &mut MetricSink) {
        analysis::metrics(sink, self.files_scanned, self.files_with_errors);
        self.verdicts.metrics(sink);
    }
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let options = Options { census: true, ..args.scan.options(context)? };
    let run = Run { jobs: options.jobs as u64, cache_hits: 0, shard: options.shard, fixed: None };
    Ok(report(analysis::analyse(&options, context), &args.scan, context).with_run(run))
}

fn report(mut analysis: Analysis, args: &ScanArgs, context: &Context) -> Report {
    // What a comment allows is listed and breaks no gate.
    let counted = analysis.containers.iter().filter(|container| container.allowed.is_none());
    let tally: Tally = counted.filter_map(|container| container.severity).collect();
    let mut outcome = analysis::outcome(&analysis, tally, &args.named(context));
    let verdicts = Fates::of(&analysis);
    outcome.asides.extend(verdicts.proved(0));
    let allowed = analysis.containers.iter().filter(|container| container.allowed.is_some()).count();
    outcome.asides.extend((allowed > 0).then(|| format!("{allowed} allowed")));
    if tally.at_or_above(Severity::Medium) > 0 {
        let command = format!("skep mem leaks {}", args.typed());
        outcome.next.push(command.trim_end_matches(" .").trim_end().to_owned());
    }
    let data = Census {
        files_scanned: analysis.files_scanned,
        lines_scanned: analysis.lines_scanned,
        files_with_errors: analysis::files_with_errors(&analysis.problems),
        skipped: analysis.skipped.into(),
        summary: Summary::of(&analysis),
        verdicts,
        containers: std::mem::take(&mut analysis.containers).into_iter().map(Row::from).collect(),
    };
    Report::new(&VERB, data, outcome)
        .with_errors(analysis::problems(&analysis.problems))
        .completed(analysis::is_complete(&analysis))
}
