//! ML110: a deque is only ever appended to and has no maxlen.

use skep_source::{ContainerKind, Language};

use crate::judge::Case;
use crate::rules::{Charge, Check};

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
    "deque-without-maxlen", "ML110", High, "a deque is only ever appended to and has no maxlen", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Deque
        || case.language() != Language::Python
        || case.main_growth()?.depth > 0
    {
        return None;
    }
    let grade = case.grade(0)?;
    let message =
        format!("{} has no maxlen, grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
