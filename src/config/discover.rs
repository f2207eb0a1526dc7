//! Finds the project that a folder belongs to.

use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const FILE_NAME: &str = "skep.toml";

/// Whether files are read; the environment counts in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConfigFiles {
    /// They are.
    Heeded,
    /// `--no-config`.
    Ignored,
}

/// What was found above a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Project {
    /// The nearest `skep.toml`, whether or not it can be read.
    pub config_file: Option<PathBuf>,
    /// The folder that the project's paths are relative to: that of the file, else the repository's.
    pub root: Option<PathBuf>,
    /// The repository's folder.
    pub repository: Option<PathBuf>,
}

/// Looks upward from `start`, no further than the repository's root.
pub(crate) fn discover(start: &Path, files: ConfigFiles) -> Project {
    let mut project = Project::default();
    for folder in start.ancestors() {
        let file = folder.join(FILE_NAME);
        if project.config_file.is_none() && files == ConfigFiles::Heeded && file.symlink_metadata().is_ok() {
            project.config_file = Some(file);
            project.root = Some(folder.to_owned());
        }
        // A worktree or submodule has a file there, not a folder.
        if folder.join(".git").exists() {
            project.repository = Some(folder.to_owned());
            break;
        }
    }
    project.root = project.root.or_else(|| project.repository.clone());
    project
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_below_the_repository_root_wins() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("repository/project/deep");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::create_dir(folder.path().join("repository/.git")).unwrap();
        std::fs::write(folder.path().join(FILE_NAME), "").unwrap();
        let repository = folder.path().join("repository");
        let found = || discover(&deep, ConfigFiles::Heeded);
        assert_eq!(found().config_file, None);
        assert_eq!(found().root, Some(repository.clone()));
        std::fs::write(repository.join("project").join(FILE_NAME), "").unwrap();
        assert_eq!(found().root, Some(repository.join("project")));
        assert_eq!(discover(&deep, ConfigFiles::Ignored).root, Some(repository));
    }
}
