//! Reads the rounds before this one from the store.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use skep_kit::{Error, Selector};
use skep_store::{Hour, Point, Series, Store, Stored};

use crate::{History, Past, Service, Target, heartbeat};

/// The series that says of each round whether a service answered.
const UP: &str = "skep_service_up";
/// So far back every sample is read; further back, whole hours.
const NEAR: SignedDuration = SignedDuration::from_hours(1);
/// Nothing further back is looked at.
const FAR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long the hours are that the store keeps.
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// How far behind its beginning an hour has its last moment: the store keeps milliseconds.
const LAST_OF_HOUR: SignedDuration = SignedDuration::from_millis(3_600_000 - 1);

/// Of more services than this, those that were up in the last round and need not prove it have only that round read:
/// since when they are up would cost more than to ask them.
const MANY: usize = 100;

impl Past {
    /// Reads what the store knows of the services, and what their jobs reported. Nothing is written. Of many services
    /// it is not read since when those are up that are.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn read(store: &Store, services: &[Service], now: Timestamp) -> Result<Self, Error> {
        let mut past = Self::default();
        let jobs = services.iter().filter_map(|service| match &service.target {
            Target::Heartbeat(job) if job.name.is_empty() => Some(service.name.as_str()),
            Target::Heartbeat(job) => Some(job.name.as_str()),
            Target::Http(_)
            | Target::Tcp(_)
            | Target::Unix(_)
            | Target::Process(_)
            | Target::File(_)
            | Target::Command(_)
            | Target::Port(_)
            | Target::Tls(_)
            | Target::Disk(_) => None,
        });
        past.beats = heartbeat::read(store, jobs)?;
        let far = now.checked_sub(FAR).unwrap_or(Timestamp::MIN);
        let latest = store.latest(&Selector::named(UP), far)?;
        let by_service: HashMap<(&str, &str), &Stored> =
            latest.iter().filter_map(|one| Some((key(one)?, one))).collect();
        for service in services {
            let Some(latest) = by_service.get(&(service.name.as_str(), service.target.kind())) else { continue };
            let is_plain = services.len() > MANY && latest.point.value > 0.0 && service.successes <= 1;
            let history = if is_plain { last_round(&latest.point) } else { history(store, &latest.series, now)? };
            past.histories.insert(service.name.clone(), history);
        }
        Ok(past)
    }
}

/// Returns the service and the kind that a sample is of.
fn key(stored: &Stored) -> Option<(&str, &str)> {
    let value =
        |name: &str| stored.series.labels.iter().find(|(label, _)| label == name).map(|(_, value)| value.as_str());
    Some((value("service")?, value("kind")?))
}

/// Returns what the last round alone says of a service that was up in it.
fn last_round(point: &Point) -> History {
    History { since: None, ..History::of([(point.at, true)]) }
}

fn history(store: &Store, series: &Series, now: Timestamp) -> Result<History, Error> {
    let ago = |length: SignedDuration| now.checked_sub(length).unwrap_or(Timestamp::MIN);
    let points = |from, to| -> Result<Vec<(Timestamp, bool)>, Error> {
        let found = store.points(series, from, to)?;
        Ok(found.into_iter().filter(|point| !point.value.is_nan()).map(|point| (point.at, point.value > 0.0)).collect())
    };
    // Where the last hour began to be summed up, so that no sample counts twice.
    let near = ago(NEAR);
    let begin = Timestamp::from_second(near.as_second().div_euclid(3600) * 3600).unwrap_or(near);
    let recent = points(begin, now)?;
    let history = History::of(recent.iter().copied());
    if history.changed {
        return Ok(history);
    }
    let last_hour = begin.checked_sub(HOUR).unwrap_or(Timestamp::MIN);
    let hours = store.hours(series, ago(FAR), last_hour)?;
    let is_up = history.was_up().or_else(|| Some(hours.last()?.summary.last > 0.0));
    let Some(is_up) = is_up else { return Ok(history) };
    let change = hours.iter().rposition(|hour| !is_all(hour, is_up));
    // The hour of the change sample by sample, and what came behind it by its number.
    let mut whole = match change.and_then(|at| hours.get(at)) {
        Some(hour) => History::of(points(hour.start, hour.start.checked_add(LAST_OF_HOUR).unwrap_or(now))?),
        None => History::default(),
    };
    for hour in hours.iter().skip(change.map_or(0, |at| at + 1)) {
        add_hour(&mut whole, hour, is_up);
    }
    for (at, answered) in recent {
        whole.add(at, answered);
    }
    Ok(whole)
}

/// Tells whether every sample of an hour says the same.
fn is_all(hour: &Hour, up: bool) -> bool {
    let found = &hour.summary;
    found.count == 0 || if up { found.good == found.count } else { found.good == 0 }
}

/// Adds an hour in which every sample says the same.
fn add_hour(history: &mut History, hour: &Hour, up: bool) {
    let Some(others) = hour.summary.count.checked_sub(1) else { return };
    history.add(hour.summary.first_at, up);
    if up {
        (history.successes, history.last_ok) = (history.successes + others, Some(hour.summary.last_at));
    } else {
        history.failures += others;
    }
}
