//! ML208: the values of a table are emptied and their keys stay.

use skep_kit::Severity;
use skep_source::Shrinkage;

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
    "inner-emptied-key-stays", "ML208", Medium, "the values of a table are emptied and their keys stay", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let main = case.main_growth()?;
    if !case.is_keyed() || main.depth > 0 {
        return None;
    }
    let emptied = case
        .effective(1)
        .find(|shrink| matches!(shrink.how, Shrinkage::Remove | Shrinkage::Take | Shrinkage::Filter))?;
    let mut grade = case.grade(0)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let remover = case.program.function(emptied.file, emptied.scope);
    let message = format!("{remover}() takes out of the values of {}, and no key is ever removed", case.symbol());
    let help = format!("in {remover}(), remove the key when its value is empty");
    Some(Charge::new(grade, message, help))
}
