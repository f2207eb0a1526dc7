//! ML109: a queue without a size limit is filled from outside.

use skep_source::ContainerKind;

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// An `asyncio`, `queue` or `multiprocessing` queue without `maxsize` (or with
    /// 0), or a `SimpleQueue`, that something fills and nothing takes from.
    ///
    /// ## Why it hurts
    ///
    /// What is put in stays in. A queue without a limit does not slow its producer
    /// down either: it turns a slow or dead consumer into memory.
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
    /// Whether the consumer keeps up: a queue that anything takes from is silent.
    /// Queues that are local variables of a function.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "unbounded-queue", "ML109", High, "a queue without a size limit is filled from outside", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Queue {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} has no maxsize and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
