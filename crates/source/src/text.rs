//! From a path to text. Whoever shows a line of a file reads it here too, so that it is the line that the scan meant.
//!
//! A path that was a file when the folder was listed may be a FIFO by now, and a file may grow while it is read: neither
//! waits and neither takes more than its share of memory.

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use encoding_rs::Encoding;
use skep_kit::describe_io;

use crate::facts::Language;
use crate::lines::Lines;
use crate::survey::Location;

/// A file larger than this is not read: no person wrote it.
pub(crate) const LARGEST_FILE: u64 = 2 << 20;

/// Why there is no text, as the code of a problem and what is wrong.
pub(crate) type NoText = (&'static str, String);

/// Returns the language of the file at `path`, by its extension.
pub(crate) fn language_of(path: &Path) -> Option<Language> {
    match path.extension()?.to_str()? {
        "py" => Some(Language::Python),
        "rs" => Some(Language::Rust),
        _ => None,
    }
}

/// Reads the file at `path` into `buffer`.
pub(crate) fn read(path: &Path, buffer: &mut Vec<u8>) -> Result<(), NoText> {
    let read = open(path).and_then(|(file, bytes)| fill(file, bytes, buffer));
    read.map_err(|error| ("unreadable", format!("cannot be read: {}", describe_io(&error))))?;
    if buffer.len() as u64 > LARGEST_FILE { Err(too_large()) } else { Ok(()) }
}

/// Reads a file that is said to have so many bytes, and one byte more than [`LARGEST_FILE`] at most.
fn fill(mut file: File, bytes: u64, buffer: &mut Vec<u8>) -> io::Result<()> {
    // One that is as large as it is said to be is read at once; the one byte more tells.
    buffer.resize(bytes.min(LARGEST_FILE) as usize + 1, 0);
    let mut length = 0;
    while length < buffer.len() {
        match file.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if length as u64 == bytes {
            break;
        }
    }
    let is_whole = length < buffer.len();
    buffer.truncate(length);
    // It grew in the meantime.
    if !is_whole {
        file.take((LARGEST_FILE + 1).saturating_sub(length as u64)).read_to_end(buffer)?;
    }
    Ok(())
}

/// Returns what is said of a file that is too large.
pub(crate) fn too_large() -> NoText {
    ("too-large", format!("larger than {} MiB; the file was not read", LARGEST_FILE >> 20))
}

/// Opens a regular file, and returns how many bytes it has. Anything else is refused, and a FIFO is not waited for.
fn open(path: &Path) -> io::Result<(File, u64)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok((file, metadata.len()))
    } else {
        Err(io::Error::other("it is no regular file any more"))
    }
}

/// Returns the text that `bytes` are, without a byte order mark. Python's may be in another encoding, if they say in which.
pub(crate) fn decode(bytes: &[u8], language: Language) -> Result<Cow<'_, str>, NoText> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))),
        Err(error) => error,
    };
    let not_utf_8 = |message: String| ("not-utf-8", format!("{message}; the file was not read"));
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = bytes {
        return Err(not_utf_8("UTF-16 by its first two bytes, which neither Python nor Rust reads".to_owned()));
    }
    let at = error.valid_up_to() + 1;
    let declared = if language == Language::Python { declared_encoding(bytes) } else { None };
    let Some(name) = declared.filter(|_| !bytes.starts_with(b"\xef\xbb\xbf")) else {
        return Err(not_utf_8(format!("byte {at} is not UTF-8")));
    };
    match Declared::of(&name) {
        Declared::Utf8 => Err(not_utf_8(format!("byte {at} is not UTF-8"))),
        Declared::Ascii => Err(not_utf_8(format!("byte {at} is not ASCII, which its coding line names"))),
        Declared::Latin1 => Ok(encoding_rs::mem::decode_latin1(bytes)),
        Declared::Known(encoding) => encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or_else(|| not_utf_8(format!("it is not `{name}`, which its coding line names"))),
        Declared::Unknown => {
            let message = format!("its coding line names `{name}`, which is not known here; the file was not read");
            Err(("unknown-encoding", message))
        }
    }
}

/// What the name in a coding line means.
enum Declared {
    Utf8,
    Ascii,
    /// All bytes are characters, which the web's encoding of that name says of others.
    Latin1,
    Known(&'static Encoding),
    Unknown,
}

impl Declared {
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase().replace('_', "-");
        match name.as_str() {
            "utf-8" | "utf8" | "utf-8-sig" | "u8" => return Self::Utf8,
            "ascii" | "us-ascii" | "646" => return Self::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "cp819" => return Self::Latin1,
            _ => {}
        }
        // Python writes `latin-2` and `cp1251` or `1251` for what others call `latin2` and `windows-1251`.
        let spellings = [name.clone(), name.replacen('-', "", 1), format!("windows-{}", name.trim_start_matches("cp"))];
        let known = spellings.iter().find_map(|spelling| Encoding::for_label_no_replacement(spelling.as_bytes()));
        // Lines and quotes have to be what they are in ASCII, as Python demands too.
        known.filter(|encoding| encoding.is_ascii_compatible()).map_or(Self::Unknown, Self::Known)
    }
}

/// Returns the encoding that a comment in the first two lines names: <https://peps.python.org/pep-0263/>.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = lines.next()?;
    if let Some(name) = encoding_in(first) {
        return Some(name);
    }
    let is_code = |line: &[u8]| line.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| *byte != b'#');
    if is_code(first) {
        return None;
    }
    // Where lines end in two characters there is an empty one between them.
    let second = lines.next()?;
    encoding_in(if second.is_empty() && bytes.get(first.len()) == Some(&b'\r') { lines.next()? } else { second })
}

fn encoding_in(line: &[u8]) -> Option<String> {
    let start = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | 0x0c))?;
    let comment = line[start..].strip_prefix(b"#")?;
    let mut ends = memchr::memmem::find_iter(comment, b"coding").map(|at| &comment[at + b"coding".len()..]);
    ends.find_map(|rest| {
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
        let name = rest.trim_ascii_start();
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
        (length > 0).then(|| String::from_utf8_lossy(&name[..length]).into_owned())
    })
}

/// The text of a file by lines.
#[derive(Debug)]
pub struct SourceText {
    text: String,
    starts: Vec<u32>,
}

impl SourceText {
    /// Returns the text of a file that was scanned. None where it is there no more.
    #[must_use]
    pub fn of(location: &Location) -> Option<Self> {
        match location {
            Location::File(path) => Self::read(path),
            Location::Text(text) => Some(Self { text: text.to_string(), starts: Lines::new(text).starts() }),
        }
    }

    /// Reads a file as a scan does. None where a scan would not read it.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        let language = language_of(path)?;
        let mut bytes = Vec::new();
        read(path, &mut bytes).ok()?;
        let text = decode(&bytes, language).ok()?.into_owned();
        let starts = match language {
            Language::Python => Lines::new(&text).starts(),
            Language::Rust => Lines::of_line_feeds(&text).starts(),
        };
        Some(Self { text, starts })
    }

    /// Returns how many bytes it has.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Returns line `number`, from 1, without its end.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<&str> {
        let index = number.checked_sub(1)? as usize;
        let start = *self.starts.get(index)? as usize;
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        Some(self.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, &'static str> {
        decode(bytes, Language::Python).map(Cow::into_owned).map_err(|(code, _)| code)
    }

    #[test]
    fn a_coding_line_is_heeded_where_the_bytes_are_not_utf_8() {
        assert_eq!(text(b"# -*- coding: latin-1 -*-\nA = '\xe9\x80'\n").unwrap().chars().nth(32), Some('\u{80}'));
        assert!(text(b"#!/usr/bin/python\r\n# vim: set fileencoding=cp1252 :\r\nA = '\x80'").unwrap().ends_with("'€'"));
        assert!(text(b"\n#coding=iso-8859-15\nA = '\xa4'").unwrap().ends_with("'€'"));
        assert!(text(b"# coding: iso8859_15\nA = '\xa4'").unwrap().ends_with("'€'"));
        assert!(text(b"# coding: koi8_r\nA = '\xc1'").unwrap().ends_with("'а'"));
        assert!(text(b"# coding: 1251\nA = '\xe0'").unwrap().ends_with("'а'"));
        assert!(text("# coding: latin-1\nA = 'é'".as_bytes()).unwrap().ends_with("'é'"));
    }

    #[test]
    fn what_is_not_decoded_is_named() {
        assert_eq!(text(b"A = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"A = 1\n# coding: latin-1\nB = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"\n\n# coding: latin-1\nB = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"# coding: ascii\nA = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"# coding: utf-8\nA = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"\xef\xbb\xbf# coding: latin-1\nA = '\xe9'\n"), Err("not-utf-8"));
        assert_eq!(text(b"# coding: euc-jp\nA = '\xff'\n"), Err("not-utf-8"));
        for odd in ["rot13", "utf-16", "utf-7", "nothing", "replacement", "..", "iso-2022-jp"] {
            assert_eq!(
                text(format!("# coding: {odd}\n\u{e9}").as_bytes().split_last().unwrap().1),
                Err("unknown-encoding")
            );
        }
        assert!(decode(b"# coding: latin-1\n\xe9", Language::Rust).is_err());
        let (_, message) = decode(b"\xff\xfeA\0", Language::Python).unwrap_err();
        assert!(message.contains("UTF-16"), "{message}");
    }

    #[test]
    fn lines_are_shown_as_they_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("old.py");
        std::fs::write(&file, b"# coding: latin-1\rA = '\xe9'\r\nB = 2\n\rC").unwrap();
        let text = SourceText::read(&file).unwrap();
        let lines: Vec<_> = (0..7).map(|number| text.line(number)).collect();
        let expected = [None, Some("# coding: latin-1"), Some("A = 'é'"), Some("B = 2"), Some(""), Some("C"), None];
        assert_eq!(lines, expected);
    }
}
