//! Why a command could not do what it was asked, and what to do about it.

use std::io;

use crate::Exit;

/// Whose turn it is after an [`Error`]; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The user's: asked wrongly.
    Usage,
    /// The world's: a source cannot be reached or read, or there is nothing to check.
    Unavailable,
    /// Ours.
    Bug,
}

impl ErrorKind {
    /// Returns the exit that this kind leads to.
    #[must_use]
    pub const fn exit(self) -> Exit {
        match self {
            Self::Usage => Exit::Usage,
            Self::Unavailable => Exit::Unavailable,
            Self::Bug => Exit::Bug,
        }
    }
}

/// The line of a file that an [`Error`] is about, for a caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, as it is to be shown.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The column just behind the last character.
    pub end_column: u32,
    /// The line's text.
    pub source_line: String,
    /// What to write beside the caret; may be empty.
    pub label: String,
}

/// A command's failure. The hint is attached where the error is made, by whoever knows the way out.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// Whose turn it is.
    pub kind: ErrorKind,
    /// A stable word for scripts: `no-such-path`.
    pub code: &'static str,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
    /// What it is about: a path, a flag, a service.
    pub target: Option<String>,
    /// What to do, each a clause in lower case without a full stop.
    pub hints: Vec<String>,
    /// The place in a file, where there is one.
    pub excerpt: Option<Box<Excerpt>>,
    /// What caused it.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Creates an error of `kind`; `code` is a stable word, `message` a clause in lower case without a full stop.
    #[must_use]
    pub fn new(kind: ErrorKind, code: &'static str, message: impl Into<String>) -> Self {
        Self { kind, code, message: message.into(), target: None, hints: Vec::new(), excerpt: None, source: None }
    }

    /// Creates an error of someone who asked wrongly.
    #[must_use]
    pub fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Usage, code, message)
    }

    /// Creates an error of a world that did not answer.
    #[must_use]
    pub fn unavailable(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unavailable, code, message)
    }

    /// Creates an error that only a bug in skep can cause.
    #[must_use]
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Bug, "bug", message)
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Names what the error is about.
    #[must_use]
    pub fn about(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// Shows the place in a file.
    #[must_use]
    pub fn showing(mut self, excerpt: Excerpt) -> Self {
        self.excerpt = Some(Box::new(excerpt));
        self
    }

    /// Names the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the messages of the causes, nearest first.
    #[must_use]
    pub fn causes(&self) -> Vec<String> {
        let mut causes = Vec::new();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            causes.push(cause.downcast_ref::<io::Error>().map_or_else(|| cause.to_string(), describe));
            next = cause.source();
        }
        causes
    }
}

/// Returns what went wrong without the operating system's number for it.
#[must_use]
pub fn describe(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_listed_nearest_first() {
        let inner = Error::unavailable("inner", "the disk is gone");
        let outer = Error::unavailable("outer", "cannot read a.py").caused_by(inner).hint("mount it");
        assert_eq!(outer.causes(), ["the disk is gone"]);
        assert_eq!(outer.kind.exit().code(), 3);
        assert_eq!(outer.hints, ["mount it"]);
    }

    #[test]
    fn the_operating_systems_numbers_are_left_out() {
        let outer = Error::usage("outer", "cannot look").caused_by(io::Error::from_raw_os_error(2));
        assert_eq!(outer.causes(), ["no such file or directory"]);
    }
}
