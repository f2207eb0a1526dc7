//! TLS: certificates that are well, and each way not to be.

use std::io::Write as _;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use skep_kit::{Period, Severity};
use skep_probe::{Check, Fault, Http, Service, Status, Target, Tls};

use crate::servers::{Server, read_head, wait_for_end, write};
use crate::world::{ask_in, clock, message};

/// A server with a certificate of its own, and the file to trust it by.
struct Secured {
    server: Server,
    folder: tempfile::TempDir,
}

impl Secured {
    /// Starts a server whose certificate is for `name` and good from `from` to `until`, in days from now.
    fn start(name: &str, from: i64, until: i64) -> Self {
        let day = |days: i64| {
            let at: Timestamp = (clock().wall)() + SignedDuration::from_hours(24 * days + 1);
            let date = at.to_zoned(jiff::tz::TimeZone::UTC).date();
            rcgen::date_time_ymd(date.year().into(), date.month().try_into().unwrap(), date.day().try_into().unwrap())
        };
        let mut wanted = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (wanted.not_before, wanted.not_after) = (day(from), day(until));
        let key = KeyPair::generate().unwrap();
        let certificate = wanted.self_signed(&key).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), certificate.pem()).unwrap();
        let builder = ServerConfig::builder_with_provider(skep_net::crypto()).with_safe_default_protocol_versions();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = builder.unwrap().with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key);
        let config = Arc::new(config.unwrap());
        let server = Server::start(move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            if !read_head(&mut stream).is_empty() {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                let _ = stream.flush();
            }
        });
        Self { server, folder }
    }

    fn tls(&self) -> Tls {
        Tls { address: format!("127.0.0.1:{}", self.server.port), ca_file: Some("ca.pem".to_owned()), ..Tls::default() }
    }

    fn ask(&self, target: Target) -> Check {
        ask_in(self.folder.path(), target, |_| ())
    }
}

#[test]
fn a_good_certificate_has_its_days_told() {
    let secured = Secured::start("127.0.0.1", -10, 90);
    let check = secured.ask(Target::Tls(secured.tls()));
    assert_eq!((check.status, check.error.as_ref()), (Status::Up, None), "{check:?}");
    let certificate = check.certificate.unwrap();
    assert!((88..=90).contains(&certificate.days_left), "{certificate:?}");
    assert_eq!((certificate.subject.as_str(), certificate.self_signed), ("127.0.0.1", true));
    assert!(check.phases.tls_ms.is_some() && check.phases.connect_ms.is_some());
    assert_eq!((check.phases.dns_ms, check.phases.ttfb_ms), (None, None));
}

#[test]
fn https_has_all_phases_and_its_certificate() {
    let secured = Secured::start("127.0.0.1", -10, 10);
    let http = Http {
        ca_file: Some("ca.pem".to_owned()),
        warn_left: Some(Period::secs(30 * 86_400)),
        ..Http::get(format!("https://127.0.0.1:{}/", secured.server.port))
    };
    let check = secured.ask(Target::Http(http));
    assert_eq!((check.status, check.severity), (Status::Degraded, Some(Severity::Medium)), "{check:?}");
    assert!(message(&check).starts_with("certificate expires in "), "{}", message(&check));
    assert!([check.phases.tls_ms, check.phases.ttfb_ms, check.phases.transfer_ms].iter().all(Option::is_some));
    assert_eq!(check.http_status, Some(200));
}

#[test]
fn days_below_a_limit_are_graded() {
    let grade = |days| {
        let secured = Secured::start("127.0.0.1", -10, days);
        let check = secured.ask(Target::Tls(secured.tls()));
        (check.status, check.severity)
    };
    assert_eq!(grade(15), (Status::Degraded, Some(Severity::Medium)));
    assert_eq!(grade(3), (Status::Degraded, Some(Severity::High)));
}

#[test]
fn an_expired_certificate_is_told_with_its_days() {
    let secured = Secured::start("127.0.0.1", -30, -3);
    let check = secured.ask(Target::Tls(secured.tls()));
    assert_eq!((check.status, check.error.as_ref().unwrap().kind), (Status::Down, Fault::Tls));
    assert!(message(&check).starts_with("certificate expired ") && message(&check).ends_with(" days ago"));
    assert!((-4..=-3).contains(&check.certificate.unwrap().days_left));
    assert_eq!(check.phases.tls_ms, None);
}

#[test]
fn one_that_is_not_good_yet_or_for_another_name_is_told() {
    let early = Secured::start("127.0.0.1", 2, 30);
    assert!(message(&early.ask(Target::Tls(early.tls()))).starts_with("certificate is not good before "));
    let other = Secured::start("other.example", -1, 30);
    let check = other.ask(Target::Tls(other.tls()));
    assert_eq!(message(&check), "certificate is for other.example, not for 127.0.0.1");
    let named = Tls { server_name: Some("other.example".to_owned()), ..other.tls() };
    assert!(matches!(other.ask(Target::Tls(named)).status, Status::Up | Status::Degraded));
}

#[test]
fn a_self_signed_certificate_is_told_as_one_and_its_days_too() {
    let secured = Secured::start("127.0.0.1", -10, 90);
    let untrusting = Secured::start("127.0.0.1", -10, 90);
    // The other server's certificate is trusted, and not this one's.
    let tls = Tls { address: secured.tls().address, ..untrusting.tls() };
    let check = untrusting.ask(Target::Tls(tls));
    assert_eq!(message(&check), "certificate is self-signed, and this machine does not trust it");
    assert_eq!(check.error.as_ref().unwrap().hint.as_deref(), Some("name its file by `ca_file`"));
    assert!(check.certificate.unwrap().days_left > 80);
}

#[test]
fn garbage_and_silence_are_told_apart() {
    let folder = Secured::start("127.0.0.1", -1, 1);
    let of = |server: &Server| {
        let tls = Tls { address: format!("127.0.0.1:{}", server.port), ..folder.tls() };
        let quickly = |service: &mut Service| service.timeout = Period::millis(300);
        ask_in(folder.folder.path(), Target::Tls(tls), quickly)
    };
    let plain = of(&Server::start(|mut stream| {
        write(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n");
        wait_for_end(&mut stream);
    }));
    assert_eq!(message(&plain), "answered with what is no TLS");
    let closed = of(&Server::start(drop));
    assert_eq!(message(&closed), "closed the connection during the TLS handshake");
    let silent = of(&Server::start(|mut stream| wait_for_end(&mut stream)));
    assert_eq!(message(&silent), "accepted the connection and did not finish the TLS handshake within 300 ms");
}

#[test]
fn a_ca_file_that_is_not_there_makes_it_unknown() {
    let secured = Secured::start("127.0.0.1", -10, 90);
    let check = secured.ask(Target::Tls(Tls { ca_file: Some("gone.pem".to_owned()), ..secured.tls() }));
    assert_eq!((check.status, check.error.as_ref().unwrap().kind), (Status::Unknown, Fault::Config));
    assert!(message(&check).contains("gone.pem cannot be read"), "{}", message(&check));
}
