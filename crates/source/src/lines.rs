//! From byte offsets to lines and columns.

use std::cell::Cell;

use crate::facts::Span;

/// So many bytes are counted at a time, which the processor does in a few steps.
const BLOCK: usize = 64;

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// A line feed.
    Feeds,
    /// A line feed, and a carriage return that none follows.
    FeedsAndReturns,
}

/// Where the lines of a text begin. Few of them are ever asked for, so that ends are only counted, by the block.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    ends: Ends,
    /// How many lines end before each block, and in the whole text.
    before: Vec<u32>,
    /// What was asked for last: a long line is not counted from its start each time.
    last: Cell<Known>,
}

/// An offset of which the column is known.
#[derive(Debug, Clone, Copy)]
struct Known {
    line: u32,
    /// Where the line begins.
    start: usize,
    offset: usize,
    column: u32,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`, which is shorter than 4 GiB. A carriage return alone ends one too, as it does in Python.
    pub(crate) fn new(text: &'a str) -> Self {
        let has_returns = memchr::memchr(b'\r', text.as_bytes()).is_some();
        Self::ending(text, if has_returns { Ends::FeedsAndReturns } else { Ends::Feeds })
    }

    /// Finds the lines of `text` where only a line feed ends one, as in Rust.
    pub(crate) fn of_line_feeds(text: &'a str) -> Self {
        Self::ending(text, Ends::Feeds)
    }

    fn ending(text: &'a str, ends: Ends) -> Self {
        let last = Cell::new(Known { line: 1, start: 0, offset: 0, column: 1 });
        let mut lines = Self { text, ends, before: Vec::with_capacity(text.len() / BLOCK + 2), last };
        let mut before = 0;
        for start in (0..text.len()).step_by(BLOCK) {
            lines.before.push(before);
            before += lines.ends_between(start, text.len().min(start + BLOCK));
        }
        lines.before.push(before);
        lines
    }

    /// Counts the lines that end in the bytes `start..end`, which are no more than a block.
    fn ends_between(&self, start: usize, end: usize) -> u32 {
        let bytes = self.text.as_bytes();
        match self.ends {
            Ends::Feeds => match bytes.get(start..start + BLOCK).and_then(|block| block.try_into().ok()) {
                Some(block) if end - start == BLOCK => u32::from(feeds(block)),
                Some(block) => u32::from(feeds_before(block, (end - start) as u8)),
                None => bytes[start..end].iter().filter(|&&byte| byte == b'\n').count() as u32,
            },
            Ends::FeedsAndReturns => (start..end).filter(|at| self.is_end(*at)).count() as u32,
        }
    }

    fn is_end(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        match self.ends {
            Ends::Feeds => bytes[at] == b'\n',
            Ends::FeedsAndReturns => {
                bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1).is_none_or(|next| *next != b'\n'))
            }
        }
    }

    /// Returns the offsets at which the lines begin.
    pub(crate) fn starts(&self) -> Vec<u32> {
        let bytes = self.text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| self.is_end(*at));
        std::iter::once(0).chain(ends.map(|at| at as u32 + 1)).collect()
    }

    /// Returns how many lines there are; a last line without an end counts.
    pub(crate) fn count(&self) -> u32 {
        let last_is_empty = self.text.len().checked_sub(1).is_none_or(|at| self.is_end(at));
        self.before.last().map_or(0, |ends| ends + 1 - u32::from(last_is_empty))
    }

    /// Returns the line of `offset`, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        1 + self.before[block] + self.ends_between(block * BLOCK, offset)
    }

    /// Returns the column of `offset`, which lies in `line`, in characters, from 1.
    fn column(&self, line: u32, offset: usize) -> u32 {
        let last = self.last.get();
        let (start, from, column) = match last.line == line {
            true if last.offset <= offset => (last.start, last.offset, last.column),
            true => (last.start, last.start, 1),
            false => {
                let start = self.line_start(offset);
                (start, start, 1)
            }
        };
        let column = column + bytecount(&self.text.as_bytes()[from..offset]);
        self.last.set(Known { line, start, offset, column });
        column
    }

    /// Returns where the line of `offset` begins.
    fn line_start(&self, offset: usize) -> usize {
        let end = match self.ends {
            Ends::Feeds => memchr::memrchr(b'\n', &self.text.as_bytes()[..offset]),
            Ends::FeedsAndReturns => (0..offset).rfind(|at| self.is_end(*at)),
        };
        end.map_or(0, |at| at + 1)
    }

    /// Returns the span of the bytes `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let (line, end_line) = (self.line(start), self.line(end));
        Span { line, column: self.column(line, start), end_line, end_column: self.column(end_line, end) }
    }
}

/// The places in a block. The processor compares and adds numbers of one size many at a time.
const PLACES: [u8; BLOCK] = {
    let mut places = [0; BLOCK];
    let mut at = 0;
    while at < BLOCK {
        places[at] = at as u8;
        at += 1;
    }
    places
};

/// Counts the line feeds in a block.
fn feeds(block: &[u8; BLOCK]) -> u8 {
    block.iter().map(|&byte| u8::from(byte == b'\n')).sum()
}

/// Counts the line feeds before a place in a block.
fn feeds_before(block: &[u8; BLOCK], end: u8) -> u8 {
    block.iter().zip(&PLACES).map(|(&byte, &place)| u8::from(byte == b'\n') & u8::from(place < end)).sum()
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

    #[test]
    fn lines_are_those_of_whoever_goes_through_all_of_it() {
        let parts = ["", "a", "\n", "\r\n", "\r", "ä = 1\n", "\n\n\n", "\r\r\n\r"];
        let long = ["x", "ä\n", "\r\n", "y\r"].map(|part| part.repeat(200));
        let texts =
            parts.iter().flat_map(|one| parts.iter().map(move |other| format!("{one}{other}{one}"))).chain(long);
        for text in texts {
            let mut starts = vec![0];
            let mut rest = text.as_str();
            while let Some(end) = rest.find(['\n', '\r']) {
                rest = rest[end..].strip_prefix("\r\n").unwrap_or(&rest[end + 1..]);
                starts.push(text.len() - rest.len());
            }
            let lines = Lines::new(&text);
            assert_eq!(lines.starts().iter().map(|at| *at as usize).collect::<Vec<_>>(), starts, "{text:?}");
            let offsets = || (0..=text.len()).filter(|at| text.is_char_boundary(*at));
            for at in offsets().chain(offsets().rev().step_by(3)) {
                let line = starts.partition_point(|start| *start <= at);
                let column = text[starts[line - 1]..at].chars().count() as u32 + 1;
                let span = Span { line: line as u32, column, end_line: line as u32, end_column: column };
                assert_eq!(lines.span(at, at), span, "{text:?} at {at}");
            }
            assert_eq!(lines.count() as usize, starts.len() - usize::from(rest.is_empty()), "{text:?}");
        }
    }
}
