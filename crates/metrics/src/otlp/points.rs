//! Data points as records.
//!
//! A sum or a histogram that is sent as what was added since the last time (delta) becomes an increase, which the intake
//! adds up; one that is sent as the whole (cumulative) is taken as it is.

use jiff::Timestamp;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value;
use opentelemetry_proto::tonic::metrics::v1::{
    AggregationTemporality, Histogram, HistogramDataPoint, Metric as Sent, NumberDataPoint, ResourceMetrics, Summary,
};
use skep_kit::{Label, Metric, MetricKind, exposition_number};

use super::Batch;
use super::label;
use super::name::{Shape, metric_name};
use crate::record::Record;

/// The flag of a point that says only that there is no value.
const NO_VALUE: u32 = 1;

/// A request that is being read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What was read.
    pub(super) batch: Batch,
    resource: Vec<KeyValue>,
}

/// What all points of a metric share.
struct Family {
    name: String,
    help: String,
    kind: MetricKind,
    arrives: Arrives,
}

/// How values arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrives {
    Whole,
    AsIncrease,
}

impl Family {
    fn of(sent: &Sent, shape: Shape, kind: MetricKind, arrives: Arrives) -> Self {
        let name = metric_name(&sent.name, &sent.unit, shape);
        Self { name, help: sent.description.clone(), kind, arrives }
    }

    fn metric(&self, ending: &str, labels: &[Label], value: f64) -> Metric {
        let mut metric = Metric::new(self.kind, format!("{}{ending}", self.name), self.help.clone(), value);
        metric.labels = labels.to_vec();
        metric
    }
}

impl Reading {
    /// Reads what one resource sends.
    pub(super) fn resource(&mut self, sent: ResourceMetrics) {
        self.resource = label::of_resource(sent.resource.map(|resource| resource.attributes).unwrap_or_default());
        for metric in sent.scope_metrics.into_iter().flat_map(|scope| scope.metrics) {
            self.metric(&metric);
        }
    }

    fn metric(&mut self, sent: &Sent) {
        match &sent.data {
            None => self.batch.reject(0, format!("`{}` has no data that is known", sent.name)),
            Some(Data::Gauge(gauge)) => {
                let family = Family::of(sent, Shape::Gauge, MetricKind::Gauge, Arrives::Whole);
                self.numbers(&family, &gauge.data_points);
            }
            Some(Data::Sum(sum)) => {
                let points = sum.data_points.len();
                let Some(arrives) = self.arrival(sent, sum.aggregation_temporality, points) else { return };
                let (shape, kind) = match sum.is_monotonic {
                    true => (Shape::Counter, MetricKind::Counter),
                    false => (Shape::Gauge, MetricKind::Gauge),
                };
                self.numbers(&Family::of(sent, shape, kind, arrives), &sum.data_points);
            }
            Some(Data::Histogram(histogram)) => self.histogram(sent, histogram),
            Some(Data::ExponentialHistogram(histogram)) => self.batch.reject(
                histogram.data_points.len(),
                format!(
                    "`{}` is an exponential histogram, which is not taken; let the exporter send histograms with \
                     explicit bounds (OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=explicit_bucket_histogram)",
                    sent.name
                ),
            ),
            Some(Data::Summary(summary)) => self.summary(sent, summary),
        }
    }

    /// Returns how values arrive; where nobody says, they cannot be taken.
    fn arrival(&mut self, sent: &Sent, temporality: i32, points: usize) -> Option<Arrives> {
        match AggregationTemporality::try_from(temporality) {
            Ok(AggregationTemporality::Delta) => Some(Arrives::AsIncrease),
            Ok(AggregationTemporality::Cumulative) => Some(Arrives::Whole),
            Ok(AggregationTemporality::Unspecified) | Err(_) => {
                self.batch.reject(points, format!("`{}` does not say whether it is delta or cumulative", sent.name));
                None
            }
        }
    }

    fn numbers(&mut self, family: &Family, points: &[NumberDataPoint]) {
        for point in points.iter().filter(|point| point.flags & NO_VALUE == 0) {
            let value = match point.value {
                Some(Value::AsDouble(value)) => value,
                Some(Value::AsInt(value)) => value as f64,
                None => {
                    self.batch.reject(1, format!("a point of `{}` has no value", family.name));
                    continue;
                }
            };
            let labels = label::labels(&self.resource, &point.attributes);
            if family.kind == MetricKind::Counter && (value < 0.0 || value.is_nan()) {
                self.batch.reject(1, format!("`{}` only goes up and was sent {value}", family.name));
                continue;
            }
            self.push(family, point.time_unix_nano, family.metric("", &labels, value));
        }
    }

    fn histogram(&mut self, sent: &Sent, histogram: &Histogram) {
        let points = histogram.data_points.len();
        let Some(arrives) = self.arrival(sent, histogram.aggregation_temporality, points) else { return };
        let family = Family::of(sent, Shape::Other, MetricKind::Histogram, arrives);
        for point in histogram.data_points.iter().filter(|point| point.flags & NO_VALUE == 0) {
            if !is_sound(point) {
                self.batch.reject(1, format!("the buckets of `{}` do not fit its bounds or its count", sent.name));
                continue;
            }
            self.buckets(&family, point);
        }
    }

    /// Reads one histogram. Prometheus counts in each bucket all that is smaller too.
    fn buckets(&mut self, family: &Family, point: &HistogramDataPoint) {
        let labels = label::labels(&self.resource, &point.attributes);
        let bounds = point.explicit_bounds.iter().copied().chain([f64::INFINITY]);
        let counts = point.bucket_counts.iter().scan(0_u64, |sum, count| {
            *sum = sum.saturating_add(*count);
            Some(*sum)
        });
        // Without buckets there is still one that holds all.
        let counts: Vec<u64> = if point.bucket_counts.is_empty() { vec![point.count] } else { counts.collect() };
        let bounds = bounds.skip(if point.bucket_counts.is_empty() { point.explicit_bounds.len() } else { 0 });
        for (bound, count) in bounds.zip(counts) {
            let metric = family.metric("_bucket", &labels, count as f64).with("le", exposition_number(bound));
            self.push(family, point.time_unix_nano, metric);
        }
        if let Some(sum) = point.sum {
            self.push(family, point.time_unix_nano, family.metric("_sum", &labels, sum));
        }
        self.push(family, point.time_unix_nano, family.metric("_count", &labels, point.count as f64));
    }

    fn summary(&mut self, sent: &Sent, summary: &Summary) {
        let quantiles = Family::of(sent, Shape::Other, MetricKind::Gauge, Arrives::Whole);
        let totals = Family::of(sent, Shape::Other, MetricKind::Counter, Arrives::Whole);
        for point in summary.data_points.iter().filter(|point| point.flags & NO_VALUE == 0) {
            let labels = label::labels(&self.resource, &point.attributes);
            let at = point.time_unix_nano;
            for quantile in &point.quantile_values {
                let metric = quantiles.metric("", &labels, quantile.value);
                self.push(&quantiles, at, metric.with("quantile", exposition_number(quantile.quantile)));
            }
            self.push(&totals, at, totals.metric("_sum", &labels, point.sum));
            self.push(&totals, at, totals.metric("_count", &labels, point.count as f64));
        }
    }

    fn push(&mut self, family: &Family, nanoseconds: u64, metric: Metric) {
        let at = (nanoseconds > 0).then(|| Timestamp::from_nanosecond(nanoseconds.into()).ok()).flatten();
        self.batch.records.push(match family.arrives {
            Arrives::Whole => Record::Sample { at, metric },
            Arrives::AsIncrease => Record::Increase { at, metric },
        });
    }
}

/// Tells whether the parts of a histogram agree.
fn is_sound(point: &HistogramDataPoint) -> bool {
    let bounds = &point.explicit_bounds;
    if point.bucket_counts.is_empty() {
        return bounds.is_empty();
    }
    let rises = bounds.iter().zip(bounds.iter().skip(1)).all(|(lower, upper)| lower < upper);
    let all = point.bucket_counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
    rises
        && bounds.iter().all(|bound| bound.is_finite())
        && point.bucket_counts.len() == bounds.len() + 1
        && all == point.count
}
