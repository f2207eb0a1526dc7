//! The table `[health]` of `skep.toml`. Defaults stand here and nowhere else.

mod checks;
mod keys;
mod room;
mod service;
mod target;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use skep_kit::{Budgets, FailOn, Period, check_rule_words};
use skep_probe::Service;

pub(crate) use checks::{check_name, kinds_listed};
pub use room::Room;
pub use service::ServiceConfig;

use crate::{ping, rules};

/// What has to be up, and when it counts as down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HealthConfig {
    /// The mildest severity that makes `skep health ping` fail: low, medium, high or never.
    pub fail_on: FailOn,
    /// How many findings of a severity there may be: `{ medium = 4 }`. One that is named here is judged by its budget
    /// instead of by `fail_on`.
    pub max: Budgets,
    /// Rules not to heed, by name, code or the beginning of codes.
    #[serde(deserialize_with = "known_rules")]
    pub ignore: Vec<String>,
    /// How long a service may take to answer where it has no time of its own.
    #[serde(deserialize_with = "some_time")]
    pub timeout: Period,
    /// When all has to be over.
    #[serde(deserialize_with = "some_time")]
    pub deadline: Period,
    /// How often a service is asked again before it counts as down where it has no number of its own.
    pub retries: u32,
    /// A snapshot older than this is not current.
    #[serde(deserialize_with = "some_time")]
    pub snapshot_max_age: Period,
    /// The folder whose children are agents with a `status.json` each, or a project that has them below
    /// `agent_workspaces`. Relative to the project's root; found there where nobody says.
    #[schemars(example = &"agent_workspaces")]
    pub agents: Option<String>,
    /// The zone of times in status files that name none: a name such as `Europe/Berlin`.
    #[serde(deserialize_with = "zone")]
    pub agents_zone: String,
    /// Fewer active agents than this are medium.
    #[schemars(example = 8)]
    pub min_active: Option<u64>,
    /// Fewer active agents than this are high.
    #[schemars(example = 6)]
    pub critical_active: Option<u64>,
    /// What has to be up, each by a name: `[health.services.api]`.
    #[serde(deserialize_with = "checks::services")]
    pub services: BTreeMap<String, ServiceConfig>,
}

impl Default for HealthConfig {
    fn default() -> Self {
        Self {
            fail_on: ping::VERB.fail_on,
            max: Budgets::NONE,
            ignore: Vec::new(),
            timeout: Service::TIMEOUT,
            deadline: Period::secs(10),
            retries: 0,
            snapshot_max_age: Period::secs(86_400),
            agents: None,
            agents_zone: "UTC".to_owned(),
            min_active: None,
            critical_active: None,
            services: BTreeMap::new(),
        }
    }
}

impl HealthConfig {
    /// Returns the zone of times that name none.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.agents_zone).unwrap_or(TimeZone::UTC)
    }
}

/// Reads words that choose rules; one that chooses none is complained of here, where the line in the file is known.
fn known_rules<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::deserialize(deserializer)?;
    check_rule_words(&words, rules::RULES.iter().copied()).map_err(D::Error::custom)?;
    Ok(words)
}

/// Reads a length of time that is not nothing.
fn some_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Period, D::Error> {
    let period = Period::deserialize(deserializer)?;
    if period == Period::default() { Err(D::Error::custom("it must be longer than 0")) } else { Ok(period) }
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    match TimeZone::get(&name) {
        Ok(_) => Ok(name),
        Err(_) => Err(D::Error::custom(format!("`{name}` is no zone; write UTC or Europe/Berlin"))),
    }
}
