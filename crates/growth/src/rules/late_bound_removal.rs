//! ML210: a removal that runs later takes out what its loop came to last.

use skep_kit::{Evidence, Role};

use crate::judge::{Case, Effect};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A callback made in a loop that removes what the loop's variable names. Python
    /// looks the name up when the callback runs, and by then it names what the loop
    /// came to last. Nothing else removes the others.
    ///
    /// ## Why it hurts
    ///
    /// The last entry is taken out once and again, which fails or does nothing. All
    /// others stay, with the tasks and results that they hold.
    ///
    /// ## Example
    ///
    /// ```python
    /// import asyncio
    ///
    /// class Hub:
    ///     def __init__(self):
    ///         self.running = set()
    ///
    ///     def on_event(self, handlers):
    ///         for handler in handlers:
    ///             task = asyncio.ensure_future(handler())
    ///             self.running.add(task)
    ///             task.add_done_callback(lambda _: self.running.discard(task))
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import asyncio
    ///
    /// class Hub:
    ///     def __init__(self):
    ///         self.running = set()
    ///
    ///     def on_event(self, handlers):
    ///         for handler in handlers:
    ///             task = asyncio.ensure_future(handler())
    ///             self.running.add(task)
    ///             task.add_done_callback(self.running.discard)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// A loop that waits for the callback before its next turn. A callback that is
    /// handed on by a function that is not known to call it later.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "late-bound-removal", "ML210", High, "a removal that runs later takes out what its loop came to last", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let removal = case.shrinks.iter().find(|shrink| shrink.effect == Effect::LateBound)?;
    // Somebody meant it to be taken out, and tried.
    let grade = case.grade(1)?;
    let program = case.program;
    let key = program.text(removal.key_name);
    let message = format!("{} loses only what `{key}` names when the callback runs", case.symbol());
    let help = format!("let the callback use what it is given, or bind it when it is made: lambda _, {key}={key}: …");
    let mut charge = Charge::new(grade, message, help);
    let path = program.file(removal.file).path.to_string();
    let what = format!("the loop goes on, and `{key}` names its last one when this runs");
    charge.notes.push(Evidence::at(Role::Note, path, removal.span, what));
    Some(charge)
}
