//! RL201: a function puts in and takes out again, and a way out between the two leaves the entry behind.

use skep_kit::{Evidence, Role, Severity, Span};
use skep_source::{Call, Context, Language, Root, Shrinkage, Value};

use crate::judge::{Case, GrowthFact, ShrinkFact};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A function that puts an entry into a table for as long as it works on
    /// something, and takes it out again under the same key behind a `?` or `return`
    /// that leaves without doing so, where nothing else ever takes such entries out:
    /// no other function, no `retain`, no guard with a `Drop`. And one that keeps the
    /// sending half of a `oneshot` channel under a key, waits for the answer with a
    /// timeout and forgets the key then, where only the answer takes it out.
    ///
    /// ## Why it hurts
    ///
    /// Each failure leaves an entry behind for good. Failures come in floods: a peer
    /// that is down fails each request.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::io::Error;
    /// use std::sync::Mutex;
    ///
    /// pub struct Client {
    ///     running: Mutex<HashMap<u64, String>>,
    /// }
    ///
    /// impl Client {
    ///     pub fn request(&self, id: u64, text: String) -> Result<(), Error> {
    ///         self.running.lock().unwrap().insert(id, text.clone());
    ///         send(&text)?;
    ///         self.running.lock().unwrap().remove(&id);
    ///         Ok(())
    ///     }
    /// }
    ///
    /// fn send(text: &str) -> Result<(), Error> {
    ///     if text.is_empty() { Err(Error::other("nothing to send")) } else { Ok(()) }
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::io::Error;
    /// use std::sync::Mutex;
    ///
    /// pub struct Client {
    ///     running: Mutex<HashMap<u64, String>>,
    /// }
    ///
    /// impl Client {
    ///     pub fn request(&self, id: u64, text: String) -> Result<(), Error> {
    ///         self.running.lock().unwrap().insert(id, text.clone());
    ///         let sent = send(&text);
    ///         self.running.lock().unwrap().remove(&id);
    ///         sent
    ///     }
    /// }
    ///
    /// fn send(text: &str) -> Result<(), Error> {
    ///     if text.is_empty() { Err(Error::other("nothing to send")) } else { Ok(()) }
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Futures that are dropped at an `await` in between. Whether what fails can fail
    /// more than once in the life of the table.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "removal-not-on-early-return", "RL201", Medium, "an entry stays behind when its function leaves early",
    Check::Pruned(check), Check::Pruned(check_timeout)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Rust || !case.is_keyed() {
        return None;
    }
    let is_undone = |shrink: &ShrinkFact| case.counted().any(|growth| undoes(case, growth, shrink));
    if !case.effective(0).all(is_undone) {
        return None;
    }
    let late = case.effective(0).find(|shrink| shrink.context.contains(Context::AFTER_EXIT))?;
    let grade = case.grade(0)?;
    let function = case.program.function(late.file, late.scope);
    let message = format!("{} keeps its entry where {function}() leaves before it removes it", case.symbol());
    let help = "remove it before `?` and `return`, or by a guard that does so when it is dropped";
    let mut charge = Charge::new(grade, message, help);
    let path = case.program.file(late.file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, late.span, "a way out before this leaves the entry behind"));
    Some(charge)
}

/// Functions that give up waiting.
const TIMEOUTS: &[&str] = &["timeout", "timeout_at"];

/// Speaks where only the answer takes out what waits for it, and whoever asked may have given up by then.
fn check_timeout(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Rust || !case.is_keyed() {
        return None;
    }
    let program = case.program;
    let (growth, waits) = case.counted().find_map(|growth| Some((growth, gives_up(case, growth)?)))?;
    let scope = program.operation(&growth.operation).scope;
    let is_by_answer = |shrink: &ShrinkFact| {
        let function = program.scope(ScopeRef { file: shrink.file, id: shrink.scope });
        shrink.how == Shrinkage::Remove
            && !shrink.context.contains(Context::DRAIN_LOOP)
            && (shrink.file, shrink.scope) != (growth.operation.file, scope)
            && program.text(function.name) != "drop"
    };
    if !case.effective(0).all(is_by_answer) {
        return None;
    }
    let mut grade = case.grade(0)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let function = program.function(growth.operation.file, scope);
    let message = format!("{} keeps the entry of an answer that {function}() no longer waits for", case.symbol());
    let mut charge = Charge::new(grade, message, "remove the entry when the wait ends, however it ends");
    let path = program.file(growth.operation.file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, waits, "the wait for the answer may end here without one"));
    Some(charge)
}

/// Returns where the function waits with a timeout for an answer whose sender it put in before.
fn gives_up(case: &Case<'_>, growth: &GrowthFact) -> Option<Span> {
    let operation = case.program.operation(&growth.operation);
    let at = ScopeRef { file: growth.operation.file, id: operation.scope };
    if operation.value != Value::Answer || growth.depth > 0 {
        return None;
    }
    let facts = case.program.file(at.file);
    let waits = |call: &&Call| {
        let place = facts.place(call.callee);
        let name = match (place.last(), place.root) {
            (Some(name), _) => name,
            (None, Root::Variable(variable)) => case.program.variable(at.file, variable).name,
            (None, Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => return false,
        };
        let is_beside = call.context.contains(Context::DETACHED) == operation.context.contains(Context::DETACHED);
        is_beside && call.line >= operation.span.line && TIMEOUTS.contains(&case.program.text(name))
    };
    let line = case.program.calls_in(at).find(waits)?.line;
    Some(Span { line, column: 1, end_line: line, end_column: 1 })
}

/// Tells whether a removal takes out what the same function put in.
fn undoes(case: &Case<'_>, growth: &GrowthFact, shrink: &ShrinkFact) -> bool {
    let operation = case.program.operation(&growth.operation);
    growth.depth == 0
        && shrink.how == Shrinkage::Remove
        && !shrink.context.contains(Context::FINALLY)
        && (growth.operation.file, operation.scope) == (shrink.file, shrink.scope)
        && operation.key_name.is_some()
        && operation.key_name == shrink.key_name
}
