//! Containers behind a type of the project: what that type's methods do to its own container is done to the field.

use skep_source::{ContainerKind, Language, Name, Operation, OperationKind, ScopeFlags, Shrinkage};

use super::rust;
use crate::link::{FileId, LinkedOperation, Owner, Program, ScopeRef, Subject, TypeRef};

/// Tells whether a field of a type of the project is judged by itself.
///
/// It is where that type stands for one container (`Deref`), or where the methods that are called on this very field only
/// fill while the type has others that empty, which are never called on it. In all other cases the container
/// inside the type speaks for itself, or nothing is known of the type at all.
pub(crate) fn speaks(program: &Program, subject: &Subject) -> bool {
    let grows = |linked: &LinkedOperation| matches!(program.operation(linked).kind, OperationKind::Grow(_));
    if !subject.operations.iter().any(grows) {
        return false;
    }
    let Owner::Instance(holder) = subject.owner else { return true };
    let Some(of) = program.type_of_field(holder, subject.name) else { return false };
    if rust::traits(program, of).any(|name| program.text(name) == "Deref") {
        return inner_fields(program, of).len() == 1;
    }
    let methods: Vec<ScopeRef> = program.own_methods(of).collect();
    let operations = || subject.operations.iter().map(|linked| (linked.file, program.operation(linked)));
    let empties = methods.iter().any(|method| changes(program, *method) == Change::Shrinks);
    let is_emptied = operations().any(|(file, operation)| {
        let in_test = program.file(file).scope(operation.scope).flags.contains(ScopeFlags::TEST);
        matches!(operation.kind, OperationKind::Shrink(_) | OperationKind::LengthCheck) && !in_test
    });
    let may_be_emptied = methods
        .iter()
        .any(|method| changes(program, *method) == Change::Shrinks && is_called_on_some_field(program, *method));
    empties
        && !is_emptied
        && !may_be_emptied
        && operations().any(|(file, operation)| fills(program, file, operation, of))
}

/// Tells whether a method that takes out is called on a field of which nobody says which, outside tests.
///
/// Operations that tables know by name tell their field; other calls tell only the type.
fn is_called_on_some_field(program: &Program, method: ScopeRef) -> bool {
    program.callers(method).iter().any(|(call, _)| {
        let facts = program.file(call.file);
        let site = program.call(*call);
        let caller_of = ScopeRef { file: call.file, id: site.scope };
        let is_told = program.operations_in(caller_of).any(|operation| {
            matches!(operation.kind, OperationKind::Shrink(_))
                && (operation.span.line..=operation.span.end_line).contains(&site.line)
        });
        let caller = facts.scope(site.scope);
        let is_inside = caller.owner.is_some() && program.owner_of(method) == program.owner_of(caller_of);
        !is_told && !is_inside && !facts.is_test && !caller.flags.contains(ScopeFlags::TEST)
    })
}

/// Tells whether the method that stands behind a growth only fills.
fn fills(program: &Program, file: FileId, operation: &Operation, of: TypeRef) -> bool {
    let lines = operation.span.line..=operation.span.end_line;
    let inside = ScopeRef { file, id: operation.scope };
    matches!(operation.kind, OperationKind::Grow(_))
        && program.calls_in(inside).filter(|call| lines.contains(&call.line)).any(|call| {
            program
                .called(file, call)
                .is_some_and(|method| program.owner_of(method) == Some(of) && changes(program, method) == Change::Grows)
        })
}

/// What a method does to the containers of its receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Nothing,
    Grows,
    Shrinks,
}

fn changes(program: &Program, method: ScopeRef) -> Change {
    let facts = program.file(method.file);
    if rust::is_removing(program.text(facts.scope(method.id).name)) {
        return Change::Shrinks;
    }
    let mut change = Change::Nothing;
    for operation in program.operations_in(method) {
        let is_own = matches!(facts.place(operation.place).root, skep_source::Root::Receiver(_));
        match operation.kind {
            // What is put in anew under the same key was taken out for that alone.
            OperationKind::Shrink(Shrinkage::Remove) if change == Change::Grows => {}
            OperationKind::Shrink(_) | OperationKind::LengthCheck if is_own => return Change::Shrinks,
            OperationKind::Grow(_) if is_own => change = Change::Grows,
            OperationKind::Grow(_)
            | OperationKind::Shrink(_)
            | OperationKind::LengthCheck
            | OperationKind::Returned
            | OperationKind::Stored => {}
        }
    }
    change
}

/// Returns the fields of a type that hold containers.
fn inner_fields(program: &Program, of: TypeRef) -> Vec<Name> {
    let facts = program.file(of.file);
    let mut fields = Vec::new();
    for init in &facts.inits {
        let place = facts.place(init.place);
        if let (skep_source::Root::Receiver(id), [field]) = (place.root, place.path())
            && id == of.id
            && init.constructor.kind != ContainerKind::Custom
            && !fields.contains(field)
        {
            fields.push(*field);
        }
    }
    fields
}

/// Tells whether `subject` is such a field in Rust.
pub(crate) fn is_behind_type(program: &Program, file: u32, kind: ContainerKind) -> bool {
    kind == ContainerKind::Custom && program.file(file).language == Language::Rust
}
