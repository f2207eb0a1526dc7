//! Why a file was not read, or not wholly.

use std::sync::Arc;

/// Every word that stands as a [`FileProblem`]'s code for what is wrong with a file's content.
pub(crate) const CODES: &[&str] =
    &["syntax-error", "not-utf-8", "unknown-encoding", "too-deeply-nested", "parser-failed"];

/// A file that was not read, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileProblem {
    /// The file, relative to the base of the scan.
    pub path: Arc<str>,
    /// The line, from 1, where there is one.
    pub line: Option<u32>,
    /// A stable word: `syntax-error`, `unreadable`, `not-utf-8`, `unknown-encoding`, `too-large`,
    /// `too-deeply-nested`, `parser-failed`.
    pub code: &'static str,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
}

/// What a front end makes of one file.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    /// The facts; none where nothing could be parsed.
    pub facts: Option<crate::FileFacts>,
    /// What went wrong.
    pub problems: Vec<FileProblem>,
}
