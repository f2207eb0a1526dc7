//! Which class derives from which, across files.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use skep_source::{FileFacts, FrozenNames, Name, TypeId};

use super::modules::{Modules, Symbol};
use super::{FileId, TypeRef};

/// How far classes are followed up and down. Nobody derives so deep; what would be remembered of a generated chain of
/// classes grows with its square.
const DEEPEST: usize = 64;

/// The classes of the program and how they derive.
#[derive(Debug, Default)]
pub(crate) struct Hierarchy {
    parents: FxHashMap<TypeRef, Vec<TypeRef>>,
    children: FxHashMap<TypeRef, Vec<TypeRef>>,
    /// Bases that the program does not define, dotted as written.
    foreign: FxHashMap<TypeRef, Vec<Name>>,
    /// What was asked for once is asked for again.
    ancestors: RefCell<FxHashMap<TypeRef, Rc<[TypeRef]>>>,
    descendants: RefCell<FxHashMap<TypeRef, Rc<[TypeRef]>>>,
}

impl Hierarchy {
    /// Resolves the bases of every type.
    pub(crate) fn resolve(files: &[Arc<FileFacts>], names: &FrozenNames, modules: &Modules) -> Self {
        let mut hierarchy = Self::default();
        for (file, facts) in files.iter().enumerate() {
            let file = file as FileId;
            for (index, of) in facts.types.iter().enumerate() {
                let own = TypeRef { file, id: TypeId(index as u32) };
                for base in &of.bases {
                    match modules.resolve_written(files, names, file, *base) {
                        Some(Symbol::Type(parent)) if parent != own => {
                            hierarchy.parents.entry(own).or_default().push(parent);
                            hierarchy.children.entry(parent).or_default().push(own);
                        }
                        _ => hierarchy.foreign.entry(own).or_default().push(*base),
                    }
                }
            }
        }
        hierarchy
    }

    /// Returns the bases of `of` up to a depth, nearest first, each once.
    pub(crate) fn ancestors(&self, of: TypeRef) -> Rc<[TypeRef]> {
        remembered(&self.ancestors, of, || reach(&self.parents, of))
    }

    /// Returns the classes that derive from `of` down to a depth, nearest first, each once.
    pub(crate) fn descendants(&self, of: TypeRef) -> Rc<[TypeRef]> {
        remembered(&self.descendants, of, || reach(&self.children, of))
    }

    /// Tells whether one of the two derives from the other, or they are the same.
    pub(crate) fn are_kin(&self, one: TypeRef, other: TypeRef) -> bool {
        one == other || self.ancestors(one).contains(&other) || self.ancestors(other).contains(&one)
    }

    /// Returns the bases of `of` and of its ancestors that the program does not define.
    pub(crate) fn foreign_bases(&self, of: TypeRef) -> impl Iterator<Item = Name> {
        let mut named: Vec<Name> = self.foreign.get(&of).cloned().unwrap_or_default();
        for base in &*self.ancestors(of) {
            named.extend(self.foreign.get(base).into_iter().flatten());
        }
        named.into_iter()
    }
}

fn remembered(
    known: &RefCell<FxHashMap<TypeRef, Rc<[TypeRef]>>>,
    of: TypeRef,
    find: impl FnOnce() -> Vec<TypeRef>,
) -> Rc<[TypeRef]> {
    if let Some(found) = known.borrow().get(&of) {
        return Rc::clone(found);
    }
    let found: Rc<[TypeRef]> = find().into();
    known.borrow_mut().insert(of, Rc::clone(&found));
    found
}

fn reach(edges: &FxHashMap<TypeRef, Vec<TypeRef>>, from: TypeRef) -> Vec<TypeRef> {
    let mut reached: Vec<TypeRef> = Vec::new();
    let mut seen = FxHashSet::from_iter([from]);
    let next = |of: &TypeRef| edges.get(of).map_or(&[][..], Vec::as_slice);
    reached.extend(next(&from).iter().copied().filter(|each| seen.insert(*each)));
    let mut start = 0;
    for _ in 1..DEEPEST {
        let end = reached.len();
        for at in start..end {
            let each = reached[at];
            reached.extend(next(&each).iter().copied().filter(|each| seen.insert(*each)));
        }
        start = end;
    }
    reached
}
