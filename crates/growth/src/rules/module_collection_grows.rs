//! ML101: a collection at the level of a module grows and nothing shrinks it.

use skep_source::Language;

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A list, dict, set or other container bound at the level of a module that some
    /// function fills and nothing takes anything out of. Growth that does not count:
    /// at import, under keys that the source itself lists, behind a check of the
    /// container's length, in tests. Removal that does not count: of all at the end
    /// (in a function called `close`, `stop`, `__exit__` and the like), in tests, of
    /// one fixed key, by a function that nothing calls.
    ///
    /// A dict that remembers results, a defaultdict, a queue, a deque and a table of
    /// locks have rules of their own.
    ///
    /// ## Why it hurts
    ///
    /// A module lives as long as the process. Each entry is paid for until restart,
    /// so a server's memory follows the number of requests it ever had.
    ///
    /// ## Example
    ///
    /// ```python
    /// SEEN = set()
    ///
    ///
    /// def handle_request(request):
    ///     if request.id in SEEN:
    ///         return "duplicate"
    ///     SEEN.add(request.id)
    ///     return "accepted"
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// IN_PROGRESS = set()
    ///
    ///
    /// def handle_request(request):
    ///     if request.id in IN_PROGRESS:
    ///         return "duplicate"
    ///     IN_PROGRESS.add(request.id)
    ///     try:
    ///         return "accepted"
    ///     finally:
    ///         IN_PROGRESS.discard(request.id)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// How many different keys there will be: a table by name of plugin looks like a
    /// table by name of client. Whether a removal runs for every entry: one that may
    /// run is enough to be silent. What code outside the scanned paths removes.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "module-collection-grows", "ML101", High, "a collection at the level of a module grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::Module(..) = case.subject.owner else { return None };
    if case.language() != Language::Python {
        return None;
    }
    let grade = case.grade(0)?;
    let name = case.symbol();
    let message =
        format!("{name} is as old as the process, grows in {}() and {}", case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}
