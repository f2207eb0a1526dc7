//! Samples and collectors as rows, for machines and for people.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Cell, Column, Cost, MetricKind, Selector, Table, View, exposition_number};
use skep_metrics::{Collected, CollectorRun, Sampled};

use crate::standing::age_seconds;

/// One sample.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MetricRow {
    /// Its name.
    name: String,
    /// How it moves: `gauge`, `counter`, `histogram` or `unknown`.
    kind: &'static str,
    /// What it counts, one sentence; empty where nobody said.
    help: String,
    /// Its labels.
    labels: BTreeMap<String, String>,
    /// Its value; null where it is no finite number.
    value: Option<f64>,
    /// When it was so.
    #[schemars(with = "String")]
    at: Timestamp,
    /// How long ago that was.
    age_seconds: f64,
    /// Who measured it; `recorded` where it came from outside.
    collector: &'static str,
    /// The value as it is, for people.
    #[serde(skip)]
    exact: f64,
}

impl MetricRow {
    pub(super) fn of(sample: &Sampled, now: Timestamp) -> Self {
        let metric = &sample.metric;
        Self {
            name: metric.name.to_string(),
            kind: MetricKind::as_str(metric.kind),
            help: metric.help.to_string(),
            labels: metric.labels.iter().map(|(name, value)| (name.to_string(), value.clone())).collect(),
            value: Some(metric.value).filter(|value| value.is_finite()),
            at: sample.at,
            age_seconds: age_seconds(sample.at, now),
            collector: sample.collector,
            exact: metric.value,
        }
    }

    /// Returns what selects it alone.
    fn series(&self) -> String {
        let matcher = |(label, value): (&String, &String)| skep_kit::Matcher {
            label: label.clone(),
            comparison: skep_kit::Comparison::Equal,
            value: value.clone(),
        };
        let matchers = self.labels.iter().map(matcher).collect();
        Selector { name: Some(self.name.clone()), matchers }.to_string()
    }
}

/// What measures, and how it went.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CollectorRow {
    /// Its name.
    name: &'static str,
    /// How long it takes: `quick`, `slow` or `network`.
    cost: &'static str,
    /// What came of it: `measured`, `remembered`, `never_measured`, `failed` or `stopped`.
    outcome: &'static str,
    /// How long it took; null where it did not run.
    duration_ms: Option<f64>,
    /// When its values were measured; null where there are none.
    #[schemars(with = "Option<String>")]
    measured_at: Option<Timestamp>,
    /// Why it failed; null where it did not.
    error: Option<String>,
}

impl CollectorRow {
    pub(super) fn of(run: &CollectorRun, now: Timestamp) -> Self {
        let (outcome, measured_at, error) = match &run.outcome {
            Collected::Now => ("measured", Some(now), None),
            Collected::Remembered(then) => ("remembered", Some(*then), None),
            Collected::Never => ("never_measured", None, None),
            Collected::Failed(problem) => ("failed", None, Some(problem.message.clone())),
            Collected::Stopped => ("stopped", None, None),
        };
        Self {
            name: run.name,
            cost: match run.cost {
                Cost::Quick => "quick",
                Cost::Slow => "slow",
                Cost::Network => "network",
            },
            outcome,
            duration_ms: run.duration.map(|duration| duration.as_secs_f64() * 1e3),
            measured_at,
            error,
        }
    }
}

/// Shows the samples, a table for each collector.
pub(super) fn view(rows: &[MetricRow], view: &mut View) {
    for group in rows.chunk_by(|a, b| a.collector == b.collector) {
        let is_old = group.iter().any(|row| row.age_seconds > 0.0);
        let columns = [Column::new("metric").wrapping(), Column::new("value")];
        let columns = columns.into_iter().chain(is_old.then(|| Column::new("age")));
        let mut table = Table::new(columns, "Nothing was measured.");
        for row in group {
            let age = is_old.then(|| Cell::Duration(Duration::try_from_secs_f64(row.age_seconds).unwrap_or_default()));
            table.row([Cell::text(row.series()), value(&row.name, row.exact)].into_iter().chain(age));
        }
        view.heading(group.first().map_or("", |row| row.collector));
        view.table(table);
    }
}

/// Returns a value in the unit that its name says.
pub(super) fn value(name: &str, value: f64) -> Cell {
    let name = name.strip_suffix("_total").unwrap_or(name);
    let is_whole = value.fract() == 0.0 && (0.0..1e15).contains(&value);
    let ends = |ending: &str| name.ends_with(ending);
    let cell = if ends("_time_seconds") || ends("_timestamp_seconds") {
        Timestamp::from_millisecond((value * 1e3) as i64).ok().map(Cell::Time)
    } else if ends("_bytes") && value >= 0.0 {
        Some(Cell::Bytes(value as u64))
    } else if ends("_seconds") {
        Duration::try_from_secs_f64(value).ok().map(Cell::Duration)
    } else if ends("_ratio") && value.is_finite() {
        Some(Cell::Percent(value))
    } else {
        is_whole.then_some(Cell::Count(value as u64))
    };
    cell.unwrap_or_else(|| Cell::text(shortened(value)))
}

/// Returns the number with as many digits as a person needs.
fn shortened(value: f64) -> String {
    let is_long = value.is_finite() && value.abs() < 1e15;
    if is_long { exposition_number((value * 1000.0).round() / 1000.0) } else { exposition_number(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_values_are() {
        assert_eq!(value("a_bytes", 1024.0), Cell::Bytes(1024));
        assert_eq!(value("a_seconds_total", 1.5), Cell::Duration(Duration::from_millis(1500)));
        assert_eq!(value("a_ratio", 0.5), Cell::Percent(0.5));
        assert_eq!(value("a_start_time_seconds", 0.0), Cell::Time(Timestamp::UNIX_EPOCH));
        assert_eq!(value("a_total", 3.0), Cell::Count(3));
        assert_eq!(value("a", 0.123_456), Cell::text("0.123"));
        assert_eq!(value("a_seconds", -2.0), Cell::text("-2"), "no length of time is less than nothing");
        assert_eq!(value("a_bytes", f64::NAN), Cell::text("NaN"));
        assert_eq!(value("a", f64::INFINITY), Cell::text("+Inf"));
    }
}
