//! GitHub workflow commands: one line a finding, and no other.
//!
//! Source: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use skep_kit::{Finding, Severity, Tally};

use super::Page;
use super::finding::{clause, subject};
use super::text::is_hidden;

/// How many annotations of one kind GitHub shows for a step.
const SHOWN: u64 = 10;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in page.findings {
        write_finding(finding, page, out)?;
    }
    Ok(())
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    }
}

/// Returns a sentence for each kind of annotation of which GitHub shows some only. The others stand in the log.
pub(crate) fn beyond_the_limit(page: &Page<'_>) -> Vec<String> {
    let printed: Tally = page.findings.iter().map(|finding| finding.severity).collect();
    let beyond = Severity::ALL.into_iter().rev().filter(|severity| printed.of(*severity) > SHOWN);
    let sentence = |severity| {
        let (count, kind) = (printed.of(severity), command(severity));
        format!("GitHub shows {SHOWN} of {count} {kind} annotations of a step; --output markdown:FILE has them all")
    };
    beyond.map(sentence).collect()
}

fn write_finding(finding: &Finding, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let command = command(finding.severity);
    let title = subject(finding).map_or_else(|| finding.rule.to_owned(), |name| format!("{}: {name}", finding.rule));
    let mut properties = Vec::new();
    if let Some(path) = &finding.path {
        properties.push(("file", page.paths.in_repository(path)));
        properties.extend(finding.line.map(|line| ("line", line.to_string())));
        properties.extend(finding.end_line.map(|line| ("endLine", line.to_string())));
        // Columns of a place that goes over several lines are refused.
        if finding.end_line.is_none() || finding.end_line == finding.line {
            properties.extend(finding.column.map(|column| ("col", column.to_string())));
            properties.extend(finding.end_column.map(|column| ("endColumn", column.to_string())));
        }
    }
    properties.push(("title", title));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escaped(value, IN_PROPERTY))).collect();
    // The title stands above it and names what it is about.
    let mut message = clause(finding).to_owned();
    if !finding.help.is_empty() {
        message.push_str("\nfix: ");
        message.push_str(&finding.help);
    }
    writeln!(out, "::{command} {}::{}", properties.join(","), escaped(&message, IN_MESSAGE))
}

const IN_MESSAGE: &[char] = &['%', '\r', '\n'];
const IN_PROPERTY: &[char] = &['%', '\r', '\n', ':', ','];

fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if special.contains(&character) {
            escaped.push_str(&format!("%{:02X}", u32::from(character)));
        } else if is_hidden(character) {
            escaped.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(escaped("50%\r\n::error::x", IN_MESSAGE), "50%25%0D%0A::error::x");
        assert_eq!(escaped("a,b:c", IN_PROPERTY), "a%2Cb%3Ac");
        assert_eq!(escaped("\x1b]0;x\x07", IN_MESSAGE), "\\u{1b}]0;x\\u{7}");
    }
}
