//! ML115: a table keeps a lock for each key that was ever locked.

use skep_source::{ContainerKind, Value};

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
    "per-key-lock-table", "ML115", High, "a table keeps a lock for each key that was ever locked", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let locks = |growth: &&crate::judge::GrowthFact| case.program.operation(&growth.operation).value == Value::Lock;
    let is_default_lock = case.constructor.kind == ContainerKind::DefaultMap
        && ["Lock", "RLock", "Semaphore", "Condition", "Event"]
            .iter()
            .any(|lock| case.program.text(case.constructor.text).contains(lock));
    if !case.is_keyed() || !(is_default_lock || case.counted().any(|growth| locks(&growth))) {
        return None;
    }
    // Locks are made for keys that come from outside; that is what the table is for.
    let grade = case.grade(1)?;
    let message =
        format!("{} keeps a lock for every key that was ever locked, and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(
        grade,
        message,
        "keep the locks in a weakref.WeakValueDictionary, or drop one when nobody waits for it",
    ))
}
