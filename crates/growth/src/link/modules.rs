//! Which file an import means, and which of its names.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use skep_source::{FileFacts, FrozenNames, Language, Name, ScopeId, VariableId, VariableKind};

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

/// The modules of the program by every ending of their dotted path, since nobody says where the import root lies.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    by_ending: FxHashMap<Box<str>, Vec<FileId>>,
    globals: Vec<FxHashMap<Name, VariableId>>,
}

impl Modules {
    /// Indexes `files`.
    pub(crate) fn index(files: &[Arc<FileFacts>], names: &FrozenNames) -> Self {
        let mut by_ending: FxHashMap<Box<str>, Vec<FileId>> = FxHashMap::default();
        let mut globals = Vec::with_capacity(files.len());
        for (id, facts) in files.iter().enumerate() {
            let id = id as FileId;
            let mut ending = names.text(facts.module);
            loop {
                by_ending.entry(ending.into()).or_default().push(id);
                match ending.split_once(separator(facts.language)) {
                    Some((_, rest)) => ending = rest,
                    None => break,
                }
            }
            let mut own = FxHashMap::default();
            for (index, variable) in facts.variables.iter().enumerate() {
                if variable.scope == ScopeId(0) && !matches!(variable.kind, VariableKind::Parameter(_)) {
                    own.entry(variable.name).or_insert(VariableId(index as u32));
                }
            }
            globals.push(own);
        }
        Self { by_ending, globals }
    }

    /// Returns the variable that `name` means at the level of module `file`.
    pub(crate) fn global(&self, file: FileId, name: Name) -> Option<VariableId> {
        self.globals[file as usize].get(&name).copied()
    }

    /// Returns the file whose module path ends in `path`; among several, the one that lies nearest to `from`.
    fn module(&self, files: &[Arc<FileFacts>], from: FileId, path: &str) -> Option<FileId> {
        let candidates = self.by_ending.get(path)?;
        let own = &files[from as usize].path;
        candidates
            .iter()
            .copied()
            .filter(|id| files[*id as usize].language == files[from as usize].language)
            .max_by_key(|id| (common_prefix(own, &files[*id as usize].path), std::cmp::Reverse(*id)))
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

fn common_prefix(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}
