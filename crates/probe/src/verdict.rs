//! From what a probe found to how its service is: thresholds on latency, and the rounds before this one.

use std::time::Duration;

use jiff::Timestamp;
use skep_kit::Severity;

use crate::trace::{Findings, Trace, length};
use crate::{Check, Failure, Fault, History, Service, Status};

/// Something that was found of a service that answers, and how bad that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grade {
    pub(crate) severity: Severity,
    pub(crate) failure: Failure,
}

/// What became of a probe.
#[derive(Debug, Clone)]
pub(crate) struct Ended {
    /// The answer of the last attempt.
    pub(crate) answer: Result<Option<Grade>, Failure>,
    /// How long that attempt took; none where there was none, or it was cut off from outside.
    pub(crate) took: Option<Duration>,
}

/// One service's part of a round.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub(crate) service: &'a Service,
    pub(crate) trace: &'a Trace,
    pub(crate) ended: Ended,
    pub(crate) history: Option<&'a History>,
    pub(crate) now: Timestamp,
}

/// How a service is, and why.
struct Verdict {
    status: Status,
    severity: Option<Severity>,
    error: Option<Failure>,
}

/// Judges one service by itself, whatever it depends on.
pub(crate) fn judge(case: &Case<'_>) -> Check {
    let Case { service, trace, ended, history, now } = case;
    let findings = trace.lock().clone();
    let verdict = verdict(service, ended, *history);
    let answered = verdict.status.answered();
    Check {
        name: service.name.clone(),
        kind: service.target.kind(),
        target: service.target.label(),
        status: verdict.status,
        severity: verdict.severity,
        checked_at: findings.began,
        latency_ms: ended.took.map(|took| (took.as_secs_f64() * 1e6).round() / 1e3),
        consecutive_failures: failures_in_a_row(answered, *history),
        last_ok: if answered == Some(true) { Some(*now) } else { history.and_then(|history| history.last_ok) },
        since: since(answered, *history, findings.began.unwrap_or(*now)),
        depends_on: service.depends_on.clone(),
        suppressed_by: None,
        error: verdict.error,
        ..of(findings)
    }
}

/// Returns a check that holds what was found and no more.
fn of(findings: Findings) -> Check {
    Check {
        name: String::new(),
        kind: "",
        target: String::new(),
        status: Status::Unknown,
        severity: None,
        checked_at: None,
        latency_ms: None,
        queued_ms: findings.queued_ms,
        phases: findings.phases,
        tried: findings.tried,
        http_status: findings.http_status,
        certificate: findings.certificate,
        measured: findings.measured,
        attempts: findings.attempts,
        consecutive_failures: None,
        last_ok: None,
        since: None,
        depends_on: Vec::new(),
        suppressed_by: None,
        error: None,
    }
}

fn verdict(service: &Service, ended: &Ended, history: Option<&History>) -> Verdict {
    let grade = match &ended.answer {
        Err(failure) if failure.kind.is_ours() => {
            return Verdict { status: Status::Unknown, severity: None, error: Some(failure.clone()) };
        }
        Err(failure) => {
            return Verdict { status: Status::Down, severity: Some(Severity::High), error: Some(failure.clone()) };
        }
        Ok(grade) => grade.clone(),
    };
    if let Some(left) = history.and_then(|history| history.successes_to_come(service.successes)) {
        let message = format!("answers again; {left} more in a row, and it counts as up");
        let error = Some(Failure::new(Fault::Limit, message));
        return Verdict { status: Status::Recovering, severity: Some(Severity::Low), error };
    }
    let slow = ended.took.and_then(|took| slowness(service, took));
    let (status, worst) = match (grade, slow) {
        (Some(grade), Some(slow)) if slow.severity > grade.severity => (Status::Slow, Some(slow)),
        (Some(grade), _) => (Status::Degraded, Some(grade)),
        (None, Some(slow)) => (Status::Slow, Some(slow)),
        (None, None) => (Status::Up, None),
    };
    let severity = worst.as_ref().map(|grade| grade.severity);
    Verdict { status, severity, error: worst.map(|grade| grade.failure) }
}

fn slowness(service: &Service, took: Duration) -> Option<Grade> {
    let passed = |limit: Option<skep_kit::Period>| limit.filter(|limit| took > limit.get());
    let (severity, limit) = match (passed(service.critical), passed(service.warn)) {
        (Some(limit), _) => (Severity::High, limit),
        (None, Some(limit)) => (Severity::Medium, limit),
        (None, None) => return None,
    };
    let failure = Failure::new(Fault::Limit, format!("took {}, more than {limit}", length(took)));
    Some(Grade { severity, failure })
}

fn failures_in_a_row(answered: Option<bool>, history: Option<&History>) -> Option<u64> {
    match answered {
        Some(true) => Some(0),
        Some(false) => Some(history.map_or(0, |history| history.failures) + 1),
        None => history.map(|history| history.failures),
    }
}

fn since(answered: Option<bool>, history: Option<&History>, began: Timestamp) -> Option<Timestamp> {
    match (answered, history) {
        (Some(answered), Some(history)) if history.was_up() == Some(answered) => history.since,
        (Some(_), _) => Some(began),
        (None, history) => history.and_then(|history| history.since),
    }
}

#[cfg(test)]
mod tests {
    use skep_kit::Period;

    use super::*;
    use crate::{Target, Tcp};

    fn check(change: impl FnOnce(&mut Service), ended: Ended, history: Option<&History>) -> Check {
        let mut service = Service::new("api", Target::Tcp(Tcp::default()));
        change(&mut service);
        let now = Timestamp::from_second(1_000).unwrap();
        judge(&Case { service: &service, trace: &Trace::default(), ended, history, now })
    }

    fn answered(milliseconds: u64) -> Ended {
        Ended { answer: Ok(None), took: Some(Duration::from_millis(milliseconds)) }
    }

    fn failed(kind: Fault) -> Ended {
        Ended { answer: Err(Failure::new(kind, "")), took: None }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn latency_has_two_limits() {
        let limits = |service: &mut Service| {
            (service.warn, service.critical) = (Some(Period::millis(500)), Some(Period::secs(1)));
        };
        let of = |milliseconds| check(limits, answered(milliseconds), None);
        assert_eq!((of(500).status, of(500).severity), (Status::Up, None));
        assert_eq!((of(501).status, of(501).severity), (Status::Slow, Some(Severity::Medium)));
        assert_eq!((of(1_001).status, of(1_001).severity), (Status::Slow, Some(Severity::High)));
        assert_eq!(of(1_500).error.unwrap().message, "took 1.5 s, more than 1s");
    }

    #[test]
    fn a_service_that_was_down_has_to_answer_often_enough() {
        let up_after = |successes| move |service: &mut Service| service.successes = successes;
        let down = History::of([(at(100), false), (at(200), true)]);
        assert_eq!(check(up_after(3), answered(1), Some(&down)).status, Status::Recovering);
        assert_eq!(check(up_after(2), answered(1), Some(&down)).status, Status::Up);
        let never_down = History::of([(at(200), true)]);
        assert_eq!(check(up_after(9), answered(1), Some(&never_down)).status, Status::Up);
        assert_eq!(check(up_after(2), answered(1), None).status, Status::Up);
    }

    #[test]
    fn what_the_asker_cannot_do_is_no_failure_of_the_service() {
        let history = History::of([(at(100), true), (at(200), false)]);
        let unknown = check(|_| (), failed(Fault::Permission), Some(&history));
        assert_eq!((unknown.status, unknown.severity, unknown.consecutive_failures), (Status::Unknown, None, Some(1)));
        let down = check(|_| (), failed(Fault::Refused), Some(&history));
        assert_eq!((down.status, down.consecutive_failures, down.last_ok), (Status::Down, Some(2), Some(at(100))));
        assert_eq!(down.since, Some(at(200)));
        assert_eq!(check(|_| (), answered(1), Some(&history)).since, Some(at(1_000)));
    }
}
