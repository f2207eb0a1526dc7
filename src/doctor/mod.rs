//! `skep doctor`: what skep can see and use here, and how the rest is mended.
//!
//! It looks and changes nothing: whether a folder can be written is asked of the kernel, not tried. Its rows are data and
//! no findings, for they are about the place and not about what is checked in it. A fault counts as high and a warning as
//! low, so that `--fail-on` holds here too.

mod configuration;
mod folders;
mod git;
mod limits;
mod process;
mod terminal;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Amount, Cell, Column, Context, Example, FailOn, Format, Mood, Outcome, Output, Report, Severity, Table, Tally,
    Verb, View, schema_of,
};

use crate::config::{ConfigFiles, Trust};
use crate::terminal::{ColorChoice, Terminal};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "doctor",
    version: 1,
    question: "what can skep see and use here, and how is the rest mended?",
    examples: &[
        Example { command: "skep doctor", purpose: "look at everything, worst first" },
        Example {
            command: "skep doctor --fail-on low",
            purpose: "fail on warnings too, such as in a container's build",
        },
        Example {
            command: "skep doctor --json | jq '.data.checks[] | select(.mend)'",
            purpose: "take what can be mended further",
        },
    ],
    fail_on: FailOn::At(Severity::Medium),
    formats: Format::BASE,
    schema: schema_of::<Examination>,
};

/// Look at what skep can see and use here, and say how to mend the rest
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// What the doctor is told besides the context.
pub(crate) struct Inquiry<'a> {
    /// The world.
    pub context: &'a Context,
    /// What was found of the terminal.
    pub terminal: &'a Terminal,
    /// `--color`.
    pub color: ColorChoice,
    /// Whether configuration files are read.
    pub files: ConfigFiles,
    /// Whose word counts for what a project's file could do.
    pub trust: Trust,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum State {
    /// As it should be.
    Ok,
    /// Worth knowing; skep does all of its work.
    Note,
    /// Part of what skep can do is missing or slower.
    Warning,
    /// Commands fail here.
    Fault,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }

    const fn mood(self) -> Mood {
        match self {
            Self::Ok => Mood::Good,
            Self::Note => Mood::Neutral,
            Self::Warning => Mood::Doubtful,
            Self::Fault => Mood::Bad,
        }
    }

    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Ok | Self::Note => None,
            Self::Warning => Some(Severity::Low),
            Self::Fault => Some(Severity::High),
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
struct Check {
    /// What was looked at: `git`, `folder.cache`.
    check: &'static str,
    /// How it is.
    state: State,
    /// What was seen, a clause in lower case without a full stop.
    seen: String,
    /// What to do about it; null where nothing has to be done.
    mend: Option<String>,
}

impl Check {
    fn new(check: &'static str, state: State, seen: impl Into<String>) -> Self {
        Self { check, state, seen: seen.into(), mend: None }
    }

    fn mended_by(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// All that was looked at.
#[derive(Debug, Serialize, JsonSchema)]
struct Examination {
    /// The rows, worst first.
    checks: Vec<Check>,
    /// How many there are of each state.
    summary: Summary,
}

/// Rows by state.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Summary {
    /// As they should be.
    ok: u64,
    /// Worth knowing.
    notes: u64,
    /// Something is missing or slower.
    warnings: u64,
    /// Commands fail.
    faults: u64,
}

impl Summary {
    fn of(checks: &[Check]) -> Self {
        let mut summary = Self::default();
        for check in checks {
            let count = match check.state {
                State::Ok => &mut summary.ok,
                State::Note => &mut summary.notes,
                State::Warning => &mut summary.warnings,
                State::Fault => &mut summary.faults,
            };
            *count += 1;
        }
        summary
    }
}

impl Output for Examination {
    fn view(&self, view: &mut View) {
        let columns = [Column::new("looked at"), Column::new("is"), Column::new("seen").wrapping()];
        let mut table = Table::new(columns, "Nothing was looked at.");
        let mut mending = Table::new([Column::new("to mend"), Column::new("do this").wrapping()], "");
        for check in &self.checks {
            let state = Cell::State(check.state.word().to_owned(), check.state.mood());
            table.row([Cell::text(check.check), state, Cell::text(&check.seen)]);
            if let Some(mend) = &check.mend {
                mending.row([Cell::text(check.check), Cell::text(mend)]);
            }
        }
        view.table(table);
        if !mending.rows.is_empty() {
            view.table(mending);
        }
    }
}

/// What is looked at, in this order.
const TOPICS: &[fn(&Inquiry<'_>) -> Vec<Check>] =
    &[build, terminal::look, configuration::look, git::look, folders::look, limits::look];

/// Answers.
pub(crate) fn run(inquiry: &Inquiry<'_>) -> Report {
    let context = inquiry.context;
    let mut checks: Vec<Check> =
        TOPICS.iter().take_while(|_| !context.should_stop()).flat_map(|look| look(inquiry)).collect();
    checks.sort_by_key(|check| std::cmp::Reverse(check.state));
    let tally: Tally = checks.iter().filter_map(|check| check.state.severity()).collect();
    let looked_at = Amount { count: checks.len() as u64, one: "check", many: "checks" };
    let outcome = Outcome::checked([looked_at], tally);
    let summary = Summary::of(&checks);
    Report::new(&VERB, Examination { checks, summary }, outcome).completed(!context.should_stop())
}

/// Looks at skep itself.
fn build(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let version = Check::new("skep", State::Ok, concat!("version ", env!("CARGO_PKG_VERSION")));
    let optimised = if cfg!(debug_assertions) {
        Check::new("skep.build", State::Note, "built without optimisation, so that analyses take longer")
            .mended_by("install it with `cargo install --locked --path .`, or build it with --release")
    } else {
        Check::new("skep.build", State::Ok, "built with optimisation")
    };
    let names: Vec<&str> = inquiry.context.families.iter().map(|family| family.name).collect();
    let families = if names.is_empty() {
        Check::new("skep.families", State::Warning, "no command family is built in")
            .mended_by("build it without --no-default-features")
    } else {
        Check::new("skep.families", State::Ok, names.join(", "))
    };
    vec![version, optimised, families]
}
