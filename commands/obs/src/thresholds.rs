//! The table `[obs.thresholds]`: from where on `skep obs health` deducts. Defaults stand here and nowhere else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use skep_kit::Period;

/// From where on something counts as a warning, and as critical.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Threshold {
    /// Beyond it, it is a warning; never where it is not set.
    #[schemars(example = 1)]
    pub warn: Option<f64>,
    /// Beyond it, it is critical; never where it is not set.
    #[schemars(example = 3)]
    pub critical: Option<f64>,
}

/// The same for what is left of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimeLeft {
    /// With less left, it is a warning; never where it is not set.
    #[schemars(example = &"14d")]
    pub warn: Option<Period>,
    /// With less left, it is critical; never where it is not set.
    #[schemars(example = &"3d")]
    pub critical: Option<Period>,
}

/// From where on `skep obs health` deducts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Share of memory that is taken: of the control group's limit where there is one, else of the machine.
    pub memory: Threshold,
    /// Share of time in which the processors are at work. It counts only while tasks have to wait for them.
    pub cpu: Threshold,
    /// Share of a disk's space that is taken.
    pub disk: Threshold,
    /// Share of the files that a disk can hold that is taken.
    pub inodes: Threshold,
    /// Processes that were killed for want of memory within the last hour: more than.
    pub oom_kills: Threshold,
    /// What is left until a certificate ends.
    pub certificates: TimeLeft,
    /// Active agents: fewer than. Where neither is set, it is a warning that none is active while some are registered.
    pub agents: Threshold,
    /// Share of messages that arrived: less than.
    pub messages: Threshold,
    /// Share of executions that failed.
    pub executions: Threshold,
    /// Findings of `skep mem leaks` of high severity: more than.
    pub leaks_high: Threshold,
    /// Findings of `skep mem leaks` of medium severity: more than.
    pub leaks_medium: Threshold,
}

impl Threshold {
    const fn of(warn: f64, critical: f64) -> Self {
        Self { warn: Some(warn), critical: Some(critical) }
    }
}

impl TimeLeft {
    /// Returns it in seconds.
    #[must_use]
    pub fn seconds(self) -> Threshold {
        let seconds = |period: Option<Period>| period.map(|period| period.get().as_secs_f64());
        Threshold { warn: seconds(self.warn), critical: seconds(self.critical) }
    }
}

const DAY: u64 = 86_400;

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            memory: Threshold::of(0.70, 0.85),
            cpu: Threshold::of(0.80, 0.90),
            disk: Threshold::of(0.80, 0.90),
            inodes: Threshold::of(0.80, 0.90),
            oom_kills: Threshold::of(0.0, 2.0),
            certificates: TimeLeft { warn: Some(Period::secs(14 * DAY)), critical: Some(Period::secs(3 * DAY)) },
            agents: Threshold::default(),
            messages: Threshold::of(0.95, 0.80),
            executions: Threshold::of(0.20, 0.50),
            leaks_high: Threshold { warn: None, critical: Some(0.0) },
            leaks_medium: Threshold { warn: Some(5.0), critical: None },
        }
    }
}
