//! Many services at once: none keeps the others waiting, and none outlives the round.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use skep_kit::{CancelToken, Period};
use skep_probe::{Check, Fault, Limits, Past, Round, Service, Status, Target, run};

use crate::servers::{Server, free_port, wait_for_end, write};
use crate::world::{clock, context, http, message, tcp};

fn round(services: &[Service], limits: Limits) -> (Round, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let start: Instant = (clock().steady)();
    let round = run(services, Past::default(), &limits, &context(folder.path())).unwrap();
    (round, (clock().steady)() - start)
}

fn silent() -> Server {
    Server::start(|mut stream| wait_for_end(&mut stream))
}

#[test]
fn a_thousand_are_asked_in_the_time_of_the_one_that_hangs() {
    let servers: Vec<Server> = (0..50)
        .map(|_| Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"))
        .collect();
    let hanging = silent();
    let mut services: Vec<Service> = (0..999)
        .map(|number| Service::new(format!("s{number}"), Target::Http(http(servers[number % 50].port, "/health"))))
        .collect();
    services.insert(700, Service::new("hangs", Target::Http(http(hanging.port, "/"))));
    let limit = Service::TIMEOUT.get() + Duration::from_millis(500);
    // Others use the machine too: one round of three has to be in time.
    let mut took = Duration::MAX;
    for _ in 0..3 {
        let (round, this) = round(&services, Limits::default());
        let bad: Vec<&Check> = round.checks.iter().filter(|check| check.status != Status::Up).collect();
        assert_eq!(bad.len(), 1, "{:?}", bad.iter().take(3).collect::<Vec<_>>());
        assert_eq!((bad[0].name.as_str(), round.checks[700].name.as_str()), ("hangs", "hangs"));
        let is_in_order = round.checks.iter().zip(&services).all(|(check, service)| check.name == service.name);
        assert!(is_in_order);
        took = took.min(this);
        if took <= limit {
            break;
        }
    }
    assert!(took <= limit, "{took:?} for a time-out of 2 s");
}

#[test]
fn hundreds_that_hang_are_waited_for_together() {
    let server = silent();
    let services: Vec<Service> = (0..400)
        .map(|number| {
            let mut service = Service::new(format!("s{number}"), Target::Http(http(server.port, "/")));
            service.timeout = Period::millis(700);
            service
        })
        .collect();
    let (round, took) = round(&services, Limits::default());
    assert!(round.checks.iter().all(|check| check.error.as_ref().is_some_and(|error| error.kind == Fault::Timeout)));
    assert!(took < Duration::from_secs(3), "{took:?}");
    let queued = round.checks.iter().filter_map(|check| check.queued_ms).fold(0.0, f64::max);
    assert!(queued > 10.0, "those behind waited for their turn, and that is no latency");
    let slowest = round.checks.iter().filter_map(|check| check.latency_ms).fold(0.0, f64::max);
    assert!(slowest < 1_200.0, "{slowest}");
}

#[test]
fn the_round_ends_at_its_deadline_and_what_had_not_answered_is_unknown() {
    let server = silent();
    let answering = Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let services = [
        Service::new("hangs", Target::Http(http(server.port, "/"))),
        Service::new("well", Target::Http(http(answering.port, "/"))),
    ];
    let limits = Limits { deadline: Duration::from_millis(300), ..Limits::default() };
    let (round, took) = round(&services, limits);
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!((round.checks[0].status, round.checks[1].status), (Status::Unknown, Status::Up));
    assert_eq!(message(&round.checks[0]), "had not answered when the 300 ms for all services were over");
}

#[test]
fn few_turns_are_said_and_all_are_asked() {
    let server = Server::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let services: Vec<Service> =
        (0..20).map(|number| Service::new(format!("s{number}"), Target::Http(http(server.port, "/")))).collect();
    let (round, _) = round(&services, Limits { at_once: 2, ..Limits::default() });
    assert!(round.checks.iter().all(|check| check.status == Status::Up));
}

#[test]
fn the_user_can_stop_a_round() {
    let server = silent();
    let folder = tempfile::tempdir().unwrap();
    let signal = Arc::<AtomicUsize>::default();
    let mut context = context(folder.path());
    context.cancel = CancelToken::watching(Arc::clone(&signal));
    let stop = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        signal.store(2, Ordering::Relaxed);
    });
    let start: Instant = (clock().steady)();
    let services = [Service::new("hangs", Target::Http(http(server.port, "/")))];
    let round = run(&services, Past::default(), &Limits::default(), &context).unwrap();
    stop.join().unwrap();
    assert!((clock().steady)() - start < Duration::from_secs(1));
    assert_eq!(round.checks[0].error.as_ref().unwrap().kind, Fault::Cancelled);
}

#[test]
fn what_depends_on_a_service_that_is_down_is_not_down_itself() {
    let live = silent();
    let needing = |name: &str, port, needs: &[&str]| {
        let mut service = Service::new(name, Target::Tcp(tcp(port)));
        service.depends_on = needs.iter().map(|name| (*name).to_owned()).collect();
        service
    };
    let services = [
        needing("page", free_port(), &["api"]),
        needing("api", free_port(), &["cache", "database"]),
        needing("cache", live.port, &["database"]),
        needing("database", free_port(), &[]),
        needing("alone", free_port(), &["cache"]),
    ];
    let (round, _) = round(&services, Limits::default());
    let found: Vec<_> = round.checks.iter().map(|check| (check.status, check.suppressed_by.as_deref())).collect();
    let behind = (Status::Suppressed, Some("database"));
    assert_eq!(found, [behind, behind, (Status::Up, None), (Status::Down, None), (Status::Down, None)]);
    assert_eq!(round.checks[0].severity, None);
}

#[test]
fn nothing_to_ask_is_no_round() {
    assert!(round(&[], Limits::default()).0.checks.is_empty());
}

#[test]
fn identical_names_are_asked_once_and_an_unknown_one_hurts_no_other() {
    let server = Server::http(|_, stream| write(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    let mut services: Vec<Service> = (0..30)
        .map(|number| {
            let url = format!("http://localhost:{}/", server.port);
            Service::new(format!("s{number}"), Target::Http(skep_probe::Http::get(url)))
        })
        .collect();
    let mut missing = Service::new("missing", Target::Http(skep_probe::Http::get("http://does-not-exist.invalid/")));
    missing.timeout = Period::millis(800);
    services.push(missing);
    let (round, took) = round(&services, Limits::default());
    assert!(round.checks[..30].iter().all(|check| check.status == Status::Up));
    assert_eq!(round.checks[30].status, Status::Down);
    // The system may go on asking for the name; nobody waits for it.
    assert!(took < Duration::from_secs(2), "{took:?}");
}
