//! The metrics without which one is blind, and which of them have no value here.

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Cell, Collector, Column, Table, View};
use skep_metrics::Round;

use crate::standing::{self, Standing};

/// An important metric without a value.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Missing {
    /// Its name.
    pub(super) name: &'static str,
    /// What it is for.
    purpose: &'static str,
    /// Where it would come from.
    source: &'static str,
    /// Why it has no value.
    why: String,
    /// How to get one.
    how: &'static str,
}

/// An important metric.
struct Important {
    name: &'static str,
    purpose: &'static str,
    source: &'static str,
    how: &'static str,
}

const fn important(name: &'static str, purpose: &'static str, source: &'static str, how: &'static str) -> Important {
    Important { name, purpose, source, how }
}

const KERNEL: &str = "run skep on the Linux machine that is meant";
const PRESSURE: &str = "start the kernel with psi=1";
const LIMIT: &str = "give the container or service a limit, such as MemoryMax= of systemd";
const SERVICES: &str = "name services in the table [health], then: skep obs sample";
const BEATS: &str = "let the job end with: skep health beat NAME";
const AGENTS: &str = "run skep where the agents' status files are, or name their folders in skep.toml";
const SNAPSHOT: &str = "take one: skep health snapshot";
const EXECUTIONS: &str = "send executions: skep obs record --file FILE, or OTLP to skep obs serve";
const MESSAGES: &str = "tell of messages, a line of JSON each: skep obs record --file FILE";
const SOURCE: &str = "analyse the source: skep obs sample";
const OBJECTIVES: &str = "write objectives down in the table [slo]";

/// All of them.
const IMPORTANT: &[Important] = &[
    important("skep_host_memory_used_ratio", "to see the machine's memory run out", "the kernel", KERNEL),
    important("skep_host_cpu_used_ratio", "to see whether there is time left", "the kernel", KERNEL),
    important("skep_host_disk_used_ratio", "to see disks fill up", "the kernel", KERNEL),
    important("skep_host_disk_inodes_used_ratio", "to see a disk run out of files", "the kernel", KERNEL),
    important("skep_host_load_average", "to see tasks pile up", "the kernel", KERNEL),
    important("skep_host_pressure_ratio", "to see whether tasks wait", "the kernel", PRESSURE),
    important("skep_host_oom_kills_total", "to see processes killed for want of memory", "the kernel", KERNEL),
    important("skep_cgroup_memory_used_ratio", "to see the container's memory run out", "its control group", LIMIT),
    important("skep_cgroup_oom_kills_total", "to see the container's processes killed", "its control group", LIMIT),
    important("skep_cgroup_cpu_throttled_seconds_total", "to see the container held back", "its control group", LIMIT),
    important("skep_process_resident_memory_bytes", "to see who takes the memory", "the kernel", KERNEL),
    important("skep_service_up", "to see whether services answer", "skep health ping", SERVICES),
    important("skep_probe_duration_seconds", "to see how fast services answer", "skep health ping", SERVICES),
    important("skep_tls_expires_seconds", "to renew certificates in time", "skep health ping", SERVICES),
    important("skep_heartbeat_age_seconds", "to see jobs that no longer run", "skep health beat", BEATS),
    important("skep_snapshots_current", "to have something to compare with", "skep health snapshot", SNAPSHOT),
    important("skep_snapshot_age_seconds", "to have something to compare with", "skep health snapshot", SNAPSHOT),
    important("skep_swarm_agents", "to see how many agents work", "the agents' status files", AGENTS),
    important("skep_message_success_ratio", "to see whether messages arrive", "records", MESSAGES),
    important("agent_executions_total", "to see how much agents do", "records", EXECUTIONS),
    important("agent_execution_duration_seconds", "to see how long executions take", "records", EXECUTIONS),
    important("agent_failures_total", "to see whose executions fail", "records", EXECUTIONS),
    important("agent_success_rate", "to see whose executions fail", "records", EXECUTIONS),
    important("system_error_rate", "to see how many executions fail", "records", EXECUTIONS),
    important("active_executions", "to see what runs now", "records", EXECUTIONS),
    important("skep_mem_findings", "to see what in the source only grows", "skep mem leaks", SOURCE),
    important("skep_slo_compliant", "to see whether promises are kept", "objectives", OBJECTIVES),
];

/// Returns the important metrics that have no value in the round.
pub(super) fn list(round: &Round, collectors: &[&'static Collector]) -> Vec<Missing> {
    let has_value = |name: &str| round.samples.iter().any(|sample| sample.metric.family() == name);
    let missing = |important: &Important| Missing {
        name: important.name,
        purpose: important.purpose,
        source: important.source,
        why: match standing::of(important.name, collectors, &round.runs) {
            Standing::NoSource => "nothing here gives it".to_owned(),
            Standing::Nothing => "there is nothing of its kind here".to_owned(),
            Standing::Never(why) => why.to_owned(),
            Standing::Failed(why) => why,
        },
        how: important.how,
    };
    IMPORTANT.iter().filter(|important| !has_value(important.name)).map(missing).collect()
}

/// Shows them.
pub(super) fn view(rows: &[Missing], view: &mut View) {
    let columns = ["metric", "why it has no value", "how to get one"].map(Column::new);
    let columns =
        columns.into_iter().enumerate().map(|(index, column)| if index > 0 { column.wrapping() } else { column });
    let mut table = Table::new(columns, "All important metrics have a value here.");
    for row in rows {
        table.row([Cell::text(row.name), Cell::text(&row.why), Cell::text(row.how)]);
    }
    view.table(table);
}
