//! What SQLite's errors mean to whoever runs skep, and what to do about each.

use std::path::Path;

use rusqlite::ffi::ErrorCode;
use skep_kit::Error;

/// What was to be done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    Opening,
    Reading,
    Writing,
}

impl Doing {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "open",
            Self::Reading => "read",
            Self::Writing => "write",
        }
    }
}

/// Returns what a failure means. The file's path is in the message: it is what the user has to look at.
pub(crate) fn explain(file: &Path, doing: Doing, error: rusqlite::Error) -> Error {
    let path = file.display();
    let code = error.sqlite_error_code();
    let what = format!("cannot {} {path}", doing.as_str());
    let made = match code {
        Some(ErrorCode::DiskFull) => full(&what),
        Some(ErrorCode::DatabaseCorrupt) => damaged(file, &what),
        Some(ErrorCode::NotADatabase) => Error::unavailable("state-foreign", format!("{path} is no database"))
            .hint(format!("move it away: mv {path} {path}.bad"))
            .hint("or name another folder with --state FOLDER"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            Error::unavailable("state-locked", format!("{what}: another program has held it for too long"))
                .hint(format!("see which one: fuser -v {path}"))
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => unwritable(file),
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => failed(file, doing, &what),
        Some(ErrorCode::OutOfMemory) => Error::unavailable("state-memory", format!("{what}: there is no memory left")),
        None if is_nonsense(&error) => damaged(file, &what),
        Some(_) | None => Error::bug(what),
    };
    made.about(path.to_string()).caused_by(error)
}

/// Tells whether a value was found that nobody could have written: the tables are strict.
fn is_nonsense(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::InvalidColumnType(..)
    )
}

fn damaged(file: &Path, what: &str) -> Error {
    let path = file.display();
    Error::unavailable("state-corrupt", format!("{what}: the file is damaged"))
        .hint(format!("move it away, and skep begins a new one: mv {path} {path}.bad"))
        .hint(format!("sqlite3 {path}.bad .recover shows what can still be read"))
}

/// The file may not be written.
pub(crate) fn unwritable(file: &Path) -> Error {
    let folder = file.parent().unwrap_or(file);
    let why = rustix::fs::access(file, rustix::fs::Access::WRITE_OK)
        .and_then(|()| rustix::fs::access(folder, rustix::fs::Access::WRITE_OK))
        .err()
        .map_or_else(String::new, |why| format!(": {}", skep_kit::describe_io(&why.into())));
    Error::unavailable("state-read-only", format!("cannot write {}{why}", file.display()))
        .about(file.display().to_string())
        .hint("run skep as the user to whom the folder belongs, or name another folder with --state FOLDER")
}

/// Whoever wrote last was killed, and what they wrote waits to be put into the file by somebody who may write it.
fn unsettled(file: &Path, what: &str) -> Error {
    let what = format!("{what}: its last writer was killed, and the folder may not be written");
    Error::unavailable("state-unsettled", what)
        .hint(format!("run skep obs sample once as the user to whom {} belongs", file.display()))
}

/// The file system cannot hold a write-ahead log.
pub(crate) fn no_log(file: &Path) -> Error {
    let what = format!("cannot keep a write-ahead log beside {}: its file system shares no memory", file.display());
    Error::unavailable("state-unsupported", what)
        .about(file.display().to_string())
        .hint("name a folder on a disk of this machine with --state FOLDER")
}

fn full(what: &str) -> Error {
    Error::unavailable("state-full", format!("{what}: the disk is full"))
        .hint("free space on its file system; nothing that was written before is lost")
        .hint("or lower keep_samples and keep_hours in the table [obs]")
}

/// SQLite says no more than that it could not; the place may say why.
fn failed(file: &Path, doing: Doing, what: &str) -> Error {
    let folder = file.parent().unwrap_or(file);
    // A file system that makes its inodes as they are needed has none to count.
    let is_full = |found: rustix::fs::StatVfs| found.f_bavail == 0 || (found.f_files > 0 && found.f_favail == 0);
    if rustix::fs::statvfs(folder).is_ok_and(is_full) {
        return full(what);
    }
    if rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err() {
        return if doing == Doing::Reading { unsettled(file, what) } else { unwritable(file) };
    }
    Error::unavailable("state-unreadable", what.to_owned())
        .hint("see that the file is yours to read and write, and what the system's log says of the disk")
}
