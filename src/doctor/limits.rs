//! What the machine lets skep have.

use std::num::NonZero;
use std::thread;

use rustix::process::{Resource, getrlimit};

use super::{Check, Inquiry, State};

/// Below this many open files an analysis in many threads may run out of them.
const ENOUGH_FILES: u64 = 256;

pub(super) fn look(_: &Inquiry<'_>) -> Vec<Check> {
    vec![threads(), open_files()]
}

fn threads() -> Check {
    let name = "limit.threads";
    match thread::available_parallelism().map(NonZero::get) {
        Ok(1) => Check::new(name, State::Ok, "1, which is what --jobs is unless it is given"),
        Ok(count) => Check::new(name, State::Ok, format!("{count}, which is what --jobs is unless it is given")),
        Err(cause) => Check::new(name, State::Note, format!("cannot be told, so that one is used: {cause}"))
            .mended_by("say --jobs N"),
    }
}

fn open_files() -> Check {
    let name = "limit.open_files";
    match getrlimit(Resource::Nofile).current {
        None => Check::new(name, State::Ok, "none"),
        Some(limit) if limit < ENOUGH_FILES => {
            Check::new(name, State::Warning, format!("{limit}, which large projects may exceed"))
                .mended_by("ulimit -n 1024, or say --jobs 1")
        }
        Some(limit) => Check::new(name, State::Ok, limit.to_string()),
    }
}
