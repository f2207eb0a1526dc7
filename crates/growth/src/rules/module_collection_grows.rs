//! ML101: a collection at the level of a module grows and nothing shrinks it.

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
    "module-collection-grows", "ML101", High, "a collection at the level of a module grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Module(..) = case.subject.owner else { return None };
    if case.language() != Language::Python {
        return None;
    }
    let grade = case.grade(0)?;
    let name = case.symbol();
    let message =
        format!("{name} is as old as the process, grows in {}() and {}", case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
