//! Takes in what others report, and puts it into the store: values, increases and executions.
//!
//! A label that is new with each session would make a series of each. So there are only so many series of one name that
//! have had a value lately; increases beyond them are added up in one series that says so, and values beyond them are
//! refused. Nothing is lost without being counted.
//!
//! The label of what overflows is that of OpenTelemetry:
//! <https://opentelemetry.io/docs/specs/otel/metrics/sdk/#overflow-attribute>

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use skep_kit::{Error, Label, Metric, Selector};
use skep_store::{Execution, Store};

use crate::names::{MESSAGES, complaint};
use crate::record::Record;
use crate::{counters, names};

/// The most series of one name, as OpenTelemetry's own libraries have it.
pub const MOST_SERIES: usize = 2_000;
/// The most names.
const MOST_NAMES: usize = 10_000;
/// For how long a series counts that has no new value.
const COUNTS_FOR: Duration = Duration::from_secs(86_400);
/// After how long it is looked up anew which series count.
const LOOKED_UP_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How far ahead of ours a clock may be.
const AHEAD: Duration = Duration::from_secs(86_400);
/// The longest text of an execution, in bytes.
const LONGEST_TEXT: usize = 4096;

/// The label of the series that takes what is beyond the limit.
const OVERFLOW: &str = "otel_metric_overflow";

/// Takes in records. What was taken is in the store once [`Intake::flush`] returned.
#[derive(Debug)]
pub struct Intake {
    most_series: usize,
    known: BTreeMap<String, BTreeSet<Vec<Label>>>,
    looked_up: Option<Timestamp>,
    samples: Vec<(Timestamp, Metric)>,
    increases: Vec<(Timestamp, Metric)>,
    // What was added up already: it must not be added a second time where writing it fails.
    sums: Vec<(Timestamp, Metric)>,
    executions: Vec<Execution>,
    overflowed: u64,
    refused: u64,
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Values, as they were sent.
    pub samples: u64,
    /// Increases, which were added up.
    pub increases: u64,
    /// Executions, begun or ended.
    pub executions: u64,
}

impl Default for Intake {
    fn default() -> Self {
        Self::new(MOST_SERIES)
    }
}

impl Intake {
    /// Creates an intake that takes at most so many series of one name.
    #[must_use]
    pub const fn new(most_series: usize) -> Self {
        Self {
            most_series,
            known: BTreeMap::new(),
            looked_up: None,
            samples: Vec::new(),
            increases: Vec::new(),
            sums: Vec::new(),
            executions: Vec::new(),
            overflowed: 0,
            refused: 0,
        }
    }

    /// Returns how many records wait to be written.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.samples.len() + self.increases.len() + self.sums.len() + self.executions.len()
    }

    /// Returns how many increases went into a series of their name that takes what is beyond the limit.
    #[must_use]
    pub const fn overflowed(&self) -> u64 {
        self.overflowed
    }

    /// Returns how many records were refused.
    #[must_use]
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Takes a record in; the inner error says why it is refused, a clause.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn take(&mut self, record: Record, now: Timestamp, store: &Store) -> Result<Result<(), String>, Error> {
        let taken = match record {
            Record::Sample { at, metric } => self.sample(at, metric, now, store)?,
            Record::Increase { at, metric } => self.increase(at, metric, now, store)?,
            Record::Execution(execution) => self.execution(execution, now),
        };
        self.refused += u64::from(taken.is_err());
        Ok(taken)
    }

    /// Writes what was taken in. Where that fails, it waits to be written still.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn flush(&mut self, store: &mut Store) -> Result<Written, Error> {
        let mut written = Written::default();
        if !self.increases.is_empty() {
            self.sums.extend(counters::add(store, &self.increases)?);
            self.increases.clear();
        }
        if !self.sums.is_empty() {
            store.write_samples(&self.sums)?;
            written.increases = self.sums.len() as u64;
            self.sums.clear();
        }
        if !self.samples.is_empty() {
            store.write_samples(&self.samples)?;
            written.samples = self.samples.len() as u64;
            self.samples.clear();
        }
        if !self.executions.is_empty() {
            store.write_executions(&self.executions)?;
            written.executions = self.executions.len() as u64;
            self.executions.clear();
        }
        Ok(written)
    }

    fn sample(
        &mut self,
        at: Option<Timestamp>,
        mut metric: Metric,
        now: Timestamp,
        store: &Store,
    ) -> Result<Result<(), String>, Error> {
        let at = at.unwrap_or(now);
        if let Some(complaint) = complaint(&metric).or_else(|| too_early(at, now)) {
            return Ok(Err(complaint));
        }
        metric.labels.sort();
        if !self.has_place(&metric, now, store)? {
            return Ok(Err(format!(
                "there are {} series of `{}` already; a label that is new each time does not belong to a metric",
                self.most_series, metric.name
            )));
        }
        self.samples.push((at, metric));
        Ok(Ok(()))
    }

    fn increase(
        &mut self,
        at: Option<Timestamp>,
        mut metric: Metric,
        now: Timestamp,
        store: &Store,
    ) -> Result<Result<(), String>, Error> {
        let at = at.unwrap_or(now);
        let complaint = if metric.name == MESSAGES.name { None } else { complaint(&metric) };
        if let Some(complaint) = complaint.or_else(|| too_early(at, now)) {
            return Ok(Err(complaint));
        }
        metric.labels.sort();
        if !self.has_place(&metric, now, store)? {
            self.overflowed += 1;
            // A histogram's parts stay apart.
            metric.labels.retain(|(name, _)| name == "le");
            metric.labels.push((OVERFLOW.into(), "true".to_owned()));
            metric.labels.sort();
        }
        self.increases.push((at, metric));
        Ok(Ok(()))
    }

    fn execution(&mut self, mut execution: Execution, now: Timestamp) -> Result<(), String> {
        for (what, text) in [("id", &execution.id), ("agent", &execution.agent)] {
            if text.is_empty() || text.len() > LONGEST_TEXT / 16 {
                return Err(format!("an execution's {what} has 1 to {} bytes", LONGEST_TEXT / 16));
            }
        }
        let latest = execution.ended_at.unwrap_or(execution.started_at);
        if let Some(complaint) = too_early(latest, now) {
            return Err(complaint);
        }
        for text in [&mut execution.task, &mut execution.error].into_iter().flatten() {
            shorten(text);
        }
        self.executions.push(execution);
        Ok(())
    }

    /// Tells whether the series is one of those that count, or may become one.
    fn has_place(&mut self, metric: &Metric, now: Timestamp, store: &Store) -> Result<bool, Error> {
        if self.looked_up.is_none_or(|then| now.duration_since(then).abs() > LOOKED_UP_FOR) {
            self.known.clear();
            self.looked_up = Some(now);
        }
        if !self.known.contains_key(&*metric.name) {
            if self.known.len() >= MOST_NAMES {
                return Ok(false);
            }
            let since = now.checked_sub(COUNTS_FOR).unwrap_or(Timestamp::MIN);
            let latest = store.latest(&Selector::named(&*metric.name), since)?;
            let labels = latest.into_iter().map(|stored| stored.series.labels).collect();
            self.known.insert(metric.name.to_string(), labels);
        }
        let Some(known) = self.known.get_mut(&*metric.name) else { return Ok(false) };
        if known.contains(&metric.labels) {
            return Ok(true);
        }
        // Each bucket is a series; the limit is meant for whole histograms.
        let most = if names::is_bucket(metric) { self.most_series.saturating_mul(16) } else { self.most_series };
        Ok(known.len() < most && known.insert(metric.labels.clone()))
    }
}

/// Says that a value is of a time that is not yet; one clock is wrong, and what has a time to come would be the latest
/// value until then.
fn too_early(at: Timestamp, now: Timestamp) -> Option<String> {
    let latest = now.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
    (at > latest).then(|| format!("its time, {at}, lies more than a day ahead"))
}

fn shorten(text: &mut String) {
    if text.len() > LONGEST_TEXT {
        let end = text.floor_char_boundary(LONGEST_TEXT);
        text.truncate(end);
        text.push('…');
    }
}

#[cfg(test)]
mod tests;
