//! What the system says of processes and of ports, read once a round and shared by all who ask. Everything here blocks.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use skep_host::{Listener, Process, Roots};

use crate::{Failure, Fault};

type Answer<T> = Result<T, Failure>;

/// The system, as it was when it was first looked at.
#[derive(Debug, Default)]
pub(crate) struct System {
    processes: OnceLock<Answer<Vec<Process>>>,
    command_lines: OnceLock<HashMap<u32, String>>,
    listeners: OnceLock<Answer<Vec<Listener>>>,
}

impl System {
    /// Returns all processes.
    pub(crate) fn processes(&self) -> Answer<&[Process]> {
        let read = || {
            let roots = Roots::system().map_err(|error| unreadable(error.into()))?;
            skep_host::processes(&roots).map(|found| found.list).map_err(|error| unreadable(error.into()))
        };
        self.processes.get_or_init(read).as_deref().map_err(Clone::clone)
    }

    /// Returns a process's command line, its words parted by spaces; empty where it may not be read. It may hold
    /// secrets.
    pub(crate) fn command_line(&self, pid: u32) -> &str {
        let read = || {
            let Ok(roots) = Roots::system() else { return HashMap::new() };
            let line = |process: &Process| Some((process.pid, skep_host::command_line(&roots, process.pid)?.join(" ")));
            self.processes().unwrap_or_default().iter().filter_map(line).collect()
        };
        self.command_lines.get_or_init(read).get(&pid).map(String::as_str).unwrap_or_default()
    }

    /// Tells whether a process is called `name`: by the kernel, or by the file that was started.
    pub(crate) fn is_called(&self, process: &Process, name: &str) -> bool {
        let program = || self.command_line(process.pid).split(' ').next().unwrap_or_default();
        process.name == name || program().rsplit('/').next() == Some(name)
    }

    /// Returns the sockets of this machine that take connections.
    pub(crate) fn listeners(&self) -> Answer<&[Listener]> {
        let read = || {
            let roots = Roots::system().map_err(|error| unreadable(error.into()))?;
            // A list that cannot be read is not an empty one.
            File::open(roots.proc.join("net/tcp")).map_err(|error| no_sockets(&error))?;
            Ok(skep_host::listeners(&roots).list)
        };
        self.listeners.get_or_init(read).as_deref().map_err(Clone::clone)
    }
}

fn unreadable(error: skep_kit::Error) -> Failure {
    let problem = skep_kit::Problem::from(&error);
    Failure { kind: Fault::Unsupported, message: problem.message, hint: problem.hints.into_iter().next() }
}

fn no_sockets(error: &io::Error) -> Failure {
    let why = skep_kit::describe_io(error);
    Failure::new(Fault::Permission, format!("the list of sockets in /proc/net/tcp cannot be read: {why}"))
}

/// Returns for how long a process has run. Reckoned from the start of the system, which no setting of the clock moves.
pub(crate) fn age(process: &Process) -> Duration {
    let ticks_per_second = rustix::param::clock_ticks_per_second().max(1);
    let started = Duration::try_from_secs_f64(process.start_ticks as f64 / ticks_per_second as f64);
    since_boot().saturating_sub(started.unwrap_or_default())
}

/// Returns the time since the system was started, sleep included.
pub(crate) fn since_boot() -> Duration {
    let now = clock_gettime(ClockId::Boottime);
    Duration::new(now.tv_sec.try_into().unwrap_or_default(), now.tv_nsec.try_into().unwrap_or_default())
}
