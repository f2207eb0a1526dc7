//! What is read, and in which format: its ending tells, else its first character.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::fs::OFlags;
use skep_kit::{CancelToken, Context, Error};
use skep_metrics::{Dialect, JsonReader, Record, TextReader, Trouble};

use super::patient::Patient;

/// How much of the beginning is looked at to tell the format.
const BEGINNING: usize = 1 << 16;

/// Records that are read one by one.
pub(super) struct Input {
    /// What it is called.
    pub(super) shown: String,
    /// Whether somebody may be writing it while it is read.
    pub(super) is_live: bool,
    /// The records.
    pub(super) records: Records,
}

/// Either format.
pub(super) enum Records {
    Text(TextReader<Source>),
    Json(JsonReader<Source>),
}

type Source = Box<dyn Read>;

impl Records {
    /// Returns the next record; none at the end.
    pub(super) fn next(&mut self) -> Option<Result<Record, Trouble>> {
        match self {
            Self::Text(reader) => reader.next(),
            Self::Json(reader) => reader.next(),
        }
    }

    /// Tells whether the next one has to be waited for.
    pub(super) fn is_drained(&self) -> bool {
        match self {
            Self::Text(reader) => reader.is_drained(),
            Self::Json(reader) => reader.is_drained(),
        }
    }

    /// Returns the number of the line that was read last, from 1.
    pub(super) fn line(&self) -> u64 {
        match self {
            Self::Text(reader) => reader.line(),
            Self::Json(reader) => reader.line(),
        }
    }
}

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Text,
    Json,
}

impl Input {
    /// Opens it.
    pub(super) fn open(file: &Path, context: &Context) -> Result<Self, Error> {
        let shown = if file == "-" { "stdin".to_owned() } else { file.display().to_string() };
        let (opened, is_live) = if file == "-" {
            (stdin().map_err(|cause| unreadable(&shown, cause))?, true)
        } else {
            open(&context.working_directory.join(file), &shown)?
        };
        let mut source: Source = Box::new(Patient::new(opened, context.cancel.clone()));
        let written = match by_ending(file) {
            Some(written) => written,
            None => {
                let (beginning, written) = begin(&mut *source, &shown, &context.cancel)?;
                source = Box::new(Cursor::new(beginning).chain(source));
                written
            }
        };
        let cancel = context.cancel.clone();
        let records = match written {
            Written::Text => Records::Text(TextReader::new(source, Dialect::Either, cancel)),
            Written::Json => Records::Json(JsonReader::new(source, cancel)),
        };
        Ok(Self { shown, is_live, records })
    }
}

/// Returns standard input as a file of its own, without a buffer.
fn stdin() -> io::Result<File> {
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

fn unreadable(shown: &str, cause: io::Error) -> Error {
    Error::unavailable("not-readable", format!("cannot read `{shown}`"))
        .about(shown)
        .caused_by(cause)
        .hint("name a file of metrics, or - for stdin")
}

fn open(path: &Path, shown: &str) -> Result<(File, bool), Error> {
    let cannot = |cause: io::Error| {
        let error = Error::usage("no-such-path", format!("cannot read `{shown}`")).about(shown).caused_by(cause);
        error.hint("name a file of metrics, or - for stdin")
    };
    // A named pipe would keep whoever opens it waiting until somebody writes.
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = File::options().read(true).custom_flags(flags).open(path).map_err(cannot)?;
    let kind = file.metadata().map_err(cannot)?.file_type();
    if kind.is_dir() {
        let error = Error::usage("not-a-file", format!("`{shown}` is a folder")).about(shown);
        return Err(error.hint("name a file of metrics, or - for stdin"));
    }
    Ok((file, !kind.is_file()))
}

fn by_ending(file: &Path) -> Option<Written> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "prom" | "om" | "metrics" => Some(Written::Text),
        "jsonl" | "ndjson" => Some(Written::Json),
        _ => None,
    }
}

/// Reads up to the first character that is no blank, which tells the format.
fn begin(source: &mut dyn Read, shown: &str, cancel: &CancelToken) -> Result<(Vec<u8>, Written), Error> {
    let mut beginning = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let read = match source.read(&mut chunk) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted && !cancel.is_cancelled() => continue,
            Err(cause) => return Err(unreadable(shown, cause)),
        };
        beginning.extend_from_slice(chunk.get(..read).unwrap_or_default());
        let bare = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&beginning);
        match bare.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{' | b'[') => return Ok((beginning, Written::Json)),
            Some(_) => return Ok((beginning, Written::Text)),
            None if read == 0 || beginning.len() > BEGINNING => return Ok((beginning, Written::Text)),
            None => {}
        }
    }
}
