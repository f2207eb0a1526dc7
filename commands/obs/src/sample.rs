//! `skep obs sample`: one round of everything into the store, for cron. The store is kept small on the way.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Cell, Column, Context, Cost, Error, Example, FailOn, Format, Mood, Outcome, Output, Problem, Report, Table, Verb,
    View, schema_of,
};
use skep_metrics::{Collected, CollectorRun, Reach, Round};
use skep_store::{Kept, Retention, Store};

use crate::ObsConfig;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "obs.sample",
    version: 1,
    question: "what is everything now, for the store to remember?",
    examples: &[
        Example { command: "skep obs sample", purpose: "measure everything once" },
        Example { command: "skep obs sample --quick", purpose: "leave out what is slow or asks the network" },
        Example { command: "skep obs sample --json | jq .data.samples", purpose: "count what was written" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Written>,
};

/// How long to wait for another run.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to look whether it ended.
const GLANCE: Duration = Duration::from_millis(50);
/// For how long to go on tidying what is left from before.
const TIDYING: Duration = Duration::from_secs(2);

/// Measure everything once and put it into the store, such as from cron
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Leave out what takes long and what asks other machines
    #[arg(long)]
    quick: bool,
}

/// What was written.
#[derive(Debug, Serialize, JsonSchema)]
struct Written {
    /// When it was measured, RFC 3339 in UTC.
    #[schemars(with = "String")]
    at: Timestamp,
    /// Values that were written.
    samples: u64,
    /// The collectors, in the order of the families.
    collectors: Vec<Row>,
    /// What was tidied in the store.
    tidied: Tidied,
    /// The size of the store's file and its log.
    store_bytes: u64,
}

/// How it went with one collector.
#[derive(Debug, Serialize, JsonSchema)]
struct Row {
    /// Its name.
    name: &'static str,
    /// `quick`, `slow` or `network`.
    cost: &'static str,
    /// Whether it measured; null where it was left out.
    ok: Option<bool>,
    /// How long it took; null where it was left out.
    duration_seconds: Option<f64>,
    /// How many values it gave; null where it was left out.
    samples: Option<u64>,
    /// What went wrong; null where nothing did.
    error: Option<String>,
}

/// What was deleted.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Tidied {
    /// Samples that were too old.
    samples: u64,
    /// Hourly summaries that were too old.
    hours: u64,
    /// Bytes of the file that were given back.
    bytes: u64,
}

impl Output for Written {
    fn view(&self, view: &mut View) {
        let names = ["collector", "cost", "state", "took", "values"].map(Column::new);
        let columns = names.into_iter().chain([Column::new("error").wrapping()]);
        let mut table = Table::new(columns, "No family measures anything.");
        for row in &self.collectors {
            let state = match row.ok {
                Some(true) => Cell::State("ok".to_owned(), Mood::Good),
                Some(false) => Cell::State("failed".to_owned(), Mood::Bad),
                None => Cell::State("left out".to_owned(), Mood::Neutral),
            };
            let took = row.duration_seconds.map_or(Cell::Missing, |took| Cell::Duration(Duration::from_secs_f64(took)));
            let count = row.samples.map_or(Cell::Missing, Cell::Count);
            let error = row.error.as_deref().map_or(Cell::Missing, Cell::text);
            table.row([Cell::text(row.name), Cell::text(row.cost), state, took, count, error]);
        }
        view.table(table);
        let mebibytes = self.store_bytes as f64 / f64::from(1 << 20);
        view.note(format!("{} values at {}; the store has {mebibytes:.1} MiB", self.samples, self.at));
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let mut store = skep_store::open(context)?;
    let folder = context.state.as_deref().unwrap_or(context.base());
    let _held = alone(folder, context)?;
    let reach = if args.quick { Reach::Quick } else { Reach::All };
    let round = skep_metrics::collect(context, None, reach, Some(&store))?;
    let measured = round.measured();
    let ran = round.runs.iter().any(|run| run.outcome == Collected::Now);
    let samples = if measured.is_empty() { 0 } else { store.write_round(round.at, &measured)? };
    let kept = keep(&mut store, context)?;
    let data = Written {
        at: round.at,
        samples,
        collectors: round.runs.iter().map(|run| row(run, &round)).collect(),
        tidied: Tidied { samples: kept.samples, hours: kept.hours, bytes: kept.bytes },
        store_bytes: size(folder),
    };
    let outcome = if ran { Outcome::answered() } else { Outcome::answered().with_unknown(nothing(&round)) };
    let complete = round.is_complete();
    Ok(Report::new(&VERB, data, outcome).with_errors(round.problems()).completed(complete))
}

fn nothing(round: &Round) -> Problem {
    let said =
        if round.runs.is_empty() { "no family measures anything" } else { "no collector could measure anything" };
    let problem = Problem::new("nothing-measured", said);
    if round.runs.is_empty() { problem } else { problem.hint("the errors say why: skep obs sample -v") }
}

/// Tidies up as much as is left over, but not for ever: the next run goes on.
fn keep(store: &mut Store, context: &Context) -> Result<Kept, Error> {
    let config: ObsConfig = context.config.table("obs");
    let retention = Retention { samples: config.keep_samples.get(), hours: config.keep_hours.get() };
    let now = context.clock.now();
    let started = (context.clock.steady)();
    let mut all = Kept::default();
    loop {
        let kept = store.keep(now, retention)?;
        all.samples += kept.samples;
        all.hours += kept.hours;
        all.bytes += kept.bytes;
        let over = (context.clock.steady)().saturating_duration_since(started) > TIDYING;
        if !kept.more || over || context.should_stop() {
            break;
        }
    }
    skep_metrics::forget(store, now.checked_sub(retention.samples).unwrap_or(Timestamp::MIN))?;
    Ok(all)
}

/// Waits until no other run goes on, so that two of cron do not measure each other.
fn alone(folder: &Path, context: &Context) -> Result<Option<File>, Error> {
    let path = folder.join("sample.lock");
    let shown = path.display().to_string();
    let opened = OpenOptions::new().create(true).append(true).open(&path);
    let file = opened.map_err(|cause| {
        let error = Error::unavailable("state-not-writable", format!("cannot write `{shown}`")).about(&shown);
        error.caused_by(cause).hint("let the folder belong to you, or name another one with --state FOLDER")
    })?;
    let started = (context.clock.steady)();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // A file system without locks has no two runs that could see each other.
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) => {}
        }
        let waited = (context.clock.steady)().saturating_duration_since(started);
        if waited > PATIENCE || context.should_stop() {
            return Err(Error::unavailable("already-sampling", "another `skep obs sample` is measuring still")
                .about(shown)
                .hint("let it end; if it hangs, `fuser` with that file names its process"));
        }
        std::thread::sleep(GLANCE);
    }
}

fn row(run: &CollectorRun, round: &Round) -> Row {
    let of_collector = |name: &str| {
        let about_runs = |name: &str| name.starts_with("skep_collect_");
        round.samples.iter().filter(|sampled| sampled.collector == name && !about_runs(&sampled.metric.name)).count()
    };
    let cost = match run.cost {
        Cost::Quick => "quick",
        Cost::Slow => "slow",
        Cost::Network => "network",
    };
    let (ok, error) = match &run.outcome {
        Collected::Now => (Some(true), None),
        Collected::Failed(problem) => (Some(false), Some(problem.message.clone())),
        Collected::Remembered(_) | Collected::Never | Collected::Stopped => (None, None),
    };
    Row {
        name: run.name,
        cost,
        ok,
        duration_seconds: run.duration.map(|duration| duration.as_secs_f64()),
        samples: ok.map(|_| of_collector(run.name) as u64),
        error,
    }
}

/// Returns how large the store is on the disk.
fn size(folder: &Path) -> u64 {
    let files = ["state.db", "state.db-wal"].map(|name| folder.join(name));
    files.iter().filter_map(|file| file.metadata().ok()).map(|found| found.len()).sum()
}
