//! ML102: a collection in a class body, shared by all instances, grows and nothing shrinks it.

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A container made in the body of a class, which all instances share, that a
    /// method fills and nothing takes anything out of. `self.jobs.append(job)` adds
    /// to the class's list unless `__init__` or another method makes one for the
    /// instance. Fields of dataclasses, attrs classes and models are made for each
    /// instance and are not meant here.
    ///
    /// ## Why it hurts
    ///
    /// The class lives as long as the process, and so does all that any instance ever
    /// put in, long after the instance itself is gone. Often it is a mistake besides:
    /// each instance sees the others' entries.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Scheduler:
    ///     jobs = []
    ///
    ///     def on_submit(self, job):
    ///         self.jobs.append(job)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Scheduler:
    ///     def __init__(self):
    ///         self.jobs = []
    ///
    ///     def on_submit(self, job):
    ///         self.jobs.append(job)
    ///
    ///     def run_next(self):
    ///         if self.jobs:
    ///             self.jobs.pop(0).run()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Registries that a metaclass or a class decorator fills: where only the import
    /// fills them they are silent, where a method does they are reported one step
    /// milder if a name such as `registry` or `plugins` says so. An attribute that is
    /// set from outside the class, `Scheduler.jobs = []`, under a name that many
    /// classes share.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "class-body-collection-grows", "ML102", High, "a collection in a class body, shared by all instances, grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Owner::TypeBody(_) = case.subject.owner else { return None };
    let grade = case.grade(0)?;
    let name = case.symbol();
    let message =
        format!("{name} is one for all instances, grows in {}() and {}", case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}
