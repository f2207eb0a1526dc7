//! Where the kernel tells what it knows. This is the only place that asks which system it is.

use std::path::{Path, PathBuf};

use skep_kit::Error;

/// The folders that the kernel fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    /// `/proc`
    pub proc: PathBuf,
    /// `/sys`
    pub sys: PathBuf,
}

/// Why nothing can be read.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// The system has no such folders.
    #[error("processes, control groups and sockets can be read on Linux only")]
    LinuxOnly,
    /// The folder of processes cannot be listed.
    #[error("cannot list `{path}`", path = path.display())]
    NoProcesses {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl From<HostError> for Error {
    fn from(error: HostError) -> Self {
        let message = error.to_string();
        match error {
            HostError::LinuxOnly => Self::unavailable("linux-only", message)
                .hint("run it on the Linux machine that is meant, or give skep its metrics from there"),
            HostError::NoProcesses { path, source } => Self::unavailable("no-proc", message)
                .about(path.display().to_string())
                .caused_by(source)
                .hint("mount it: mount -t proc proc /proc"),
        }
    }
}

impl Roots {
    /// Returns those of this machine.
    ///
    /// # Errors
    /// The machine does not run Linux.
    pub fn system() -> Result<Self, HostError> {
        if cfg!(target_os = "linux") {
            Ok(Self { proc: PathBuf::from("/proc"), sys: PathBuf::from("/sys") })
        } else {
            Err(HostError::LinuxOnly)
        }
    }

    /// Returns where a path of the machine lies below these folders.
    pub(crate) fn locate(&self, path: &Path) -> PathBuf {
        if let Ok(rest) = path.strip_prefix("/sys") {
            return self.sys.join(rest);
        }
        path.strip_prefix("/proc").map_or_else(|_| path.to_owned(), |rest| self.proc.join(rest))
    }
}
