//! What the dashboard shows, as one object: at `/api/state`, and at `/api/stream` once a round.
//!
//! It is written at most once a round, and only where somebody wants it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use skep_kit::Metric;
use skep_store::Store;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::agents::Agents;
use super::{Site, metrics, series};
use crate::health::{self, Health};
use crate::serve::own::word;
use crate::serve::snapshot::{Snapshot, Standing};

/// The store is waited for no longer.
const PATIENCE: Duration = Duration::from_secs(2);

/// All that the page shows.
#[derive(Serialize)]
struct Shown<'a> {
    generated_at: Timestamp,
    interval_seconds: f64,
    host: Host<'a>,
    health: Option<Health>,
    services: Vec<Service<'a>>,
    agents: Agents<'a>,
    slos: [(); 0],
    leaks: Leaks,
    collectors: Vec<Collector<'a>>,
    series: Vec<series::Named<'a>>,
}

#[derive(Serialize)]
struct Host<'a> {
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct Service<'a> {
    name: &'a str,
    kind: Option<&'a str>,
    up: bool,
    status: Option<&'a str>,
    latency_seconds: Option<f64>,
    tls_expires_seconds: Option<f64>,
    heartbeat_age_seconds: Option<f64>,
}

/// What the analysis of the source found; null where it was not asked, or does not count such.
#[derive(Serialize, Default)]
struct Leaks {
    high: Option<f64>,
    medium: Option<f64>,
    low: Option<f64>,
    at: Option<Timestamp>,
}

#[derive(Serialize)]
struct Collector<'a> {
    name: &'a str,
    cost: &'static str,
    age_seconds: Option<f64>,
    ok: Option<bool>,
    duration_seconds: Option<f64>,
    error: Option<&'a str>,
}

/// Answers with the state.
pub(crate) async fn state(State(site): State<Arc<Site>>) -> Response {
    let snapshot = site.last.borrow().clone();
    let Some(snapshot) = snapshot else { return metrics::not_yet() };
    json(of(&site, &snapshot).await.to_string())
}

/// Returns an answer that is JSON already.
pub(crate) fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response()
}

/// Returns the state at the end of that round, on one line.
pub(crate) async fn of(site: &Arc<Site>, snapshot: &Arc<Snapshot>) -> Arc<str> {
    if let Some(written) = snapshot.state.get() {
        return Arc::clone(written);
    }
    let (seen, health) = tokio::join!(site.fleet.seen(), health(site, snapshot));
    let samples: Vec<(Timestamp, &Metric)> = snapshot.samples().collect();
    let shown = Shown {
        generated_at: snapshot.at,
        interval_seconds: site.intervals.quick.as_secs_f64(),
        host: Host { name: site.host.as_deref() },
        health,
        services: services(&samples),
        agents: Agents::summary(seen.as_deref()),
        slos: [],
        leaks: leaks(&samples),
        collectors: snapshot.standings.iter().map(|standing| collector(standing, snapshot)).collect(),
        series: series::named(&samples),
    };
    // A structure of numbers and text can always be written.
    let written = serde_json::to_string(&shown).unwrap_or_default();
    Arc::clone(snapshot.state.get_or_init(|| written.into()))
}

/// Returns how healthy the whole is, by the same reckoning as `skep obs health`; none where the store does not answer.
async fn health(site: &Arc<Site>, snapshot: &Arc<Snapshot>) -> Option<Health> {
    let (site, snapshot) = (Arc::clone(site), Arc::clone(snapshot));
    let judged = spawn_blocking(move || {
        let round = snapshot.round();
        let judge = |store: Option<&Store>| health::of(&site.context, &round, store);
        // What cannot be remembered is unknown; what was measured counts all the same.
        let remembering = site.history.ask(|store| Ok(judge(Some(store))));
        remembering.ok().flatten().unwrap_or_else(|| judge(None))
    });
    timeout(PATIENCE, judged).await.ok()?.ok()
}

fn services<'a>(samples: &[(Timestamp, &'a Metric)]) -> Vec<Service<'a>> {
    let of = |name: &str, service: &str| {
        let matching = samples.iter().map(|(_, metric)| *metric);
        let mut matching =
            matching.filter(move |metric| metric.name == name && metric.label("service") == Some(service));
        matching.next().map(|metric| metric.value)
    };
    let up = samples.iter().map(|(_, metric)| *metric).filter(|metric| metric.name == "skep_service_up");
    up.filter_map(|metric| {
        let name = metric.label("service")?;
        Some(Service {
            name,
            kind: metric.label("kind"),
            up: metric.value != 0.0,
            status: status(samples, name),
            latency_seconds: latency(samples, name),
            tls_expires_seconds: of("skep_tls_expires_seconds", name),
            heartbeat_age_seconds: of("skep_heartbeat_age_seconds", name),
        })
    })
    .collect()
}

/// Returns which of the statuses holds.
fn status<'a>(samples: &[(Timestamp, &'a Metric)], service: &str) -> Option<&'a str> {
    let statuses = samples.iter().map(|(_, metric)| *metric).filter(|metric| metric.name == "skep_service_status");
    let mut holds = statuses.filter(|metric| metric.label("service") == Some(service) && metric.value != 0.0);
    holds.next().and_then(|metric| metric.label("status"))
}

/// Returns how long the last probe took from beginning to end.
fn latency(samples: &[(Timestamp, &Metric)], service: &str) -> Option<f64> {
    let phases =
        samples.iter().map(|(_, metric)| *metric).filter(|metric| metric.name == "skep_probe_duration_seconds");
    let phases: Vec<&Metric> = phases.filter(|metric| metric.label("service") == Some(service)).collect();
    let total = phases.iter().find(|metric| matches!(metric.label("phase"), None | Some("total")));
    let sum = || phases.iter().map(|metric| metric.value).filter(|value| value.is_finite()).sum();
    total.map(|metric| metric.value).or_else(|| (!phases.is_empty()).then(sum))
}

fn leaks(samples: &[(Timestamp, &Metric)]) -> Leaks {
    let mut leaks = Leaks::default();
    for (at, metric) in samples.iter().filter(|(_, metric)| metric.name == "skep_mem_findings") {
        match metric.label("severity") {
            Some("high") => leaks.high = Some(metric.value),
            Some("medium") => leaks.medium = Some(metric.value),
            Some("low") => leaks.low = Some(metric.value),
            Some(_) | None => continue,
        }
        leaks.at = Some(*at);
    }
    leaks
}

fn collector<'a>(standing: &'a Standing, snapshot: &Snapshot) -> Collector<'a> {
    Collector {
        name: standing.name,
        cost: word(standing.cost),
        age_seconds: standing.age(snapshot.steady).map(|age| age.as_secs_f64()),
        ok: standing.ok(),
        duration_seconds: standing.duration.map(|duration| duration.as_secs_f64()),
        error: standing.error.as_deref(),
    }
}
