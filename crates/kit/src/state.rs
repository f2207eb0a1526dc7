//! The folder for what has to be remembered, made where something is to be remembered and not before.

use std::io;
use std::path::{Path, PathBuf};

use crate::{Context, Error};

/// What keeps the folder out of git, whatever the project's own file says.
const IGNORE: (&str, &str) = (".gitignore", "*\n");

impl Context {
    /// Returns the folder, which it makes where it is not there: readable by its owner alone, and ignored by git.
    ///
    /// # Errors
    /// No place for it, or one that cannot be made.
    pub fn make_state_folder(&self) -> Result<&Path, Error> {
        let folder = self.state.as_deref().ok_or_else(no_place)?;
        make(folder).map_err(|(path, cause)| {
            let shown = path.display().to_string();
            Error::unavailable("cannot-write-state", format!("cannot make `{shown}`, where skep remembers"))
                .about(shown)
                .caused_by(cause)
                .hint("mend it, or name a folder that you may write to: --state FOLDER")
        })?;
        Ok(folder)
    }
}

/// Returns the error of a user who has no place for anything.
fn no_place() -> Error {
    Error::unavailable("no-state-folder", "cannot tell where to remember anything")
        .hint("set HOME, or XDG_STATE_HOME to an absolute path, or name a folder: --state FOLDER")
}

fn make(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    if folder.is_dir() {
        return Ok(());
    }
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |cause| (path, cause)
    };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(failed(folder))?;
    let ignore = folder.join(IGNORE.0);
    std::fs::write(&ignore, IGNORE.1).map_err(failed(&ignore))
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
