//! Changes of source that would mend what was found, as data. Nothing here reads or writes a file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Who may make a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// The program does the same as before: `--fix` makes it.
    Safe,
    /// A person has to choose: it changes what the program does, or holds a number that somebody has to know.
    Suggested,
}

impl Applicability {
    /// Returns the word used in every format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggested => "suggested",
        }
    }
}

/// A part of a file and what would stand in its place. An empty part is a place to insert at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// The file, relative to the project root where it lies below it, with `/`.
    pub path: String,
    /// The line on which the part starts, from 1.
    pub line: u32,
    /// The column on which it starts, from 1, in Unicode scalar values.
    pub column: u32,
    /// The line on which it ends.
    pub end_line: u32,
    /// The column just behind its last character.
    pub end_column: u32,
    /// What stands there; lines in it end in `\n`, whatever the file's end in.
    pub replaced: String,
    /// What would stand there; lines in it end in `\n`, whatever the file's end in.
    pub replacement: String,
    /// The lines that it touches, whole and without their ends.
    #[serde(skip)]
    pub source_lines: Vec<String>,
}

impl Edit {
    /// Creates an edit of `span`, which `source_lines` are the lines of. None where it does not lie in them.
    #[must_use]
    pub fn of(path: &str, span: Span, source_lines: Vec<String>, replacement: impl Into<String>) -> Option<Self> {
        let text = source_lines.join("\n");
        let last = source_lines.last()?;
        let start = byte_of(source_lines.first()?, span.column)?;
        let end = text.len() - last.len() + byte_of(last, span.end_column)?;
        let is_whole = span.end_line.checked_sub(span.line)? as usize + 1 == source_lines.len();
        let replaced = text.get(start..end).filter(|_| is_whole)?.to_owned();
        Some(Self {
            path: path.to_owned(),
            line: span.line,
            column: span.column,
            end_line: span.end_line,
            end_column: span.end_column,
            replaced,
            replacement: replacement.into(),
            source_lines,
        })
    }

    /// Returns the lines as they are and as they would be, without those that stay at the beginning and at the end.
    #[must_use]
    pub fn difference(&self) -> Difference {
        let text = self.source_lines.join("\n");
        let start = self.source_lines.first().and_then(|line| byte_of(line, self.column));
        let changed = start.and_then(|start| {
            let (before, rest) = text.split_at_checked(start)?;
            Some(format!("{before}{}{}", self.replacement, rest.strip_prefix(self.replaced.as_str())?))
        });
        let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let (mut goes, mut comes) = changed.map_or_else(
            || (lines(&self.replaced), lines(&self.replacement)),
            |changed| (lines(&text), lines(&changed)),
        );
        let mut difference = Difference { first: self.line, ..Difference::default() };
        while !goes.is_empty() && goes.first() == comes.first() {
            difference.first += 1;
            difference.before = Some(goes.remove(0));
            comes.remove(0);
        }
        while !goes.is_empty() && goes.last() == comes.last() {
            difference.after = goes.pop();
            comes.pop();
        }
        Difference { goes, comes, ..difference }
    }
}

/// How lines would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The number of the first line that would change, or before which lines would be added.
    pub first: u32,
    /// The line before, where it is known.
    pub before: Option<String>,
    /// The lines that would go.
    pub goes: Vec<String>,
    /// The lines that would come.
    pub comes: Vec<String>,
    /// The line behind, where it is known.
    pub after: Option<String>,
}

/// A change that mends one finding: all its edits together, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What it does, in lower case without a full stop.
    pub title: String,
    /// Who may make it.
    pub applicability: Applicability,
    /// The edits, in the order in which they stand in the file.
    pub edits: Vec<Edit>,
}

/// What became of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text with the changes made.
    pub text: String,
    /// How many were made.
    pub made: u64,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The text is not what the change was made for.
    #[error("it changed while it was looked at")]
    Changed,
    /// What ends a line is not agreed on.
    #[error("it has carriage returns that end no line")]
    LineEnds,
}

/// Makes `fixes` in `text`, all of which speak of the same file. One that overlaps with one before it is left out.
///
/// # Errors
/// A text that is not the one that was looked at.
pub fn mend(text: &str, fixes: &[&Fix]) -> Result<Mended, Unfit> {
    let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text), |body| ("\u{feff}", body));
    let lines: Vec<Line<'_>> = lines_of(body);
    if lines.iter().any(|line| line.text.contains('\r')) {
        return Err(Unfit::LineEnds);
    }
    // By where they start; no two of them overlap.
    let mut made: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        let places: Vec<_> = fix.edits.iter().map(|edit| place(edit, &lines)).collect::<Result<_, _>>()?;
        let overlaps = |&(start, end, _): &(usize, usize, &str)| {
            let before = made.range(..=start).next_back();
            let behind = made.range(start..).next();
            before.is_some_and(|(from, (to, _))| *from == start || *to > start)
                || behind.is_some_and(|(from, _)| *from < end)
        };
        if !places.iter().any(overlaps) {
            made.extend(places.into_iter().map(|(start, end, replacement)| (start, (end, replacement))));
            count += 1;
        }
    }
    let line_end = if lines.first().is_some_and(|line| line.end == "\r\n") { "\r\n" } else { "\n" };
    let (mut mended, mut done) = (mark.to_owned(), 0);
    for (start, (end, replacement)) in made {
        mended.push_str(body.get(done..start).ok_or(Unfit::Changed)?);
        mended.push_str(&replacement.replace('\n', line_end));
        done = end;
    }
    mended.push_str(body.get(done..).ok_or(Unfit::Changed)?);
    Ok(Mended { text: mended, made: count })
}

/// A line of a text.
struct Line<'t> {
    /// Where it begins, in bytes.
    start: usize,
    text: &'t str,
    end: &'t str,
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for whole in text.split_inclusive('\n') {
        let body = whole.strip_suffix('\n').map_or(whole, |line| line.strip_suffix('\r').unwrap_or(line));
        lines.push(Line { start, text: body, end: &whole[body.len()..] });
        start += whole.len();
    }
    // Behind a last line that ends there is an empty one, at which a part may end.
    if text.is_empty() || text.ends_with('\n') {
        lines.push(Line { start, text: "", end: "" });
    }
    lines
}

/// Returns the bytes that an edit speaks of, where its lines are as they were read.
fn place<'e>(edit: &'e Edit, lines: &[Line<'_>]) -> Result<(usize, usize, &'e str), Unfit> {
    let first = (edit.line as usize).checked_sub(1).ok_or(Unfit::Changed)?;
    let touched = first.checked_add(edit.source_lines.len()).and_then(|end| lines.get(first..end));
    let touched = touched.ok_or(Unfit::Changed)?;
    let is_same = touched.iter().map(|line| line.text).eq(edit.source_lines.iter().map(String::as_str));
    let ends = |line: Option<&Line<'_>>, column| line.and_then(|line| Some(line.start + byte_of(line.text, column)?));
    let (start, end) = (ends(touched.first(), edit.column), ends(touched.last(), edit.end_column));
    match (start, end) {
        (Some(start), Some(end)) if is_same && start <= end => Ok((start, end, &edit.replacement)),
        (Some(_) | None, Some(_) | None) => Err(Unfit::Changed),
    }
}

/// Returns the byte at which `column` of `line` begins; the one behind the last counts.
fn byte_of(line: &str, column: u32) -> Option<usize> {
    let index = column.checked_sub(1)? as usize;
    line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(span: (u32, u32, u32, u32), lines: &[&str], replacement: &str) -> Edit {
        let (line, column, end_line, end_column) = span;
        let span = Span { line, column, end_line, end_column };
        Edit::of("a.py", span, lines.iter().map(|line| (*line).to_owned()).collect(), replacement).unwrap()
    }

    fn fix(edits: Vec<Edit>) -> Fix {
        Fix { title: "t".to_owned(), applicability: Applicability::Safe, edits }
    }

    fn mended(text: &str, fixes: &[Fix]) -> Result<(String, u64), Unfit> {
        mend(text, &fixes.iter().collect::<Vec<_>>()).map(|mended| (mended.text, mended.made))
    }

    #[test]
    fn columns_are_characters_and_line_ends_and_the_mark_stay() {
        let change = fix(vec![edit((2, 5, 2, 6), &["ä = b"], "c\nd = 2")]);
        assert_eq!(change.edits[0].replaced, "b");
        let text = "\u{feff}a = 1\r\nä = b\r\n";
        assert_eq!(mended(text, &[change]), Ok(("\u{feff}a = 1\r\nä = c\r\nd = 2\r\n".to_owned(), 1)));
    }

    #[test]
    fn a_line_goes_with_its_end() {
        let change = fix(vec![edit((1, 1, 2, 1), &["# x", "y"], "")]);
        assert_eq!(mended("# x\ny", &[change]), Ok(("y".to_owned(), 1)));
        let last = fix(vec![edit((2, 1, 3, 1), &["# x", ""], "")]);
        assert_eq!(mended("y\n# x\n", &[last]), Ok(("y\n".to_owned(), 1)));
    }

    #[test]
    fn what_overlaps_is_left_and_what_touches_is_not() {
        let lines = ["# a", "# b", "c"];
        let first = fix(vec![edit((1, 1, 2, 1), &lines[..2], "")]);
        let second = fix(vec![edit((2, 1, 3, 1), &lines[1..], "")]);
        let over = fix(vec![edit((1, 3, 2, 2), &lines[..2], "x")]);
        let text = lines.join("\n");
        assert_eq!(mended(&text, &[first.clone(), second, over.clone()]), Ok(("c".to_owned(), 2)));
        assert_eq!(mended(&text, &[over, first]), Ok(("# x b\nc".to_owned(), 1)));
    }

    #[test]
    fn many_changes_take_no_time() {
        let text = "# a\nb\n".repeat(100_000);
        let fixes = (0..100_000).map(|at| fix(vec![edit((2 * at + 1, 1, 2 * at + 2, 1), &["# a", "b"], "")]));
        assert_eq!(mended(&text, &fixes.collect::<Vec<_>>()), Ok(("b\n".repeat(100_000), 100_000)));
    }

    #[test]
    fn a_text_that_changed_is_left_alone() {
        let change = || fix(vec![edit((2, 1, 2, 2), &["b"], "x")]);
        for changed in ["a\nc\n", "a\nb \n", "a\n", "", "b\n"] {
            assert_eq!(mended(changed, &[change()]), Err(Unfit::Changed), "{changed:?}");
        }
        assert_eq!(mended("a\nb\nc\rd\n", &[change()]), Err(Unfit::LineEnds));
        assert_eq!(mended("a\nb\r\r\n", &[change()]), Err(Unfit::LineEnds));
    }

    #[test]
    fn a_part_that_is_not_in_its_lines_is_none() {
        let of = |span| Edit::of("a", span, vec!["ab".to_owned()], "");
        for (line, column, end_line, end_column) in
            [(1, 4, 1, 4), (1, 2, 1, 1), (1, 1, 2, 1), (2, 1, 1, 1), (1, 0, 1, 1)]
        {
            assert_eq!(of(Span { line, column, end_line, end_column }), None);
        }
    }

    #[test]
    fn a_difference_is_what_changes_and_what_stands_beside_it() {
        let change = edit((3, 5, 3, 6), &["a = b"], "c").difference();
        assert_eq!((change.first, change.goes, change.comes), (3, vec!["a = b".to_owned()], vec!["a = c".to_owned()]));
        let added = edit((3, 6, 3, 6), &["a = b"], "\nc = d").difference();
        assert_eq!((added.first, added.before.as_deref(), added.goes.len()), (4, Some("a = b"), 0));
        assert_eq!(added.comes, ["c = d"]);
        let gone = edit((3, 1, 4, 1), &["# x", "y"], "").difference();
        assert_eq!((gone.goes, gone.comes.len(), gone.after.as_deref()), (vec!["# x".to_owned()], 0, Some("y")));
        let merged = Edit { source_lines: Vec::new(), ..edit((3, 5, 3, 6), &["a = b"], "c") }.difference();
        assert_eq!((merged.goes, merged.comes), (vec!["b".to_owned()], vec!["c".to_owned()]));
    }
}
