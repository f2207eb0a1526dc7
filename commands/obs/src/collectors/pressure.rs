//! For how long the machine's tasks had to wait.

use skep_host::{Pressure, Stall};
use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::roots;

/// Waiting for processors, memory and disks, over the whole machine.
pub(super) const COLLECTOR: Collector =
    Collector { name: "pressure", metrics: &[MACHINE.ratio, MACHINE.seconds], cost: Cost::Quick, collect };

/// What the metrics of a pressure are called.
pub(super) struct Names {
    pub(super) ratio: &'static str,
    pub(super) ratio_help: &'static str,
    pub(super) seconds: &'static str,
    pub(super) seconds_help: &'static str,
}

const MACHINE: Names = Names {
    ratio: "skep_host_pressure_ratio",
    ratio_help: "Share of the window in which some, or all, of the machine's tasks waited for a resource.",
    seconds: "skep_host_pressure_seconds_total",
    seconds_help: "Time in which some, or all, of the machine's tasks waited for a resource.",
};

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    // A kernel without it is no fault: the metrics are then missing.
    Ok(skep_host::pressure(&roots()?).map(|pressure| metrics(&pressure, &MACHINE)).unwrap_or_default())
}

/// Returns the samples of a pressure.
pub(super) fn metrics(pressure: &Pressure, names: &Names) -> Vec<Metric> {
    let mut metrics = Vec::new();
    for (resource, stalls) in pressure.resources() {
        for (kind, stall) in [("some", stalls.some), ("full", stalls.full)] {
            let Some(stall) = stall else { continue };
            let label = |metric: Metric| metric.with("resource", resource).with("kind", kind);
            metrics.extend(windows(&stall).map(|(window, share)| {
                label(Metric::gauge(names.ratio, names.ratio_help, share)).with("window", window)
            }));
            metrics.push(label(Metric::counter(names.seconds, names.seconds_help, stall.total_seconds)));
        }
    }
    metrics
}

fn windows(stall: &Stall) -> impl Iterator<Item = (&'static str, f64)> {
    [("10s", stall.ten_seconds_ratio), ("1m", stall.minute_ratio), ("5m", stall.five_minutes_ratio)].into_iter()
}
