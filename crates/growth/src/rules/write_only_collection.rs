//! ML113: a collection is filled and nothing ever reads it.

use skep_source::{ContainerKind, Language, TypeFlags, Value};

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A list, dict, set, deque or counter with a private name that functions fill and
    /// that nothing in the project reads: no loop, no `in`, no `len`, no lookup, no
    /// `return`, nowhere that it is handed to or taken out of.
    ///
    /// A use of the same name on any other object counts as a read, and so does a text
    /// of that name, for `getattr`. A class whose file looks up `__dict__`, `vars()` or
    /// computed names is left alone.
    ///
    /// ## Why it hurts
    ///
    /// What is kept serves nobody: it is what a feature left behind when its reader was
    /// removed, or what somebody once wanted to look at in a debugger. It costs all the
    /// memory that it gathers, for nothing.
    ///
    /// ## Example
    ///
    /// ```python
    /// class Gateway:
    ///     def __init__(self):
    ///         self._history = []
    ///
    ///     def on_message(self, message):
    ///         self._history.append(message)
    ///         self.forward(message)
    ///
    ///
    /// GATEWAY = Gateway()
    /// ```
    ///
    /// ## Better
    ///
    /// ```python
    /// class Gateway:
    ///     def on_message(self, message):
    ///         self.forward(message)
    ///
    ///
    /// GATEWAY = Gateway()
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Readers outside of what is scanned: tests that are left out, a base class from
    /// another package. A public name may have such readers, and is never found. A list
    /// that is there to keep its items from being collected is told by its name alone.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "write-only-collection", "ML113", High, "a collection is filled and nothing ever reads it", Check::Container(check)
}

/// Words in the names of what is there so that its items stay alive, which needs no reader.
const KEEPING: &[&str] =
    &["alive", "anchor", "hold", "keep", "keepalive", "pin", "pinned", "protect", "ref", "references", "refs", "roots"];

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    let is_kept = matches!(case.subject.owner, Owner::Module(..) | Owner::Instance(_) | Owner::TypeBody(_));
    let value = case.program.operation(&case.main_growth()?.operation).value;
    // A list of tasks or functions may be all that holds them.
    let is_data = !matches!(value, Value::Task | Value::Callable | Value::Lock | Value::Receiver);
    if case.language() != Language::Python || !is_kept || !is_data || !is_plain(case.constructor.kind) {
        return None;
    }
    let name = case.program.text(case.subject.name);
    if name.split('_').any(|word| KEEPING.contains(&word)) || !is_unread(case, name) {
        return None;
    }
    let grade = case.grade(1)?;
    let message = format!("{} grows in {}() and nothing ever reads it", case.symbol(), case.grower());
    Some(Charge::new(grade, message, format!("delete {} and what fills it", case.symbol())))
}

/// Tells whether nothing in the program reads what is called `name`.
fn is_unread(case: &Case<'_>, name: &str) -> bool {
    let is_private = name.len() > 1 && name.starts_with('_') && !name.ends_with("__");
    // A record compares and prints its fields.
    let is_record = case.holder().is_some_and(|of| case.program.type_of(of).flags.contains(TypeFlags::RECORD));
    is_private
        && !is_record
        && case.subject.escapes == 0
        && !case.program.file(case.file).is_broken
        && !case.program.reads(case.subject.name)
        && !case.program.reads_by_any_name(case.file)
        && !case.holder().is_some_and(|of| {
            let kin = case.program.hierarchy.ancestors(of);
            let heirs = case.program.hierarchy.descendants(of);
            kin.iter().chain(&*heirs).any(|kin| case.program.reads_by_any_name(kin.file))
        })
}

/// Tells whether a collection of this kind does nothing by being filled.
fn is_plain(kind: ContainerKind) -> bool {
    match kind {
        ContainerKind::Sequence
        | ContainerKind::Map
        | ContainerKind::DefaultMap
        | ContainerKind::Set
        | ContainerKind::Deque
        | ContainerKind::Heap
        | ContainerKind::Counter => true,
        ContainerKind::Queue
        | ContainerKind::Channel
        | ContainerKind::ExitStack
        | ContainerKind::TaskSet
        | ContainerKind::SelfPruning
        | ContainerKind::Custom => false,
    }
}
