//! Where a type that a file only implements is declared: Rust spreads the `impl` blocks of one type over files.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use skep_source::{FileFacts, FrozenNames, Name, Type, TypeFlags, TypeId};

use super::modules::Modules;
use super::{FileId, TypeRef};

/// The declared types behind the types that files only speak of.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    declared: FxHashMap<TypeRef, TypeRef>,
    parts: FxHashMap<TypeRef, Vec<TypeRef>>,
}

impl Homes {
    /// Finds the declaration of every type that `files` only implement.
    pub(crate) fn find(files: &[Arc<FileFacts>], names: &FrozenNames, modules: &Modules) -> Self {
        let mut homes = Self::default();
        let all = || {
            files.iter().enumerate().flat_map(|(file, facts)| {
                let at = move |index| TypeRef { file: file as FileId, id: TypeId(index as u32) };
                facts.types.iter().enumerate().map(move |(index, of)| (at(index), of))
            })
        };
        let is_away = |of: &Type| of.flags.contains(TypeFlags::FOREIGN);
        let away: Vec<(TypeRef, Name)> = all().filter(|(_, of)| is_away(of)).map(|(at, of)| (at, of.name)).collect();
        if away.is_empty() {
            return homes;
        }
        let mut near: FxHashMap<(&str, Name), Option<TypeRef>> = FxHashMap::default();
        for (at, of) in all().filter(|(_, of)| !is_away(of)) {
            let own = crate_of(&files[at.file as usize].path);
            // Two of one name in one crate say nothing.
            near.entry((own, of.name)).and_modify(|only| *only = None).or_insert(Some(at));
        }
        for (at, name) in away {
            let home = match modules.resolve_type(files, names, at.file, name) {
                Some(home) if home != at => Some(home),
                // `use super::*` may mean it.
                _ => near.get(&(crate_of(&files[at.file as usize].path), name)).copied().flatten(),
            };
            if let Some(home) = home {
                homes.declared.insert(at, home);
                homes.parts.entry(home).or_default().push(at);
            }
        }
        homes
    }

    /// Returns the declaration of `of`, or `of` itself.
    pub(crate) fn of(&self, of: TypeRef) -> TypeRef {
        self.declared.get(&of).copied().unwrap_or(of)
    }

    /// Returns the types by which other files speak of `of`.
    pub(crate) fn parts(&self, of: TypeRef) -> &[TypeRef] {
        self.parts.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Returns every type that is spoken of away from its declaration, with that.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (TypeRef, TypeRef)> {
        self.declared.iter().map(|(from, to)| (*from, *to))
    }
}

/// Returns the folder of the crate that a file belongs to.
fn crate_of(path: &str) -> &str {
    path.rfind("/src/").map_or("", |end| &path[..end])
}
