//! A context with a folder of its own, and short ways to ask.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use skep_kit::{CancelToken, Clock, Config, Context, Environment, Silent, Triage};
use skep_probe::{Check, Http, Limits, Past, Service, Target, Tcp, run};

/// Returns a context whose root is `folder`.
pub(crate) fn context(folder: &Path) -> Context {
    Context {
        clock: clock(),
        environment: [("API_AUTHORIZATION".into(), "Bearer hunter2".into())].into_iter().collect::<Environment>(),
        working_directory: folder.to_owned(),
        root: Some(folder.to_owned()),
        cancel: CancelToken::default(),
        deadline: None,
        progress: Arc::new(Silent),
        events: Arc::new(Silent),
        state: Some(folder.join(".skep")),
        config: Arc::new(Config::default()),
        triage: Triage::default(),
        families: &[],
    }
}

#[expect(clippy::disallowed_methods, reason = "a test has no world to take its clock from")]
pub(crate) fn clock() -> Clock {
    Clock { as_of: None, wall: Timestamp::now, steady: std::time::Instant::now }
}

/// Asks one service, named `it`, in a folder.
pub(crate) fn ask_in(folder: &Path, target: Target, change: impl FnOnce(&mut Service)) -> Check {
    let mut service = Service::new("it", target);
    change(&mut service);
    let round = run(&[service], Past::default(), &Limits::default(), &context(folder)).unwrap();
    assert_eq!(round.checks.len(), 1);
    round.checks.into_iter().next().unwrap()
}

/// Asks one service.
pub(crate) fn ask(target: Target) -> Check {
    ask_with(target, |_| ())
}

/// Asks one service that was changed before.
pub(crate) fn ask_with(target: Target, change: impl FnOnce(&mut Service)) -> Check {
    let folder = tempfile::tempdir().unwrap();
    ask_in(folder.path(), target, change)
}

/// Returns a request for a path of a server.
pub(crate) fn http(port: u16, path: &str) -> Http {
    Http::get(format!("http://127.0.0.1:{port}{path}"))
}

/// Returns a connection to a port.
pub(crate) fn tcp(port: u16) -> Tcp {
    Tcp { address: format!("127.0.0.1:{port}"), ..Tcp::default() }
}

/// Returns what a check says is wrong.
pub(crate) fn message(check: &Check) -> &str {
    check.error.as_ref().map_or("", |error| error.message.as_str())
}
