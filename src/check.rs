//! `skep check`: asks every family's sections and puts their answers together.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    BaselineEntry, Cell, Checked, Column, Config, Context, Cost, Error, ErrorKind, Example, Exit, FailOn, Finding,
    Format, MetricSink, Mood, Outcome, Output, Problem, Report, Run, Section, Severity, Sifted, Suppressed, Table,
    Tally, Verb, View, schema_of,
};

use crate::dispatch::with_left_out;
use crate::limits::Limits;
use crate::verdict::{Policy, Verdict, judge, judge_sum, together};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "check",
    version: 1,
    question: "is all well here?",
    examples: &[
        Example { command: "skep check", purpose: "check the project you stand in" },
        Example { command: "skep check examples/swarm", purpose: "check another, as if you stood there" },
        Example { command: "skep check --json | jq '.findings[].symbol'", purpose: "take the findings further" },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::ALL,
    schema: schema_of::<Sections>,
};

/// The status of a section with nothing to check.
const SKIPPED: &str = "skipped";

/// Check all that can be checked here, quickly and offline
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Args {
    /// The folder to check, as if you stood in it
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Run also what is slow or asks other machines
    #[arg(long)]
    all: bool,
}

/// The sections' answers.
#[derive(Serialize, JsonSchema)]
struct Sections {
    /// One entry a section, in a fixed order.
    sections: Vec<Answer>,
}

/// One section's answer.
#[derive(Serialize, JsonSchema)]
struct Answer {
    /// The verb that answered.
    id: &'static str,
    /// Its data's schema.
    schema: String,
    /// `ok`, `violated`, `unknown`, `invalid`; `skipped` where there was nothing to check.
    status: &'static str,
    /// The exit code that the verb alone would have had.
    #[schemars(with = "Exit")]
    exit_code: u8,
    #[serde(skip)]
    exit: Exit,
    /// False where not all was checked.
    complete: bool,
    /// The verb's data; null where it could not answer.
    #[schemars(with = "Option<serde_json::Value>")]
    data: Option<Box<dyn Output>>,
}

impl Output for Sections {
    fn view(&self, view: &mut View) {
        for answer in &self.sections {
            if let Some(data) = &answer.data {
                data.view(view);
            }
        }
        if self.sections.len() < 2 {
            return;
        }
        let mut table = Table::new([Column::new("section"), Column::new("status")], "Nothing was checked.");
        for answer in &self.sections {
            let mood = match answer.exit {
                _ if answer.status == SKIPPED => Mood::Neutral,
                Exit::Clean => Mood::Good,
                Exit::Violated => Mood::Bad,
                Exit::Usage | Exit::Unavailable | Exit::Bug | Exit::Interrupted | Exit::Terminated => Mood::Doubtful,
            };
            table.row([Cell::text(answer.id), Cell::State(answer.status.to_owned(), mood)]);
        }
        view.table(table);
    }

    /// A section with nothing to check counts nothing: its zeros would read as a pass.
    fn metrics(&self, sink: &mut MetricSink) {
        for answer in self.sections.iter().filter(|answer| answer.status != SKIPPED) {
            if let Some(data) = &answer.data {
                data.metrics(sink);
            }
        }
    }
}

/// What the sections said so far.
#[derive(Default)]
struct Gathered {
    answers: Vec<Answer>,
    findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
    stale: Vec<BaselineEntry>,
    errors: Vec<Problem>,
    amounts: Vec<skep_kit::Amount>,
    tally: Tally,
    asides: Vec<String>,
    next: Vec<String>,
    verdicts: Vec<(&'static str, Verdict)>,
    nothing: Option<Problem>,
    run: Run,
    incomplete: bool,
}

/// Runs the sections.
///
/// # Errors
/// A section that was asked wrongly, which is known before any work: the question is the same for all of them.
pub(crate) fn run(args: &Args, context: &Context, policy: Policy) -> Result<(Report, Verdict), Error> {
    let limit = if args.all { Cost::Network } else { Cost::Quick };
    let sections = context.families.iter().flat_map(|family| family.sections);
    let mut gathered = Gathered::default();
    for section in sections.filter(|section| section.cost <= limit) {
        if context.should_stop() {
            gathered.incomplete = true;
            break;
        }
        match (section.run)(context) {
            Err(error) if error.kind == ErrorKind::Usage => return Err(error),
            answer => gathered.take(section, answer, context, policy),
        }
    }
    Ok(gathered.finish(policy))
}

impl Gathered {
    fn take(&mut self, section: &Section, answer: Result<Report, Error>, context: &Context, policy: Policy) {
        let (id, schema) = (section.verb.id, section.verb.schema_name());
        let report = match answer {
            Ok(report) => with_left_out(report, &context.config),
            Err(error) => {
                let problem = Problem { section: Some(id), ..Problem::from(&error) };
                self.errors.push(problem.clone());
                let verdict = Verdict::failed(error.kind.exit(), problem);
                let (exit, exit_code) = (verdict.exit, verdict.code(policy.exit_style));
                self.verdicts.push((id, verdict));
                let status = exit.status();
                self.answers.push(Answer { id, schema, status, exit_code, exit, complete: false, data: None });
                self.incomplete = true;
                return;
            }
        };
        let verdict = judge(&report, Limits::of(section.verb, &context.config), policy);
        let skipped = matches!(report.outcome.checked, Checked::Nothing(_));
        match report.outcome.checked {
            Checked::Some(amounts) => self.amounts.extend(amounts),
            Checked::Nothing(problem) => self.nothing = self.nothing.take().or(Some(*problem)),
            Checked::NotAsked => {}
        }
        self.tally.merge(&report.outcome.tally);
        self.asides.extend(report.outcome.asides);
        self.next.extend(report.outcome.next);
        self.findings.extend(report.findings.into_iter().map(|finding| Finding { section: Some(id), ..finding }));
        self.suppressed.extend(report.suppressed);
        self.stale.extend(report.stale);
        self.errors.extend(report.errors.into_iter().map(|error| Problem { section: Some(id), ..error }));
        self.incomplete |= !report.complete;
        self.run.jobs = self.run.jobs.max(report.run.jobs);
        self.run.cache_hits += report.run.cache_hits;
        self.run.shard = self.run.shard.or(report.run.shard);
        let status = if skipped { SKIPPED } else { verdict.exit.status() };
        let (exit, exit_code, complete) = (verdict.exit, verdict.code(policy.exit_style), report.complete);
        if !skipped {
            self.verdicts.push((id, verdict));
        }
        self.answers.push(Answer { id, schema, status, exit_code, exit, complete, data: Some(report.data) });
    }

    /// Puts it together. A section with nothing to check does not count, unless there is no other.
    fn finish(mut self, policy: Policy) -> (Report, Verdict) {
        let outcome = if self.verdicts.is_empty() {
            let nothing = || Problem::new("nothing-to-check", "nothing to check: no family is built into this skep");
            Outcome::nothing(self.nothing.take().unwrap_or_else(nothing))
        } else {
            let mut outcome = Outcome::checked(self.amounts, self.tally);
            (outcome.asides, outcome.next) = (self.asides, self.next);
            outcome
        };
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let sifted =
            Sifted { kept: self.findings, suppressed: self.suppressed, stale: self.stale, ..Sifted::default() };
        let report = Report::new(&VERB, Sections { sections: self.answers }, outcome)
            .with_sifted(sifted)
            .with_errors(self.errors)
            .with_run(self.run)
            .completed(!self.incomplete);
        if self.verdicts.is_empty() {
            let verdict = judge(&report, Limits::of(&VERB, &Config::default()), policy);
            return (report, verdict);
        }
        let verdict = sum(self.verdicts);
        let together = judge_sum(&self.tally, policy).filter(|_| verdict.exit != Exit::Violated);
        (report, together.unwrap_or(verdict))
    }
}

/// Returns what the sections that had something to check come to. The reasons are those of the sections that decided.
fn sum(verdicts: Vec<(&'static str, Verdict)>) -> Verdict {
    let exit = together(verdicts.iter().map(|(_, verdict)| verdict.exit));
    let several = verdicts.len() > 1;
    let (mut reasons, mut problem, mut worst) = (Vec::new(), None, None);
    let mut mildest: Option<Severity> = None;
    for (id, verdict) in verdicts.into_iter().filter(|(_, verdict)| verdict.exit == exit) {
        reasons.push(if several { format!("{id}: {}", verdict.reason) } else { verdict.reason });
        problem = problem.or(verdict.problem);
        worst = worst.max(verdict.worst);
        mildest = mildest.into_iter().chain(verdict.mildest).min();
    }
    Verdict { exit, reason: reasons.join("; "), problem, worst, mildest }
}
