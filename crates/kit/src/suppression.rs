//! Findings that somebody has answered for: in the source, or by the baseline. They do not count, but they are told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Finding, Severity};

/// Who answers for a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SuppressedBy {
    /// A comment at the declaration: `skep: allow(rule) reason`.
    Allow,
    /// A comment for the whole file: `skep: allow-file(rule) reason`.
    AllowFile,
    /// A comment in the words of other linters: `noqa: ML103`.
    Noqa,
    /// The baseline.
    Baseline,
    /// The earlier tree, which has it too.
    Earlier,
}

impl SuppressedBy {
    /// Tells whether it stands in the source.
    #[must_use]
    pub const fn is_in_source(self) -> bool {
        match self {
            Self::Allow | Self::AllowFile | Self::Noqa => true,
            Self::Baseline | Self::Earlier => false,
        }
    }
}

/// A finding that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// Who answers for it.
    pub by: SuppressedBy,
    /// Why, in the words of whoever allowed it.
    pub reason: Option<String>,
}

/// A finding that does not count, as a report's data tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Suppression {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it would be.
    pub severity: Severity,
    /// The file, relative to the project root where it lies below it, with `/`; null where there is no file.
    pub path: Option<String>,
    /// The line of the declaration, from 1.
    pub line: Option<u32>,
    /// What it is about.
    pub symbol: Option<String>,
    /// Who answers for it.
    pub by: SuppressedBy,
    /// Why, in the words of whoever allowed it; null where nobody said.
    pub reason: Option<String>,
    /// The finding's fingerprint.
    pub fingerprint: String,
}

impl From<&Suppressed> for Suppression {
    fn from(suppressed: &Suppressed) -> Self {
        let Suppressed { finding, by, reason } = suppressed;
        Self {
            rule: finding.rule,
            severity: finding.severity,
            path: finding.path.clone(),
            line: finding.line,
            symbol: finding.symbol.clone().or_else(|| finding.target.clone()),
            by: *by,
            reason: reason.clone(),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}
