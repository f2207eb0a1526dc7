//! How bad a finding is and how sure we are: two separate axes with the same three words.

use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a finding matters to whoever runs the program.
///
/// Other tools' words are read as one of these three: `critical` and `error` as [`Severity::High`], `warning` as
/// [`Severity::Medium`], `info` and `note` as [`Severity::Low`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing, never worth a night's sleep.
    #[serde(alias = "info")]
    Low,
    /// To be looked at before it hurts.
    #[serde(alias = "warning")]
    Medium,
    /// Hurts in production as it stands.
    #[serde(alias = "critical")]
    High,
}

impl Severity {
    /// Every severity, mildest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The words of other tools, each with what it is read as.
    pub const ALIASES: [(&str, Self); 6] = [
        ("info", Self::Low),
        ("note", Self::Low),
        ("warning", Self::Medium),
        ("warn", Self::Medium),
        ("critical", Self::High),
        ("error", Self::High),
    ];

    /// Returns the word used in every format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// Returns the severity `steps` milder, or `None` below [`Severity::Low`].
    #[must_use]
    pub const fn milder(self, steps: u8) -> Option<Self> {
        match (self as u8).checked_sub(steps) {
            Some(0) => Some(Self::Low),
            Some(1) => Some(Self::Medium),
            Some(_) => Some(Self::High),
            None => None,
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no [`Severity`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no severity")]
pub struct UnknownSeverity(pub String);

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.map(|severity| (severity.as_str(), severity)).into_iter().chain(Self::ALIASES);
        let mut found = known.filter(|(known, _)| word.eq_ignore_ascii_case(known));
        found.next().map(|(_, severity)| severity).ok_or_else(|| UnknownSeverity(word.to_owned()))
    }
}

/// How sure the analysis is of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// One piece of evidence, others missing.
    Low,
    /// The evidence agrees, something stays unseen.
    Medium,
    /// Every link of the chain was seen in the source.
    High,
}

impl Confidence {
    /// Returns the word used in every format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl FromStr for Confidence {
    type Err = UnknownConfidence;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known =
            [Self::Low, Self::Medium, Self::High].into_iter().find(|known| word.eq_ignore_ascii_case(known.as_str()));
        known.ok_or_else(|| UnknownConfidence(word.to_owned()))
    }
}

/// A word that names no [`Confidence`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no confidence; there are low, medium and high")]
pub struct UnknownConfidence(pub String);

impl std::fmt::Display for Confidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_words_are_read() {
        assert_eq!("Critical".parse(), Ok(Severity::High));
        assert_eq!("warning".parse(), Ok(Severity::Medium));
        assert_eq!("info".parse(), Ok(Severity::Low));
        assert!("loud".parse::<Severity>().is_err());
    }

    #[test]
    fn milder_stops_below_low() {
        assert_eq!(Severity::High.milder(1), Some(Severity::Medium));
        assert_eq!(Severity::Medium.milder(1), Some(Severity::Low));
        assert_eq!(Severity::Low.milder(1), None);
    }
}
