//! The values of one layer or of several, one entry a key: tables merge key by key, all else replaces.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};
use std::sync::Arc;

use serde_json::{Map, Value};
use skep_kit::Origin;

use super::fault::{Place, SourceFile};
use super::toml_text;

/// A key's path from the top of the file.
pub(crate) type Path = Vec<String>;

/// Where an entry stands.
#[derive(Debug, Clone)]
pub(crate) enum Site {
    /// In a type's defaults.
    BuiltIn,
    /// In a file.
    File {
        /// The file.
        file: Arc<SourceFile>,
        /// The bytes of its value.
        value: Range<usize>,
        /// The bytes of each element, where the value is an array.
        elements: Vec<Range<usize>>,
    },
    /// In the environment variable of that name.
    Variable(String),
}

impl Site {
    /// Returns where the value stands; None where nobody wrote it.
    pub(crate) fn place(&self) -> Option<Place> {
        match self {
            Self::BuiltIn => None,
            Self::File { file, value, .. } => Some(Place::Within(Arc::clone(file), value.clone())),
            Self::Variable(name) => Some(Place::Variable(name.clone())),
        }
    }

    /// Returns where the value's element of that index stands.
    pub(crate) fn element(&self, index: usize) -> Option<Place> {
        match self {
            Self::File { file, elements, .. } => Some(Place::Within(Arc::clone(file), elements.get(index)?.clone())),
            Self::BuiltIn | Self::Variable(_) => None,
        }
    }

    /// Returns where the value comes from.
    pub(crate) fn origin(&self) -> Origin {
        self.place().map_or(Origin::BUILT_IN, |place| place.origin())
    }
}

/// One key with its value. A table is an entry only where it is empty.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub path: Path,
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub site: Site,
}

impl Entry {
    /// Returns the key as it is written: `mem.fail_on`.
    pub(crate) fn key(&self) -> String {
        dotted(&self.path)
    }

    fn is_table(&self) -> bool {
        self.value.is_object()
    }
}

/// Returns a path as it is written.
pub(crate) fn dotted(path: &[String]) -> String {
    toml_text::key(path)
}

/// Entries of which no two have the same path.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entries {
    /// By path, so that what is below a path stands together; each with its number in the order in which they came.
    by_path: BTreeMap<Path, (usize, Entry)>,
    next: usize,
}

impl Entries {
    /// Flattens a table of defaults.
    pub(crate) fn of_defaults(prefix: &[String], table: Value) -> Self {
        let mut entries = Self::default();
        flatten(prefix.to_vec(), table, &mut entries);
        entries
    }

    /// Puts an entry over what is there.
    pub(crate) fn put(&mut self, entry: Entry) {
        let mut same = self.by_path.get(&entry.path).map(|(number, _)| *number);
        if same.is_none() && entry.is_table() && self.under(&entry.path).next().is_some() {
            return;
        }
        // A value replaces the table that it stands in the way of, and a table the value. A table that was empty no longer
        // is, and what is in it now stands in its place.
        if !entry.is_table() {
            let below: Vec<Path> = self.under(&entry.path).map(|other| other.path.clone()).collect();
            below.iter().for_each(|path| drop(self.by_path.remove(path)));
        }
        for length in 1..entry.path.len() {
            let above = entry.path.get(..length).unwrap_or_default();
            let replaced = self.by_path.remove(above);
            same = same.or(replaced.map(|(number, _)| number));
        }
        self.next += 1;
        self.by_path.insert(entry.path.clone(), (same.unwrap_or(self.next), entry));
    }

    /// Returns the entries at `path` and below it, by path.
    pub(crate) fn under<'a>(&'a self, path: &'a [String]) -> impl Iterator<Item = &'a Entry> {
        let from = self.by_path.range::<[String], _>((Bound::Included(path), Bound::Unbounded));
        from.map(|(_, (_, entry))| entry).take_while(move |entry| entry.path.starts_with(path))
    }

    /// Returns all entries in the order in which they came.
    pub(crate) fn in_order(&self) -> Vec<&Entry> {
        let mut all: Vec<&(usize, Entry)> = self.by_path.values().collect();
        all.sort_by_key(|(number, _)| *number);
        all.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Returns the entry of that path.
    pub(crate) fn get(&self, path: &[String]) -> Option<&Entry> {
        self.by_path.get(path).map(|(_, entry)| entry)
    }

    /// Returns the value at `path`, put together from its entries; None where there is none.
    pub(crate) fn nested(&self, path: &[String]) -> Option<Value> {
        let mut found = None;
        for entry in self.under(path) {
            let mut target = found.get_or_insert_with(|| Value::Object(Map::new()));
            for key in entry.path.iter().skip(path.len()) {
                if !target.is_object() {
                    *target = Value::Object(Map::new());
                }
                target = &mut target[key.as_str()];
            }
            if !(entry.is_table() && target.is_object()) {
                *target = entry.value.clone();
            }
        }
        found
    }
}

fn flatten(path: Path, value: Value, entries: &mut Entries) {
    match value {
        Value::Object(table) if !table.is_empty() || path.is_empty() => {
            for (key, value) in table {
                flatten([path.clone(), vec![key]].concat(), value, entries);
            }
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            entries.put(Entry { path, value, site: Site::BuiltIn });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn over(layers: &[Value]) -> Value {
        let mut all = Entries::default();
        for layer in layers {
            let layer = Entries::of_defaults(&[], layer.clone());
            layer.in_order().into_iter().for_each(|entry| all.put(entry.clone()));
        }
        all.nested(&[]).unwrap_or_default()
    }

    #[test]
    fn tables_merge_and_arrays_replace() {
        let user = json!({ "mem": { "jobs": 2, "exclude": ["a", "b"] }, "as_of": "x" });
        let project = json!({ "mem": { "exclude": ["c"], "deep": { "er": 1 } } });
        let both = json!({ "mem": { "jobs": 2, "exclude": ["c"], "deep": { "er": 1 } }, "as_of": "x" });
        assert_eq!(over(&[user, project]), both);
    }

    #[test]
    fn a_value_and_a_table_replace_each_other() {
        assert_eq!(over(&[json!({ "a": { "b": 1 } }), json!({ "a": 2 })]), json!({ "a": 2 }));
        assert_eq!(over(&[json!({ "a": 2 }), json!({ "a": { "b": 1 } })]), json!({ "a": { "b": 1 } }));
    }

    #[test]
    fn an_empty_table_stays_and_takes_nothing_away() {
        assert_eq!(over(&[json!({ "a": {} })]), json!({ "a": {} }));
        assert_eq!(over(&[json!({ "a": { "b": 1 } }), json!({ "a": {} })]), json!({ "a": { "b": 1 } }));
        assert_eq!(over(&[json!({ "a": {} }), json!({ "a": { "b": 1 } })]), json!({ "a": { "b": 1 } }));
        assert_eq!(over(&[json!({ "a": 1 }), json!({ "a": {} })]), json!({ "a": {} }));
    }
}
