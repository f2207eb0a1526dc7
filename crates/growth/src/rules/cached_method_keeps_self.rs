//! ML108: a cache on a method keeps every instance that it was called on.

use skep_kit::{Confidence, Severity};
use skep_source::{Capacity, Language};

use crate::judge::Grade;
use crate::judge::LifeSpan;
use crate::rules::{Charge, Check, MemoCase};

rule! {
    /// ## What it finds
    ///
    /// `@functools.cache`, `@lru_cache` or async_lru's `alru_cache` on a method. The
    /// cache's keys hold `self`. Without a limit it is medium; with one (128 for a
    /// bare `@lru_cache`) it keeps only the last callers and is low. The members of
    /// an enumeration live for ever anyway and are left out, and so are static
    /// methods.
    ///
    /// ## Why it hurts
    ///
    /// The cache belongs to the class. Each instance on which the method was called
    /// stays in it with all that the instance holds, after everybody else has
    /// forgotten it.
    ///
    /// ## Example
    ///
    /// ```python
    /// from functools import lru_cache
    ///
    ///
    /// class Ledger:
    ///     def __init__(self, entries):
    ///         self.entries = entries
    ///
    ///     @lru_cache(maxsize=None)
    ///     def total(self, year):
    ///         return sum(self.entries[year])
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from functools import cached_property
    ///
    ///
    /// class Ledger:
    ///     def __init__(self, entries):
    ///         self.entries = entries
    ///
    ///     @cached_property
    ///     def total(self):
    ///         return sum(sum(year) for year in self.entries.values())
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// That there is only one instance for the life of the process, where the cache
    /// keeps nothing that would go. Caches of other libraries.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "cached-method-keeps-self", "ML108", Medium, "a cache on a method keeps every instance that it was called on", Check::Memo(check)
}

fn check(case: &MemoCase<'_>) -> Option<Charge> {
    if case.program.file(case.file).language != Language::Python {
        return None;
    }
    if !case.memo.keeps_receiver || case.is_on_enum() {
        return None;
    }
    let is_bounded = case.memo.capacity != Capacity::Unbounded;
    // What lives as long as the program is kept anyway.
    let stays = case.lifetime.is_some_and(|lifetime| lifetime.span >= LifeSpan::Service);
    let severity = if is_bounded || stays || case.is_cleared { Severity::Low } else { Severity::Medium };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let keeps =
        if is_bounded { "its last callers" } else { "every instance it was called on, for as long as the class lives" };
    let message = format!("@{} on a method keeps {keeps}", case.program.text(case.memo.text));
    Some(Charge::new(grade, message, "cache in an attribute of the instance, or make it a function of what it needs"))
}
