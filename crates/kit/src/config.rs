//! The configuration that a command sees: checked before the command runs, typed by the family that owns it.

use std::any::Any;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{FailOn, Problem};

/// A table as its own type.
pub type Table = Box<dyn Any + Send + Sync>;

/// One of the places that a value can come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Nobody says anything: it is the default.
    BuiltIn,
    /// The user's own file.
    User,
    /// The project's file.
    Project,
    /// An environment variable.
    Environment,
}

/// Where an effective value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// The place.
    pub layer: Layer,
    /// The file, relative to the project's root where it lies below it; null where it is none.
    pub path: Option<String>,
    /// The line in the file, from 1.
    pub line: Option<u32>,
    /// The environment variable; null where it is none.
    pub variable: Option<String>,
}

impl Origin {
    /// Where a value comes from that nobody has set.
    pub const BUILT_IN: Self = Self { layer: Layer::BuiltIn, path: None, line: None, variable: None };
}

/// What the configuration says should make a family's checks fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// The mildest severity that does.
    pub fail_on: FailOn,
    /// What says so, as the user finds it there: `fail_on = "medium" in skep.toml`.
    pub said: String,
}

/// What `skep.toml` and the environment say. Empty where there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// The tables, by name.
    tables: BTreeMap<&'static str, Table>,
    /// `fail_on` of each table that has it.
    thresholds: BTreeMap<&'static str, Threshold>,
    /// What each table had to do without.
    left_out: BTreeMap<&'static str, Vec<Problem>>,
}

impl Config {
    /// Adds the table `name`, and its `fail_on` where it has one.
    pub fn insert(&mut self, name: &'static str, table: Table, threshold: Option<Threshold>) {
        self.tables.insert(name, table);
        if let Some(threshold) = threshold {
            self.thresholds.insert(name, threshold);
        }
    }

    /// Notes that the table `name` has to do without something that the project's file says, because nobody trusts it.
    pub fn leave_out(&mut self, name: &'static str, problem: Problem) {
        self.left_out.entry(name).or_default().push(problem);
    }

    /// Returns the table `name`, or the defaults of its type where nothing is said of it.
    #[must_use]
    pub fn table<T: Clone + Default + 'static>(&self, name: &str) -> T {
        self.tables.get(name).and_then(|table| table.downcast_ref::<T>()).cloned().unwrap_or_default()
    }

    /// Returns what should make the checks of `family` fail, where the configuration says so.
    #[must_use]
    pub fn threshold(&self, family: &str) -> Option<&Threshold> {
        self.thresholds.get(family)
    }

    /// Returns what the table `name` has to do without until the project's file is trusted.
    #[must_use]
    pub fn left_out(&self, name: &str) -> &[Problem] {
        self.left_out.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_table_is_the_default() {
        let mut config = Config::default();
        assert_eq!(config.table::<u8>("mem"), 0);
        let threshold = Threshold { fail_on: FailOn::Never, said: String::new() };
        config.insert("mem", Box::new(7_u8), Some(threshold.clone()));
        assert_eq!(config.table::<u8>("mem"), 7);
        assert_eq!(config.threshold("mem"), Some(&threshold));
        assert_eq!(config.threshold("slo"), None);
    }

    #[test]
    fn what_is_left_out_stands_under_its_table() {
        let mut config = Config::default();
        config.leave_out("health", Problem::new("untrusted-key", "left out"));
        assert_eq!((config.left_out("health").len(), config.left_out("mem").len()), (1, 0));
    }
}
