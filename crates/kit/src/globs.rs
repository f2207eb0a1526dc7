//! Globs over the paths of a report, written as in `.gitignore`. They match text and look at no disk.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A glob that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{glob}` is no glob: {why}")]
pub struct BadGlob {
    /// The glob, as it was written.
    pub glob: String,
    /// What is wrong with it, in lower case without a full stop.
    pub why: String,
}

/// One glob, ready to be asked.
#[derive(Debug, Clone)]
pub struct Glob(Gitignore);

impl Glob {
    /// Reads a glob.
    ///
    /// # Errors
    /// It is none, or it matches nothing: empty, or a comment.
    pub fn new(glob: &str) -> Result<Self, BadGlob> {
        let bad = |why: String| BadGlob { glob: glob.to_owned(), why };
        let because = |error: ignore::Error| match error {
            ignore::Error::Glob { err, .. } => bad(err),
            other => bad(other.to_string()),
        };
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        builder.add_line(None, glob).map_err(because)?;
        let glob = builder.build().map_err(because)?;
        if glob.num_ignores() == 0 { Err(bad("it matches nothing".to_owned())) } else { Ok(Self(glob)) }
    }

    /// Tells whether `path`, or a folder that it lies in, matches. The path is relative, with `/`.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        // The library panics on a path with a root, which lies outside of every project.
        !path.starts_with('/') && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_are_those_of_ignore_files() {
        let matches = |glob: &str, path| Glob::new(glob).unwrap().matches(path);
        assert!(matches("legacy/**", "legacy/a/b.py") && matches("legacy", "legacy/a/b.py"));
        assert!(matches("*.py", "a/b.py") && !matches("/b.py", "a/b.py"));
        assert!(!matches("legacy/**", "new/legacy.py") && !matches("*.py", "/outside/a.py"));
        assert!(matches("*.py", "../a.py"));
    }

    #[test]
    fn what_is_no_glob_is_named() {
        assert!(Glob::new("a[").unwrap_err().to_string().starts_with("`a[` is no glob: unclosed character class"));
        assert_eq!(Glob::new("").unwrap_err().why, "it matches nothing");
        assert_eq!(Glob::new("!a").unwrap_err().why, "it matches nothing");
    }
}
