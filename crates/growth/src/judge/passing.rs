//! Whether what a function makes stays with it, leaves it, or is only handed on for one run.

use rustc_hash::FxHashSet;
use skep_source::{
    ArgumentValue, Landing, OperationKind, Place, Root, ScopeFlags, ScopeKind, VariableId, VariableKind,
};

use super::opposites::opposites;
use super::words;
use crate::link::{CallRef, Certainty, FileId, Program, ScopeRef};

/// First words of methods that keep what they are given.
const KEEPS: &[&str] = &[
    "add",
    "append",
    "appendleft",
    "attach",
    "insert",
    "install",
    "push",
    "put",
    "register",
    "setdefault",
    "subscribe",
];

/// The variables of a file by what becomes of what they hold.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    /// It leaves the function that binds the variable, if only for one run.
    pub(super) leaves: FxHashSet<VariableId>,
    /// It outlives that function: it is handed back, put into something else, or one of its methods is handed on.
    kept: FxHashSet<VariableId>,
}

impl Leaving {
    /// Tells whether the instance that `call` makes, in the file of this, is a local of its function, which keeps it nowhere
    /// but hands it to others.
    pub(super) fn is_handed_on(&self, program: &Program, call: CallRef) -> bool {
        let site = program.call(call);
        let facts = program.file(call.file);
        let is_in_function = matches!(facts.scope(site.scope).kind, ScopeKind::Function);
        match site.landing {
            Landing::Variable(variable) => {
                let is_local = matches!(facts.variables[variable.index()].kind, VariableKind::Local);
                is_in_function && is_local && !self.kept.contains(&variable)
            }
            Landing::Called => is_in_function,
            Landing::Discarded | Landing::Place(_) | Landing::Returned | Landing::Passed | Landing::Scoped => false,
        }
    }
}

/// Tells whether the function in which `call` stands hands back what it makes, and whoever calls that function enters
/// what it gets with `with`.
pub(super) fn is_made_for_blocks(program: &Program, call: CallRef) -> bool {
    let site = program.call(call);
    let maker = ScopeRef { file: call.file, id: site.scope };
    let callers = program.callers(maker);
    let mut used = callers.iter().filter(|(caller, _)| !program.is_in_test(*caller)).peekable();
    used.peek().is_some()
        && used.all(|(caller, certainty)| {
            *certainty == Certainty::Resolved && program.call(*caller).landing == Landing::Scoped
        })
}

/// Tells whether a function hands back what a local variable of it holds.
pub(super) fn is_returned(program: &Program, file: FileId, variable: VariableId) -> bool {
    let facts = program.file(file);
    facts.operations.iter().any(|operation| {
        let place = facts.place(operation.place);
        operation.kind == OperationKind::Returned && place.root == Root::Variable(variable) && place.path().is_empty()
    })
}

/// Returns what becomes of what the variables of `file` hold.
pub(super) fn leaving(program: &Program, file: FileId) -> Leaving {
    let facts = program.file(file);
    let mut found = Leaving::default();
    let called: FxHashSet<&str> =
        facts.calls.iter().filter_map(|call| facts.place(call.callee).last()).map(|name| program.text(name)).collect();
    for call in &facts.calls {
        let callee = facts.place(call.callee);
        // A closure that uses it may outlive the call.
        if let Root::Variable(variable) = callee.root
            && call.scope != facts.variables[variable.index()].scope
        {
            found.leaves.insert(variable);
        }
        let is_kept = keeps(program, file, callee) && !is_taken_back(program, callee, &called);
        for argument in facts.arguments_of(call) {
            let ArgumentValue::Place(place) = argument.value else { continue };
            let place = facts.place(place);
            let Root::Variable(variable) = place.root else { continue };
            let (is_whole, is_method) = (place.path().is_empty(), is_method(program, file, place));
            if is_whole || is_method {
                found.leaves.insert(variable);
            }
            if is_whole && is_kept || is_method {
                found.kept.insert(variable);
            }
        }
    }
    for operation in &facts.operations {
        let place = facts.place(operation.place);
        if let (OperationKind::Returned | OperationKind::Stored, Root::Variable(variable), []) =
            (operation.kind, place.root, place.path())
        {
            found.leaves.insert(variable);
            found.kept.insert(variable);
        }
    }
    found
}

/// Tells whether `callee` puts what it is given into something that lasts longer than a local: `self.jobs.append(job)`.
fn keeps(program: &Program, file: FileId, callee: Place) -> bool {
    let lasts = match callee.root {
        Root::Receiver(_) | Root::TypeObject(_) => true,
        Root::Variable(variable) => {
            matches!(program.variable(file, variable).kind, VariableKind::Global | VariableKind::Import(_))
        }
        Root::Unknown => false,
    };
    let Some(name) = callee.last().filter(|_| lasts) else { return false };
    words::words(program.text(name)).first().is_some_and(|first| KEEPS.contains(&first.as_ref()))
}

/// Tells whether the file that has something kept by `add_plugin` has it taken out by `remove_plugin` too.
fn is_taken_back(program: &Program, callee: Place, called: &FxHashSet<&str>) -> bool {
    let name = callee.last().map_or("", |name| program.text(name));
    // `add` and `remove` alone are of any container.
    name.trim_start_matches('_').contains('_') && opposites(name).any(|opposite| called.contains(opposite.as_str()))
}

/// Tells whether `place` is a method of what a local holds, uncalled: whoever gets it keeps the local too.
fn is_method(program: &Program, file: FileId, place: Place) -> bool {
    let [name] = place.path() else { return false };
    let method = program.receiver_type(file, place).and_then(|of| program.method(of, *name));
    method.is_some_and(|method| !program.scope(method).flags.contains(ScopeFlags::PROPERTY))
}
