//! The baseline's file: read whole, written whole or not at all.

use std::io::Write;
use std::path::Path;

use skep_kit::{BadBaseline, Baseline, Error, Excerpt};

use crate::output::temporary_beside;

/// What it is called at the root.
pub(crate) const NAME: &str = "skep-baseline.json";

/// Reads it; `shown` is what the user calls it.
///
/// # Errors
/// It is not there, cannot be read, or is no baseline.
pub(crate) fn read(file: &Path, shown: &str) -> Result<Baseline, Error> {
    let error = |message: String| {
        let error = Error::usage("bad-baseline", message).about(shown);
        error.hint("--no-baseline does without it")
    };
    match file.metadata() {
        // A FIFO would hang whoever opens it.
        Ok(metadata) if !metadata.is_file() => return Err(error(format!("`{shown}` is no regular file"))),
        Ok(_) | Err(_) => {}
    }
    let text = std::fs::read(file).map_err(|cause| {
        let is_absent = cause.kind() == std::io::ErrorKind::NotFound;
        let error = error(format!("cannot read `{shown}`")).caused_by(cause);
        if is_absent { error.hint("`skep baseline create` writes one") } else { error }
    })?;
    let text = String::from_utf8(text).map_err(|_| error(format!("`{shown}` is no baseline: it is not UTF-8")))?;
    Baseline::parse(&text).map_err(|bad| fault(&bad, shown, &text))
}

/// Creates the error that points at the line.
fn fault(bad: &BadBaseline, shown: &str, text: &str) -> Error {
    let source_line = text.lines().nth(bad.line.saturating_sub(1) as usize).unwrap_or_default().to_owned();
    let width = u32::try_from(source_line.chars().count()).unwrap_or(u32::MAX);
    let excerpt = Excerpt {
        path: shown.to_owned(),
        line: bad.line,
        column: 1,
        end_column: width.max(1).saturating_add(1),
        source_line,
        label: String::new(),
    };
    let message = format!("{shown}:{} {}", bad.line, bad.message);
    Error::usage("bad-baseline", message).about(shown).showing(excerpt).hint(bad.hint)
}

/// What is to become of a file that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// Writes it under a temporary name, then gives it its own.
///
/// # Errors
/// The folder cannot be written to, or the file is there and is to stay.
pub(super) fn write(baseline: &Baseline, file: &Path, shown: &str, existing: Existing) -> Result<(), Error> {
    let failed = |cause: std::io::Error| {
        Error::unavailable("cannot-write", format!("cannot write `{shown}`")).about(shown).caused_by(cause)
    };
    // Behind a symbolic link it is the file that is replaced, not the link.
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let mut temporary = temporary_beside(&file).map_err(failed)?;
    temporary.write_all(baseline.to_text().as_bytes()).map_err(failed)?;
    let named = match existing {
        Existing::Replace => temporary.persist(&file),
        Existing::Keep => temporary.persist_noclobber(&file),
    };
    named.map(drop).map_err(|error| failed(error.error))
}
