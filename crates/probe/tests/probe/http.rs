//! HTTP: what is well, and each way not to be.

use std::time::{Duration, Instant};

use serde_json::json;
use skep_kit::{Period, Severity};
use skep_probe::{Fault, Http, Method, Service, Status, Target};

use crate::servers::{Server, free_port, wait_for_end, write};
use crate::world::{ask, ask_in, ask_with, http, message};

const WELL: &str = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Type: application/json\r\n\r\n{\"status\":\"ok\"}";

fn quickly(service: &mut Service) {
    service.timeout = Period::millis(300);
}

fn fault(check: &skep_probe::Check) -> Option<Fault> {
    check.error.as_ref().map(|error| error.kind)
}

#[test]
fn phases_are_told_and_what_did_not_happen_is_null() {
    let server = Server::http(|_, stream| {
        std::thread::sleep(Duration::from_millis(60));
        write(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
        std::thread::sleep(Duration::from_millis(60));
        write(stream, b"ok");
    });
    let check = ask(Target::Http(http(server.port, "/health")));
    assert_eq!((check.status, check.http_status, check.error.as_ref()), (Status::Up, Some(200), None));
    assert_eq!((check.phases.dns_ms, check.phases.tls_ms), (None, None), "an address has no name, and http no TLS");
    let (connect, first, rest) = (check.phases.connect_ms, check.phases.ttfb_ms, check.phases.transfer_ms);
    assert!(connect.unwrap() < 50.0, "{connect:?}");
    assert!((60.0..110.0).contains(&first.unwrap()), "{first:?}");
    assert!((55.0..110.0).contains(&rest.unwrap()), "{rest:?}");
    let sum = connect.unwrap() + first.unwrap() + rest.unwrap();
    assert!((sum..sum + 50.0).contains(&check.latency_ms.unwrap()), "{sum} {:?}", check.latency_ms);
    assert_eq!(check.measured.size_bytes, Some(2));
}

#[test]
fn a_name_has_its_phase_and_every_address_that_was_tried_is_told() {
    let server = Server::answering(WELL);
    let check = ask(Target::Http(Http::get(format!("http://localhost:{}/", server.port))));
    assert_eq!(check.status, Status::Up, "{check:?}");
    assert!(check.phases.dns_ms.is_some());
    let connected = check.tried.last().unwrap();
    assert_eq!((connected.address.as_str(), &connected.error), (format!("127.0.0.1:{}", server.port).as_str(), &None));
    // Where localhost is ::1 as well, that was tried first, and refused.
    assert!(check.tried[..check.tried.len() - 1].iter().all(|tried| tried.error.is_some()), "{:?}", check.tried);
}

#[test]
fn who_accepts_and_never_answers_is_down_at_the_time_out() {
    let server = Server::start(|mut stream| wait_for_end(&mut stream));
    let began = crate::world::clock().steady;
    let start: Instant = began();
    let check = ask_with(Target::Http(http(server.port, "/")), quickly);
    assert!(began() - start < Duration::from_secs(2));
    assert_eq!(
        (check.status, check.severity, fault(&check)),
        (Status::Down, Some(Severity::High), Some(Fault::Timeout))
    );
    assert_eq!(message(&check), "accepted the connection and did not answer within 300 ms");
    assert!(check.phases.connect_ms.is_some());
    assert_eq!((check.phases.ttfb_ms, check.phases.transfer_ms), (None, None));
}

#[test]
fn who_closes_at_once_is_not_asked_in_a_tight_loop() {
    let server = Server::start(drop);
    let check = ask_with(Target::Http(http(server.port, "/")), |service| {
        service.retries = 3;
        service.retry_delay = Period::millis(1);
    });
    assert_eq!((check.status, fault(&check), check.attempts), (Status::Down, Some(Fault::Closed), 4));
    assert_eq!(message(&check), "closed the connection before it had answered");
    assert_eq!(server.accepted(), 4);
}

#[test]
fn a_refused_port_is_told_by_its_address() {
    let port = free_port();
    let check = ask(Target::Http(http(port, "/")));
    assert_eq!((check.status, fault(&check)), (Status::Down, Some(Fault::Refused)));
    assert_eq!(message(&check), format!("nobody listens on 127.0.0.1:{port}"));
    assert_eq!(check.phases, skep_probe::Phases::default());
}

#[test]
fn a_name_that_does_not_exist_ends_in_time() {
    let check = ask_with(Target::Http(Http::get("http://does-not-exist.invalid/")), |service| {
        service.timeout = Period::millis(1500);
    });
    // A machine whose resolver does not answer finds out nothing in this time.
    assert!(matches!(fault(&check), Some(Fault::Dns | Fault::Timeout)), "{check:?}");
    assert_eq!(check.status, Status::Down);
    assert!(message(&check).contains("does-not-exist.invalid"), "{}", message(&check));
    assert_eq!((check.phases.connect_ms, check.http_status), (None, None));
}

#[test]
fn redirects_are_followed_when_asked_and_a_circle_is_named() {
    let server = Server::http(|head, stream| {
        let to = match head.split(' ').nth(1).unwrap_or_default() {
            "/a" => "/b",
            "/b" => "/a?token=hunter2",
            "/a?token=hunter2" => "/b",
            "/start" => "end",
            path if path.starts_with("/n") => &format!("/n{}", path.len()),
            _ => return write(stream, WELL.as_bytes()),
        };
        write(stream, format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n").as_bytes());
    });
    let off = ask(Target::Http(http(server.port, "/start")));
    assert_eq!((off.status, fault(&off), off.http_status), (Status::Down, Some(Fault::Status), Some(302)));
    assert_eq!(message(&off), "answered 302 to end, not 2xx");
    let followed = |path| ask(Target::Http(Http { redirects: 5, ..http(server.port, path) }));
    assert_eq!((followed("/start").status, followed("/start").http_status), (Status::Up, Some(200)));
    let circle = followed("/a");
    assert_eq!(fault(&circle), Some(Fault::Redirect));
    assert!(message(&circle).starts_with("redirects in a circle: http://127.0.0.1:"), "{}", message(&circle));
    assert!(message(&circle).contains("/a?token=*** -> http://") && !message(&circle).contains("hunter2"));
    let endless = Server::http(|head, stream| {
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        write(stream, format!("HTTP/1.1 302 Found\r\nLocation: {path}x\r\nContent-Length: 0\r\n\r\n").as_bytes());
    });
    let check = ask(Target::Http(Http { redirects: 5, ..http(endless.port, "/") }));
    assert!(message(&check).starts_with("redirects more than 5 times, last to http://"), "{}", message(&check));
}

#[test]
fn a_body_without_end_is_cut_and_costs_no_memory() {
    let server = Server::http(|_, stream| {
        write(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n");
        let part = [b'x'; 64 * 1024];
        while std::io::Write::write_all(stream, &part).is_ok() {}
    });
    let check = ask(Target::Http(http(server.port, "/")));
    assert_eq!((check.status, check.measured.size_bytes), (Status::Up, Some(1024 * 1024)));
    let found = Http { body: Some("^x+$".parse().unwrap()), ..http(server.port, "/") };
    assert_eq!(ask(Target::Http(found)).status, Status::Up);
    let missing = ask(Target::Http(Http { body: Some("y".parse().unwrap()), ..http(server.port, "/") }));
    assert_eq!(message(&missing), "the first 1 MiB of the body does not match y");
    let pointer = Http { json: [("/a".to_owned(), json!(1))].into(), ..http(server.port, "/") };
    assert_eq!(message(&ask(Target::Http(pointer))), "the body is longer than 1 MiB, and no JSON is looked for in it");
}

#[test]
fn a_slow_drip_is_cut_off_in_its_head_and_in_its_body() {
    let drip = |begin: &'static str| {
        Server::http(move |_, stream| {
            write(stream, begin.as_bytes());
            while std::io::Write::write_all(stream, b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(20));
            }
        })
    };
    for begin in ["HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"] {
        let check = ask_with(Target::Http(http(drip(begin).port, "/")), quickly);
        assert_eq!(fault(&check), Some(Fault::Timeout));
        assert_eq!(message(&check), "began to answer and did not finish within 300 ms");
        assert_eq!(check.phases.transfer_ms, None);
    }
}

#[test]
fn what_is_no_http_is_told_from_what_is_torn() {
    let of = |answer: &'static str| ask(Target::Http(http(Server::answering(answer).port, "/")));
    assert_eq!(message(&of("SSH-2.0-OpenSSH_9.2\r\n\r\n")), "answered with what is no HTTP");
    assert_eq!(message(&of("HTTP/1.1 200 OK\r\nContent-Le")), "closed the connection before it had answered");
    let torn = of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin");
    assert_eq!((message(&torn), torn.http_status), ("closed the connection in the middle of its answer", Some(200)));
    let chunks = of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    assert!(matches!(fault(&chunks), Some(Fault::Protocol | Fault::Closed)), "{chunks:?}");
    let long = Server::http(|_, stream| {
        write(stream, b"HTTP/1.1 200 OK\r\n");
        let line = format!("X-Long: {}\r\n", "x".repeat(4096));
        while std::io::Write::write_all(stream, line.as_bytes()).is_ok() {}
    });
    let check = ask(Target::Http(http(long.port, "/")));
    assert_eq!(fault(&check), Some(Fault::Protocol), "{check:?}");
}

#[test]
fn answers_are_held_against_what_they_have_to_be() {
    let server = Server::answering(WELL);
    let of = |change: fn(&mut Http)| {
        let mut asked = http(server.port, "/");
        change(&mut asked);
        let check = ask(Target::Http(asked));
        (check.status, message(&check).to_owned())
    };
    assert_eq!(of(|http| http.json = [("/status".to_owned(), json!("ok"))].into()).0, Status::Up);
    assert_eq!(of(|http| http.body = "\"ok\"".parse().ok()).0, Status::Up);
    assert_eq!(of(|http| http.header = [("content-type".to_owned(), "json".parse().unwrap())].into()).0, Status::Up);
    let wrong = of(|http| http.header = [("Content-Type".to_owned(), "html".parse().unwrap())].into()).1;
    assert_eq!(wrong, "the header Content-Type is `application/json`, which does not match html");
    assert_eq!(of(|http| http.status = vec!["404".parse().unwrap()]).1, "answered 200, not 404");
}

#[test]
fn secrets_are_sent_to_the_server_that_was_named_and_shown_to_nobody() {
    let other = Server::http(|head, stream| {
        let told = head.to_lowercase().contains("authorization") || head.to_lowercase().contains("x-key");
        write(stream, if told { b"HTTP/1.1 500 Told\r\n\r\n".as_slice() } else { WELL.as_bytes() });
    });
    let to = other.port;
    let first = Server::http(move |head, stream| {
        let head = head.to_lowercase();
        if !head.contains("authorization: ") || !head.contains("x-key: hunter3") {
            return write(stream, b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n");
        }
        let location = format!("http://u:hunter2@127.0.0.1:{to}/");
        write(stream, format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n").as_bytes());
    });
    let asked = Http {
        authorization_env: Some("API_AUTHORIZATION".to_owned()),
        headers: [("X-Key".to_owned(), "hunter3".to_owned())].into(),
        redirects: 1,
        ..http(first.port, "/")
    };
    assert_eq!(ask(Target::Http(asked.clone())).status, Status::Up);
    let off = ask(Target::Http(Http { redirects: 0, ..asked.clone() }));
    let shown = serde_json::to_string(&off).unwrap();
    assert!(!shown.contains("hunter"), "{shown}");
    let unset = ask(Target::Http(Http { authorization_env: Some("hunter2".to_owned()), ..asked }));
    let shown = serde_json::to_string(&unset).unwrap();
    assert_eq!((unset.status, fault(&unset)), (Status::Unknown, Some(Fault::Config)));
    assert!(!shown.contains("hunter"), "{shown}");
}

#[test]
fn credentials_of_an_address_are_sent_and_not_shown() {
    let server = Server::http(|head, stream| {
        // The base64 of `us er:hunter2`.
        let is_well = head.to_lowercase().contains("authorization: basic dxmgzxi6ahvudgvymg==");
        write(stream, if is_well { WELL.as_bytes() } else { b"HTTP/1.1 401 No\r\n\r\n" });
    });
    let check = ask(Target::Http(Http::get(format!("http://us%20er:hunter2@127.0.0.1:{}/", server.port))));
    assert_eq!(check.status, Status::Up, "{check:?}");
    assert_eq!(check.target, format!("http://***@127.0.0.1:{}/", server.port));
    assert!(!serde_json::to_string(&check).unwrap().contains("hunter2"));
}

#[test]
fn what_is_sent_arrives() {
    let server = Server::http(|head, stream| {
        let mut body = [0; 5];
        let read = std::io::Read::read_exact(stream, &mut body).is_ok();
        let is_well = head.starts_with("POST /in ") && head.contains("content-length: 5") && read && &body == b"hello";
        write(stream, if is_well { WELL.as_bytes() } else { b"HTTP/1.1 400 No\r\n\r\n" });
    });
    let asked = Http { method: Method::Post, send: Some("hello".to_owned()), ..http(server.port, "/in") };
    let check = ask(Target::Http(asked));
    assert_eq!(check.status, Status::Up, "{check:?}");
    let head = Server::http(|head, stream| {
        let is_head = head.starts_with("HEAD ");
        write(stream, if is_head { b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" } else { b"" });
    });
    let check = ask(Target::Http(Http { method: Method::Head, ..http(head.port, "/") }));
    assert_eq!((check.status, check.measured.size_bytes), (Status::Up, Some(0)), "{check:?}");
}

#[test]
fn a_retry_that_succeeds_is_up_and_tells_the_attempts() {
    let asked = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::http(move |_, stream| {
        let is_first = asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0;
        write(stream, if is_first { b"HTTP/1.1 503 Wait\r\n\r\n" } else { WELL.as_bytes() });
    });
    let check = ask_with(Target::Http(http(server.port, "/")), |service| {
        service.retries = 2;
        service.retry_delay = Period::millis(100);
    });
    assert_eq!((check.status, check.attempts, check.http_status), (Status::Up, 2, Some(200)), "{check:?}");
}

#[test]
fn a_slow_answer_is_told_with_its_limit() {
    let server = Server::http(|_, stream| {
        std::thread::sleep(Duration::from_millis(80));
        write(stream, WELL.as_bytes());
    });
    let folder = tempfile::tempdir().unwrap();
    let check = ask_in(folder.path(), Target::Http(http(server.port, "/")), |service| {
        (service.warn, service.critical) = (Some(Period::millis(40)), Some(Period::secs(1)));
    });
    assert_eq!((check.status, check.severity), (Status::Slow, Some(Severity::Medium)));
    assert!(message(&check).ends_with("ms, more than 40ms"), "{}", message(&check));
}
