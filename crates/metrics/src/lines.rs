//! Lines of any input in bounded memory: one that is too long is passed over and named.

use std::io::{self, BufRead as _, BufReader, Read};

use skep_kit::CancelToken;

use crate::record::{Slip, Trouble};

/// The longest line that is read. What is longer is no line of metrics.
pub const LONGEST_LINE: usize = 1 << 20;
/// How much is read at once.
const CHUNK: usize = 1 << 16;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Its bytes, without its end.
    Bytes(&'a [u8]),
    /// It is longer than [`LONGEST_LINE`].
    TooLong,
}

/// Reads lines.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: BufReader<R>,
    cancel: CancelToken,
    line: Vec<u8>,
    number: u64,
    ended: bool,
}

impl<R: Read> Lines<R> {
    /// Reads from `input` until it ends or `cancel` says so.
    pub(crate) fn new(input: R, cancel: CancelToken) -> Self {
        Self { input: BufReader::with_capacity(CHUNK, input), cancel, line: Vec::new(), number: 0, ended: false }
    }

    /// Returns the number of the line that was read last, from 1.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// Tells whether the next line has to be waited for.
    pub(crate) fn is_drained(&self) -> bool {
        self.input.buffer().is_empty()
    }

    /// Returns what `parse` makes of the next line of which it makes anything; none at the end.
    pub(crate) fn find<T>(
        &mut self,
        mut parse: impl FnMut(&[u8]) -> Result<Option<T>, Slip>,
    ) -> Option<Result<T, Trouble>> {
        while !self.ended {
            let parsed = match self.next() {
                Ok(Some((number, Line::Bytes(bytes)))) => parse(bytes).map_err(|slip| slip.in_line(number, bytes)),
                Ok(Some((number, Line::TooLong))) => Err(too_long().in_line(number, b"")),
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Trouble::Stopped(error)));
                }
            };
            match parsed {
                Ok(Some(made)) => return Some(Ok(made)),
                Ok(None) => {}
                Err(fault) => return Some(Err(Trouble::Fault(fault))),
            }
        }
        self.ended = true;
        None
    }

    /// Returns the next line and its number; none at the end.
    fn next(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        self.line.clear();
        let (mut any, mut too_long) = (false, false);
        loop {
            if self.cancel.is_cancelled() {
                return Ok(None);
            }
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', chunk);
            let taken = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or(chunk);
            too_long |= self.line.len() + taken.len() > LONGEST_LINE;
            if !too_long {
                self.line.extend_from_slice(taken);
            }
            let used = end.map_or(chunk.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        if too_long {
            return Ok(Some((self.number, Line::TooLong)));
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        // Some editors begin a file with a mark that is no part of its first line.
        let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        Ok(Some((self.number, Line::Bytes(line))))
    }
}

fn too_long() -> Slip {
    Slip::whole(format!("the line is longer than {} KiB", LONGEST_LINE >> 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<Option<String>> {
        let mut lines = Lines::new(input, CancelToken::default());
        let mut read = Vec::new();
        while let Some((_, line)) = lines.next().unwrap() {
            read.push(match line {
                Line::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
                Line::TooLong => None,
            });
        }
        read
    }

    #[test]
    fn lines_end_as_they_do_everywhere() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read(b"\xef\xbb\xbfa\r\n\nb"), [some("a"), some(""), some("b")]);
        assert_eq!(read(b""), []);
    }

    #[test]
    fn a_line_without_an_end_is_passed_over_in_little_memory() {
        let endless = io::repeat(b'x').take(64 << 20).chain(&b"\nnext\n"[..]);
        let mut lines = Lines::new(endless, CancelToken::default());
        assert_eq!(lines.next().unwrap(), Some((1, Line::TooLong)));
        assert!(lines.line.capacity() <= 4 * LONGEST_LINE, "{}", lines.line.capacity());
        assert_eq!(lines.next().unwrap(), Some((2, Line::Bytes(b"next"))));
    }
}
