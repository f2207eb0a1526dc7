//! What `skep obs get` answers.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Cell, Column, Label, Metric, MetricKind, MetricSink, Output, Plot, Selector, Table, Unit, View, exposition_number,
};

use super::over::Over;
use super::{Found, Together, plot};

/// The number, and what it was made of.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    /// What was asked for, as PromQL writes it.
    selector: String,
    /// The metric's name; null where several are selected.
    name: Option<String>,
    /// The labels of the one series; null where there is not one.
    labels: Option<BTreeMap<String, String>>,
    /// The number; null where there is none, or more than one.
    value: Option<f64>,
    /// When it was so, RFC 3339 in UTC; null where there is no number, or where it is made of several.
    #[schemars(with = "Option<String>")]
    at: Option<Timestamp>,
    /// How long ago that was.
    age_seconds: Option<f64>,
    /// `seconds`, `bytes` or `ratio`; null where the name does not say.
    unit: Option<&'static str>,
    /// `gauge`, `counter`, `histogram` or `unknown`; null where several are selected.
    kind: Option<&'static str>,
    /// How several series were made one number: `sum`, `avg`, `min`, `max` or `count`; null where they were not.
    across: Option<&'static str>,
    /// What became of the time, such as `avg` or `increase`; null without one.
    over: Option<&'static str>,
    /// The time that was looked at; null without one.
    window: Option<Window>,
    /// Each series that is selected, by name and labels.
    series: Vec<One>,
    #[serde(skip)]
    now: Timestamp,
    #[serde(skip)]
    alone: bool,
    #[serde(skip)]
    drawn: bool,
}

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Window {
    /// When it begins, RFC 3339 in UTC.
    #[schemars(with = "String")]
    pub(crate) from: Timestamp,
    /// When it ends.
    #[schemars(with = "String")]
    pub(crate) to: Timestamp,
}

/// One series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct One {
    /// The metric's name.
    pub(crate) name: String,
    /// Its labels.
    pub(crate) labels: BTreeMap<String, String>,
    /// `gauge`, `counter`, `histogram` or `unknown`.
    #[serde(rename = "kind", serialize_with = "word")]
    #[schemars(with = "String")]
    pub(crate) kind: MetricKind,
    /// The number; null where it is none (NaN) or infinite.
    #[schemars(with = "Option<f64>")]
    pub(crate) value: f64,
    /// When it was so, RFC 3339 in UTC.
    #[schemars(with = "String")]
    pub(crate) at: Timestamp,
    /// What the samples of the time come to; null without a time.
    pub(crate) summary: Option<Summary>,
    /// The course, as pairs of milliseconds since 1970 and a value; null where it was not asked for. Over more than three
    /// days a pair is the mean of an hour.
    #[schemars(with = "Option<Vec<(i64, Option<f64>)>>")]
    pub(crate) points: Option<Vec<(i64, f64)>>,
}

/// What samples come to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Summary {
    /// How many there are.
    pub(crate) count: u64,
    /// The smallest.
    #[schemars(with = "Option<f64>")]
    pub(crate) min: f64,
    /// The mean.
    #[schemars(with = "Option<f64>")]
    pub(crate) avg: f64,
    /// The largest.
    #[schemars(with = "Option<f64>")]
    pub(crate) max: f64,
    /// The sum.
    #[schemars(with = "Option<f64>")]
    pub(crate) sum: f64,
    /// The earliest.
    #[schemars(with = "Option<f64>")]
    pub(crate) first: f64,
    /// The latest.
    #[schemars(with = "Option<f64>")]
    pub(crate) last: f64,
    /// By how much a counter rose; where it began anew, from 0.
    #[schemars(with = "Option<f64>")]
    pub(crate) increase: f64,
}

fn word<S: serde::Serializer>(kind: &MetricKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

impl One {
    /// Creates a series with its value.
    pub(crate) fn new(name: &str, labels: &[Label], kind: MetricKind, value: (Timestamp, f64)) -> Self {
        let labels = labels.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        Self { name: name.to_owned(), labels, kind, value: value.1, at: value.0, summary: None, points: None }
    }

    /// Returns `name{label="value"}`.
    pub(crate) fn shown(&self) -> String {
        let escaped = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let labels: Vec<String> =
            self.labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
        if labels.is_empty() { self.name.clone() } else { format!("{}{{{}}}", self.name, labels.join(",")) }
    }
}

impl Answer {
    /// Creates an answer that has no number yet.
    pub(super) fn of(selector: &Selector, found: &Found, now: Timestamp) -> Self {
        let first = found.series.first().map(|one| one.name.as_str());
        let name = first.or(selector.name.as_deref());
        let name = name.filter(|name| found.series.iter().all(|one| one.name == *name)).map(str::to_owned);
        let kind = found.series.first().filter(|_| name.is_some()).map(|one| one.kind.as_str());
        Self {
            selector: selector.to_string(),
            unit: name.as_deref().and_then(|name| Unit::of_metric(name).as_str()),
            name,
            kind,
            labels: None,
            value: None,
            at: None,
            age_seconds: None,
            across: None,
            over: found.over.map(Over::as_str),
            window: found.window,
            series: found.series.clone(),
            now,
            alone: false,
            drawn: false,
        }
    }

    /// Takes the number of the one series.
    pub(super) fn single(&mut self, one: &One, now: Timestamp) {
        self.labels = Some(one.labels.clone());
        self.value = Some(one.value);
        self.at = Some(one.at);
        self.age_seconds = Some(now.duration_since(one.at).as_secs_f64().max(0.0));
        self.alone = true;
    }

    /// Makes one number of several.
    pub(super) fn together(&mut self, together: Together, values: &[f64]) {
        self.across = Some(together.as_str());
        self.value = Some(together.of(values));
        self.alone = true;
    }

    /// Says whether the course is to be drawn.
    pub(super) const fn asked(&mut self, plot: bool) {
        self.drawn = plot;
    }

    /// Tells whether it is one number.
    pub(super) const fn is_one(&self) -> bool {
        self.alone
    }

    /// Returns what is held against ranges: the number, or each of several, and what it is of.
    pub(super) fn judged(&self) -> Vec<(String, f64)> {
        match (self.value, self.across) {
            (Some(value), Some(together)) => vec![(format!("{together}({})", self.selector), value)],
            (Some(_), None) | (None, _) => self.series.iter().map(|one| (one.shown(), one.value)).collect(),
        }
    }

    fn table(&self) -> Table {
        let columns = [Column::new("series").wrapping(), Column::new("value"), Column::new("age")];
        let mut table = Table::new(columns, "No series is selected.");
        for one in &self.series {
            let age = Duration::try_from(self.now.duration_since(one.at)).unwrap_or_default();
            table.row([Cell::text(one.shown()), Cell::Number(one.value), Cell::Duration(age)]);
        }
        table
    }
}

impl Output for Answer {
    fn view(&self, view: &mut View) {
        let drawn: Vec<Plot> = if self.drawn { plot::plots(self.window, &self.series) } else { Vec::new() };
        if !drawn.is_empty() {
            let left = self.series.len() - drawn.len();
            drawn.into_iter().for_each(|plot| view.plot(plot));
            if left > 0 {
                view.note(format!("and {left} more series; name labels to see them"));
            }
            return;
        }
        match self.value.filter(|_| self.alone) {
            Some(value) => view.note(exposition_number(value)),
            None => view.table(self.table()),
        }
    }

    fn metrics(&self, sink: &mut MetricSink) {
        sink.extend(self.series.iter().map(|one| {
            let labels = one.labels.iter().map(|(name, value)| (name.clone().into(), value.clone()));
            // What a time comes to is no counter any more.
            let kind = if self.over.is_some() { MetricKind::Gauge } else { one.kind };
            Metric { labels: labels.collect(), ..Metric::new(kind, one.name.clone(), "", one.value) }
        }));
    }
}
