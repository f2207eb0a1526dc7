//! Metrics as text that a scraper reads: Prometheus' text format 0.0.4 and OpenMetrics 1.0.
//!
//! There are no timestamps in it: one of them makes node_exporter's textfile collector drop the whole file.
//!
//! Sources: <https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details> and
//! <https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md>

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::{Metric, MetricKind};

/// A dialect of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposition {
    /// Text format 0.0.4.
    Text,
    /// OpenMetrics 1.0.
    OpenMetrics,
}

impl Exposition {
    /// Returns what HTTP calls it.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; version=0.0.4; charset=utf-8",
            Self::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        }
    }

    /// Writes the samples. Those of one family stand together, in the order in which the families first come, with
    /// help and type once above them. Of two samples with the same labels the first counts, since a scrape with both is
    /// refused.
    #[must_use]
    pub fn write(self, metrics: &[Metric]) -> String {
        let mut order: Vec<&str> = Vec::new();
        let mut families: BTreeMap<&str, Vec<&Metric>> = BTreeMap::new();
        for metric in metrics {
            let family = families.entry(metric.family()).or_default();
            if family.is_empty() {
                order.push(metric.family());
            }
            family.push(metric);
        }
        let mut text = String::with_capacity(metrics.len() * 64);
        for name in order {
            self.family(&mut text, name, families.get(name).map(Vec::as_slice).unwrap_or_default());
        }
        if self == Self::OpenMetrics {
            text.push_str("# EOF\n");
        }
        text
    }

    fn family(self, text: &mut String, family: &str, samples: &[&Metric]) {
        let Some(first) = samples.first() else { return };
        // Only OpenMetrics has counters without their ending.
        let name = match (self, first.kind) {
            (Self::OpenMetrics, MetricKind::Counter) => family.strip_suffix("_total").unwrap_or(family),
            (Self::OpenMetrics | Self::Text, _) => family,
        };
        // Writing to a string cannot fail.
        if !first.help.is_empty() {
            let _infallible = writeln!(text, "# HELP {name} {}", self.in_help(&first.help));
        }
        let _infallible = writeln!(text, "# TYPE {name} {}", self.kind(first));
        let mut written = BTreeSet::new();
        for metric in samples {
            let mut series = metric.name.to_string();
            write_labels(&mut series, metric);
            if written.insert(series.clone()) {
                let _infallible = writeln!(text, "{series} {}", number(metric.value));
            }
        }
    }

    fn kind(self, metric: &Metric) -> &'static str {
        match (self, metric.kind) {
            (Self::Text, MetricKind::Unknown) => "untyped",
            // A counter that is not called one would be refused.
            (Self::OpenMetrics, MetricKind::Counter) if !metric.name.ends_with("_total") => "unknown",
            (Self::Text | Self::OpenMetrics, kind) => kind.as_str(),
        }
    }

    fn in_help(self, help: &str) -> String {
        let help = help.replace('\\', "\\\\").replace('\n', "\\n");
        match self {
            Self::Text => help,
            Self::OpenMetrics => help.replace('"', "\\\""),
        }
    }
}

fn write_labels(series: &mut String, metric: &Metric) {
    if metric.labels.is_empty() {
        return;
    }
    let start = |index: usize| if index == 0 { '{' } else { ',' };
    for (index, (name, value)) in metric.labels.iter().enumerate() {
        let _infallible = write!(series, "{}{name}=\"{}\"", start(index), in_label(value));
    }
    series.push('}');
}

fn in_label(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// Returns the number as both dialects read it.
#[must_use]
pub fn number(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned()
    } else {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge(name: &'static str, label: &str, value: f64) -> Metric {
        Metric::gauge(name, "A \\ help.", value).with("of", label)
    }

    #[test]
    fn samples_of_one_name_stand_together_under_one_help() {
        let metrics = [gauge("a", "1", 1.0), gauge("b", "1", 0.5), gauge("a", "2", 2.0), gauge("a", "1", 9.0)];
        let text = Exposition::Text.write(&metrics);
        let a = "# HELP a A \\\\ help.\n# TYPE a gauge\na{of=\"1\"} 1\na{of=\"2\"} 2\n";
        assert_eq!(text, format!("{a}# HELP b A \\\\ help.\n# TYPE b gauge\nb{{of=\"1\"}} 0.5\n"));
    }

    #[test]
    fn openmetrics_takes_the_ending_off_the_family_and_ends() {
        let metrics = [Metric::counter("a_total", "Counts.", 1.0), Metric::new(MetricKind::Unknown, "b", "", 2.0)];
        let text = Exposition::OpenMetrics.write(&metrics);
        assert_eq!(text, "# HELP a Counts.\n# TYPE a counter\na_total 1\n# TYPE b unknown\nb 2\n# EOF\n");
        let text = Exposition::Text.write(&metrics);
        assert_eq!(text, "# HELP a_total Counts.\n# TYPE a_total counter\na_total 1\n# TYPE b untyped\nb 2\n");
    }

    #[test]
    fn a_histogram_is_one_family() {
        let sample = |name: &'static str, value| Metric::new(MetricKind::Histogram, name, "Takes.", value);
        let metrics = [sample("t_bucket", 1.0).with("le", "+Inf"), sample("t_sum", 0.5), sample("t_count", 1.0)];
        let text = Exposition::Text.write(&metrics);
        let samples = "t_bucket{le=\"+Inf\"} 1\nt_sum 0.5\nt_count 1\n";
        assert_eq!(text, format!("# HELP t Takes.\n# TYPE t histogram\n{samples}"));
    }

    #[test]
    fn labels_and_numbers_are_written_as_they_are_read() {
        let mut text = String::new();
        write_labels(&mut text, &gauge("a", "a\"b\\c\nd", 1.0));
        assert_eq!(text, r#"{of="a\"b\\c\nd"}"#);
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(number), ["NaN", "+Inf", "-Inf"]);
        assert_eq!([3.0, 0.25, 1e15].map(number), ["3", "0.25", "1000000000000000"]);
    }
}
