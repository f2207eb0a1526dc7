//! Imports, and what relative ones mean.

use ruff_python_ast as ast;

use super::lowering::Lowering;
use crate::facts::{Import, VariableKind};

impl Lowering<'_, '_, '_> {
    pub(super) fn import(&mut self, import: &ast::StmtImport) {
        for alias in &import.names {
            let full = alias.name.as_str();
            let (bound, path) = match &alias.asname {
                Some(name) => (name.as_str(), full),
                // `import a.b` binds `a`.
                None => (full.split('.').next().unwrap_or(full), full.split('.').next().unwrap_or(full)),
            };
            self.push_import(bound, path.to_owned(), true);
            if path.len() < full.len() {
                // Bound to nothing, but it says which modules belong to the program.
                self.list_import(full.to_owned(), true);
            }
        }
    }

    pub(super) fn import_from(&mut self, import: &ast::StmtImportFrom) {
        let module = import.module.as_ref().map_or("", |module| module.as_str());
        let base = relative_base(&self.facts.path, import.level, module);
        for alias in &import.names {
            let path = if base.is_empty() { alias.name.to_string() } else { format!("{base}.{}", alias.name) };
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.note_read(&alias.name);
            self.push_import(bound, path, false);
        }
    }

    fn push_import(&mut self, bound: &str, path: String, is_module: bool) {
        let index = self.facts.imports.len() as u32;
        let bound = self.names.intern(bound);
        self.list_import(path, is_module);
        self.bind(bound, VariableKind::Import(index));
    }

    fn list_import(&mut self, path: String, is_module: bool) {
        self.facts.imports.push(Import { path: self.names.intern(&path), is_module });
        self.import_paths.push(path);
    }
}

/// Returns the module that `from ..module import` means in the file `path`; `level` is the number of dots.
pub(crate) fn relative_base(path: &str, level: u32, module: &str) -> String {
    if level == 0 {
        return module.to_owned();
    }
    let own: String = path.trim_start_matches(['/', '.']).replace('/', ".");
    let own = own.strip_suffix(".py").or_else(|| own.strip_suffix(".pyi")).unwrap_or(&own);
    let mut parts: Vec<&str> = own.split('.').collect();
    parts.truncate(parts.len().saturating_sub(level as usize));
    if !module.is_empty() {
        parts.push(module);
    }
    parts.join(".")
}
