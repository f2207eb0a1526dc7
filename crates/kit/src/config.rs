//! The configuration that a command sees: checked before the command runs, typed by the family that owns it.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::{FailOn, Gate};

/// A family's table as its own type.
pub type Table = Box<dyn Any + Send + Sync>;

/// What `skep.toml` and the environment say. Empty where there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that it was read from.
    pub file: Option<PathBuf>,
    /// The families' tables.
    tables: BTreeMap<&'static str, Table>,
    /// What each table says about its gate.
    gates: BTreeMap<&'static str, Gate>,
}

impl Config {
    /// Adds the table of `family`, and what it says about its gate.
    pub fn insert(&mut self, family: &'static str, table: Table, gate: Gate) {
        self.tables.insert(family, table);
        self.gates.insert(family, gate);
    }

    /// Returns the table of `family`, or the defaults of its type where the file has none.
    #[must_use]
    pub fn table<T: Clone + Default + 'static>(&self, family: &str) -> T {
        self.tables.get(family).and_then(|table| table.downcast_ref::<T>()).cloned().unwrap_or_default()
    }

    /// Returns what the file says should make `family`'s checks fail.
    #[must_use]
    pub fn fail_on(&self, family: &str) -> Option<FailOn> {
        self.gates.get(family).and_then(|gate| gate.fail_on)
    }

    /// Returns what the file says about `family`'s gate; nothing where it has no table.
    #[must_use]
    pub fn gate(&self, family: &str) -> Gate {
        self.gates.get(family).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_table_is_the_default() {
        let mut config = Config::default();
        assert_eq!(config.table::<u8>("mem"), 0);
        config.insert("mem", Box::new(7_u8), Gate { fail_on: Some(FailOn::Never), ..Gate::default() });
        assert_eq!(config.table::<u8>("mem"), 7);
        assert_eq!(config.fail_on("mem"), Some(FailOn::Never));
    }
}
