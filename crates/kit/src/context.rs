//! All that a command may know of the world round it. The dispatcher fills it in; tests redirect it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use jiff::Timestamp;

use crate::{Config, Events, Family, Finding, Scope, Sifted, Suppressed, Triage};

/// Where commands get the time from. `skep.toml` can pin it, so that an example reads the same in a year.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The pinned time, if any.
    pub as_of: Option<Timestamp>,
    /// Reads the wall clock.
    pub wall: fn() -> Timestamp,
    /// Reads the steady clock.
    pub steady: fn() -> Instant,
}

impl Clock {
    /// Returns the time that commands reckon with.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.as_of.unwrap_or_else(self.wall)
    }
}

/// The environment variables, as they were at the start.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
}

impl Environment {
    /// Returns the variable's value where it is set, not empty, and text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(OsStr::new(name)).and_then(|value| value.to_str()).filter(|value| !value.is_empty())
    }

    /// Returns the variables whose names begin with `prefix`, by name; names that are no text are left out.
    pub fn beginning_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a OsStr)> {
        let from = self.variables.range(OsString::from(prefix)..);
        let named = from.filter_map(|(name, value)| Some((name.to_str()?, value.as_os_str())));
        named.take_while(move |(name, _)| name.starts_with(prefix))
    }
}

/// A kind of folder that belongs to the user. Source: <https://specifications.freedesktop.org/basedir/latest/>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserFolder {
    /// What can be made anew.
    Cache,
    /// What the user configures.
    Config,
    /// What has to outlive a restart.
    State,
}

impl UserFolder {
    /// Returns the variable that names it, and where it lies below the home folder where that is not set.
    const fn places(self) -> (&'static str, &'static str) {
        match self {
            Self::Cache => ("XDG_CACHE_HOME", ".cache"),
            Self::Config => ("XDG_CONFIG_HOME", ".config"),
            Self::State => ("XDG_STATE_HOME", ".local/state"),
        }
    }
}

impl Environment {
    /// Returns where the program `name` is, the first of PATH's folders that has it winning. A relative folder would be
    /// one of the project that is looked at, whose programs nobody asked to run.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        let folders = std::env::split_paths(self.get("PATH")?).filter(|folder| folder.is_absolute());
        folders.map(|folder| folder.join(name)).find(|file| is_executable(file))
    }

    /// Returns skep's part of the user's folder of that kind, whether or not it is there. None where the environment
    /// names neither it nor a home folder; a relative path counts as not set, as the specification has it.
    #[must_use]
    pub fn user_folder(&self, kind: UserFolder) -> Option<PathBuf> {
        let absolute = |name: &str| {
            let value = self.variables.get(OsStr::new(name))?;
            Some(PathBuf::from(value)).filter(|path| path.is_absolute())
        };
        let (variable, below_home) = kind.places();
        let folder = absolute(variable).or_else(|| Some(absolute("HOME")?.join(below_home)))?;
        Some(folder.join("skep"))
    }
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

impl FromIterator<(OsString, OsString)> for Environment {
    fn from_iter<I: IntoIterator<Item = (OsString, OsString)>>(variables: I) -> Self {
        Self { variables: variables.into_iter().collect() }
    }
}

/// Tells whether the user wants the run to stop. Clones share one state.
#[derive(Debug, Clone, Default)]
pub struct CancelToken {
    signal: Arc<AtomicUsize>,
}

impl CancelToken {
    /// Creates a token that is cancelled once `signal` holds a signal's number.
    #[must_use]
    pub const fn watching(signal: Arc<AtomicUsize>) -> Self {
        Self { signal }
    }

    /// Tells whether to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.signal() != 0
    }

    /// Returns the number of the signal that asked to stop, or 0.
    #[must_use]
    pub fn signal(&self) -> usize {
        self.signal.load(Ordering::Relaxed)
    }
}

/// Is told how far a long piece of work is.
pub trait Progress: Send + Sync + std::fmt::Debug {
    /// Starts a piece of work; `unit` is the plural of what is counted.
    fn begin(&self, unit: &'static str);
    /// One more is done.
    fn advance(&self);
    /// The work is over.
    fn finish(&self);
}

/// Shows no progress.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &'static str) {}
    fn advance(&self) {}
    fn finish(&self) {}
}

/// The world as one command sees it.
#[derive(Debug, Clone)]
pub struct Context {
    /// The time.
    pub clock: Clock,
    /// The environment variables.
    pub environment: Environment,
    /// The working directory, absolute.
    pub working_directory: PathBuf,
    /// The project's root, where one was found.
    pub root: Option<PathBuf>,
    /// Whether to stop.
    pub cancel: CancelToken,
    /// When to stop.
    pub deadline: Option<Instant>,
    /// Who wants to know how far the work is.
    pub progress: Arc<dyn Progress>,
    /// Who wants to know what happens while a verb goes on.
    pub events: Arc<dyn Events>,
    /// The folder for what has to be remembered; none where the user has no place for it. It may not be there yet.
    pub state: Option<PathBuf>,
    /// The configuration.
    pub config: Arc<Config>,
    /// Which findings count, as far as flags and the baseline say.
    pub triage: Triage,
    /// All families.
    pub families: &'static [&'static Family],
}

impl Context {
    /// Returns the folder against which paths in a report are relative: the root, else the working directory.
    #[must_use]
    pub fn base(&self) -> &Path {
        self.root.as_deref().unwrap_or(&self.working_directory)
    }

    /// Sifts what `family` found, by flags, its table and the baseline. To be called before anything is counted.
    #[must_use]
    pub fn sift(&self, family: &str, found: (Vec<Finding>, Vec<Suppressed>), scope: &Scope<'_>) -> Sifted {
        self.triage.sift(&self.config.gate(family), found.0, found.1, scope)
    }

    /// Tells whether to stop now: the user asked for it, or the time is over.
    #[must_use]
    pub fn should_stop(&self) -> bool {
        self.cancel.is_cancelled() || self.deadline.is_some_and(|deadline| (self.clock.steady)() >= deadline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_found_by_their_beginning() {
        let names = ["SKEP", "SKEP_A", "SKEP_B", "SKEQ", "A"].map(|name| (name.into(), "1".into()));
        let environment: Environment = names.into_iter().collect();
        let found: Vec<&str> = environment.beginning_with("SKEP_").map(|(name, _)| name).collect();
        assert_eq!(found, ["SKEP_A", "SKEP_B"]);
    }

    #[test]
    fn user_folders_follow_the_variable_then_the_home() {
        let of = |variables: &[(&str, &str)]| {
            let environment: Environment = variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
            environment.user_folder(UserFolder::Cache)
        };
        assert_eq!(of(&[("HOME", "/home/a")]), Some("/home/a/.cache/skep".into()));
        assert_eq!(of(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/c")]), Some("/c/skep".into()));
        assert_eq!(of(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "c")]), Some("/home/a/.cache/skep".into()));
        assert_eq!(of(&[]), None);
    }
}
