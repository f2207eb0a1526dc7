//! Executions, and what they come to.

use skep_store::{Execution, Retention};

use crate::model::Random;
use crate::place::{context, second};

fn execution(id: &str, agent: &str, started: i64) -> Execution {
    Execution {
        id: id.to_owned(),
        agent: agent.to_owned(),
        task: Some("build".to_owned()),
        started_at: second(started),
        ended_at: None,
        success: None,
        error: None,
        tokens: None,
        cost: None,
    }
}

#[test]
fn a_run_is_completed_and_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    store.write_executions(&[execution("1", "a", 100), execution("2", "a", 110), execution("3", "b", 120)]).unwrap();
    let ended = Execution {
        task: None,
        ended_at: Some(second(105)),
        success: Some(false),
        error: Some("no such file".to_owned()),
        tokens: Some(12),
        cost: Some(0.25),
        ..execution("1", "a", 100)
    };
    for _ in 0..2 {
        store.write_executions(std::slice::from_ref(&ended)).unwrap();
    }
    let found = store.executions(second(0), second(1000)).unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], Execution { task: Some("build".to_owned()), ..ended });
    assert_eq!(store.executions(second(106), second(109)).unwrap(), [], "one ended, the others had not started");
    assert_eq!(store.executions(second(105), second(110)).unwrap().len(), 2);

    let totals = store.execution_totals(&[1.0, 5.0, 60.0]).unwrap();
    assert_eq!(totals.len(), 2);
    let a = &totals[0];
    assert_eq!((a.agent.as_str(), a.started, a.ended, a.failed, a.active), ("a", 2, 1, 1, 1));
    assert_eq!((a.seconds, a.within.as_slice()), (5.0, [0, 1, 1].as_slice()));
}

#[test]
fn totals_never_fall() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let mut random = Random::new(7);
    let mut durations = Vec::new();
    let all: Vec<Execution> = (0..500)
        .map(|number| {
            let took = random.below(4_000_000) as i64;
            durations.push(took);
            let started = second(number * 3600);
            let ended_at = Some(started + jiff::SignedDuration::from_millis(took));
            Execution { ended_at, success: Some(number % 5 > 0), ..execution(&number.to_string(), "a", number * 3600) }
        })
        .collect();
    store.write_executions(&all).unwrap();
    store.write_executions(&[execution("still", "a", 10)]).unwrap();
    let bounds = [0.1, 1.0, 10.0, 60.0, 600.0, 3600.0];
    let before = store.execution_totals(&bounds).unwrap().remove(0);
    let within = |bound: f64| durations.iter().filter(|took| **took as f64 / 1000.0 <= bound).count() as u64;
    assert_eq!(before.within, bounds.map(within));
    assert_eq!((before.started, before.failed, before.active), (501, 100, 1));

    let years = 3 * 365 * 86_400;
    let kept = store.keep(second(years), Retention::default()).unwrap();
    assert!(kept.others > 0 && store.executions(second(0), second(years)).unwrap().len() < 501);
    let after = store.execution_totals(&bounds).unwrap().remove(0);
    assert_eq!((after.started, after.ended, after.within), (before.started, before.ended, before.within));
    assert_eq!(after.active, 0, "what nobody knows any more is not running");
}
