//! A place in a line that only moves forward.

use crate::record::Slip;

/// A place in a line.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Stands at the line's start.
    pub(super) const fn new(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    /// Returns the byte at which it stands.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns what is to come.
    pub(super) fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Tells whether nothing is to come.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Passes blanks; tells whether there were any.
    pub(super) fn blank(&mut self) -> bool {
        !self.take_while(|sign| matches!(sign, ' ' | '\t')).is_empty()
    }

    /// Passes `sign` where it is next; tells whether it was.
    pub(super) fn takes(&mut self, sign: char) -> bool {
        let taken = self.rest().starts_with(sign);
        self.at += if taken { sign.len_utf8() } else { 0 };
        taken
    }

    /// Returns the next character and passes it.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next();
        self.at += next.map_or(0, char::len_utf8);
        next
    }

    /// Returns the characters that are so, and passes them.
    pub(super) fn take_while(&mut self, mut is_so: impl FnMut(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|sign| !is_so(sign)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Returns what comes up to the next blank, and passes it.
    pub(super) fn word(&mut self) -> &'a str {
        self.take_while(|sign| !matches!(sign, ' ' | '\t'))
    }

    /// Creates a slip at this place.
    pub(super) fn slip(&self, message: impl Into<String>) -> Slip {
        Slip::at(self.at, message)
    }
}
