//! The formats in which a report can be written.

use std::str::FromStr;

/// A format that some renderer writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// The same content without colour or truncation, one finding a line.
    Plain,
    /// One JSON object.
    Json,
    /// One JSON object a line: findings, errors, and the summary last.
    Ndjson,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// Prometheus' text format 0.0.4.
    Prometheus,
    /// OpenMetrics 1.0.
    Openmetrics,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// One terse line a finding, for coding agents.
    Agent,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Human,
        Self::Plain,
        Self::Json,
        Self::Ndjson,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Prometheus,
        Self::Openmetrics,
        Self::Markdown,
        Self::Agent,
    ];
    /// What every report can be written as.
    pub const BASE: &'static [Self] =
        &[Self::Human, Self::Plain, Self::Json, Self::Ndjson, Self::Markdown, Self::Agent];
    /// What a report without findings, but with metrics, can be written as.
    pub const MEASURED: &'static [Self] = &[
        Self::Human,
        Self::Plain,
        Self::Json,
        Self::Ndjson,
        Self::Prometheus,
        Self::Openmetrics,
        Self::Markdown,
        Self::Agent,
    ];

    /// Returns the word that the user types.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Prometheus => "prometheus",
            Self::Openmetrics => "openmetrics",
            Self::Markdown => "markdown",
            Self::Agent => "agent",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no [`Format`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no format; there are {}", join(Format::ALL))]
pub struct UnknownFormat {
    /// The word.
    pub word: String,
}

/// Returns the formats' words with commas between them.
#[must_use]
pub fn join(formats: &[Format]) -> String {
    formats.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ")
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|format| word.eq_ignore_ascii_case(format.as_str()));
        found.copied().ok_or_else(|| UnknownFormat { word: word.to_owned() })
    }
}
