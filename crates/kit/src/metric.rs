//! Numbers that a report or a collector gives to monitoring: what `obs`, `slo` and `alert` see of other families.

use std::borrow::Cow;

/// How a metric's value moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricKind {
    /// Goes up and down.
    Gauge,
    /// Only goes up, from a start.
    Counter,
    /// How often values were at most so large. Its samples are called after it, with `_bucket`, `_sum` and `_count`.
    Histogram,
    /// Nobody said.
    Unknown,
}

impl MetricKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Gauge, Self::Counter, Self::Histogram, Self::Unknown];

    /// Returns the word that is written down for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gauge => "gauge",
            Self::Counter => "counter",
            Self::Histogram => "histogram",
            Self::Unknown => "unknown",
        }
    }
}

/// A label's name and value.
pub type Label = (Cow<'static, str>, String);

/// One sample. Base units: seconds, bytes, ratios from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The sample's name, `skep_<family>_<thing>_<unit>`.
    pub name: Cow<'static, str>,
    /// One sentence on what it counts; empty where nobody said.
    pub help: Cow<'static, str>,
    /// How it moves.
    pub kind: MetricKind,
    /// Label names and values, in the order in which they are printed.
    pub labels: Vec<Label>,
    /// The value.
    pub value: f64,
}

/// What the samples of a histogram are called behind its own name.
const PARTS: [&str; 3] = ["_bucket", "_sum", "_count"];

impl Metric {
    /// Creates a sample without labels.
    #[must_use]
    pub fn new(
        kind: MetricKind,
        name: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
        value: f64,
    ) -> Self {
        Self { name: name.into(), help: help.into(), kind, labels: Vec::new(), value }
    }

    /// Creates the sample of a gauge.
    #[must_use]
    pub fn gauge(name: impl Into<Cow<'static, str>>, help: impl Into<Cow<'static, str>>, value: f64) -> Self {
        Self::new(MetricKind::Gauge, name, help, value)
    }

    /// Creates the sample of a counter; its name ends with `_total`.
    #[must_use]
    pub fn counter(name: impl Into<Cow<'static, str>>, help: impl Into<Cow<'static, str>>, value: f64) -> Self {
        Self::new(MetricKind::Counter, name, help, value)
    }

    /// Adds a label.
    #[must_use]
    pub fn with(mut self, label: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.labels.push((label.into(), value.into()));
        self
    }

    /// Returns the value of a label; none where it is not there.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<&str> {
        self.labels.iter().find(|(label, _)| label == name).map(|(_, value)| value.as_str())
    }

    /// Returns the name under which help and type are written: that of the whole histogram for one of its samples.
    #[must_use]
    pub fn family(&self) -> &str {
        match self.kind {
            MetricKind::Histogram => PARTS.iter().find_map(|part| self.name.strip_suffix(part)).unwrap_or(&self.name),
            MetricKind::Gauge | MetricKind::Counter | MetricKind::Unknown => &self.name,
        }
    }
}

/// Takes metrics in.
#[derive(Debug, Clone, Default)]
pub struct MetricSink {
    /// What was taken in, in order.
    pub metrics: Vec<Metric>,
}

impl MetricSink {
    /// Takes in the value of a gauge.
    pub fn gauge(
        &mut self,
        name: &'static str,
        help: &'static str,
        labels: impl IntoIterator<Item = (&'static str, String)>,
        value: f64,
    ) {
        let labels = labels.into_iter().map(|(label, value)| (Cow::Borrowed(label), value)).collect();
        self.metrics.push(Metric { labels, ..Metric::gauge(name, help, value) });
    }

    /// Takes in samples as they are.
    pub fn extend(&mut self, metrics: impl IntoIterator<Item = Metric>) {
        self.metrics.extend(metrics);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_is_called_by_what_its_samples_share() {
        let family = |kind, name: &'static str| Metric::new(kind, name, "", 0.0).family().to_owned();
        assert_eq!(family(MetricKind::Histogram, "a_seconds_bucket"), "a_seconds");
        assert_eq!(family(MetricKind::Histogram, "a_seconds"), "a_seconds");
        assert_eq!(family(MetricKind::Gauge, "a_sum"), "a_sum");
    }
}
