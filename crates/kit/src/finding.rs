//! One thing that needs a hand, with the proof of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Confidence, Fix, Rule, Severity};

/// A place in a source file. Lines and columns count from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The line on which it starts.
    pub line: u32,
    /// The column at which it starts.
    pub column: u32,
    /// The line on which it ends.
    pub end_line: u32,
    /// The column just behind its last character.
    pub end_column: u32,
}

/// What a piece of evidence says about the thing that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Why it lives as long as it does.
    Lives,
    /// Where and how it grows.
    Grows,
    /// What shrinks it, or that nothing does.
    Shrinks,
    /// What bounds it.
    Bounds,
    /// Anything else that bears on it.
    Note,
}

impl Role {
    /// Returns the word used in every format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lives => "lives",
            Self::Grows => "grows",
            Self::Shrinks => "shrinks",
            Self::Bounds => "bounds",
            Self::Note => "note",
        }
    }
}

/// One step of the proof. `path` and `line` are null where the statement is about the whole project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// What the step says.
    pub role: Role,
    /// The file, relative to the project root where it lies below it, with `/`.
    pub path: Option<String>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column, from 1; null where only the line is known.
    pub column: Option<u32>,
    /// The line on which it ends.
    pub end_line: Option<u32>,
    /// The column just behind its last character; null where only the line is known.
    pub end_column: Option<u32>,
    /// The statement, as a clause in lower case without a full stop.
    pub what: String,
    /// The source line, for formats that show it.
    #[serde(skip)]
    pub source_line: Option<String>,
}

impl Evidence {
    /// Creates a statement about a place in a file.
    #[must_use]
    pub fn at(role: Role, path: impl Into<String>, span: Span, what: impl Into<String>) -> Self {
        Self {
            role,
            path: Some(path.into()),
            line: Some(span.line),
            column: Some(span.column),
            end_line: Some(span.end_line),
            end_column: Some(span.end_column),
            what: what.into(),
            source_line: None,
        }
    }

    /// Creates a statement about a line of which nothing closer is known.
    #[must_use]
    pub fn at_line(role: Role, path: impl Into<String>, line: u32, what: impl Into<String>) -> Self {
        Self { path: Some(path.into()), line: Some(line), end_line: Some(line), ..Self::overall(role, what) }
    }

    /// Creates a statement about the project as a whole.
    #[must_use]
    pub fn overall(role: Role, what: impl Into<String>) -> Self {
        Self {
            role,
            path: None,
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            what: what.into(),
            source_line: None,
        }
    }
}

/// One thing that needs a hand. Built with [`Finding::of`], which takes the rule, so that no finding is without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the analysis is.
    pub confidence: Confidence,
    /// The file, relative to the project root where it lies below it, with `/`; null where there is no file.
    pub path: Option<String>,
    /// The line of the declaration, from 1.
    pub line: Option<u32>,
    /// The column of the declaration, from 1.
    pub column: Option<u32>,
    /// The line on which the declaration ends.
    pub end_line: Option<u32>,
    /// The column just behind the declaration's last character.
    pub end_column: Option<u32>,
    /// What it is about: `Class.attr`, module `NAME`, Rust `Type::field`, local `function::local`.
    pub symbol: Option<String>,
    /// What it is about where that is no source: `service:api`, `agent:Agent-3`.
    pub target: Option<String>,
    /// What is wrong, one sentence in lower case without a full stop.
    pub message: String,
    /// What to do about it; empty where nothing useful can be said.
    pub help: String,
    /// The proof, step by step.
    pub evidence: Vec<Evidence>,
    /// Changes of the source that would mend it, each by itself.
    pub fixes: Vec<Fix>,
    /// The same for the same problem in every run, whatever lines moved above it. 16 hexadecimal digits.
    pub fingerprint: String,
    /// The section of `skep check` that it comes from; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'static str>,
    /// The source line of the declaration, for formats that show it.
    #[serde(skip)]
    pub source_line: Option<String>,
}

impl Finding {
    /// Creates a finding of `rule` that says `message`; place, symbol and proof are filled in by the caller.
    #[must_use]
    pub fn of(rule: &Rule, severity: Severity, confidence: Confidence, message: impl Into<String>) -> Self {
        Self {
            rule: rule.name,
            severity,
            confidence,
            path: None,
            line: None,
            column: None,
            end_line: None,
            end_column: None,
            symbol: None,
            target: None,
            message: message.into(),
            help: String::new(),
            evidence: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
            section: None,
            source_line: None,
        }
    }

    /// Sets the place that the finding points at.
    #[must_use]
    pub fn located(mut self, path: impl Into<String>, span: Span) -> Self {
        self.path = Some(path.into());
        self.line = Some(span.line);
        self.column = Some(span.column);
        self.end_line = Some(span.end_line);
        self.end_column = Some(span.end_column);
        self
    }

    /// Sets the fingerprint from the rule, the path, what the finding is about and `source_line` with its white space
    /// folded, so that a moved line keeps it. `path` is relative to the root; pass `source_line` empty where there is none.
    #[must_use]
    pub fn fingerprinted(mut self, path: &str, source_line: &str) -> Self {
        let normalised = source_line.split_whitespace().collect::<Vec<_>>().join(" ");
        let about = self.symbol.as_deref().or(self.target.as_deref()).unwrap_or_default();
        self.fingerprint = fingerprint(&[path, self.rule, about, &normalised]);
        self
    }
}

/// Returns 16 hexadecimal digits of the FNV-1a hash (64 bit) over `parts`, each closed by a zero byte.
///
/// FNV-1a is stable over releases and machines, which the standard library's hashers do not promise.
/// Source: <https://datatracker.ietf.org/doc/html/rfc9923>
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = OFFSET;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_keeps_parts_apart() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_eq!(fingerprint(&[]), "cbf29ce484222325");
    }

    #[test]
    fn fingerprint_ignores_indentation() {
        let rule = Rule { name: "r", code: "R1", severity: Severity::High, summary: "", doc: "" };
        let of =
            |line| Finding::of(&rule, Severity::High, Confidence::High, "m").fingerprinted("a.py", line).fingerprint;
        assert_eq!(of("    x  =  {}"), of("x = {}"));
        assert_ne!(of("x = {}"), of("y = {}"));
    }
}
