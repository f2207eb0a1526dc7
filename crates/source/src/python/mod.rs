//! The Python front end: one file in, facts out. Nothing outside this folder sees the parser's types.

mod assignments;
mod bindings;
mod comments;
mod constructors;
mod definitions;
mod depth;
mod drains;
mod expressions;
mod flow;
mod gates;
mod guards;
mod imports;
mod later;
mod lowering;
mod nesting;
mod places;
mod provenance;
mod reads;
mod statements;
mod tables;

pub(crate) use imports::relative_base;

use std::sync::Arc;

use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use crate::facts::{FileFacts, Language};
use crate::names::LocalNames;
use crate::problem::{FileProblem, Lowered};
use lowering::Lowering;
use nesting::too_deep;

/// Bytes of stack that dropping one level of a syntax tree may take. One byte of source is at most one level.
const STACK_FOR_DROP: usize = 768;

/// Lowers the file at `path` whose text is `text`.
pub(crate) fn lower(text: &str, path: &Arc<str>, names: &mut LocalNames<'_>) -> Lowered {
    let problem = |line, code, message: String| FileProblem { path: Arc::clone(path), line, code, message };
    if let Some(what) = too_deep(text.as_bytes()) {
        let message = format!("{what}; the file was not read");
        return Lowered { facts: None, problems: vec![problem(None, "too-deeply-nested", message)] };
    }
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module));
    let module = names.intern(&module_path(path));
    let facts = FileFacts::empty(Arc::clone(path), Language::Python, module);
    let mut lowering = Lowering::new(text, facts, names);
    if let ruff_python_ast::Mod::Module(module) = parsed.syntax() {
        lowering.module(&module.body);
    }
    lowering.facts.allows = comments::allows(text, parsed.tokens(), &lowering.lines);
    let mut problems = Vec::new();
    if let Some(error) = parsed.errors().first() {
        let line = lowering.lines.line(error.location.start().to_usize());
        let message = format!("{}; read as far as the parser recovers", lower_first(&error.error.to_string()));
        problems.push(problem(Some(line), "syntax-error", message));
        lowering.facts.is_broken = true;
    }
    if let Some(line) = lowering.too_deep {
        let message = "expressions are nested too deeply to follow; what lies inside was left out".to_owned();
        problems.push(problem(Some(line), "too-deeply-nested", message));
        lowering.facts.is_broken = true;
    }
    let is_deep = lowering.too_deep.is_some();
    let facts = lowering.finish();
    if is_deep {
        drop_on_large_stack(parsed, text.len());
    }
    Lowered { facts: Some(facts), problems }
}

/// Drops `value` where its deepest recursion has room.
fn drop_on_large_stack<T: Send>(value: T, source_bytes: usize) {
    std::thread::scope(|scope| {
        let dropper = std::thread::Builder::new().stack_size((1 << 20) + source_bytes.saturating_mul(STACK_FOR_DROP));
        // Where no such thread can be had the value is dropped with the closure, here, which is no worse than before.
        let _ = dropper.spawn_scoped(scope, move || drop(value));
    });
}

/// Returns the dotted path of the module that lies at `path`: `a/b.py` is `a.b`, `a/__init__.py` is `a`.
fn module_path(path: &str) -> String {
    let stem = path.strip_suffix(".py").or_else(|| path.strip_suffix(".pyi")).unwrap_or(path);
    let stem = stem.strip_suffix("/__init__").unwrap_or(stem);
    stem.trim_start_matches(['/', '.']).replace('/', ".")
}

fn lower_first(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}
