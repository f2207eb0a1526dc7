//! Which file an import means, and which of its names.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use skep_source::{Alias, FileFacts, FrozenNames, Language, Name, ScopeId, VariableId, VariableKind};

use super::{FileId, ScopeRef, TypeRef};

/// How far re-exports are followed.
const LONGEST_CHAIN: u8 = 5;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A type.
    Type(TypeRef),
    /// A function.
    Function(ScopeRef),
    /// A variable at the level of a module.
    Variable(FileId, VariableId),
    /// A module.
    Module(FileId),
}

/// Returns the name for a type that a variable stands for, if it does.
pub(crate) fn alias_at(files: &[Arc<FileFacts>], file: FileId, variable: VariableId) -> Option<&Alias> {
    let aliases = &files[file as usize].aliases;
    let at = aliases.binary_search_by_key(&variable, |alias| alias.variable).ok()?;
    aliases.get(at)
}

/// Endings of a module's path that are known have so many parts at most, beside the whole path.
const LONGEST_ENDING: usize = 32;

/// Files by endings of their dotted path, each list in the order of paths.
type Endings = FxHashMap<Box<str>, Vec<FileId>>;

/// The modules of the program by every ending of their dotted path, since nobody says where the import root lies.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    python: Endings,
    rust: Endings,
    globals: Vec<FxHashMap<Name, VariableId>>,
}

impl Modules {
    /// Indexes `files`.
    pub(crate) fn index(files: &[Arc<FileFacts>], names: &FrozenNames) -> Self {
        let (mut python, mut rust) = (Endings::default(), Endings::default());
        let mut globals = Vec::with_capacity(files.len());
        for (id, facts) in files.iter().enumerate() {
            let endings = match facts.language {
                Language::Python => &mut python,
                Language::Rust => &mut rust,
            };
            for ending in endings_of(names.text(facts.module), separator(facts.language)) {
                endings.entry(ending.into()).or_default().push(id as FileId);
            }
            let mut own = FxHashMap::default();
            for (index, variable) in facts.variables.iter().enumerate() {
                if variable.scope == ScopeId(0) && !matches!(variable.kind, VariableKind::Parameter(_)) {
                    own.entry(variable.name).or_insert(VariableId(index as u32));
                }
            }
            globals.push(own);
        }
        Self { python, rust, globals }
    }

    /// Returns the variable that `name` means at the level of module `file`.
    pub(crate) fn global(&self, file: FileId, name: Name) -> Option<VariableId> {
        self.globals[file as usize].get(&name).copied()
    }

    /// Returns the file whose module path ends in `path`; among several, the one that lies nearest to `from`, and among
    /// those the first.
    fn module(&self, files: &[Arc<FileFacts>], from: FileId, path: &str) -> Option<FileId> {
        let from = &files[from as usize];
        let candidates = match from.language {
            Language::Python => self.python.get(path)?,
            Language::Rust => self.rust.get(path)?,
        };
        if let [only] = candidates[..] {
            return Some(only);
        }
        let path_of = |id: &FileId| files[*id as usize].path.as_bytes();
        let own = from.path.as_bytes();
        // In the order of paths those that share most stand side by side, next to where `from` would stand.
        let place = candidates.partition_point(|id| path_of(id) < own);
        let beside = &candidates[place.saturating_sub(1)..candidates.len().min(place + 1)];
        let shared = beside.iter().map(|id| common_prefix(own, path_of(id))).max()?;
        let first = candidates.partition_point(|id| path_of(id) < &own[..shared]);
        candidates.get(first).copied()
    }

    /// Returns what a dotted name means that is written in `file`: imports are already resolved in it.
    pub(crate) fn resolve_written(
        &self,
        files: &[Arc<FileFacts>],
        names: &FrozenNames,
        file: FileId,
        dotted: Name,
    ) -> Option<Symbol> {
        if let Some(variable) = self.global(file, dotted) {
            return self.symbol_of(files, names, file, variable, 0);
        }
        self.resolve(files, names, file, names.text(dotted), 0)
    }

    /// Returns the type that a dotted name means that is written in `file`, looking behind the name of a type.
    pub(crate) fn resolve_type(
        &self,
        files: &[Arc<FileFacts>],
        names: &FrozenNames,
        file: FileId,
        dotted: Name,
    ) -> Option<TypeRef> {
        let found = match self.resolve_written(files, names, file, dotted)? {
            Symbol::Variable(other, variable) => {
                alias_at(files, other, variable)?;
                let declared = files[other as usize].variables[variable.index()].declared;
                self.resolve_written(files, names, other, declared)?
            }
            found @ (Symbol::Type(_) | Symbol::Function(_) | Symbol::Module(_)) => found,
        };
        match found {
            Symbol::Type(of) => Some(of),
            Symbol::Function(_) | Symbol::Variable(..) | Symbol::Module(_) => None,
        }
    }

    /// Returns what an imported path means.
    pub(crate) fn resolve_import(
        &self,
        files: &[Arc<FileFacts>],
        names: &FrozenNames,
        file: FileId,
        path: Name,
    ) -> Option<Symbol> {
        self.resolve(files, names, file, names.text(path), 0)
    }

    fn resolve(
        &self,
        files: &[Arc<FileFacts>],
        names: &FrozenNames,
        from: FileId,
        path: &str,
        chain: u8,
    ) -> Option<Symbol> {
        if chain > LONGEST_CHAIN {
            return None;
        }
        if let Some(module) = self.module(files, from, path) {
            return Some(Symbol::Module(module));
        }
        let (module, name) = path.rsplit_once(separator(files[from as usize].language))?;
        let module = self.module(files, from, module)?;
        let variable = self.global(module, names.find(name)?)?;
        self.symbol_of(files, names, module, variable, chain)
    }

    fn symbol_of(
        &self,
        files: &[Arc<FileFacts>],
        names: &FrozenNames,
        file: FileId,
        variable: VariableId,
        chain: u8,
    ) -> Option<Symbol> {
        let facts = &files[file as usize];
        match facts.variables[variable.index()].kind {
            VariableKind::Type(id) => Some(Symbol::Type(TypeRef { file, id })),
            VariableKind::Function(id) => Some(Symbol::Function(ScopeRef { file, id })),
            VariableKind::Global => Some(Symbol::Variable(file, variable)),
            VariableKind::Import(index) => {
                let path = facts.imports[index as usize].path;
                self.resolve(files, names, file, names.text(path), chain + 1)
            }
            VariableKind::Local | VariableKind::Parameter(_) => None,
        }
    }
}

/// Returns what stands between the parts of a module's path.
pub(crate) fn separator(language: Language) -> &'static str {
    match language {
        Language::Python => ".",
        Language::Rust => "::",
    }
}

/// Returns a path and the endings of it: `a.b.c`, `b.c`, `c`.
fn endings_of<'t>(path: &'t str, separator: &'static str) -> impl Iterator<Item = &'t str> {
    let starts = path.rmatch_indices(separator).map(|(at, _)| at + separator.len()).take(LONGEST_ENDING);
    std::iter::once(path).chain(starts.map(|start| &path[start..]))
}

fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_known_up_to_a_length() {
        assert_eq!(endings_of("a.b.c", ".").collect::<Vec<_>>(), ["a.b.c", "c", "b.c"]);
        assert_eq!(endings_of("a::b", "::").collect::<Vec<_>>(), ["a::b", "b"]);
        assert_eq!(endings_of(&"a.".repeat(1_000), ".").count(), 1 + LONGEST_ENDING);
    }
}
