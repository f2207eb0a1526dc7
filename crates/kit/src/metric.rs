//! Numbers that a report or a collector gives to monitoring: what `obs`, `slo` and `alert` see of other families.

/// How a metric's value moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    /// Goes up and down.
    Gauge,
    /// Only goes up, from a start.
    Counter,
}

/// One sample. Base units: seconds, bytes, ratios from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The name, `skep_<family>_<thing>_<unit>`.
    pub name: &'static str,
    /// One sentence on what it counts.
    pub help: &'static str,
    /// How it moves.
    pub kind: MetricKind,
    /// Label names and values, in the order in which they are printed.
    pub labels: Vec<(&'static str, String)>,
    /// The value.
    pub value: f64,
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
        let labels = labels.into_iter().collect();
        self.metrics.push(Metric { name, help, kind: MetricKind::Gauge, labels, value });
    }
}
