//! What can be found, one rule a file.

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

pub(crate) mod value_out_of_range;

use skep_kit::Rule;

/// All of them.
pub(crate) static RULES: &[&Rule] = &[&value_out_of_range::RULE];
