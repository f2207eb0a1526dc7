//! What the machine, its control groups and its processes are doing, as the kernel tells it now.
//!
//! Everything is a reading of files below [`Roots`], so that tests read a tree of their own. What cannot be read is none
//! and never zero, and what vanishes while it is read was never there. Nothing is remembered, changed or started here.

mod cgroup;
mod disks;
mod host;
mod limits;
mod mounts;
mod pressure;
mod processes;
mod read;
mod roots;
mod sockets;
mod usage;

pub use cgroup::{Cgroup, CgroupCpu, CgroupMemory, CgroupPids, Hierarchy, cgroup};
pub use disks::{Disk, Disks, disks};
pub use host::{CpuTimes, Host, Load, Memory, cpu_times, host, oom_kills};
pub use limits::{Limits, Use, limits};
pub use pressure::{Pressure, Stall, Stalls, pressure};
pub use processes::{Process, ProcessState, Processes, command_line, process, processes};
pub use roots::{HostError, Roots};
pub use sockets::{Holder, Listener, Listeners, Protocol, listeners, port_holder};
pub use usage::{Usage, usage};
