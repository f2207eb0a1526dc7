//! RL104: memory is given up for ever in code that runs again and again.

use skep_kit::{Confidence, Severity};
use skep_source::SiteKind;

use crate::judge::{Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

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
    "leak-in-runtime-path", "RL104", High, "memory is given up for ever in code that runs again and again", Check::Site(check)
}

fn check(case: &SiteCase<'_>) -> Option<Charge> {
    if case.site.kind != SiteKind::Leak || case.frequency <= Frequency::Start {
        return None;
    }
    let severity = if case.frequency == Frequency::Request { Severity::High } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let path = case.program.text(case.site.path);
    let function = case.program.function(case.file, case.site.scope);
    let message = format!("{path} in {function}() gives memory up for ever, each time it runs");
    Some(Charge::new(grade, message, "hand out an owner that drops it, or make it once in a static"))
}
