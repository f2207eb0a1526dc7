//! The processes that this one may see. Those of the kernel are counted and left out.
//!
//! Command lines may hold secrets: whoever asks for one must not show it.
//!
//! Source: <https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{HostError, Roots, read};

/// The processes at one moment.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct Processes {
    /// Those that could be read, by number.
    pub list: Vec<Process>,
    /// Those of the kernel.
    pub kernel: u64,
    /// Those that this process may not read.
    pub denied: u64,
}

/// One process.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// The number of the one that started it, or that looks after it since.
    pub parent: u32,
    /// What it is called, without its arguments.
    pub name: String,
    /// What it is doing.
    pub state: ProcessState,
    /// When it was started; null where nobody knows when the machine was.
    #[schemars(with = "Option<String>")]
    pub started_at: Option<Timestamp>,
    /// When it was started, in ticks since the machine was: tells it from a later process with its number.
    pub start_ticks: u64,
    /// Memory that it keeps resident.
    pub resident_bytes: u64,
    /// Time that it ran.
    pub cpu_seconds: f64,
    /// Its threads.
    pub threads: u64,
    /// Whose it is, as a number; null where it is gone before one could ask.
    pub user_id: Option<u32>,
}

/// What a process is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProcessState {
    /// Runs or could.
    Running,
    /// Waits for something that may come at any time.
    Sleeping,
    /// Waits for a disk or the like and cannot be interrupted.
    Waiting,
    /// Is stopped by a signal or a debugger.
    Stopped,
    /// Has ended, and nobody asked how.
    Zombie,
    /// Is being taken away.
    Dead,
    /// Is in a state that has no name here.
    Unknown,
}

impl ProcessState {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::Running, Self::Sleeping, Self::Waiting, Self::Stopped, Self::Zombie, Self::Dead, Self::Unknown];

    /// Returns the word that is written down for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Sleeping => "sleeping",
            Self::Waiting => "waiting",
            Self::Stopped => "stopped",
            Self::Zombie => "zombie",
            Self::Dead => "dead",
            Self::Unknown => "unknown",
        }
    }

    /// Tells whether the process is there to do anything: a zombie is listed and is not.
    #[must_use]
    pub const fn is_alive(self) -> bool {
        match self {
            Self::Running | Self::Sleeping | Self::Waiting | Self::Stopped | Self::Unknown => true,
            Self::Zombie | Self::Dead => false,
        }
    }

    fn of(letter: &str) -> Self {
        match letter {
            "R" => Self::Running,
            "S" | "I" | "P" => Self::Sleeping,
            "D" => Self::Waiting,
            "T" | "t" => Self::Stopped,
            "Z" => Self::Zombie,
            "X" | "x" => Self::Dead,
            _ => Self::Unknown,
        }
    }
}

/// Returns all processes that can be seen.
///
/// # Errors
/// The folder of processes cannot be listed.
pub fn processes(roots: &Roots) -> Result<Processes, HostError> {
    let error = |source| HostError::NoProcesses { path: roots.proc.clone(), source };
    let clock = Clock::of(roots);
    let mut found = Processes::default();
    for entry in std::fs::read_dir(&roots.proc).map_err(error)? {
        // One that vanished while the folder was read.
        let Ok(entry) = entry else { continue };
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        match one(&entry.path(), pid, clock) {
            Ok(Some(Found::User(process))) => found.list.push(process),
            Ok(Some(Found::Kernel)) => found.kernel += 1,
            Ok(None) => {}
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => found.denied += 1,
            // It ended meanwhile.
            Err(_) => {}
        }
    }
    found.list.sort_unstable_by_key(|process| process.pid);
    Ok(found)
}

/// Returns one process; none where there is none of that number, or it is the kernel's.
#[must_use]
pub fn process(roots: &Roots, pid: u32) -> Option<Process> {
    match one(&roots.proc.join(pid.to_string()), pid, Clock::of(roots)).ok()?? {
        Found::User(process) => Some(process),
        Found::Kernel => None,
    }
}

/// Returns this process; its number may be another one where `/proc` is that of another space of numbers.
pub(crate) fn own(roots: &Roots) -> Option<Process> {
    match one(&roots.proc.join("self"), std::process::id(), Clock::of(roots)).ok()?? {
        Found::User(process) => Some(process),
        Found::Kernel => None,
    }
}

/// Returns the words of a process's command line; none where it has none or nobody may read it. They may hold secrets.
#[must_use]
pub fn command_line(roots: &Roots, pid: u32) -> Option<Vec<String>> {
    words(&roots.proc.join(pid.to_string()))
}

fn words(dir: &Path) -> Option<Vec<String>> {
    let text = read::text(&dir.join("cmdline")).ok()?;
    let text = text.strip_suffix('\0').unwrap_or(&text);
    (!text.is_empty()).then(|| text.split('\0').map(ToOwned::to_owned).collect())
}

enum Found {
    User(Process),
    Kernel,
}

/// What ticks are in seconds, and when they began.
#[derive(Clone, Copy)]
struct Clock {
    booted_at: Option<Timestamp>,
    per_second: f64,
    page_bytes: u64,
}

impl Clock {
    fn of(roots: &Roots) -> Self {
        let stat = read::text(&roots.proc.join("stat")).unwrap_or_default();
        let booted =
            read::keyed(&stat, "btime").and_then(|seconds| Timestamp::from_second(seconds.try_into().ok()?).ok());
        Self {
            booted_at: booted,
            per_second: rustix::param::clock_ticks_per_second() as f64,
            page_bytes: rustix::param::page_size() as u64,
        }
    }

    fn seconds(self, ticks: u64) -> f64 {
        ticks as f64 / self.per_second
    }

    fn at(self, ticks: u64) -> Option<Timestamp> {
        let since = SignedDuration::try_from_secs_f64(self.seconds(ticks)).ok()?;
        self.booted_at?.checked_add(since).ok()
    }
}

/// The kernel's own threads have this flag.
const IS_KERNEL: u64 = 0x0020_0000;

/// The kernel keeps no longer names than this in `stat`.
const NAME_BYTES: usize = 15;

fn one(dir: &Path, pid: u32, clock: Clock) -> io::Result<Option<Found>> {
    let text = read::text(&dir.join("stat"))?;
    Ok(parse(&text, pid, clock).map(|found| match found {
        Found::User(process) => Found::User(finish(process, dir)),
        Found::Kernel => Found::Kernel,
    }))
}

/// Adds what stands in other files: the whole name, where the kernel cut it, and the owner.
fn finish(mut process: Process, dir: &Path) -> Process {
    process.user_id = std::fs::metadata(dir).ok().map(|found| found.uid());
    if process.name.len() >= NAME_BYTES {
        let program = words(dir).and_then(|words| words.into_iter().next());
        let whole = program.and_then(|path| Some(Path::new(&path).file_name()?.to_str()?.to_owned()));
        if let Some(whole) = whole.filter(|whole| whole.starts_with(&process.name)) {
            process.name = whole;
        }
    }
    process
}

/// Reads `PID (NAME) STATE …`. The name may hold blanks, brackets and line ends.
fn parse(text: &str, pid: u32, clock: Clock) -> Option<Found> {
    let (open, close) = (text.find('(')?, text.rfind(')')?);
    let name = text.get(open + 1..close)?;
    // The first of these is the third field of the file.
    let fields: Vec<&str> = text.get(close + 1..)?.split_ascii_whitespace().collect();
    let number = |field: usize| -> Option<u64> { fields.get(field - 3)?.parse().ok() };
    if number(9)? & IS_KERNEL != 0 {
        return Some(Found::Kernel);
    }
    let start_ticks = number(22)?;
    Some(Found::User(Process {
        pid,
        parent: number(4)?.try_into().ok()?,
        name: name.to_owned(),
        state: ProcessState::of(fields.first()?),
        started_at: clock.at(start_ticks),
        start_ticks,
        resident_bytes: number(24)?.saturating_mul(clock.page_bytes),
        cpu_seconds: clock.seconds(number(14)?.saturating_add(number(15)?)),
        threads: number(20)?,
        user_id: None,
    }))
}
