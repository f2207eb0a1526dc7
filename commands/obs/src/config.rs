//! The table `[obs]` of `skep.toml`. Defaults stand here and nowhere else.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use skep_kit::{Budgets, FailOn, Period, Severity};

use crate::thresholds::Thresholds;

/// How numbers are gathered, kept and served.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ObsConfig {
    /// The mildest severity that makes `skep obs health` fail: low, medium, high or never.
    pub fail_on: FailOn,
    /// How many findings of a severity there may be: `{ medium = 4 }`. One that is named here is judged by its budget
    /// instead of by `fail_on`.
    pub max: Budgets,
    /// How often `skep obs serve` measures what is quick.
    pub interval: Period,
    /// How often `skep obs serve` asks services and other machines.
    pub network_interval: Period,
    /// How often `skep obs serve` measures what takes long, such as the analysis of the source.
    pub slow_interval: Period,
    /// Where `skep obs serve` gives its metrics: an address and a port.
    pub listen: SocketAddr,
    /// Where `skep obs serve` shows its dashboard: an address and a port.
    pub dashboard: SocketAddr,
    /// The environment variable that holds the token which readers from other machines have to show.
    #[schemars(example = &"SKEP_TOKEN")]
    pub token_env: Option<String>,
    /// The file that holds that token.
    #[schemars(example = &"/run/secrets/skep-token")]
    pub token_file: Option<String>,
    /// For how long every sample is kept.
    pub keep_samples: Period,
    /// For how long a summary of each hour is kept.
    pub keep_hours: Period,
    /// For how long `skep obs health` believes what was last known of services and other machines.
    pub stale_after: Period,
    /// From where on `skep obs health` deducts.
    pub thresholds: Thresholds,
}

/// This machine alone.
const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

impl Default for ObsConfig {
    fn default() -> Self {
        Self {
            fail_on: FailOn::At(Severity::Medium),
            max: Budgets::NONE,
            interval: Period::secs(15),
            network_interval: Period::secs(15),
            slow_interval: Period::secs(3600),
            listen: SocketAddr::new(LOOPBACK, 9090),
            dashboard: SocketAddr::new(LOOPBACK, 8080),
            token_env: None,
            token_file: None,
            keep_samples: Period::secs(30 * 86_400),
            keep_hours: Period::secs(2 * 365 * 86_400),
            stale_after: Period::secs(15 * 60),
            thresholds: Thresholds::default(),
        }
    }
}
