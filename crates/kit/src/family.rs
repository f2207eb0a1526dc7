//! The seam between families and the dispatcher: data and function pointers only.
//!
//! A family says here what it can answer, what its rules and its configuration are and what it adds to `skep check` and
//! to monitoring. Families never see each other; the dispatcher sees them all and knows none.

use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use crate::{Context, Error, Format, Metric, Report, Rule, Severity, UnknownSeverity, config::Table};

/// The mildest severity that makes a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// This one and worse.
    At(Severity),
    /// None.
    Never,
}

impl FromStr for FailOn {
    type Err = UnknownSeverity;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word.eq_ignore_ascii_case("never") { Ok(Self::Never) } else { word.parse::<Severity>().map(Self::At) }
    }
}

impl<'de> Deserialize<'de> for FailOn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        word.parse()
            .map_err(|error| serde::de::Error::custom(format!("{error}; there are low, medium, high and never")))
    }
}

impl Serialize for FailOn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for FailOn {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FailOn".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "enum": ["low", "medium", "high", "never"] })
    }
}

impl std::fmt::Display for FailOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(severity) => severity.fmt(f),
            Self::Never => f.pad("never"),
        }
    }
}

/// A command that works as it stands at the root of the repository.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The whole command.
    pub command: &'static str,
    /// What it is for, a clause in lower case.
    pub purpose: &'static str,
}

/// What one verb asks and answers.
#[derive(Debug)]
pub struct Verb {
    /// `family.verb`.
    pub id: &'static str,
    /// The number of its schema. Within a number there are only additions.
    pub version: u32,
    /// The question that it answers, as a person would ask it.
    pub question: &'static str,
    /// Commands that ask it, simplest first; `--help` shows them and a test runs them.
    pub examples: &'static [Example],
    /// What makes it fail where neither flag nor configuration says. A verb with [`FailOn::Never`] is no gate: its
    /// family's `fail_on` does not touch it, only the flag does.
    pub fail_on: FailOn,
    /// The formats that can carry its answer.
    pub formats: &'static [Format],
    /// Its data's JSON schema.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

impl Verb {
    /// Returns the name of its schema, `skep/mem.leaks/1`.
    #[must_use]
    pub fn schema_name(&self) -> String {
        format!("skep/{}/{}", self.id, self.version)
    }

    /// Returns the family's name, which is the name of its table in `skep.toml` as well.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.id.split('.').next().unwrap_or(self.id)
    }
}

/// Returns the JSON schema of `T`; what a [`Verb`]'s `schema` is set to.
pub fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// How long something takes, which decides whether it runs without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// Local and soon done.
    Quick,
    /// Local and long.
    Slow,
    /// Asks other machines.
    Network,
}

/// One part of `skep check`.
#[derive(Debug)]
pub struct Section {
    /// The verb whose answer it is.
    pub verb: &'static Verb,
    /// How long it takes.
    pub cost: Cost,
    /// Asks with the configuration alone, as if its command were typed without arguments.
    pub run: fn(&Context) -> Result<Report, Error>,
}

/// A source of metrics.
#[derive(Debug)]
pub struct Collector {
    /// What it is called: `host`, `services`.
    pub name: &'static str,
    /// The names that it can give; a `*` at the end stands for any rest.
    pub metrics: &'static [&'static str],
    /// How long it takes.
    pub cost: Cost,
    /// Measures now.
    pub collect: fn(&Context) -> Result<Vec<Metric>, Error>,
}

impl Collector {
    /// Tells whether it can give a metric of that name.
    #[must_use]
    pub fn can_give(&self, name: &str) -> bool {
        let is = |pattern: &str| pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin));
        self.metrics.iter().any(|pattern| is(pattern))
    }
}

/// A table of `skep.toml`. That of a family has the family's name.
#[derive(Debug)]
pub struct ConfigSection {
    /// The table's JSON schema. What is said of the keys there is what the user reads of them.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
    /// Reads and checks the table. Called as well with single keys, to find the one at fault: all keys are optional.
    pub load: fn(Value) -> Result<Table, serde_json::Error>,
    /// Returns the table with every key at its default; null where a key has none.
    pub defaults: fn() -> Result<Value, serde_json::Error>,
    /// Keys with which a project's file could do something to its reader: run a command, send a secret somewhere. Dots
    /// go down into tables, and `*` is any name or any entry of an array: `probes.*.command`. From the project's file
    /// they are heeded only where the user trusts it, so the table must be able to do without each.
    pub guarded: &'static [&'static str],
}

impl ConfigSection {
    /// Creates the section of a table that is read into `T`.
    #[must_use]
    pub const fn of<T: DeserializeOwned + Serialize + Default + JsonSchema + Send + Sync + 'static>() -> Self {
        Self {
            schema: schema_of::<T>,
            load: |value| Ok(Box::new(serde_json::from_value::<T>(value)?)),
            defaults: || serde_json::to_value(T::default()),
            guarded: &[],
        }
    }

    /// Names the keys that need the user's trust.
    #[must_use]
    pub const fn guarding(self, guarded: &'static [&'static str]) -> Self {
        Self { guarded, ..self }
    }
}

/// A command family.
#[derive(Debug)]
pub struct Family {
    /// The word on the command line.
    pub name: &'static str,
    /// What it looks after, for `--help`.
    pub about: &'static str,
    /// What it answers.
    pub verbs: &'static [&'static Verb],
    /// What it can find.
    pub rules: &'static [&'static Rule],
    /// Its table in `skep.toml`.
    pub config: ConfigSection,
    /// What it adds to `skep check`.
    pub sections: &'static [Section],
    /// What it adds to monitoring.
    pub collectors: &'static [Collector],
}
