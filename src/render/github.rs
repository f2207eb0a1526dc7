//! GitHub workflow commands: one line a finding, and no other.
//!
//! Source: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use skep_kit::{Finding, Severity};

use super::Page;
use super::text::is_hidden;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in page.findings {
        write_finding(finding, page, out)?;
    }
    Ok(())
}

fn write_finding(finding: &Finding, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let command = match finding.severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    };
    let subject = finding.symbol.as_deref().or(finding.target.as_deref());
    let title = subject.map_or_else(|| finding.rule.to_owned(), |subject| format!("{}: {subject}", finding.rule));
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
    let mut message = finding.message.clone();
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
