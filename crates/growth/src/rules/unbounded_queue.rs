//! ML109: a queue without a size limit is filled from outside.

use skep_kit::Severity;
use skep_source::{Call, ContainerKind, Context, Operation, OperationKind, Root, Shrinkage, Value, VariableKind};

use crate::judge::{Case, Frequency, GrowthFact, ShrinkFact};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// An `asyncio`, `queue` or `multiprocessing` queue without `maxsize` (or with
    /// 0), or a `SimpleQueue`, that something fills. Where something also
    /// takes from it, it is medium at most, and silent unless others set the pace: it
    /// is filled for each request, message or turn of a loop, or a publisher puts what
    /// it was given into the queue of each subscriber. A producer that takes from the
    /// queue itself or waits for `join()` keeps step.
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

/// What others fill at their own pace may well be filled faster than it is drained; all else a consumer keeps up with.
fn with_consumer(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let is_queue = case.constructor.kind == ContainerKind::Queue;
    let sets_the_pace = |growth: &GrowthFact| growth.frequency == Frequency::Request || is_fanned_out(case, growth);
    let is_filled = case.counted().any(|growth| sets_the_pace(growth) && !keeps_step(case, growth));
    if is_queue && is_filled && !is_handed_to_workers(case) { charge(case, Severity::Medium) } else { None }
}

/// Tells whether a publisher puts what it was given into one queue after the other, each of them drained by somebody else.
fn is_fanned_out(case: &Case<'_>, growth: &GrowthFact) -> bool {
    let operation = case.program.operation(&growth.operation);
    let at = ScopeRef { file: growth.operation.file, id: operation.scope };
    matches!(operation.value, Value::Parameter(_))
        && case.program.callers(at).iter().any(|(call, _)| {
            let facts = case.program.file(call.file);
            let site = case.program.call(*call);
            let is_of_element = facts.place(site.callee).root == Root::Unknown;
            let publisher = ScopeRef { file: call.file, id: site.scope };
            is_of_element
                && site.context.contains(Context::LOOP)
                && !site.context.contains(Context::CONSTANT_LOOP)
                && case.program.owner_of(publisher) != case.program.owner_of(at)
        })
}

/// Places that take from a queue of which more are not looked at.
const MOST_TAKERS: usize = 16;

/// Tells whether the holder hands the queue to workers of its own, which do nothing but take from it.
fn is_handed_to_workers(case: &Case<'_>) -> bool {
    case.effective(0).take(MOST_TAKERS).any(|shrink| {
        let at = ScopeRef { file: shrink.file, id: shrink.scope };
        let facts = case.program.file(at.file);
        shrink.context.contains(Context::ENDLESS_LOOP)
            && case.program.operations_in(at).any(|operation| {
                operation.span == shrink.span
                    && matches!(facts.place(operation.place).root, Root::Variable(variable)
                        if matches!(case.program.variable(at.file, variable).kind, VariableKind::Parameter(_)))
            })
    })
}

/// Tells whether the producer cannot run ahead: it takes from the queue itself or from one before it, waits until all is
/// done, or puts in a mark that says nothing but that there is an end.
fn keeps_step(case: &Case<'_>, growth: &GrowthFact) -> bool {
    let program = case.program;
    let operation = program.operation(&growth.operation);
    let at = ScopeRef { file: growth.operation.file, id: operation.scope };
    let takes = |shrink: &ShrinkFact| ScopeRef { file: shrink.file, id: shrink.scope } == at;
    let waits = |call: &Call| {
        let place = program.file(at.file).place(call.callee);
        matches!(place.path(), [.., queue, method] if *queue == case.subject.name && program.text(*method) == "join")
    };
    let answers = |other: &Operation| {
        other.kind == OperationKind::Shrink(Shrinkage::Take)
            && other.place != operation.place
            && other.context.contains(Context::ENDLESS_LOOP)
    };
    matches!(operation.value, Value::Nothing | Value::Literal)
        || operation.context.contains(Context::CONSTANT_LOOP)
        || case.shrinks.iter().any(takes)
        || operation.context.contains(Context::ENDLESS_LOOP) && program.operations_in(at).any(answers)
        || program.calls_in(at).any(waits)
}

fn charge(case: &Case<'_>, worst: Severity) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Queue {
        return None;
    }
    let mut grade = case.grade(0)?;
    grade.severity = grade.severity.min(worst);
    let message = format!("{} has no maxsize and {}", case.symbol(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}
