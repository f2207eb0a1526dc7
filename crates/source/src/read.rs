//! Reads one file and lowers it to facts, whatever it holds.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::facts::Language;
use crate::names::LocalNames;
use crate::problem::{FileProblem, Lowered};
use crate::text::{self, LARGEST_FILE, NoText};
use crate::walk::SourceFile;
use crate::{python, rust};

/// Files of more bytes than this are lowered one at a time.
const LARGE: usize = 512 << 10;
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Reads the file into `buffer`.
///
/// # Errors
/// Why it cannot be read, or not wholly.
pub(crate) fn read(file: &SourceFile, path: &Path, buffer: &mut Vec<u8>) -> Result<(), FileProblem> {
    let read = if file.stat.bytes > LARGEST_FILE { Err(text::too_large()) } else { text::read(path, buffer) };
    read.map_err(|why| problem(file, why))
}

/// Lowers what was read of the file.
pub(crate) fn lower(file: &SourceFile, content: &[u8], names: &mut LocalNames<'_>) -> Lowered {
    let failed = |why| Lowered { facts: None, problems: vec![problem(file, why)] };
    let text = match text::decode(content, file.language) {
        Ok(text) => text,
        Err(why) => return failed(why),
    };
    // A syntax tree takes up to three hundred times the memory of its text, and there may be a thread for each core.
    let _turn = (text.len() > LARGE).then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    // A parser is somebody else's code: should it panic, that file is lost and no other.
    let lowered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match file.language {
        Language::Python => python::lower(&text, &file.shown, names),
        Language::Rust => rust::lower(&text, Arc::clone(&file.shown), names),
    }));
    match lowered {
        Ok(mut lowered) => {
            if let Some(facts) = &mut lowered.facts {
                facts.is_test = file.is_test;
                facts.compact();
            }
            lowered
        }
        Err(_) => failed(("parser-failed", "the parser failed on this file; please report it".to_owned())),
    }
}

fn problem(file: &SourceFile, (code, message): NoText) -> FileProblem {
    FileProblem { path: Arc::clone(&file.shown), line: None, code, message }
}
