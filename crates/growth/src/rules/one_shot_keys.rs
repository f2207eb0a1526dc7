//! ML116: a table is filled under keys that never come twice.

use skep_kit::Confidence;
use skep_source::{Context, Growth, Key, Language};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A dict or set that grows under `id(x)`, a new UUID, a time, `next(counter)` or
    /// a number that is counted up, and never loses such a key.
    ///
    /// ## Why it hurts
    ///
    /// A table is bounded when its keys come again. These never do: each entry is
    /// used once and kept for good, and what `id(x)` names is soon another object.
    ///
    /// ## Example
    ///
    /// ```python
    /// import uuid
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.started = {}
    ///
    ///     async def on_request(self, request):
    ///         number = uuid.uuid4()
    ///         self.started[number] = request
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import uuid
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.started = {}
    ///
    ///     async def on_request(self, request):
    ///         number = uuid.uuid4()
    ///         self.started[number] = request
    ///         try:
    ///             await request.run()
    ///         finally:
    ///             self.started.pop(number, None)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// A key that was made in another function and handed over as a parameter. How
    /// often the function runs, where nothing in the source tells.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "one-shot-keys", "ML116", High, "a table is filled under keys that never come twice", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let main = case.main_growth()?;
    if !case.is_keyed() || main.depth > 0 || main.key != Key::Unique || case.language() != Language::Python {
        return None;
    }
    // Whoever looks a key up before expects it to come again.
    let is_memo = case.program.operation(&main.operation).context.contains(Context::MISSING_KEY_GUARD);
    if is_memo || main.how == Growth::InsertMissing {
        return None;
    }
    let mut grade = case.grade(0)?;
    // Of other keys it is open whether they come again.
    if case.doubts().is_empty() {
        grade.confidence = Confidence::High;
    }
    let message = format!(
        "{} gains a key that never comes twice each time {}() runs, and {}",
        case.symbol(),
        case.grower(),
        case.removal_clause()
    );
    Some(Charge::new(grade, message, case.help()))
}
