//! Many write at once and are killed. What was acknowledged is there.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use skep_kit::Metric;
use skep_store::{Execution, Retention, Store};

use crate::again::{command, told};
use crate::model::Random;
use crate::place::{clock, context, metric, second, series_of};

const TEST: &str = "writers::what_was_acknowledged_survives_the_death_of_its_writer";

/// How many write at once.
const WRITERS: usize = 32;

/// For how long they are killed.
const LASTS: Duration = Duration::from_secs(5);

/// Every so many samples an import of many times is written in place of a round, and the file is kept.
const IMPORT: i64 = 7;

#[test]
fn what_was_acknowledged_survives_the_death_of_its_writer() {
    if let Some((folder, argument)) = told() {
        let (agent, from) = argument.split_once(' ').unwrap();
        return write(&folder, agent, from.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let end = (clock().steady)() + LASTS;
    let acknowledged: BTreeMap<String, (i64, u32)> = std::thread::scope(|scope| {
        let killers: Vec<_> = (0..WRITERS)
            .map(|number| {
                let folder = folder.path();
                scope.spawn(move || (format!("agent-{number}"), kill_for(folder, number, end)))
            })
            .collect();
        killers.into_iter().map(|killer| killer.join().unwrap()).collect()
    });
    let killed: u32 = acknowledged.values().map(|(_, killed)| killed).sum();
    let samples: i64 = acknowledged.values().map(|(last, _)| last).sum();
    assert!(killed as usize >= WRITERS && samples > 1000, "{killed} writers were killed, of {samples} samples");

    let mut store = skep_store::open(&context(folder.path())).unwrap();
    verify(&store, &acknowledged);
    while store.keep(second(20 * 86_400), Retention::default()).unwrap().settled > 0 {}
    drop(store);
    verify(&skep_store::look(&context(folder.path())).unwrap().unwrap(), &acknowledged);
}

/// Starts a writer again and again, and kills each. Returns the last sample that was acknowledged, and how many died.
fn kill_for(folder: &Path, number: usize, end: std::time::Instant) -> (i64, u32) {
    let mut random = Random::new(number as u64 + 1);
    let (mut last, mut killed) = (0, 0);
    while (clock().steady)() < end {
        let argument = format!("agent-{number} {}", last + 1);
        let mut child = command(TEST, (folder, &argument), &[]);
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut patience = random.below(30);
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let Some(number) = line.unwrap().strip_prefix("acknowledged ").map(|number| number.parse().unwrap()) else {
                continue;
            };
            assert_eq!(number, last + 1);
            last = number;
            if patience == 0 || patience < 1000 && (clock().steady)() >= end {
                patience = 0;
                std::thread::sleep(Duration::from_micros(random.below(3000)));
                child.kill().unwrap();
                killed += 1;
            }
            patience = patience.wrapping_sub(1);
        }
        let mut noted = String::new();
        child.stderr.take().unwrap().read_to_string(&mut noted).unwrap();
        child.wait().unwrap();
        assert!(patience > 1000, "a writer gave up by itself: {noted}");
    }
    (last, killed)
}

/// Writes until it is killed, and says after each sample that it is written.
fn write(folder: &Path, agent: &str, from: i64) {
    let mut store = skep_store::open(&context(folder)).unwrap();
    for number in from.. {
        if number % IMPORT == 0 {
            let samples: Vec<_> = (0..6).map(|part| (second(number * 6 + part), sample(agent, number))).collect();
            store.write_samples(&samples).unwrap();
            store.keep(second(number * 6), Retention::default()).unwrap();
        } else {
            store.write_round(second(number * 6), &[sample(agent, number)]).unwrap();
        }
        store.write_executions(&[execution(agent, number)]).unwrap();
        // Past the capture of the output, and on a line of its own: whoever kills this reads it.
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nacknowledged {number}").and_then(|()| out.flush()).unwrap();
    }
}

fn sample(agent: &str, number: i64) -> Metric {
    metric(agent, number as f64)
}

fn execution(agent: &str, number: i64) -> Execution {
    Execution {
        id: format!("{agent}-{number}"),
        agent: agent.to_owned(),
        task: None,
        started_at: second(number * 6),
        ended_at: Some(second(number * 6 + 1)),
        success: Some(true),
        error: None,
        tokens: None,
        cost: None,
    }
}

fn verify(store: &Store, acknowledged: &BTreeMap<String, (i64, u32)>) {
    let sound: String = store.reading(|file| file.query_row("PRAGMA integrity_check", [], |row| row.get(0))).unwrap();
    assert_eq!(sound, "ok");
    let totals = store.execution_totals(&[1.0]).unwrap();
    for (agent, (last, _)) in acknowledged {
        let series = series_of(store, agent);
        let points = store.points(&series, second(0), second(10_000_000)).unwrap();
        let values: BTreeMap<i64, f64> = points.iter().map(|point| (point.at.as_second(), point.value)).collect();
        for number in 1..=*last {
            assert_eq!(values.get(&(number * 6)), Some(&(number as f64)), "sample {number} of {agent}");
        }
        let summary = store.summary(&series, second(0), second(10_000_000)).unwrap().unwrap();
        assert_eq!(summary.count, points.len() as u64);
        let total = totals.iter().find(|total| total.agent == *agent).unwrap();
        assert!(total.started >= last.unsigned_abs(), "{total:?}");
        assert_eq!((total.started, total.active, total.within[0]), (total.ended, 0, total.ended));
    }
}
