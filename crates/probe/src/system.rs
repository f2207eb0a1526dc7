//! What /proc says of processes and of ports, read once a round and shared by all who ask.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use skep_kit::describe_io;

use crate::{Failure, Fault};

/// No more of a file of /proc is read, in bytes; a command line may be megabytes long.
const LONGEST: u64 = 64 * 1024;
/// The state of a socket that listens, in /proc/net/tcp.
const LISTENING: &str = "0A";

/// One process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Running {
    pub(crate) pid: u32,
    /// The program's name, of which the kernel keeps 15 bytes.
    pub(crate) name: String,
    /// Its words, parted by spaces; empty where it may not be read.
    pub(crate) command_line: String,
    /// Its state: one letter.
    pub(crate) state: char,
    /// When it began, in clock ticks since boot.
    pub(crate) start_ticks: u64,
}

impl Running {
    /// Tells whether it only waits for somebody to read its exit code.
    pub(crate) const fn is_dead(&self) -> bool {
        matches!(self.state, 'Z' | 'X' | 'x')
    }

    /// Tells whether it is called `name`: by the kernel, or by the file that was started.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let program = self.command_line.split(' ').next().unwrap_or_default();
        self.name == name || program.rsplit('/').next() == Some(name)
    }

    /// Returns for how long it has run.
    pub(crate) fn age(&self) -> Duration {
        let ticks_per_second = rustix::param::clock_ticks_per_second().max(1);
        let started = Duration::from_secs_f64(self.start_ticks as f64 / ticks_per_second as f64);
        since_boot().saturating_sub(started)
    }
}

/// Returns the time since the system was started, sleep included.
pub(crate) fn since_boot() -> Duration {
    let now = clock_gettime(ClockId::Boottime);
    Duration::new(now.tv_sec.try_into().unwrap_or_default(), now.tv_nsec.try_into().unwrap_or_default())
}

/// Who listens on a port.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listeners {
    /// The processes of which this one may know.
    pub(crate) pids: Vec<u32>,
}

type Answer<T> = Result<T, Failure>;

/// The system, as it was when it was first looked at.
#[derive(Debug, Default)]
pub(crate) struct System {
    processes: OnceLock<Answer<Vec<Running>>>,
    ports: OnceLock<Answer<HashMap<u16, Listeners>>>,
}

impl System {
    /// Returns all processes. Blocks while it reads.
    pub(crate) fn processes(&self) -> Answer<&[Running]> {
        let read = self.processes.get_or_init(|| read_processes(Path::new("/proc")).map_err(|error| no_proc(&error)));
        read.as_deref().map_err(Clone::clone)
    }

    /// Returns who listens on which TCP port. Blocks while it reads.
    pub(crate) fn ports(&self) -> Answer<&HashMap<u16, Listeners>> {
        let read = self.ports.get_or_init(|| read_ports(Path::new("/proc")).map_err(|error| no_proc(&error)));
        read.as_ref().map_err(Clone::clone)
    }
}

fn no_proc(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return Failure::new(Fault::Permission, "this process may not read /proc");
    }
    Failure::new(Fault::Unsupported, format!("/proc cannot be read: {}", describe_io(error)))
        .hint("processes and ports are looked at on Linux only")
}

fn read_processes(proc: &Path) -> io::Result<Vec<Running>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(proc)? {
        let Some(pid) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // A process may end at any time.
        if let Ok(running) = read_process(proc, pid) {
            found.push(running);
        }
    }
    Ok(found)
}

fn read_process(proc: &Path, pid: u32) -> io::Result<Running> {
    let folder = proc.join(pid.to_string());
    let stat = read_some(&folder.join("stat"))?;
    let stat = String::from_utf8_lossy(&stat);
    let torn = || io::Error::new(io::ErrorKind::InvalidData, "a line of /proc is not as it should be");
    // The name stands in brackets and may hold brackets and spaces itself.
    let (begin, rest) = stat.rsplit_once(')').ok_or_else(torn)?;
    let name = begin.split_once('(').ok_or_else(torn)?.1.to_owned();
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let state = fields.first().and_then(|state| state.chars().next()).ok_or_else(torn)?;
    // Field 22 of the line; the first two stand before the bracket.
    let start_ticks = fields.get(19).and_then(|ticks| ticks.parse().ok()).ok_or_else(torn)?;
    let words = read_some(&folder.join("cmdline")).unwrap_or_default();
    let words: Vec<_> = words.split(|byte| *byte == 0).map(String::from_utf8_lossy).collect();
    Ok(Running { pid, name, command_line: words.join(" ").trim_end().to_owned(), state, start_ticks })
}

fn read_some(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_ports(proc: &Path) -> io::Result<HashMap<u16, Listeners>> {
    let mut sockets = HashMap::new();
    read_sockets(&proc.join("net/tcp"), &mut sockets)?;
    match read_sockets(&proc.join("net/tcp6"), &mut sockets) {
        // There is none where IPv6 is off.
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut ports: HashMap<u16, Listeners> = sockets.values().map(|port| (*port, Listeners::default())).collect();
    for (pid, inode) in holders(proc, &sockets) {
        let Some(listeners) = sockets.get(&inode).and_then(|port| ports.get_mut(port)) else { continue };
        if !listeners.pids.contains(&pid) {
            listeners.pids.push(pid);
        }
    }
    Ok(ports)
}

/// Reads the inodes and ports of the sockets that listen.
fn read_sockets(file: &Path, sockets: &mut HashMap<u64, u16>) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, local, _, state, _, _, _, _, _, inode, ..] = fields.as_slice() else { continue };
        let port = local.rsplit_once(':').and_then(|(_, port)| u16::from_str_radix(port, 16).ok());
        if let (Some(port), Ok(inode), true) = (port, inode.parse(), *state == LISTENING) {
            sockets.insert(inode, port);
        }
    }
    Ok(())
}

/// Returns which processes hold which of the sockets, as far as this one may know.
fn holders(proc: &Path, sockets: &HashMap<u64, u16>) -> Vec<(u32, u64)> {
    let mut found = Vec::new();
    let processes = fs::read_dir(proc).into_iter().flatten().flatten();
    let pids = processes.filter_map(|entry| entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()));
    for pid in pids {
        let files = fs::read_dir(proc.join(pid.to_string()).join("fd")).into_iter().flatten().flatten();
        for target in files.filter_map(|file| fs::read_link(file.path()).ok()) {
            let inode = target.to_str().and_then(|text| text.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok());
            found.extend(inode.filter(|inode| sockets.contains_key(inode)).map(|inode| (pid, inode)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_brackets_and_a_line_may_be_torn() {
        let proc = tempfile::tempdir().unwrap();
        let write = |pid: &str, stat: &str| {
            fs::create_dir(proc.path().join(pid)).unwrap();
            fs::write(proc.path().join(pid).join("stat"), stat).unwrap();
        };
        write("7", "7 (a) (b) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 0");
        write("8", "8 (gone");
        fs::write(proc.path().join("7/cmdline"), b"/usr/bin/tool\0--flag\0x y\0").unwrap();
        let found = read_processes(proc.path()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].state, found[0].start_ticks), ("a) (b", 'S', 4242));
        assert_eq!(found[0].command_line, "/usr/bin/tool --flag x y");
        assert!(found[0].is_called("tool") && found[0].is_called("a) (b") && !found[0].is_called("too"));
    }

    #[test]
    fn ports_that_listen_are_told_from_those_that_are_connected() {
        let proc = tempfile::tempdir().unwrap();
        fs::create_dir_all(proc.path().join("net")).unwrap();
        let line = |port: &str, state: &str, inode: &str| {
            format!(" 0: 0100007F:{port} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000 0 0 {inode} 1\n")
        };
        let text = format!("  sl header\n{}{}", line("1F90", "0A", "11"), line("1F91", "01", "12"));
        fs::write(proc.path().join("net/tcp"), text).unwrap();
        fs::create_dir_all(proc.path().join("9/fd")).unwrap();
        std::os::unix::fs::symlink("socket:[11]", proc.path().join("9/fd/3")).unwrap();
        let ports = read_ports(proc.path()).unwrap();
        assert_eq!(ports, HashMap::from([(0x1F90, Listeners { pids: vec![9] })]));
    }
}
