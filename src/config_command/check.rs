//! `skep config check`: all that is wrong with the configuration, not only the first.
//!
//! A fault is exit 1 here, though everywhere else it is 2. Elsewhere it keeps skep from doing what was asked; here it is
//! the answer to what was asked, and 2 is left for a question that was wrong: a FILE that is not there. Where there is no
//! file and no variable, nothing was checked, and that is 3.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Amount, Breadth, Cell, Column, Confidence, Context, Environment, Error, Example, FailOn, Finding, Format, Gate,
    Layer, Outcome, Output, Problem, Report, Scope, Severity, Table, Tally, Verb, View, schema_of,
};

use super::keys::{Key, layer_name, left_out};
use crate::cli::Global;
use crate::config::{Fault, Layers, Sources, located, rules};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "config.check",
    version: 1,
    question: "is the configuration in order?",
    examples: &[
        Example {
            command: "skep config check",
            purpose: "check what counts here: your file, the project's, variables",
        },
        Example { command: "skep config check examples/swarm/skep.toml", purpose: "check one file alone" },
        Example { command: "skep config check --format github", purpose: "annotate the lines in CI" },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::ALL,
    schema: schema_of::<Checked>,
};

/// Check the configuration, and point at all that is wrong with it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file to check, alone; else all that counts here is checked
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// What was checked.
#[derive(Debug, Serialize, JsonSchema)]
struct Checked {
    /// The files, weakest first.
    files: Vec<CheckedFile>,
    /// Environment variables that set a key, or try to.
    variables_checked: u64,
    /// What is wrong and not ignored; the findings say what and where.
    faults: u64,
    /// What the project's file says and does nothing, because you do not trust it.
    left_out: Vec<Key>,
}

/// A file that was checked.
#[derive(Debug, Serialize, JsonSchema)]
struct CheckedFile {
    /// The file, relative to the project's root where it lies below it.
    path: String,
    /// Whose it is.
    layer: Layer,
    /// How much is wrong with it.
    faults: u64,
}

impl Output for Checked {
    fn view(&self, view: &mut View) {
        if self.files.is_empty() {
            return;
        }
        let columns = [Column::new("file"), Column::new("whose"), Column::new("faults")];
        let mut table = Table::new(columns, "There is no file.");
        for file in &self.files {
            let path = Cell::Path { path: file.path.clone(), line: None, column: None };
            table.row([path, Cell::text(layer_name(file.layer)), Cell::Count(file.faults)]);
        }
        view.table(table);
    }
}

/// Answers.
pub(super) fn run(args: &Args, context: &Context, global: &Global) -> Result<Report, Error> {
    let nobody = Environment::default();
    let around = Sources::around(context, global.config_files(), global.trust());
    let sources = match &args.file {
        Some(file) => Sources { user: None, project: Some(existing(file, context)?), variables: &nobody, ..around },
        None => around,
    };
    let layers = Layers::read(&sources);
    let mut findings: Vec<Finding> = layers.faults.iter().map(Fault::to_finding).collect();
    findings.extend(untrusted(&layers));
    let findings = sift(findings, context);
    let data = Checked {
        files: layers.files.iter().map(|file| checked_file(&file.named, file.layer, &findings)).collect(),
        variables_checked: layers.variables as u64,
        faults: findings.iter().filter(|finding| is_fault(finding)).count() as u64,
        left_out: left_out(&layers),
    };
    let tally: Tally = findings.iter().map(|finding| finding.severity).collect();
    let outcome = outcome(&data, tally).next(next(&data, &findings));
    let problems = layers.trust_problem.iter().map(Problem::from).collect();
    Ok(Report::new(&VERB, data, outcome).with_findings(findings).with_errors(problems))
}

/// Returns the file's place, without which nothing was asked.
fn existing(file: &Path, context: &Context) -> Result<PathBuf, Error> {
    let path = context.working_directory.join(file);
    let shown = file.display().to_string();
    path.symlink_metadata().map_err(|cause| {
        let error = Error::usage("no-such-path", format!("cannot look at `{shown}`")).about(&shown).caused_by(cause);
        error.hint(format!("paths are relative to the working directory, {}", context.working_directory.display()))
    })?;
    Ok(path)
}

/// Sifts the findings by flags alone: no table says what of the tables is wrong, and there is no baseline of it.
fn sift(findings: Vec<Finding>, context: &Context) -> Vec<Finding> {
    let scope = Scope { rules: rules::RULES, files: BTreeSet::new(), breadth: Breadth::Part, is_gone: &|_| false };
    context.triage.sift(&Gate::default(), findings, Vec::new(), &scope).kept
}

fn is_fault(finding: &Finding) -> bool {
    finding.rule != rules::NEEDS_TRUST.name
}

fn checked_file(named: &str, layer: Layer, findings: &[Finding]) -> CheckedFile {
    let of_file = findings.iter().filter(|finding| finding.path.as_deref() == Some(named) && is_fault(finding));
    CheckedFile { path: named.to_owned(), layer, faults: of_file.count() as u64 }
}

/// Returns what does nothing until it is trusted.
fn untrusted(layers: &Layers) -> Vec<Finding> {
    let told = layers.left_out.iter().zip(layers.untrusted());
    let findings = told.map(|((_, entry), (_, problem))| {
        let finding = Finding::of(&rules::NEEDS_TRUST, Severity::Low, Confidence::High, problem.message);
        let finding = Finding { help: problem.hints.join("; "), ..finding };
        match entry.site.place() {
            Some(place) => located(finding, &place),
            None => finding,
        }
    });
    findings.collect()
}

fn outcome(data: &Checked, tally: Tally) -> Outcome {
    if data.files.is_empty() && data.variables_checked == 0 {
        let problem =
            Problem::new("nothing-to-check", "nothing to check: no skep.toml, neither the project's nor yours");
        let problem = problem.hint("skep works without one; `skep config init` writes one to begin with");
        return Outcome::nothing(problem);
    }
    let files = Amount { count: data.files.len() as u64, one: "file", many: "files" };
    let variables = Amount { count: data.variables_checked, one: "variable", many: "variables" };
    Outcome::checked([files, variables].into_iter().filter(|amount| amount.count > 0), tally)
}

/// Returns the command that helps from here.
fn next(data: &Checked, findings: &[Finding]) -> String {
    match findings.first() {
        Some(fault) if data.faults > 0 => format!("skep explain {}", fault.rule),
        Some(_) => "skep config trust".to_owned(),
        None => "skep config show --origin".to_owned(),
    }
}
