//! What can be found, one rule a file. A rule names what hurts; what was measured is the probe's.

/// Declares a rule: the doc comment is its documentation.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:literal, $code:literal, $severity:ident, $summary:literal) => {
        pub(crate) static RULE: skep_kit::Rule = skep_kit::Rule {
            name: $name,
            code: $code,
            severity: skep_kit::Severity::$severity,
            summary: $summary,
            doc: concat!($($doc, "\n"),+),
        };
    };
}

pub(crate) mod certificate_expires;
pub(crate) mod disk_full;
pub(crate) mod heartbeat_late;
pub(crate) mod service_degraded;
pub(crate) mod service_down;
pub(crate) mod service_slow;
pub(crate) mod snapshot_outdated;
pub(crate) mod too_few_agents;

use skep_kit::Rule;

/// All of them.
pub(crate) static RULES: &[&Rule] = &[
    &service_down::RULE,
    &service_slow::RULE,
    &service_degraded::RULE,
    &certificate_expires::RULE,
    &heartbeat_late::RULE,
    &disk_full::RULE,
    &too_few_agents::RULE,
    &snapshot_outdated::RULE,
];
