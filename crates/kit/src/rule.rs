//! What a check is called, how it is graded and how it explains itself.

use crate::{Severity, suggest};

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

    /// Tells whether `word` is this rule's name, its code or the beginning of its code, in any letter case.
    #[must_use]
    pub fn is_chosen_by(&self, word: &str) -> bool {
        let begins = self.code.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        self.answers_to(word) || (begins && !word.is_empty())
    }
}

/// A word that chooses no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// The word, as it was written.
    pub word: String,
    /// What may have been meant, as a hint.
    pub suggestion: Option<String>,
}

impl UnknownRule {
    /// Returns the complaint about `word`.
    #[must_use]
    pub fn new<'a>(word: &str, rules: impl IntoIterator<Item = &'a Rule>) -> Self {
        let names: Vec<&str> = rules.into_iter().flat_map(|rule| [rule.name, rule.code]).collect();
        Self { word: word.to_owned(), suggestion: suggest::hint(word, names) }
    }
}

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is no rule", self.word)?;
        self.suggestion.as_ref().map_or(Ok(()), |suggestion| write!(f, "; {suggestion}"))
    }
}

/// Checks that each of `words` chooses at least one of `rules`.
///
/// # Errors
/// The first that chooses none.
pub fn check_rule_words<'a>(
    words: &[String],
    rules: impl IntoIterator<Item = &'a Rule> + Clone,
) -> Result<(), UnknownRule> {
    let is_unknown = |word: &&String| !rules.clone().into_iter().any(|rule| rule.is_chosen_by(word));
    words.iter().find(is_unknown).map_or(Ok(()), |word| Err(UnknownRule::new(word, rules.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_chosen_by_its_name_its_code_or_the_beginning_of_it() {
        let rule = Rule { name: "queue", code: "ML103", severity: Severity::High, summary: "", doc: "" };
        for word in ["queue", "Queue", "ML103", "ml103", "ML1", "M"] {
            assert!(rule.is_chosen_by(word), "{word}");
        }
        for word in ["que", "ML2", "ML1031", "", "é"] {
            assert!(!rule.is_chosen_by(word), "{word}");
        }
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(check_rule_words(&words(&["ML", "queue"]), [&rule]), Ok(()));
        let unknown = check_rule_words(&words(&["ML", "qeue"]), [&rule]).unwrap_err();
        assert_eq!(unknown.to_string(), "`qeue` is no rule; did you mean `queue`?");
    }

    #[test]
    fn the_margin_of_a_doc_comment_is_no_part_of_it() {
        let documentation =
            |doc| Rule { name: "r", code: "R1", severity: Severity::High, summary: "", doc }.documentation();
        assert_eq!(documentation(" ## A\n\n ```\n if x:\n     y\n ```\n"), "## A\n\n```\nif x:\n    y\n```");
        assert_eq!(documentation("## A\n\n    y\n"), "## A\n\n    y");
    }
}
