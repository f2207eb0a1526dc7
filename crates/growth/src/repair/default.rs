//! A default that each call makes for itself.

use super::{Change, Place, Source, indentation};

/// How many lines are gone over for the beginning of a function, its end, and that of its documentation.
const MOST_LINES: u32 = 60;
/// What opens and closes text over several lines.
const QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// Makes the default `None`, and what it was inside of the function.
pub(super) fn inside(at: Place, parameter: &str, source: &mut Source<'_>) -> Option<Change> {
    let number = at.span.line;
    let line = source.line(at.file, number)?;
    let byte = |column: u32| line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column as usize - 1);
    let range = byte(at.span.column)?..byte(at.span.end_column)?;
    let made = line.get(range.clone()).filter(|_| at.span.end_line == number)?.to_owned();
    let signature = Signature::around(at, source)?;
    let body = signature.body(at, source)?;
    let step = body.indent.strip_prefix(&signature.indent).filter(|step| !step.is_empty())?;
    let indent = &body.indent;
    let added = [format!("{indent}if {parameter} is None:"), format!("{indent}{step}{parameter} = {made}")];
    let edits = vec![source.edit(at.file, (number, range), "None")?, source.insertion(at.file, body.behind, &added)?];
    Some((format!("make `{made}` anew for each call"), edits))
}

/// Where a function's head begins and ends.
struct Signature {
    indent: String,
    end: u32,
}

/// Where a function's body begins.
struct Body {
    indent: String,
    /// The line behind which its first statement may stand.
    behind: u32,
}

impl Signature {
    fn around(at: Place, source: &mut Source<'_>) -> Option<Self> {
        let number = at.span.line;
        let is_head = |line: &str| line.trim_start().starts_with("def ") || line.trim_start().starts_with("async def ");
        let mut start = number;
        while !is_head(&source.line(at.file, start)?) {
            start = start.checked_sub(1).filter(|start| *start > 0 && number - start < MOST_LINES)?;
        }
        let mut text = String::new();
        for end in start..number.saturating_add(MOST_LINES) {
            let line = source.line(at.file, end)?;
            text.push_str(line.split(" #").next().unwrap_or_default().trim_end());
            if end >= number && text.ends_with(':') && is_balanced(&text) {
                return Some(Self { indent: indentation(&source.line(at.file, start)?).to_owned(), end });
            }
        }
        None
    }

    fn body(&self, at: Place, source: &mut Source<'_>) -> Option<Body> {
        let mut first = self.end + 1;
        let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        while is_blank(&source.line(at.file, first)?) {
            first = (first + 1 - self.end < MOST_LINES).then_some(first + 1)?;
        }
        let line = source.line(at.file, first)?;
        let indent = indentation(&line).to_owned();
        let text = line.trim().trim_start_matches(['r', 'R']);
        let Some(quote) = QUOTES.into_iter().find(|quote| text.starts_with(quote)) else {
            let is_text = text.starts_with(['"', '\'']);
            return (!is_text).then_some(Body { indent, behind: self.end });
        };
        if text.len() >= 6 && text.ends_with(quote) {
            return Some(Body { indent, behind: first });
        }
        if text[3..].contains(quote) {
            return None;
        }
        for behind in first + 1..first.saturating_add(MOST_LINES) {
            let line = source.line(at.file, behind)?;
            if line.contains(quote) {
                return line.trim_end().ends_with(quote).then_some(Body { indent, behind });
            }
        }
        None
    }
}

/// Tells whether what is opened in a text is closed in it.
fn is_balanced(text: &str) -> bool {
    let count = |character| text.matches(character).count();
    [('(', ')'), ('[', ']'), ('{', '}')].into_iter().all(|(open, close)| count(open) == count(close))
}
