//! `skep mem leaks`: the gate. It reports what is medium or worse, and comments that allow what is not there; all else
//! stands in the census.

use schemars::JsonSchema;
use serde::Serialize;
use skep_growth::Options;
use skep_kit::{
    BaselineEntry, Checked, Context, Error, Example, FailOn, Format, Mending, Metric, MetricSink, Output, Report, Run,
    Severity, Suppression, Tally, Verb, View, schema_of,
};

use crate::arguments::ScanArgs;
use crate::containers::Fates;
use crate::{analysis, containers};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "mem.leaks",
    version: 1,
    question: "which collections grow until the process is restarted?",
    examples: &[
        Example { command: "skep mem leaks", purpose: "analyse the project you stand in" },
        Example { command: "skep mem leaks --fix", purpose: "drop the comments that allow what is not there" },
        Example { command: "skep mem leaks --json | jq .data.summary", purpose: "count them in a script" },
    ],
    fail_on: FailOn::At(Severity::High),
    formats: Format::ALL,
    schema: schema_of::<Leaks>,
};

/// Report the collections that grow without bound, each with its proof
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    scan: ScanArgs,
    /// Change the source where the program stays the same by it, and report what is left
    #[arg(long)]
    fix: bool,
}

/// The counts behind the findings.
#[derive(Debug, Serialize, JsonSchema)]
struct Leaks {
    /// Files read and parsed, at least in part.
    files_scanned: u64,
    /// Lines in them.
    lines_scanned: u64,
    /// Files that could not be analysed, or not wholly.
    files_with_errors: u64,
    /// What is called like source and was skipped since it is no file.
    skipped: analysis::Skipped,
    /// Findings.
    total_issues: u64,
    /// Findings by severity.
    summary: Summary,
    /// Long-lived containers that grow, by what became of them.
    containers: Fates,
    /// What does not count because a comment or the baseline answers for it.
    suppressed: Vec<Suppression>,
    /// What the baseline knows and nobody finds any more; told by a run over the whole project.
    stale_baseline: Vec<BaselineEntry>,
}

/// Findings by severity.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// Those that hurt in production as they stand.
    high_severity: u64,
    /// Those to be looked at before they hurt.
    medium_severity: u64,
    /// Those that are worth knowing: comments that allow what is not there.
    low_severity: u64,
}

impl Output for Leaks {
    fn view(&self, _: &mut View) {}

    fn metrics(&self, sink: &mut MetricSink) {
        let help = "Findings of skep mem leaks.";
        let Summary { high_severity, medium_severity, low_severity } = self.summary;
        let counts =
            [(Severity::High, high_severity), (Severity::Medium, medium_severity), (Severity::Low, low_severity)];
        for (severity, count) in counts {
            sink.gauge("skep_mem_findings", help, [("severity", severity.to_string())], count as f64);
        }
        analysis::metrics(sink, self.files_scanned, self.files_with_errors);
        self.containers.metrics(sink);
    }
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let options = args.scan.options(context)?;
    let mending = if args.fix { Mending::Fix } else { Mending::Tell };
    Ok(report(&options, &args.scan.named(context), context).mended(mending))
}

/// Answers as a part of `skep check`.
pub(crate) fn section(context: &Context) -> Result<Report, Error> {
    run(&Args { scan: ScanArgs::default(), fix: false }, context)
}

/// Counts what the analysis finds, for monitoring; nothing where there is no source, as a zero would read as a pass.
pub(crate) fn collect(context: &Context) -> Result<Vec<Metric>, Error> {
    let report = section(context)?;
    let mut sink = MetricSink::default();
    if matches!(report.outcome.checked, Checked::Some(_)) {
        report.data.metrics(&mut sink);
    }
    Ok(sink.metrics)
}

fn report(options: &Options, named: &str, context: &Context) -> Report {
    let mut analysis = analysis::analyse(options, context);
    analysis::doubt_fixes(&mut analysis, options, context);
    let sifted = analysis::sift(&mut analysis, options, context);
    let findings = &sifted.kept;
    let tally: Tally = findings.iter().map(|finding| finding.severity).collect();
    let fates = containers::Fates::of(&analysis);
    let data = Leaks {
        files_scanned: analysis.files_scanned,
        lines_scanned: analysis.lines_scanned,
        files_with_errors: analysis::files_with_errors(&analysis.problems),
        skipped: analysis.skipped.into(),
        total_issues: findings.len() as u64,
        summary: Summary {
            high_severity: tally.of(Severity::High),
            medium_severity: tally.of(Severity::Medium),
            low_severity: tally.of(Severity::Low),
        },
        containers: fates,
        suppressed: sifted.suppressed.iter().map(Suppression::from).collect(),
        stale_baseline: sifted.stale.clone(),
    };
    let mut outcome = analysis::outcome(&analysis, tally, named);
    outcome.asides.extend(sifted.asides());
    outcome.asides.extend(fates.proved(findings.len()));
    outcome.asides.extend(containers::milder(&analysis));
    outcome.asides.extend(analysis::fixable(findings));
    outcome.next.extend(findings.first().map(|finding| format!("skep explain {}", finding.rule)));
    outcome.next.extend(sifted.stale.first().map(|_| "skep baseline prune".to_owned()));
    Report::new(&VERB, data, outcome)
        .with_sifted(sifted)
        .with_errors(analysis::problems(&analysis.problems))
        .with_run(Run {
            jobs: options.jobs as u64,
            cache_hits: analysis.files_known,
            shard: options.shard,
            fixed: None,
        })
        .completed(analysis::is_complete(&analysis))
}
