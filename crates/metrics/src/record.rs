//! What readers make of foreign input: records that are good, and faults that name the place of what is not.

use std::io;

use jiff::Timestamp;
use skep_kit::Metric;
use skep_store::Execution;

/// One thing that somebody reports.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A value, as it stands.
    Sample {
        /// When it was so; none is now.
        at: Option<Timestamp>,
        /// The value.
        metric: Metric,
    },
    /// By how much a series went up since the last report, which somebody has to add up.
    Increase {
        /// When it was so; none is now.
        at: Option<Timestamp>,
        /// The series; the value is what is added.
        metric: Metric,
    },
    /// An agent's execution, begun or ended.
    Execution(Execution),
}

/// A place of the input that says nothing that can be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// The column, from 1, in characters; none where it is about the line as a whole.
    pub column: Option<u32>,
    /// What is wrong, a clause in lower case without a full stop.
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Why a reader has no record.
#[derive(Debug)]
pub enum Trouble {
    /// This line is of no use; the next may be.
    Fault(Fault),
    /// Nothing further can be read.
    Stopped(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Stopped(error)
    }
}

/// A fault within one line, before anybody knows which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// The byte at which it is; none where it is about the line as a whole.
    pub at: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Slip {
    /// Creates a slip at a byte.
    pub(crate) fn at(at: usize, message: impl Into<String>) -> Self {
        Self { at: Some(at), message: message.into() }
    }

    /// Creates a slip of the line as a whole.
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self { at: None, message: message.into() }
    }

    /// Returns where it is for people.
    pub(crate) fn in_line(self, number: u64, line: &[u8]) -> Fault {
        let column = self.at.map(|at| {
            let before = line.get(..at).unwrap_or(line);
            u32::try_from(String::from_utf8_lossy(before).chars().count() + 1).unwrap_or(u32::MAX)
        });
        Fault { line: number, column, message: self.message }
    }
}
