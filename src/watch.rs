//! `--watch`: asks again and again, on a schedule that does not drift, until Ctrl-C or until the answer is the one that was
//! waited for.

use std::time::{Duration, Instant};

use clap::ValueEnum;
use skep_kit::{CancelToken, Exit, Problem};

use crate::cli::Global;
use crate::verdict::Verdict;

/// How often it is looked whether to stop.
const GLANCE: Duration = Duration::from_millis(50);
/// Nothing is asked more often.
const SHORTEST: Duration = Duration::from_millis(100);

/// What can be waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Until {
    /// The command would end with 0
    Ok,
    /// The command would end with 1
    Violated,
}

impl Until {
    const fn is_reached(self, exit: Exit) -> bool {
        match self {
            Self::Ok => matches!(exit, Exit::Clean),
            Self::Violated => matches!(exit, Exit::Violated),
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Violated => "violated",
        }
    }
}

/// When to ask, and when to stop.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Watch {
    every: Duration,
    until: Option<Until>,
    within: Option<Duration>,
    steady: fn() -> Instant,
}

impl Watch {
    /// Returns what was asked for; none where one answer is enough.
    pub(crate) fn of(global: &Global, steady: fn() -> Instant) -> Option<Self> {
        let every = global.watch?.get().max(SHORTEST);
        Some(Self { every, until: global.until, within: global.within.map(Duration::from), steady })
    }

    /// Asks until it is enough, and returns what it ends with. Whoever asks wrongly is told once.
    pub(crate) fn run(&self, cancel: &CancelToken, mut ask: impl FnMut() -> Verdict) -> Verdict {
        let start = (self.steady)();
        let mut next = start;
        loop {
            let verdict = ask();
            let is_over = matches!(verdict.exit, Exit::Usage | Exit::Bug | Exit::Interrupted | Exit::Terminated);
            if is_over || self.until.is_some_and(|until| until.is_reached(verdict.exit)) {
                return verdict;
            }
            let now = (self.steady)();
            // What was missed is not made up for.
            while next <= now {
                next += self.every;
            }
            let last = self.within.map(|within| start + within);
            self.sleep(last.map_or(next, |last| next.min(last)), cancel);
            if cancel.is_cancelled() {
                let problem = Problem::new("interrupted", "interrupted while it watched");
                return Verdict::failed(Exit::of_signal(cancel.signal()), problem);
            }
            if last.is_some_and(|last| next > last) {
                return self.given_up(verdict);
            }
        }
    }

    fn sleep(&self, until: Instant, cancel: &CancelToken) {
        while let Some(left) = until.checked_duration_since((self.steady)()).filter(|left| !left.is_zero()) {
            if cancel.is_cancelled() {
                return;
            }
            std::thread::sleep(left.min(GLANCE));
        }
    }

    /// Returns what it comes to where the time was over: the last verdict, but no pass for something that did not come.
    fn given_up(&self, verdict: Verdict) -> Verdict {
        let Some(until) = self.until else { return verdict };
        let message = format!("gave up waiting for `{}`", until.as_str());
        verdict.unwritten(Problem::new("not-in-time", message).hint("wait longer: --within 10m"))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the schedule is one of real time")]
mod tests {
    use super::*;

    fn watch(until: Option<Until>, within: u64) -> Watch {
        let every = Duration::from_millis(10);
        Watch { every, until, within: Some(Duration::from_millis(within)), steady: Instant::now }
    }

    fn asked(watch: Watch, exits: &[Exit]) -> (usize, Exit) {
        let mut count = 0;
        let verdict = watch.run(&CancelToken::default(), || {
            let exit = exits[count.min(exits.len() - 1)];
            count += 1;
            Verdict { exit, ..Verdict::answered() }
        });
        (count, verdict.exit)
    }

    #[test]
    fn it_asks_until_the_state_is_there() {
        let exits = [Exit::Violated, Exit::Unavailable, Exit::Clean];
        assert_eq!(asked(watch(Some(Until::Ok), 10_000), &exits), (3, Exit::Clean));
        assert_eq!(asked(watch(Some(Until::Violated), 10_000), &[Exit::Clean, Exit::Violated]), (2, Exit::Violated));
    }

    #[test]
    fn what_does_not_come_in_time_is_no_pass() {
        assert_eq!(asked(watch(Some(Until::Ok), 35), &[Exit::Violated]).1, Exit::Violated);
        let (count, exit) = asked(watch(Some(Until::Violated), 35), &[Exit::Clean]);
        assert_eq!(exit, Exit::Unavailable);
        assert!((2..=4).contains(&count), "{count}");
        assert_eq!(asked(watch(None, 35), &[Exit::Clean]).1, Exit::Clean);
    }

    #[test]
    fn who_asks_wrongly_is_told_once() {
        assert_eq!(asked(watch(Some(Until::Ok), 10_000), &[Exit::Usage]), (1, Exit::Usage));
    }
}
