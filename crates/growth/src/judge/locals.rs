//! Locals of a loop without an end: such a loop keeps its function, and what that holds, as long as the service runs.

use rustc_hash::{FxHashMap, FxHashSet};
use skep_source::{
    ArgumentValue, Context, Growth, Language, Operation, OperationKind, Root, ScopeFlags, ScopeKind, Value, VariableId,
    VariableKind, Wrappers,
};

use super::rust;
use crate::link::{FileId, Link, LinkedOperation, Owner, Program, ScopeRef, Subject};

/// Functions to which a loop without an end hands a local, by file and local, as far as somebody asked.
#[derive(Debug, Default)]
pub(super) struct Handed {
    known: FxHashMap<FileId, FxHashMap<VariableId, FxHashSet<ScopeRef>>>,
}

impl Handed {
    fn to(&mut self, program: &Program, file: FileId, variable: VariableId, function: ScopeRef) -> bool {
        let of_file = self.known.entry(file).or_insert_with(|| handed_in_loops(program, file));
        of_file.get(&variable).is_some_and(|functions| functions.contains(&function))
    }
}

fn handed_in_loops(program: &Program, file: FileId) -> FxHashMap<VariableId, FxHashSet<ScopeRef>> {
    let facts = program.file(file);
    let mut handed: FxHashMap<VariableId, FxHashSet<ScopeRef>> = FxHashMap::default();
    for call in facts.calls.iter().filter(|call| call.context.contains(Context::ENDLESS_LOOP)) {
        let locals = facts.arguments_of(call).iter().filter_map(|argument| match argument.value {
            ArgumentValue::Place(place) => match (facts.place(place).root, facts.place(place).path()) {
                (Root::Variable(variable), []) => Some(variable),
                _ => None,
            },
            ArgumentValue::Constant | ArgumentValue::Parameter(_) | ArgumentValue::Receiver | ArgumentValue::Other => {
                None
            }
        });
        let locals: Vec<VariableId> = locals.collect();
        if locals.is_empty() {
            continue;
        }
        let Some(function) = program.called(file, call) else { continue };
        for local in locals {
            handed.entry(local).or_default().insert(function);
        }
    }
    handed
}

/// Tells whether an operation on a local runs in the loop, by itself or in a function that the loop hands the local to.
pub(super) fn is_in_loop(
    program: &Program,
    subject: &Subject,
    (linked, operation): (&LinkedOperation, &Operation),
    handed: &mut Handed,
) -> bool {
    if operation.context.contains(Context::ENDLESS_LOOP) && linked.link == Link::Own {
        return true;
    }
    let Owner::Local(file, variable) = subject.owner else { return false };
    handed.to(program, file, variable, ScopeRef { file: linked.file, id: operation.scope })
}

/// Tells whether `subject` is a local that a loop without an end fills.
///
/// Many loops without a condition end soon, as a parser's does. So what is filled has to be running tasks, or the loop
/// has to wait for what comes from outside and the container has to stay in the function.
pub(crate) fn is_loop_local(program: &Program, subject: &Subject) -> bool {
    let Owner::Local(file, variable) = subject.owner else { return false };
    let facts = program.file(file);
    if facts.language != Language::Rust || !matches!(program.variable(file, variable).kind, VariableKind::Local) {
        return false;
    }
    // What the methods of a newtype do to it is not seen here.
    let is_newtype = |(file, index): &(FileId, u32)| {
        program.file(*file).inits[*index as usize].constructor.wrappers.contains(Wrappers::NEWTYPE)
    };
    if subject.inits.iter().any(is_newtype) {
        return false;
    }
    let mut holds_tasks = false;
    let mut loops = None;
    for linked in &subject.operations {
        let operation = program.operation(linked);
        let grows =
            matches!(operation.kind, OperationKind::Grow(Growth::Append | Growth::Insert | Growth::InsertMissing));
        if !grows || !operation.context.contains(Context::ENDLESS_LOOP) || linked.file != file {
            continue;
        }
        if facts.scope(operation.scope).flags.contains(ScopeFlags::TEST) {
            return false;
        }
        holds_tasks |= operation.value == Value::Task;
        loops = loops.or(Some(ScopeRef { file, id: operation.scope }));
    }
    let Some(at) = loops else { return false };
    if holds_tasks {
        return true;
    }
    let leaves = subject.escapes > 0
        || subject
            .operations
            .iter()
            .any(|linked| matches!(program.operation(linked).kind, OperationKind::Returned | OperationKind::Stored));
    !leaves && facts.scope(at.id).kind == ScopeKind::Function && rust::has_receiving_loop(program, at)
}
