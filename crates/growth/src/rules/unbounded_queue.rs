//! ML109: a queue without a size limit is filled from outside.

use skep_kit::Severity;
use skep_source::ContainerKind;

use crate::judge::{Case, Frequency};
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// An `asyncio`, `queue` or `multiprocessing` queue without `maxsize` (or with
    /// 0), or a `SimpleQueue`, that something fills. Where something also
    /// takes from it, it is medium at most, and silent unless it is filled for each
    /// request, message or turn of a loop.
    ///
    /// ## Why it hurts
    ///
    /// What nothing takes out stays in. And where something does, a queue without a
    /// limit does not slow its producer down: it turns a slow or dead consumer into
    /// memory.
    ///
    /// ## Example
    ///
    /// ```python
    /// import asyncio
    ///
    ///
    /// class Feed:
    ///     def __init__(self):
    ///         self.updates = asyncio.Queue()
    ///
    ///     async def on_message(self, message):
    ///         await self.updates.put(message)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import asyncio
    ///
    ///
    /// class Feed:
    ///     def __init__(self):
    ///         self.updates = asyncio.Queue(maxsize=1000)
    ///
    ///     async def on_message(self, message):
    ///         await self.updates.put(message)
    ///
    ///     async def deliver(self, socket):
    ///         while True:
    ///             await socket.send(await self.updates.get())
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the consumer keeps up, which is why a queue with a consumer is medium
    /// at most. Queues that are local variables of a function.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "unbounded-queue", "ML109", High, "a queue without a size limit is filled from outside",
    Check::Container(without_consumer), Check::Pruned(with_consumer)
}

fn without_consumer(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    charge(case, Severity::High)
}

/// What requests fill may well be filled faster than it is drained; all else a consumer keeps up with.
fn with_consumer(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let is_fed_by_requests = case.main_growth()?.frequency == Frequency::Request;
    if is_fed_by_requests { charge(case, Severity::Medium) } else { None }
}

fn charge(case: &Case<'_>, worst: Severity) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Queue {
        return None;
    }
    let mut grade = case.grade(0)?;
    grade.severity = grade.severity.min(worst);
    let message = format!("{} has no maxsize and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
