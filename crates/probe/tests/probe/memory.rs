//! What earlier rounds and jobs left in the store.

use jiff::{SignedDuration, Timestamp};
use skep_kit::{Context, Metric, Period};
use skep_probe::{Beat, BeatKind, Check, Fault, Heartbeat, Limits, Past, Service, Status, Target, beat, run};

use crate::servers::{Server, free_port, wait_for_end};
use crate::world::{clock, context, message, tcp};

fn up(value: f64) -> Metric {
    Metric::gauge("skep_service_up", "Whether a service answers.", value).with("service", "it").with("kind", "tcp")
}

/// Asks, with what the store knows.
fn ask(context: &Context, service: &Service) -> Check {
    let services = std::slice::from_ref(service);
    let past = match skep_store::look(context).unwrap() {
        Some(store) => Past::read(&store, services, (clock().wall)()).unwrap(),
        None => Past::default(),
    };
    run(services, past, &Limits::default(), context).unwrap().checks.remove(0)
}

#[test]
fn failures_are_counted_over_rounds_and_a_recovery_takes_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let now: Timestamp = (clock().wall)();
    let minutes = |count: i64| now - SignedDuration::from_mins(count);
    let mut store = skep_store::open(&context).unwrap();
    // Up two days ago, then down for a day and more, with a gap; then up in the last round.
    let mut samples = vec![(minutes(2881), up(1.0)), (minutes(2880), up(1.0))];
    samples.extend((60..1500).map(|count| (minutes(count), up(0.0))));
    store.write_samples(&samples).unwrap();
    let down = Service::new("it", Target::Tcp(tcp(free_port())));
    let check = ask(&context, &down);
    assert_eq!((check.status, check.consecutive_failures), (Status::Down, Some(1441)), "{check:?}");
    let is = |found: Option<Timestamp>, wanted: Timestamp| found.unwrap().as_millisecond() == wanted.as_millisecond();
    assert!(is(check.last_ok, minutes(2880)) && is(check.since, minutes(1499)), "{check:?}");
    store.write_round(minutes(1), &[up(1.0)]).unwrap();
    let server = Server::start(|mut stream| wait_for_end(&mut stream));
    let mut service = Service::new("it", Target::Tcp(tcp(server.port)));
    service.successes = 3;
    let check = ask(&context, &service);
    assert_eq!((check.status, check.consecutive_failures), (Status::Recovering, Some(0)));
    assert_eq!(message(&check), "answers again; 1 more in a row, and it counts as up");
    assert!(is(check.since, minutes(1)), "{check:?}");
    service.successes = 2;
    assert_eq!(ask(&context, &service).status, Status::Up);
    service.name = "other".to_owned();
    service.successes = 9;
    assert_eq!(ask(&context, &service).status, Status::Up, "of it nothing is known");
}

#[test]
fn of_many_services_only_what_matters_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let now: Timestamp = (clock().wall)();
    let mut store = skep_store::open(&context).unwrap();
    let number = |number: usize| format!("s{number}");
    for minute in [4, 3, 2] {
        let up = |service: usize| up(if service == 7 { 0.0 } else { 1.0 }).with("service", number(service));
        let named = |mut metric: Metric| {
            metric.labels.remove(0);
            metric
        };
        let metrics: Vec<Metric> = (0..101).map(|service| named(up(service))).collect();
        store.write_round(now - SignedDuration::from_mins(minute), &metrics).unwrap();
    }
    let services: Vec<Service> = (0..101).map(|one| Service::new(number(one), Target::Tcp(tcp(1)))).collect();
    let past = Past::read(&store, &services, now).unwrap();
    assert_eq!(past.histories.len(), 101);
    let (well, down) = (past.histories["s1"], past.histories["s7"]);
    assert_eq!((well.was_up(), well.since, down.was_up(), down.failures), (Some(true), None, Some(false), 3));
    assert!(well.last_ok.is_some() && down.since.is_some());
    let few = Past::read(&store, &services[..100], now).unwrap();
    assert_eq!((few.histories["s1"].successes, few.histories["s1"].since.is_some()), (3, true));
}

fn job() -> Service {
    let every = Period::secs(3600);
    Service::new("backup", Target::Heartbeat(Heartbeat { every, run_grace: Period::secs(60), ..Heartbeat::default() }))
}

#[test]
fn jobs_report_and_are_judged() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let never = ask(&context, &job());
    assert_eq!((never.status, never.error.as_ref().unwrap().kind), (Status::Unknown, Fault::NoData));
    assert_eq!(message(&never), "`backup` has never reported");
    let mut store = skep_store::open(&context).unwrap();
    let mut report = |kind, run: Option<&str>| {
        let report = Beat::now(kind, run.map(str::to_owned), &clock());
        beat(&mut store, "backup", &report).unwrap();
    };
    report(BeatKind::Start, Some("a"));
    let running = ask(&context, &job());
    assert_eq!((running.status, running.measured.runs_active), (Status::Up, Some(1)), "{running:?}");
    report(BeatKind::Success, Some("a"));
    let well = ask(&context, &job());
    assert_eq!((well.status, well.measured.runs_active), (Status::Up, Some(0)));
    assert!(well.measured.run_seconds.is_some() && well.measured.age_seconds.unwrap() < 5.0);
    report(BeatKind::Failure, None);
    assert_eq!(ask(&context, &job()).error.unwrap().kind, Fault::Failed);
}

#[test]
fn a_clock_that_was_set_back_calls_nobody_late() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let mut store = skep_store::open(&context).unwrap();
    let mut report = Beat::now(BeatKind::Success, None, &clock());
    // The job reported a moment ago, by a clock that was then set back by two hours; and by one set forward.
    for hours in [2, -2] {
        report.at = (clock().wall)() + SignedDuration::from_hours(hours);
        beat(&mut store, "backup", &report).unwrap();
        assert_eq!(ask(&context, &job()).status, Status::Up);
    }
    report.steady = None;
    report.at = (clock().wall)() + SignedDuration::from_hours(2);
    beat(&mut store, "backup", &report).unwrap();
    assert_eq!(ask(&context, &job()).error.unwrap().kind, Fault::Clock, "of another life of the system nobody knows");
}

#[test]
fn reports_of_a_job_do_not_grow_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    for _ in 0..1_050 {
        beat(&mut store, "backup", &Beat::now(BeatKind::Success, None, &clock())).unwrap();
    }
    let kept: i64 = store.read().query_row("SELECT count(*) FROM beats", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1_000);
    for bad in ["", " ", "a\nb", &"x".repeat(201)] {
        assert!(beat(&mut store, bad, &Beat::now(BeatKind::Start, None, &clock())).is_err(), "{bad:.9}");
    }
}
