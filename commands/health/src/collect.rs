//! What the family gives to monitoring.

use skep_agents::{Counts, State};
use skep_kit::{Collector, Context, Cost, Error, Metric};
use skep_probe::{Check, Limits};

use crate::ask::ask;
use crate::asked::{self, Search};
use crate::config::HealthConfig;
use crate::currency::{self, Currency};
use crate::swarm;

/// All of them.
pub(crate) static COLLECTORS: &[Collector] = &[
    Collector {
        name: "services",
        metrics: &[
            "skep_service_up",
            "skep_service_status",
            "skep_probe_duration_seconds",
            "skep_tls_expires_seconds",
            "skep_heartbeat_age_seconds",
        ],
        cost: Cost::Network,
        collect: services,
    },
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
    Ok(service_metrics(&ask(&asked.services, store.as_ref(), (&limits, context))?.checks))
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
    let mut metrics = Vec::new();
    for check in checks {
        let labelled = |metric: Metric| metric.with("service", &check.name).with("kind", check.kind);
        // Of what nobody can tell there is no value: neither 0 nor 1 would be true.
        if let Some(up) = check.status.answered() {
            let help = "Whether a service answers as it should.";
            metrics.push(labelled(Metric::gauge("skep_service_up", help, f64::from(u8::from(up)))));
        }
    }
    metrics
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
    let current = f64::from(u8::from(currency.current));
    let help = "Whether the last snapshot is young enough and of the commit that is checked out.";
    let mut metrics = vec![Metric::gauge("skep_snapshots_current", help, current)];
    let age = currency.age_seconds.map(|age| Metric::gauge("skep_snapshot_age_seconds", "Age of the last snapshot.", age));
    metrics.extend(age);
    metrics
}
