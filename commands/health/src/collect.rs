//! What the family gives to monitoring.

use skep_agents::{Counts, State};
use skep_kit::{Collector, Context, Cost, Error, Metric};
use skep_probe::{Check, Limits, Status, Target};

use crate::ask::Asking;
use crate::asked::{self, Search};
use crate::config::HealthConfig;
use crate::currency::{self, Currency};
use crate::swarm;

/// How long ago a job reported.
const HEARTBEAT_AGE: &str = "skep_heartbeat_age_seconds";

/// All of them.
pub(crate) static COLLECTORS: &[Collector] = &[
    Collector {
        name: "services",
        metrics: &["skep_service_up", "skep_service_status", "skep_probe_duration_seconds", "skep_tls_expires_seconds"],
        cost: Cost::Network,
        collect: services,
    },
    Collector { name: "heartbeats", metrics: &[HEARTBEAT_AGE], cost: Cost::Quick, collect: heartbeats },
    Collector { name: "agents", metrics: &["skep_swarm_agents"], cost: Cost::Quick, collect: agents },
    Collector {
        name: "snapshot",
        metrics: &["skep_snapshot_age_seconds", "skep_snapshots_current"],
        cost: Cost::Quick,
        collect: snapshot,
    },
];

/// Asks the configured services. Those that only happen to be there would come and go as series.
fn services(context: &Context) -> Result<Vec<Metric>, Error> {
    let config: HealthConfig = context.config.table("health");
    let asked = asked::asked(&[], Search::Never, (&config, context))?;
    let limits = Limits { deadline: config.deadline.get(), ..Limits::default() };
    let store = skep_store::look(context).ok().flatten();
    let asking = Asking { services: &asked.services, store: store.as_ref(), limits, context };
    let mut metrics = service_metrics(&asking.ask()?.checks);
    metrics.retain(|metric| metric.name != HEARTBEAT_AGE);
    Ok(metrics)
}

/// Looks at what jobs have reported, which asks nobody.
fn heartbeats(context: &Context) -> Result<Vec<Metric>, Error> {
    let config: HealthConfig = context.config.table("health");
    let mut asked = asked::asked(&[], Search::Never, (&config, context))?;
    asked.services.retain(|service| matches!(service.target, Target::Heartbeat(_)));
    asked.services.iter_mut().for_each(|service| service.depends_on.clear());
    let store = skep_store::look(context)?;
    let limits = Limits { deadline: config.deadline.get(), ..Limits::default() };
    let asking = Asking { services: &asked.services, store: store.as_ref(), limits, context };
    let mut metrics = service_metrics(&asking.ask()?.checks);
    metrics.retain(|metric| metric.name == HEARTBEAT_AGE);
    Ok(metrics)
}

fn agents(context: &Context) -> Result<Vec<Metric>, Error> {
    let config: HealthConfig = context.config.table("health");
    let look = swarm::look(None, (&config, context));
    match (look.swarm, look.error) {
        (_, Some(error)) => Err(error),
        (Some(swarm), None) => Ok(agent_metrics(&swarm.counts)),
        (None, None) => Ok(Vec::new()),
    }
}

fn snapshot(context: &Context) -> Result<Vec<Metric>, Error> {
    let config: HealthConfig = context.config.table("health");
    let store = skep_store::look(context)?;
    Ok(snapshot_metrics(&currency::of_last(Ok(store.as_ref()), (&config, context))))
}

/// Returns what is measured of services.
pub(crate) fn service_metrics(checks: &[Check]) -> Vec<Metric> {
    checks.iter().flat_map(metrics_of).collect()
}

/// Returns what is measured of one service. What nobody can tell has no sample: neither 0 nor 1 would be true.
fn metrics_of(check: &Check) -> Vec<Metric> {
    let mut metrics = Vec::new();
    let mut add = |metric: Metric, labels: &[(&'static str, &str)]| {
        let metric = metric.with("service", &check.name);
        metrics.push(labels.iter().fold(metric, |metric, (name, value)| metric.with(*name, *value)));
    };
    let kind = ("kind", check.kind);
    if let Some(up) = check.status.answered() {
        let help = "Whether a service answers as it should.";
        add(Metric::gauge("skep_service_up", help, flag(up)), &[kind]);
    }
    for status in Status::ALL {
        let help = "Which status a service has: 1 for that one, 0 for the others.";
        let metric = Metric::gauge("skep_service_status", help, flag(check.status == status));
        add(metric, &[kind, ("status", status.as_str())]);
    }
    let phases = check.phases;
    let durations = [
        ("total", check.latency_ms),
        ("dns", phases.dns_ms),
        ("connect", phases.connect_ms),
        ("tls", phases.tls_ms),
        ("first_byte", phases.ttfb_ms),
        ("transfer", phases.transfer_ms),
    ];
    for (phase, milliseconds) in durations {
        if let Some(milliseconds) = milliseconds {
            let help = "How long each part of an answer took.";
            add(Metric::gauge("skep_probe_duration_seconds", help, milliseconds / 1_000.0), &[("phase", phase)]);
        }
    }
    if let Some(certificate) = &check.certificate {
        let help = "For how long a service's certificate is still good.";
        add(Metric::gauge("skep_tls_expires_seconds", help, certificate.seconds_left as f64), &[]);
    }
    if let Some(age) = check.measured.age_seconds.filter(|_| check.kind == "heartbeat") {
        add(Metric::gauge(HEARTBEAT_AGE, "How long ago a job last reported.", age), &[]);
    }
    metrics
}

fn flag(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}

/// Returns how many agents there are of each state.
pub(crate) fn agent_metrics(counts: &Counts) -> Vec<Metric> {
    let metric = |state: State| {
        Metric::gauge("skep_swarm_agents", "Agents by state.", counts.of(state) as f64).with("state", state.as_str())
    };
    State::ALL.into_iter().map(metric).collect()
}

/// Returns whether the last snapshot is current, and how old it is where there is one.
pub(crate) fn snapshot_metrics(currency: &Currency) -> Vec<Metric> {
    let help = "Whether the last snapshot is young enough and of the commit that is checked out.";
    let mut metrics = vec![Metric::gauge("skep_snapshots_current", help, flag(currency.current))];
    let age =
        currency.age_seconds.map(|age| Metric::gauge("skep_snapshot_age_seconds", "Age of the last snapshot.", age));
    metrics.extend(age);
    metrics
}
