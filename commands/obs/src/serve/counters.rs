//! What a server counts of itself.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The counts. Threads that count do not wait for each other.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// Rounds that were completed.
    pub(crate) rounds: AtomicU64,
    /// Rounds that were due while the machine slept or was busy.
    pub(crate) rounds_missed: AtomicU64,
    /// Times that a collector began to fail.
    pub(crate) collector_failures: AtomicU64,
    /// Times that the wall clock jumped.
    pub(crate) clock_jumps: AtomicU64,
    /// Scrapes that were answered.
    pub(crate) scrapes: AtomicU64,
    /// Requests that were answered, scrapes among them.
    pub(crate) requests: AtomicU64,
    /// Requests that were refused: no token, too many, a foreign host.
    pub(crate) refused: AtomicU64,
    /// Samples that were written to the store.
    pub(crate) samples_written: AtomicU64,
    /// Rounds that wait to be written.
    pub(crate) rounds_pending: AtomicU64,
    /// Rounds that were given up, since too many waited.
    pub(crate) rounds_lost: AtomicU64,
    /// Times that the store began to fail.
    pub(crate) store_failures: AtomicU64,
    /// Samples that came in from outside.
    pub(crate) samples_received: AtomicU64,
    /// Browsers that are shown every round.
    pub(crate) watchers: AtomicU64,
    last_round: Mutex<Option<Instant>>,
}

impl Counters {
    /// Counts.
    pub(crate) fn add(counter: &AtomicU64, more: u64) {
        counter.fetch_add(more, Ordering::Relaxed);
    }

    /// Returns a count.
    pub(crate) fn get(counter: &AtomicU64) -> u64 {
        counter.load(Ordering::Relaxed)
    }

    /// Notes that a round was completed.
    pub(crate) fn note_round(&self, at: Instant) {
        Self::add(&self.rounds, 1);
        *self.last_round.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    /// Returns when the last round was completed.
    pub(crate) fn last_round(&self) -> Option<Instant> {
        *self.last_round.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
