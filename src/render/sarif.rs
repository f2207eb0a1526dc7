//! SARIF 2.1.0, for code hosts and editors.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Map, Value, json};
use skep_kit::{Evidence, Finding, Fix, Problem, Rule, Severity};

use super::Page;
use super::finding::{clause, subject};
use super::json::write_visibly;
use crate::families;

/// The name of the folder that paths are relative to. What it is on this machine is nobody's business.
const BASE: &str = "SRCROOT";

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = rule_names(page);
    let rules: Vec<Value> = names.iter().map(|name| rule(name, page.rule(name))).collect();
    let results = results(page, &names);
    let notifications: Vec<Value> = page.errors.iter().map(|error| notification(error, page)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "skep",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "automationDetails": { "id": format!("skep/{}/", page.verb.id) },
            "originalUriBaseIds": { BASE: { "description": { "text": "the root of the source" } } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": page.verdict.exit.success(),
                "exitCode": page.exit_code,
                "exitCodeDescription": page.verdict.exit.meaning(),
                "endTimeUtc": super::cell::time(page.generated_at),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    write_visibly(&log, out)
}

/// Returns the names of all rules that speak, in the order in which they are listed, then those that nobody lists.
fn rule_names(page: &Page<'_>) -> Vec<&'static str> {
    let suppressed = page.suppressed.iter().map(|suppressed| &suppressed.finding);
    let findings = || page.findings.iter().chain(suppressed.clone());
    let spoken = |name: &str| findings().any(|finding| finding.rule == name);
    let listed = families::rules(page.families).map(|rule| rule.name);
    let mut names: Vec<&'static str> = listed.filter(|name| spoken(name)).collect();
    for finding in findings() {
        if !names.contains(&finding.rule) {
            names.push(finding.rule);
        }
    }
    names
}

/// Returns the results; suppressed ones come last. Where one says by whom, all others have to say that nobody does.
fn results(page: &Page<'_>, rules: &[&str]) -> Vec<Value> {
    let mut results: Vec<Value> = page.findings.iter().map(|finding| result(finding, rules, page)).collect();
    if page.suppressed.is_empty() {
        return results;
    }
    for result in &mut results {
        result["suppressions"] = json!([]);
    }
    results.extend(page.suppressed.iter().map(|suppressed| {
        let mut result = result(&suppressed.finding, rules, page);
        let kind = if suppressed.by.is_in_source() { "inSource" } else { "external" };
        let mut suppression = json!({ "kind": kind, "status": "accepted" });
        if let Some(reason) = &suppressed.reason {
            suppression["justification"] = Value::from(reason.as_str());
        }
        result["suppressions"] = json!([suppression]);
        result
    }));
    results
}

fn rule(name: &str, rule: Option<&Rule>) -> Value {
    let Some(rule) = rule else { return json!({ "id": name, "name": name }) };
    let documentation = rule.documentation();
    json!({
        "id": rule.name,
        "name": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": { "text": documentation, "markdown": documentation },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.code], "problem.severity": problem_severity(rule.severity) },
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// The word that code scanning sorts by.
const fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "recommendation",
    }
}

fn result(finding: &Finding, rules: &[&str], page: &Page<'_>) -> Value {
    let related: Vec<Value> =
        finding.evidence.iter().enumerate().filter_map(|(index, step)| related(index, step, page)).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.iter().position(|name| *name == finding.rule),
        "level": level(finding.severity),
        "message": { "text": message(finding) },
        "locations": [],
        "relatedLocations": related,
        "partialFingerprints": { "skep/v1": finding.fingerprint },
        "properties": { "severity": finding.severity, "confidence": finding.confidence },
    });
    if !finding.fixes.is_empty() {
        result["fixes"] = finding.fixes.iter().map(|fix| change(fix, page)).collect();
    }
    let mut location = Map::new();
    if let Some(path) = &finding.path {
        let end = (finding.end_line, finding.end_column);
        location.insert("physicalLocation".into(), physical(path, (finding.line, finding.column), end, page));
    }
    if let Some(name) = subject(finding) {
        location.insert("logicalLocations".into(), json!([{ "fullyQualifiedName": name }]));
    }
    if !location.is_empty() {
        result["locations"] = json!([location]);
    }
    result
}

/// Code hosts show the message alone, so that it says also what to do.
fn message(finding: &Finding) -> String {
    let mut message = match subject(finding) {
        Some(subject) => format!("{subject}: {}", clause(finding)),
        None => finding.message.clone(),
    };
    for step in finding.evidence.iter().filter(|step| step.path.is_none()) {
        // Writing to a string cannot fail.
        let _infallible = write!(message, "\n{}: {}", step.role.as_str(), step.what);
    }
    if !finding.help.is_empty() {
        let _infallible = write!(message, "\nfix: {}", finding.help);
    }
    message
}

fn related(index: usize, step: &Evidence, page: &Page<'_>) -> Option<Value> {
    let path = step.path.as_deref()?;
    Some(json!({
        "id": index + 1,
        "message": { "text": format!("{}: {}", step.role.as_str(), step.what) },
        "physicalLocation": physical(path, (step.line, step.column), (step.end_line, step.end_column), page),
    }))
}

/// Returns a fix. Those that are not safe are there too: who shows one asks before it is made.
fn change(fix: &Fix, page: &Page<'_>) -> Value {
    let mut files: Vec<(&str, Vec<Value>)> = Vec::new();
    for edit in &fix.edits {
        let replacement = json!({
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": { "text": edit.replacement },
        });
        match files.iter_mut().find(|(path, _)| *path == edit.path) {
            Some((_, replacements)) => replacements.push(replacement),
            None => files.push((&edit.path, vec![replacement])),
        }
    }
    let changes = files
        .into_iter()
        .map(|(path, replacements)| json!({ "artifactLocation": artifact(path, page), "replacements": replacements }));
    json!({
        "description": { "text": format!("{} ({})", fix.title, fix.applicability.as_str()) },
        "artifactChanges": changes.collect::<Vec<_>>(),
    })
}

type Position = (Option<u32>, Option<u32>);

fn physical(path: &str, start: Position, end: Position, page: &Page<'_>) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(path, page) });
    let parts = [("startLine", start.0), ("startColumn", start.1), ("endLine", end.0), ("endColumn", end.1)];
    let region: Map<String, Value> =
        parts.into_iter().filter_map(|(name, number)| Some((name.to_owned(), Value::from(number?.max(1))))).collect();
    if region.contains_key("startLine") {
        physical["region"] = Value::Object(region);
    }
    physical
}

fn artifact(path: &str, page: &Page<'_>) -> Value {
    let path = page.paths.in_repository(path);
    if path.starts_with('/') {
        return json!({ "uri": format!("file://{}", encoded(&path)) });
    }
    json!({ "uri": encoded(&path), "uriBaseId": BASE })
}

/// Percent-encodes all that RFC 3986 does not allow in a path, and the colon, which would read as a scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _infallible = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn notification(error: &Problem, page: &Page<'_>) -> Value {
    let told = page.verdict.problem.as_ref() == Some(error);
    let mut text = error.message.clone();
    for hint in &error.hints {
        let _infallible = write!(text, "\nhint: {hint}");
    }
    let mut notification = json!({
        "level": if told { "error" } else { "warning" },
        "message": { "text": text },
        "descriptor": { "id": error.code },
    });
    if let Some((path, line)) = &error.place {
        let place = physical(path, (*line, None), (None, None), page);
        notification["locations"] = json!([{ "physicalLocation": place }]);
    }
    notification
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(encoded("a b/ü:#.py"), "a%20b/%C3%BC%3A%23.py");
    }
}
