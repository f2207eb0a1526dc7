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
    /// The whole documentation as it stands in the source; [`Rule::documentation`] is what to show.
    pub doc: &'static str,
}

impl Rule {
    /// Returns the documentation as Markdown, without the blank that a doc comment keeps between its slashes and its text.
    #[must_use]
    pub fn documentation(&self) -> String {
        let is_comment = self.doc.lines().all(|line| line.is_empty() || line.starts_with(' '));
        let margin = if is_comment { " " } else { "" };
        let lines: Vec<&str> = self.doc.lines().map(|line| line.strip_prefix(margin).unwrap_or(line)).collect();
        lines.join("\n").trim().to_owned()
    }

    /// Tells whether `word` is this rule's name or code, in any letter case.
    #[must_use]
    pub fn answers_to(&self, word: &str) -> bool {
        word.eq_ignore_ascii_case(self.name) || word.eq_ignore_ascii_case(self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margin_of_a_doc_comment_is_no_part_of_it() {
        let documentation =
            |doc| Rule { name: "r", code: "R1", severity: Severity::High, summary: "", doc }.documentation();
        assert_eq!(documentation(" ## A\n\n ```\n if x:\n     y\n ```\n"), "## A\n\n```\nif x:\n    y\n```");
        assert_eq!(documentation("## A\n\n    y\n"), "## A\n\n    y");
    }
}
