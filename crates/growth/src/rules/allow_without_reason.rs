//! SK001: whoever allows something says why, or nobody can tell later whether it still holds.

use skep_kit::{Confidence, Severity};
use skep_source::AllowKind;

use crate::judge::Grade;
use crate::rules::{Charge, Check, CommentCase};

rule! {
    /// ## What it finds
    ///
    /// A comment `skep: allow(rule)` or `skep: allow-file(rule)` without a reason
    /// behind the parenthesis. It does not count: what it would allow is reported as
    /// well.
    ///
    /// ## Why it hurts
    ///
    /// In a year nobody knows whether the table was small, the service short-lived
    /// or somebody in a hurry. With a reason it can be checked whether it still holds.
    ///
    /// ## Example
    ///
    /// ```python
    /// AGENTS = {}  # skep: allow(module-collection-grows)
    ///
    /// async def on_register(agent):
    ///     AGENTS[agent.name] = agent
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// # skep: allow(module-collection-grows) the eight agents of this desk
    /// AGENTS = {}
    ///
    /// async def on_register(agent):
    ///     AGENTS[agent.name] = agent
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the reason is a good one: any letter or digit counts. `noqa: ML103`,
    /// in the words of other linters, needs none.
    ///
    /// ## Options
    ///
    /// None of its own. `--ignore SK001`, or `ignore` in the table `[mem]` of
    /// skep.toml, leaves it out; the comment counts no more for that.
    "allow-without-reason", "SK001", Medium, "a comment allows a finding and does not say why, so that it does not count", Check::Comment(check)
}

fn check(case: &CommentCase<'_>) -> Option<Charge> {
    match case.allow.kind {
        AllowKind::Line | AllowKind::File => {}
        AllowKind::Noqa | AllowKind::Unreadable => return None,
    }
    if !case.allow.reason.is_empty() || case.allow.rules.is_empty() {
        return None;
    }
    let comment = case.written(&case.allow.rules.join(", "));
    let grade = Grade { severity: Severity::Medium, confidence: Confidence::High };
    let message = format!("`{comment}` gives no reason, so that it does not count");
    Some(Charge::new(grade, message, format!("say why it is in order: {comment} why this stays small")))
}
