//! What users write to say which text or which status they expect. A mistake in it is told where it is read, so that
//! the error can show the line of the configuration.

use std::str::FromStr;

use regex::Regex;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A regular expression that has to be found somewhere in a text.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

/// Text that is no [`Pattern`] or [`StatusPattern`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadPattern(String);

impl Pattern {
    /// Tells whether it is found in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Returns it as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for Pattern {
    type Err = BadPattern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // The library draws a picture of the place; its last line says what is wrong.
        let why = |error: regex::Error| error.to_string().lines().last().unwrap_or_default().to_lowercase();
        let bad = |why: String| BadPattern(format!("`{text}` is no regular expression: {why}"));
        Regex::new(text).map(Self).map_err(|error| bad(why(error).trim_start_matches("error: ").to_owned()))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Pattern {}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl JsonSchema for Pattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "format": "regex", "description": "A regular expression." })
    }
}

/// Which status codes of HTTP are meant: one (`200`), a class (`2xx`) or a regular expression (`2..|404`) over the
/// whole code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusPattern {
    /// This one.
    Code(u16),
    /// All that begin with this digit.
    Class(u16),
    /// All that match.
    Matching(Pattern, String),
}

impl StatusPattern {
    /// Every success: what is expected where nobody says.
    pub const SUCCESS: Self = Self::Class(2);

    /// Tells whether `code` is meant.
    #[must_use]
    pub fn allows(&self, code: u16) -> bool {
        match self {
            Self::Code(wanted) => *wanted == code,
            Self::Class(digit) => code / 100 == *digit,
            Self::Matching(pattern, _) => pattern.is_in(&code.to_string()),
        }
    }
}

impl FromStr for StatusPattern {
    type Err = BadPattern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(number) = text.parse::<i64>() {
            let code = u16::try_from(number).ok().filter(|code| (100..=599).contains(code));
            let bad = || BadPattern(format!("`{text}` is no status; write 200, \"2xx\" or a regular expression"));
            return code.map(Self::Code).ok_or_else(bad);
        }
        if let [digit @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] = text.as_bytes() {
            return Ok(Self::Class(u16::from(digit - b'0')));
        }
        Ok(Self::Matching(format!("^(?:{text})$").parse()?, text.to_owned()))
    }
}

impl std::fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Class(digit) => write!(f, "{digit}xx"),
            Self::Matching(_, text) => f.write_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for StatusPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrText)
    }
}

struct NumberOrText;

impl Visitor<'_> for NumberOrText {
    type Value = StatusPattern;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a status of HTTP: 200, \"2xx\" or a regular expression")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<StatusPattern, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<StatusPattern, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<StatusPattern, E> {
        text.parse().map_err(E::custom)
    }
}

impl Serialize for StatusPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for StatusPattern {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatusPattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": ["integer", "string"],
            "description": "A status of HTTP: 200, \"2xx\" or a regular expression over the whole code."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_code_a_class_or_an_expression() {
        let allows = |text: &str, code| text.parse::<StatusPattern>().unwrap().allows(code);
        assert!(allows("200", 200) && !allows("200", 201));
        assert!(allows("2xx", 299) && !allows("2xx", 300));
        assert!(allows("2..|404", 404) && allows("2..|404", 204) && !allows("2..|404", 403));
    }

    #[test]
    fn what_is_no_status_is_refused_by_name() {
        let why = |text: &str| text.parse::<StatusPattern>().unwrap_err().to_string();
        assert!(why("99").contains("`99` is no status"));
        assert!(why("2(").contains("is no regular expression: unclosed group"), "{}", why("2("));
        assert!(serde_json::from_str::<Vec<StatusPattern>>("[200, \"3xx\"]").is_ok());
        assert!(serde_json::from_str::<Vec<StatusPattern>>("[20]").is_err());
        assert!(serde_json::from_str::<Vec<StatusPattern>>("[-200]").is_err());
    }
}
