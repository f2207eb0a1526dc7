//! ML202: an entry for an answer that is awaited stays where the answer does not come.

use skep_kit::{Confidence, Evidence, Role, Severity};
use skep_source::Exit;

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A dict, set or list into which a function puts a future, an event, a queue or
    /// a stream and then waits for the answer through it, where only the arrival of
    /// the answer takes the entry out. A wait that runs out of time or is cancelled
    /// leaves the entry behind.
    ///
    /// ## Why it hurts
    ///
    /// Answers fail to come when the other side is slow or gone, which is when many
    /// requests are made again. Each of them leaves its future, and what that holds.
    ///
    /// ## Example
    ///
    /// ```python
    /// import asyncio
    ///
    /// class Client:
    ///     def __init__(self, writer):
    ///         self.writer = writer
    ///         self.pending = {}
    ///
    ///     async def request(self, number, payload):
    ///         answer = asyncio.get_running_loop().create_future()
    ///         self.pending[number] = answer
    ///         self.writer.write(payload)
    ///         return await asyncio.wait_for(answer, 30)
    ///
    ///     def on_message(self, number, payload):
    ///         self.pending.pop(number).set_result(payload)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import asyncio
    ///
    /// class Client:
    ///     def __init__(self, writer):
    ///         self.writer = writer
    ///         self.pending = {}
    ///
    ///     async def request(self, number, payload):
    ///         answer = asyncio.get_running_loop().create_future()
    ///         self.pending[number] = answer
    ///         try:
    ///             self.writer.write(payload)
    ///             return await asyncio.wait_for(answer, 30)
    ///         finally:
    ///             self.pending.pop(number, None)
    ///
    ///     def on_message(self, number, payload):
    ///         self.pending[number].set_result(payload)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// A wait further away than in a direct caller of the function that puts the entry
    /// in. An answer that always comes, if late.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "timeout-leaves-pending", "ML202", High, "an entry for an awaited answer stays where the answer does not come", Check::Pruned(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let Some(uncovered) = case.unanswered() else { return check_callers(case) };
    // The program itself says that the answer may not come.
    let mut grade = case.grade(if uncovered.gap.exit == Exit::Timeout { 2 } else { 1 })?;
    let why = if uncovered.gap.exit == Exit::Timeout { "the wait runs out of time" } else { "the wait is cancelled" };
    if uncovered.gap.exit == Exit::Cancelled {
        // Somebody has to cancel it first.
        grade.severity = grade.severity.min(Severity::Medium);
        grade.confidence = Confidence::Low;
    }
    let message = format!("{} keeps its entry where {why}", case.symbol());
    let mut charge = Charge::new(grade, message, case.help_to_cover(&uncovered));
    let path = case.program.file(uncovered.growth.operation.file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path, uncovered.gap.span, format!("leaves here without it: {why}")));
    Some(charge)
}

/// Looks for a caller that gives up on the answer.
fn check_callers(case: &Case<'_>) -> Option<Charge> {
    let (uncovered, call) = case.given_up()?;
    let grade = case.grade(1)?;
    let program = case.program;
    let file = uncovered.growth.operation.file;
    let function = program.function(file, uncovered.gap.scope);
    let waiter = program.function(call.file, program.call(call).scope);
    let symbol = case.symbol();
    let message = format!("{symbol} keeps its entry where {waiter}() waits no longer for what {function}() put in");
    let help = format!(
        "where {waiter}() gives up, take the entry out of {symbol}, or let the future do it when it is cancelled"
    );
    let mut charge = Charge::new(grade, message, help);
    let path = |file| program.file(file).path.to_string();
    charge.notes.push(Evidence::at(Role::Note, path(file), uncovered.gap.span, "hands the answer to its caller here"));
    let line = program.call(call).line;
    charge.notes.push(Evidence::at_line(Role::Note, path(call.file), line, "waits here, and leaves without it"));
    Some(charge)
}
