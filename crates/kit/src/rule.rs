//! What a check is called, how it is graded and how it explains itself.

use crate::Severity;

/// One check that can produce findings.
///
/// The documentation is Markdown with fixed headings: *What it finds*, *Why it hurts*, *Example*, *Better*,
/// *What it cannot see*, *Options*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The kebab-case name, which reads well after `allow`: `instance-collection-grows`.
    pub name: &'static str,
    /// The short code, accepted wherever the name is: `ML103`.
    pub code: &'static str,
    /// The worst severity that the rule gives.
    pub severity: Severity,
    /// One line: what the rule finds.
    pub summary: &'static str,
    /// The whole documentation, Markdown.
    pub doc: &'static str,
}

impl Rule {
    /// Tells whether `word` is this rule's name or code, in any letter case.
    #[must_use]
    pub fn answers_to(&self, word: &str) -> bool {
        word.eq_ignore_ascii_case(self.name) || word.eq_ignore_ascii_case(self.code)
    }
}
