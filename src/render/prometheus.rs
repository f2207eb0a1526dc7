//! Prometheus' text format 0.0.4, for node_exporter's textfile collector and whatever else scrapes a file.
//!
//! There are no timestamps in it: one of them makes the textfile collector drop the whole file. Where nothing was
//! checked there is no count either, since a zero would read as a pass; the exit code says why.
//!
//! Source: <https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details>

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use skep_kit::{Metric, MetricKind, Severity};

use super::Page;
use super::text::visible;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut metrics = general(page);
    metrics.extend(page.metrics());
    out.write_all(exposition(&metrics).as_bytes())
}

/// Returns what every report tells. The verb is a label, so that the files of two verbs can lie side by side.
fn general(page: &Page<'_>) -> Vec<Metric> {
    let verb = || ("verb", page.verb.id.to_owned());
    let gauge = |name, help, labels: Vec<_>, value| Metric { name, help, kind: MetricKind::Gauge, labels, value };
    let version = ("version", env!("CARGO_PKG_VERSION").to_owned());
    let seconds = page.generated_at.as_millisecond() as f64 / 1e3;
    let mut metrics = vec![
        gauge("skep_build_info", "The version that checked; always 1.", vec![verb(), version], 1.0),
        gauge(
            "skep_check_exit_code",
            "How the check ended: 0 clean, 1 violated, anything else no answer.",
            vec![verb()],
            f64::from(page.verdict.exit.code()),
        ),
        gauge("skep_check_complete", "1 if all was checked, else 0.", vec![verb()], f64::from(u8::from(page.complete))),
        gauge("skep_check_duration_seconds", "How long the check took.", vec![verb()], page.duration.as_secs_f64()),
        gauge("skep_check_last_run_timestamp_seconds", "When the check ended.", vec![verb()], seconds),
        gauge("skep_errors", "What could not be checked, or not wholly.", vec![verb()], page.errors.len() as f64),
    ];
    let tally = page.outcome.filter(|_| page.is_measured()).map(|outcome| outcome.tally);
    metrics.extend(tally.into_iter().flat_map(|tally| {
        Severity::ALL.into_iter().rev().map(move |severity| {
            let labels = vec![verb(), ("severity", severity.to_string())];
            gauge("skep_findings", "What was found.", labels, tally.of(severity) as f64)
        })
    }));
    metrics
}

/// Returns the samples with those of one name together, and its help and type once above them. Of two samples with the
/// same labels the first counts, since a scrape with both is refused.
fn exposition(metrics: &[Metric]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for metric in metrics {
        if !names.contains(&metric.name) {
            names.push(metric.name);
        }
    }
    let mut text = String::new();
    for name in names {
        let mut samples = metrics.iter().filter(|metric| metric.name == name).peekable();
        if let Some(first) = samples.peek() {
            let kind = match first.kind {
                MetricKind::Gauge => "gauge",
                MetricKind::Counter => "counter",
            };
            // Writing to a string cannot fail.
            let _infallible = writeln!(text, "# HELP {name} {}\n# TYPE {name} {kind}", in_help(first.help));
        }
        let mut written = BTreeSet::new();
        for metric in samples {
            let series = format!("{name}{}", labels(metric));
            if written.insert(series.clone()) {
                let _infallible = writeln!(text, "{series} {}", number(metric.value));
            }
        }
    }
    text
}

fn labels(metric: &Metric) -> String {
    let pairs: Vec<String> =
        metric.labels.iter().map(|(name, value)| format!("{name}=\"{}\"", in_label(value))).collect();
    if pairs.is_empty() { String::new() } else { format!("{{{}}}", pairs.join(",")) }
}

fn in_label(value: &str) -> String {
    visible(value).replace('\\', "\\\\").replace('"', "\\\"")
}

fn in_help(help: &str) -> String {
    visible(help).replace('\\', "\\\\")
}

fn number(value: f64) -> String {
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
        let labels = vec![("of", label.to_owned())];
        Metric { name, help: "A \\ help.", kind: MetricKind::Gauge, labels, value }
    }

    #[test]
    fn samples_of_one_name_stand_together_under_one_help() {
        let metrics = [gauge("a", "1", 1.0), gauge("b", "1", 0.5), gauge("a", "2", 2.0), gauge("a", "1", 9.0)];
        let text = exposition(&metrics);
        let a = "# HELP a A \\\\ help.\n# TYPE a gauge\na{of=\"1\"} 1\na{of=\"2\"} 2\n";
        assert_eq!(text, format!("{a}# HELP b A \\\\ help.\n# TYPE b gauge\nb{{of=\"1\"}} 0.5\n"));
    }

    #[test]
    fn labels_and_numbers_are_written_as_they_are_read() {
        assert_eq!(labels(&gauge("a", "a\"b\\c\nd\x1b", 1.0)), r#"{of="a\"b\\c\\u{a}d\\u{1b}"}"#);
        assert_eq!(labels(&Metric { labels: Vec::new(), ..gauge("a", "", 1.0) }), "");
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(number), ["NaN", "+Inf", "-Inf"]);
        assert_eq!([3.0, 0.25, 1e15].map(number), ["3", "0.25", "1000000000000000"]);
    }
}
