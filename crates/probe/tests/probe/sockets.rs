//! Plain connections and Unix sockets.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;

use skep_kit::Period;
use skep_probe::{Fault, Status, Target, Tcp, Unix};

use crate::servers::{Server, free_port, wait_for_end, write};
use crate::world::{ask, ask_in, ask_with, message, tcp};

fn unix(path: &str) -> Target {
    Target::Unix(Unix { path: path.to_owned(), ..Unix::default() })
}

#[test]
fn a_port_that_accepts_is_up_and_one_that_does_not_is_down() {
    let server = Server::start(|mut stream| wait_for_end(&mut stream));
    let check = ask(Target::Tcp(tcp(server.port)));
    assert_eq!((check.status, check.phases.ttfb_ms), (Status::Up, None));
    let check = ask(Target::Tcp(tcp(free_port())));
    assert_eq!((check.status, check.error.unwrap().kind), (Status::Down, Fault::Refused));
}

#[test]
fn what_is_said_is_held_against_what_is_expected() {
    let server = Server::start(|mut stream| {
        let mut asked = [0; 6];
        let _ = std::io::Read::read_exact(&mut stream, &mut asked);
        write(&mut stream, if &asked == b"PING\r\n" { b"+PONG\r\n" } else { b"-ERR\r\n" });
    });
    let talk =
        |send: &str, expect: &str| Tcp { send: Some(send.to_owned()), expect: expect.parse().ok(), ..tcp(server.port) };
    let check = ask(Target::Tcp(talk("PING\r\n", r"^\+PONG")));
    assert_eq!(check.status, Status::Up, "{check:?}");
    assert!(check.phases.ttfb_ms.is_some());
    let check = ask(Target::Tcp(talk("PONG\r\n", r"^\+PONG")));
    assert_eq!(message(&check), r"answered `-ERR  `, which does not match ^\+PONG");
}

#[test]
fn silence_and_a_closed_door_are_told_apart() {
    let expecting = |port| Target::Tcp(Tcp { expect: "hello".parse().ok(), ..tcp(port) });
    let silent = Server::start(|mut stream| wait_for_end(&mut stream));
    let check = ask_with(expecting(silent.port), |service| service.timeout = Period::millis(200));
    assert_eq!(message(&check), "accepted the connection and did not answer within 200 ms");
    let closing = Server::start(drop);
    let check = ask(expecting(closing.port));
    assert_eq!(check.error.as_ref().unwrap().kind, Fault::Closed, "{check:?}");
}

#[test]
fn unix_sockets_are_there_stale_or_gone() {
    let folder = tempfile::tempdir().unwrap();
    let of = |path: &str| ask_in(folder.path(), unix(path), |_| ());
    let listener = UnixListener::bind(folder.path().join("live.sock")).unwrap();
    assert_eq!(of("live.sock").status, Status::Up);
    drop(listener);
    assert_eq!(message(&of("live.sock")), "the socket live.sock is there and nobody listens on it");
    let gone = of("gone.sock");
    assert_eq!((message(&gone), gone.error.as_ref().unwrap().kind), ("there is no gone.sock", Fault::NotFound));
    let long = of(&"x".repeat(200));
    assert_eq!((long.status, long.error.as_ref().unwrap().kind), (Status::Unknown, Fault::Config));
    std::fs::write(folder.path().join("file"), "").unwrap();
    assert_eq!(of("file").status, Status::Down);
}

#[test]
fn a_socket_that_one_may_not_use_is_unknown() {
    if rustix::process::geteuid().is_root() {
        // Root may use every socket; that it does is what can be seen here.
        return root_may_use_every_socket();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    let check = ask_in(folder.path(), unix("live.sock"), |_| ());
    assert_eq!((check.status, check.error.unwrap().kind), (Status::Unknown, Fault::Permission));
}

fn root_may_use_every_socket() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("live.sock");
    let _listener = UnixListener::bind(&path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(ask_in(folder.path(), unix("live.sock"), |_| ()).status, Status::Up);
}
