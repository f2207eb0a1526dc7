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
        Some(ErrorCode::DiskFull) => Error::unavailable("state-full", format!("{what}: the disk is full"))
            .hint("free space on its file system; nothing that was written before is lost")
            .hint("or lower keep_samples and keep_hours in the table [obs]"),
        Some(ErrorCode::DatabaseCorrupt) => damaged(file, &what),
        Some(ErrorCode::NotADatabase) => Error::unavailable("state-foreign", format!("{path} is no database"))
            .hint(format!("move it away: mv {path} {path}.bad"))
            .hint("or name another folder with --state PATH"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            Error::unavailable("state-locked", format!("{what}: another program has held it for too long"))
                .hint(format!("see which one: fuser -v {path}"))
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => read_only(&what),
        Some(ErrorCode::CannotOpen) => unopened(file, &what),
        Some(ErrorCode::SystemIoFailure) => io_failure(file, &what),
        Some(ErrorCode::OutOfMemory) => Error::unavailable("state-memory", format!("{what}: there is no memory left")),
        Some(_) | None => Error::bug(what),
    };
    made.about(path.to_string()).caused_by(error)
}

fn damaged(file: &Path, what: &str) -> Error {
    let path = file.display();
    Error::unavailable("state-corrupt", format!("{what}: the file is damaged"))
        .hint(format!("move it away, and skep begins a new one: mv {path} {path}.bad"))
        .hint(format!("sqlite3 {path}.bad .recover shows what can still be read"))
}

fn read_only(what: &str) -> Error {
    Error::unavailable("state-read-only", format!("{what}: it may not be written"))
        .hint("run skep as the user to whom the folder belongs, or name another folder with --state PATH")
}

/// SQLite says no more than that it could not; the folder may say why.
fn unopened(file: &Path, what: &str) -> Error {
    let folder = file.parent().unwrap_or(file);
    match rustix::fs::access(folder, rustix::fs::Access::WRITE_OK) {
        Err(why) => {
            let why = skep_kit::describe_io(&why.into());
            Error::unavailable("state-read-only", format!("{what}: cannot write in its folder: {why}"))
                .hint("run skep as the user to whom the folder belongs, or name another folder with --state PATH")
        }
        Ok(()) => Error::unavailable("state-unreadable", what)
            .hint("see that the file is yours to read and write, or name another folder with --state PATH"),
    }
}

/// The disk itself failed, or is full in a way that SQLite does not name.
fn io_failure(file: &Path, what: &str) -> Error {
    let folder = file.parent().unwrap_or(file);
    if rustix::fs::statvfs(folder).is_ok_and(|found| found.f_bavail == 0 || found.f_favail == 0) {
        return Error::unavailable("state-full", format!("{what}: the disk is full"))
            .hint("free space on its file system; nothing that was written before is lost");
    }
    Error::unavailable("state-unreadable", what).hint("see what the system's log says of the disk")
}
