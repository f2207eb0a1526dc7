//! Ctrl-C: the first SIGINT or SIGTERM asks the work to stop, the second kills. At the end the signal is raised again,
//! so that the shell sees a process that died of it and stops its own loop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use signal_hook::consts::signal::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use skep_kit::CancelToken;

/// Registers the handlers. Where the system refuses, signals keep their default action, which kills: also right.
pub(crate) fn install() -> CancelToken {
    let asked = Arc::new(AtomicBool::new(false));
    let signal = Arc::new(AtomicUsize::new(0));
    for (number, value) in [(SIGINT, 2), (SIGTERM, 15)] {
        // The order matters: the first signal must pass the kill switch before it arms it.
        let registered = flag::register_conditional_default(number, Arc::clone(&asked))
            .and_then(|_| flag::register(number, Arc::clone(&asked)))
            .and_then(|_| flag::register_usize(number, Arc::clone(&signal), value));
        if registered.is_err() {
            break;
        }
    }
    CancelToken::watching(signal)
}

/// Dies of `signal`. Returns only where the system does not let it.
pub(crate) fn raise_again(signal: usize) {
    let number = if signal == 15 { SIGTERM } else { SIGINT };
    // A refusal leaves the exit code, which says the same.
    let _refused = low_level::emulate_default_handler(number);
}
