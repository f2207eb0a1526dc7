//! What is to be asked, and how patiently.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use skep_kit::Period;

use crate::Target;

/// One service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Its name; no two have the same.
    pub name: String,
    /// What is asked.
    pub target: Target,
    /// How long one attempt may take, from when it begins.
    pub timeout: Period,
    /// How often it is asked again before it counts as down.
    pub retries: u32,
    /// How long to wait before it is asked again; never less than a tenth of a second.
    pub retry_delay: Period,
    /// How often in a row it has to answer before it counts as up again after it was down.
    pub successes: u32,
    /// The services without which it cannot work. Where one of them is down, this one is not counted as down.
    pub depends_on: Vec<String>,
    /// An answer that takes longer is slow.
    pub warn: Option<Period>,
    /// An answer that takes longer is far too slow.
    pub critical: Option<Period>,
}

impl Service {
    /// Creates a service with what holds where nobody says otherwise.
    #[must_use]
    pub fn new(name: impl Into<String>, target: Target) -> Self {
        Self {
            name: name.into(),
            target,
            timeout: Self::TIMEOUT,
            retries: 0,
            retry_delay: Self::RETRY_DELAY,
            successes: 1,
            depends_on: Vec::new(),
            warn: None,
            critical: None,
        }
    }

    /// How long an attempt may take where nobody says.
    pub const TIMEOUT: Period = Period::secs(2);
    /// How long to wait before an attempt is repeated where nobody says.
    pub const RETRY_DELAY: Period = Period::millis(500);
    /// No service is asked again sooner: one that closes every connection would be asked hundreds of times a second.
    pub(crate) const SHORTEST_DELAY: Duration = Duration::from_millis(100);
}

/// What holds for a round as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// When all has to be over, from the start. What has not answered by then is unknown. The context's own deadline
    /// holds as well.
    pub deadline: Duration,
    /// So many may be asked at once; fewer are where the system does not let this process have as many files open.
    pub at_once: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { deadline: Duration::from_secs(10), at_once: 4096 }
    }
}
