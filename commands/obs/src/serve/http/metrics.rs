//! `/metrics` and the two questions about the process itself. A scrape takes the last snapshot and waits for nobody.
//!
//! Sources: <https://prometheus.io/docs/instrumenting/content_negotiation/> and RFC 9110, section 12.5.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use skep_kit::Exposition;

use super::{Site, plain};
use crate::serve::counters::Counters;

/// The loop is taken for dead after so many intervals without a round.
const DEAD_INTERVALS: u32 = 3;
/// It is given at least so long: on a machine that has much to do a thread may have to wait.
const DEAD_AT_LEAST: Duration = Duration::from_secs(1);
/// What is smaller is not worth the work of making it smaller.
const WORTH_COMPRESSING: usize = 1024;

/// Answers a scrape.
pub(crate) async fn scrape(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    let Some(snapshot) = site.last.borrow().clone() else {
        return not_yet();
    };
    let exposition = exposition_for(&accepted(&headers, header::ACCEPT));
    let body = snapshot.write(exposition, (site.context.clock.steady)());
    Counters::add(&site.counters.scrapes, 1);
    let mut response = body_for(body, &headers);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(exposition.content_type()));
    response
}

/// Tells whether the loop that measures is alive.
pub(crate) async fn healthy(State(site): State<Arc<Site>>) -> Response {
    let now = (site.context.clock.steady)();
    let since = site.counters.last_round().unwrap_or(site.started);
    let quiet = now.saturating_duration_since(since);
    if is_dead(quiet, site.intervals.quick) {
        let text = format!("unhealthy: no round was completed for {} seconds", quiet.as_secs());
        return plain(StatusCode::SERVICE_UNAVAILABLE, text);
    }
    plain(StatusCode::OK, "healthy")
}

/// Tells whether a loop without a round for so long has to be taken for dead.
fn is_dead(quiet: Duration, interval: Duration) -> bool {
    quiet > DEAD_AT_LEAST.max(interval.saturating_mul(DEAD_INTERVALS))
}

/// Tells whether there is something to be served.
pub(crate) async fn ready(State(site): State<Arc<Site>>) -> Response {
    if site.last.borrow().is_some() { plain(StatusCode::OK, "ready") } else { not_yet() }
}

/// Says that nothing was measured yet.
pub(crate) fn not_yet() -> Response {
    let mut response = plain(StatusCode::SERVICE_UNAVAILABLE, "the first round is not completed yet");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

/// One entry of `Accept` or `Accept-Encoding`, in lower case.
#[derive(Debug, PartialEq)]
struct Accepted {
    what: String,
    version: Option<String>,
    quality: f64,
}

fn accepted(headers: &HeaderMap, name: header::HeaderName) -> Vec<Accepted> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    let entries = lines.flat_map(|line| line.split(',')).map(|entry| {
        let entry = entry.to_ascii_lowercase();
        let mut parts = entry.split(';').map(str::trim);
        let what = parts.next().unwrap_or_default().to_owned();
        let mut accepted = Accepted { what, version: None, quality: 1.0 };
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match name.trim() {
                "q" => accepted.quality = value.trim().parse().unwrap_or(0.0),
                "version" => accepted.version = Some(value.trim().trim_matches('"').to_owned()),
                _ => {}
            }
        }
        accepted
    });
    entries.filter(|entry| !entry.what.is_empty()).collect()
}

/// Returns the dialect to write: OpenMetrics only where somebody asks for it by name and likes nothing better.
fn exposition_for(accepted: &[Accepted]) -> Exposition {
    let best = |is: &dyn Fn(&Accepted) -> bool| {
        accepted.iter().filter(|entry| is(entry)).map(|entry| entry.quality).fold(0.0, f64::max)
    };
    let open_metrics = best(&|entry| {
        entry.what == "application/openmetrics-text"
            && entry.version.as_deref().is_none_or(|version| version == "1.0.0")
    });
    let text =
        best(&|entry| entry.what == "text/plain" && entry.version.as_deref().is_none_or(|version| version == "0.0.4"));
    if open_metrics > 0.0 && open_metrics >= text { Exposition::OpenMetrics } else { Exposition::Text }
}

fn body_for(body: String, headers: &HeaderMap) -> Response {
    let wants = accepted(headers, header::ACCEPT_ENCODING);
    let wants_gzip = wants.iter().any(|entry| matches!(entry.what.as_str(), "gzip" | "*") && entry.quality > 0.0);
    let smaller = if wants_gzip && body.len() >= WORTH_COMPRESSING { compressed(body.as_bytes()) } else { None };
    let mut response = match smaller {
        Some(bytes) => {
            let mut response = bytes.into_response();
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response
        }
        None => body.into_response(),
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept, accept-encoding"));
    response
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 8), Compression::fast());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> Exposition {
        let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
        exposition_for(&accepted(&headers, header::ACCEPT))
    }

    #[test]
    fn three_intervals_without_a_round_are_too_many() {
        let (interval, second) = (Duration::from_secs(15), Duration::from_secs(1));
        assert!(!is_dead(interval * 3, interval) && is_dead(interval * 3 + second, interval));
        assert!(!is_dead(second, second / 10) && is_dead(second * 2, second / 10));
    }

    #[test]
    fn openmetrics_is_for_those_who_ask_for_it() {
        // What Prometheus 2.42 and 3 send.
        let old = "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,\
                   text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        let new = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
                   text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
        for accept in [old, new, "Application/OpenMetrics-Text", "application/openmetrics-text; version=\"1.0.0\""] {
            assert_eq!(chosen(accept), Exposition::OpenMetrics, "{accept}");
        }
        for accept in [
            "",
            "*/*",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "text/plain",
            "application/openmetrics-text;version=0.0.1",
            "application/openmetrics-text;q=0.4,text/plain;q=0.5",
            "application/openmetrics-text;q=0",
            "application/openmetrics-text;q=nonsense",
        ] {
            assert_eq!(chosen(accept), Exposition::Text, "{accept}");
        }
    }
}
