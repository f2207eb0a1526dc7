//! What becomes of records in a real store.

use jiff::Timestamp;
use skep_kit::{Metric, Selector};
use skep_store::Store;

use super::*;
use crate::tests::{Place, START};
use crate::{execution_metrics, message_metrics};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(START + seconds).unwrap()
}

fn latest(store: &Store, text: &str) -> Vec<f64> {
    let stored = store.latest(&text.parse::<Selector>().unwrap(), Timestamp::MIN).unwrap();
    stored.into_iter().map(|stored| stored.point.value).collect()
}

fn increase(seconds: i64, metric: Metric) -> Record {
    Record::Increase { at: Some(at(seconds)), metric }
}

fn tokens(value: f64) -> Metric {
    Metric::counter("tokens_total", "", value)
}

#[test]
fn increases_are_added_up_over_restarts() {
    let place = Place::with(&[]);
    for (seconds, value) in [(0, 5.0), (10, 7.0), (5, 1.0)] {
        let mut store = skep_store::open(&place.context()).unwrap();
        let mut intake = Intake::default();
        intake.take(increase(seconds, tokens(value)), at(20), &store).unwrap().unwrap();
        assert_eq!(intake.flush(&mut store).unwrap().increases, 1);
    }
    let store = skep_store::open(&place.context()).unwrap();
    let series = store.series(&Selector::named("tokens_total")).unwrap();
    let points = store.points(&series[0], at(0), at(20)).unwrap();
    // The one that came late counts when the latest did.
    let read: Vec<(i64, f64)> = points.iter().map(|point| (point.at.as_second() - START, point.value)).collect();
    assert_eq!(read, [(0, 5.0), (10, 13.0)]);
}

#[test]
fn what_is_beyond_the_limit_is_counted() {
    let place = Place::with(&[]);
    let mut store = skep_store::open(&place.context()).unwrap();
    let mut intake = Intake::new(3);
    for session in 0..10 {
        let metric = tokens(1.0).with("session_id", session.to_string());
        intake.take(increase(0, metric), at(0), &store).unwrap().unwrap();
        let gauge = Metric::gauge("depth", "", 1.0).with("session_id", session.to_string());
        let taken = intake.take(Record::Sample { at: None, metric: gauge }, at(0), &store).unwrap();
        assert_eq!(taken.is_ok(), session < 3, "{taken:?}");
    }
    intake.flush(&mut store).unwrap();
    assert_eq!((intake.overflowed(), intake.refused()), (7, 7));
    assert_eq!(latest(&store, "tokens_total").iter().sum::<f64>(), 10.0);
    assert_eq!(latest(&store, "tokens_total{otel_metric_overflow=\"true\"}"), [7.0]);
    assert_eq!(latest(&store, "depth").len(), 3);
    // A new intake knows what the store has; a day later nothing of it counts any more.
    let mut intake = Intake::new(3);
    let gauge = Metric::gauge("depth", "", 1.0).with("session_id", "new");
    let mut take = |now| intake.take(Record::Sample { at: None, metric: gauge.clone() }, now, &store).unwrap();
    assert!(take(at(60)).is_err());
    assert!(take(at(90_000)).is_ok());
}

#[test]
fn what_is_ours_or_of_tomorrow_is_refused() {
    let place = Place::with(&[]);
    let store = skep_store::open(&place.context()).unwrap();
    let mut intake = Intake::default();
    let mut refused = |record| intake.take(record, at(0), &store).unwrap().unwrap_err();
    let sample =
        |name: &'static str, seconds| Record::Sample { at: Some(at(seconds)), metric: Metric::gauge(name, "", 1.0) };
    assert!(refused(sample("skep_service_up", 0)).contains("skep itself"));
    assert!(refused(sample("a", 90_000)).contains("more than a day ahead"));
    assert_eq!(intake.waiting(), 0);
}

fn execution(id: &str, minutes: Option<i64>, success: Option<bool>) -> Record {
    Record::Execution(Execution {
        id: id.into(),
        agent: "a".into(),
        task: None,
        started_at: at(0),
        ended_at: minutes.map(|minutes| at(minutes * 60)),
        success,
        error: None,
        tokens: None,
        cost: None,
    })
}

#[test]
fn running_work_does_not_dilute_the_rate() {
    let place = Place::with(&[]);
    let mut store = skep_store::open(&place.context()).unwrap();
    assert_eq!(execution_metrics(&store, at(0)).unwrap(), []);
    let mut intake = Intake::default();
    for record in [
        execution("1", Some(1), Some(true)),
        execution("2", Some(70), Some(false)),
        execution("3", Some(80), Some(true)),
        execution("4", None, None),
    ] {
        intake.take(record, at(7200), &store).unwrap().unwrap();
    }
    intake.flush(&mut store).unwrap();
    let metrics = execution_metrics(&store, at(90 * 60)).unwrap();
    let value = |text: &str| {
        let selector: Selector = text.parse().unwrap();
        metrics.iter().find(|metric| selector.selects(metric)).map(|metric| metric.value)
    };
    assert_eq!(value("agent_executions_total{agent=\"a\"}"), Some(3.0));
    assert_eq!(value("agent_failures_total"), Some(1.0));
    assert_eq!(value("agent_success_rate"), Some(2.0 / 3.0));
    assert_eq!(value("system_error_rate"), Some(0.5));
    assert_eq!(value("active_executions"), Some(1.0));
    assert_eq!(value("agent_execution_duration_seconds_bucket{le=\"60\"}"), Some(1.0));
    assert_eq!(value("agent_execution_duration_seconds_bucket{le=\"+Inf\"}"), Some(3.0));
    assert_eq!(value("agent_execution_duration_seconds_sum"), Some(151.0 * 60.0));
    // Two hours later nothing ended lately, and there is no rate.
    let metrics = execution_metrics(&store, at(4 * 3600)).unwrap();
    assert!(metrics.iter().all(|metric| metric.name != "system_error_rate"));
}

#[test]
fn messages_become_counters_and_a_share() {
    let place = Place::with(&[]);
    let mut store = skep_store::open(&place.context()).unwrap();
    assert_eq!(message_metrics(&store, at(0)).unwrap(), []);
    let lines =
        "{\"event\":\"message\",\"result\":\"ok\"}\n".repeat(3) + "{\"event\":\"message\",\"result\":\"failed\"}";
    let mut intake = Intake::default();
    for record in crate::JsonReader::new(lines.as_bytes(), skep_kit::CancelToken::default()) {
        intake.take(record.unwrap(), at(0), &store).unwrap().unwrap();
    }
    intake.flush(&mut store).unwrap();
    let values: Vec<f64> = message_metrics(&store, at(60)).unwrap().iter().map(|metric| metric.value).collect();
    assert_eq!(values, [3.0, 1.0, 0.75]);
}
