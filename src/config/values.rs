//! Holds the values against the tables' types. A type says what is wrong, but not where: that is found out by asking it
//! again without the part in question.

use serde_json::{Map, Value};
use skep_kit::ConfigSection;

use super::entries::{Entries, Entry, Path, dotted};
use super::fault::{Fault, Kind, Place};
use super::file::ENOUGH;
use super::sections::{TOP, prefix};

/// What a type says that misses something; taking another thing away brings it about, so it proves nothing.
const MISSES: &str = "missing field";

/// In a table with more keys the one to blame is not looked for: each costs a reading of all.
const MOST_KEYS: usize = 200;

/// A part of a table that its type does not take, and why.
struct Complaint {
    path: Path,
    why: String,
}

/// A table and the section that reads it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// The table's name.
    pub name: &'static str,
    /// What reads it.
    pub section: &'static ConfigSection,
}

impl Reading {
    /// Puts `layer`, one layer's entries of this table, over `below`. A key that its type does not take is left as it is
    /// below, and is complained of.
    pub(crate) fn accept(self, below: &Entries, layer: &[Entry]) -> (Entries, Vec<Fault>) {
        let prefix = prefix(self.name);
        let (mut merged, mut faults) = (below.clone(), Vec::new());
        let mut keys: Vec<&str> =
            layer.iter().filter_map(|entry| entry.path.get(prefix.len())).map(String::as_str).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let path = [prefix.as_slice(), &[key.to_owned()]].concat();
            let mut trial = merged.clone();
            layer.iter().filter(|entry| entry.path.starts_with(&path)).for_each(|entry| trial.put(entry.clone()));
            let value = trial.nested(&path).unwrap_or_default();
            let complaints = self.complaints(key, &value);
            faults.extend(complaints.iter().filter_map(|complaint| self.fault(complaint, &trial)));
            if complaints.is_empty() {
                merged = trial;
            }
        }
        if faults.is_empty()
            && let Some(fault) = self.disharmony(&merged, layer)
        {
            return (below.clone(), vec![fault]);
        }
        (merged, faults)
    }

    /// Returns what the type says of one key, alone.
    fn complaints(self, key: &str, value: &Value) -> Vec<Complaint> {
        let ask = |value: Value| {
            let table = Value::Object(Map::from_iter([(key.to_owned(), value)]));
            (self.section.load)(table).err().map(|error| error.to_string())
        };
        let path = [prefix(self.name), vec![key.to_owned()]].concat();
        let mut complaints = Vec::new();
        if let Some(why) = ask(value.clone()) {
            narrow(&ask, value, Complaint { path, why }, &mut complaints);
        }
        complaints
    }

    /// Returns what the type says of keys that are all right alone, but not together.
    fn disharmony(self, merged: &Entries, layer: &[Entry]) -> Option<Fault> {
        let table = merged.nested(&prefix(self.name))?;
        let why = (self.section.load)(table).err()?.to_string();
        let place = layer.first()?.site.place()?;
        Some(Fault::new(Kind::BadValue, place, format!("{} do not go together", self.keys_of())).because(why))
    }

    fn keys_of(self) -> String {
        if self.name == TOP { "the keys at the top".to_owned() } else { format!("the keys in [{}]", self.name) }
    }

    fn fault(self, complaint: &Complaint, entries: &Entries) -> Option<Fault> {
        let (path, index) = match complaint.path.split_last() {
            Some((last, above)) if entries.get(&complaint.path).is_none() => match last.parse().ok() {
                index @ Some(_) if entries.get(above).is_some() => (above, index),
                Some(_) | None => (complaint.path.as_slice(), None),
            },
            Some(_) | None => (complaint.path.as_slice(), None),
        };
        let entry = entries.under(path).next().or_else(|| covering(entries, path))?;
        let place = index.and_then(|index| entry.site.element(index)).or_else(|| entry.site.place())?;
        let (key, table) = (entry.path.last()?, entry.path.get(..entry.path.len().saturating_sub(1))?);
        let message = match (&place, table) {
            (Place::Variable(_), _) => format!("bad value for `{}`", entry.key()),
            (Place::File(_) | Place::Within(..), []) => format!("bad value for `{key}`"),
            (Place::File(_) | Place::Within(..), table) => format!("bad value for `{key}` in [{}]", dotted(table)),
        };
        Some(Fault::new(Kind::BadValue, place, message).because(complaint.why.clone()))
    }
}

/// Returns the entry that holds what `path` leads to.
fn covering<'a>(entries: &'a Entries, path: &[String]) -> Option<&'a Entry> {
    (1..path.len()).rev().find_map(|length| entries.get(path.get(..length)?))
}

/// Finds the parts of `value` that `complaint` is about. `ask` says what is wrong with a value in the same place.
fn narrow(ask: &dyn Fn(Value) -> Option<String>, value: &Value, complaint: Complaint, found: &mut Vec<Complaint>) {
    let before = found.len();
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                if found.len() >= ENOUGH {
                    return;
                }
                if let Some(why) = ask(Value::Array(vec![element.clone()])) {
                    let path = [complaint.path.as_slice(), &[index.to_string()]].concat();
                    let alone = |inner| ask(Value::Array(vec![inner]));
                    narrow(&alone, element, Complaint { path, why }, found);
                }
            }
        }
        Value::Object(table) if table.len() > MOST_KEYS => {}
        Value::Object(table) => narrow_table(ask, table, &complaint, found),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    if found.len() == before {
        found.push(complaint);
    }
}

/// A key is to blame where the complaint goes away with it, or is another one then.
fn narrow_table(
    ask: &dyn Fn(Value) -> Option<String>,
    table: &Map<String, Value>,
    complaint: &Complaint,
    found: &mut Vec<Complaint>,
) {
    let (mut rest, mut why) = (table.clone(), Some(complaint.why.clone()));
    for (key, value) in table {
        let Some(told) = &why else { return };
        let mut without = rest.clone();
        without.shift_remove(key);
        let then = ask(Value::Object(without.clone()));
        let is_to_blame = then.as_ref() != Some(told) && !then.as_ref().is_some_and(|then| then.starts_with(MISSES));
        if !is_to_blame {
            continue;
        }
        let within = |inner| {
            let mut whole = without.clone();
            whole.insert(key.clone(), inner);
            ask(Value::Object(whole))
        };
        let path = [complaint.path.as_slice(), std::slice::from_ref(key)].concat();
        narrow(&within, value, Complaint { path, why: told.clone() }, found);
        (rest, why) = (without, then);
    }
}
