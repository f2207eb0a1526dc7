//! Locals of a loop without an end: such a loop keeps its function, and what that holds, as long as the service runs.

use skep_source::{
    Argument, ArgumentValue, Context, Growth, Language, Operation, OperationKind, Root, ScopeFlags, ScopeKind, Value,
    VariableKind,
};

use super::rust;
use crate::link::{Link, LinkedOperation, Owner, Program, ScopeRef, Subject};

/// Tells whether an operation on a local runs in the loop, by itself or in a function that the loop hands the local to.
pub(crate) fn is_in_loop(
    program: &Program,
    subject: &Subject,
    linked: &LinkedOperation,
    operation: &Operation,
) -> bool {
    if operation.context.contains(Context::ENDLESS_LOOP) && linked.link == Link::Own {
        return true;
    }
    let Owner::Local(file, variable) = subject.owner else { return false };
    let facts = program.file(file);
    let is_it = |argument: &Argument| match argument.value {
        ArgumentValue::Place(place) => {
            let place = facts.place(place);
            place.root == Root::Variable(variable) && place.path().is_empty()
        }
        ArgumentValue::Constant | ArgumentValue::Parameter(_) | ArgumentValue::Receiver | ArgumentValue::Other => false,
    };
    let inside = ScopeRef { file: linked.file, id: operation.scope };
    facts.calls.iter().any(|call| {
        call.context.contains(Context::ENDLESS_LOOP)
            && facts.arguments_of(call).iter().any(is_it)
            && program.called(file, call) == Some(inside)
    })
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
