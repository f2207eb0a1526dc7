//! What `skep obs health` can find. A rule names what hurts; from where on it does is a threshold's to say.

/// Declares a rule: the doc comment is its documentation.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $constant:ident, $name:literal, $code:literal, $severity:ident, $summary:literal) => {
        pub(crate) static $constant: skep_kit::Rule = skep_kit::Rule {
            name: $name,
            code: $code,
            severity: skep_kit::Severity::$severity,
            summary: $summary,
            doc: concat!($($doc, "\n"),+),
        };
    };
}

pub(crate) mod machine;
pub(crate) mod swarm;
pub(crate) mod value_out_of_range;
pub(crate) mod world;

use skep_kit::Rule;

/// All of them, by code.
pub(crate) static RULES: &[&Rule] = &[
    &machine::MEMORY,
    &machine::PROCESSORS,
    &machine::DISK_SPACE,
    &machine::INODES,
    &machine::DISK_SILENT,
    &machine::KILLED,
    &world::SERVICE_DOWN,
    &world::SERVICE_SLOW,
    &world::CERTIFICATE,
    &world::HEARTBEAT,
    &swarm::AGENTS,
    &world::SNAPSHOT,
    &swarm::MESSAGES,
    &swarm::EXECUTIONS,
    &swarm::LEAKS,
    &world::OBJECTIVE,
    &value_out_of_range::RULE,
];
