//! From a path to bytes. A status file is written by others while it is read here: it may be a pipe, a link into
//! nowhere or a gigabyte, and none of these may make anybody wait.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::SystemTime;

/// A status file larger than this is not read.
pub(crate) const LARGEST: u64 = 1 << 20;

/// What was read.
pub(crate) struct Content {
    pub(crate) bytes: Vec<u8>,
    pub(crate) modified: Option<SystemTime>,
}

/// Why there is no content, as the code of a problem and what is wrong.
pub(crate) type NoContent = (&'static str, String);

/// Reads a regular file of [`LARGEST`] bytes at most. Its last name is not followed where it is a link.
pub(crate) fn read(path: &Path) -> Result<Content, NoContent> {
    let file = open(path).map_err(|cause| describe(path, &cause))?;
    let unreadable = |cause: io::Error| ("unreadable", format!("cannot be read: {}", skep_kit::describe_io(&cause)));
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(("no-file", format!("{}, and was not opened", kind(metadata.file_type()))));
    }
    let mut bytes = Vec::with_capacity(metadata.len().min(LARGEST) as usize + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(("too-large", format!("larger than {} MiB, and was not read", LARGEST >> 20)));
    }
    Ok(Content { bytes, modified: metadata.modified().ok() })
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options.open(path)
}

/// Returns why a file could not be opened. What kind of thing it is says more than the system's word for it.
fn describe(path: &Path, cause: &io::Error) -> NoContent {
    let kind_of_it = path.symlink_metadata().ok().map(|found| found.file_type()).filter(|found| !found.is_file());
    match kind_of_it {
        Some(found) => ("no-file", format!("{}, and was not opened", kind(found))),
        None => ("unreadable", format!("cannot be read: {}", skep_kit::describe_io(cause))),
    }
}

fn kind(found: std::fs::FileType) -> &'static str {
    if found.is_dir() {
        "a folder"
    } else if found.is_symlink() {
        "a symbolic link"
    } else {
        "a pipe, a socket or a device"
    }
}
