//! Which methods loop for as long as a service runs, and which `main` starts one.

use skep_source::{Context, OperationKind, Place, Root, ScopeFlags, Shrinkage};

use super::words;
use crate::link::{FileId, Program, ScopeRef, TypeRef};

/// What takes in the work of one turn, or waits for the next.
const TAKES_IN: &[&str] = &[
    "accept",
    "get",
    "join",
    "listen",
    "poll",
    "process_events",
    "read",
    "readline",
    "receive",
    "recv",
    "recv_from",
    "recv_multipart",
    "select",
    "sleep",
    "wait",
    "wait_for",
];

/// First words of the names of methods that do one step for their caller, however long that takes.
const STEPS: &[&str] = &["anext", "await", "aiter", "next", "iter", "notify", "wait"];

/// Words of functions that a program calls to serve until it is stopped.
const SERVES: &[&str] = &["serve", "run", "start", "listen", "forever", "loop", "launch", "daemon", "spawn", "worker"];

/// Returns a method of `of`, its bases or what derives from it that loops until it is stopped and takes in work each turn.
pub(super) fn serving_method(program: &Program, of: TypeRef) -> Option<ScopeRef> {
    let (bases, derived) = (program.hierarchy.ancestors(of), program.hierarchy.descendants(of));
    let kin = std::iter::once(of).chain(bases.iter().chain(&*derived).copied());
    kin.flat_map(|each| program.own_methods(each)).find(|method| is_service_loop(program, *method))
}

/// Tells whether a method loops until it is stopped. One that hands back a value loops until it has found that.
fn is_service_loop(program: &Program, method: ScopeRef) -> bool {
    let scope = program.scope(method);
    scope.flags.contains(ScopeFlags::ENDLESS_LOOP)
        && !scope.flags.contains(ScopeFlags::ANSWERS)
        && !is_step(program.text(scope.name))
        && takes_in(program, method)
}

fn is_step(name: &str) -> bool {
    words::words(name).first().is_some_and(|first| STEPS.contains(&first.as_ref()))
}

/// Tells whether the loop of a method waits for something, or is handed something, each turn.
fn takes_in(program: &Program, method: ScopeRef) -> bool {
    let waits = program.calls_in(method).any(|call| {
        let name = called(program, method.file, program.file(method.file).place(call.callee));
        call.context.contains(Context::ENDLESS_LOOP) && call.context.contains(Context::AWAITED)
            || TAKES_IN.contains(&name)
    });
    waits
        || program.operations_in(method).any(|operation| {
            operation.context.contains(Context::ENDLESS_LOOP)
                && operation.kind == OperationKind::Shrink(Shrinkage::Take)
        })
}

/// Tells whether a function goes on until it is stopped: it loops without an end, or calls what serves or
/// takes in events.
pub(super) fn serves(program: &Program, function: ScopeRef) -> bool {
    program.scope(function).flags.contains(ScopeFlags::ENDLESS_LOOP)
        || program.calls_in(function).any(|call| {
            let name = called(program, function.file, program.file(function.file).place(call.callee));
            let is_event = words::is_handler(name, ScopeFlags::NONE);
            is_event || words::words(name).iter().any(|word| SERVES.contains(&word.as_ref()))
        })
}

/// Returns the name of what is called.
fn called(program: &Program, file: FileId, place: Place) -> &str {
    match (place.last(), place.root) {
        (Some(name), _) => program.text(name),
        (None, Root::Variable(variable)) => program.text(program.variable(file, variable).name),
        (None, Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => "",
    }
}
