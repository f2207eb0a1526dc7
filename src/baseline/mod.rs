//! `skep baseline`: writes down what is there, so that only what is new counts. Nothing else writes that file; a check
//! changes nothing.

pub(crate) mod file;

use std::path::Path;
use std::sync::Arc;

use clap::Subcommand;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Baseline, BaselineEntry, Context, Error, Example, FailOn, Format, Outcome, Output, Report, Verb, View, schema_of,
};

use crate::cli::Global;
use crate::render::relative;
use crate::verdict::Policy;
use crate::{check, triage};
use file::Existing;

static CREATE: Verb = Verb {
    id: "baseline.create",
    version: 1,
    question: "what is there today, and is not to count from now on?",
    examples: &[
        Example { command: "skep baseline create", purpose: "write down all that `skep check` finds" },
        Example {
            command: "skep baseline create --select ML1 --min-confidence high",
            purpose: "write down some of it only",
        },
        Example { command: "skep baseline create --baseline ci/known.json", purpose: "write it to another file" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Amended>,
};

static UPDATE: Verb = Verb {
    id: "baseline.update",
    question: "what is new or gone since the baseline was written?",
    examples: &[
        Example { command: "skep baseline update", purpose: "add what is new, remove what is gone" },
        Example { command: "skep baseline update --json | jq .data.added", purpose: "tell a script what was added" },
        Example { command: "skep baseline update --select ML107", purpose: "add what is new of one rule" },
    ],
    ..CREATE
};

static PRUNE: Verb = Verb {
    id: "baseline.prune",
    question: "what does the baseline know that nobody finds any more?",
    examples: &[
        Example { command: "skep baseline prune", purpose: "remove what is gone, add nothing" },
        Example { command: "skep baseline prune --json | jq .data.removed", purpose: "tell a script what was removed" },
        Example { command: "skep baseline prune --baseline ci/known.json", purpose: "prune another file" },
    ],
    ..CREATE
};

/// The verbs.
pub(crate) static VERBS: [&Verb; 3] = [&CREATE, &UPDATE, &PRUNE];

/// Tells whether a verb amends a baseline that is there.
pub(crate) fn amends(verb: &Verb) -> bool {
    verb.id == UPDATE.id || verb.id == PRUNE.id
}

/// Write down what is there today, so that only what is new counts
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Write all that is found to skep-baseline.json at the root
    Create,
    /// Add to skep-baseline.json what is new, and remove what is gone
    Update,
    /// Remove from skep-baseline.json what is gone, and add nothing
    Prune,
}

/// What became of the file.
#[derive(Debug, Serialize, JsonSchema)]
struct Amended {
    /// The file, relative to the root where it lies below it, with `/`.
    file: String,
    /// Whether it was written; one that needs no change is not touched.
    written: bool,
    /// Findings that it knows now.
    total: u64,
    /// What was added.
    added: Vec<BaselineEntry>,
    /// What was removed.
    removed: Vec<BaselineEntry>,
    /// Findings that are not in it and count.
    new_findings: u64,
    #[serde(skip)]
    told: String,
}

impl Output for Amended {
    fn view(&self, view: &mut View) {
        view.note(&self.told);
    }
}

impl Command {
    /// Returns the verb that was asked for.
    pub(crate) const fn verb(self) -> &'static Verb {
        match self {
            Self::Create => &CREATE,
            Self::Update => &UPDATE,
            Self::Prune => &PRUNE,
        }
    }

    /// Answers.
    pub(crate) fn run(self, context: &Context, global: &Global) -> Result<Report, Error> {
        let (root, here) = (context.base(), context.working_directory.as_path());
        let file = triage::baseline_file(global, root, here);
        let shown = relative(&file, here);
        let known = self.known(context, &file, &shown)?;
        let found = find(context)?;
        let mut next = Baseline::clone(&known);
        let added: Vec<BaselineEntry> = match self {
            Self::Create | Self::Update => found.findings.iter().map(BaselineEntry::from).collect(),
            Self::Prune => Vec::new(),
        };
        found.stale.iter().for_each(|entry| next.remove(entry));
        added.iter().for_each(|entry| next.add(entry.clone()));
        let existing = if self == Self::Create { Existing::Keep } else { Existing::Replace };
        let written = self == Self::Create || next != *known;
        if written {
            file::write(&next, &file, &shown, existing)?;
        }
        let new_findings = (found.findings.len() - added.len()) as u64;
        let total = next.count();
        let removed = found.stale;
        let mut amended =
            Amended { file: relative(&file, root), written, total, added, removed, new_findings, told: String::new() };
        amended.told = self.told(&amended, &shown);
        let outcome = Outcome::answered().next("skep check");
        Ok(Report::new(self.verb(), amended, outcome).with_errors(found.errors).with_run(found.run))
    }

    /// Returns what the baseline knows before.
    fn known(self, context: &Context, file: &Path, shown: &str) -> Result<Arc<Baseline>, Error> {
        if self != Self::Create {
            return context.triage.baseline.clone().ok_or_else(|| {
                let word = if self == Self::Update { "update" } else { "prune" };
                let error =
                    Error::usage("no-baseline", format!("there is no baseline to {word}: `{shown}` is not read"));
                let error = error.about(shown);
                if file.exists() {
                    return error.hint("leave out --no-baseline and --no-config, under which it does not count");
                }
                error.hint("`skep baseline create` writes one").hint("--baseline FILE names another")
            });
        }
        if file.symlink_metadata().is_err() {
            return Ok(Arc::default());
        }
        Err(Error::usage("baseline-exists", format!("`{shown}` is there already"))
            .about(shown)
            .hint("`skep baseline update` adds what is new and removes what is gone")
            .hint("to begin anew, remove it first"))
    }

    /// Returns what was done, for people.
    fn told(self, amended: &Amended, shown: &str) -> String {
        let Amended { added, removed, total, new_findings, .. } = amended;
        let removed = BaselineEntry::total(removed);
        let findings = |count: u64| format!("{count} {}", if count == 1 { "finding" } else { "findings" });
        match self {
            Self::Create => {
                format!("wrote {} to {shown}; commit it, and only what is new counts from now on", findings(*total))
            }
            Self::Update if amended.written => {
                format!("{shown}: {} added, {removed} removed, {} in it now", added.len(), findings(*total))
            }
            Self::Prune if amended.written => {
                format!("{shown}: {removed} removed, {} left; {new_findings} not in it", findings(*total))
            }
            Self::Update => format!("{shown} is as it should be: {}, nothing new and nothing gone", findings(*total)),
            Self::Prune => format!("{shown} holds nothing stale: {}; {new_findings} not in it", findings(*total)),
        }
    }
}

/// Runs all that `skep check` runs, at the root: whoever stands in a folder of it means the whole.
fn find(context: &Context) -> Result<Report, Error> {
    let context = &Context { working_directory: context.base().to_owned(), ..context.clone() };
    let policy = Policy { exit_zero: true, ..Policy::default() };
    let (report, verdict) = check::run(&check::Args::default(), context, policy)?;
    if let Some(problem) = verdict.problem.filter(|_| !verdict.exit.success()) {
        let kind = if verdict.exit == skep_kit::Exit::Usage { Error::usage } else { Error::unavailable };
        let error = kind("cannot-check", problem.message).hint("the baseline was left as it is");
        return Err(problem.hints.into_iter().fold(error, Error::hint));
    }
    if !report.complete {
        let error =
            Error::unavailable("not-all-checked", "not all was checked, so that the baseline was left as it is");
        return Err(error.hint("run it again, and let it come to its end"));
    }
    Ok(report)
}
