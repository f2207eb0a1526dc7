//! ML107: a function cache without a limit keeps a result for each argument ever seen.

use skep_kit::{Confidence, Severity};
use skep_source::Capacity;

use crate::judge::{Grade, only_constants};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check, MemoCase};

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
    "unbounded-function-cache", "ML107", Medium, "a function cache without a limit keeps a result for each argument ever seen", Check::Memo(check)
}

fn check(case: &MemoCase<'_>) -> Option<Charge> {
    if case.memo.keeps_receiver || case.memo.is_finite || case.memo.capacity != Capacity::Unbounded {
        return None;
    }
    let scope = ScopeRef { file: case.file, id: case.memo.scope };
    let parameters = case.program.scope(scope).parameters.len();
    let constant = (0..parameters).all(|index| only_constants(case.program, scope, index as u8));
    let severity = if constant { Severity::Low } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let function = case.program.function(case.file, case.memo.scope);
    let message =
        format!("@{} keeps a result for every argument that {function}() ever saw", case.program.text(case.memo.text));
    Some(Charge::new(grade, message, "functools.lru_cache(maxsize=1024), or another number that fits"))
}
