//! What went wrong on the way without ending the run: one entry of the envelope's `errors`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::Error;

/// Something that could not be checked, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// A stable word for scripts: `syntax-error`.
    pub code: String,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
    /// What it is about: `services/hub.py:12`, `--format`; null where it is about the run as a whole.
    pub target: Option<String>,
    /// What to do about it.
    pub hints: Vec<String>,
    /// The section of `skep check` that it comes from; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'static str>,
    /// The file and line behind `target`, for formats that link to it.
    #[serde(skip)]
    pub place: Option<(String, Option<u32>)>,
}

impl Problem {
    /// Creates a problem; `code` is a stable word, `message` a clause in lower case without a full stop.
    #[must_use]
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), target: None, hints: Vec::new(), section: None, place: None }
    }

    /// Says in which file it is, and on which line.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>, line: Option<u32>) -> Self {
        let path = path.into();
        self.target = Some(line.map_or_else(|| path.clone(), |line| format!("{path}:{line}")));
        self.place = Some((path, line));
        self
    }

    /// Names what it is about.
    #[must_use]
    pub fn about(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        let mut message = error.message.clone();
        for cause in error.causes() {
            message.push_str(": ");
            message.push_str(&cause);
        }
        let mut problem = Self::new(error.code, message);
        problem.target.clone_from(&error.target);
        problem.hints.clone_from(&error.hints);
        if let Some(excerpt) = &error.excerpt {
            problem = problem.in_file(excerpt.path.clone(), Some(excerpt.line));
        }
        problem
    }
}
