//! ML104: a defaultdict gains a key for each new name that it is asked for, and keeps it.

use skep_kit::Severity;
use skep_source::{Capacity, ContainerKind};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A `defaultdict` that gains keys and never loses one. Reading is enough: asking
    /// for a missing key makes it. A bound on the values, as in
    /// `defaultdict(lambda: deque(maxlen=1000))`, bounds half of it; the keys are
    /// still reported, as medium at most, and the message says so.
    ///
    /// ## Why it hurts
    ///
    /// It holds an entry for each name that was ever asked for, and its values grow
    /// besides. Where clients choose the key, they choose how much memory it takes.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import defaultdict
    ///
    ///
    /// class History:
    ///     def __init__(self):
    ///         self.events = defaultdict(list)
    ///
    ///     def on_event(self, user, event):
    ///         self.events[user].append(event)
    ///
    ///
    /// HISTORY = History()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from collections import defaultdict, deque
    ///
    ///
    /// class History:
    ///     def __init__(self):
    ///         self.events = defaultdict(lambda: deque(maxlen=1000))
    ///
    ///     def on_event(self, user, event):
    ///         self.events[user].append(event)
    ///
    ///     def on_logout(self, user):
    ///         self.events.pop(user, None)
    ///
    ///
    /// HISTORY = History()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// A class of your own that makes its missing entries in `__missing__`. How many
    /// different keys there will be: counting under a few states looks like counting
    /// under addresses, unless the source lists the keys.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "unbounded-defaultdict", "ML104", High, "a defaultdict gains a key for each new name that it is asked for, and keeps it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::DefaultMap {
        return None;
    }
    let mut grade = case.grade(0)?;
    let is_half = case.constructor.element_capacity != Capacity::Unbounded;
    let name = case.symbol();
    let message = if is_half {
        // Each value has its bound; only the keys are without.
        grade.severity = grade.severity.min(Severity::Medium);
        format!(
            "{name} has values that are bounded and keys that are not: {}() adds one for each new key",
            case.grower()
        )
    } else {
        format!("{name} gains a key for each new name in {}() and {}", case.grower(), case.removal_clause())
    };
    Some(Charge::new(grade, message, case.help()))
}
