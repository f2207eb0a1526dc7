//! What monitoring plugins print: a status line with performance data, then a line a finding.
//!
//! A bar begins performance data, wherever it stands, so that there is none in our text.
//!
//! Source: <https://www.monitoring-plugins.org/doc/guidelines.html>

use std::collections::BTreeSet;
use std::io::{self, Write};

use skep_kit::{Finding, Metric, MetricKind, Severity};

use super::cell::place;
use super::finding::clause;
use super::text::visible;
use super::{Page, Style, plain, summary};

/// How many bytes Nagios reads of a plugin, less some for the sentence that something is missing.
const LIMIT: usize = 8_000;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let performance = performance_data(page).join(" ");
    let mut text = format!("{} | {performance}\n", status_line(page));
    let lines = long_output(page);
    for (index, line) in lines.iter().enumerate() {
        if text.len() + line.len() > LIMIT {
            text.push_str(&format!("and {} more lines; Nagios reads 8 KiB\n", lines.len() - index));
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    out.write_all(text.as_bytes())
}

/// Returns `SKEP MEM LEAKS CRITICAL - 3 high, 3 medium in 13 files`.
fn status_line(page: &Page<'_>) -> String {
    let state = page.verdict.state().as_str();
    let found = page.outcome.and_then(|outcome| summary::found(outcome, &Style::PLAIN));
    let reason = if page.verdict.reason.is_empty() { page.verdict.exit.status() } else { &page.verdict.reason };
    let said = match (found, page.verdict.exit.success()) {
        (Some(found), true) => format!("{found}; {reason}"),
        (_, _) => reason.to_owned(),
    };
    without_bars(&format!("{} {state} - {said}", page.command().to_uppercase()))
}

/// Returns `label=value[unit];;;minimum` each. Where nothing was checked there is no count: a zero would read as a pass.
fn performance_data(page: &Page<'_>) -> Vec<String> {
    let mut data = Vec::new();
    if let Some(outcome) = page.outcome.filter(|_| page.is_measured()) {
        let severities = Severity::ALL.into_iter().rev();
        data.extend(severities.map(|severity| format!("{severity}={};;;0", outcome.tally.of(severity))));
    }
    data.push(format!("errors={};;;0", page.errors.len()));
    data.push(format!("time={:.3}s;;;0", page.duration.as_secs_f64()));
    let mut labels = BTreeSet::new();
    for metric in page.metrics().iter().filter(|metric| metric.value.is_finite()) {
        let label = label(metric);
        if labels.insert(label.clone()) {
            data.push(format!("{label}={}{}", metric.value, unit(metric)));
        }
    }
    data
}

/// Returns a metric's name and its labels' values as one word that needs no quotes.
fn label(metric: &Metric) -> String {
    let words = [metric.name.to_string()].into_iter().chain(metric.labels.iter().map(|(_, value)| value.clone()));
    let joined = words.collect::<Vec<_>>().join("_");
    let allowed = |character: char| character.is_ascii_alphanumeric() || "_-.:/".contains(character);
    joined.chars().map(|character| if allowed(character) { character } else { '_' }).collect()
}

fn unit(metric: &Metric) -> &'static str {
    match metric.kind {
        MetricKind::Counter | MetricKind::Histogram => "c",
        MetricKind::Gauge | MetricKind::Unknown if metric.name.ends_with("_seconds") => "s",
        MetricKind::Gauge | MetricKind::Unknown if metric.name.ends_with("_bytes") => "B",
        MetricKind::Gauge | MetricKind::Unknown => "",
    }
}

fn long_output(page: &Page<'_>) -> Vec<String> {
    let told = page.verdict.problem.as_ref();
    let mut lines: Vec<String> = page.findings.iter().map(|finding| finding_line(finding, page)).collect();
    let errors = page.errors.iter().filter(|error| Some(*error) != told);
    lines.extend(errors.map(|error| plain::error_line(error, page)));
    lines.extend(told.iter().flat_map(|problem| &problem.hints).map(|hint| format!("hint: {}", visible(hint))));
    lines.iter().map(|line| without_bars(line)).collect()
}

fn finding_line(finding: &Finding, page: &Page<'_>) -> String {
    let subject = match (&finding.path, &finding.target) {
        (Some(path), _) => place(&page.paths.shown(path), finding.line, None),
        (None, Some(target)) => visible(target),
        (None, None) => "-".to_owned(),
    };
    let symbol = finding.symbol.as_deref().map(|symbol| format!(" {}", visible(symbol))).unwrap_or_default();
    format!("{}: {subject} {}{symbol}: {}", finding.severity, finding.rule, visible(clause(finding)))
}

fn without_bars(text: &str) -> String {
    visible(text).replace('|', "\\u{7c}")
}

#[cfg(test)]
mod tests {
    use skep_kit::{Exit, Outcome, Problem};

    use super::super::sample::Held;
    use super::super::tests::written;
    use super::*;
    use crate::verdict::Verdict;

    #[test]
    fn the_sample() {
        insta::assert_snapshot!(written(write, &Held::new().page()));
    }

    #[test]
    fn performance_data_has_the_only_bar() {
        let mut held = Held::new();
        held.findings[0].message = "a | b\n| c=1".to_owned();
        assert_eq!(written(write, &held.page()).matches('|').count(), 1);
    }

    #[test]
    fn no_answer_has_no_counts() {
        let held = Held::new();
        let problem = Problem::new("nothing-to-check", "nothing to check | here").hint("look elsewhere");
        let (verdict, outcome) =
            (Verdict::failed(Exit::Unavailable, problem.clone()), Outcome::nothing(problem.clone()));
        let errors = [problem];
        let page = Page { findings: &[], errors: &errors, verdict: &verdict, outcome: Some(&outcome), ..held.page() };
        let text = written(write, &page);
        assert_eq!(
            text.lines().next(),
            Some(r"SKEP UNKNOWN - nothing to check \u{7c} here | errors=1;;;0 time=0.031s;;;0")
        );
        assert!(text.ends_with("hint: look elsewhere\n"), "{text}");
    }

    #[test]
    fn no_more_is_written_than_is_read() {
        let held = Held::new();
        let findings: Vec<Finding> = held.findings.iter().cycle().take(3_000).cloned().collect();
        let text = written(write, &Page { findings: &findings, ..held.page() });
        assert!(text.len() < 8_192, "{}", text.len());
        assert!(text.contains("more lines; Nagios reads 8 KiB"), "{text}");
    }

    #[test]
    fn metrics_become_words() {
        let metric = Metric::gauge("skep_x_bytes", "", 1.0).with("of", "a b=c'd");
        assert_eq!((label(&metric).as_str(), unit(&metric)), ("skep_x_bytes_a_b_c_d", "B"));
    }
}
