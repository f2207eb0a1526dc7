//! A context with a state folder of its own, and samples to put into it.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use skep_kit::{CancelToken, Clock, Config, Context, Environment, Metric, Silent, Triage};
use skep_store::{Series, Store};

/// Returns a context whose state lies in `.skep` below `folder`.
pub(crate) fn context(folder: &Path) -> Context {
    Context {
        clock: clock(),
        environment: Environment::default(),
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

/// Returns the time of that unix second.
pub(crate) fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// Returns a sample of `requests_total{agent=…}`.
pub(crate) fn metric(agent: &str, value: f64) -> Metric {
    Metric::counter("requests_total", "How many requests there were.", value).with("agent", agent)
}

/// Returns the series of [`metric`].
pub(crate) fn series_of(store: &Store, agent: &str) -> Series {
    let selector = format!("requests_total{{agent=\"{agent}\"}}").parse().unwrap();
    store.series(&selector).unwrap().remove(0)
}
