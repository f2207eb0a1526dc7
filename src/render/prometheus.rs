//! Prometheus' text format 0.0.4 and OpenMetrics, for node_exporter's textfile collector and whatever else scrapes a file.
//!
//! Where nothing was checked there is no count, since a zero would read as a pass; the exit code says why.

use std::io::{self, Write};

use skep_kit::{Exposition, Metric, Severity};

use super::Page;
use super::text::visible;

/// Writes the page.
pub(crate) fn write(dialect: Exposition, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut metrics = general(page);
    metrics.extend(page.metrics());
    for (_, value) in metrics.iter_mut().flat_map(|metric| &mut metric.labels) {
        *value = visible(value);
    }
    out.write_all(dialect.write(&metrics).as_bytes())
}

/// Returns what every report tells. The verb is a label, so that the files of two verbs can lie side by side.
fn general(page: &Page<'_>) -> Vec<Metric> {
    let verb = page.verb.id;
    let gauge = |name: &'static str, help: &'static str, value| Metric::gauge(name, help, value).with("verb", verb);
    let seconds = page.generated_at.as_millisecond() as f64 / 1e3;
    let mut metrics = vec![
        gauge("skep_build_info", "The version that checked; always 1.", 1.0).with("version", env!("CARGO_PKG_VERSION")),
        gauge(
            "skep_check_exit_code",
            "How the check ended: 0 clean, 1 violated, anything else no answer.",
            f64::from(page.verdict.exit.code()),
        ),
        gauge("skep_check_complete", "1 if all was checked, else 0.", f64::from(u8::from(page.complete))),
        gauge("skep_check_duration_seconds", "How long the check took.", page.duration.as_secs_f64()),
        gauge("skep_check_last_run_timestamp_seconds", "When the check ended.", seconds),
        gauge("skep_errors", "What could not be checked, or not wholly.", page.errors.len() as f64),
    ];
    let tally = page.outcome.filter(|_| page.is_measured()).map(|outcome| outcome.tally);
    metrics.extend(tally.into_iter().flat_map(|tally| {
        let counted = move |severity| gauge("skep_findings", "What was found.", tally.of(severity) as f64);
        Severity::ALL.into_iter().rev().map(move |severity| counted(severity).with("severity", severity.as_str()))
    }));
    metrics
}
