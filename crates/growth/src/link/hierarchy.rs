//! Which class derives from which, across files.

use rustc_hash::FxHashMap;
use skep_source::{FileFacts, FrozenNames, Name, TypeId};

use super::modules::{Modules, Symbol};
use super::{FileId, TypeRef};

/// The classes of the program and how they derive.
#[derive(Debug, Default)]
pub(crate) struct Hierarchy {
    parents: FxHashMap<TypeRef, Vec<TypeRef>>,
    children: FxHashMap<TypeRef, Vec<TypeRef>>,
    /// Bases that the program does not define, dotted as written.
    foreign: FxHashMap<TypeRef, Vec<Name>>,
}

impl Hierarchy {
    /// Resolves the bases of every type.
    pub(crate) fn resolve(files: &[FileFacts], names: &FrozenNames, modules: &Modules) -> Self {
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

    /// Returns every base of `of`, nearest first, each once.
    pub(crate) fn ancestors(&self, of: TypeRef) -> Vec<TypeRef> {
        reach(&self.parents, of)
    }

    /// Returns every class that derives from `of`, nearest first, each once.
    pub(crate) fn descendants(&self, of: TypeRef) -> Vec<TypeRef> {
        reach(&self.children, of)
    }

    /// Returns the bases of `of` and of its ancestors that the program does not define.
    pub(crate) fn foreign_bases(&self, of: TypeRef) -> impl Iterator<Item = Name> {
        let own = std::iter::once(of).chain(self.ancestors(of));
        own.filter_map(|each| self.foreign.get(&each)).flatten().copied()
    }
}

fn reach(edges: &FxHashMap<TypeRef, Vec<TypeRef>>, from: TypeRef) -> Vec<TypeRef> {
    let mut reached: Vec<TypeRef> = edges.get(&from).cloned().unwrap_or_default();
    let mut at = 0;
    while at < reached.len() {
        for next in edges.get(&reached[at]).into_iter().flatten() {
            if *next != from && !reached.contains(next) {
                reached.push(*next);
            }
        }
        at += 1;
    }
    reached
}
