//! Processes: that they run, and that they are the ones that are meant.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};
use skep_host::Process as Running;
use skep_kit::describe_io;

use crate::system::{self, System};
use crate::trace::length;
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Failure, Fault, Port, Process};

/// No pid file is longer, in bytes.
const LONGEST_PID_FILE: u64 = 256;
/// A pid file may seem so much older than the process that wrote it: both clocks are read in steps.
const SLACK: Duration = Duration::from_secs(5);

/// Looks for processes. Blocks.
pub(crate) fn look(asker: &Asker, process: &Process) -> Result<Option<Grade>, Failure> {
    let system = &asker.world.system;
    let running = system.processes()?;
    let is_meant = |running: &&Running| is_meant(system, process, running);
    let found: Vec<&Running> = match &process.pid_file {
        Some(file) => {
            let holder = PidFile::read(asker, file)?;
            let running = holder.find(process, running)?;
            Some(running).filter(is_meant).map(|found| vec![found]).ok_or_else(|| another(running, file))?
        }
        None => running.iter().filter(|one| one.pid != std::process::id()).filter(is_meant).collect(),
    };
    let alive: Vec<u32> = found.iter().filter(|running| running.state.is_alive()).map(|running| running.pid).collect();
    let dead = found.len() - alive.len();
    let count = alive.len() as u64;
    let mut findings = asker.trace.lock();
    findings.measured.count = Some(count);
    findings.measured.pids = Some(alive);
    drop(findings);
    judge(process, count, dead)
}

fn is_meant(system: &System, process: &Process, running: &Running) -> bool {
    let is_called = process.name.as_ref().is_none_or(|name| system.is_called(running, name));
    is_called && process.command_line.as_ref().is_none_or(|pattern| pattern.is_in(system.command_line(running.pid)))
}

fn judge(process: &Process, count: u64, dead: usize) -> Result<Option<Grade>, Failure> {
    let min = u64::from(process.min.unwrap_or(1));
    let zombies = match dead {
        0 => String::new(),
        1 => "; 1 has ended and waits for its parent (zombie)".to_owned(),
        more => format!("; {more} have ended and wait for their parents (zombies)"),
    };
    if count < min {
        let (kind, message) = match (count, dead) {
            (0, 0) => (Fault::NotFound, "no such process runs".to_owned()),
            (0, _) => (Fault::Dead, format!("no such process runs{zombies}")),
            (_, _) => (Fault::Count, format!("{count} such processes run, at least {min} should{zombies}")),
        };
        return Err(Failure::new(kind, message));
    }
    match process.max {
        Some(max) if count > u64::from(max) => {
            Err(Failure::new(Fault::Count, format!("{count} such processes run, at most {max} should")))
        }
        Some(_) | None => Ok(None),
    }
}

fn another(running: &Running, file: &str) -> Failure {
    let message = format!("process {} of {file} is {}, which is not the one that is meant", running.pid, running.name);
    Failure::new(Fault::Dead, message).hint("the process that wrote the file has ended, and another has its number")
}

/// What a pid file says.
#[derive(Debug, PartialEq, Eq)]
struct PidFile<'a> {
    name: &'a str,
    pid: u32,
    /// When the process began, in clock ticks since boot, where the file says so.
    start_ticks: Option<u64>,
    /// How long ago the file was written; none where that lies in the future.
    age: Option<Duration>,
}

impl<'a> PidFile<'a> {
    fn read(asker: &Asker, name: &'a str) -> Result<Self, Failure> {
        let path = asker.world.path(name);
        let (text, modified) = read_text(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::new(Fault::NotFound, format!("there is no pid file {name}")),
            io::ErrorKind::PermissionDenied => {
                Failure::new(Fault::Permission, format!("this process may not read the pid file {name}"))
            }
            _ => {
                Failure::new(Fault::Unreadable, format!("the pid file {name} cannot be read: {}", describe_io(&error)))
            }
        })?;
        let mut words = text.split_whitespace();
        let pid = words.next().and_then(|word| word.parse().ok()).filter(|pid| *pid > 0);
        let pid = pid.ok_or_else(|| Failure::new(Fault::Unreadable, format!("the pid file {name} holds no number")))?;
        let start_ticks = words.next().and_then(|word| word.parse().ok());
        let age = asker.world.now().duration_since(modified);
        Ok(Self { name, pid, start_ticks, age: Duration::try_from(age).ok() })
    }

    /// Returns the process that wrote it, where that is still the one with the number.
    fn find<'r>(&self, process: &Process, running: &'r [Running]) -> Result<&'r Running, Failure> {
        let Some(found) = running.iter().find(|running| running.pid == self.pid) else { return Err(self.missing()) };
        if !found.state.is_alive() {
            let message = format!("process {} of {} has ended and waits for its parent (zombie)", self.pid, self.name);
            return Err(Failure::new(Fault::Dead, message));
        }
        let is_told_apart = process.name.is_some() || process.command_line.is_some();
        let is_another = match (self.start_ticks, self.age) {
            (Some(ticks), _) => found.start_ticks != ticks,
            // A clock that was set makes the file seem old; what the process is called is the better witness.
            (None, Some(age)) => !is_told_apart && system::age(found) + SLACK < age,
            (None, None) => false,
        };
        if !is_another {
            return Ok(found);
        }
        let age = length(system::age(found));
        let message = format!(
            "process {} of {} is {}, which began {age} ago, after the file was written",
            self.pid, self.name, found.name
        );
        Err(Failure::new(Fault::Dead, message)
            .hint("the process that wrote the file has ended, and another has its number"))
    }

    fn missing(&self) -> Failure {
        let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw);
        // /proc may hide the processes of others.
        if pid.is_some_and(|pid| test_kill_process(pid) == Err(Errno::PERM)) {
            let message =
                format!("process {} of {} is there, and this process may not see more of it", self.pid, self.name);
            return Failure::new(Fault::Permission, message);
        }
        Failure::new(Fault::Dead, format!("process {} of {} runs no more", self.pid, self.name))
    }
}

fn read_text(path: &Path) -> io::Result<(String, Timestamp)> {
    // A pipe would keep whoever opens it waiting.
    let found = path.metadata()?;
    if !found.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no regular file"));
    }
    let mut text = Vec::new();
    File::open(path)?.take(LONGEST_PID_FILE).read_to_end(&mut text)?;
    let modified = Timestamp::try_from(found.modified()?).map_err(io::Error::other)?;
    Ok((String::from_utf8_lossy(&text).into_owned(), modified))
}

/// Looks who listens on a port. Blocks.
pub(crate) fn look_at_port(asker: &Asker, port: &Port) -> Result<Option<Grade>, Failure> {
    let system = &asker.world.system;
    let here: Vec<_> = system.listeners()?.iter().filter(|listener| listener.port == Some(port.port)).collect();
    if here.is_empty() {
        return Err(Failure::new(Fault::Refused, format!("nobody listens on port {}", port.port)));
    }
    let mut holders: Vec<_> = here.iter().filter_map(|listener| listener.holder.as_ref()).collect();
    holders.sort_by_key(|holder| holder.pid);
    holders.dedup_by_key(|holder| holder.pid);
    let mut names: Vec<String> = holders.iter().map(|holder| holder.name.clone()).collect();
    names.sort();
    names.dedup();
    if !holders.is_empty() {
        let mut findings = asker.trace.lock();
        findings.measured.pids = Some(holders.iter().map(|holder| holder.pid).collect());
        findings.measured.programs = Some(names.clone());
    }
    let Some(wanted) = &port.process else { return Ok(None) };
    let running = system.processes()?;
    let is_holder = |running: &&Running| holders.iter().any(|holder| holder.pid == running.pid);
    if running.iter().filter(is_holder).any(|running| system.is_called(running, wanted)) {
        return Ok(None);
    }
    if holders.is_empty() {
        let message = format!("somebody listens on port {}, and this process may not see who", port.port);
        return Err(Failure::new(Fault::Permission, message).hint("run it as the same user, or as root"));
    }
    let message = format!("{} listens on port {}, not {wanted}", names.join(" and "), port.port);
    Err(Failure::new(Fault::Assertion, message))
}
