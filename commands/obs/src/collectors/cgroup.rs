//! The control groups that skep runs in: in a container, their limits are what counts. Their time on processors is told by
//! the collector `cpu`, which needs it twice.

use skep_host::{CgroupCpu, CgroupMemory, CgroupPids, host};
use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::pressure::Names;
use super::{counter, gauge, pressure, roots};

/// Memory against its limit, being held back, tasks, and kills for want of memory.
pub(super) const COLLECTOR: Collector = Collector {
    name: "cgroup",
    metrics: &[
        "skep_cgroup_info",
        "skep_cgroup_memory_bytes",
        "skep_cgroup_memory_working_set_bytes",
        "skep_cgroup_memory_limit_bytes",
        "skep_cgroup_memory_used_ratio",
        "skep_cgroup_oom_kills_total",
        "skep_cgroup_cpu_periods_total",
        "skep_cgroup_cpu_throttled_periods_total",
        "skep_cgroup_cpu_throttled_seconds_total",
        "skep_cgroup_tasks",
        "skep_cgroup_tasks_limit",
        GROUP.ratio,
        GROUP.seconds,
    ],
    cost: Cost::Quick,
    collect,
};

const GROUP: Names = Names {
    ratio: "skep_cgroup_pressure_ratio",
    ratio_help: "Share of the window in which some, or all, of the control group's tasks waited for a resource.",
    seconds: "skep_cgroup_pressure_seconds_total",
    seconds_help: "Time in which some, or all, of the control group's tasks waited for a resource.",
};

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    let roots = roots()?;
    let machine = host(&roots).memory.map(|memory| memory.total_bytes);
    let Some(group) = skep_host::cgroup(&roots, machine) else { return Ok(Vec::new()) };
    let info = Metric::gauge("skep_cgroup_info", "Which version of control groups skep runs in; always 1.", 1.0);
    let mut metrics = vec![info.with("hierarchy", group.hierarchy.as_str())];
    metrics.extend(group.memory.iter().flat_map(memory));
    metrics.extend(group.cpu.iter().flat_map(throttling));
    metrics.extend(group.pids.iter().flat_map(tasks));
    metrics.extend(group.pressure.iter().flat_map(|found| pressure::metrics(found, &GROUP)));
    Ok(metrics)
}

fn memory(memory: &CgroupMemory) -> impl Iterator<Item = Metric> + use<> {
    let bytes = |count: u64| Some(count as f64);
    let all = [
        gauge(
            "skep_cgroup_memory_bytes",
            "Memory of the control group that is nearest to its limit, with files that are only cached.",
            bytes(memory.used_bytes),
        ),
        gauge(
            "skep_cgroup_memory_working_set_bytes",
            "Memory of that control group that cannot just be dropped.",
            bytes(memory.working_set_bytes),
        ),
        gauge(
            "skep_cgroup_memory_limit_bytes",
            "Memory that the control group may have; absent where there is no limit.",
            memory.limit_bytes.and_then(bytes),
        ),
        gauge(
            "skep_cgroup_memory_used_ratio",
            "Share of the control group's limit that cannot just be dropped; absent where there is no limit.",
            memory.used_ratio,
        ),
        counter(
            "skep_cgroup_oom_kills_total",
            "Processes of the control group that were killed for want of memory.",
            memory.oom_kills.and_then(bytes),
        ),
    ];
    all.into_iter().flatten()
}

fn throttling(cpu: &CgroupCpu) -> impl Iterator<Item = Metric> + use<> {
    let count = |count: Option<u64>| count.map(|count| count as f64);
    let all = [
        counter(
            "skep_cgroup_cpu_periods_total",
            "Periods in which the control group had a limit of processors.",
            count(cpu.periods),
        ),
        counter(
            "skep_cgroup_cpu_throttled_periods_total",
            "Periods in which the control group met its limit of processors.",
            count(cpu.throttled_periods),
        ),
        counter(
            "skep_cgroup_cpu_throttled_seconds_total",
            "Time for which tasks of the control group were held back.",
            cpu.throttled_seconds,
        ),
    ];
    all.into_iter().flatten()
}

fn tasks(pids: &CgroupPids) -> impl Iterator<Item = Metric> + use<> {
    let limit = pids.limit.map(|limit| limit as f64);
    let all = [
        gauge("skep_cgroup_tasks", "Processes and threads of the control group.", Some(pids.used as f64)),
        gauge("skep_cgroup_tasks_limit", "Processes and threads that the control group may have.", limit),
    ];
    all.into_iter().flatten()
}
