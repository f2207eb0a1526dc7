//! `skep obs health`: how healthy the whole is. The score is made of the list of deductions that is shown with it, and of
//! nothing else.

mod checks;
mod look;
mod rows;
mod score;
mod seen;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Amount, Breadth, Context, Error, Example, FailOn, Finding, Format, MetricSink, Outcome, Output, Problem, Report,
    Scope, Severity, Sifted, Tally, Verb, View, schema_of,
};
use skep_metrics::{Reach, Round, collectors};
use skep_store::Store;

use crate::ObsConfig;
use crate::round::gather;
use crate::rules::RULES;
use look::Knowledge;
use rows::{Component, Deduction, Looked, Status};
use score::{Coverage, Grade};
use seen::Counted;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.health",
    version: 1,
    question: "how healthy is the whole, and what takes away from it?",
    examples: &[
        Example { command: "skep obs health", purpose: "see the score and what it is made of" },
        Example { command: "skep obs health --all", purpose: "ask services and analyse the source first" },
        Example { command: "skep obs health --json | jq .data.score", purpose: "have the score in a script" },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::ALL,
    schema: schema_of::<Health>,
};

/// Tell how healthy the whole is, as a score with the list that it comes from
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Measure also what takes long and what asks services, instead of believing what was last measured
    #[arg(long)]
    all: bool,
}

/// How healthy the whole is.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Health {
    /// From 0 to 100: 100 less the points of all deductions, at most 49 with a high one and 89 with a medium one; null
    /// where less than half of the components could be checked.
    score: Option<u32>,
    /// 90 and more is good, 70 fair, 40 poor, less bad; null where there is no score.
    grade: Option<Grade>,
    /// `ok`, `info`, `warning` or `critical`, after the worst deduction; `unknown` where there is no score.
    status: Status,
    /// How much of what there is could be checked, from 0 to 1.
    coverage: f64,
    /// Components that could be checked.
    checked: u64,
    /// Components that there are.
    known: u64,
    /// Every component, in a fixed order.
    components: Vec<Component>,
    /// What costs points, worst first.
    deductions: Vec<Deduction>,
    /// What is counted of messages and executions.
    health: Counted,
}

impl Output for Health {
    fn view(&self, view: &mut View) {
        shown::view(self, view);
    }

    fn tells_findings(&self) -> bool {
        true
    }

    fn metrics(&self, sink: &mut MetricSink) {
        shown::metrics(self, sink);
    }
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    Ok(report(context, if args.all { Reach::All } else { Reach::Quick }))
}

/// Answers as a part of `skep check`.
pub(crate) fn section(context: &Context) -> Result<Report, Error> {
    Ok(report(context, Reach::Quick))
}

fn report(context: &Context, reach: Reach) -> Report {
    let gathered = gather(context, None, reach);
    let (data, sifted, outcome) = judge(context, &gathered.round, gathered.store.as_ref());
    let complete = gathered.round.is_complete();
    Report::new(&VERB, data, outcome).with_sifted(sifted).with_errors(gathered.problems).completed(complete)
}

/// Returns how healthy the whole is by what was measured: the answer of the verb, for whoever has a round already.
pub(crate) fn of(context: &Context, round: &Round, store: Option<&Store>) -> Health {
    judge(context, round, store).0
}

fn judge(context: &Context, round: &Round, store: Option<&Store>) -> (Health, Sifted, Outcome) {
    let config: ObsConfig = context.config.table("obs");
    let collectors: Vec<_> = collectors(context).collect();
    let mut looked = rows::look(&Knowledge { round, collectors: &collectors, store, config: &config });
    let sifted = sift(&mut looked, context);
    let coverage = looked.coverage();
    let score = coverage.is_enough().then(|| score::score(&looked.deductions));
    let worst = looked.deductions.first().map_or(Status::Ok, |row| Status::of(row.severity));
    let outcome = outcome(&looked, coverage, &sifted);
    let health = Health {
        score,
        grade: score.map(Grade::of),
        status: if score.is_some() { worst } else { Status::Unknown },
        coverage: coverage.ratio(),
        checked: coverage.checked,
        known: coverage.known,
        components: looked.components,
        deductions: looked.deductions,
        health: Counted::of(round),
    };
    (health, sifted, outcome)
}

/// Takes out what does not count, and prices the rest: list, findings and score then speak of the same.
fn sift(looked: &mut Looked, context: &Context) -> Sifted {
    let findings: Vec<Finding> = looked.deductions.iter().map(|row| row.finding.clone()).collect();
    let is_gone = |_: &str| false;
    let scope = Scope { rules: RULES, files: BTreeSet::new(), breadth: Breadth::Whole, is_gone: &is_gone };
    let mut sifted = context.sift("obs", (findings, Vec::new()), &scope);
    looked.deductions.retain(|row| sifted.kept.iter().any(|kept| kept.fingerprint == row.finding.fingerprint));
    score::price_all(&mut looked.deductions);
    sifted.kept = looked.deductions.iter().map(|row| row.finding.clone()).collect();
    looked.settle();
    sifted
}

fn outcome(looked: &Looked, coverage: Coverage, sifted: &Sifted) -> Outcome {
    let unknown = looked.components.iter().find(|component| component.status == Status::Unknown);
    let why = |problem: Problem| match unknown.and_then(|component| component.why.as_deref()) {
        Some(why) => problem.hint(format!("the first that is unknown: {why}")),
        None => problem,
    };
    if coverage.checked == 0 {
        return Outcome::nothing(why(Problem::new("nothing-to-check", "no component could be checked")));
    }
    let tally: Tally = sifted.kept.iter().map(|finding| finding.severity).collect();
    let amount = Amount { count: coverage.checked, one: "component", many: "components" };
    let mut outcome = Outcome::checked([amount], tally);
    if !coverage.is_enough() {
        let Coverage { checked, known } = coverage;
        let message = format!("only {checked} of {known} components could be checked, too few for a score");
        outcome = outcome.with_unknown(why(Problem::new("low-coverage", message)));
    }
    outcome.asides.extend(sifted.asides());
    outcome.next.extend(sifted.kept.first().map(|finding| format!("skep explain {}", finding.rule)));
    outcome.next.extend(unknown.map(|_| "skep obs health --all".to_owned()));
    outcome
}
