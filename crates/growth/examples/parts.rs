//! Tells how the processor's time of one analysis is parted: reading, which each file takes by itself, and solving, which
//! is what the program as a whole takes (linking, judging, sorting). `benches/linking.py` holds the parts against limits.
//!
//! A run tells nobody how long its parts take, and needs no flag for it: whoever watches it sees when the last file is done.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use skep_growth::{Observer, Options, analyse};

/// That of the executable, for it is a part of what is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Notes when the last file was done.
#[derive(Default)]
struct Watch {
    read: Mutex<Duration>,
}

impl Observer for Watch {
    fn cancelled(&self) -> bool {
        false
    }

    fn file_done(&self) {
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = used();
    }
}

/// Returns the processor's time that this process has used.
fn used() -> Duration {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec.unsigned_abs(), used.tv_nsec as u32)
}

#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement has no command line and no report")]
fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let base = Path::new("/").to_owned();
    let options = Options { paths, base, include_tests: true, no_ignore: true, jobs: 1, ..Options::default() };
    let watch = Watch::default();
    let begun = used();
    let analysis = analyse(&options, &watch);
    let ended = used();
    let read = *watch.read.lock().unwrap_or_else(PoisonError::into_inner);
    let (reading, solving) = (read.saturating_sub(begun).as_secs_f64(), ended.saturating_sub(read).as_secs_f64());
    let (files, lines) = (analysis.files_scanned, analysis.lines_scanned);
    println!(r#"{{"files":{files},"lines":{lines},"reading_s":{reading:.4},"solving_s":{solving:.4}}}"#);
}
