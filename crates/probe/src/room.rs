//! How many connections this process may have open at once.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use skep_kit::Problem;

/// What the process needs besides its probes: standard streams, the store, the event loop, threads that resolve names.
const RESERVE: u64 = 160;
/// What one probe may hold at its worst: two connections side by side, or a command's pipes.
const EACH: u64 = 4;
/// More than this nobody asks at once.
const ENOUGH: u64 = 65_536;

/// Returns how many of `wanted` probes may run at once, after the soft limit of open files was raised as far as needed
/// and allowed, and what to say where that is fewer.
pub(crate) fn for_probes(wanted: usize) -> (usize, Option<Problem>) {
    let needed = (wanted as u64).saturating_mul(EACH).saturating_add(RESERVE).min(ENOUGH);
    let allowed = raise(needed);
    let fits = usize::try_from((allowed.saturating_sub(RESERVE) / EACH).max(1)).unwrap_or(wanted);
    if fits >= wanted {
        return (wanted, None);
    }
    let message = format!("{allowed} files may be open, so {fits} of {wanted} services are asked at once");
    (fits, Some(Problem::new("few-files", message).hint("raise the limit of open files: `ulimit -n`")))
}

/// Raises the soft limit to `needed` where it is lower and may be raised, and returns what holds then.
fn raise(needed: u64) -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let soft = limit.current.unwrap_or(u64::MAX);
    if soft >= needed {
        return soft;
    }
    let raised = limit.maximum.unwrap_or(u64::MAX).min(needed);
    let wanted = Rlimit { current: Some(raised), maximum: limit.maximum };
    match setrlimit(Resource::Nofile, wanted) {
        Ok(()) => raised.max(soft),
        Err(_) => soft,
    }
}
