//! What is called, and which parameter receives what is handed over.

use skep_source::{ArgumentValue, Call, Name, Root, UNPACKED, VariableId, VariableKind};

use super::modules::Symbol;
use super::subjects::{Subject, own_field};
use super::{FileId, Program, ScopeRef, TypeRef};

/// Arguments before a container among which the function is looked for that it is handed to.
const MOST_BEFORE: usize = 8;

impl Program {
    /// Returns the parameter that receives the argument at `position`, or called `name`, of `call`.
    pub(crate) fn parameter_of(
        &self,
        file: FileId,
        call: &Call,
        position: usize,
        name: Name,
    ) -> Option<(FileId, VariableId)> {
        let function = self.called(file, call)?;
        let parameters = &self.scope(function).parameters;
        let variable = if name.is_some() {
            parameters.iter().copied().find(|id| self.variable(function.file, *id).name == name)
        } else {
            parameters.get(position).copied()
        }?;
        Some((function.file, variable))
    }

    /// Returns the parameter that receives an argument where `call` hands over a function before it, to be called with what
    /// follows: `greenlet.link(self.clean_up, self.tasks, number)`, `partial(clean_up, tasks=self.tasks)`. What the caller
    /// itself adds comes first, so that arguments without a name are matched from the end.
    pub(super) fn parameter_of_handed(
        &self,
        file: FileId,
        call: &Call,
        (position, name): (usize, Name),
    ) -> Option<(FileId, VariableId)> {
        let facts = self.file(file);
        let arguments = facts.arguments_of(call);
        let function = arguments.get(..position)?.iter().take(MOST_BEFORE).find_map(|argument| {
            let ArgumentValue::Place(place) = argument.value else { return None };
            let place = facts.place(place);
            match own_field(self, file, place) {
                Some((of, name)) => self.method(of, name),
                None => self.function_at(file, place),
            }
        })?;
        let parameters = &self.scope(function).parameters;
        let ordinal = || self.text(name).strip_prefix(UNPACKED)?.parse::<usize>().ok();
        let variable = if !name.is_some() {
            let named = arguments.iter().rev().take_while(|argument| argument.name.is_some()).count();
            let behind = arguments.len().checked_sub(named)?.checked_sub(position)?;
            *parameters.get(parameters.len().checked_sub(behind)?)?
        } else if let Some(ordinal) = ordinal() {
            *parameters.get(ordinal)?
        } else {
            parameters.iter().copied().find(|id| self.variable(function.file, *id).name == name)?
        };
        Some((function.file, variable))
    }

    /// Tells whether a container comes to be in a test file.
    pub(crate) fn is_in_test_file(&self, subject: &Subject) -> bool {
        subject.inits.iter().all(|(file, _)| self.file(*file).is_test)
    }

    /// Tells whether `call` is Rust's `drop(…)`.
    pub(super) fn is_drop(&self, file: FileId, call: &Call) -> bool {
        let place = self.file(file).place(call.callee);
        let name = match (place.root, place.path()) {
            (Root::Variable(variable), []) => self.variable(file, variable).name,
            (Root::Unknown, [name]) => *name,
            _ => return false,
        };
        self.text(name) == "drop"
    }

    /// Returns the function that `call` calls, where that is sure.
    pub(crate) fn called(&self, file: FileId, call: &Call) -> Option<ScopeRef> {
        let place = self.file(file).place(call.callee);
        if let (Root::Variable(variable), path) = (place.root, place.path()) {
            match (self.variable(file, variable).kind, path) {
                (VariableKind::Function(id), []) => return Some(ScopeRef { file, id }),
                (VariableKind::Import(index), path) => match (self.imported(file, index)?, path) {
                    (Symbol::Function(function), []) => return Some(function),
                    (Symbol::Module(module), [name]) => {
                        let variable = self.modules.global(module, *name)?;
                        if let VariableKind::Function(id) = self.variable(module, variable).kind {
                            return Some(ScopeRef { file: module, id });
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if let Some(of) = self.made_by(file, call) {
            return self.method(of, self.constructor_name?);
        }
        let of = self.receiver_type(file, place)?;
        self.method(of, place.last()?)
    }

    /// Returns the method called `name` of `of` or its nearest base.
    pub(crate) fn method(&self, of: TypeRef, name: Name) -> Option<ScopeRef> {
        let bases = self.hierarchy.ancestors(of);
        let mut family = std::iter::once(of).chain(bases.iter().copied());
        family.find_map(|each| self.calls.methods(each).iter().copied().find(|method| self.scope(*method).name == name))
    }

    /// Returns the methods of `of`, its own only.
    pub(crate) fn own_methods(&self, of: TypeRef) -> impl Iterator<Item = ScopeRef> + '_ {
        self.calls.methods(of).iter().copied()
    }
}
