//! The vocabulary that every part of skep shares. It computes nothing and draws nothing.

mod finding;
mod rule;
mod severity;

pub use finding::{Evidence, Finding, Role, Span, fingerprint};
pub use rule::Rule;
pub use severity::{Confidence, Severity, UnknownSeverity};
