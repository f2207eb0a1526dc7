//! SK002: a comment that outlived what it allowed would hide the next one.

use skep_kit::{Confidence, Severity};

use crate::judge::Grade;
use crate::rules::{Charge, Check, CommentCase, Elsewhere};

rule! {
    /// ## What it finds
    ///
    /// A comment `skep: allow(rule) reason`, `skep: allow-file(rule) reason` or
    /// `noqa: ML103` where the rule finds nothing: the leak was mended, the comment
    /// stands at the line that grows instead of the declaration, or another rule
    /// speaks there now. It is low, and breaks no gate that does not ask for low.
    ///
    /// ## Why it hurts
    ///
    /// It says of the code what is not so, and will hide the next leak at its line.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import deque
    ///
    /// RECENT = deque(maxlen=100)  # skep: allow(deque-without-maxlen) few of them
    ///
    /// async def on_message(message):
    ///     RECENT.append(message)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from collections import deque
    ///
    /// RECENT = deque(maxlen=100)
    ///
    /// async def on_message(message):
    ///     RECENT.append(message)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// What a narrower PATH leaves out: a finding may rest on a caller in another
    /// folder. Files of tests, files that do not parse wholly and runs that were
    /// stopped are not asked. Codes behind `noqa` that are not skep's are other
    /// linters'.
    ///
    /// ## Options
    ///
    /// None of its own. `--ignore SK002`, or `ignore` in the table `[mem]` of
    /// skep.toml, leaves it out; `--fail-on low` fails the run on it.
    "allow-suppresses-nothing", "SK002", Low, "a comment allows what is not found there", Check::Comment(check)
}

fn check(case: &CommentCase<'_>) -> Option<Charge> {
    let words: Vec<&str> = case.unused.iter().map(|(word, _)| *word).collect();
    let comment = case.written(&words.join(", "));
    let place = case.unused.iter().find_map(|(_, elsewhere)| match elsewhere {
        Elsewhere::Declared(place) => Some((
            format!(": what grows there is declared at {place}"),
            format!("move it to {place}, where the finding points"),
        )),
        Elsewhere::Other(rule) => {
            Some((format!(": what is found there is {rule}"), format!("name {rule}, or remove it")))
        }
        Elsewhere::Nowhere => None,
    });
    let (more, help) = place.unwrap_or_else(|| (String::new(), "remove it".to_owned()));
    let grade = Grade { severity: Severity::Low, confidence: Confidence::High };
    let other = case.unused.iter().find_map(|(_, elsewhere)| match elsewhere {
        Elsewhere::Other(rule) => Some(*rule).filter(|rule| !case.names(rule)),
        Elsewhere::Declared(_) | Elsewhere::Nowhere => None,
    });
    let is_misplaced = case.unused.iter().any(|(_, elsewhere)| matches!(elsewhere, Elsewhere::Declared(_)));
    // What was meant for another place is not to go before it stands there.
    let repair = (!is_misplaced).then(|| case.reworded(&words, other));
    let charge = || Charge::new(grade, format!("`{comment}` suppresses nothing{more}"), help).mended_by(repair);
    (!words.is_empty()).then(charge)
}
