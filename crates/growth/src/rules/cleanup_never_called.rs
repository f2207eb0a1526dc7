//! ML205: the program fills a container, and nothing in it calls what would take out again.

use skep_kit::{Evidence, Role, Severity, Span};
use skep_source::Language;

use crate::judge::{Case, LifeSpan, neglect};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A container with a way to take out what was put in, a `forget`, `unsubscribe`
    /// or `clear`, which nothing in the program calls, or only what itself nobody
    /// calls. What puts in is called by the program itself, from outside of the class
    /// or module whose remover waits for a caller.
    ///
    /// Silent are: classes that leave both to their users, removers that are handed
    /// on as callbacks, that a decorator or a base class may call, or that something
    /// of unknown type may be asked for.
    ///
    /// ## Why it hurts
    ///
    /// The clean-up was written and reviewed, so everybody takes it to run.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Registry:
    ///     def __init__(self):
    ///         self.jobs = {}
    ///
    ///     def enlist(self, job):
    ///         self.jobs[job.id] = job
    ///
    ///     def forget(self, job):
    ///         self.jobs.pop(job.id, None)
    ///
    ///
    /// REGISTRY = Registry()
    ///
    ///
    /// def on_job(job):
    ///     REGISTRY.enlist(job)
    ///     job.run()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Registry:
    ///     def __init__(self):
    ///         self.jobs = {}
    ///
    ///     def enlist(self, job):
    ///         self.jobs[job.id] = job
    ///
    ///     def forget(self, job):
    ///         self.jobs.pop(job.id, None)
    ///
    ///
    /// REGISTRY = Registry()
    ///
    ///
    /// def on_job(job):
    ///     REGISTRY.enlist(job)
    ///     try:
    ///         job.run()
    ///     finally:
    ///         REGISTRY.forget(job)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Calls by a name that is put together at run time, calls from templates or other
    /// languages, and users of a library who call the remover themselves.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "cleanup-never-called", "ML205", Medium, "what takes out of a container is never called", Check::Container(uncalled), Check::Pruned(uncalled)
}

fn uncalled(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Python || case.lifetime.span == LifeSpan::Short {
        return None;
    }
    let neglect = neglect(case)?;
    // What forgets one entry says that entries come to an end; what empties all may be for tests.
    let forgets_one = case.effective(0).next().is_some();
    let mut grade = case.grade(i8::from(forgets_one))?;
    // Who calls what is known less well than what a function does.
    grade.severity = grade.severity.min(Severity::Medium);
    let remover = case.program.function(neglect.remover.file, neglect.remover.id);
    let message = format!("{} grows in {}(), and nothing here calls {remover}()", case.symbol(), case.grower());
    let help = format!("call {remover}() when an entry is done with");
    let mut charge = Charge::new(grade, message, help);
    let call = case.program.call(neglect.driver);
    let line = Span { line: call.line, column: 1, end_line: call.line, end_column: 1 };
    let path = case.program.file(neglect.driver.file).path.to_string();
    let driver = case.program.function(neglect.driver.file, call.scope);
    charge.notes.push(Evidence::at(Role::Note, path, line, format!("{driver}() makes the program fill it")));
    Some(charge)
}
