//! The containers of the program, each with all that is done to it anywhere.

use rustc_hash::{FxHashMap, FxHashSet};
use skep_source::{
    ArgumentValue, InitKind, Name, OperationKind, Place, PlaceId, Root, ScopeFlags, VariableId, VariableKind,
};

use super::modules::Symbol;
use super::{FileId, Program, TypeRef};

/// Fields that this many classes share say nothing about whose they are.
const RARE: usize = 3;

/// Containers that one field is taken to hold, and operations on a parameter that are done to what is handed over: what is
/// linked grows with the product of both, and nobody writes so many by hand.
const MOST_LINKED: usize = 256;

/// What holds a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// A module, or a `static`.
    Module(FileId, VariableId),
    /// A class itself: all instances share it.
    TypeBody(TypeRef),
    /// Each instance of a class.
    Instance(TypeRef),
    /// The default value of a parameter, which all calls share.
    Argument(FileId, VariableId),
    /// A local variable.
    Local(FileId, VariableId),
}

/// How sure it is that an operation is about a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Link {
    /// Only the name agrees, which few classes share.
    ByName,
    /// The type of the receiver says so.
    Typed,
    /// The container's own class, module or function does it.
    Own,
}

/// An operation on a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LinkedOperation {
    pub(crate) file: FileId,
    pub(crate) index: u32,
    pub(crate) link: Link,
}

/// A container with all that is done to it.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) owner: Owner,
    pub(crate) name: Name,
    /// Where it comes to be, as file and index into the file's inits, in the order of the source.
    pub(crate) inits: Vec<(FileId, u32)>,
    pub(crate) operations: Vec<LinkedOperation>,
    /// How often it is handed to code that is not seen.
    pub(crate) escapes: u32,
}

/// Finds subjects while they are collected.
#[derive(Default)]
struct Collection {
    subjects: Vec<Subject>,
    fields: FxHashMap<(TypeRef, Name), usize>,
    variables: FxHashMap<(FileId, VariableId), usize>,
    by_name: FxHashMap<Name, Vec<usize>>,
    /// What the containers are called: nearly every other place is told apart by its name alone.
    names: FxHashSet<Name>,
    /// Fields that hold somebody else's container.
    borrowed: FxHashMap<(TypeRef, Name), Vec<usize>>,
    /// Fields that hold somebody else's container in place of one of their own: `self.tasks = tasks or {}`.
    lent: FxHashMap<(TypeRef, Name), Vec<usize>>,
    found: FxHashMap<(TypeRef, Name), Vec<usize>>,
}

/// Collects the containers of `program`.
pub(crate) fn subjects(program: &Program) -> Vec<Subject> {
    let mut collection = Collection::default();
    collection.collect_inits(program);
    collection.collect_borrowed(program);
    collection.collect_given(program);
    collection.collect_operations(program);
    collection.collect_handed(program);
    collection.subjects
}

impl Collection {
    fn collect_inits(&mut self, program: &Program) {
        let mut made: FxHashMap<(TypeRef, Name), ()> = FxHashMap::default();
        for (file, facts) in program.files.iter().enumerate() {
            for init in &facts.inits {
                if let Some(field) = own_field(program, file as FileId, facts.place(init.place)) {
                    made.insert(field, ());
                }
            }
        }
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            for (index, init) in facts.inits.iter().enumerate() {
                let place = facts.place(init.place);
                let at = match (own_field(program, file, place), place.root, place.path()) {
                    (Some((of, name)), root, _) => {
                        let family = program.hierarchy.ancestors(of);
                        let top = family.iter().rev().find(|base| made.contains_key(&(**base, name)));
                        let of = top.copied().unwrap_or(of);
                        let is_shared = matches!(root, Root::TypeObject(_));
                        self.field_subject(of, name, is_shared)
                    }
                    (None, Root::Variable(variable), []) => {
                        let kind = program.variable(file, variable).kind;
                        let owner = match (init.kind, kind) {
                            (InitKind::DefaultArgument, _) => Owner::Argument(file, variable),
                            (_, VariableKind::Global) => Owner::Module(file, variable),
                            // Locals are gone when their function returns, unless that never does.
                            (_, VariableKind::Local | VariableKind::Parameter(_)) => {
                                let bound = program.variable(file, variable).scope;
                                let is_default = self.variables.contains_key(&(file, variable));
                                if !is_default && !facts.scope(bound).flags.contains(ScopeFlags::ENDLESS_LOOP) {
                                    continue;
                                }
                                Owner::Local(file, variable)
                            }
                            (_, VariableKind::Function(_) | VariableKind::Type(_) | VariableKind::Import(_)) => {
                                continue;
                            }
                        };
                        self.variable_subject(file, variable, owner, program.variable(file, variable).name)
                    }
                    // A field of something else, `self.app.cache = {}`, belongs to the type of that.
                    _ => match (program.receiver_type(file, place), place.last()) {
                        (Some(of), Some(name)) => self.field_subject(of, name, false),
                        _ => continue,
                    },
                };
                self.subjects[at].inits.push((file, index as u32));
            }
        }
    }

    fn field_subject(&mut self, of: TypeRef, name: Name, is_shared: bool) -> usize {
        let at = *self.fields.entry((of, name)).or_insert_with(|| {
            let owner = if is_shared { Owner::TypeBody(of) } else { Owner::Instance(of) };
            self.subjects.push(Subject { owner, name, inits: Vec::new(), operations: Vec::new(), escapes: 0 });
            let at = self.subjects.len() - 1;
            self.by_name.entry(name).or_default().push(at);
            self.names.insert(name);
            at
        });
        if !is_shared {
            // The class body only gives a default; each instance makes its own.
            self.subjects[at].owner = Owner::Instance(of);
        }
        at
    }

    fn variable_subject(&mut self, file: FileId, variable: VariableId, owner: Owner, name: Name) -> usize {
        self.names.insert(name);
        *self.variables.entry((file, variable)).or_insert_with(|| {
            self.subjects.push(Subject { owner, name, inits: Vec::new(), operations: Vec::new(), escapes: 0 });
            self.subjects.len() - 1
        })
    }

    fn collect_borrowed(&mut self, program: &Program) {
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            for operation in &facts.operations {
                let (OperationKind::Stored, Some(other)) = (operation.kind, operation.other) else { continue };
                let Some(field) = own_field(program, file, facts.place(other)) else { continue };
                if self.fields.contains_key(&field) {
                    continue;
                }
                let sources: Vec<usize> =
                    self.resolve(program, file, facts.place(operation.place)).into_iter().map(|(at, _)| at).collect();
                if !sources.is_empty() {
                    self.names.insert(field.1);
                    self.borrowed.insert(field, sources);
                }
            }
        }
    }

    /// Follows containers into constructors that keep what they are given: `Session(self.tasks)` and there
    /// `self.tasks = tasks`.
    fn collect_given(&mut self, program: &Program) {
        let mut kept: FxHashMap<(FileId, VariableId), Vec<(TypeRef, Name)>> = FxHashMap::default();
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            for operation in &facts.operations {
                let (OperationKind::Stored, Some(other)) = (operation.kind, operation.other) else { continue };
                let source = facts.place(operation.place);
                if let (Root::Variable(variable), [], Some(field)) =
                    (source.root, source.path(), own_field(program, file, facts.place(other)))
                {
                    kept.entry((file, variable)).or_default().push(field);
                }
            }
        }
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            for call in &facts.calls {
                for (position, argument) in facts.arguments_of(call).iter().enumerate() {
                    let ArgumentValue::Place(place) = argument.value else { continue };
                    let given = self.resolve(program, file, facts.place(place));
                    if given.is_empty() {
                        continue;
                    }
                    let Some(parameter) = program.parameter_of(file, call, position, argument.name) else { continue };
                    for field in kept.get(&parameter).into_iter().flatten() {
                        self.names.insert(field.1);
                        let is_own = self.fields.contains_key(field);
                        let holders = if is_own { &mut self.lent } else { &mut self.borrowed };
                        let holders = holders.entry(*field).or_default();
                        for (at, _) in &given {
                            if let Err(place) = holders.binary_search(at)
                                && holders.len() < MOST_LINKED
                            {
                                holders.insert(place, *at);
                            }
                        }
                    }
                }
            }
        }
        self.found.clear();
    }

    fn collect_operations(&mut self, program: &Program) {
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            let mut resolved: FxHashMap<PlaceId, Vec<(usize, Link)>> = FxHashMap::default();
            for (index, operation) in facts.operations.iter().enumerate() {
                let at = resolved
                    .entry(operation.place)
                    .or_insert_with(|| self.resolve(program, file, facts.place(operation.place)));
                for (at, link) in at {
                    let linked = LinkedOperation { file, index: index as u32, link: *link };
                    self.subjects[*at].operations.push(linked);
                }
                // What a field grows by that has a container of its own is that one's to tell.
                if matches!(operation.kind, OperationKind::Shrink(_))
                    && let Some(field) = own_field(program, file, facts.place(operation.place))
                {
                    for at in self.lent.get(&field).into_iter().flatten() {
                        let linked = LinkedOperation { file, index: index as u32, link: Link::Typed };
                        self.subjects[*at].operations.push(linked);
                    }
                }
            }
        }
    }

    /// Follows containers into the functions that they are handed to, one level deep.
    fn collect_handed(&mut self, program: &Program) {
        let mut on_parameters: FxHashMap<(FileId, VariableId), Vec<u32>> = FxHashMap::default();
        for (file, facts) in program.files.iter().enumerate() {
            for (index, operation) in facts.operations.iter().enumerate() {
                let place = facts.place(operation.place);
                if let (Root::Variable(variable), []) = (place.root, place.path())
                    && matches!(facts.variables[variable.index()].kind, VariableKind::Parameter(_))
                {
                    let inside = on_parameters.entry((file as FileId, variable)).or_default();
                    if inside.len() < MOST_LINKED {
                        inside.push(index as u32);
                    }
                }
            }
        }
        let mut handed_before: FxHashSet<(usize, (FileId, VariableId), Link)> = FxHashSet::default();
        for (file, facts) in program.files.iter().enumerate() {
            let file = file as FileId;
            for call in &facts.calls {
                for (position, argument) in facts.arguments_of(call).iter().enumerate() {
                    let ArgumentValue::Place(place) = argument.value else { continue };
                    let handed = self.resolve(program, file, facts.place(place));
                    if handed.is_empty() {
                        continue;
                    }
                    let parameter = program
                        .parameter_of(file, call, position, argument.name)
                        .or_else(|| program.parameter_of_handed(file, call, (position, argument.name)));
                    for (at, link) in handed {
                        match parameter {
                            Some(parameter) => {
                                let inside = on_parameters.get(&parameter).into_iter().flatten();
                                let link = link.min(Link::Typed);
                                // What a function does to it is the same from wherever it is handed over.
                                if !handed_before.insert((at, parameter, link)) {
                                    continue;
                                }
                                let linked =
                                    inside.map(|index| LinkedOperation { file: parameter.0, index: *index, link });
                                self.subjects[at].operations.extend(linked);
                            }
                            // The end of a lock's guard is no way out.
                            None if program.is_drop(file, call) => {}
                            None => self.subjects[at].escapes += 1,
                        }
                    }
                }
            }
        }
    }

    /// Returns the containers that `place` may mean.
    fn resolve(&mut self, program: &Program, file: FileId, place: Place) -> Vec<(usize, Link)> {
        if !self.may_mean_one(program, file, place) {
            return Vec::new();
        }
        if let Some((of, name)) = own_field(program, file, place) {
            return self.field(program, of, name).into_iter().map(|at| (at, Link::Own)).collect();
        }
        if let Root::Variable(variable) = place.root {
            if place.path().is_empty() {
                return self.variable(program, file, variable).into_iter().collect();
            }
            if let (VariableKind::Import(index), [name]) = (program.variable(file, variable).kind, place.path()) {
                let symbol = program.imported(file, index);
                if let Some(Symbol::Module(module)) = symbol {
                    let global = program.modules.global(module, *name);
                    let known = global.and_then(|global| self.variables.get(&(module, global)));
                    return known.map(|at| (*at, Link::Typed)).into_iter().collect();
                }
            }
        }
        let Some(name) = place.last() else { return Vec::new() };
        match program.receiver_type(file, place) {
            Some(of) => self.field(program, of, name).into_iter().map(|at| (at, Link::Typed)).collect(),
            None => match self.by_name.get(&name) {
                Some(few) if few.len() <= RARE => few.iter().map(|at| (*at, Link::ByName)).collect(),
                _ => Vec::new(),
            },
        }
    }

    fn may_mean_one(&self, program: &Program, file: FileId, place: Place) -> bool {
        match (place.last(), place.root) {
            (Some(name), _) => self.names.contains(&name),
            (None, Root::Variable(variable)) => {
                let bound = program.variable(file, variable);
                // An import may be called otherwise than what it means.
                matches!(bound.kind, VariableKind::Import(_)) || self.variables.contains_key(&(file, variable))
            }
            (None, Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => false,
        }
    }

    fn variable(&self, program: &Program, file: FileId, variable: VariableId) -> Option<(usize, Link)> {
        if let Some(at) = self.variables.get(&(file, variable)) {
            return Some((*at, Link::Own));
        }
        let VariableKind::Import(index) = program.variable(file, variable).kind else { return None };
        match program.imported(file, index)? {
            Symbol::Variable(file, variable) => self.variables.get(&(file, variable)).map(|at| (*at, Link::Typed)),
            Symbol::Type(_) | Symbol::Function(_) | Symbol::Module(_) => None,
        }
    }

    /// Returns the containers that `name` may mean on an instance of `of`: its own, a base's, or a subclass's.
    fn field(&mut self, program: &Program, of: TypeRef, name: Name) -> Vec<usize> {
        if let Some(known) = self.found.get(&(of, name)) {
            return known.clone();
        }
        let held = |of: TypeRef| {
            let own = self.fields.get(&(of, name)).copied().into_iter();
            own.chain(self.borrowed.get(&(of, name)).into_iter().flatten().copied())
        };
        let ancestors = program.hierarchy.ancestors(of);
        let mut found: Vec<usize> = std::iter::once(of).chain(ancestors.iter().copied()).flat_map(held).collect();
        if found.is_empty() {
            found = program.hierarchy.descendants(of).iter().copied().flat_map(held).take(RARE).collect();
        }
        found.dedup();
        if !self.by_name.is_empty() {
            self.found.insert((of, name), found.clone());
        }
        found
    }
}

pub(super) fn own_field(program: &Program, file: FileId, place: Place) -> Option<(TypeRef, Name)> {
    match (place.root, place.path()) {
        (Root::Receiver(id) | Root::TypeObject(id), [field]) => Some((program.homes.of(TypeRef { file, id }), *field)),
        _ => None,
    }
}
