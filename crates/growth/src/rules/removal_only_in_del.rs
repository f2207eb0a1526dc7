//! ML204: an object takes itself out of a container in its finaliser, which never runs since the container keeps it.

use skep_source::{ContainerKind, Language, Value};

use crate::judge::{Case, Effect};
use crate::link::ScopeRef;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A container in which an object puts itself, and out of which it only takes
    /// itself in `__del__`.
    ///
    /// ## Why it hurts
    ///
    /// `__del__` runs when the last reference is gone, and the container is a
    /// reference. The removal waits for itself.
    ///
    /// ## Example
    ///
    /// ```python
    /// OPEN = {}
    ///
    ///
    /// class Channel:
    ///     def __init__(self, number):
    ///         self.number = number
    ///         OPEN[number] = self
    ///
    ///     def __del__(self):
    ///         OPEN.pop(self.number, None)
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// import weakref
    ///
    /// OPEN = weakref.WeakValueDictionary()
    ///
    ///
    /// class Channel:
    ///     def __init__(self, number):
    ///         self.number = number
    ///         OPEN[number] = self
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Objects that somebody else puts in, which are found as any container that
    /// nothing is taken out of.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "removal-only-in-del", "ML204", High, "an object only leaves a container in its finaliser, which the container keeps from running", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Python {
        return None;
    }
    let program = case.program;
    let finaliser = case.shrinks.iter().find(|shrink| shrink.effect == Effect::InFinaliser && shrink.depth == 0)?;
    let of = program.owner_of(ScopeRef { file: finaliser.file, id: finaliser.scope })?;
    let puts_itself_in = case.counted().any(|growth| {
        let operation = program.operation(&growth.operation);
        let owner = program.owner_of(ScopeRef { file: growth.operation.file, id: operation.scope });
        operation.value == Value::Receiver && owner.is_some_and(|owner| program.hierarchy.are_kin(owner, of))
    });
    if !puts_itself_in {
        return None;
    }
    // It is certain that what would remove never runs.
    let grade = case.grade(1)?;
    let name = program.type_name(of);
    let message = format!("each {name} is kept alive by {}, and only leaves it in its finaliser", case.symbol());
    let weak = match case.constructor.kind {
        ContainerKind::Map | ContainerKind::DefaultMap => "weakref.WeakValueDictionary()",
        ContainerKind::Sequence
        | ContainerKind::Set
        | ContainerKind::Deque
        | ContainerKind::Heap
        | ContainerKind::Queue
        | ContainerKind::Channel
        | ContainerKind::Counter
        | ContainerKind::ExitStack
        | ContainerKind::TaskSet
        | ContainerKind::SelfPruning
        | ContainerKind::Custom => "weakref.WeakSet()",
    };
    Some(Charge::new(grade, message, format!("make it weak: {weak}, and nothing has to be removed")))
}
