//! ML114: a mutable default argument is made once and collects what every call adds.

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
    "mutable-default-accumulates", "ML114", High, "a mutable default argument is made once and collects what every call adds", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Argument(..) = case.subject.owner else { return None };
    let grade = case.grade(0)?;
    let name = case.program.text(case.subject.name);
    let message = format!("the default of `{name}` is made once, and every call of {}() adds to it", case.grower());
    Some(Charge::new(grade, message, format!("{name}=None, and make a new one inside")))
}
