//! What the worker is asked to do.

/// One answer that is to become a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The ticket's number, as the desk gives it.
    pub id: String,
    /// The answer's text.
    pub text: String,
}

impl Job {
    /// Reads `ID TEXT`.
    pub fn parse(line: &str) -> Option<Self> {
        let (id, text) = line.trim().split_once(' ')?;
        Some(Self { id: id.to_owned(), text: text.trim().to_owned() })
    }
}
