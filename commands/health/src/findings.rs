//! From what came out for a service to a finding.

use skep_kit::{Confidence, Evidence, Finding, Role, Rule, Severity};
use skep_probe::{Check, Fault, Status};

use crate::config::HealthConfig;
use crate::rules;

/// Returns what is found of the services, worst first.
pub(crate) fn of_services(checks: &[Check], config: &HealthConfig) -> Vec<Finding> {
    let mut findings: Vec<Finding> = checks.iter().filter_map(|check| of_service(check, config)).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

fn of_service(check: &Check, config: &HealthConfig) -> Option<Finding> {
    let rule = rule_of(check)?;
    let severity = severity_of(check, config)?;
    let mut finding = Finding::of(rule, severity, Confidence::High, message(check));
    finding.target = Some(format!("service:{}", check.name));
    finding.help = check.error.as_ref().and_then(|error| error.hint.clone()).unwrap_or_default();
    finding.evidence = evidence(check);
    Some(finding.fingerprinted("", ""))
}

fn severity_of(check: &Check, config: &HealthConfig) -> Option<Severity> {
    let written = config.services.get(&check.name).and_then(|service| service.severity);
    match check.status {
        Status::Down => written.or(check.severity).or(Some(Severity::High)),
        // A milder limit is never worse than being down.
        Status::Slow | Status::Degraded | Status::Recovering => {
            let severity = check.severity.unwrap_or(Severity::Medium);
            Some(written.map_or(severity, |most| most.min(severity)))
        }
        Status::Up | Status::Unknown | Status::Suppressed => None,
    }
}

/// Returns the rule that speaks of how a service is; none where nothing is wrong, or nobody knows.
fn rule_of(check: &Check) -> Option<&'static Rule> {
    let fault = check.error.as_ref().map(|error| error.kind);
    match check.status {
        Status::Up | Status::Unknown | Status::Suppressed => None,
        Status::Slow => Some(&rules::service_slow::RULE),
        Status::Recovering => Some(&rules::service_degraded::RULE),
        Status::Down | Status::Degraded if check.kind == "heartbeat" => Some(&rules::heartbeat_late::RULE),
        Status::Down | Status::Degraded if check.kind == "disk" && fault == Some(Fault::Limit) => {
            Some(&rules::disk_full::RULE)
        }
        Status::Down | Status::Degraded if is_about_time_left(check, fault) => Some(&rules::certificate_expires::RULE),
        Status::Degraded => Some(&rules::service_degraded::RULE),
        Status::Down => Some(&rules::service_down::RULE),
    }
}

fn is_about_time_left(check: &Check, fault: Option<Fault>) -> bool {
    let has_expired = check.certificate.as_ref().is_some_and(|certificate| certificate.seconds_left < 0);
    check.certificate.is_some() && (fault == Some(Fault::Limit) || has_expired)
}

fn message(check: &Check) -> String {
    let why = check.error.as_ref().map(|error| format!(": {}", error.message)).unwrap_or_default();
    format!("{} is {}{why}", check.name, check.status.as_str())
}

/// Returns what bears on it: what was asked, since when it is so, and how often in a row.
fn evidence(check: &Check) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    let mut note = |what: String| evidence.push(Evidence::overall(Role::Note, what));
    let attempts = if check.attempts > 1 { format!(", {} times", check.attempts) } else { String::new() };
    note(format!("asked {} ({}){attempts}", check.target, check.kind));
    if let Some(since) = check.since.filter(|since| Some(*since) < check.checked_at) {
        note(format!("it has been so since {since:.0}"));
    }
    if let Some(failures) = check.consecutive_failures.filter(|failures| *failures > 1) {
        note(format!("it has failed {failures} times in a row"));
    }
    if let Some(last_ok) = check.last_ok {
        note(format!("it was last well at {last_ok:.0}"));
    }
    evidence
}
