//! RL104: memory is given up for ever in code that runs again and again.

use skep_kit::{Confidence, Severity};
use skep_source::{Context, SiteKind, TypeFlags};

use crate::judge::{Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

rule! {
    /// ## What it finds
    ///
    /// `Box::leak`, `Vec::leak`, `String::leak` or `mem::forget` in a function that
    /// runs again and again. What runs once, at the start, in the making of a static
    /// or in `get_or_init`, is silent, and so is what is freed by hand: by a `drop` of
    /// the same type or a `from_raw` in the same file. `mem::forget` counts only where
    /// requests or messages are handled.
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
    if makes_once(case) || hands_on(case) {
        return None;
    }
    let path = case.program.text(case.site.path);
    // What is forgotten has mostly been handed on before, by its raw parts.
    let is_forgotten = path.ends_with("forget");
    let is_frequent = case.frequency == Frequency::Request && !is_forgotten || case.is_handler();
    let severity = match (is_frequent, is_forgotten) {
        (true, false) => Severity::High,
        (true, true) | (false, false) => Severity::Medium,
        (false, true) => Severity::Low,
    };
    let confidence = if is_forgotten { Confidence::Low } else { Confidence::Medium };
    let grade = Grade { severity, confidence };
    let function = case.program.function(case.file, case.site.scope);
    let message = format!("{path} in {function}() gives memory up for ever, each time it runs");
    Some(Charge::new(grade, message, "hand out an owner that drops it, or make it once in a static"))
}

/// Functions that run what they are given once in the life of the process.
const ONCE: &[&str] = &["get_or_init", "get_or_try_init", "call_once", "call_once_force", "get_or_insert_with"];

/// Tells whether the function makes something once for all who ask.
fn makes_once(case: &SiteCase<'_>) -> bool {
    if case.site.context.contains(Context::MISSING_KEY_GUARD) {
        return true;
    }
    let facts = case.program.file(case.file);
    let is_once = |call: &skep_source::Call| {
        let name = facts.place(call.callee).last();
        name.is_some_and(|name| ONCE.contains(&case.program.text(name)))
    };
    facts.calls.iter().any(|call| call.scope == case.site.scope && is_once(call))
}

/// Words of functions that give memory up on purpose, and leave it to their caller to take it back.
const ON_PURPOSE: &[&str] = &["leak", "leaked", "forget", "dismiss", "raw", "ptr", "ffi", "native", "intern"];

/// Tells whether the function hands the memory on to somebody who frees it: its type has a `drop` of its own, the file
/// takes raw memory back, or the function's name says so.
fn hands_on(case: &SiteCase<'_>) -> bool {
    let facts = case.program.file(case.file);
    let function = facts.scope(case.site.scope);
    let owns = function.owner.is_some_and(|id| facts.types[id.index()].flags.contains(TypeFlags::FINALISER));
    let takes_back = facts.calls.iter().any(|call| {
        let name = facts.place(call.callee).last();
        name.is_some_and(|name| matches!(case.program.text(name), "from_raw" | "drop_in_place" | "dealloc"))
    });
    let name = case.program.text(function.name);
    owns || takes_back || name.split('_').any(|word| ON_PURPOSE.contains(&word))
}
