//! ML104: a defaultdict gains a key for each new name that it is asked for, and keeps it.

use skep_kit::Severity;
use skep_source::{Capacity, ContainerKind};

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
    "unbounded-defaultdict", "ML104", High, "a defaultdict gains a key for each new name that it is asked for, and keeps it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::DefaultMap {
        return None;
    }
    let mut grade = case.grade(0)?;
    let is_half = case.constructor.element_capacity != Capacity::Unbounded;
    let name = case.symbol();
    let message = if is_half {
        // Each value has its bound; only the keys are without.
        grade.severity = grade.severity.min(Severity::Medium);
        format!("the values of {name} are bounded, its keys are not: {}() adds one for each new key", case.grower())
    } else {
        format!("{name} gains a key for each new name in {}() and {}", case.grower(), case.removal_clause())
    };
    Some(Charge::new(grade, message, case.help()))
}
