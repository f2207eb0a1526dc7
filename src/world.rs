//! The only module that reads the clock, the environment and the working directory. All else gets them from here.
#![expect(clippy::disallowed_methods, reason = "this is the module that the ban points to")]

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use jiff::Timestamp;
use skep_kit::{Clock, Environment, Error};

/// What the process was started with.
pub(crate) struct World {
    /// When it was started.
    pub started: Instant,
    /// The arguments, the program's name first.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub environment: Environment,
}

impl World {
    /// Reads it.
    pub(crate) fn read() -> Self {
        Self {
            started: Instant::now(),
            arguments: std::env::args_os().collect(),
            environment: std::env::vars_os().collect(),
        }
    }
}

/// The system's clocks.
pub(crate) fn clock() -> Clock {
    Clock { as_of: None, wall: Timestamp::now, steady: Instant::now }
}

/// Returns the working directory, as the kernel knows it.
pub(crate) fn working_directory() -> Result<PathBuf, Error> {
    std::env::current_dir().map_err(|cause| {
        Error::unavailable("no-working-directory", "cannot tell the working directory")
            .caused_by(cause)
            .hint("change to a folder that exists and that you may read")
    })
}
