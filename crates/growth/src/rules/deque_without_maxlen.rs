//! ML110: a deque is only ever appended to and has no maxlen.

use skep_source::{ContainerKind, Language};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A `collections.deque` without `maxlen` that is only ever added to. Calls of
    /// `pop`, `popleft`, `clear` or `remove`, a slice or a new deque in its place,
    /// make it silent, unless they run only at the end or in tests.
    ///
    /// ## Why it hurts
    ///
    /// A deque is chosen to hold the latest of something. Without `maxlen` it holds
    /// all of it.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import deque
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.recent = deque()
    ///
    ///     async def on_message(self, message):
    ///         self.recent.append(message)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from collections import deque
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.recent = deque(maxlen=100)
    ///
    ///     async def on_message(self, message):
    ///         self.recent.append(message)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether a consumer keeps up: one `popleft` that may run is enough to be
    /// silent. How large an expression given as `maxlen` will be.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "deque-without-maxlen", "ML110", High, "a deque is only ever appended to and has no maxlen", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Deque
        || case.language() != Language::Python
        || case.main_growth()?.depth > 0
    {
        return None;
    }
    let grade = case.grade(0)?;
    let message =
        format!("{} has no maxlen, grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
