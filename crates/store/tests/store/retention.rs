//! What is too old goes, what it came to stays, and the file becomes smaller.

use std::time::Duration;

use skep_kit::{Metric, Selector};
use skep_store::{Kept, Retention, Series, Store};

use crate::place::{context, metric, second, series_of};

const DAY: i64 = 86_400;
const START: i64 = 20_000 * DAY;

/// Keeps the file until nothing is left to do.
fn keep(store: &mut Store, now: i64, retention: Retention) -> Kept {
    let mut all = Kept::default();
    for _ in 0..1000 {
        let kept = store.keep(second(now), retention).unwrap();
        all.settled += kept.settled;
        all.samples += kept.samples;
        all.hours += kept.hours;
        all.series += kept.series;
        all.bytes += kept.bytes;
        if !kept.more {
            return all;
        }
    }
    panic!("there is always more to do");
}

/// Writes a sample a minute, for so many days.
fn fill(store: &mut Store, agent: &str, days: i64) {
    let samples: Vec<_> =
        (0..days * 1440).map(|minute| (second(START + minute * 60), metric(agent, minute as f64))).collect();
    store.write_samples(&samples).unwrap();
}

fn rows(store: &Store, table: &str) -> u64 {
    let count = format!("SELECT count(*) FROM {table}");
    store.reading(|file| file.query_row(&count, [], |row| row.get(0))).unwrap()
}

#[test]
fn samples_go_and_their_hours_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    fill(&mut store, "a", 40);
    let series = series_of(&store, "a");
    let whole = |store: &Store| store.summary(&series, second(0), second(START + 40 * DAY)).unwrap().unwrap();
    let before = whole(&store);
    let kept = keep(&mut store, START + 40 * DAY, Retention::default());
    assert_eq!((kept.samples, kept.hours, kept.series), (10 * 1440, 0, 0));
    assert_eq!(rows(&store, "samples"), 30 * 1440);
    assert_eq!(whole(&store), before);
    assert_eq!(store.points(&series, second(0), second(START + 10 * DAY - 1)).unwrap(), []);
    assert_eq!(store.hours(&series, second(0), second(START + 40 * DAY)).unwrap().len(), 40 * 24);
    // A part of an hour of which no sample is left is nothing that one can say anything of.
    let part = store.summary(&series, second(START + 100), second(START + 200)).unwrap();
    assert_eq!(part, None);

    let kept = keep(&mut store, START + 800 * DAY, Retention::default());
    assert_eq!((kept.samples, kept.hours, kept.series), (30 * 1440, 40 * 24, 1));
    assert_eq!(store.series(&Selector::named("requests_total")).unwrap(), []);
    assert_eq!(rows(&store, "latest"), 0);
}

#[test]
fn what_comes_late_for_a_closed_hour_is_added_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let old: Vec<_> = (10..20).map(|minute| (second(START + minute * 60), metric("a", minute as f64))).collect();
    store.write_samples(&old).unwrap();
    keep(&mut store, START + 60 * DAY, Retention::default());
    assert_eq!(rows(&store, "samples"), 0);

    let series = series_of(&store, "a");
    let hour = |store: &Store| store.summary(&series, second(START), second(START + 3600)).unwrap().unwrap();
    let known = hour(&store);
    store.write_samples(&old).unwrap();
    assert_eq!(hour(&store), known, "the same samples once more are the same samples");
    let late: Vec<_> = (18..25).map(|minute| (second(START + minute * 60), metric("a", minute as f64))).collect();
    store.write_samples(&late).unwrap();
    store.write_round(second(START), &[metric("a", 1.0)]).unwrap();
    let expected = (known.count + 6, 1.0, 24.0, known.sum + (20..25).sum::<i64>() as f64 + 1.0, 23.0);
    let of = |store: &Store| {
        let found = hour(store);
        (found.count, found.first, found.last, found.sum, found.increase)
    };
    assert_eq!(of(&store), expected);
    keep(&mut store, START + 60 * DAY, Retention::default());
    assert_eq!((of(&store), rows(&store, "samples")), (expected, 0));
}

#[test]
fn space_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    for agent in ["a", "b", "c", "d", "e", "f"] {
        fill(&mut store, agent, 30);
    }
    let size = || folder.path().join(".skep/state.db").metadata().unwrap().len();
    store.plain_checkpoint();
    let before = size();
    let short = Retention { samples: Duration::from_secs(3600), ..Retention::default() };
    let kept = keep(&mut store, START + 30 * DAY + 7200, short);
    assert_eq!(kept.samples, 6 * 30 * 1440);
    store.plain_checkpoint();
    assert!(kept.bytes > 0 && size() <= before - kept.bytes / 2, "{kept:?}: from {before} to {}", size());
    assert!(size() < before / 2, "from {before} to {}", size());
}

/// Puts the log into the file, as closing it does.
trait Checkpoint {
    fn plain_checkpoint(&self);
}

impl Checkpoint for Store {
    fn plain_checkpoint(&self) {
        self.read().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    }
}

#[test]
fn a_series_that_was_deleted_elsewhere_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut context = context(folder.path());
    // The series was made long ago, as far as both know.
    context.clock.wall = || second(START);
    let mut first = skep_store::open(&context).unwrap();
    let mut other = skep_store::open(&context).unwrap();
    first.write_round(second(START), &[metric("a", 1.0)]).unwrap();
    assert_eq!(keep(&mut other, START + 900 * DAY, Retention::default()).series, 1);
    first.write_round(second(START + 900 * DAY), &[metric("a", 2.0)]).unwrap();
    let found = other.latest(&Selector::named("requests_total"), second(0)).unwrap();
    assert_eq!(found.iter().map(|stored| stored.point.value).collect::<Vec<_>>(), [2.0]);
}

#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let mut expected = Vec::new();
    // Half an hour, then once more the same half, seven seconds later, and on.
    for (offset, count) in [(0, 120), (7, 360)] {
        for round in 0..count {
            let at = second(START + offset + round * 15);
            store.write_round(at, &[metric("a", (offset + round) as f64)]).unwrap();
            expected.push(at);
            store.keep(at, Retention::default()).unwrap();
        }
    }
    expected.sort();
    let series = series_of(&store, "a");
    let all = |store: &Store| -> Vec<_> {
        store.points(&series, second(0), second(START + DAY)).unwrap().iter().map(|point| point.at).collect()
    };
    assert_eq!(all(&store), expected);
    store.write_round(second(START), &[metric("a", -1.0)]).unwrap();
    let latest = store.latest(&Selector::named("requests_total"), second(0)).unwrap();
    assert_eq!(latest[0].point.at, *expected.last().unwrap(), "the newest is the newest by time");
    keep(&mut store, START + DAY, Retention::default());
    assert_eq!(all(&store), expected);
    assert_eq!(store.points(&series, second(START), second(START)).unwrap()[0].value, -1.0, "the last one counts");
}

#[test]
fn several_may_keep_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let metrics: Vec<Metric> = (0..500).map(|number| metric(&number.to_string(), 1.0)).collect();
    for round in 0..300 {
        store.write_round(second(START + round * 15), &metrics).unwrap();
    }
    let folder = folder.path();
    let settled: u64 = std::thread::scope(|scope| {
        let keepers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(move || {
                    let mut store = skep_store::open(&context(folder)).unwrap();
                    keep(&mut store, START + 2 * 3600, Retention::default()).settled
                })
            })
            .collect();
        keepers.into_iter().map(|keeper| keeper.join().unwrap()).sum()
    });
    assert_eq!(settled, 500 * 300);
    let series: Series = series_of(&store, "499");
    let found = store.summary(&series, second(START), second(START + DAY)).unwrap().unwrap();
    assert_eq!((found.count, rows(&store, "recent"), rows(&store, "rounds")), (300, 0, 0));
}
