//! The machine as a whole.

use skep_host::{host, limits, oom_kills};
use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::{counter, gauge, roots};

/// The machine's memory, load, age and limits.
pub(super) const COLLECTOR: Collector = Collector {
    name: "host",
    metrics: &[
        "skep_host_info",
        "skep_host_boot_time_seconds",
        "skep_host_uptime_seconds",
        "skep_host_cpus",
        "skep_host_load_average",
        "skep_host_load_per_cpu",
        "skep_host_memory_bytes",
        "skep_host_memory_available_bytes",
        "skep_host_memory_used_ratio",
        "skep_host_swap_bytes",
        "skep_host_swap_available_bytes",
        "skep_host_swap_used_ratio",
        "skep_host_oom_kills_total",
        "skep_host_open_files",
        "skep_host_open_files_limit",
        "skep_host_tasks",
        "skep_host_tasks_limit",
    ],
    cost: Cost::Quick,
    collect,
};

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    let roots = roots()?;
    let machine = host(&roots);
    let mut metrics = vec![info(&machine)];
    let seconds = machine.uptime_seconds.map(|seconds| seconds as f64);
    let booted = machine.booted_at.map(|at| at.as_second() as f64);
    metrics.extend(gauge("skep_host_boot_time_seconds", "When the machine was started, in Unix time.", booted));
    metrics.extend(gauge("skep_host_uptime_seconds", "For how long the machine has been running.", seconds));
    metrics.extend(gauge("skep_host_cpus", "Processors of the machine.", machine.cpus.map(|count| count as f64)));
    metrics.extend(load(&machine));
    metrics.extend(memory(&machine));
    let kills = oom_kills(&roots).map(|count| count as f64);
    metrics.extend(counter(
        "skep_host_oom_kills_total",
        "Processes that the machine killed for want of memory.",
        kills,
    ));
    let limits = limits(&roots);
    let (files, tasks) = (limits.files, limits.tasks);
    let used = |of: Option<skep_host::Use>| of.map(|of| of.used as f64);
    let limit = |of: Option<skep_host::Use>| of.map(|of| of.limit as f64);
    metrics.extend(gauge("skep_host_open_files", "Files that are open on the machine.", used(files)));
    metrics.extend(gauge("skep_host_open_files_limit", "Files that may be open on the machine.", limit(files)));
    metrics.extend(gauge("skep_host_tasks", "Processes and threads of the machine.", used(tasks)));
    metrics.extend(gauge("skep_host_tasks_limit", "Processes and threads that the machine may have.", limit(tasks)));
    Ok(metrics)
}

fn info(machine: &skep_host::Host) -> Metric {
    let of = |value: &Option<String>| value.clone().unwrap_or_default();
    Metric::gauge("skep_host_info", "What the machine is; always 1.", 1.0)
        .with("name", of(&machine.name))
        .with("system", of(&machine.system))
        .with("kernel", of(&machine.kernel))
}

fn load(machine: &skep_host::Host) -> Vec<Metric> {
    let Some(load) = machine.load else { return Vec::new() };
    let help = "Tasks that ran or waited, on average over so many minutes.";
    let averages = [("1", load.one), ("5", load.five), ("15", load.fifteen)];
    let average = |(minutes, value)| Metric::gauge("skep_host_load_average", help, value).with("minutes", minutes);
    let mut metrics: Vec<Metric> = averages.into_iter().map(average).collect();
    let per_cpu = machine.cpus.filter(|cpus| *cpus > 0).map(|cpus| load.five / cpus as f64);
    let help = "Tasks that ran or waited for each processor, on average over five minutes.";
    metrics.extend(gauge("skep_host_load_per_cpu", help, per_cpu));
    metrics
}

fn memory(machine: &skep_host::Host) -> Vec<Metric> {
    let total = |of: Option<skep_host::Memory>| of.map(|of| of.total_bytes as f64);
    let available = |of: Option<skep_host::Memory>| of.map(|of| of.available_bytes as f64);
    let used = |of: Option<skep_host::Memory>| of.and_then(|of| of.used_ratio());
    let (memory, swap) = (machine.memory, machine.swap);
    let all = [
        gauge("skep_host_memory_bytes", "Memory of the machine.", total(memory)),
        gauge("skep_host_memory_available_bytes", "Memory that can be had without swapping.", available(memory)),
        gauge("skep_host_memory_used_ratio", "Share of the machine's memory that cannot be had.", used(memory)),
        gauge("skep_host_swap_bytes", "Space for swapping.", total(swap)),
        gauge("skep_host_swap_available_bytes", "Space for swapping that is free.", available(swap)),
        gauge("skep_host_swap_used_ratio", "Share of the space for swapping that is taken.", used(swap)),
    ];
    all.into_iter().flatten().collect()
}
