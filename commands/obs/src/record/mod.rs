//! `skep obs record`: values and events from outside into the store.
//!
//! What it says was written is in the store. A bad line is named and keeps nothing else out; memory stays bounded however
//! long the input is.

mod input;
mod patient;

use std::path::PathBuf;

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Context, Error, Example, FailOn, Format, Metric, MetricKind, Outcome, Output, Problem, Report, Verb, View,
    schema_of,
};
use skep_metrics::{Intake, Moment, Record, Trouble, kind_by_name, names};
use skep_store::Store;

use self::input::Input;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.record",
    version: 1,
    question: "can skep remember this number too?",
    examples: &[
        Example { command: "skep obs record queue_depth 42 --label queue=mail", purpose: "write one value" },
        Example {
            command: "echo '{\"event\":\"message\",\"result\":\"ok\"}' | skep obs record --file -",
            purpose: "tell that a message arrived",
        },
        Example {
            command: "printf 'backup_bytes 1e9\\n' | skep obs record --file - --json",
            purpose: "write what a script prints in Prometheus' format",
        },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Recorded>,
};

/// How many records are written at once.
const BATCH: usize = 10_000;
/// How many bad lines are named.
const NAMED: u64 = 1_000;

/// How a value moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// It goes up and down
    Gauge,
    /// It only goes up
    Counter,
}

/// Put numbers into the store: one by its name, or a file of them
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The metric's name
    #[arg(required_unless_present = "file", requires = "value", conflicts_with = "file")]
    name: Option<String>,
    /// Its value
    #[arg(allow_hyphen_values = true, value_parser = number)]
    value: Option<f64>,
    /// A label of it; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = label, conflicts_with = "file")]
    label: Vec<(String, String)>,
    /// How it moves; by default a counter if the name ends with _total
    #[arg(long, value_name = "KIND", value_enum, conflicts_with = "file")]
    kind: Option<Kind>,
    /// When it was so, such as 2026-01-31T12:00:00Z or 2h for two hours ago; by default now
    #[arg(long, value_name = "TIME", conflicts_with = "file")]
    at: Option<Moment>,
    /// Read Prometheus' text, OpenMetrics or JSON lines from FILE; - is stdin
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

fn number(text: &str) -> Result<f64, String> {
    text.trim().parse().map_err(|_| format!("`{text}` is no number"))
}

fn label(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    pair.ok_or_else(|| format!("`{text}` is no label; write name=value"))
}

/// What was written.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Recorded {
    /// What was read, as it was named; null for one value of the command line.
    file: Option<String>,
    /// Values that are in the store.
    samples: u64,
    /// Events that were added to counters, such as messages.
    increases: u64,
    /// Executions that are in the store.
    executions: u64,
    /// Records that were not taken.
    refused: u64,
    /// Increases that went into the series of their name which takes what is beyond the limit.
    overflowed: u64,
}

impl Output for Recorded {
    fn view(&self, view: &mut View) {
        let counted = |count: u64, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let parts = [
            counted(self.samples, "value", "values"),
            counted(self.increases, "event", "events"),
            counted(self.executions, "execution", "executions"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let written = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
        let refused = counted(self.refused, "record", "records").map(|count| format!("; {count} refused"));
        view.note(format!("{written} written{}", refused.unwrap_or_default()));
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    match (&args.file, &args.name) {
        (Some(file), _) => {
            let input = Input::open(file, context)?;
            let shown = input.shown.clone();
            let mut recording = Recording::new(context, Some(shown))?;
            recording.all(input);
            Ok(recording.report(context))
        }
        (None, name) => one(args, name.as_deref().unwrap_or_default(), context),
    }
}

/// Writes the value of the command line.
fn one(args: &Args, name: &str, context: &Context) -> Result<Report, Error> {
    let kind = match args.kind {
        None => kind_by_name(name),
        Some(Kind::Gauge) => MetricKind::Gauge,
        Some(Kind::Counter) => MetricKind::Counter,
    };
    let mut metric = Metric::new(kind, name.to_owned(), "", args.value.unwrap_or(f64::NAN));
    metric.labels = args.label.iter().map(|(name, value)| (name.clone().into(), value.clone())).collect();
    if let Some(complaint) = names::complaint(&metric) {
        let error = Error::usage("bad-metric", complaint).about(name);
        let hint = if names::is_ours(name) {
            "choose a name of your own, such as one that begins with your project's"
        } else {
            "such as: skep obs record queue_depth 42 --label queue=mail"
        };
        return Err(error.hint(hint));
    }
    let now = context.clock.now();
    let at = args.at.map_or(now, |at| at.get(now));
    let mut recording = Recording::new(context, None)?;
    let refused = recording.take(Record::Sample { at: Some(at), metric })?;
    if let Some(complaint) = refused {
        return Err(Error::usage("refused", complaint).about(name).hint("leave --at out for now"));
    }
    recording.flush()?;
    Ok(recording.report(context))
}

/// A recording that goes on.
struct Recording<'a> {
    context: &'a Context,
    store: Store,
    intake: Intake,
    done: Recorded,
    errors: Vec<Problem>,
    unnamed: u64,
    failure: Option<Problem>,
}

impl<'a> Recording<'a> {
    fn new(context: &'a Context, file: Option<String>) -> Result<Self, Error> {
        let store = skep_store::open(context)?;
        let done = Recorded { file, ..Recorded::default() };
        Ok(Self { context, store, intake: Intake::default(), done, errors: Vec::new(), unnamed: 0, failure: None })
    }

    /// Takes a record in; returns why not where it is refused.
    fn take(&mut self, record: Record) -> Result<Option<String>, Error> {
        Ok(self.intake.take(record, self.context.clock.now(), &self.store)?.err())
    }

    fn flush(&mut self) -> Result<(), Error> {
        let written = self.intake.flush(&mut self.store)?;
        self.done.samples += written.samples;
        self.done.increases += written.increases;
        self.done.executions += written.executions;
        Ok(())
    }

    /// Reads to the end. What fails ends it and is told in the report, beside what was written before.
    fn all(&mut self, input: Input) {
        if let Err(error) = self.read(input) {
            self.failure = Some(Problem::from(&error));
        }
        if let Err(error) = self.flush() {
            self.failure.get_or_insert_with(|| Problem::from(&error));
        }
    }

    fn read(&mut self, mut input: Input) -> Result<(), Error> {
        loop {
            // Whoever writes slowly has what came so far in the store before the next line is waited for.
            let waits = input.is_live && input.records.is_drained();
            if self.intake.waiting() >= BATCH || (waits && self.intake.waiting() > 0) {
                self.flush()?;
            }
            if self.context.should_stop() {
                return Ok(());
            }
            match input.records.next() {
                None => return Ok(()),
                Some(Ok(record)) => {
                    if let Some(complaint) = self.take(record)? {
                        self.bad(&input.shown, Some(input.records.line()), complaint);
                    }
                }
                Some(Err(Trouble::Fault(fault))) => {
                    self.done.refused += 1;
                    let column = fault.column.map(|column| format!("column {column}: ")).unwrap_or_default();
                    self.bad(&input.shown, Some(fault.line), format!("{column}{}", fault.message));
                }
                Some(Err(Trouble::Stopped(cause))) => {
                    let shown = &input.shown;
                    return Err(Error::unavailable("not-readable", format!("cannot read `{shown}` any further"))
                        .about(shown)
                        .caused_by(cause)
                        .hint("what stood before that is written"));
                }
            }
        }
    }

    fn bad(&mut self, shown: &str, line: Option<u64>, message: String) {
        if self.errors.len() as u64 >= NAMED {
            self.unnamed += 1;
            return;
        }
        let line = line.and_then(|line| u32::try_from(line).ok());
        self.errors.push(Problem::new("bad-record", message).in_file(shown, line));
    }

    fn report(mut self, context: &Context) -> Report {
        self.done.refused += self.intake.refused();
        self.done.overflowed = self.intake.overflowed();
        if self.unnamed > 0 {
            let message = format!("{} more records are bad", self.unnamed);
            self.errors.push(Problem::new("bad-records", message).hint("mend the first ones and try again"));
        }
        let Recorded { samples, increases, executions, .. } = self.done;
        let nothing = samples + increases + executions == 0;
        let complete = self.failure.is_none() && self.errors.is_empty() && !context.should_stop();
        let outcome = match self.failure {
            Some(problem) => Outcome::answered().with_unknown(problem),
            None if nothing => Outcome::answered().with_unknown(
                Problem::new("nothing-recorded", "there was no record that could be written")
                    .hint("a line is `name{label=\"value\"} 1` or {\"metric\": \"name\", \"value\": 1}"),
            ),
            None => Outcome::answered(),
        };
        Report::new(&VERB, self.done, outcome).with_errors(self.errors).completed(complete)
    }
}
