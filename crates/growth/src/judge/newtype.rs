//! Containers behind a type of the project: what that type's methods do to its own container is done to the field.

use skep_source::{ContainerKind, Language, Name, OperationKind, ScopeFlags, Shrinkage};

use super::rust;
use crate::link::{Certainty, Owner, Program, ScopeRef, Subject, TypeRef};

/// Tells whether a field of a type of the project is judged by itself.
///
/// It is where that type stands for one container (`Deref`), or where the methods that are called on this very field only
/// fill while the type has others that empty, which this field's owner never calls. In all other cases the container
/// inside the type speaks for itself, or nothing is known of the type at all.
pub(crate) fn speaks(program: &Program, subject: &Subject) -> bool {
    let Owner::Instance(holder) = subject.owner else { return true };
    let Some(of) = program.type_of_field(holder, subject.name) else { return false };
    if rust::traits(program, of).any(|name| program.text(name) == "Deref") {
        return inner_fields(program, of).len() == 1;
    }
    let methods: Vec<ScopeRef> = program.own_methods(of).collect();
    let empties = methods.iter().any(|method| changes(program, *method) == Change::Shrinks);
    let called: Vec<Change> = methods
        .iter()
        .filter(|method| is_called_on(program, **method, holder, subject.name))
        .map(|method| changes(program, *method))
        .collect();
    empties && called.contains(&Change::Grows) && !called.contains(&Change::Shrinks)
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
    for operation in facts.operations.iter().filter(|operation| operation.scope == method.id) {
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

/// Tells whether a method is called on this very field, outside tests.
fn is_called_on(program: &Program, method: ScopeRef, holder: TypeRef, field: Name) -> bool {
    program.callers(method).iter().any(|(call, certainty)| {
        let facts = program.file(call.file);
        let site = program.call(*call);
        let mut place = facts.place(site.callee);
        let [.., on, _] = place.path() else { return false };
        if *certainty != Certainty::Resolved || *on != field || facts.scope(site.scope).flags.contains(ScopeFlags::TEST)
        {
            return false;
        }
        let last = place.path().len() - 1;
        place.fields[last] = Name::NONE;
        program.receiver_type(call.file, place) == Some(holder)
    })
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
