//! When what is due: on an absolute schedule, so that what takes long does not shift all that follows, and what was
//! missed is skipped instead of made up for.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// Ticks at a start and at every interval after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schedule {
    next: Instant,
    interval: Duration,
}

impl Schedule {
    /// Creates a schedule that is due at once.
    pub(crate) const fn starting(start: Instant, interval: Duration) -> Self {
        Self { next: start, interval }
    }

    /// Returns when the next tick is.
    pub(crate) const fn next(&self) -> Instant {
        self.next
    }

    /// Returns how many ticks were skipped where one is due at `now`, and waits for the next; none where none is due.
    pub(crate) fn take(&mut self, now: Instant) -> Option<u64> {
        let late = now.checked_duration_since(self.next)?;
        let missed = late.as_nanos() / self.interval.as_nanos().max(1);
        let missed = u32::try_from(missed).unwrap_or(u32::MAX);
        self.next += self.interval.saturating_mul(missed.saturating_add(1));
        Some(u64::from(missed))
    }
}

/// Compares the wall clock with the steady one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drift {
    wall: Timestamp,
    steady: Instant,
}

/// Clocks that are corrected bit by bit differ by less.
const JUMP: SignedDuration = SignedDuration::from_secs(2);

impl Drift {
    /// Starts with what both clocks say.
    pub(crate) const fn since(wall: Timestamp, steady: Instant) -> Self {
        Self { wall, steady }
    }

    /// Returns by how much the wall clock jumped since it was asked last, where it did: forwards also where the machine
    /// slept, since the steady clock stands still then.
    pub(crate) fn jump(&mut self, wall: Timestamp, steady: Instant) -> Option<SignedDuration> {
        let steadily = SignedDuration::try_from(steady.saturating_duration_since(self.steady)).unwrap_or_default();
        let jump = wall.duration_since(self.wall).saturating_sub(steadily);
        *self = Self { wall, steady };
        (jump.abs() >= JUMP).then_some(jump)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test needs some moment to reckon from")]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_was_missed_is_skipped_and_nothing_shifts() {
        let start = Instant::now();
        let mut schedule = Schedule::starting(start, SECOND);
        assert_eq!(schedule.take(start), Some(0));
        assert_eq!(schedule.take(start + SECOND / 2), None);
        assert_eq!(schedule.take(start + SECOND * 3 / 2), Some(0));
        assert_eq!(schedule.take(start + SECOND * 5 + SECOND / 4), Some(3));
        assert_eq!(schedule.next(), start + SECOND * 6);
    }

    #[test]
    fn a_clock_that_was_set_and_a_machine_that_slept_are_jumps() {
        let (wall, steady) = (Timestamp::UNIX_EPOCH + SignedDuration::from_hours(9000), Instant::now());
        let mut drift = Drift::since(wall, steady);
        let after = |seconds| wall + SignedDuration::from_secs(seconds);
        assert_eq!(drift.jump(after(15), steady + SECOND * 15), None);
        assert_eq!(drift.jump(after(30 - 3600), steady + SECOND * 30), Some(SignedDuration::from_hours(-1)));
        assert_eq!(drift.jump(after(45 - 3600), steady + SECOND * 45), None, "a jump is told once");
        assert_eq!(drift.jump(after(60), steady + SECOND * 60), Some(SignedDuration::from_hours(1)));
        assert_eq!(drift.jump(after(76), steady + SECOND * 75), None, "clocks are corrected all the time");
    }
}
