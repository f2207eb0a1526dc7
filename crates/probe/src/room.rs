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
    let fits = share(allowed);
    if fits >= wanted {
        return (wanted, None);
    }
    let message = format!("{allowed} files may be open, so {fits} of {wanted} services are asked at once");
    (fits, Some(Problem::new("few-files", message).hint("raise the limit of open files: `ulimit -n`")))
}

/// Returns how many probes there is room for where so many files may be open; never none.
fn share(allowed: u64) -> usize {
    // Where there is next to nothing, the process itself needs less of it: it has fewer threads then.
    let spare = allowed.saturating_sub(RESERVE).max(allowed / 4);
    usize::try_from((spare / EACH).max(1)).unwrap_or(usize::MAX)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_room_is_left_and_nobody_is_left_without_a_turn() {
        assert_eq!([share(20_000), share(1_024), share(256), share(64), share(3)], [4_960, 216, 24, 4, 1]);
    }

    #[test]
    fn the_soft_limit_is_raised_where_that_is_needed() {
        let most = getrlimit(Resource::Nofile).maximum.unwrap_or(u64::MAX);
        let (fits, problem) = for_probes(500);
        let allowed = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        assert!(allowed >= most.min(500 * EACH + RESERVE), "{allowed} of {most}");
        assert_eq!(problem.is_none(), fits == 500);
    }
}
