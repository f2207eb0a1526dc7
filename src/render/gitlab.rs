//! GitLab's Code Quality report: a list of what is wrong, which a merge request shows beside the lines.
//!
//! The list has no room for "could not check", and an empty one is a pass. So what kept skep from checking is an entry
//! too. GitLab drops what has the fingerprint of another entry, and all that has no path and line.
//!
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use skep_kit::{Finding, Problem, Severity, fingerprint};

use super::Page;
use super::finding::{clause, subject};
use super::json::write_visibly;
use super::text::visible;

/// Stands for the path where there is no file.
const NO_FILE: &str = "skep";

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = page.findings.iter().map(|finding| of_finding(finding, page));
    let mut entries: Vec<Entry> = findings.chain(page.errors.iter().map(|error| of_error(error, page))).collect();
    make_unique(&mut entries);
    write_visibly(&entries, out)
}

fn of_finding(finding: &Finding, page: &Page<'_>) -> Entry {
    let mut description = match subject(finding) {
        Some(subject) => format!("{subject}: {}", clause(finding)),
        None => finding.message.clone(),
    };
    if !finding.help.is_empty() {
        description.push_str("; fix: ");
        description.push_str(&finding.help);
    }
    let severity = match finding.severity {
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
    };
    let path = finding.path.as_deref().map(|path| in_repository(path, page));
    Entry {
        description: visible(&description),
        check_name: finding.rule.to_owned(),
        fingerprint: finding.fingerprint.clone(),
        severity,
        location: location(path.or_else(|| finding.target.clone()), finding.line),
    }
}

fn of_error(error: &Problem, page: &Page<'_>) -> Entry {
    let hints: String = error.hints.iter().map(|hint| format!("; hint: {hint}")).collect();
    let decides = page.verdict.problem.as_ref() == Some(error);
    let file = error.place.as_ref().map(|(path, line)| (in_repository(path, page), *line));
    // What has no file may be anything, such as a folder of this machine, which no repository has.
    let about = error.target.as_deref().filter(|_| file.is_none());
    let about = about.map(|target| format!("{target}: ")).unwrap_or_default();
    let (path, line) = file.unzip();
    Entry {
        description: visible(&format!("{about}{}{hints}", error.message)),
        check_name: error.code.clone(),
        fingerprint: fingerprint(&[&error.code, error.target.as_deref().unwrap_or_default()]),
        severity: if decides { "blocker" } else { "info" },
        location: location(path, line.flatten()),
    }
}

fn location(path: Option<String>, line: Option<u32>) -> Location {
    let path = path.filter(|path| !path.is_empty()).unwrap_or_else(|| NO_FILE.to_owned());
    Location { path, lines: Lines { begin: line.unwrap_or(1).max(1) } }
}

/// A leading `./` keeps GitLab from finding the file.
fn in_repository(path: &str, page: &Page<'_>) -> String {
    let path = page.paths.in_repository(path);
    path.trim_start_matches("./").to_owned()
}

/// Tells entries with the same fingerprint apart by counting them, in their order, which is the same in every run.
fn make_unique(entries: &mut [Entry]) {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for entry in entries {
        let count = seen.entry(entry.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entry.fingerprint = fingerprint(&[&entry.fingerprint, &count.to_string()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_entries_have_one_fingerprint() {
        let entry = || Entry {
            description: String::new(),
            check_name: String::new(),
            fingerprint: "a".to_owned(),
            severity: "minor",
            location: location(None, None),
        };
        let mut entries = [entry(), entry(), entry()];
        make_unique(&mut entries);
        let [first, second, third] = entries.map(|entry| entry.fingerprint);
        assert_eq!(first, "a");
        assert!(second != first && third != first && second != third, "{second} {third}");
    }
}
