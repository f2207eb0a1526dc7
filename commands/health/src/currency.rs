//! Whether the last snapshot still tells how things are: it is young enough, and of the commit that is checked out.

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Context, Error, Problem};
use skep_store::{Snapshot, Store};

use crate::config::HealthConfig;
use crate::git;

/// Whether the last snapshot is current.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Currency {
    /// Whether it is.
    pub(crate) current: bool,
    /// When it was taken; null where there is none.
    #[schemars(with = "Option<String>")]
    pub(crate) taken_at: Option<Timestamp>,
    /// How old it is; null where there is none.
    pub(crate) age_seconds: Option<f64>,
    /// Whether it was taken of the commit that is checked out; null where nobody can tell.
    pub(crate) head_matches: Option<bool>,
    /// Why it is current or not, a clause.
    pub(crate) reason: String,
    /// What could not be found out.
    #[serde(skip)]
    pub(crate) problem: Option<Problem>,
}

impl Currency {
    /// Returns what is known where there is no snapshot.
    fn none(reason: impl Into<String>) -> Self {
        let (taken_at, age_seconds, head_matches, problem) = (None, None, None, None);
        Self { current: false, taken_at, age_seconds, head_matches, reason: reason.into(), problem }
    }

    /// Returns what is known where the state cannot be read.
    fn unreadable(error: &Error) -> Self {
        Self { problem: Some(Problem::from(error)), ..Self::none("what skep remembers cannot be read") }
    }
}

/// Judges the last snapshot of `store`.
pub(crate) fn of_last(store: Result<Option<&Store>, &Error>, (config, context): (&HealthConfig, &Context)) -> Currency {
    let last = match store {
        Ok(Some(store)) => store.last_snapshot(),
        Ok(None) => Ok(None),
        Err(error) => return Currency::unreadable(error),
    };
    match last {
        Ok(Some(snapshot)) => judge(&snapshot, git::head(context), (config, context.clock.now())),
        Ok(None) => Currency::none("none was ever taken"),
        Err(error) => Currency::unreadable(&error),
    }
}

fn judge(
    snapshot: &Snapshot,
    head: Result<Option<String>, Error>,
    (config, now): (&HealthConfig, Timestamp),
) -> Currency {
    let age = now.duration_since(snapshot.taken_at);
    let limit = SignedDuration::try_from(config.snapshot_max_age.get()).unwrap_or(SignedDuration::MAX);
    let (head_matches, problem) = match head {
        Ok(head) => (Some(head == snapshot.git_head), None),
        Err(error) => (None, Some(Problem::from(&error))),
    };
    let mut faults = Vec::new();
    if age > limit {
        faults.push(format!("it is {} old, more than {}", length(age), config.snapshot_max_age));
    } else if age < -SignedDuration::from_secs(60) {
        faults.push(format!("it was taken {} ahead of this machine's clock", length(-age)));
    }
    match head_matches {
        Some(true) => {}
        Some(false) => faults.push("another commit is checked out now".to_owned()),
        None => faults.push("what is checked out now is not known".to_owned()),
    }
    let well = || format!("it is {} old, of the commit that is checked out", length(age.max(SignedDuration::ZERO)));
    Currency {
        current: faults.is_empty(),
        taken_at: Some(snapshot.taken_at),
        age_seconds: Some(age.as_secs_f64()),
        head_matches,
        reason: if faults.is_empty() { well() } else { faults.join("; ") },
        problem,
    }
}

/// Returns a length of time in its largest unit.
pub(crate) fn length(length: SignedDuration) -> String {
    const UNITS: [(i64, i64, &str); 3] = [(2 * 86_400, 86_400, "days"), (2 * 3_600, 3_600, "h"), (60, 60, "min")];
    let seconds = length.as_secs();
    let unit = UNITS.iter().find(|(from, _, _)| seconds >= *from);
    unit.map_or_else(|| format!("{seconds} s"), |(_, size, unit)| format!("{} {unit}", seconds / size))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(seconds_old: i64, head: Result<Option<&str>, Error>) -> Currency {
        let now: Timestamp = "2026-01-01T12:00:00Z".parse().unwrap();
        let snapshot = Snapshot {
            taken_at: now - SignedDuration::from_secs(seconds_old),
            git_head: Some("a".to_owned()),
            config_hash: String::new(),
            content: serde_json::Value::Null,
        };
        judge(&snapshot, head.map(|head| head.map(str::to_owned)), (&HealthConfig::default(), now))
    }

    #[test]
    fn it_is_current_where_it_is_young_and_of_this_commit() {
        let current = judged(3_600, Ok(Some("a")));
        assert!(current.current && current.head_matches == Some(true), "{current:?}");
        assert_eq!(current.reason, "it is 60 min old, of the commit that is checked out");
    }

    #[test]
    fn what_fails_is_said() {
        for (found, reason) in [
            (judged(90_000, Ok(Some("a"))), "it is 25 h old, more than 1d"),
            (judged(60, Ok(Some("b"))), "another commit"),
            (judged(60, Ok(None)), "another commit"),
            (judged(-7_200, Ok(Some("a"))), "2 h ahead"),
            (judged(60, Err(Error::unavailable("no-git", "no git"))), "is not known"),
            (judged(90_000, Ok(Some("b"))), "it is 25 h old, more than 1d; another commit is checked out now"),
        ] {
            assert!(!found.current && found.reason.contains(reason), "{found:?}");
        }
    }
}
