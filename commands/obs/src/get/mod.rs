//! `skep obs get`: one number, as it is now or as it came to over a time.
//!
//! Without ranges it answers a question and prints the number alone, for scripts. With `--warn` or `--critical` it is a
//! check. Where there is no number it says why, and never prints a zero instead.

mod answer;
mod now;
mod over;
mod plot;
mod unknown;

use clap::ValueEnum;
use jiff::Timestamp;
use skep_kit::{
    Amount, Confidence, Context, Error, Example, FailOn, Finding, Format, Outcome, Period, Problem, Report, Selector,
    Severity, Tally, Verb, schema_of,
};
use skep_metrics::{Moment, Range};

use self::answer::{Answer, One, Window};
use self::over::Over;
use crate::rules::value_out_of_range;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.get",
    version: 1,
    question: "what is this number?",
    examples: &[
        Example { command: "skep obs get skep_host_memory_used_ratio", purpose: "print one number for a script" },
        Example {
            command: "skep obs get skep_host_memory_used_ratio --warn 0.8 --critical 0.95",
            purpose: "fail where it is too high",
        },
        Example {
            command: "skep obs sample --quick -q && skep obs get skep_host_cpus --since 1h --plot",
            purpose: "draw what was sampled of it",
        },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::ALL,
    schema: schema_of::<Answer>,
};

/// What several series come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Together {
    /// All added up
    Sum,
    /// The mean
    Avg,
    /// The smallest
    Min,
    /// The largest
    Max,
    /// How many there are
    Count,
}

impl Together {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
            Self::Count => "count",
        }
    }

    /// Returns what values come to; there is one at least.
    fn of(self, values: &[f64]) -> f64 {
        let count = values.len() as f64;
        match self {
            Self::Sum => values.iter().sum(),
            Self::Avg => values.iter().sum::<f64>() / count,
            Self::Min => values.iter().copied().fold(f64::NAN, f64::min),
            Self::Max => values.iter().copied().fold(f64::NAN, f64::max),
            Self::Count => count,
        }
    }
}

/// Print one number: what it is now, or what it came to over a time
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The series, as PromQL selects it: NAME or 'NAME{label="value"}'
    #[arg(value_name = "SELECTOR")]
    selector: String,
    /// Make one number of several series
    #[arg(long, value_name = "FUNCTION", value_enum)]
    across: Option<Together>,
    /// Look back over a time such as 1h or 30d, at what is in the store
    #[arg(long, value_name = "PERIOD")]
    since: Option<Period>,
    /// What the time comes to; by default the mean of a gauge and the increase of a counter
    #[arg(long, value_name = "FUNCTION", value_enum, requires = "since")]
    over: Option<Over>,
    /// Look at the store as of TIME, such as 2026-01-31T12:00:00Z or 2h for two hours ago
    #[arg(long, value_name = "TIME")]
    at: Option<Moment>,
    /// Draw the course
    #[arg(long, requires = "since")]
    plot: bool,
    /// Measure also what takes long and what asks other machines
    #[arg(long, conflicts_with_all = ["since", "at"])]
    all: bool,
    /// Warn where it is outside of RANGE, such as 10, 10:, ~:10, 10:20 or @10:20
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    warn: Option<Range>,
    /// Fail where it is outside of RANGE
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    critical: Option<Range>,
}

impl Args {
    const fn is_check(&self) -> bool {
        self.warn.is_some() || self.critical.is_some()
    }

    fn window(&self, now: Timestamp) -> Option<Window> {
        let to = self.at.map_or(now, |at| at.get(now));
        let since = self.since?;
        let from = to.checked_sub(since.get()).unwrap_or(Timestamp::MIN);
        Some(Window { from, to })
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let selector: Selector = args.selector.parse().map_err(|bad: skep_kit::BadSelector| {
        let error = Error::usage("bad-selector", bad.to_string()).about(&args.selector);
        error.hint("write NAME or 'NAME{label=\"value\"}', in single quotes for the shell")
    })?;
    let now = context.clock.now();
    let found = match (args.window(now), args.at) {
        (Some(window), _) => over::find(args, &selector, window, context)?,
        (None, Some(at)) => over::as_of(&selector, at.get(now), context)?,
        (None, None) => now::find(args, &selector, context)?,
    };
    Ok(report(args, &selector, found, context))
}

/// What was found, and why there is nothing where there is nothing.
pub(crate) struct Found {
    pub(crate) series: Vec<One>,
    pub(crate) window: Option<Window>,
    pub(crate) over: Option<Over>,
    pub(crate) missing: Option<Problem>,
    pub(crate) errors: Vec<Problem>,
}

fn report(args: &Args, selector: &Selector, found: Found, context: &Context) -> Report {
    let now = context.clock.now();
    let mut answer = Answer::of(selector, &found, now);
    if let Some(together) = args.across.filter(|_| !found.series.is_empty()) {
        let values: Vec<f64> = found.series.iter().map(|one| one.value).collect();
        answer.together(together, &values);
    } else if let [one] = found.series.as_slice() {
        answer.single(one, now);
    }
    answer.asked(args.plot);
    let findings = findings(args, &answer);
    let complete = found.errors.is_empty();
    let outcome = outcome(args, &answer, found.missing, &findings);
    Report::new(&VERB, answer, outcome).with_findings(findings).with_errors(found.errors).completed(complete)
}

fn outcome(args: &Args, answer: &Answer, missing: Option<Problem>, findings: &[Finding]) -> Outcome {
    if let Some(problem) = missing {
        return Outcome::nothing(problem);
    }
    let judged = answer.judged();
    let nan = judged.iter().any(|(_, value)| value.is_nan());
    if args.is_check() {
        let tally: Tally = findings.iter().map(|finding| finding.severity).collect();
        let count = judged.len() as u64;
        let outcome = Outcome::checked([Amount { count, one: "value", many: "values" }], tally);
        return if nan { outcome.with_unknown(not_a_number(&args.selector)) } else { outcome };
    }
    if answer.is_one() || args.plot {
        return Outcome::answered();
    }
    Outcome::answered().with_unknown(
        Problem::new("many-series", format!("{} series are selected, and one number needs one", judged.len()))
            .about(&args.selector)
            .hint("name the labels that tell them apart, or make one of them: --across sum, avg, min, max or count"),
    )
}

fn not_a_number(selector: &str) -> Problem {
    Problem::new("not-a-number", "a value is NaN, of which nobody can say whether it is within a range")
        .hint(format!("look at what was measured: skep obs get '{selector}' --since 1h --plot"))
}

/// Returns a finding for each value that is outside of a range, the worst first.
fn findings(args: &Args, answer: &Answer) -> Vec<Finding> {
    let ranges = [("--critical", args.critical, Severity::High), ("--warn", args.warn, Severity::Medium)];
    let judge = |(target, value): (String, f64)| {
        let outside = |(_, range, _): &&(&str, Option<Range>, Severity)| {
            !value.is_nan() && range.is_some_and(|range| range.alerts(value))
        };
        let (flag, range, severity) = ranges.iter().find(outside)?;
        let range = range.map(|range| range.to_string()).unwrap_or_default();
        let shown = skep_kit::exposition_number(value);
        let message = format!("{target} is {shown}, outside of {flag} {range}");
        let mut finding = Finding::of(&value_out_of_range::RULE, *severity, Confidence::High, message);
        finding.target = Some(target);
        Some(finding.fingerprinted("", ""))
    };
    let mut findings: Vec<Finding> = answer.judged().into_iter().filter_map(judge).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}
