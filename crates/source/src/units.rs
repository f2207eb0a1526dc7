//! Which files make one program.
//!
//! A tree may hold several programs: a folder of services, a folder of unpacked packages. What they share by name alone
//! means nothing, so each is linked by itself, which is faster too. Files belong together where they lie below the same
//! folder of the top, or where an import leads from one to the other as the language finds it: from the folder of the
//! file or one above it. Rust has no such imports between crates; there the outermost `Cargo.toml` says what is one.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::Language;
use crate::sets::Sets;

/// What has to be known of a file to tell which program it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Outline<'a> {
    /// The file, relative to the base of the scan, with `/`.
    pub(crate) path: &'a str,
    /// Its language.
    pub(crate) language: Language,
    /// The dotted paths that it imports, relative ones resolved; of Rust none are looked at.
    pub(crate) imports: Vec<&'a str>,
}

/// Folders below which imports are looked for besides the folder itself, by convention of package layouts.
const SOURCE_ROOTS: &[&str] = &["", "src", "lib", "python"];

/// Where a tree branches: the deepest folder that holds all files of a language. Whoever looks at a part of a tree needs
/// that of the whole, or the part would fall apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tops {
    python: String,
    rust: String,
}

impl Tops {
    /// Returns those of the whole tree.
    pub(crate) fn of<'a>(files: impl Iterator<Item = (Language, &'a str)> + Clone) -> Self {
        let of = |language| {
            let own = files.clone().filter(move |(each, _)| *each == language);
            common_folder(own.map(|(_, path)| folder(path))).to_owned()
        };
        Self { python: of(Language::Python), rust: of(Language::Rust) }
    }
}

/// Returns the positions in `files` of each program's files, in order. `base` is the folder that paths are relative to.
pub(crate) fn units(files: &[Outline<'_>], tops: &Tops, base: &Path) -> Vec<Vec<usize>> {
    let mut sets = Sets::of(files.len());
    for (language, top) in [(Language::Python, tops.python.as_str()), (Language::Rust, tops.rust.as_str())] {
        let own = || files.iter().enumerate().filter(move |(_, file)| file.language == language);
        let mut crates = Crates { base, known: FxHashMap::default() };
        let mut first_below: FxHashMap<&str, usize> = FxHashMap::default();
        for (index, file) in own() {
            let key = match language {
                Language::Python => below(top, folder(file.path)),
                Language::Rust => crates.outermost(file.path).unwrap_or_else(|| below(top, folder(file.path))),
            };
            let first = *first_below.entry(key).or_insert(index);
            sets.join(first, index);
        }
    }
    join_by_imports(files, &mut sets);
    sets.members()
}

fn join_by_imports(files: &[Outline<'_>], sets: &mut Sets) {
    let python = || files.iter().enumerate().filter(|(_, file)| file.language == Language::Python);
    let tree = Tree::of(python().map(|(index, file)| (index, file.path)));
    let mut asked: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut bases: FxHashMap<(&str, &str), Vec<Base<'_>>> = FxHashMap::default();
    let mut path = String::new();
    for (index, file) in python() {
        let from = folder(file.path);
        for import in &file.imports {
            let head = import.split('.').next().unwrap_or(import);
            let may_lead_on = tree.names.contains(head) || tree.may_hold_relative(head, import);
            if !may_lead_on || !asked.insert((from, import)) {
                continue;
            }
            let bases = bases.entry((from, head)).or_insert_with(|| tree.bases(from, head, &mut path));
            let found = tree.resolve(import, bases, &mut path).or_else(|| tree.relative(import));
            if let Some(found) = found {
                sets.join(index, found);
            }
        }
    }
}

/// The folders and modules of a source tree.
struct Tree<'a> {
    /// Every folder with source somewhere below it; with a file of its own that lies right in it, if there is one.
    folders: FxHashMap<&'a str, Option<usize>>,
    /// Every module by its path without the ending.
    modules: FxHashMap<&'a str, usize>,
    /// The last parts of both: what is none of these is imported from elsewhere.
    names: FxHashSet<&'a str>,
    /// Modules below a folder with a dot in its name, `pack-1.2/pack/core.py`, by their path with dots: what a relative
    /// import means there cannot be parted again.
    dotted: FxHashMap<String, usize>,
    /// The first parts of those: most imports begin otherwise.
    dotted_heads: FxHashSet<String>,
}

impl<'a> Tree<'a> {
    fn of(files: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut tree = Self {
            folders: FxHashMap::default(),
            modules: FxHashMap::default(),
            names: FxHashSet::default(),
            dotted: FxHashMap::default(),
            dotted_heads: FxHashSet::default(),
        };
        for (index, path) in files {
            let module = path.rsplit_once('.').map_or(path, |(module, _)| module);
            tree.names.insert(last_part(module));
            tree.modules.insert(module, index);
            let mut at = folder(path);
            if at.contains('.') {
                let written = module.strip_suffix("/__init__").unwrap_or(module);
                let written = written.trim_start_matches(['/', '.']).replace('/', ".");
                let head = written.split('.').next().unwrap_or_default();
                if !tree.dotted_heads.contains(head) {
                    tree.dotted_heads.insert(head.to_owned());
                }
                tree.dotted.insert(written, index);
            }
            tree.folders.entry(at).or_default().get_or_insert(index);
            while !at.is_empty() {
                tree.names.insert(last_part(at));
                at = folder(at);
                if tree.folders.contains_key(at) {
                    break;
                }
                tree.folders.insert(at, None);
            }
        }
        tree
    }

    fn may_hold_relative(&self, head: &str, import: &str) -> bool {
        self.dotted_heads.contains(head) && self.relative(import).is_some()
    }

    /// Returns the module below a folder with a dot in its name that `import`, written out from the base, means or holds.
    fn relative(&self, import: &str) -> Option<usize> {
        let module = import.rsplit_once('.').map(|(module, _)| module);
        self.dotted.get(import).or_else(|| self.dotted.get(module?)).copied()
    }

    /// Returns from where `head`, the first part of an import in a file of `from`, leads on, looking upward.
    fn bases(&self, from: &'a str, head: &str, path: &mut String) -> Vec<Base<'a>> {
        let mut bases = Vec::new();
        let mut above = from;
        loop {
            for root in SOURCE_ROOTS {
                let base = Base { above, root };
                base.write_to(path);
                push_part(path, head);
                if self.folders.contains_key(path.as_str()) || self.modules.contains_key(path.as_str()) {
                    bases.push(base);
                }
            }
            if above.is_empty() {
                return bases;
            }
            above = folder(above);
        }
    }

    /// Returns a file of what `import` means, looked for from each of `bases`.
    fn resolve(&self, import: &str, bases: &[Base<'_>], path: &mut String) -> Option<usize> {
        bases.iter().find_map(|base| {
            base.write_to(path);
            self.below(import, path)
        })
    }

    /// Follows `import` from the folder `path` downward, as far as it leads.
    fn below(&self, import: &str, path: &mut String) -> Option<usize> {
        let mut found = None;
        for part in import.split('.') {
            push_part(path, part);
            if let Some(module) = self.modules.get(path.as_str()) {
                found = Some(*module);
            }
            match self.folders.get(path.as_str()) {
                Some(inside) => found = inside.or(found),
                None => break,
            }
        }
        found
    }
}

/// Where imports may be looked for: a source root of a folder.
#[derive(Debug, Clone, Copy)]
struct Base<'a> {
    above: &'a str,
    root: &'static str,
}

impl Base<'_> {
    fn write_to(self, path: &mut String) {
        path.clear();
        path.push_str(self.above);
        push_part(path, self.root);
    }
}

fn push_part(path: &mut String, part: &str) {
    if !part.is_empty() {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(part);
    }
}

/// Which folders hold a `Cargo.toml`, each looked at once.
struct Crates<'a> {
    base: &'a Path,
    known: FxHashMap<&'a str, bool>,
}

impl<'a> Crates<'a> {
    /// Returns the outermost folder round the file that holds one, no further up than the base.
    fn outermost(&mut self, path: &'a str) -> Option<&'a str> {
        let mut found = None;
        let mut at = path;
        while !at.is_empty() {
            at = folder(at);
            let is_crate = || self.base.join(at).join("Cargo.toml").is_file();
            if *self.known.entry(at).or_insert_with(is_crate) {
                found = Some(at);
            }
        }
        found
    }
}

/// Returns the folder of a file or folder; that of the outermost is empty, and so is its own.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |end| &path[..end])
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the deepest folder that all of `folders` lie in or are.
fn common_folder<'a>(folders: impl Iterator<Item = &'a str>) -> &'a str {
    let mut common: Option<&str> = None;
    for each in folders {
        let mut shared = common.unwrap_or(each);
        while !is_within(each, shared) {
            shared = folder(shared);
        }
        common = Some(shared);
    }
    common.unwrap_or_default()
}

fn is_within(path: &str, of: &str) -> bool {
    of.is_empty() || path.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns `path` cut off behind the first part below `top`.
fn below<'a>(top: &str, path: &'a str) -> &'a str {
    let start = if top.is_empty() { 0 } else { (top.len() + 1).min(path.len()) };
    path[start..].find('/').map_or(path, |end| &path[..start + end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(files: &[Outline<'_>], base: &Path) -> Vec<Vec<usize>> {
        units(files, &Tops::of(files.iter().map(|file| (file.language, file.path))), base)
    }

    fn python(files: &[(&'static str, &[&'static str])]) -> Vec<Vec<usize>> {
        let outline = |(path, imports): &(&'static str, &[&'static str])| Outline {
            path,
            language: Language::Python,
            imports: imports.to_vec(),
        };
        whole(&files.iter().map(outline).collect::<Vec<_>>(), Path::new("/nowhere"))
    }

    #[test]
    fn unpacked_packages_are_programs_of_their_own_even_where_one_imports_the_other() {
        let files: &[(&str, &[&str])] = &[
            ("kombu/kombu/__init__.py", &[]),
            ("kombu/kombu/transport/redis.py", &["redis", "redis.client.Redis"]),
            ("redis/redis/__init__.py", &[]),
            ("redis/redis/client.py", &["redis.redis"]),
        ];
        assert_eq!(python(files), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_an_import_reaches_from_above_belongs_together() {
        assert_eq!(python(&[("agents/a.py", &["core.bus"]), ("core/bus.py", &[]), ("tools/x.py", &["os"])]).len(), 2);
        assert_eq!(python(&[("app/run.py", &["hub"]), ("src/hub/__init__.py", &[])]).len(), 1);
        assert_eq!(python(&[("a/x.py", &["b.c.d"]), ("b/c/d.py", &[])]).len(), 1);
        assert_eq!(python(&[("x.py", &[]), ("y.py", &[])]).len(), 1);
        assert_eq!(python(&[("main.py", &["hub.Hub"]), ("hub/__init__.py", &[])]).len(), 1);
    }

    #[test]
    fn relative_imports_lead_on_below_folders_with_dots() {
        let import = "root..cache.pack-1.2.0.pack.core.bus.Bus";
        let files: &[(&str, &[&str])] = &[
            ("/root/.cache/pack-1.2.0/pack/app/run.py", &[import]),
            ("/root/.cache/pack-1.2.0/pack/core/bus.py", &[]),
            ("/root/.cache/pack-1.2.0/pack/tools/x.py", &[]),
        ];
        assert_eq!(python(files), [vec![0, 1], vec![2]]);
        assert_eq!(crate::python::relative_base(files[0].0, 2, "core.bus") + ".Bus", import);
    }

    #[test]
    fn languages_are_never_one_program() {
        let outline = |path, language| Outline { path, language, imports: Vec::new() };
        let files = [outline("a/x.py", Language::Python), outline("a/x.rs", Language::Rust)];
        assert_eq!(whole(&files, Path::new("/nowhere")), [[0], [1]]);
    }

    #[test]
    fn the_outermost_crate_is_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("one");
        std::fs::create_dir_all(project.join("crates/a/src")).unwrap();
        for file in ["Cargo.toml", "crates/a/Cargo.toml"] {
            std::fs::write(project.join(file), "").unwrap();
        }
        let outline = |path| Outline { path, language: Language::Rust, imports: Vec::new() };
        let files = ["one/crates/a/src/lib.rs", "one/src/main.rs", "two/src/main.rs"].map(outline);
        assert_eq!(whole(&files, folder.path()), [vec![0, 1], vec![2]]);
    }
}
