//! What holds memory by itself, and what comments allow.

use serde::{Deserialize, Serialize};

use super::{Capacity, Context, Name, PlaceId, ScopeId, Span};

/// A function whose results are remembered by a decorator or macro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// The function.
    pub scope: ScopeId,
    /// What bounds the memory.
    pub capacity: Capacity,
    /// The function is a method, so that the memory keeps every receiver.
    pub keeps_receiver: bool,
    /// Every parameter can only take a few values: no parameter, `bool`, an enum, a `Literal`.
    pub is_finite: bool,
    /// How the source writes it: `functools.cache`.
    pub text: Name,
    /// Where.
    pub span: Span,
}

/// What holds memory by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SiteKind {
    /// A channel without a bound.
    UnboundedChannel,
    /// Memory that is given up for ever: `Box::leak`, `mem::forget`, `Box::into_raw`.
    Leak,
    /// Two objects that come to hold each other by counted references. The site's path is the one field, its symbol the
    /// other.
    Cycle,
}

/// An expression that holds memory by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// What it is.
    pub kind: SiteKind,
    /// The path as resolved through imports: `tokio::sync::mpsc::unbounded_channel`.
    pub path: Name,
    /// What it is assigned to, where that has a name: a variable or a field.
    pub symbol: Name,
    /// The place of what it is assigned to.
    pub place: Option<PlaceId>,
    /// In which scope.
    pub scope: ScopeId,
    /// What stands round it.
    pub context: Context,
    /// Where.
    pub span: Span,
}

/// What kind of comment allows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AllowKind {
    /// `skep: allow(rule) reason`.
    Line,
    /// `skep: allow-file(rule) reason`.
    File,
    /// `noqa: CODE`.
    Noqa,
    /// It looks like one of ours, and says nothing that can be understood.
    Unreadable,
}

/// A comment that allows what rules would find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// What kind it is.
    pub kind: AllowKind,
    /// The rules, by name or code, as they are written.
    pub rules: Vec<Box<str>>,
    /// Why; empty where nobody said.
    pub reason: Box<str>,
    /// The first line that it applies to.
    pub first_line: u32,
    /// The last line that it applies to.
    pub last_line: u32,
    /// Where it stands.
    pub span: Span,
}
