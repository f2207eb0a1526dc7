//! The configuration that a command sees: checked before the command runs, typed by the family that owns it.

use std::any::Any;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Gate, Problem};

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

/// What `skep.toml` and the environment say. Empty where there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// The tables, by name.
    tables: BTreeMap<&'static str, Table>,
    /// What all of it comes to.
    fingerprint: String,
    /// What each table says about its gate.
    gates: BTreeMap<&'static str, Gate>,
    /// What each table had to do without.
    left_out: BTreeMap<&'static str, Vec<Problem>>,
    /// The keys that it had to do without.
    keys_left_out: BTreeMap<&'static str, Vec<Vec<String>>>,
}

impl Config {
    /// Adds the table `name`, and what it says about its gate.
    pub fn insert(&mut self, name: &'static str, table: Table, gate: Gate) {
        self.tables.insert(name, table);
        self.gates.insert(name, gate);
    }

    /// Sets what all of it comes to: another word for every other configuration.
    pub fn set_fingerprint(&mut self, fingerprint: String) {
        self.fingerprint = fingerprint;
    }

    /// Returns what all of it comes to; empty where nothing is said at all.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Notes that the table `name` has to do without a key of the project's file, because nobody trusts it. `key` is its
    /// path from the top.
    pub fn leave_out(&mut self, name: &'static str, key: Vec<String>, problem: Problem) {
        self.keys_left_out.entry(name).or_default().push(key);
        self.left_out.entry(name).or_default().push(problem);
    }

    /// Returns the table `name`, or the defaults of its type where nothing is said of it.
    #[must_use]
    pub fn table<T: Clone + Default + 'static>(&self, name: &str) -> T {
        self.tables.get(name).and_then(|table| table.downcast_ref::<T>()).cloned().unwrap_or_default()
    }

    /// Returns what the table `name` says about its gate; nothing where nothing is said of the table.
    #[must_use]
    pub fn gate(&self, name: &str) -> Gate {
        self.gates.get(name).cloned().unwrap_or_default()
    }

    /// Returns what the table `name` has to do without until the project's file is trusted.
    #[must_use]
    pub fn left_out(&self, name: &str) -> &[Problem] {
        self.left_out.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the paths of the keys, from the top, that the table `name` has to do without until then.
    #[must_use]
    pub fn keys_left_out(&self, name: &str) -> &[Vec<String>] {
        self.keys_left_out.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_table_is_the_default() {
        let mut config = Config::default();
        assert_eq!(config.table::<u8>("mem"), 0);
        let gate = Gate { ignore: vec!["ML1".to_owned()], ..Gate::default() };
        config.insert("mem", Box::new(7_u8), gate.clone());
        assert_eq!(config.table::<u8>("mem"), 7);
        assert_eq!((config.gate("mem"), config.gate("slo")), (gate, Gate::default()));
    }

    #[test]
    fn what_is_left_out_stands_under_its_table() {
        let mut config = Config::default();
        let key = vec!["health".to_owned(), "command".to_owned()];
        config.leave_out("health", key.clone(), Problem::new("untrusted-key", "left out"));
        assert_eq!((config.left_out("health").len(), config.left_out("mem").len()), (1, 0));
        assert_eq!((config.keys_left_out("health"), config.keys_left_out("mem").len()), ([key].as_slice(), 0));
    }
}
