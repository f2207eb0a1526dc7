//! RL101: a collection in a static grows and nothing shrinks it.

use skep_source::Language;

use crate::judge::Case;
use crate::link::Owner;
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
    "static-collection-grows", "RL101", High, "a collection in a static grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Module(..) = case.subject.owner else { return None };
    if case.language() != Language::Rust {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} is as old as the process, grows in {}() and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, case.help()))
}
