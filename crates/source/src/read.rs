//! Reads one file and lowers it to facts, whatever it holds.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use skep_kit::describe_io;

use crate::facts::Language;
use crate::names::LocalNames;
use crate::problem::{FileProblem, Lowered};
use crate::walk::{LARGEST_FILE, SourceFile};
use crate::{python, rust};

/// Reads the file into `buffer`.
///
/// # Errors
/// Why it cannot be read, or not wholly.
pub(crate) fn read(file: &SourceFile, path: &Path, buffer: &mut Vec<u8>) -> Result<(), FileProblem> {
    let too_large = || {
        let largest = LARGEST_FILE >> 20;
        problem(file, "too-large", format!("larger than {largest} MiB; the file was not read"))
    };
    if file.stat.bytes > LARGEST_FILE {
        return Err(too_large());
    }
    buffer.clear();
    // The file may have grown since the walk.
    match File::open(path).and_then(|open| open.take(LARGEST_FILE + 1).read_to_end(buffer)) {
        Ok(read) if read as u64 > LARGEST_FILE => Err(too_large()),
        Ok(_) => Ok(()),
        Err(error) => Err(problem(file, "unreadable", format!("cannot be read: {}", describe_io(&error)))),
    }
}

/// Lowers what was read of the file.
pub(crate) fn lower(file: &SourceFile, content: &[u8], names: &mut LocalNames<'_>) -> Lowered {
    let failed = |code, message| Lowered { facts: None, problems: vec![problem(file, code, message)] };
    let text = match std::str::from_utf8(content) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let message = format!("byte {} is not UTF-8; the file was not read", error.valid_up_to() + 1);
            return failed("not-utf-8", message);
        }
    };
    // A parser is somebody else's code: should it panic, that file is lost and no other.
    let lowered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match file.language {
        Language::Python => python::lower(text, &file.shown, names),
        Language::Rust => rust::lower(text, Arc::clone(&file.shown), names),
    }));
    match lowered {
        Ok(mut lowered) => {
            if let Some(facts) = &mut lowered.facts {
                facts.is_test = file.is_test;
                facts.compact();
            }
            lowered
        }
        Err(_) => failed("parser-failed", "the parser failed on this file; please report it".to_owned()),
    }
}

fn problem(file: &SourceFile, code: &'static str, message: String) -> FileProblem {
    FileProblem { path: Arc::clone(&file.shown), line: None, code, message }
}
