//! The agents of the project, as far as health is concerned: how many there are and how many work.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use skep_agents::{Agent, Counts, Fleet, Layout};
use skep_kit::{Confidence, Context, Error, Finding, Problem, Severity};

use crate::config::HealthConfig;
use crate::rules;

/// The agents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Swarm {
    /// The folder whose children they are, relative to the project's root where it lies below it.
    pub(crate) folder: String,
    /// How many there are of each state; they add up to `registered`.
    pub(crate) counts: Counts,
    /// How many there are.
    pub(crate) registered: u64,
    /// How many of them could not be read, or not wholly; `errors` says which and why.
    pub(crate) with_errors: u64,
    /// The zone in which times that name none were read.
    pub(crate) assumed_zone: String,
    /// How many times that was done.
    pub(crate) zones_assumed: u64,
}

/// What is known of the agents.
#[derive(Default)]
pub(crate) struct Look {
    /// They; none where there are none or nobody can tell.
    pub(crate) swarm: Option<Swarm>,
    /// Each of them.
    pub(crate) agents: Vec<Agent>,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
    /// Why nobody can tell.
    pub(crate) error: Option<Error>,
}

/// Looks at the agents in `folder`, else where the configuration says, else where they can be found.
pub(crate) fn look(folder: Option<PathBuf>, (config, context): (&HealthConfig, &Context)) -> Look {
    let named = folder.or_else(|| Some(context.base().join(config.agents.as_ref()?)));
    let layout = match named {
        Some(folder) => Some(Layout::of(&folder)),
        None => skep_agents::discover(context.base()),
    };
    let Some(layout) = layout else { return Look { error: missing(config), ..Look::default() } };
    match skep_agents::look(&layout, context.clock.now(), &config.zone(), context.base()) {
        Ok(fleet) => described(fleet, &layout, (config, context)),
        Err(error) => Look { error: Some(error), ..Look::default() },
    }
}

/// Returns what is said of agents that have to be active and are nowhere: nobody can tell, which is no pass.
fn missing(config: &HealthConfig) -> Option<Error> {
    let wanted = config.min_active.or(config.critical_active)?;
    let message = format!("{wanted} agents have to be active, and none were found");
    Some(Error::unavailable("no-fleet", message).hint("say in `agents` of [health] in which folder they are"))
}

fn described(fleet: Fleet, layout: &Layout, (config, context): (&HealthConfig, &Context)) -> Look {
    let folder = layout.folder();
    let shown = folder.strip_prefix(context.base()).unwrap_or(folder).to_string_lossy().into_owned();
    let problems: Vec<Problem> = fleet.problems().cloned().collect();
    let is_assumed = |agent: &&Agent| agent.dated == Some(skep_agents::Dated::Assumed);
    let swarm = Swarm {
        folder: if shown.is_empty() { ".".to_owned() } else { shown },
        counts: fleet.counts,
        registered: fleet.agents.len() as u64,
        with_errors: problems.len() as u64,
        assumed_zone: config.agents_zone.clone(),
        zones_assumed: fleet.agents.iter().filter(is_assumed).count() as u64,
    };
    Look { swarm: Some(swarm), agents: fleet.agents, problems, error: None }
}

impl Look {
    /// Returns what is found of their number.
    pub(crate) fn finding(&self, config: &HealthConfig) -> Option<Finding> {
        let swarm = self.swarm.as_ref()?;
        let active = swarm.counts.active;
        let limits = [(Severity::High, config.critical_active), (Severity::Medium, config.min_active)];
        let missed = limits.into_iter().find(|(_, limit)| limit.is_some_and(|limit| active < limit));
        // Nobody said how many have to be; that not one is, is worth a word.
        let is_asleep = active == 0 && config.min_active.is_none() && config.critical_active.is_none();
        let (severity, message) = match missed {
            Some((severity, limit)) => {
                let limit = limit.unwrap_or_default();
                (severity, format!("{active} of {} agents are active, and {limit} have to be", swarm.registered))
            }
            None if is_asleep && swarm.registered > 0 => {
                (Severity::Low, format!("none of {} agents is active", swarm.registered))
            }
            None => return None,
        };
        let mut finding = Finding::of(&rules::too_few_agents::RULE, severity, Confidence::High, message);
        finding.target = Some("agents".to_owned());
        finding.help = "wake those that are stale; each agent's last words are in its status.json".to_owned();
        Some(finding.fingerprinted("", ""))
    }
}
