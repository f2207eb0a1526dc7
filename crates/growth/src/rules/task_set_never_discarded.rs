//! ML111: tasks are kept in a list or set, and nothing lets them go when they are done.

use skep_source::{ContainerKind, Language, Value};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A list, set or deque that a function puts each task, thread or future in that it
    /// starts, while nothing takes out what is done: no done callback, no loop that
    /// keeps the running ones, no join that empties it.
    ///
    /// ## Why it hurts
    ///
    /// Tasks are kept so that the event loop's weak reference is not the only one. A
    /// task that is done still holds its result, its exception with the traceback, and
    /// through that the locals of each frame.
    ///
    /// ## Example
    ///
    /// ```python
    /// import asyncio
    ///
    /// TASKS = set()
    ///
    ///
    /// async def on_event(event):
    ///     TASKS.add(asyncio.create_task(event.run()))
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import asyncio
    ///
    /// TASKS = set()
    ///
    ///
    /// async def on_event(event):
    ///     task = asyncio.create_task(event.run())
    ///     TASKS.add(task)
    ///     task.add_done_callback(TASKS.discard)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Tasks that are made elsewhere and handed in as parameters.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "task-set-never-discarded", "ML111", High, "tasks are kept and never let go when they are done", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let holds_tasks =
        matches!(case.constructor.kind, ContainerKind::Sequence | ContainerKind::Set | ContainerKind::Deque);
    let main = case.main_growth()?;
    let is_task = case.program.operation(&main.operation).value == Value::Task && main.depth == 0;
    if case.language() != Language::Python || !holds_tasks || !is_task {
        return None;
    }
    let grade = case.grade(0)?;
    let message =
        format!("{} keeps each task that {}() starts, and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}
