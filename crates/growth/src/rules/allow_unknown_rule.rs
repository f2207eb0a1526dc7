//! SK003: a comment that names no rule does nothing, and whoever wrote it thinks that it does.

use skep_kit::{Confidence, Severity, UnknownRule, suggest};
use skep_source::AllowKind;

use crate::judge::Grade;
use crate::rules::{Charge, Check, CommentCase, RULES};

rule! {
    /// ## What it finds
    ///
    /// A comment `skep: allow(rule) reason` that names what is no rule, or that cannot
    /// be read: no parenthesis, no rule in it, another word than `allow` and
    /// `allow-file`.
    ///
    /// ## Why it hurts
    ///
    /// It does nothing, and whoever wrote it thinks that it does.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import deque
    ///
    /// RECENT = deque(maxlen=100)  # skep: allow(deque-without-maxlength) few of them
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
    /// RECENT = deque()  # skep: allow(deque-without-maxlen) eight of them in a day
    ///
    /// async def on_message(message):
    ///     RECENT.append(message)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Comments whose first word is not `skep:`. Codes behind `noqa` that are not
    /// skep's are other linters'.
    ///
    /// ## Options
    ///
    /// None of its own. `--ignore SK003`, or `ignore` in the table `[mem]` of
    /// skep.toml, leaves it out.
    "allow-unknown-rule", "SK003", Medium, "a comment allows what is no rule, or cannot be read", Check::Comment(check)
}

fn check(case: &CommentCase<'_>) -> Option<Charge> {
    let grade = Grade { severity: Severity::Medium, confidence: Confidence::High };
    let unreadable = |message: &str| {
        let example = format!("{} skep: allow(rule) reason", case.opening);
        Some(Charge::new(grade, message, format!("write it like this: {example}; `skep explain` lists all rules")))
    };
    match case.allow.kind {
        AllowKind::Noqa => return None,
        AllowKind::Unreadable => return unreadable("this comment cannot be read, so that it allows nothing"),
        AllowKind::Line | AllowKind::File if case.allow.rules.is_empty() => {
            return unreadable("this comment names no rule, so that it allows nothing");
        }
        AllowKind::Line | AllowKind::File => {}
    }
    let word = *case.unknown.first()?;
    let unknown = UnknownRule::new(word, RULES.iter().copied());
    let meant = suggest::near(word, RULES.iter().flat_map(|rule| [rule.name, rule.code]));
    let repair = meant.first().map(|meant| case.reworded(&[word], Some(meant)));
    Some(Charge::new(grade, unknown.to_string(), "`skep explain` lists all rules").mended_by(repair))
}
