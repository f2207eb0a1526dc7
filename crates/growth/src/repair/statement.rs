//! Statements beside those that are there.

use super::{Change, Place, Removal, Source, indentation, is_word};

/// What a line may end with where the statement goes on in the next, besides words.
const OPEN_ENDS: &[char] = &['(', '[', '{', ',', '\\', '+', '-', '*', '/', '%', '|', '&', '^', '<', '>', '=', '.', '@'];
/// The words that a line may end with where the statement goes on.
const OPEN_WORDS: &[&str] = &["and", "or", "not", "in", "is", "if", "else", "for", "await", "lambda", "return", "del"];

/// What starts a task of asyncio, which can be asked to call back.
const STARTERS: &[&str] = &["create_task", "ensure_future"];
/// How far before a statement one is looked for that bears on it.
const MOST_LINES_BACK: usize = 12;

/// Removes from `own` what is removed from `sibling`, by a statement behind that one, or before it where it leaves.
pub(super) fn alongside(
    at: Place,
    (sibling, own, removal): (&str, &str, Removal),
    source: &mut Source<'_>,
) -> Option<Change> {
    let statement = Statement::at(at, source)?;
    let (base, key) = statement.removal(sibling)?;
    let table = format!("{}{own}", base.strip_suffix(sibling)?);
    let added = match removal {
        Removal::Pop => format!("{table}.pop({key}, None)"),
        Removal::Discard => format!("{table}.discard({key})"),
    };
    let line = format!("{}{added}", indentation(&statement.line));
    let edit = if statement.code.starts_with("return ") {
        source.edit(at.file, (at.span.line, 0..0), &format!("{line}\n"))?
    } else {
        source.insertion(at.file, at.span.line, &[line])?
    };
    Some((format!("remove `{key}` from {table} too"), vec![edit]))
}

/// Removes the key of `table` when its value is empty.
pub(super) fn emptied(at: Place, table: &str, source: &mut Source<'_>) -> Option<Change> {
    let statement = Statement::at(at, source)?;
    let (base, key) = statement.element(table)?;
    let indent = indentation(&statement.line);
    let step = if indent.contains('\t') { "\t" } else { "    " };
    let added = [format!("{indent}if not {base}[{key}]:"), format!("{indent}{step}del {base}[{key}]")];
    let edit = source.insertion(at.file, at.span.line, &added)?;
    Some((format!("remove `{key}` when nothing is left under it"), vec![edit]))
}

/// Has a task leave `tasks` when it is done.
pub(super) fn done(at: Place, tasks: &str, source: &mut Source<'_>) -> Option<Change> {
    let statement = Statement::at(at, source)?;
    let (base, task) = statement.code.strip_suffix(')')?.split_once(".add(")?;
    if !ends_in(base, tasks) {
        return None;
    }
    let indent = indentation(&statement.line);
    let leaving = |task: &str| format!("{indent}{task}.add_done_callback({base}.discard)");
    let edit = if is_path(task) {
        is_started(task, at, source)?;
        source.insertion(at.file, at.span.line, &[leaving(task)])?
    } else {
        let is_call =
            STARTERS.iter().any(|starter| task.split('(').next().is_some_and(|called| called.ends_with(starter)));
        let is_one = task.ends_with(')') && !task.contains(',');
        let start = indent.len();
        let lines = format!("task = {task}\n{indent}{base}.add(task)\n{}", leaving("task"));
        let range = start..start + statement.code.len();
        (is_call && is_one).then(|| source.edit(at.file, (at.span.line, range), &lines)).flatten()?
    };
    Some((format!("have each task leave {base} when it is done"), vec![edit]))
}

/// Looks in the lines before for one that starts the task.
fn is_started(task: &str, at: Place, source: &mut Source<'_>) -> Option<()> {
    let before = (1..at.span.line).rev().take(MOST_LINES_BACK);
    let started = format!("{task} = ");
    for number in before {
        let line = source.line(at.file, number)?;
        if let Some(value) = line.trim_start().strip_prefix(&started) {
            let called = value.split('(').next().unwrap_or_default();
            return STARTERS.iter().any(|starter| called.ends_with(starter)).then_some(());
        }
    }
    None
}

/// A line that is one whole statement.
struct Statement {
    line: String,
    /// Without what stands before and behind it.
    code: String,
}

impl Statement {
    fn at(at: Place, source: &mut Source<'_>) -> Option<Self> {
        let number = at.span.line;
        if at.span.end_line != number {
            return None;
        }
        let line = source.line(at.file, number)?;
        let is_quoted = line.contains(['"', '\'']);
        let code = if is_quoted { line.as_str() } else { line.split('#').next().unwrap_or_default() };
        let code = code.trim().to_owned();
        let mut before = None;
        for earlier in (1..number).rev().take(MOST_LINES_BACK) {
            let line = source.line(at.file, earlier)?;
            let code = line.split('#').next().unwrap_or_default().trim();
            if !code.is_empty() {
                before = Some(code.to_owned());
                break;
            }
        }
        // Behind what is not in sight it may go on.
        let before = before?;
        let word = before.rsplit(|character| !is_word(character)).next().unwrap_or_default();
        let goes_on = before.ends_with(OPEN_ENDS) || OPEN_WORDS.contains(&word);
        let next = source.line(at.file, number + 1).unwrap_or_default();
        let is_ended = !next.trim_start().starts_with([')', ']', '}', '.']);
        (!goes_on && is_ended).then_some(Self { line, code })
    }

    /// Returns what an entry is removed from, if it is called `name`, and its key.
    fn removal(&self, name: &str) -> Option<(&str, &str)> {
        let (base, key) = if let Some(deleted) = self.code.strip_prefix("del ") {
            deleted.strip_suffix(']')?.split_once('[')?
        } else {
            let call = self.code.strip_prefix("return ").unwrap_or(&self.code);
            let call = call.split_once(" = ").filter(|(target, _)| is_path(target)).map_or(call, |(_, call)| call);
            let (base, method, arguments) = called(call)?;
            let key = arguments.split(',').next().unwrap_or_default();
            (base, matches!(method, "pop" | "discard" | "remove").then_some(key)?)
        };
        (ends_in(base, name) && is_path(key)).then_some((base, key))
    }

    /// Returns the table called `name` from whose value something is removed, and the value's key.
    fn element(&self, name: &str) -> Option<(&str, &str)> {
        let (base, rest) = self.code.split_once('[')?;
        let (key, call) = rest.split_once(']')?;
        let (method, arguments) = call.strip_prefix('.')?.strip_suffix(')')?.split_once('(')?;
        let removes = matches!(method, "discard" | "remove" | "pop" | "popleft" | "clear");
        let is_plain = !arguments.contains(['(', ')']);
        (removes && is_plain && ends_in(base, name) && is_path(key)).then_some((base, key))
    }
}

/// Takes `base.method(arguments)` apart; there is no call in the arguments.
fn called(code: &str) -> Option<(&str, &str, &str)> {
    let (path, arguments) = code.strip_suffix(')')?.split_once('(')?;
    let (base, method) = path.rsplit_once('.')?;
    (is_path(base) && !arguments.contains(['(', ')'])).then_some((base, method, arguments))
}

/// Tells whether `text` is a name, or names with dots between them.
fn is_path(text: &str) -> bool {
    text.split('.')
        .all(|part| part.chars().all(is_word) && part.chars().next().is_some_and(|first| !first.is_numeric()))
}

/// Tells whether `path` is one that ends in `name`.
fn ends_in(path: &str, name: &str) -> bool {
    is_path(path) && path.rsplit('.').next() == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(code: &str) -> Statement {
        Statement { line: code.to_owned(), code: code.to_owned() }
    }

    #[test]
    fn removals_are_read_and_nothing_else_is() {
        for code in ["self.a.pop(k, None)", "del self.a[k]", "x = self.a.pop(k)", "return self.a.pop(k)"] {
            assert_eq!(statement(code).removal("a"), Some(("self.a", "k")), "{code}");
        }
        assert_eq!(statement("a.discard(m.key)").removal("a"), Some(("a", "m.key")));
        let others = [
            "self.b.pop(k)",
            "self.a.pop(next(k))",
            "if x: self.a.pop(k)",
            "f(self.a.pop(k))",
            "self.a.pop()",
            "self.a.pop(0)",
            "self.a.get(k)",
            "self.a.pop(k) or b",
            "del self.a[k], b[k]",
            "del self.a[f(k)]",
            "self.a[k].pop(k)",
            "x, y = self.a.pop(k)",
        ];
        for code in others {
            assert_eq!(statement(code).removal("a"), None, "{code}");
        }
    }

    #[test]
    fn elements_are_read() {
        assert_eq!(statement("self.a[k].discard(v)").element("a"), Some(("self.a", "k")));
        for code in ["self.a[f(k)].discard(v)", "self.a[k].add(v)", "self.a[k][l].pop(v)", "x = self.a[k].pop(v)"] {
            assert_eq!(statement(code).element("a"), None, "{code}");
        }
    }
}
