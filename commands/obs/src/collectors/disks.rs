//! The space on disks.

use std::time::Duration;

use skep_host::Disk;
use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::roots;

/// The space on each disk, and which of them answer.
pub(super) const COLLECTOR: Collector = Collector {
    name: "disks",
    metrics: &[
        "skep_host_disk_up",
        "skep_host_disk_bytes",
        "skep_host_disk_available_bytes",
        "skep_host_disk_used_ratio",
        "skep_host_disk_inodes_used_ratio",
    ],
    cost: Cost::Quick,
    collect,
};

/// A disk that takes longer to tell its space is one whose programs wait too.
const TIMEOUT: Duration = Duration::from_secs(1);

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    let disks = skep_host::disks(&roots()?, TIMEOUT);
    let mut metrics: Vec<Metric> = disks.list.iter().flat_map(metrics).collect();
    metrics.extend(disks.silent.iter().map(|mount| up(mount, 0.0)));
    Ok(metrics)
}

fn up(mount: &str, value: f64) -> Metric {
    Metric::gauge("skep_host_disk_up", "1 where the disk tells its space, 0 where it does not.", value)
        .with("mount", mount)
}

fn metrics(disk: &Disk) -> Vec<Metric> {
    let gauge = |name, help, value| Metric::gauge(name, help, value).with("mount", &disk.mount);
    let mut metrics = vec![
        up(&disk.mount, 1.0),
        gauge("skep_host_disk_bytes", "Space of the disk.", disk.total_bytes as f64)
            .with("device", &disk.device)
            .with("kind", &disk.kind),
        gauge("skep_host_disk_available_bytes", "Space that is left on the disk.", disk.available_bytes as f64),
    ];
    let used = "Share of the disk's space that is taken, without what only root may use.";
    metrics.extend(disk.used_ratio().map(|share| gauge("skep_host_disk_used_ratio", used, share)));
    let inodes = "Share of the files that the disk can hold that is taken.";
    metrics.extend(disk.inodes_used_ratio().map(|share| gauge("skep_host_disk_inodes_used_ratio", inodes, share)));
    metrics
}
