//! What a verb that goes on tells while it runs: `obs serve`, later `alert run`. The dispatcher writes it, as a line for
//! people or as NDJSON.

use serde_json::{Map, Value};

use crate::Severity;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// A stable word for scripts: `listening`, `collector-failed`.
    pub code: &'static str,
    /// What happened, a clause in lower case without a full stop.
    pub message: String,
    /// How bad it is; none where it is not.
    pub severity: Option<Severity>,
    /// Who wants to know.
    pub weight: Weight,
    /// The same for machines.
    pub data: Map<String, Value>,
}

/// Who wants to know of an [`Event`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Everybody.
    News,
    /// Whoever asked for all, with `-v`: it happens all the time.
    Detail,
}

impl Event {
    /// Creates an event that is no trouble.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), severity: None, weight: Weight::News, data: Map::new() }
    }

    /// Creates an event that happens all the time.
    #[must_use]
    pub fn detail(code: &'static str, message: impl Into<String>) -> Self {
        Self { weight: Weight::Detail, ..Self::new(code, message) }
    }

    /// Says how bad it is.
    #[must_use]
    pub const fn graded(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Adds a field for machines.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.data.insert(key.to_owned(), value.into());
        self
    }
}

/// Is told what happens.
pub trait Events: Send + Sync + std::fmt::Debug {
    /// Tells it, at once.
    fn tell(&self, event: &Event);
}

impl Events for crate::Silent {
    fn tell(&self, _: &Event) {}
}
