//! The configuration that a command sees: checked before the command runs, typed by the family that owns it.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::FailOn;

/// A family's table as its own type.
pub type Table = Box<dyn Any + Send + Sync>;

/// What `skep.toml` and the environment say. Empty where there is none.
#[derive(Debug, Default)]
pub struct Config {
    /// The file that it was read from.
    pub file: Option<PathBuf>,
    /// The families' tables.
    tables: BTreeMap<&'static str, Table>,
    /// `fail_on` of each table that has it.
    fail_on: BTreeMap<&'static str, FailOn>,
}

impl Config {
    /// Adds the table of `family`, and its `fail_on` where it has one.
    pub fn insert(&mut self, family: &'static str, table: Table, fail_on: Option<FailOn>) {
        self.tables.insert(family, table);
        if let Some(fail_on) = fail_on {
            self.fail_on.insert(family, fail_on);
        }
    }

    /// Returns the table of `family`, or the defaults of its type where the file has none.
    #[must_use]
    pub fn table<T: Clone + Default + 'static>(&self, family: &str) -> T {
        self.tables.get(family).and_then(|table| table.downcast_ref::<T>()).cloned().unwrap_or_default()
    }

    /// Returns what the file says should make `family`'s checks fail.
    #[must_use]
    pub fn fail_on(&self, family: &str) -> Option<FailOn> {
        self.fail_on.get(family).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_table_is_the_default() {
        let mut config = Config::default();
        assert_eq!(config.table::<u8>("mem"), 0);
        config.insert("mem", Box::new(7_u8), Some(FailOn::Never));
        assert_eq!(config.table::<u8>("mem"), 7);
        assert_eq!(config.fail_on("mem"), Some(FailOn::Never));
    }
}
