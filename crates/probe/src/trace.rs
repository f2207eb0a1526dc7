//! What is known of a probe while it runs. It lives outside of the probe, so that one that is cut off in the middle still
//! tells how far it came.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::{Certificate, Failure, Fault, Measured, Phases, Tried};

/// What a probe waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    /// Its turn.
    #[default]
    Queued,
    /// A name's addresses.
    Name(String),
    /// A connection to there.
    Connection(String),
    /// The end of the handshake.
    Handshake,
    /// The first byte that comes back.
    Answer,
    /// The rest of what comes back.
    Rest,
    /// A command's end.
    Command,
    /// The system's answer: it reads that for the probe.
    Look(String),
}

impl Stage {
    /// Returns the failure of a probe that waited for it longer than `limit`.
    pub(crate) fn timed_out(&self, limit: Duration) -> Failure {
        let limit = length(limit);
        let message = match self {
            Self::Queued => format!("was not asked within {limit}"),
            Self::Name(name) => format!("the name {name} was not resolved within {limit}"),
            Self::Connection(address) => format!("{address} did not accept a connection within {limit}"),
            Self::Handshake => format!("accepted the connection and did not finish the TLS handshake within {limit}"),
            Self::Answer => format!("accepted the connection and did not answer within {limit}"),
            Self::Rest => format!("began to answer and did not finish within {limit}"),
            Self::Command => format!("ran longer than {limit} and was killed"),
            Self::Look(what) => format!("{what} could not be read within {limit}"),
        };
        Failure::new(Fault::Timeout, message)
    }
}

/// Returns a length of time as it stands in a message: `2 s`, `250 ms`, `3 days`.
pub(crate) fn length(time: Duration) -> String {
    let seconds = time.as_secs();
    let plural = |count: u64, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    match seconds {
        172_800.. => plural(seconds / 86_400, "day"),
        7_200.. => plural(seconds / 3_600, "hour"),
        120.. => plural(seconds / 60, "minute"),
        _ if time.as_millis().is_multiple_of(1_000) && seconds > 0 => format!("{seconds} s"),
        10.. => format!("{seconds} s"),
        1.. => format!("{:.1} s", time.as_secs_f64()),
        0 => format!("{} ms", time.as_millis()),
    }
}

/// What has been found so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    pub(crate) stage: Stage,
    pub(crate) began: Option<Timestamp>,
    pub(crate) attempts: u32,
    pub(crate) queued_ms: Option<f64>,
    /// Why the attempt before this one failed.
    pub(crate) failed: Option<Failure>,
    pub(crate) phases: Phases,
    pub(crate) tried: Vec<Tried>,
    pub(crate) http_status: Option<u16>,
    pub(crate) certificate: Option<Certificate>,
    pub(crate) measured: Measured,
}

/// The findings of one probe, shared by the probe and those who wait for it.
#[derive(Debug, Default)]
pub(crate) struct Trace(Mutex<Findings>);

impl Trace {
    /// Returns the findings, to be read or changed without waiting in between.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Findings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what is waited for next.
    pub(crate) fn wait_for(&self, stage: Stage) {
        self.lock().stage = stage;
    }

    /// Begins an attempt: what an earlier one found is forgotten.
    pub(crate) fn begin_attempt(&self, at: Timestamp) {
        let mut findings = self.lock();
        let (attempts, queued_ms, failed) = (findings.attempts + 1, findings.queued_ms, findings.failed.take());
        *findings = Findings { attempts, queued_ms, failed, began: Some(at), ..Findings::default() };
    }
}

/// Returns the milliseconds between two moments, to the microsecond.
pub(crate) fn milliseconds(from: Instant, to: Instant) -> f64 {
    (to.saturating_duration_since(from).as_secs_f64() * 1e6).round() / 1e3
}

/// Adds time to a phase. A redirect goes through each phase once more, and the sum is what it took.
pub(crate) fn add(phase: &mut Option<f64>, milliseconds: f64) {
    *phase = Some(phase.unwrap_or_default() + milliseconds);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_well() {
        let of = |milliseconds| length(Duration::from_millis(milliseconds));
        assert_eq!(of(250), "250 ms");
        assert_eq!(of(1_500), "1.5 s");
        assert_eq!(of(2_000), "2 s");
        assert_eq!(of(90_500), "90 s");
        assert_eq!(of(7_200_000), "2 hours");
        assert_eq!(of(3 * 86_400_000), "3 days");
    }
}
