//! `skep health beat NAME`: what a job says of itself, so that its silence can be told. It runs at the end of every cron
//! job, so it does nothing but write one row.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Context, Error, Example, FailOn, Format, Outcome, Output, Report, Verb, View, schema_of};
use skep_probe::{Beat, BeatKind};

use crate::config::check_name;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "health.beat",
    version: 1,
    question: "did the job run?",
    examples: &[
        Example { command: "skep health beat backup", purpose: "say that the job has ended well" },
        Example { command: "skep health beat backup --start --run 42", purpose: "say that a run begins" },
        Example { command: "skep health beat backup --fail --run 42", purpose: "say that it has failed" },
    ],
    fail_on: FailOn::Never,
    formats: Format::ALL,
    schema: schema_of::<Noted>,
};

/// Note that a job has run, so that its silence can be told
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The job; `heartbeat` of [health.services.NAME] says how often it has to report
    #[arg(value_name = "NAME")]
    name: String,
    /// A run begins
    #[arg(long, conflicts_with = "fail")]
    start: bool,
    /// A run has failed
    #[arg(long)]
    fail: bool,
    /// Which run it is, where several may overlap: any word, the same at the start and at the end
    #[arg(long, value_name = "ID")]
    run: Option<String>,
}

/// What was noted.
#[derive(Debug, Serialize, JsonSchema)]
struct Noted {
    /// The job.
    name: String,
    /// What it said: `start`, `success` or `failure`.
    kind: &'static str,
    /// When.
    #[schemars(with = "String")]
    at: Timestamp,
    /// The run; null where none was named.
    run: Option<String>,
}

impl Output for Noted {
    fn view(&self, view: &mut View) {
        view.note(format!("noted {} of {} at {:.0}", self.kind, self.name, self.at));
    }
}

/// Answers with the arguments that the user typed.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    for (what, name) in [("NAME", Some(&args.name)), ("--run", args.run.as_ref())] {
        if let Some(name) = name {
            check_name(name)
                .map_err(|why| Error::usage("bad-name", why).about(what).hint("a short word will do: backup"))?;
        }
    }
    let kind = match (args.start, args.fail) {
        (true, _) => BeatKind::Start,
        (false, true) => BeatKind::Failure,
        (false, false) => BeatKind::Success,
    };
    let beat = Beat::now(kind, args.run.clone(), &context.clock);
    skep_probe::beat(&mut skep_store::open(context)?, &args.name, &beat)?;
    let noted = Noted { name: args.name.clone(), kind: kind.as_str(), at: beat.at, run: beat.run_id };
    Ok(Report::new(&VERB, noted, Outcome::answered()))
}
