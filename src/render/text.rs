//! Text that others wrote, made safe and made to fit.
//!
//! Source lines, paths and symbols are foreign input: a control character in them could move the cursor, recolour or
//! rename the user's terminal, and a bidirectional override could show code in another order than it runs in.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a tab is shown in a source line.
const TAB: &str = "    ";

/// Tells whether a character does something else than being seen.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Returns the text on one line with each hidden character written out: `\u{1b}`.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|character| push_visible(&mut shown, character));
    shown
}

/// As [`visible`], but line breaks stay.
pub(crate) fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

fn push_visible(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push(' '),
        character if is_hidden(character) => {
            // Writing to a string cannot fail.
            let _infallible = write!(shown, "\\u{{{:x}}}", u32::from(character));
        }
        character => shown.push(character),
    }
}

/// A source line that is safe to show, and the bytes of it that are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceLine {
    /// The text.
    pub text: String,
    /// The marked range in it, in bytes; never empty where the line is not.
    pub marked: std::ops::Range<usize>,
}

impl SourceLine {
    /// Makes `line` safe and marks the characters from `column` up to `end_column`, which count from 1. What does not
    /// fit in `width` columns is cut, the mark staying in sight.
    pub(crate) fn new(line: &str, column: u32, end_column: u32, width: usize, ellipsis: &str) -> Self {
        let start = column.saturating_sub(1) as usize;
        let end = (end_column.saturating_sub(1) as usize).max(start + 1);
        let cells: Vec<(String, usize)> = line.chars().map(shown_character).collect();
        let start = start.min(cells.len().saturating_sub(1));
        let end = end.min(cells.len());
        let window = window(&cells, start..end, width, ellipsis.width());
        let mut text = String::new();
        if window.start > 0 {
            text.push_str(ellipsis);
        }
        let mut marked = 0..0;
        for (index, (shown, _)) in cells.iter().enumerate().take(window.end).skip(window.start) {
            if index == start {
                marked.start = text.len();
            }
            text.push_str(shown);
            if index < end {
                marked.end = text.len();
            }
        }
        if window.end < cells.len() {
            text.push_str(ellipsis);
        }
        Self { text, marked }
    }
}

fn shown_character(character: char) -> (String, usize) {
    let mut shown = String::new();
    if character == '\t' {
        shown.push_str(TAB);
    } else {
        push_visible(&mut shown, character);
    }
    let width = shown.width();
    (shown, width)
}

/// Chooses the characters to show: all, else those round the mark, a third of the space before it.
fn window(
    cells: &[(String, usize)],
    mark: std::ops::Range<usize>,
    width: usize,
    ellipsis: usize,
) -> std::ops::Range<usize> {
    let total: usize = cells.iter().map(|(_, width)| width).sum();
    if total <= width {
        return 0..cells.len();
    }
    let room = width.saturating_sub(2 * ellipsis).max(8);
    let up_to_mark: usize = cells.iter().take(mark.end).map(|(_, width)| width).sum();
    let mut first = 0;
    if up_to_mark > room {
        let mut before = 0;
        first = mark.start;
        while first > 0 && before + cells[first - 1].1 <= room / 3 {
            first -= 1;
            before += cells[first].1;
        }
    }
    let mut used = 0;
    let last = cells.iter().skip(first).position(|(_, width)| {
        used += width;
        used > room
    });
    first..last.map_or(cells.len(), |last| (first + last).max(first + 1))
}

/// Returns the columns that a painted text takes. Escape sequences in it are ours: foreign ones were written out.
fn columns(text: &str) -> usize {
    let mut parts = text.split('\x1b');
    let plain = parts.next().unwrap_or_default().width();
    plain + parts.map(|part| part.split_once('m').map_or(0, |(_, rest)| rest.width())).sum::<usize>()
}

/// Breaks the text into lines of at most `width` columns, at spaces where it can. The text may be painted.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let mut word = word;
        let needed = columns(word) + usize::from(used > 0);
        if used > 0 && used + needed > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while columns(word) > width && !word.contains('\x1b') {
            let cut = fitting(word, width);
            lines.push(word[..cut].to_owned());
            word = &word[cut..];
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += columns(word);
    }
    lines.push(line);
    lines
}

/// Returns how many bytes of `word` fit in `width` columns, at least one character.
fn fitting(word: &str, width: usize) -> usize {
    let mut used = 0;
    for (index, character) in word.char_indices() {
        used += character.width().unwrap_or(0);
        if used > width && index > 0 {
            return index;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(visible("a\x1b[31mb\u{202e}c\u{9b}"), "a\\u{1b}[31mb\\u{202e}c\\u{9b}");
        assert_eq!(visible("a\nb\tc"), "a\\u{a}b c");
        assert_eq!(visible_lines("a\n\x07b"), "a\n\\u{7}b");
    }

    #[test]
    fn the_mark_moves_with_what_is_written_out() {
        let line = SourceLine::new("\tx\x1b = {}", 2, 3, 80, "...");
        assert_eq!(line.text, "    x\\u{1b} = {}");
        assert_eq!(&line.text[line.marked], "x");
    }

    #[test]
    fn long_lines_are_cut_round_the_mark() {
        let long = format!("{}self.cache[key] = value{}", "a = 1; ".repeat(100_000), "; b = 2".repeat(100));
        let line = SourceLine::new(&long, 700_001, 700_016, 60, "...");
        assert!(line.text.width() <= 60, "{}", line.text);
        assert_eq!(&line.text[line.marked], "self.cache[key]");
        assert!(line.text.starts_with("...") && line.text.ends_with("..."));
    }

    #[test]
    fn marks_beyond_the_line_are_harmless() {
        assert_eq!(SourceLine::new("", 5, 9, 80, "...").marked, 0..0);
        assert_eq!(SourceLine::new("ab", 9, 12, 80, "...").marked, 1..2);
        assert_eq!(SourceLine::new("ab", 0, 0, 80, "...").marked, 0..1);
        let wide = SourceLine::new(&"字".repeat(500), 400, 1, 10, "...");
        assert!(wide.text.width() <= 14, "{}", wide.text);
    }

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghijkl m", 8), ["abcdefgh", "ijkl m"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("\x1b[1mone two\x1b[0m three", 8), ["\x1b[1mone two\x1b[0m", "three"]);
    }
}
