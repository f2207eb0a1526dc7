//! RL104: memory is given up for ever in code that runs again and again.

use skep_kit::{Confidence, Severity};
use skep_source::SiteKind;

use crate::judge::{Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

rule! {
    /// ## What it finds
    ///
    /// `Box::leak`, `Vec::leak`, `String::leak` or `mem::forget` in a function that
    /// runs again and again. What runs once, at the start or in the making of a
    /// static, is silent.
    ///
    /// ## Why it hurts
    ///
    /// The memory is given up for ever, once a call. Nothing will drop it.
    ///
    /// ## Example
    ///
    /// ```rust
    /// pub fn handle_request(name: &str) -> &'static str {
    ///     Box::leak(name.to_owned().into_boxed_str())
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::sync::Arc;
    ///
    /// pub fn handle_request(name: &str) -> Arc<str> {
    ///     Arc::from(name)
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// That what is leaked is remembered and handed out again, as an interner does.
    /// Whether code behind a foreign function interface takes the memory back.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
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
