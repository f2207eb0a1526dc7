//! The process's exit codes: the only place that gives them numbers and meanings.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// How a run of skep ended. README, `--help` and man pages print their tables from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// Checked, and nothing to complain of.
    Clean,
    /// Checked, and violated.
    Violated,
    /// Asked wrongly.
    Usage,
    /// Could not check.
    Unavailable,
    /// A bug in skep.
    Bug,
    /// Interrupted by SIGINT.
    Interrupted,
    /// Interrupted by SIGTERM.
    Terminated,
}

impl Exit {
    /// Every exit, by code.
    pub const ALL: [Self; 7] =
        [Self::Clean, Self::Violated, Self::Usage, Self::Unavailable, Self::Bug, Self::Interrupted, Self::Terminated];

    /// Returns the number that the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Violated => 1,
            Self::Usage => 2,
            Self::Unavailable => 3,
            Self::Bug => 70,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }

    /// Returns the one-line meaning.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Clean => "checked, and nothing at or above --fail-on or beyond --max",
            Self::Violated => "checked, and violated: something at or above --fail-on or beyond --max",
            Self::Usage => "asked wrongly: bad flag, bad configuration, unknown rule, a PATH that does not exist",
            Self::Unavailable => {
                "could not check: unreachable, unreadable, nothing to check, or partial under --strict"
            }
            Self::Bug => "a bug in skep",
            Self::Interrupted => "interrupted by SIGINT (Ctrl-C)",
            Self::Terminated => "interrupted by SIGTERM",
        }
    }

    /// Returns the word that the JSON envelope has as `status`.
    #[must_use]
    pub const fn status(self) -> &'static str {
        match self {
            Self::Clean => "ok",
            Self::Violated => "violated",
            Self::Usage => "invalid",
            Self::Unavailable | Self::Bug | Self::Interrupted | Self::Terminated => "unknown",
        }
    }

    /// Tells whether skep did what it was asked: it checked to the end, whatever it found.
    #[must_use]
    pub const fn success(self) -> bool {
        matches!(self, Self::Clean | Self::Violated)
    }

    /// Returns the exit of a run that `signal` interrupted: SIGTERM is 15, all else counts as SIGINT.
    #[must_use]
    pub const fn of_signal(signal: usize) -> Self {
        if signal == 15 { Self::Terminated } else { Self::Interrupted }
    }
}

impl Serialize for Exit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.code())
    }
}

impl JsonSchema for Exit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exit".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes = Self::ALL.map(Self::code);
        schemars::json_schema!({ "description": "The exit code.", "type": "integer", "enum": codes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_promised_ones() {
        assert_eq!(Exit::ALL.map(Exit::code), [0, 1, 2, 3, 70, 130, 143]);
        assert_eq!(Exit::of_signal(2).code(), 130);
        assert_eq!(Exit::of_signal(15).code(), 143);
    }
}
