//! The control groups that this process is in, of either version or both at once.
//!
//! A limit may stand at any level above. The memory that is told of is that of the level that is nearest to its limit,
//! since that one kills first.
//!
//! Sources: <https://docs.kernel.org/admin-guide/cgroup-v2.html> and
//! <https://docs.kernel.org/admin-guide/cgroup-v1/memory.html>

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::mounts::{Mount, mounts};
use crate::pressure::{Pressure, pressure_of};
use crate::{Roots, read};

/// Which versions are mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hierarchy {
    /// A tree for each controller.
    V1,
    /// One tree.
    V2,
    /// Both: controllers in trees of their own, and processes in one tree.
    Hybrid,
}

impl Hierarchy {
    /// Returns the word that is written down for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
            Self::Hybrid => "hybrid",
        }
    }
}

/// The control groups of this process.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cgroup {
    /// Which versions are mounted.
    pub hierarchy: Hierarchy,
    /// The group's memory; null where nothing says how much is used.
    pub memory: Option<CgroupMemory>,
    /// The group's time on processors; null where nothing is told.
    pub cpu: Option<CgroupCpu>,
    /// The group's tasks; null where they are not counted.
    pub pids: Option<CgroupPids>,
    /// What the group's tasks wait for; null where the kernel does not tell.
    pub pressure: Option<Pressure>,
}

/// Memory of the level that is nearest to its limit, or of the group itself where there is no limit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CgroupMemory {
    /// What is used, with files that are only cached.
    pub used_bytes: u64,
    /// What is used and cannot just be dropped.
    pub working_set_bytes: u64,
    /// The limit; null where there is none below what the machine has.
    pub limit_bytes: Option<u64>,
    /// How much of the limit cannot just be dropped, from 0 to 1; null where there is no limit.
    pub used_ratio: Option<f64>,
    /// Processes that were killed for want of memory; null where it is not counted.
    pub oom_kills: Option<u64>,
}

/// Time on processors, and what a limit took of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CgroupCpu {
    /// Time that the group ran; null where it is not counted.
    pub usage_seconds: Option<f64>,
    /// The limit in processors; null where there is none.
    pub limit_cpus: Option<f64>,
    /// Periods in which there was a limit; null where it is not counted.
    pub periods: Option<u64>,
    /// Those in which the limit was met; null where it is not counted.
    pub throttled_periods: Option<u64>,
    /// For how long tasks were held back; null where it is not counted.
    pub throttled_seconds: Option<f64>,
}

/// Tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CgroupPids {
    /// How many there are.
    pub used: u64,
    /// How many there may be; null where there is no limit.
    pub limit: Option<u64>,
}

/// Returns the control groups of this process; none where none are mounted. `machine_memory` is what the machine has, in
/// bytes: a limit that is not below it is none.
#[must_use]
pub fn cgroup(roots: &Roots, machine_memory: Option<u64>) -> Option<Cgroup> {
    let groups = Groups::find(roots)?;
    let pressure = groups.unified.as_ref();
    Some(Cgroup {
        hierarchy: groups.hierarchy,
        memory: groups.memory(machine_memory.unwrap_or(u64::MAX)),
        cpu: groups.cpu(),
        pids: groups.pids(),
        pressure: pressure.and_then(|group| pressure_of(|resource| group.dir.join(format!("{resource}.pressure")))),
    })
}

/// A group's folder, and the folder of the tree that it stands in.
struct Group {
    dir: PathBuf,
    top: PathBuf,
}

impl Group {
    /// Finds the folder of the group that is called `name` below a mount. What is mounted may be a part of the tree, as it
    /// is in containers, and the name may be one that only the world outside knows.
    fn below(mount: &Mount, name: &str, roots: &Roots) -> Self {
        let top = roots.locate(&mount.point);
        let inside = Path::new(name).strip_prefix(&mount.root).unwrap_or(Path::new(""));
        let dir = top.join(inside);
        Self { dir: if dir.is_dir() { dir } else { top.clone() }, top }
    }

    /// Returns the group's folder and those of the groups above it.
    fn levels(&self) -> impl Iterator<Item = &Path> {
        self.dir.ancestors().take_while(|level| level.starts_with(&self.top))
    }
}

/// The groups of this process.
struct Groups {
    hierarchy: Hierarchy,
    unified: Option<Group>,
    /// Those of the first version, by controller.
    trees: Vec<(String, Group)>,
}

impl Groups {
    fn find(roots: &Roots) -> Option<Self> {
        let mounts = mounts(roots);
        let mine = read::text(&roots.proc.join("self/cgroup")).ok()?;
        let (mut unified, mut trees) = (None, Vec::new());
        for line in mine.lines() {
            let mut parts = line.splitn(3, ':').skip(1);
            let (Some(controllers), Some(name)) = (parts.next(), parts.next()) else { continue };
            if controllers.is_empty() {
                let mount = mounts.iter().find(|mount| mount.kind == "cgroup2");
                unified = mount.map(|mount| Group::below(mount, name, roots));
            }
            for controller in controllers.split(',').filter(|controller| !controller.is_empty()) {
                let has = |mount: &&Mount| mount.options.split(',').any(|option| option == controller);
                let mount = mounts.iter().filter(|mount| mount.kind == "cgroup").find(has);
                trees.extend(mount.map(|mount| (controller.to_owned(), Group::below(mount, name, roots))));
            }
        }
        let hierarchy = match (unified.is_some(), trees.is_empty()) {
            (true, true) => Hierarchy::V2,
            (true, false) => Hierarchy::Hybrid,
            (false, false) => Hierarchy::V1,
            (false, true) => return None,
        };
        Some(Self { hierarchy, unified, trees })
    }

    fn tree(&self, controller: &str) -> Option<&Group> {
        self.trees.iter().find(|(name, _)| name == controller).map(|(_, group)| group)
    }

    fn memory(&self, machine: u64) -> Option<CgroupMemory> {
        let (group, files) = match self.tree("memory") {
            Some(group) => (group, &V1),
            None => (self.unified.as_ref()?, &V2),
        };
        let levels = group.levels().filter_map(|level| files.memory(level, machine));
        let mut nearest = levels.reduce(|nearest, level| if level.is_nearer(&nearest) { level } else { nearest })?;
        nearest.oom_kills = files.oom_kills(&group.dir);
        Some(nearest)
    }

    fn cpu(&self) -> Option<CgroupCpu> {
        let unified = self.unified.as_ref();
        let cpu = self.tree("cpu").map(|group| v1_cpu(group, self.tree("cpuacct")));
        cpu.or_else(|| v2_cpu(unified?)).filter(|cpu| cpu.usage_seconds.is_some() || cpu.periods.is_some())
    }

    fn pids(&self) -> Option<CgroupPids> {
        let dir = &self.tree("pids").or(self.unified.as_ref())?.dir;
        Some(CgroupPids { used: read::number(&dir.join("pids.current"))?, limit: read::number(&dir.join("pids.max")) })
    }
}

impl CgroupMemory {
    /// Tells whether this level is nearer to its limit than `other`.
    fn is_nearer(&self, other: &Self) -> bool {
        self.used_ratio.unwrap_or(-1.0) > other.used_ratio.unwrap_or(-1.0)
    }
}

/// What a version calls its files of memory.
struct MemoryFiles {
    used: &'static str,
    limit: &'static str,
    /// The key in `memory.stat` of files that can be dropped.
    droppable: &'static str,
    kills: &'static str,
}

const V1: MemoryFiles = MemoryFiles {
    used: "memory.usage_in_bytes",
    limit: "memory.limit_in_bytes",
    droppable: "total_inactive_file",
    kills: "memory.oom_control",
};

const V2: MemoryFiles =
    MemoryFiles { used: "memory.current", limit: "memory.max", droppable: "inactive_file", kills: "memory.events" };

impl MemoryFiles {
    fn memory(&self, level: &Path, machine: u64) -> Option<CgroupMemory> {
        let used_bytes = read::number(&level.join(self.used))?;
        let stat = read::text(&level.join("memory.stat")).unwrap_or_default();
        let droppable = read::keyed(&stat, self.droppable).unwrap_or(0);
        let working_set_bytes = used_bytes.saturating_sub(droppable);
        let limit_bytes = read::number(&level.join(self.limit)).filter(|limit| (1..machine).contains(limit));
        let used_ratio = limit_bytes.map(|limit| working_set_bytes as f64 / limit as f64);
        Some(CgroupMemory { used_bytes, working_set_bytes, limit_bytes, used_ratio, oom_kills: None })
    }

    fn oom_kills(&self, dir: &Path) -> Option<u64> {
        read::keyed(&read::text(&dir.join(self.kills)).ok()?, "oom_kill")
    }
}

/// Returns the tightest of the limits at all levels, in processors.
fn tightest(group: &Group, limit: impl Fn(&Path) -> Option<f64>) -> Option<f64> {
    group.levels().filter_map(limit).reduce(f64::min)
}

fn v1_cpu(group: &Group, accounting: Option<&Group>) -> CgroupCpu {
    let stat = read::text(&group.dir.join("cpu.stat")).unwrap_or_default();
    let limit = |level: &Path| {
        let quota = read::number(&level.join("cpu.cfs_quota_us"))?;
        let period = read::number(&level.join("cpu.cfs_period_us")).filter(|period| *period > 0)?;
        Some(quota as f64 / period as f64)
    };
    let usage = read::number(&accounting.unwrap_or(group).dir.join("cpuacct.usage"));
    CgroupCpu {
        usage_seconds: usage.map(|nanoseconds| nanoseconds as f64 / 1e9),
        limit_cpus: tightest(group, limit),
        periods: read::keyed(&stat, "nr_periods"),
        throttled_periods: read::keyed(&stat, "nr_throttled"),
        throttled_seconds: read::keyed(&stat, "throttled_time").map(|nanoseconds| nanoseconds as f64 / 1e9),
    }
}

fn v2_cpu(group: &Group) -> Option<CgroupCpu> {
    let stat = read::text(&group.dir.join("cpu.stat")).ok()?;
    let limit = |level: &Path| {
        let text = read::text(&level.join("cpu.max")).ok()?;
        let mut words = text.split_ascii_whitespace();
        let (quota, period): (u64, u64) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        (period > 0).then(|| quota as f64 / period as f64)
    };
    Some(CgroupCpu {
        usage_seconds: read::keyed(&stat, "usage_usec").map(|microseconds| microseconds as f64 / 1e6),
        limit_cpus: tightest(group, limit),
        periods: read::keyed(&stat, "nr_periods"),
        throttled_periods: read::keyed(&stat, "nr_throttled"),
        throttled_seconds: read::keyed(&stat, "throttled_usec").map(|microseconds| microseconds as f64 / 1e6),
    })
}
