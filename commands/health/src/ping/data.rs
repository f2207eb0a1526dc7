//! What `skep health ping` answers.

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Context, MetricSink, Output, View};
use skep_probe::{Check, Status};

use super::view;
use crate::asked::{Asked, Source};
use crate::currency::Currency;
use crate::discover::Discovery;
use crate::swarm::{Look, Swarm};

/// How everything is.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Ping {
    /// The project's root, or the working directory where there is none.
    pub(super) project_root: String,
    /// Whether the last snapshot is younger than a day, or what is configured, and of the commit that is checked out.
    pub(super) snapshots_current: bool,
    /// Which of that fails, and why.
    pub(super) snapshot: Currency,
    /// Agents that are active; null where nobody can tell.
    pub(super) agents_active: Option<u64>,
    /// Agents that there are, whatever they do; null where nobody can tell.
    pub(super) agents_registered: Option<u64>,
    /// The agents; null where there are none or nobody can tell.
    pub(super) agents: Option<Swarm>,
    /// How many services there are, and how they are.
    pub(super) summary: Summary,
    /// Where the services come from: `configured` or `discovered`.
    pub(super) source: &'static str,
    /// What was found without being named, and why it was taken.
    pub(super) discovered: Vec<Discovery>,
    /// How each service is, in the order of their names.
    pub(super) services: Vec<Check>,
}

/// How many services there are of each status. They add up to `services`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Summary {
    /// All of them.
    pub(super) services: u64,
    /// Those that were asked.
    pub(super) checked: u64,
    /// Those that answer as they should.
    pub(super) up: u64,
    /// Those that answer too slowly.
    pub(super) slow: u64,
    /// Those that answer, and have passed a limit.
    pub(super) degraded: u64,
    /// Those that answer again, and not yet often enough.
    pub(super) recovering: u64,
    /// Those that do not answer as they should.
    pub(super) down: u64,
    /// Those of which nobody can tell.
    pub(super) unknown: u64,
    /// Those that wait for another one that is down.
    pub(super) suppressed: u64,
}

impl Summary {
    fn of(checks: &[Check]) -> Self {
        let count = |status| checks.iter().filter(|check| check.status == status).count() as u64;
        Self {
            services: checks.len() as u64,
            checked: checks.iter().filter(|check| check.attempts > 0).count() as u64,
            up: count(Status::Up),
            slow: count(Status::Slow),
            degraded: count(Status::Degraded),
            recovering: count(Status::Recovering),
            down: count(Status::Down),
            unknown: count(Status::Unknown),
            suppressed: count(Status::Suppressed),
        }
    }
}

impl Ping {
    pub(super) fn of(checks: Vec<Check>, (asked, look): (Asked, Look), snapshot: Currency, context: &Context) -> Self {
        let is_known = look.error.is_none();
        let count = |count: Option<u64>| is_known.then(|| count.unwrap_or_default());
        Self {
            project_root: context.base().to_string_lossy().into_owned(),
            snapshots_current: snapshot.current,
            snapshot,
            agents_active: count(look.swarm.as_ref().map(|swarm| swarm.counts.active)),
            agents_registered: count(look.swarm.as_ref().map(|swarm| swarm.registered)),
            agents: look.swarm,
            summary: Summary::of(&checks),
            source: match asked.source {
                Source::Configured => "configured",
                Source::Discovered => "discovered",
            },
            discovered: asked.discoveries,
            services: checks,
        }
    }
}

impl Output for Ping {
    fn view(&self, view: &mut View) {
        view::draw(self, view);
    }

    fn metrics(&self, sink: &mut MetricSink) {
        sink.extend(crate::collect::service_metrics(&self.services));
        if let Some(swarm) = &self.agents {
            sink.extend(crate::collect::agent_metrics(&swarm.counts));
        }
        sink.extend(crate::collect::snapshot_metrics(&self.snapshot));
    }
}
