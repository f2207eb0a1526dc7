//! Fields that share one container: `Guard { table: self.table.clone() }` with a table behind an `Arc`.

use rustc_hash::{FxHashMap, FxHashSet};
use skep_source::{
    ArgumentValue, FileFacts, Language, Name, Operation, OperationKind, Place, Root, Sets, VariableId, VariableKind,
    Wrappers,
};

use crate::link::{FileId, Link, LinkedOperation, Owner, Program, Subject, TypeRef};

/// Gives every Rust container the removals that stand at the other places that share it.
pub(crate) fn share(program: &Program, subjects: &mut [Subject]) {
    let index = Index::of(subjects);
    let mut groups = Sets::of(subjects.len());
    let kept = kept_parameters(program);
    for (file, from, to) in stored(program) {
        if let (Some(one), Some(other)) = (index.at(program, file, from), index.at(program, file, to)) {
            groups.join(one, other);
        }
    }
    for (file, facts) in rust_files(program) {
        for call in &facts.calls {
            for (position, argument) in facts.arguments_of(call).iter().enumerate() {
                let ArgumentValue::Place(place) = argument.value else { continue };
                let Some(one) = index.at(program, file, facts.place(place)) else { continue };
                let Some(parameter) = program.parameter_of(file, call, position, argument.name) else { continue };
                for (at, place) in kept.get(&parameter).into_iter().flatten() {
                    if let Some(other) = index.at(program, *at, *place) {
                        groups.join(one, other);
                    }
                }
            }
        }
    }
    for members in groups.members().into_iter().filter(|members| members.len() > 1) {
        if !members.iter().any(|at| is_counted(program, &subjects[*at])) {
            continue;
        }
        let removals = |at: &usize| {
            let own = subjects[*at].operations.iter().copied();
            own.filter(|linked| removes(program, linked))
                .map(|linked| LinkedOperation { link: linked.link.min(Link::Typed), ..linked })
        };
        let removals: Vec<LinkedOperation> = members.iter().flat_map(removals).collect();
        gather(program, subjects, &members);
        for at in members {
            let known = sites(&subjects[at].operations);
            let is_new = |linked: &&LinkedOperation| !known.contains(&(linked.file, linked.index));
            subjects[at].operations.extend(removals.iter().filter(is_new));
        }
    }
}

/// Gives all that fills one shared container to the place that fills it most, so that it is judged once.
fn gather(program: &Program, subjects: &mut [Subject], members: &[usize]) {
    let grows = |linked: &LinkedOperation| matches!(program.operation(linked).kind, OperationKind::Grow(_));
    let count = |at: &usize| subjects[*at].operations.iter().filter(|linked| grows(linked)).count();
    let is_field = |at: &usize| matches!(subjects[*at].owner, Owner::Instance(_));
    let Some(most) = members.iter().copied().max_by_key(|at| (is_field(at), count(at), std::cmp::Reverse(*at))) else {
        return;
    };
    let mut moved = Vec::new();
    for at in members.iter().filter(|at| **at != most) {
        let (growing, others) =
            std::mem::take(&mut subjects[*at].operations).into_iter().partition(|linked| grows(linked));
        let growing: Vec<LinkedOperation> = growing;
        subjects[*at].operations = others;
        moved
            .extend(growing.into_iter().map(|linked| LinkedOperation { link: linked.link.min(Link::Typed), ..linked }));
    }
    let known = &mut subjects[most].operations;
    let there = sites(known);
    moved.retain(|linked| !there.contains(&(linked.file, linked.index)));
    known.append(&mut moved);
}

fn sites(operations: &[LinkedOperation]) -> FxHashSet<(FileId, u32)> {
    operations.iter().map(|linked| (linked.file, linked.index)).collect()
}

fn removes(program: &Program, linked: &LinkedOperation) -> bool {
    matches!(program.operation(linked).kind, OperationKind::Shrink(_) | OperationKind::LengthCheck)
}

/// Tells whether a container is one that several places can share.
fn is_counted(program: &Program, subject: &Subject) -> bool {
    subject.inits.iter().any(|(file, index)| {
        let wrappers = program.file(*file).inits[*index as usize].constructor.wrappers;
        wrappers.intersects(Wrappers::COUNTED.with(Wrappers::BORROWED))
    })
}

/// Returns the places in which parameters are kept.
fn kept_parameters(program: &Program) -> FxHashMap<(FileId, VariableId), Vec<(FileId, Place)>> {
    let mut kept: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (file, from, to) in stored(program) {
        if let (Root::Variable(variable), []) = (from.root, from.path())
            && matches!(program.variable(file, variable).kind, VariableKind::Parameter(_))
        {
            kept.entry((file, variable)).or_default().push((file, to));
        }
    }
    kept
}

/// Returns where Rust values come to be held by another place as well: the file, the place and the other place.
fn stored(program: &Program) -> impl Iterator<Item = (FileId, Place, Place)> {
    rust_files(program).flat_map(|(file, facts)| {
        let held = move |operation: &Operation| match (operation.kind, operation.other) {
            (OperationKind::Stored, Some(other)) => Some((file, facts.place(operation.place), facts.place(other))),
            _ => None,
        };
        facts.operations.iter().filter_map(held)
    })
}

fn rust_files(program: &Program) -> impl Iterator<Item = (FileId, &FileFacts)> {
    let files = program.files.iter().enumerate().map(|(file, facts)| (file as FileId, &**facts));
    files.filter(|(_, facts)| facts.language == Language::Rust)
}

/// Finds subjects by their place.
struct Index {
    fields: FxHashMap<(TypeRef, Name), usize>,
    variables: FxHashMap<(FileId, VariableId), usize>,
}

impl Index {
    fn of(subjects: &[Subject]) -> Self {
        let (mut fields, mut variables) = (FxHashMap::default(), FxHashMap::default());
        for (at, subject) in subjects.iter().enumerate() {
            match subject.owner {
                Owner::Instance(of) | Owner::TypeBody(of) => {
                    fields.insert((of, subject.name), at);
                }
                Owner::Module(file, variable) | Owner::Argument(file, variable) | Owner::Local(file, variable) => {
                    variables.insert((file, variable), at);
                }
            }
        }
        Self { fields, variables }
    }

    fn at(&self, program: &Program, file: FileId, place: Place) -> Option<usize> {
        if let (Root::Variable(variable), []) = (place.root, place.path()) {
            return self.variables.get(&(file, variable)).copied();
        }
        let of = program.receiver_type(file, place)?;
        self.fields.get(&(of, place.last()?)).copied()
    }
}
