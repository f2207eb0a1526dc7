//! Comments that speak to whoever checks: `skep: allow(rule) reason`, and `noqa: ML103` in the words of other linters.
//!
//! Here stands what they say. Which bytes are a comment is the front ends' to know, and what a rule is called nobody's
//! below the rules.

use std::ops::Range;

use memchr::memmem;

use crate::facts::AllowKind;

/// What a comment that speaks to skep begins with.
const OURS: &str = "skep:";
/// What one begins with that speaks to any linter, as it is written.
const THEIRS: [&str; 2] = ["noqa", "NOQA"];
/// Where the letter stands in it that is rarest in text.
const THEIRS_RAREST: usize = 2;

/// What one comment says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Directive {
    pub(crate) kind: AllowKind,
    pub(crate) rules: Vec<Box<str>>,
    /// Empty where there is none.
    pub(crate) reason: Box<str>,
    /// Where it stands in the comment, in bytes.
    pub(crate) range: Range<usize>,
}

/// Returns where words stand that a directive begins with, be it in a comment or not, in order. Most files have none and
/// cost no more than the search.
pub(crate) fn mentions(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found: Vec<usize> = memmem::find_iter(bytes, OURS).collect();
    // The rarest letter of the words is looked for, in both spellings at once.
    let starts = memchr::memchr2_iter(b'q', b'Q', bytes).filter_map(|at| at.checked_sub(THEIRS_RAREST));
    found.extend(starts.filter(|at| THEIRS.iter().any(|word| bytes[*at..].starts_with(word.as_bytes()))));
    found.sort_unstable();
    found
}

/// Reads what `comment` says, with all that opens and closes it.
pub(crate) fn directives(comment: &str) -> Vec<Directive> {
    let starts: Vec<usize> = mentions(comment).into_iter().filter(|at| opens(&comment[..*at])).collect();
    let mut directives = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(comment.len());
        let said = comment[*start..end].trim_end().trim_end_matches("*/");
        // What opens the next one belongs to neither.
        let said = if end < comment.len() { said.trim_end_matches(['#', '/', '*']) } else { said }.trim_end();
        let directive = said.strip_prefix(OURS).map_or_else(|| theirs(said), ours);
        directives.extend(directive.map(|(kind, rules, reason)| Directive {
            kind,
            rules,
            reason,
            range: *start..start + said.len(),
        }));
    }
    directives
}

/// Tells whether a directive may begin behind `before`: at the beginning of the comment, or of a comment within it.
fn opens(before: &str) -> bool {
    matches!(before.trim_end().chars().next_back(), Some('#' | '/' | '*'))
}

type Said = (AllowKind, Vec<Box<str>>, Box<str>);

/// Reads what stands behind `skep:`. Prose that begins like this is none.
fn ours(text: &str) -> Option<Said> {
    let text = text.trim_start();
    let end = text.find(|character: char| !character.is_ascii_lowercase() && character != '-').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let kind = match word {
        "allow" => AllowKind::Line,
        "allow-file" => AllowKind::File,
        _ => AllowKind::Unreadable,
    };
    let listed = rest.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match listed {
        Some((rules, reason)) => {
            let rules = rules.split(',').map(str::trim).filter(|rule| !rule.is_empty());
            Some((kind, rules.map(Box::from).collect(), reason_in(reason).into()))
        }
        None if word.starts_with("allow") || rest.starts_with('(') => {
            Some((AllowKind::Unreadable, Vec::new(), Box::default()))
        }
        None => None,
    }
}

/// Returns the reason; what has no letter and no digit is none. It ends with the line, or where another comment begins.
fn reason_in(text: &str) -> &str {
    let mut text = text.lines().next().unwrap_or_default();
    for opening in [" # ", " // "] {
        text = text.split(opening).next().unwrap_or(text);
    }
    let text = text.trim_end();
    let reason = text.trim_start_matches(|character: char| character.is_whitespace() || "-–—:".contains(character));
    if reason.contains(char::is_alphanumeric) { reason } else { "" }
}

/// Reads the codes behind `noqa:`. Without codes it speaks of everything, and that we leave to other linters.
fn theirs(text: &str) -> Option<Said> {
    let codes = text.get(THEIRS[0].len()..)?.trim_start().strip_prefix(':')?;
    let words = codes.split(|character: char| character.is_whitespace() || character == ',');
    let words = words.filter(|word| !word.is_empty());
    let codes: Vec<Box<str>> = words.take_while(|word| is_code(word)).map(Box::from).collect();
    (!codes.is_empty()).then(|| (AllowKind::Noqa, codes, Box::default()))
}

/// Tells whether `word` is letters and then digits.
fn is_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    !digits.is_empty() && digits.len() < word.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(comment: &str) -> Vec<(AllowKind, String, String)> {
        let directives = directives(comment).into_iter();
        directives.map(|one| (one.kind, one.rules.join(" "), one.reason.to_string())).collect()
    }

    fn one(kind: AllowKind, rules: &str, reason: &str) -> Vec<(AllowKind, String, String)> {
        vec![(kind, rules.to_owned(), reason.to_owned())]
    }

    #[test]
    fn rules_and_reasons_are_read() {
        assert_eq!(said("# skep: allow(ML103) six agents"), one(AllowKind::Line, "ML103", "six agents"));
        assert_eq!(said("#skep:allow( a ,b,)  - c (d)"), one(AllowKind::Line, "a b", "c (d)"));
        assert_eq!(said("// skep: allow-file(a): b"), one(AllowKind::File, "a", "b"));
        assert_eq!(said("/* skep: allow(a) b\n * c */"), one(AllowKind::Line, "a", "b"));
        assert_eq!(said("/* skep: allow(a) b */"), one(AllowKind::Line, "a", "b"));
        assert_eq!(said("# skep: allow(a)"), one(AllowKind::Line, "a", ""));
        assert_eq!(said("# skep: allow(a) --"), one(AllowKind::Line, "a", ""));
        assert_eq!(said("# skep: allow() b"), one(AllowKind::Line, "", "b"));
        assert_eq!(said("# skep: allow(a) see #12  # type: ignore"), one(AllowKind::Line, "a", "see #12"));
        assert_eq!(said("# skep: allow(a)  # more"), one(AllowKind::Line, "a", ""));
        assert_eq!(said("# skep: allow(a) größe"), one(AllowKind::Line, "a", "größe"));
    }

    #[test]
    fn what_is_nearly_one_is_noticed_and_prose_is_not() {
        for comment in ["# skep: allow a", "# skep: allow(a", "# skep: ignore(a) b", "# skep: allow"] {
            assert_eq!(said(comment)[0].0, AllowKind::Unreadable, "{comment}");
        }
        for comment in ["# skep: see the docs", "# as skep: allow(a) says", "# skep", "#", "# skep:"] {
            assert_eq!(said(comment), [], "{comment}");
        }
    }

    #[test]
    fn codes_of_other_linters_are_read_with_ours() {
        assert_eq!(said("# noqa: ML103"), one(AllowKind::Noqa, "ML103", ""));
        assert_eq!(said("# NOQA:E501,ML103 and why"), one(AllowKind::Noqa, "E501 ML103", ""));
        assert_eq!(said("# noqa"), []);
        assert_eq!(said("# noqa: because"), []);
        assert_eq!(said("#: noqa-like"), []);
    }

    #[test]
    fn a_comment_may_say_two_things() {
        let comment = "# noqa: ML101  # skep: allow(a) b  # noqa: ML102";
        let rules: Vec<_> = said(comment).into_iter().map(|(_, rules, reason)| rules + ":" + &reason).collect();
        assert_eq!(rules, ["ML101:", "a:b", "ML102:"]);
        let range = directives(comment)[1].range.clone();
        assert_eq!(&comment[range], "skep: allow(a) b");
    }
}
