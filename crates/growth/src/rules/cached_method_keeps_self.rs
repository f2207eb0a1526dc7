//! ML108: a cache on a method keeps every instance that it was called on.

use skep_kit::{Confidence, Severity};
use skep_source::Capacity;

use crate::judge::Grade;
use crate::rules::{Charge, Check, MemoCase};

rule! {
    /// ## What it finds
    ///
    /// …
    ///
    /// ## Why it hurts
    ///
    /// …
    ///
    /// ## Example
    ///
    /// …
    ///
    /// ## Better
    ///
    /// …
    ///
    /// ## What it cannot see
    ///
    /// …
    ///
    /// ## Options
    ///
    /// …
    "cached-method-keeps-self", "ML108", Medium, "a cache on a method keeps every instance that it was called on", Check::Memo(check)
}

fn check(case: &MemoCase<'_>) -> Option<Charge> {
    if !case.memo.keeps_receiver || case.is_on_enum() {
        return None;
    }
    let is_bounded = case.memo.capacity != Capacity::Unbounded;
    let severity = if is_bounded { Severity::Low } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::High };
    let keeps =
        if is_bounded { "its last callers" } else { "every instance it was called on, for as long as the class lives" };
    let message = format!("@{} on a method keeps {keeps}", case.program.text(case.memo.text));
    Some(Charge::new(grade, message, "cache in an attribute of the instance, or make it a function of what it needs"))
}
