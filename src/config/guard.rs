//! Takes out of a project's file what could do something to whoever reads it: the keys that its tables call guarded.

use serde_json::Value;

use super::entries::Entry;

/// Stands for any name, or any entry of an array.
const ANY: &str = "*";

/// Takes the guarded keys out of `entries`, which are one table's; `depth` is the length of the table's own path.
/// Returns what stays, and what was taken out.
pub(crate) fn split(entries: Vec<Entry>, depth: usize, guarded: &[&str]) -> (Vec<Entry>, Vec<Entry>) {
    let (mut kept, mut out) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut entry = Some(entry);
        for pattern in guarded {
            let Some(whole) = entry.take() else { break };
            let pattern: Vec<&str> = pattern.split('.').collect();
            entry = without(whole, depth, &pattern, &mut out);
        }
        kept.extend(entry);
    }
    (kept, out)
}

/// Returns the entry without what the pattern names; None where that is all of it.
fn without(mut entry: Entry, depth: usize, pattern: &[&str], out: &mut Vec<Entry>) -> Option<Entry> {
    let path = entry.path.get(depth..).unwrap_or_default();
    if !path.iter().zip(pattern).all(|(key, word)| is(key, word)) {
        return Some(entry);
    }
    let Some(below) = pattern.get(path.len()..).filter(|below| !below.is_empty()) else {
        out.push(entry);
        return None;
    };
    let mut taken = Vec::new();
    take(&mut entry.value, below, &mut Vec::new(), &mut taken);
    out.extend(taken.into_iter().map(|(below, value)| {
        let path = [entry.path.as_slice(), &below].concat();
        Entry { path, value, site: entry.site.clone() }
    }));
    Some(entry)
}

/// Takes out of an array, or of a table in one, what the pattern names.
fn take(value: &mut Value, pattern: &[&str], path: &mut Vec<String>, taken: &mut Vec<(Vec<String>, Value)>) {
    let Some((word, below)) = pattern.split_first() else { return };
    let keys: Vec<String> = match value {
        Value::Object(table) => table.keys().filter(|key| is(key, word)).cloned().collect(),
        Value::Array(elements) => (0..elements.len()).rev().map(|index| index.to_string()).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for key in keys.into_iter().filter(|key| is(key, word)) {
        path.push(key.clone());
        if below.is_empty() {
            taken.extend(remove(value, &key).map(|value| (path.clone(), value)));
        } else if let Some(inner) = inside(value, &key) {
            take(inner, below, path, taken);
        }
        path.pop();
    }
}

fn is(key: &str, word: &str) -> bool {
    word == ANY || key == word
}

fn inside<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    match value {
        Value::Object(table) => table.get_mut(key),
        Value::Array(elements) => elements.get_mut(key.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn remove(value: &mut Value, key: &str) -> Option<Value> {
    match value {
        Value::Object(table) => table.shift_remove(key),
        Value::Array(elements) => {
            let index = key.parse::<usize>().ok().filter(|index| *index < elements.len())?;
            Some(elements.remove(index))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::entries::Site;

    fn taken(path: &str, value: Value, pattern: &'static str) -> (Vec<Value>, Vec<String>) {
        let entry = Entry { path: path.split('.').map(str::to_owned).collect(), value, site: Site::BuiltIn };
        let (kept, out) = split(vec![entry], 1, &[pattern]);
        (kept.into_iter().map(|entry| entry.value).collect(), out.iter().map(Entry::key).collect())
    }

    #[test]
    fn a_guarded_key_is_taken_out_with_all_below_it() {
        let command = "health.probes.api.command";
        assert_eq!(taken(command, json!("rm"), "probes.*.command"), (vec![], vec![command.to_owned()]));
        let deeper = "health.probes.api.command.shell";
        assert_eq!(taken(deeper, json!("rm"), "probes.*.command"), (vec![], vec![deeper.to_owned()]));
        assert_eq!(taken("health.probes.api.url", json!("x"), "probes.*.command").1, Vec::<String>::new());
        assert_eq!(taken("health.probes", json!({}), "probes.*.command"), (vec![json!({})], vec![]));
    }

    #[test]
    fn arrays_of_tables_are_looked_into() {
        let probes = json!([{ "url": "x" }, { "url": "y", "command": "rm" }]);
        let (kept, out) = taken("health.probes", probes.clone(), "probes.*.command");
        assert_eq!(kept, [json!([{ "url": "x" }, { "url": "y" }])]);
        assert_eq!(out, ["health.probes.1.command"]);
        let (kept, out) = taken("health.probes", probes, "probes.*");
        assert_eq!((kept, out.len()), (vec![json!([])], 2));
    }
}
