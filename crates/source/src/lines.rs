//! From byte offsets to lines and columns.

use std::cell::Cell;

use crate::facts::Span;

/// Where the lines of a text begin.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
    /// The last offset whose column was asked for, and that column: a long line is not counted from its start each time.
    last: Cell<(usize, u32)>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`, which is shorter than 4 GiB. A carriage return alone ends one too, as it does in Python.
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        if memchr::memchr(b'\r', bytes).is_none() {
            return Self::of_line_feeds(text);
        }
        let is_pair = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| !is_pair(*at));
        Self::ending(text, ends)
    }

    /// Finds the lines of `text` where only a line feed ends one, as in Rust.
    pub(crate) fn of_line_feeds(text: &'a str) -> Self {
        Self::ending(text, memchr::memchr_iter(b'\n', text.as_bytes()))
    }

    fn ending(text: &'a str, ends: impl Iterator<Item = usize>) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 32 + 1);
        starts.push(0);
        starts.extend(ends.map(|at| at as u32 + 1));
        Self { text, starts, last: Cell::new((0, 1)) }
    }

    /// Returns the offsets at which the lines begin.
    pub(crate) fn into_starts(self) -> Vec<u32> {
        self.starts
    }

    /// Returns how many lines there are; a last line without an end counts.
    pub(crate) fn count(&self) -> u32 {
        let last_is_empty = self.starts.last().is_some_and(|&start| start as usize == self.text.len());
        self.starts.len() as u32 - u32::from(last_is_empty)
    }

    /// Returns the line of `offset`, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        self.starts.partition_point(|&start| start as usize <= offset) as u32
    }

    /// Returns the column of `offset` in characters, from 1.
    fn column(&self, line: u32, offset: usize) -> u32 {
        let start = self.starts[line as usize - 1] as usize;
        let (known, column) = self.last.get();
        let (from, column) = if (start..=offset).contains(&known) { (known, column) } else { (start, 1) };
        let column = column + bytecount(&self.text.as_bytes()[from..offset]);
        self.last.set((offset, column));
        column
    }

    /// Returns the span of the bytes `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let (line, end_line) = (self.line(start), self.line(end));
        Span { line, column: self.column(line, start), end_line, end_column: self.column(end_line, end) }
    }
}

/// Counts the characters of valid UTF-8: every byte that does not continue one.
fn bytecount(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("ä = {}\r\nb = []\n");
        let start = "ä = {}\r\n".len();
        assert_eq!(lines.span(start, start + 1), Span { line: 2, column: 1, end_line: 2, end_column: 2 });
        assert_eq!(lines.span(0, "ä".len()), Span { line: 1, column: 1, end_line: 1, end_column: 2 });
        assert_eq!(lines.count(), 2);
    }
}
