//! ML103: a collection in an attribute grows and nothing shrinks it while its owner lives.

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
    "instance-collection-grows", "ML103", High, "a collection in an attribute grows and nothing shrinks it while its owner lives", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Instance(_) = case.subject.owner else { return None };
    if case.language() != Language::Python {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
