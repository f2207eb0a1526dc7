//! ML106: a dict remembers results by argument and forgets none.

use skep_source::{ContainerKind, Context, Growth, Language};

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
    "memo-without-eviction", "ML106", High, "a dict remembers results by argument and forgets none", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if !matches!(case.constructor.kind, ContainerKind::Map | ContainerKind::DefaultMap)
        || case.language() != Language::Python
    {
        return None;
    }
    if matches!(case.subject.owner, Owner::Local(..)) {
        return None;
    }
    let main = case.main_growth()?;
    let operation = case.program.operation(&main.operation);
    let is_memo = operation.context.contains(Context::MISSING_KEY_GUARD) || main.how == Growth::InsertMissing;
    if !is_memo || main.depth > 0 {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!(
        "{} remembers one entry for each new key in {}() and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, case.help()))
}
