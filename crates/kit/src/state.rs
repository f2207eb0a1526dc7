//! The folder for what has to be remembered, made where something is to be remembered and not before.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::{Context, Error, describe_io};

/// What keeps the folder out of git, whatever the project's own file says.
const IGNORE: (&str, &str) = (".gitignore", "*\n");

impl Context {
    /// Returns the folder, whether or not it is there yet.
    ///
    /// # Errors
    /// A user who has no place for anything.
    pub fn state_folder(&self) -> Result<&Path, Error> {
        self.state.as_deref().ok_or_else(|| {
            Error::unavailable("no-state-folder", "there is no folder to remember anything in")
                .hint("name one with --state FOLDER, or set HOME, or XDG_STATE_HOME to an absolute path")
        })
    }
}

/// Makes the folder where it is not there: readable by its owner alone, and ignored by git.
///
/// # Errors
/// A folder that cannot be made.
pub fn make_state_folder(folder: &Path) -> Result<(), Error> {
    make(folder).map_err(|(path, cause)| unwritable(&path, &cause))
}

fn unwritable(path: &Path, cause: &io::Error) -> Error {
    let shown = path.display().to_string();
    let code = if cause.kind() == io::ErrorKind::StorageFull { "state-full" } else { "state-read-only" };
    Error::unavailable(code, format!("cannot make {shown}: {}", describe_io(cause)))
        .about(shown)
        .hint("name a folder that can be written in with --state FOLDER")
}

fn make(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |cause| (path, cause)
    };
    let is_new = !folder.is_dir();
    if is_new {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed(folder))?;
    }
    // Where somebody keeps other things, git is not to be told to look away.
    if !is_new && !folder.read_dir().is_ok_and(|mut entries| entries.next().is_none()) {
        return Ok(());
    }
    let ignore = folder.join(IGNORE.0);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&ignore).and_then(|mut file| file.write_all(IGNORE.1.as_bytes())) {
        // Another process was as quick.
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written.map_err(failed(&ignore)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_ignores_itself() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/.skep");
        make(&folder).unwrap();
        make(&folder).unwrap();
        assert_eq!(std::fs::read_to_string(folder.join(".gitignore")).unwrap(), "*\n");
    }

    #[test]
    fn what_is_in_the_way_is_named() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("a"), "").unwrap();
        let (path, _) = make(&place.path().join("a/.skep")).unwrap_err();
        assert!(path.ends_with("a/.skep"));
    }
}
