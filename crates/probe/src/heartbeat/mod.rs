//! Jobs that report by themselves: a dead man's switch. Who does not report in time is late, whatever else runs.
//!
//! A report carries the time since boot besides the time of day, so that a clock that was set makes nobody late and
//! nobody early.

mod judge;
mod store;

use std::time::Duration;

use jiff::Timestamp;
use skep_kit::Clock;

pub(crate) use judge::judge;
pub(crate) use store::read;
pub use store::{beat, jobs};

/// What a job reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run begins.
    Start,
    /// A run has ended well.
    Success,
    /// A run has ended badly.
    Failure,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Start, Self::Success, Self::Failure];

    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    /// What it says.
    pub kind: Kind,
    /// When it came.
    pub at: Timestamp,
    /// The run, where the job tells its runs apart.
    pub run_id: Option<String>,
    /// When it came by the clock that nobody sets.
    pub steady: Option<Steady>,
}

impl Beat {
    /// Creates the report of this moment.
    #[must_use]
    pub fn now(kind: Kind, run_id: Option<String>, clock: &Clock) -> Self {
        Self { kind, at: clock.now(), run_id, steady: steady_now() }
    }
}

/// A moment of one life of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steady {
    /// Which life.
    pub boot_id: String,
    /// The time since its start.
    pub since_boot: Duration,
}

/// Returns the moment by the clock that nobody sets; none where the system does not tell its lives apart.
pub(crate) fn steady_now() -> Option<Steady> {
    let boot_id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(Steady { boot_id: boot_id.trim().to_owned(), since_boot: crate::system::since_boot() })
}
