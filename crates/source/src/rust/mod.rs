//! The Rust front end: syn parses, the rest of this folder lowers. syn recovers nothing from a syntax error, so a file
//! that does not parse gives no facts.

mod accessors;
mod assignments;
mod attributes;
mod body;
mod builder;
mod caches;
mod calls;
mod comments;
mod control;
mod cycles;
mod declarations;
mod expressions;
mod flow;
mod imports;
mod items;
mod known;
mod lowering;
mod macros;
mod methods;
mod nesting;
mod paths;
mod patterns;
mod shapes;
mod sight;
mod spans;
#[cfg(test)]
mod tests;

use std::str::FromStr;
use std::sync::Arc;

use proc_macro2::TokenStream;
use syn::{File, Item};

use crate::facts::{FileFacts, Language};
use crate::names::LocalNames;
use crate::problem::{FileProblem, Lowered};
use lowering::Lowering;

/// Lowers the file at `path` whose text is `text`.
pub(crate) fn lower(text: &str, path: Arc<str>, names: &mut LocalNames<'_>) -> Lowered {
    let lowered = lower_file(text, &path, names);
    // proc-macro2 keeps every text for its spans until it is told that none are left.
    proc_macro2::extra::invalidate_current_thread_spans();
    match lowered {
        Ok(facts) => Lowered { facts: Some(facts), problems: Vec::new() },
        Err(problem) => Lowered { facts: None, problems: vec![problem] },
    }
}

fn lower_file(text: &str, path: &Arc<str>, names: &mut LocalNames<'_>) -> Result<FileFacts, FileProblem> {
    let problem = |line: usize, code, message: String| FileProblem {
        path: Arc::clone(path),
        line: Some(builder::index(line)).filter(|line| *line > 0),
        code,
        message,
    };
    let unparsed =
        |line: usize, message: String| problem(line, "syntax-error", format!("{message}; the file was not read"));
    let source = without_shebang(text);
    let macros = nesting::measure(source).map_err(|line| {
        let message = "nested too deeply to be parsed; the file was not read".to_owned();
        problem(line, "too-deeply-nested", message)
    })?;
    let tokens = TokenStream::from_str(source)
        .map_err(|error| unparsed(error.span().start().line, "a token is not complete".to_owned()))?;
    let file = syn::parse2::<File>(tokens).map_err(|error| {
        let message = error.to_string();
        unparsed(error.span().start().line, message)
    })?;
    let module = module_path(path);
    let name = names.intern(&module);
    let mut facts = FileFacts::empty(Arc::clone(path), Language::Rust, name);
    facts.lines = builder::index(text.lines().count());
    facts.allows = comments::allows(source);
    let mut lowering = Lowering::new(facts, &module, macros, names);
    let items: Vec<&Item> = file.items.iter().collect();
    if file.attrs.iter().any(attributes::is_test) {
        lowering.builder.facts.scopes[0].flags.insert(crate::facts::ScopeFlags::TEST);
    }
    lowering.items(&items);
    Ok(lowering.finish())
}

/// Returns the text behind a byte order mark and a `#!` line, whose end stays so that lines keep their numbers.
fn without_shebang(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(rest) = text.strip_prefix("#!") else { return text };
    if rest.trim_start().starts_with('[') {
        return text;
    }
    text.find('\n').map_or("", |end| &text[end..])
}

/// Returns the path of a file's module: the folder round `src` as the crate, then the folders and the file below.
fn module_path(path: &str) -> String {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let parts: Vec<&str> = stem.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let source = parts.iter().rposition(|part| *part == "src");
    let root = source.and_then(|at| at.checked_sub(1)).map_or("crate", |at| parts[at]);
    let below = &parts[source.map_or(0, |at| at + 1)..];
    let below = match below {
        [folders @ .., "mod" | "lib" | "main"] => folders,
        all => all,
    };
    let mut module = root.replace('-', "_");
    for part in below {
        module.push_str("::");
        module.push_str(part);
    }
    module
}
