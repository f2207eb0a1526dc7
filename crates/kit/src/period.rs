//! A length of time as people write it: `500ms`, `15s`, `1h30m`, `30d`.

use std::str::FromStr;
use std::time::Duration;

use jiff::{Span, SpanRelativeTo};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length of time, never negative. A day has 24 hours and a week seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period(Duration);

/// Text that is no [`Period`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no length of time; write 500ms, 15s, 1h30m or 30d")]
pub struct UnknownPeriod(String);

impl Period {
    /// Creates a period of so many milliseconds.
    #[must_use]
    pub const fn millis(count: u64) -> Self {
        Self(Duration::from_millis(count))
    }

    /// Creates a period of so many seconds.
    #[must_use]
    pub const fn secs(count: u64) -> Self {
        Self(Duration::from_secs(count))
    }

    /// Returns it as the standard library has it.
    #[must_use]
    pub const fn get(self) -> Duration {
        self.0
    }
}

impl From<Period> for Duration {
    fn from(period: Period) -> Self {
        period.0
    }
}

impl FromStr for Period {
    type Err = UnknownPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownPeriod(text.to_owned());
        let trimmed = text.trim();
        if trimmed == "0" {
            return Ok(Self::default());
        }
        // A number alone would leave the unit to be guessed, and ISO 8601's PT1H is nothing that people write.
        if !trimmed.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(unknown());
        }
        let span: Span = trimmed.parse().map_err(|_| unknown())?;
        let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| unknown())?;
        Duration::try_from(length).map(Self).map_err(|_| unknown())
    }
}

impl std::fmt::Display for Period {
    /// Writes it in the largest units that lose nothing: `1h30m`, `15s`, `1.5s` as `1500ms`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const UNITS: [(u128, &str); 5] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s"), (1, "ms")];
        let mut left = self.0.as_millis();
        if left == 0 {
            return f.pad("0s");
        }
        if !left.is_multiple_of(1_000) && left < 60_000 {
            return f.pad(&format!("{left}ms"));
        }
        let mut text = String::new();
        for (length, unit) in UNITS {
            if left >= length {
                text.push_str(&format!("{}{unit}", left / length));
                left %= length;
            }
        }
        f.pad(&text)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "description": "A length of time, such as 500ms, 15s, 1h30m or 30d." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written_alike() {
        for (text, milliseconds) in
            [("500ms", 500), ("15s", 15_000), ("1h30m", 5_400_000), ("30d", 2_592_000_000), ("1500ms", 1_500)]
        {
            let period: Period = text.parse().unwrap();
            assert_eq!(period, Period::millis(milliseconds), "{text}");
            assert_eq!(period.to_string(), text);
        }
        assert_eq!("0".parse(), Ok(Period::default()));
        assert_eq!("1w".parse::<Period>().unwrap().to_string(), "7d");
    }

    #[test]
    fn what_has_no_unit_or_is_negative_is_refused() {
        for bad in ["15", "", "-5s", "PT1H", "soon", "1 month", "99999999999999999999s"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }
}
