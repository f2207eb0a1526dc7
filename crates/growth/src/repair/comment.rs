//! Comments without the words that allow nothing.

use std::ops::Range;

use skep_kit::Edit;
use skep_source::{AllowKind, Span};

use super::{Change, Comment, LONGEST_LINE, Place, Source};

/// Takes words out of a comment, and the comment where none is left.
pub(super) fn reworded(at: Place, comment: &Comment, source: &mut Source<'_>) -> Option<Change> {
    let Span { line: number, end_line, .. } = at.span;
    let line = source.line(at.file, number)?;
    let byte = |column: u32| line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(column as usize - 1);
    let range = byte(at.span.column)?..byte(at.span.end_column)?;
    let said = line.get(range.clone()).filter(|_| end_line == number)?;
    let words = listed(comment, said)?;
    let mut left: Vec<&str> =
        comment.words.iter().filter(|word| !comment.gone.contains(word)).map(String::as_str).collect();
    if let Some(instead) = comment.instead.as_deref().filter(|instead| !left.contains(instead)) {
        left.insert(0, instead);
    }
    if !left.is_empty() {
        let words = range.start + words.start..range.start + words.end;
        let edit = source.edit(at.file, (number, words), &left.join(", "))?;
        return Some((format!("leave {} in the comment", left.join(", ")), vec![edit]));
    }
    // Words behind the codes are somebody's.
    if comment.kind == AllowKind::Noqa && words.end < said.len() {
        return None;
    }
    let edit = without(at, (&line, range), comment.opening, source)?;
    Some(("remove the comment".to_owned(), vec![edit]))
}

/// Returns where in a comment its words stand, without what is round them.
fn listed(comment: &Comment, said: &str) -> Option<Range<usize>> {
    match comment.kind {
        AllowKind::Line | AllowKind::File => {
            let start = said.find('(')? + 1;
            Some(start..start + said[start..].find(')')?)
        }
        AllowKind::Noqa => {
            let behind = said.find(':')? + 1;
            let start = behind + said[behind..].find(comment.words.first()?.as_str())?;
            let mut end = start;
            for word in &comment.words {
                end += said[end..].find(word.as_str())? + word.len();
            }
            Some(start..end)
        }
        AllowKind::Unreadable => None,
    }
}

/// Takes a comment out of its line, and the line where nothing else stands in it. What else the comment says stays.
fn without(at: Place, (line, said): (&str, Range<usize>), opening: &str, source: &mut Source<'_>) -> Option<Edit> {
    let before = line[..said.start].trim_end().strip_suffix(opening)?;
    // `///` documents what comes next, and is more than a comment.
    if opening == "//" && before.ends_with('/') {
        return None;
    }
    let before = before.trim_end_matches('#');
    let number = at.span.line;
    let end = [" # ", " // "].into_iter().filter_map(|next| line[said.clone()].find(next)).min();
    let end = end.map_or(said.end, |end| said.start + end);
    let rest = line[end..].trim_start();
    if rest.starts_with(opening) {
        return source.edit(at.file, (number, before.len()..line.len() - rest.len()), "");
    }
    if !rest.is_empty() {
        return None;
    }
    if !before.trim().is_empty() {
        return source.edit(at.file, (number, before.trim_end().len()..line.len()), "");
    }
    // One of the first two lines may say how the file is encoded, and the third would become the second.
    let is_coding = |number| source.line(at.file, number).is_some_and(|line| line.contains("coding"));
    if number <= 2 && (1..=3).any(is_coding) {
        return None;
    }
    match source.lines.line(at.file, number + 1) {
        Some(next) if next.len() > LONGEST_LINE => None,
        Some(next) => {
            let span = Span { line: number, column: 1, end_line: number + 1, end_column: 1 };
            Edit::of(&source.program.file(at.file).path, span, vec![line.to_owned(), next], "")
        }
        None => source.edit(at.file, (number, 0..line.len()), ""),
    }
}
