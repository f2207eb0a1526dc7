//! `use` declarations, and what they say of where a name comes from.

use rustc_hash::FxHashMap;
use syn::{Path, UseTree};

use super::builder::{Builder, index};
use super::known::{CONCURRENT_CRATES, FIXED_CRATES, Known, known_type};
use crate::facts::{Capacity, Import, Name, VariableId, VariableKind, Wrappers};

/// The imports of one file.
#[derive(Default)]
pub(super) struct Imports {
    /// The path of the module, in segments.
    module: Vec<String>,
    paths: FxHashMap<Name, String>,
    globs: Vec<String>,
    /// Paths that are written out where they are used.
    implicit: FxHashMap<Name, VariableId>,
}

/// Where a path leads, as far as the file says.
#[derive(Debug)]
pub(super) struct Origin {
    /// The path from its crate on, `::` between its segments.
    pub(super) path: String,
    is_project: bool,
    is_sure: bool,
}

impl Origin {
    fn last(&self) -> &str {
        self.path.rsplit("::").next().unwrap_or(&self.path)
    }

    /// Returns what the tables know of the type at the end of the path, unless the path says that it is another.
    pub(super) fn known(&self) -> Option<Known> {
        if self.is_project {
            return None;
        }
        match known_type(self.last())? {
            Known::Container(container) if !container.crates.is_empty() && !self.is_from(container.crates) => None,
            Known::Container(mut container) => {
                if self.is_from(CONCURRENT_CRATES) {
                    container.wrappers.insert(Wrappers::CONCURRENT);
                }
                if self.is_from(FIXED_CRATES) {
                    container.capacity = Capacity::Expression;
                }
                Some(Known::Container(container))
            }
            known => Some(known),
        }
    }

    /// Tells whether the path begins with one of these crates.
    pub(super) fn is_from(&self, crates: &[&str]) -> bool {
        self.is_sure && self.path.split("::").next().is_some_and(|first| crates.contains(&first))
    }
}

impl Imports {
    pub(super) fn new(module: &str) -> Self {
        Self { module: module.split("::").map(str::to_owned).collect(), ..Self::default() }
    }

    /// Enters an inline module.
    pub(super) fn enter(&mut self, module: &str) {
        self.module.push(module.to_owned());
    }

    /// Leaves an inline module.
    pub(super) fn leave(&mut self) {
        self.module.pop();
    }

    /// Takes in a `use` declaration.
    pub(super) fn add(&mut self, builder: &mut Builder<'_, '_>, tree: &UseTree) {
        let mut trees = vec![(String::new(), tree)];
        while let Some((prefix, tree)) = trees.pop() {
            match tree {
                UseTree::Path(path) => {
                    let segment = builder.text(&path.ident).to_owned();
                    trees.push((self.join(&prefix, &segment), &path.tree));
                }
                UseTree::Group(group) => trees.extend(group.items.iter().map(|tree| (prefix.clone(), tree))),
                UseTree::Glob(_) => self.globs.push(prefix),
                UseTree::Name(name) if name.ident == "self" => {
                    let last = prefix.rsplit("::").next().unwrap_or(&prefix).to_owned();
                    self.bind(builder, &last, prefix);
                }
                UseTree::Name(name) => {
                    let segment = builder.text(&name.ident).to_owned();
                    let path = self.join(&prefix, &segment);
                    self.bind(builder, &segment, path);
                }
                UseTree::Rename(rename) if rename.rename == "_" => {}
                UseTree::Rename(rename) => {
                    let bound = builder.text(&rename.rename).to_owned();
                    let segment = builder.text(&rename.ident).to_owned();
                    let path = if segment == "self" { prefix } else { self.join(&prefix, &segment) };
                    self.bind(builder, &bound, path);
                }
            }
        }
    }

    fn bind(&mut self, builder: &mut Builder<'_, '_>, bound: &str, path: String) {
        let name = builder.intern(bound);
        if builder.find_global(name).is_none() {
            let number = add_import(builder, &path);
            builder.global(name, VariableKind::Import(number));
        }
        self.paths.entry(name).or_insert(path);
    }

    /// Appends a segment to a path, taking `crate`, `self` and `super` for what they stand for.
    fn join(&self, prefix: &str, segment: &str) -> String {
        if !prefix.is_empty() {
            if segment == "super" {
                return prefix.rsplit_once("::").map_or(prefix, |(parent, _)| parent).to_owned();
            }
            return format!("{prefix}::{segment}");
        }
        match segment {
            "crate" => self.module.first().cloned().unwrap_or_default(),
            "self" => self.module.join("::"),
            "super" => self.module[..self.module.len().saturating_sub(1)].join("::"),
            _ => segment.to_owned(),
        }
    }

    /// Tells whether a name is imported.
    pub(super) fn imports(&self, name: Name) -> bool {
        self.paths.contains_key(&name)
    }

    /// Returns where the first segments of `path` lead.
    pub(super) fn origin(&self, builder: &mut Builder<'_, '_>, path: &Path, segments: usize) -> Origin {
        let mut written = String::new();
        let mut is_sure = segments > 1;
        for segment in path.segments.iter().take(segments) {
            if written.is_empty() {
                let (name, text) = builder.name_and(&segment.ident, str::to_owned);
                match self.paths.get(&name) {
                    Some(imported) => {
                        written.clone_from(imported);
                        is_sure = true;
                    }
                    None => written = self.join("", &text),
                }
            } else {
                let text = builder.text(&segment.ident);
                written.push_str("::");
                written.push_str(text);
            }
        }
        let first = written.split("::").next().unwrap_or_default();
        let is_project = is_sure && (self.module.first().is_some_and(|own| own == first));
        Origin { path: written, is_project, is_sure }
    }

    /// Returns the paths from which everything is imported.
    pub(super) fn globs(&self) -> &[String] {
        &self.globs
    }

    /// Returns a variable that stands for a path written out where it is used.
    pub(super) fn written_out(&mut self, builder: &mut Builder<'_, '_>, path: &str) -> VariableId {
        let key = builder.intern(path);
        if let Some(&variable) = self.implicit.get(&key) {
            return variable;
        }
        let last = builder.intern(path.rsplit("::").next().unwrap_or(path));
        let number = add_import(builder, path);
        let scope = crate::facts::ScopeId(0);
        let variable = builder.variable(last, scope, VariableKind::Import(number), Name::NONE);
        self.implicit.insert(key, variable);
        variable
    }
}

fn add_import(builder: &mut Builder<'_, '_>, path: &str) -> u32 {
    let number = index(builder.facts.imports.len());
    let path = builder.intern(path);
    builder.facts.imports.push(Import { path, is_module: false });
    number
}
