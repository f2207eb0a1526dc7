//! What is looked at, as a table: which metric, how it is read, from where on it is bad, and what to do then.
//!
//! Other families are seen as metrics only.

use skep_kit::Rule;

use crate::ObsConfig;
use crate::rules::{machine, swarm, world};
use crate::thresholds::Threshold;

/// One thing that is looked at.
pub(super) struct Check {
    /// What it belongs to. What belongs together costs a limited number of points.
    pub(super) component: &'static str,
    /// What is found.
    pub(super) rule: &'static Rule,
    /// Where the values come from: the first that has any counts.
    pub(super) sources: &'static [Source],
    /// Whether there is always something of the kind.
    pub(super) presence: Presence,
    /// How a value is made of the samples.
    pub(super) measure: Measure,
    /// On which side of the thresholds it is bad.
    pub(super) bad: Side,
    /// The thresholds.
    pub(super) limits: fn(&ObsConfig) -> Threshold,
    /// Any of these beyond its number shows that it hurts; none needs no proof.
    pub(super) shown_by: &'static [(&'static str, f64)],
    /// What the value is in.
    pub(super) unit: Unit,
    /// What a finding is about.
    pub(super) target: Target,
    /// What is wrong: `{of}`, `{value}` and `{limit}` are filled in.
    pub(super) says: &'static str,
    /// What to do about it.
    pub(super) help: &'static str,
}

/// A selector.
pub(super) struct Source {
    /// The samples.
    pub(super) selector: &'static str,
    /// Only where this has samples as well.
    pub(super) only_with: Option<&'static str>,
}

/// Whether there is something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always: without a value it is unknown.
    Always,
    /// Where it is measured; until that was tried, it is unknown.
    Maybe,
    /// Where it is measured. Until that was tried, another component says that it was not.
    Beside,
}

/// How values are made of samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Each sample is one.
    Each,
    /// By how much each went up within the last hour.
    HourlyIncrease,
    /// How many are active, of those that there are.
    ActiveAgents,
}

/// A side of a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Larger is worse.
    Above,
    /// Smaller is worse.
    Below,
}

/// What a value is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A share, from 0 to 1.
    Ratio,
    /// Seconds.
    Seconds,
    /// A number of things.
    Count,
    /// Yes or no.
    Truth,
}

impl Unit {
    /// Returns the word that is written down for it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Seconds => "seconds",
            Self::Count => "count",
            Self::Truth => "boolean",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// One thing, always the same.
    One(&'static str),
    /// What a label names: `service:api`.
    Labelled {
        /// What kind of thing it is.
        kind: &'static str,
        /// The label.
        label: &'static str,
    },
}

const fn source(selector: &'static str) -> Source {
    Source { selector, only_with: None }
}

/// What is either so or not has no threshold that one could set.
const fn must_be_true(_: &ObsConfig) -> Threshold {
    Threshold { warn: None, critical: Some(1.0) }
}

const fn should_be_true(_: &ObsConfig) -> Threshold {
    Threshold { warn: Some(1.0), critical: None }
}

const fn should_be_none(_: &ObsConfig) -> Threshold {
    Threshold { warn: Some(0.0), critical: None }
}

const DISK: Target = Target::Labelled { kind: "disk", label: "mount" };
const SERVICE: Target = Target::Labelled { kind: "service", label: "service" };

/// Everything that is looked at.
pub(super) static CHECKS: &[Check] = &[
    Check {
        component: "memory",
        rule: &machine::MEMORY,
        // What can be had is what counts: the machine may have much of which the group gets nothing.
        sources: &[source("skep_cgroup_memory_used_ratio"), source("skep_host_memory_used_ratio")],
        presence: Presence::Always,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.memory,
        shown_by: &[],
        unit: Unit::Ratio,
        target: Target::One("host"),
        says: "{value} of the memory is taken, more than {limit}",
        help: "stop or restart what takes most of it: skep obs metrics skep_process_resident_memory_bytes",
    },
    Check {
        component: "processors",
        rule: &machine::PROCESSORS,
        sources: &[source("skep_cgroup_cpu_used_ratio"), source("skep_host_cpu_used_ratio")],
        presence: Presence::Always,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.cpu,
        shown_by: &[
            (r#"skep_host_pressure_ratio{resource="cpu",kind="some",window="1m"}"#, 0.1),
            ("skep_host_load_per_cpu", 1.0),
        ],
        unit: Unit::Ratio,
        target: Target::One("host"),
        says: "the processors are at work for {value} of the time, more than {limit}, and tasks wait for them",
        help: "see what runs: skep obs metrics skep_process_cpu_seconds_total",
    },
    Check {
        component: "disks",
        rule: &machine::DISK_SPACE,
        sources: &[source("skep_host_disk_used_ratio")],
        presence: Presence::Always,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.disk,
        shown_by: &[],
        unit: Unit::Ratio,
        target: DISK,
        says: "{value} of the disk at {of} is taken, more than {limit}",
        help: "make room on it: old logs, images and caches first",
    },
    Check {
        component: "disks",
        rule: &machine::DISK_SILENT,
        sources: &[source("skep_host_disk_up")],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Below,
        limits: must_be_true,
        shown_by: &[],
        unit: Unit::Truth,
        target: DISK,
        says: "the disk at {of} does not answer",
        help: "look whether its server or device is there; programs that touch it hang",
    },
    Check {
        component: "inodes",
        rule: &machine::INODES,
        sources: &[source("skep_host_disk_inodes_used_ratio")],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.inodes,
        shown_by: &[],
        unit: Unit::Ratio,
        target: DISK,
        says: "{value} of the files that the disk at {of} can hold are there, more than {limit}",
        help: "find the folders with very many small files and clear them",
    },
    Check {
        component: "oom kills",
        rule: &machine::KILLED,
        sources: &[
            Source { selector: "skep_cgroup_oom_kills_total", only_with: Some("skep_cgroup_memory_limit_bytes") },
            source("skep_host_oom_kills_total"),
        ],
        presence: Presence::Maybe,
        measure: Measure::HourlyIncrease,
        bad: Side::Above,
        limits: |config| config.thresholds.oom_kills,
        shown_by: &[],
        unit: Unit::Count,
        target: Target::One("host"),
        says: "processes killed for want of memory within the last hour: {value}, more than {limit}",
        help: "see whom: journalctl -k --grep 'killed process'; give it more memory, or find what grows: skep mem leaks",
    },
    Check {
        component: "services",
        rule: &world::SERVICE_DOWN,
        sources: &[source(r#"skep_service_up{kind!="heartbeat"}"#)],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Below,
        limits: must_be_true,
        shown_by: &[],
        unit: Unit::Truth,
        target: SERVICE,
        says: "the service {of} is down",
        help: "see why: skep health ping",
    },
    Check {
        component: "slow services",
        rule: &world::SERVICE_SLOW,
        sources: &[source(r#"skep_service_status{status="slow"}"#)],
        presence: Presence::Beside,
        measure: Measure::Each,
        bad: Side::Above,
        limits: should_be_none,
        shown_by: &[],
        unit: Unit::Truth,
        target: SERVICE,
        says: "the service {of} answers too slowly",
        help: "see in which phase the time goes: skep health ping",
    },
    Check {
        component: "slow services",
        rule: &world::SERVICE_SLOW,
        // Certificates and jobs are judged by themselves.
        sources: &[source(r#"skep_service_status{status="degraded",kind!~"tls|http|heartbeat"}"#)],
        presence: Presence::Beside,
        measure: Measure::Each,
        bad: Side::Above,
        limits: should_be_none,
        shown_by: &[],
        unit: Unit::Truth,
        target: SERVICE,
        says: "the service {of} is up, and beyond a limit of its own",
        help: "see which: skep health ping",
    },
    Check {
        component: "certificates",
        rule: &world::CERTIFICATE,
        sources: &[source("skep_tls_expires_seconds")],
        presence: Presence::Beside,
        measure: Measure::Each,
        bad: Side::Below,
        limits: |config| config.thresholds.certificates.seconds(),
        shown_by: &[],
        unit: Unit::Seconds,
        target: SERVICE,
        says: "the certificate of {of} is good for {value}, for less than {limit}",
        help: "renew it, and look why nothing did",
    },
    Check {
        component: "heartbeats",
        rule: &world::HEARTBEAT,
        sources: &[source(r#"skep_service_up{kind="heartbeat"}"#)],
        presence: Presence::Beside,
        measure: Measure::Each,
        bad: Side::Below,
        limits: must_be_true,
        shown_by: &[],
        unit: Unit::Truth,
        target: Target::Labelled { kind: "heartbeat", label: "service" },
        says: "the job {of} has not reported in time",
        help: "see whether it still runs; it reports with: skep health beat NAME",
    },
    Check {
        component: "heartbeats",
        rule: &world::HEARTBEAT,
        sources: &[source(r#"skep_service_status{status="degraded",kind="heartbeat"}"#)],
        presence: Presence::Beside,
        measure: Measure::Each,
        bad: Side::Above,
        limits: should_be_none,
        shown_by: &[],
        unit: Unit::Truth,
        target: Target::Labelled { kind: "heartbeat", label: "service" },
        says: "the job {of} is late",
        help: "see whether it still runs; it reports with: skep health beat NAME",
    },
    Check {
        component: "agents",
        rule: &swarm::AGENTS,
        sources: &[source("skep_swarm_agents")],
        presence: Presence::Maybe,
        measure: Measure::ActiveAgents,
        bad: Side::Below,
        limits: |config| config.thresholds.agents,
        shown_by: &[],
        unit: Unit::Count,
        target: Target::One("swarm"),
        says: "active agents: {value}, fewer than {limit}",
        help: "see which are not, and since when: skep health ping",
    },
    Check {
        component: "snapshots",
        rule: &world::SNAPSHOT,
        // Where there never was one, there is none to be too old.
        sources: &[Source { selector: "skep_snapshots_current", only_with: Some("skep_snapshot_age_seconds") }],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Below,
        limits: should_be_true,
        shown_by: &[],
        unit: Unit::Truth,
        target: Target::One("snapshot"),
        says: "the last snapshot is older than a day, or of another commit",
        help: "take one: skep health snapshot",
    },
    Check {
        component: "messages",
        rule: &swarm::MESSAGES,
        sources: &[source("skep_message_success_ratio")],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Below,
        limits: |config| config.thresholds.messages,
        shown_by: &[],
        unit: Unit::Ratio,
        target: Target::One("messages"),
        says: "{value} of the messages arrived, less than {limit}",
        help: "see whose do not, and why: skep obs metrics skep_message_success_ratio",
    },
    Check {
        component: "executions",
        rule: &swarm::EXECUTIONS,
        sources: &[source("system_error_rate")],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.executions,
        shown_by: &[],
        unit: Unit::Ratio,
        target: Target::One("executions"),
        says: "{value} of the executions failed, more than {limit}",
        help: "see whose do: skep obs metrics agent_failures_total",
    },
    Check {
        component: "leaks",
        rule: &swarm::LEAKS,
        sources: &[source(r#"skep_mem_findings{severity="high"}"#)],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.leaks_high,
        shown_by: &[],
        unit: Unit::Count,
        target: Target::One("source:high"),
        says: "collections of the source that grow until the process is restarted: {value}, more than {limit}",
        help: "read the proofs: skep mem leaks",
    },
    Check {
        component: "leaks",
        rule: &swarm::LEAKS,
        sources: &[source(r#"skep_mem_findings{severity="medium"}"#)],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Above,
        limits: |config| config.thresholds.leaks_medium,
        shown_by: &[],
        unit: Unit::Count,
        target: Target::One("source:medium"),
        says: "collections of the source that are likely to grow without bound: {value}, more than {limit}",
        help: "read the proofs: skep mem leaks --fail-on medium",
    },
    Check {
        component: "objectives",
        rule: &world::OBJECTIVE,
        sources: &[source("skep_slo_compliant")],
        presence: Presence::Maybe,
        measure: Measure::Each,
        bad: Side::Below,
        limits: must_be_true,
        shown_by: &[],
        unit: Unit::Truth,
        target: Target::Labelled { kind: "slo", label: "slo" },
        says: "the objective {of} is missed",
        help: "see what burns its budget: skep obs metrics skep_slo_compliant",
    },
];
