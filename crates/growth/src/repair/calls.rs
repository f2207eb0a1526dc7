//! Bounds for what is made without one.

use skep_kit::Edit;
use skep_source::{Memo, ScopeId, VariableKind};

use super::{Change, Place, Source, once};
use crate::link::FileId;

/// How many results a cache keeps where somebody else has to know how many it should be.
const SIZE: &str = "maxsize=1024";
/// How many lines are gone over for an import.
const MOST_LINES: u32 = 100;
/// How many names are: imports come first.
const MOST_NAMES: usize = 500;

/// Gives the one call of `function` without arguments in the line an argument.
pub(super) fn argument(at: Place, (function, argument): (&str, &str), source: &mut Source<'_>) -> Option<Change> {
    let line = source.line(at.file, at.span.line)?;
    let start = once(&line, &format!("{function}()"))? + function.len() + 1;
    let edit = source.edit(at.file, (at.span.line, start..start), argument)?;
    Some((format!("give it {argument}, or another number that fits"), vec![edit]))
}

/// Gives a cache of results a size.
pub(super) fn size(file: FileId, memo: &Memo, source: &mut Source<'_>) -> Option<Change> {
    let number = memo.span.line;
    let line = source.line(file, number)?;
    let start = line.find('@')? + 1;
    let written = line[start..].split(" #").next().unwrap_or_default().trim_end();
    let end = start + written.len();
    let mut edits = Vec::new();
    if let Some(bare) = written.strip_suffix("(maxsize=None)").or_else(|| written.strip_suffix("(None)")) {
        edits.push(source.edit(file, (number, start + bare.len()..end), &format!("({SIZE})"))?);
    } else if source.program.text(memo.text) == "functools.cache" {
        let sized = match written.strip_suffix(".cache") {
            Some(module) => format!("{module}.lru_cache"),
            None if written == "cache" => {
                let (called, import) = sized_cache(file, number, source)?;
                edits.extend(import);
                called
            }
            None => return None,
        };
        edits.push(source.edit(file, (number, start..end), &format!("{sized}({SIZE})"))?);
    }
    (!edits.is_empty()).then(|| (format!("keep {SIZE} results, or another number that fits"), edits))
}

/// Returns what `functools.lru_cache` is called in a file that imports `cache`, and the import where that has to be made.
fn sized_cache(file: FileId, decorator: u32, source: &mut Source<'_>) -> Option<(String, Option<Edit>)> {
    if let Some(name) = imported(file, "functools.lru_cache", source) {
        return Some((name, None));
    }
    if let Some(module) = imported(file, "functools", source) {
        return Some((format!("{module}.lru_cache"), None));
    }
    for number in 1..decorator.min(MOST_LINES) {
        let line = source.line(file, number)?;
        let Some(names) = line.strip_prefix("from functools import ") else { continue };
        let is_plain = names.chars().all(|character| super::is_word(character) || matches!(character, ',' | ' '));
        if is_plain && once(names, "cache").is_some() {
            let end = line.trim_end().len();
            return Some(("lru_cache".to_owned(), Some(source.edit(file, (number, end..end), ", lru_cache")?)));
        }
    }
    None
}

/// Returns what the module calls what it imports from `path`.
fn imported(file: FileId, path: &str, source: &Source<'_>) -> Option<String> {
    let facts = source.program.file(file);
    let variable = facts.variables.iter().take(MOST_NAMES).find(|variable| match variable.kind {
        VariableKind::Import(index) => {
            let import = facts.imports.get(index as usize);
            variable.scope == ScopeId(0) && import.is_some_and(|import| source.program.text(import.path) == path)
        }
        VariableKind::Local
        | VariableKind::Parameter(_)
        | VariableKind::Global
        | VariableKind::Function(_)
        | VariableKind::Type(_) => false,
    })?;
    Some(source.program.text(variable.name).to_owned())
}
