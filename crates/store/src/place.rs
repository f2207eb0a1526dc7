//! The folder and the files in it, before SQLite sees them: what it would follow, block on or overwrite is refused here.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::{fs, io};

use skep_kit::{Error, describe_io, make_state_folder};

/// The file's name.
const DATABASE: &str = "state.db";

/// What SQLite puts beside the file while somebody has it open.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Returns the file's path, in a folder that is there and is ours to write in.
pub(crate) fn prepare(folder: &Path) -> Result<PathBuf, Error> {
    match kind_of(folder).map_err(|error| unreadable(folder, &error))? {
        Kind::Nothing | Kind::Folder => make_state_folder(folder)?,
        other @ (Kind::File | Kind::Link | Kind::Other(_)) => return Err(in_the_way(folder, &other, "a folder")),
    }
    let folder = folder.canonicalize().map_err(|error| unreadable(folder, &error))?;
    let file = folder.join(DATABASE);
    check(&file)?;
    Ok(file)
}

/// Returns the file's path; none where it is not there.
pub(crate) fn existing(folder: &Path) -> Result<Option<PathBuf>, Error> {
    match kind_of(folder).map_err(|error| unreadable(folder, &error))? {
        Kind::Nothing => return Ok(None),
        Kind::Folder => {}
        other @ (Kind::File | Kind::Link | Kind::Other(_)) => return Err(in_the_way(folder, &other, "a folder")),
    }
    let folder = folder.canonicalize().map_err(|error| unreadable(folder, &error))?;
    let file = folder.join(DATABASE);
    Ok(check(&file)?.then_some(file))
}

/// Returns the path of the write-ahead log of `file`.
pub(crate) fn log_of(file: &Path) -> PathBuf {
    beside(file, BESIDE[0])
}

/// Returns a URI of `file` by which SQLite takes no lock and makes no file.
pub(crate) fn immutable_uri(file: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in file.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
}

/// Which file it is, whatever it is called.
pub(crate) type Identity = (u64, u64);

/// Returns which file lies at a path.
pub(crate) fn identity(file: &Path) -> Option<Identity> {
    fs::symlink_metadata(file).ok().map(|found| (found.dev(), found.ino()))
}

/// What a file was like at one time; another one means that somebody wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    file: Identity,
    size: u64,
    changed: (i64, i64, i64, i64),
}

/// Returns what `file` is like; none where it is gone or somebody has a log beside it.
pub(crate) fn stamp(file: &Path) -> Option<Stamp> {
    if fs::symlink_metadata(log_of(file)).is_ok() {
        return None;
    }
    let found = fs::symlink_metadata(file).ok()?;
    Some(Stamp {
        file: (found.dev(), found.ino()),
        size: found.size(),
        changed: (found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec()),
    })
}

/// What lies at a path.
enum Kind {
    Nothing,
    Folder,
    File,
    Link,
    Other(&'static str),
}

fn kind_of(path: &Path) -> io::Result<Kind> {
    let kind = match fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Kind::Nothing),
        Err(error) => return Err(error),
    };
    Ok(if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else if kind.is_symlink() {
        Kind::Link
    } else if kind.is_fifo() {
        Kind::Other("a named pipe")
    } else if kind.is_socket() {
        Kind::Other("a socket")
    } else {
        Kind::Other("a device")
    })
}

/// Tells whether the database is there; an error where something else is, or beside it.
fn check(file: &Path) -> Result<bool, Error> {
    let paths = BESIDE.iter().map(|end| beside(file, end)).chain([file.to_owned()]);
    let mut there = false;
    for path in paths {
        there = match kind_of(&path).map_err(|error| unreadable(&path, &error))? {
            Kind::Nothing => false,
            Kind::File => true,
            other @ (Kind::Folder | Kind::Link | Kind::Other(_)) => return Err(in_the_way(&path, &other, "a file")),
        };
    }
    Ok(there)
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(end);
    path.into()
}

fn in_the_way(path: &Path, kind: &Kind, wanted: &str) -> Error {
    let found = match kind {
        Kind::Nothing => "nothing",
        Kind::Folder => "a folder",
        Kind::File => "a file",
        Kind::Link => "a symbolic link",
        Kind::Other(other) => other,
    };
    let error = Error::unavailable("state-in-the-way", format!("{} is {found} and not {wanted}", path.display()))
        .about(path.display().to_string());
    match kind {
        Kind::Link => error.hint("name the place that it points to with --state FOLDER, or move the link away"),
        Kind::Nothing | Kind::Folder | Kind::File | Kind::Other(_) => {
            error.hint("move it away, or name another folder with --state FOLDER")
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let what = format!("cannot look at {}: {}", path.display(), describe_io(error));
    Error::unavailable("state-unreadable", what)
        .about(path.display().to_string())
        .hint("run skep as the user to whom the folder belongs, or name another with --state FOLDER")
}
