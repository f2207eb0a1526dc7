//! Writes and reads a store as `benches/store.py` asks for it, a process for each question, and prints what it took.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench reads the clock and its arguments, prints, and stops where something is wrong"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use skep_kit::{CancelToken, Clock, Config, Context, Environment, Metric, Selector, Silent, Triage};
use skep_store::{Retention, Store};

/// Seconds between rounds.
const INTERVAL: i64 = 15;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let started = Instant::now();
    let done = match arguments.as_slice() {
        [state, "rounds", series, rounds] => rounds_of(state, series.parse().unwrap(), rounds.parse().unwrap()),
        [state, "history", points] => history(state, points.parse().unwrap()),
        [state, "keep"] => keep(state),
        [state, "summary"] => summary(state),
        [state, "points"] => points(state),
        [state, "latest"] => latest(state),
        other => panic!("cannot {other:?}"),
    };
    println!("{done} {:.6}", started.elapsed().as_secs_f64());
}

/// Writes rounds of so many series; the last one now.
fn rounds_of(state: &str, series: usize, rounds: i64) -> u64 {
    let mut store = open(state);
    let metric = |number: usize| {
        Metric::gauge("skep_process_resident_memory_bytes", "The memory of a process.", number as f64 * 1.5)
            .with("pid", number.to_string())
            .with("name", "worker")
    };
    let metrics: Vec<Metric> = (0..series).map(metric).collect();
    let now = Timestamp::now();
    (0..rounds).map(|round| store.write_round(ago(now, (rounds - 1 - round) * INTERVAL), &metrics).unwrap()).sum()
}

/// Writes a counter of so many points, the last one now, in parts as a collector hands them over.
fn history(state: &str, points: i64) -> u64 {
    let mut store = open(state);
    let now = Timestamp::now();
    let counter = |point: i64| Metric::counter("requests_total", "Requests.", (point % 10_000) as f64);
    let samples: Vec<_> =
        (0..points).map(|point| (ago(now, (points - 1 - point) * INTERVAL), counter(point))).collect();
    samples.chunks(20_000).map(|part| store.write_samples(part).unwrap()).sum()
}

fn keep(state: &str) -> u64 {
    let mut store = open(state);
    let mut settled = 0;
    loop {
        let kept = store.keep(Timestamp::now(), Retention::default()).unwrap();
        settled += kept.settled;
        if !kept.more {
            return settled;
        }
    }
}

fn summary(state: &str) -> u64 {
    let store = look(state);
    let now = Timestamp::now();
    let series = store.series(&Selector::named("requests_total")).unwrap().remove(0);
    // Not on the hour, so that both edges are read sample by sample.
    store.summary(&series, ago(now, 30 * 86_400 - 1000), now).unwrap().unwrap().count
}

fn points(state: &str) -> u64 {
    let store = look(state);
    let now = Timestamp::now();
    let series = store.series(&Selector::named("requests_total")).unwrap().remove(0);
    store.points(&series, ago(now, 31 * 86_400), now).unwrap().len() as u64
}

fn latest(state: &str) -> u64 {
    let now = Timestamp::now();
    look(state).latest(&Selector::named("requests_total"), ago(now, 3600)).unwrap().len() as u64
}

fn ago(now: Timestamp, seconds: i64) -> Timestamp {
    now - SignedDuration::from_secs(seconds)
}

fn open(state: &str) -> Store {
    skep_store::open(&context(state)).unwrap()
}

fn look(state: &str) -> Store {
    skep_store::look(&context(state)).unwrap().unwrap()
}

fn context(state: &str) -> Context {
    let folder = Path::new(state).to_owned();
    Context {
        clock: Clock { as_of: None, wall: Timestamp::now, steady: Instant::now },
        environment: Environment::default(),
        working_directory: folder.clone(),
        root: None,
        cancel: CancelToken::default(),
        deadline: None,
        progress: Arc::new(Silent),
        events: Arc::new(Silent),
        state: Some(folder),
        config: Arc::new(Config::default()),
        triage: Triage::default(),
        families: &[],
    }
}
