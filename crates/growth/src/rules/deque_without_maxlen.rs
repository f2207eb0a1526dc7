//! ML110: a deque is only ever appended to and has no maxlen.

use skep_kit::Severity;
use skep_source::{ContainerKind, Context, Language, Value};

use crate::judge::{Case, GrowthFact, ShrinkFact};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A `collections.deque` without `maxlen` that is only ever added to. Calls of
    /// `pop`, `popleft`, `clear` or `remove`, a slice or a new deque in its place,
    /// make it silent, unless they run only at the end or in tests, or what is added is
    /// what an error handler keeps for later: that is let go only when the other side
    /// is back, and it is medium at most.
    ///
    /// ## Why it hurts
    ///
    /// A deque is chosen to hold the latest of something. Without `maxlen` it holds
    /// all of it.
    ///
    /// ## Example
    ///
    /// ```python
    /// from collections import deque
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.recent = deque()
    ///
    ///     async def on_message(self, message):
    ///         self.recent.append(message)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// from collections import deque
    ///
    ///
    /// class Gateway:
    ///     def __init__(self):
    ///         self.recent = deque(maxlen=100)
    ///
    ///     async def on_message(self, message):
    ///         self.recent.append(message)
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether a consumer keeps up: one `popleft` that may run is enough to be
    /// silent. How large an expression given as `maxlen` will be.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "deque-without-maxlen", "ML110", High, "a deque is only ever appended to and has no maxlen", Check::Container(check), Check::Pruned(kept_while_away)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Deque
        || case.language() != Language::Python
        || case.main_growth()?.depth > 0
    {
        return None;
    }
    let grade = case.grade(0)?;
    let message =
        format!("{} has no maxlen, grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()).mended_by(case.repair()))
}

/// Methods that hand something to the other side of a connection, which may be away.
const SENDS: &[&str] =
    &["send", "sendall", "sendto", "send_message", "send_json", "send_bytes", "publish", "post", "produce", "write"];

/// What could not be sent is kept until sending works again, and nothing says how long that takes.
fn kept_while_away(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.constructor.kind != ContainerKind::Deque || case.language() != Language::Python {
        return None;
    }
    let sends = |growth: &GrowthFact| {
        let function = ScopeRef { file: growth.operation.file, id: case.program.operation(&growth.operation).scope };
        case.program.calls_in(function).any(|call| {
            let method = case.program.file(function.file).place(call.callee).last();
            method.is_some_and(|name| SENDS.contains(&case.program.text(name)))
        })
    };
    let kept = case.counted().find(|growth| {
        let operation = case.program.operation(&growth.operation);
        let is_drained_here =
            |shrink: &ShrinkFact| shrink.file == growth.operation.file && shrink.scope == operation.scope;
        growth.depth == 0
            && operation.context.contains(Context::HANDLER)
            && !matches!(operation.value, Value::Nothing | Value::Literal)
            && !case.shrinks.iter().any(is_drained_here)
            && sends(growth)
    })?;
    // The source says that what fails is kept, however often it fails.
    let mut grade = case.grade(1)?;
    grade.severity = grade.severity.min(Severity::Medium);
    let keeper = case.program.function(kept.operation.file, case.program.operation(&kept.operation).scope);
    let message =
        format!("{} has no maxlen and keeps in {keeper}() whatever fails, until it works again", case.symbol());
    Some(Charge::new(grade, message, case.help()))
}
