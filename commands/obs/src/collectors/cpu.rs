//! How busy the processors are. A share of time needs two moments: the one before is that of the last stored sample, where
//! it is young enough; else the counters are read twice, [`WINDOW`] apart. `skep_host_cpu_window_seconds` says which.

use std::time::Duration;

use jiff::SignedDuration;
use skep_host::{CgroupCpu, CpuTimes, cgroup, cpu_times};
use skep_kit::{Collector, Context, Cost, Error, Metric, Selector};

use super::{gauge, roots};

/// The time of the machine's processors, and of the control group's.
pub(super) const COLLECTOR: Collector = Collector {
    name: "cpu",
    metrics: &[
        SECONDS,
        "skep_host_cpu_used_ratio",
        "skep_host_cpu_window_seconds",
        GROUP_SECONDS,
        "skep_cgroup_cpu_used_ratio",
        "skep_cgroup_cpu_limit_cpus",
    ],
    cost: Cost::Quick,
    collect,
};

const SECONDS: &str = "skep_host_cpu_seconds_total";
const GROUP_SECONDS: &str = "skep_cgroup_cpu_seconds_total";

/// How far apart two readings are where nothing is stored: ten ticks of a processor.
const WINDOW: Duration = Duration::from_millis(100);

/// What is stored counts for so long.
const YOUNG: SignedDuration = SignedDuration::from_mins(5);

/// The shortest time over which ticks still say something.
const SHORTEST_SECONDS: f64 = 0.09;

/// What the counters said at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reading {
    /// Time in which a processor was at work, over all of them.
    busy: f64,
    /// All time, over all of them.
    all: f64,
    /// Time of the control group; none where it is not counted.
    group: Option<f64>,
}

impl Reading {
    fn of(modes: impl IntoIterator<Item = (impl AsRef<str>, f64)>, group: Option<f64>) -> Self {
        let mut reading = Self { busy: 0.0, all: 0.0, group };
        for (mode, seconds) in modes {
            reading.all += seconds;
            reading.busy += if CpuTimes::AT_REST.contains(&mode.as_ref()) { 0.0 } else { seconds };
        }
        reading
    }

    /// Returns what happened since `earlier`; none where too little time went by, or the counters began anew.
    fn since(&self, earlier: &Self, cpus: u64) -> Option<Change> {
        let window = (self.all - earlier.all) / cpus as f64;
        let busy = self.busy - earlier.busy;
        let group = self.group.zip(earlier.group).map(|(now, then)| now - then);
        let is_told = window >= SHORTEST_SECONDS && busy >= 0.0;
        is_told.then(|| Change {
            window,
            busy: (busy / (window * cpus as f64)).min(1.0),
            group_cpus: group.filter(|seconds| *seconds >= 0.0).map(|seconds| seconds / window),
        })
    }
}

/// What happened between two moments.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Change {
    /// The seconds between them.
    window: f64,
    /// The share of time in which processors were at work.
    busy: f64,
    /// How many processors the control group kept at work.
    group_cpus: Option<f64>,
}

fn collect(context: &Context) -> Result<Vec<Metric>, Error> {
    let roots = roots()?;
    let Some(mut times) = cpu_times(&roots) else { return Ok(Vec::new()) };
    let mut group = cgroup(&roots, None).and_then(|group| group.cpu);
    let reading = |times: &CpuTimes, group: &Option<CgroupCpu>| {
        Reading::of(times.seconds(), group.as_ref().and_then(|cpu| cpu.usage_seconds))
    };
    let mut now = reading(&times, &group);
    let mut change = stored(context).and_then(|earlier| now.since(&earlier, times.cpus));
    if change.is_none() {
        let earlier = now;
        std::thread::sleep(WINDOW);
        if let Some(later) = cpu_times(&roots) {
            (times, group) = (later, cgroup(&roots, None).and_then(|group| group.cpu));
            now = reading(&times, &group);
            change = now.since(&earlier, times.cpus);
        }
    }
    Ok(metrics(&times, group.as_ref(), change))
}

/// Returns what the last stored sample says, where it is young enough. A store that cannot be read is as good as none.
fn stored(context: &Context) -> Option<Reading> {
    let store = skep_store::look(context).ok()??;
    let not_before = (context.clock.wall)().checked_sub(YOUNG).ok()?;
    let latest = |name| store.latest(&Selector::named(name), not_before).ok();
    let modes = latest(SECONDS)?;
    let at = modes.iter().map(|stored| stored.point.at).max()?;
    let value = |stored: &skep_store::Stored| (stored.point.at == at).then_some(stored.point.value);
    let group = latest(GROUP_SECONDS)?.iter().find_map(value);
    let modes = modes.iter().filter_map(|stored| {
        let label = stored.series.labels.iter().find(|(name, _)| name == "mode")?;
        Some((label.1.clone(), value(stored)?))
    });
    Some(Reading::of(modes, group))
}

fn metrics(times: &CpuTimes, group: Option<&CgroupCpu>, change: Option<Change>) -> Vec<Metric> {
    let help = "Time of all processors, by what they were doing.";
    let mode = |(mode, seconds)| Metric::counter(SECONDS, help, seconds).with("mode", mode);
    let mut metrics: Vec<Metric> = times.seconds().map(mode).collect();
    let usage = group.and_then(|cpu| cpu.usage_seconds);
    let limit = group.and_then(|cpu| cpu.limit_cpus);
    let used = change.and_then(|change| change.group_cpus).zip(limit.filter(|limit| *limit > 0.0));
    metrics.extend(gauge(
        "skep_host_cpu_used_ratio",
        "Share of time in which the processors were at work, over skep_host_cpu_window_seconds.",
        change.map(|change| change.busy),
    ));
    metrics.extend(gauge(
        "skep_host_cpu_window_seconds",
        "The time over which shares of processors were taken: since the last stored sample, else a tenth of a second.",
        change.map(|change| change.window),
    ));
    metrics.extend(super::counter(GROUP_SECONDS, "Time that the control group ran.", usage));
    metrics.extend(gauge(
        "skep_cgroup_cpu_limit_cpus",
        "Processors that the control group may keep at work; absent where there is no limit.",
        limit,
    ));
    metrics.extend(gauge(
        "skep_cgroup_cpu_used_ratio",
        "Share of its limit of processors that the control group used; absent where there is no limit.",
        used.map(|(cpus, limit)| cpus / limit),
    ));
    metrics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(busy: f64, idle: f64, group: f64) -> Reading {
        Reading::of([("user", busy), ("idle", idle / 2.0), ("iowait", idle / 2.0)], Some(group))
    }

    #[test]
    fn a_share_is_what_happened_between() {
        let change = reading(15.0, 105.0, 4.0).since(&reading(10.0, 100.0, 1.0), 2).unwrap();
        assert_eq!(change, Change { window: 5.0, busy: 0.5, group_cpus: Some(0.6) });
    }

    #[test]
    fn counters_that_began_anew_or_stand_still_tell_nothing() {
        assert_eq!(reading(1.0, 1.0, 0.0).since(&reading(10.0, 100.0, 0.0), 2), None);
        assert_eq!(reading(10.0, 100.0, 0.0).since(&reading(10.0, 100.0, 0.0), 2), None);
        let restarted = reading(15.0, 105.0, 0.5).since(&reading(10.0, 100.0, 1.0), 2).unwrap();
        assert_eq!(restarted.group_cpus, None, "another group");
    }
}
