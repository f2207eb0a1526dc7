//! Shares a tree out among several runs, so that each reads a part of it and together they find what one run would.
//!
//! What belongs to one program must fall to one share, and which file imports which is only known when all are read. So
//! the imports are looked for without parsing, and rather too many than too few: a program may come to lie together with
//! another, but never apart.

use memchr::memmem;
use rustc_hash::FxHashSet;
use skep_kit::Shard;

use crate::facts::Language;
use crate::python::relative_base;
use crate::records::telling;
use crate::scan::{Observer, ScanOptions};
use crate::text::{self, LARGEST_FILE};
use crate::threads::{in_parallel, thread_count};
use crate::units::{Outline, Tops, units};
use crate::walk::SourceFile;

/// Returns those of `files` that fall to `shard`. It depends on the files alone, not on who asks.
pub(crate) fn share(
    files: Vec<SourceFile>,
    shard: Shard,
    at: (&Tops, &ScanOptions),
    observer: &dyn Observer,
) -> Vec<SourceFile> {
    let (tops, options) = at;
    let imports: Vec<Vec<String>> = in_parallel(&files, thread_count(options.jobs), || {
        let mut content = Vec::new();
        move |file: &SourceFile| if observer.cancelled() { Vec::new() } else { imports_of(file, &mut content) }
    });
    let outlines: Vec<Outline<'_>> = files
        .iter()
        .zip(&imports)
        .map(|(file, imports)| Outline {
            path: &file.shown,
            language: file.language,
            imports: imports.iter().map(String::as_str).collect(),
        })
        .collect();
    let mut parts: Vec<(u64, Vec<usize>)> = units(&outlines, tops, &options.base)
        .into_iter()
        .map(|members| (members.iter().map(|at| files[*at].stat.bytes).sum(), members))
        .collect();
    // The largest first, each to the share that has least: none is then much larger than another.
    parts.sort_by_key(|(bytes, members)| (std::cmp::Reverse(*bytes), members[0]));
    let mut loads = vec![0_u64; shard.count as usize];
    let mut own = vec![false; files.len()];
    for (bytes, members) in parts {
        let Some(least) = (0..loads.len()).min_by_key(|at| (loads[*at], *at)) else { break };
        loads[least] += bytes;
        if least + 1 == shard.index as usize {
            members.into_iter().for_each(|at| own[at] = true);
        }
    }
    files.into_iter().zip(own).filter_map(|(file, is_own)| is_own.then_some(file)).collect()
}

fn imports_of(file: &SourceFile, content: &mut Vec<u8>) -> Vec<String> {
    if file.language != Language::Python || file.stat.bytes > LARGEST_FILE {
        return Vec::new();
    }
    // What cannot be read has no facts either, wherever it falls to.
    if text::read(&file.path, content).is_ok() { imports(&file.shown, content) } else { Vec::new() }
}

/// Bytes before an `import` in which its `from` is looked for.
const LONGEST_MODULE: usize = 512;
/// Bytes that are read behind all `import`s of a file together. Lists that lie within one another, as they do where the
/// word is written hundreds of thousands of times, would else be read as often.
const ALL_LISTS: usize = 4 << 20;
/// Bytes that are read behind each all the same.
const SHORT_LIST: usize = 64;

/// Returns every path that a file may import, each once: of every `import` in it, code or not.
pub(crate) fn imports(path: &str, content: &[u8]) -> Vec<String> {
    let mut found = FxHashSet::default();
    let mut left = ALL_LISTS;
    for at in memmem::find_iter(content, b"import") {
        let (before, behind) = (&content[..at], &content[at + b"import".len()..]);
        if before.last().copied().is_some_and(is_word) || behind.first().copied().is_some_and(is_word) {
            continue;
        }
        let before = &before[before.len().saturating_sub(LONGEST_MODULE)..];
        let list = list_behind(&behind[..behind.len().min(left.max(SHORT_LIST))]);
        left = left.saturating_sub(list.len());
        let base = module_before(before).map(|(level, module)| relative_base(path, level, &module));
        for name in names_in(list) {
            let whole = match base.as_deref() {
                // `import a.b` binds `a`, which may be another `a`.
                None => {
                    found.extend(name.split_once('.').map(|(first, _)| first.to_owned()));
                    name
                }
                Some("") => name,
                Some(base) => format!("{base}.{name}"),
            };
            found.insert(telling(&whole).to_owned());
        }
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_unstable();
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// Returns the module of `from module` where `before` ends with that: how many dots it begins with, and the rest.
fn module_before(before: &[u8]) -> Option<(u32, String)> {
    let written = before.trim_ascii_end();
    let is_part = |byte: &u8| is_word(*byte) || b". \t\\\r\n".contains(byte);
    let start = written.iter().rposition(|byte| !is_part(byte)).map_or(0, |at| at + 1);
    let words = String::from_utf8_lossy(&written[start..]).replace(['\\', '\r', '\n', '\t'], " ");
    let (_, module) = words.rsplit_once("from").filter(|(before, _)| !before.ends_with(|last| last != ' '))?;
    let module: String = module.split_whitespace().collect();
    let level = module.bytes().take_while(|byte| *byte == b'.').count();
    Some((level as u32, module[level..].to_owned()))
}

/// Returns the list of names behind `import`.
fn list_behind(behind: &[u8]) -> &[u8] {
    let rest = behind.trim_ascii_start();
    match rest.strip_prefix(b"(") {
        Some(list) => list.split(|byte| *byte == b')').next().unwrap_or(list),
        None => line(rest),
    }
}

/// Returns the names in a list, without those that they are bound to.
fn names_in(list: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(list);
    let bare = text.lines().map(|line| line.split('#').next().unwrap_or(line)).collect::<Vec<_>>().join(" ");
    let first = |item: &str| item.replace('\\', " ").split_whitespace().next().map(str::to_owned);
    bare.split(',').filter_map(first).collect()
}

/// Returns the line up to its end, going on behind a backslash.
fn line(text: &[u8]) -> &[u8] {
    let mut from = 0;
    while let Some(end) = memchr::memchr2(b'\n', b';', &text[from..]) {
        let end = from + end;
        let is_continued = text[end] == b'\n' && text[..end].trim_ascii_end().ends_with(b"\\");
        if !is_continued {
            return &text[..end];
        }
        from = end + 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found_without_parsing() {
        let of = |text: &str| imports("app/hub/x.py", text.as_bytes());
        assert_eq!(of("import a.b.c as d, e\n"), ["a", "a.b.c", "e"]);
        assert_eq!(of("from a.b import c, d as e  # f\n"), ["a.b.c", "a.b.d"]);
        assert_eq!(of("from . import (\n    x,  # y\n    z,\n)\n"), ["app.hub.x", "app.hub.z"]);
        assert_eq!(of("from ..core.bus import Bus"), ["app.core.bus.Bus"]);
        assert_eq!(of("from a \\\n    import b, \\\n    c\n"), ["a.b", "a.c"]);
        assert_eq!(of("if x: import a; from b import c\n"), ["a", "b.c"]);
        assert_eq!(of("important = reimport(x)\n"), Vec::<String>::new());
        assert_eq!(of("from\ta\timport\tb\n"), ["a.b"]);
    }

    #[test]
    fn words_that_lie_within_one_another_are_not_read_again_and_again() {
        for text in ["import(", "import ", "from x import\\\n", "import a,"] {
            let many = text.repeat(300_000 / text.len());
            // It is the time that counts, which would be hours.
            assert!(imports("a.py", many.as_bytes()).len() < 1_000_000, "{text}");
        }
        let long = format!("from a import (\n{})\nimport b\n", "    name,\n".repeat(50_000));
        assert_eq!(imports("x.py", long.as_bytes()), ["a.name", "b"]);
    }

    #[test]
    fn parsing_finds_no_import_that_this_does_not() {
        let text = "import os, a.b\nfrom .. import c\nfrom . import(d as e,f)\ntry:\n    from g.h.i.j.k import l\nexcept ImportError: import m as n\nclass A:\n    def f(self):\n        from .o import *\n        import p; import q.r\n";
        let names = crate::names::Names::default();
        let mut local = crate::names::LocalNames::new(&names);
        let facts = crate::python::lower(text, &std::sync::Arc::from("s/t/u.py"), &mut local).facts.unwrap();
        let found = imports("s/t/u.py", text.as_bytes());
        assert!(facts.imports.len() > 8);
        for import in &facts.imports {
            names.read(import.path, |path: &str| {
                let path = telling(path);
                assert!(found.iter().any(|each| each == path), "{path} is not in {found:?}");
            });
        }
    }
}
