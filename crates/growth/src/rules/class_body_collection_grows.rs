//! ML102: a collection in a class body, shared by all instances, grows and nothing shrinks it.

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
    "class-body-collection-grows", "ML102", High, "a collection in a class body, shared by all instances, grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::TypeBody(_) = case.subject.owner else { return None };
    let grade = case.grade(0)?;
    let name = case.symbol();
    let message =
        format!("{name} is one for all instances, grows in {}() and {}", case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
