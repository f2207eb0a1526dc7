//! One thread that waits for many answers.
//!
//! The system resolves names and reads files only in calls that block, so these go to a pool of threads that is made
//! when it is first needed and that cannot grow without end.

use std::time::Duration;

use skep_kit::Error;
use tokio::runtime::{Builder, Runtime};

/// So many calls may block at a time. A resolver whose server does not answer keeps its thread for many seconds.
const BLOCKING_THREADS: usize = 64;
/// After so long without work a thread of the pool ends.
const KEEP_ALIVE: Duration = Duration::from_secs(2);

/// Creates the runtime. End it with [`Runtime::shutdown_background`]: dropping it waits for every call that blocks,
/// and a name may take a minute to fail.
///
/// # Errors
/// The system has no file descriptors left for it.
pub fn runtime() -> Result<Runtime, Error> {
    let mut builder = Builder::new_current_thread();
    let built = builder.enable_all().max_blocking_threads(BLOCKING_THREADS).thread_keep_alive(KEEP_ALIVE).build();
    built.map_err(|cause| {
        Error::unavailable("no-runtime", "the system does not let this process wait for the network")
            .caused_by(cause)
            .hint("raise the limit of open files: `ulimit -n`")
    })
}

/// Waits for `work` in a runtime of its own, and for nothing that it leaves behind.
///
/// # Errors
/// As [`runtime`].
pub fn block_on<F: Future>(work: F) -> Result<F::Output, Error> {
    let runtime = runtime()?;
    let output = runtime.block_on(work);
    runtime.shutdown_background();
    Ok(output)
}
