//! ML109: a queue without a size limit is filled from outside.

use skep_source::ContainerKind;

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
    "unbounded-queue", "ML109", High, "a queue without a size limit is filled from outside", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Queue {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} has no maxsize and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
