//! The machine as a whole: what it is, its memory, its processors.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use sysinfo::{MemoryRefreshKind, System};

use crate::{Roots, read};

/// The machine.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Host {
    /// What it is called; null where it has no name.
    pub name: Option<String>,
    /// The system's name and version; null where it does not say.
    pub system: Option<String>,
    /// The kernel's version; null where it does not say.
    pub kernel: Option<String>,
    /// When it was started; null where nobody knows.
    #[schemars(with = "Option<String>")]
    pub booted_at: Option<Timestamp>,
    /// For how long it has been running; null where nobody knows.
    pub uptime_seconds: Option<u64>,
    /// Processors; null where nobody knows.
    pub cpus: Option<u64>,
    /// How many tasks run or wait; null where nobody knows.
    pub load: Option<Load>,
    /// Memory; null where nobody knows.
    pub memory: Option<Memory>,
    /// Memory on disks; null where nobody knows.
    pub swap: Option<Memory>,
}

/// How many tasks ran or waited, on average.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Load {
    /// Over the last minute.
    pub one: f64,
    /// Over the last five minutes.
    pub five: f64,
    /// Over the last fifteen minutes.
    pub fifteen: f64,
}

/// A store of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Memory {
    /// All of it.
    pub total_bytes: u64,
    /// What can be had without swapping.
    pub available_bytes: u64,
}

impl Memory {
    /// Returns what cannot be had.
    #[must_use]
    pub const fn used_bytes(&self) -> u64 {
        self.total_bytes.saturating_sub(self.available_bytes)
    }

    /// Returns the share that cannot be had, from 0 to 1; none where there is nothing to share.
    #[must_use]
    pub fn used_ratio(&self) -> Option<f64> {
        (self.total_bytes > 0).then(|| self.used_bytes() as f64 / self.total_bytes as f64)
    }
}

/// Returns what the machine tells.
#[must_use]
pub fn host(roots: &Roots) -> Host {
    let booted = System::boot_time().ok().filter(|seconds| *seconds > 0);
    let (memory, swap) = memory();
    Host {
        name: System::host_name().ok(),
        system: System::long_os_version().ok(),
        kernel: System::kernel_version().ok(),
        booted_at: booted.and_then(|seconds| Timestamp::from_second(seconds.try_into().ok()?).ok()),
        uptime_seconds: System::uptime().ok().filter(|seconds| *seconds > 0),
        cpus: cpu_times(roots).map(|times| times.cpus),
        load: System::load_average().ok().map(|load| Load { one: load.one, five: load.five, fifteen: load.fifteen }),
        memory,
        swap,
    }
}

/// It is asked for memory alone: for processes it would keep a descriptor of each.
fn memory() -> (Option<Memory>, Option<Memory>) {
    let Ok(mut system) = System::new() else { return (None, None) };
    system.refresh_memory_specifics(MemoryRefreshKind::everything());
    let memory = Memory { total_bytes: system.total_memory(), available_bytes: system.available_memory() };
    let swap = Memory { total_bytes: system.total_swap(), available_bytes: system.free_swap() };
    // A machine without memory is one that does not tell.
    let is_told = memory.total_bytes > 0;
    (is_told.then_some(memory), is_told.then_some(swap))
}

/// What the processors did since the machine was started, over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CpuTimes {
    /// How many processors there are.
    pub cpus: u64,
    /// Ticks in each of [`CpuTimes::MODES`].
    ticks: [u64; 8],
}

impl CpuTimes {
    /// What a processor can be doing, as the kernel lists it.
    pub const MODES: [&str; 8] = ["user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"];

    /// Those in which it does nothing.
    pub const AT_REST: [&str; 2] = ["idle", "iowait"];

    /// Returns the seconds in each mode.
    pub fn seconds(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let per_second = rustix::param::clock_ticks_per_second() as f64;
        Self::MODES.into_iter().zip(self.ticks).map(move |(mode, ticks)| (mode, ticks as f64 / per_second))
    }
}

/// Returns what the processors did; none where the kernel does not tell.
#[must_use]
pub fn cpu_times(roots: &Roots) -> Option<CpuTimes> {
    let text = read::text(&roots.proc.join("stat")).ok()?;
    let is_one =
        |line: &&str| line.strip_prefix("cpu").is_some_and(|rest| rest.starts_with(|n: char| n.is_ascii_digit()));
    let all = text.lines().find_map(|line| line.strip_prefix("cpu "))?;
    let mut told = all.split_ascii_whitespace().map_while(|word| word.parse().ok());
    let mut ticks = [0; 8];
    for (index, slot) in ticks.iter_mut().enumerate() {
        // The first four are as old as the file itself; older kernels have no more.
        *slot = match told.next() {
            None if index < 4 => return None,
            told => told.unwrap_or(0),
        };
    }
    Some(CpuTimes { cpus: text.lines().filter(is_one).count() as u64, ticks })
}

/// Returns how many processes the machine killed for want of memory since it was started; none where it does not count.
#[must_use]
pub fn oom_kills(roots: &Roots) -> Option<u64> {
    read::keyed(&read::text(&roots.proc.join("vmstat")).ok()?, "oom_kill")
}
