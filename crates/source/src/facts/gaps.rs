//! Ways on which what was put in is not taken out.

use serde::{Deserialize, Serialize};

use super::{Name, ScopeId, Span};

/// How control leaves the stretch in which an entry is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Exit {
    /// What is waited for does not come in time.
    Timeout,
    /// An exception, raised here or by what is called here.
    Raise,
    /// The task is cancelled, or the generator closed, while it waits.
    Cancelled,
    /// An early `return`, or the next turn of a loop.
    Return,
    /// The end of the function.
    End,
}

/// What the function waits for where it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Awaited {
    /// An answer through what it put in.
    Own,
    /// Anything else, or nothing.
    Other,
}

/// An operation that only happens while a field of its object is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// The function.
    pub scope: ScopeId,
    /// The operation, by its span.
    pub operation: Span,
    /// The field.
    pub field: Name,
}

/// A way out of a function that leaves behind what it put into a container. There are gaps only of growths that the same
/// function takes back somewhere, or whose answer it waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The function.
    pub scope: ScopeId,
    /// The growth, as the span of its operation.
    pub grown: Span,
    /// How it is left.
    pub exit: Exit,
    /// What it waits for there.
    pub awaited: Awaited,
    /// Where it is left.
    pub span: Span,
    /// The removal in the same function that this way misses, if there is one.
    pub removal: Option<Span>,
}
