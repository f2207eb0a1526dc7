//! What skep itself costs.

use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::{counter, gauge, roots};

/// The cost of this process.
pub(super) const COLLECTOR: Collector = Collector {
    name: "self",
    metrics: &[
        "skep_self_cpu_seconds_total",
        "skep_self_resident_memory_bytes",
        "skep_self_threads",
        "skep_self_open_files",
    ],
    cost: Cost::Quick,
    collect,
};

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    let Some(usage) = skep_host::usage(&roots()?) else { return Ok(Vec::new()) };
    let all = [
        counter("skep_self_cpu_seconds_total", "Time that skep itself ran.", Some(usage.cpu_seconds)),
        gauge(
            "skep_self_resident_memory_bytes",
            "Memory that skep itself keeps resident.",
            Some(usage.resident_bytes as f64),
        ),
        gauge("skep_self_threads", "Threads of skep itself.", Some(usage.threads as f64)),
        gauge("skep_self_open_files", "Files that skep itself has open.", usage.open_files.map(|count| count as f64)),
    ];
    Ok(all.into_iter().flatten().collect())
}
