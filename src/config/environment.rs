//! The layer of environment variables: `SKEP_MEM__FAIL_ON` is the key `fail_on` of the table `[mem]`, `SKEP_AS_OF` the
//! key `as_of` at the top. Two underscores go down into a table.
//!
//! A value is text where its key takes text, the parts between commas where it takes a list, and TOML else; a list can be
//! TOML too. A table is one in TOML, `{medium = 4}`, and each of its keys counts as if it had a variable of its own; of two
//! variables that set one key neither is the stronger. A variable that is empty counts as not set, as everywhere in skep.
//!
//! A name with `__` that is no key's is an error. A name without may be somebody else's, such as that of a secret which
//! the configuration names, and is left alone, unless it is a slip away from one that skep heeds: then what the user
//! meant does not happen, and they had better be told.

use std::ffi::OsStr;

use serde_json::Value;
use skep_kit::{Environment, suggest};
use toml::de::DeValue;

use super::entries::{Entry, Path, Site, dotted};
use super::fault::{Fault, Kind, Place};
use super::file::{self, to_json};
use super::shape::Shape;
use crate::help::ENVIRONMENT;

/// What all names begin with.
const PREFIX: &str = "SKEP_";
/// What goes down into a table.
const DOWN: &str = "__";
/// What a table begins with.
const TABLE: char = '{';
/// Marks a name in the help that stands for many.
const PLACEHOLDER: char = '<';

/// Tells whether some variable may be meant for the configuration, without looking closely.
pub(crate) fn is_there(environment: &Environment) -> bool {
    environment.beginning_with(PREFIX).any(|(name, value)| !value.is_empty() && !is_heeded_elsewhere(name))
}

/// Returns the name of the variable that sets the key.
pub(crate) fn variable(path: &[impl AsRef<str>]) -> String {
    let words: Vec<String> = path.iter().map(|key| key.as_ref().to_ascii_uppercase()).collect();
    format!("{PREFIX}{}", words.join(DOWN))
}

/// Returns the entries, and what is wrong with the names.
pub(crate) fn entries(environment: &Environment, shape: Shape<'_>) -> (Vec<Entry>, Vec<Fault>) {
    let mut reading = Reading::default();
    let named =
        environment.beginning_with(PREFIX).filter(|(name, value)| !value.is_empty() && !is_heeded_elsewhere(name));
    for (name, value) in named {
        match key_of(name, shape) {
            Some((path, shape)) => reading.variable(name, value, path, shape),
            None => reading.faults.extend(unknown(name, shape)),
        }
    }
    (reading.entries, reading.faults)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    entries: Vec<Entry>,
    faults: Vec<Fault>,
}

impl Reading {
    fn variable(&mut self, name: &str, value: &OsStr, path: Path, shape: Shape<'_>) {
        let place = || Place::Variable(name.to_owned());
        let Some(text) = value.to_str() else {
            return self.faults.push(Fault::new(Kind::BadValue, place(), "its value is no UTF-8"));
        };
        if shape.is_table() && !text.trim_start().starts_with(TABLE) {
            let all = shape.paths().into_iter().map(|below| variable(&[path.clone(), owned(&below)].concat()));
            let written = |all: Vec<String>| format!("write {{key = value}}, or there are {}", all.join(", "));
            let message = format!("`{}` is a table, and its value is none", dotted(&path));
            let fault = Fault::new(Kind::BadValue, place(), message);
            return self.faults.push(match all.collect::<Vec<_>>() {
                none if none.is_empty() => fault.hint("write {key = value}"),
                all => fault.hint(written(all)),
            });
        }
        match parse(text, shape) {
            Ok(value) => self.value(name, path, value, shape),
            Err(why) => self.faults.push(Fault::new(Kind::BadValue, place(), "its value is no TOML").because(why)),
        }
    }

    /// Takes a value, or each key of a table.
    fn value(&mut self, name: &str, path: Path, value: Value, shape: Shape<'_>) {
        let place = || Place::Variable(name.to_owned());
        match value {
            Value::Object(table) if shape.is_table() && !table.is_empty() => {
                for (word, value) in table {
                    let key = shape.name_of(&word);
                    let path = [path.as_slice(), std::slice::from_ref(&key)].concat();
                    match shape.child(&key) {
                        Some(shape) => self.value(name, path, value, shape),
                        None => self.faults.push(file::unknown(place(), &path, shape)),
                    }
                }
            }
            value => {
                let other = self.entries.iter().find(|entry| entry.path == path).map(|entry| entry.site.clone());
                let Some(Site::Variable(other)) = other else {
                    let site = Site::Variable(name.to_owned());
                    return self.entries.push(Entry { path, value, site });
                };
                let key = dotted(&path);
                let twice = || format!("it sets `{key}` twice");
                let message = if other == name { twice() } else { format!("it sets `{key}`, which {other} sets too") };
                self.faults.push(Fault::new(Kind::BadValue, place(), message).hint("leave one of the two out"));
            }
        }
    }
}

fn owned(path: &[&str]) -> Path {
    path.iter().map(|word| (*word).to_owned()).collect()
}

fn is_heeded_elsewhere(name: &str) -> bool {
    ENVIRONMENT.iter().any(|(known, _)| *known == name)
}

/// Returns the key that the variable sets, and what it can be.
fn key_of<'a>(name: &str, top: Shape<'a>) -> Option<(Path, Shape<'a>)> {
    let mut path = Path::new();
    let mut shape = top;
    for word in name.strip_prefix(PREFIX)?.split(DOWN) {
        if word.is_empty() || word.bytes().any(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let named = shape.keys().into_iter().find(|key| key.to_ascii_uppercase() == word);
        // Where the user chooses the names, they are in lower case.
        let key = named.map_or_else(|| shape.name_of(&word.to_ascii_lowercase()), str::to_owned);
        shape = shape.child(&key)?;
        path.push(key);
    }
    Some((path, shape))
}

/// Returns the fault of a name that is no key's; None where it may be somebody else's.
fn unknown(name: &str, shape: Shape<'_>) -> Option<Fault> {
    let keys = shape.paths().into_iter().map(|path| variable(&path));
    let heeded = ENVIRONMENT.iter().map(|(known, _)| (*known).to_owned());
    let heeded = heeded.filter(|known| known.starts_with(PREFIX) && !known.contains(PLACEHOLDER));
    let known: Vec<String> = keys.chain(heeded).collect();
    let mut near: Vec<(usize, &String)> = known.iter().filter_map(|known| Some((slips(name, known)?, known))).collect();
    near.sort();
    let is_key = name.strip_prefix(PREFIX).is_some_and(|rest| rest.contains(DOWN));
    if near.is_empty() && !is_key {
        return None;
    }
    let fault = Fault::new(Kind::UnknownKey, Place::Variable(name.to_owned()), "skep knows no such variable");
    let meant = match near.first() {
        Some((_, known)) => Some(format!("did you mean `{known}`?")),
        None => suggest::hint(name, known.iter().map(String::as_str)),
    };
    let fault = meant.into_iter().fold(fault, Fault::hint);
    Some(fault.hint("a key is SKEP_TABLE__KEY; `skep config show` lists the keys"))
}

/// Returns how many slips lead from `known` to `name`; None where it is another word.
fn slips(name: &str, known: &str) -> Option<usize> {
    let most = if known.len() - PREFIX.len() > 6 { 2 } else { 1 };
    Some(suggest::slips(&name.to_ascii_uppercase(), known)).filter(|slips| *slips <= most)
}

fn parse(text: &str, shape: Shape<'_>) -> Result<Value, String> {
    if shape.is_table() {
        return toml(text.trim());
    }
    if !shape.takes("array") || shape.takes("string") {
        return Ok(scalar(text, shape));
    }
    if text.trim_start().starts_with('[') {
        return toml(text.trim());
    }
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    Ok(parts.map(|part| scalar(part, shape.item())).collect())
}

/// Returns text as it is where text can stand, but without its quotes if it has some; TOML else. What is no TOML stays
/// text, so that the key's own type can say what it needs.
fn scalar(text: &str, shape: Shape<'_>) -> Value {
    let is_quoted = text.starts_with(['"', '\'']);
    if shape.takes("string") && !is_quoted {
        return Value::from(text);
    }
    toml(text.trim()).unwrap_or_else(|_| Value::from(text))
}

fn toml(text: &str) -> Result<Value, String> {
    let parsed = DeValue::parse(text).map_err(|error| error.message().lines().collect::<Vec<_>>().join(", "))?;
    Ok(to_json(parsed.get_ref()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> Value {
        let mem = json!({
            "properties": {
                "fail_on": { "type": "string", "enum": ["high"] },
                "exclude": { "type": "array", "items": { "type": "string" } },
                "ports": { "type": "array", "items": { "type": "integer" } },
                "include_tests": { "type": "boolean" },
                "probes": { "additionalProperties": { "properties": { "url": { "type": "string" } } } },
                "max": {
                    "properties": { "medium": { "type": "integer" }, "high": { "type": "integer" } },
                    "additionalProperties": false,
                    "x-aliases": { "warning": "medium" },
                },
            },
            "additionalProperties": false,
        });
        json!({ "properties": { "as_of": { "type": ["string", "null"] }, "mem": mem }, "additionalProperties": false })
    }

    fn read(name: &str, value: &str) -> Result<Option<(String, Value)>, Fault> {
        let environment: Environment = [(name.into(), value.into())].into_iter().collect();
        let (entries, faults) = entries(&environment, Shape::of(&schema()));
        faults.into_iter().next().map_or(Ok(()), Err)?;
        Ok(entries.into_iter().next().map(|entry| (entry.key(), entry.value)))
    }

    #[test]
    fn values_follow_the_type_of_their_key() {
        for (name, text, key, value) in [
            ("SKEP_MEM__FAIL_ON", "medium", "mem.fail_on", json!("medium")),
            ("SKEP_MEM__FAIL_ON", "\"medium\"", "mem.fail_on", json!("medium")),
            ("SKEP_MEM__FAIL_ON", "7", "mem.fail_on", json!("7")),
            ("SKEP_MEM__INCLUDE_TESTS", "true", "mem.include_tests", json!(true)),
            ("SKEP_MEM__INCLUDE_TESTS", "yes", "mem.include_tests", json!("yes")),
            ("SKEP_MEM__EXCLUDE", "a/**, b", "mem.exclude", json!(["a/**", "b"])),
            ("SKEP_MEM__EXCLUDE", "a", "mem.exclude", json!(["a"])),
            ("SKEP_MEM__EXCLUDE", "[\"a,b\"]", "mem.exclude", json!(["a,b"])),
            ("SKEP_MEM__PORTS", "1,2", "mem.ports", json!([1, 2])),
            ("SKEP_AS_OF", "2026-01-31T12:00:00Z", "as_of", json!("2026-01-31T12:00:00Z")),
            ("SKEP_MEM__PROBES__API__URL", "x", "mem.probes.api.url", json!("x")),
            ("SKEP_MEM__PROBES", "{\"a/**\" = {url = \"x\"}}", "mem.probes.\"a/**\".url", json!("x")),
            ("SKEP_MEM__PROBES", "{}", "mem.probes", json!({})),
            ("SKEP_MEM__MAX__MEDIUM", "4", "mem.max.medium", json!(4)),
            ("SKEP_MEM__MAX__WARNING", "4", "mem.max.medium", json!(4)),
            ("SKEP_MEM__MAX", " { warning = 4 } ", "mem.max.medium", json!(4)),
            ("SKEP_MEM", "{max = {high = 0}}", "mem.max.high", json!(0)),
        ] {
            assert_eq!(read(name, text).unwrap(), Some((key.to_owned(), value)), "{name}={text}");
        }
        assert!(read("SKEP_MEM__EXCLUDE", "[\"a\"").is_err());
    }

    #[test]
    fn a_table_that_is_none_is_complained_of() {
        for (text, message) in [
            ("4", "`mem.max` is a table, and its value is none"),
            ("{medium = 4", "its value is no TOML"),
            ("{loud = 4}", "unknown key `loud` in [mem.max]"),
            ("{medium = 4, warning = 3}", "it sets `mem.max.medium` twice"),
        ] {
            assert_eq!(read("SKEP_MEM__MAX", text).unwrap_err().message, message);
        }
        let hints = read("SKEP_MEM__MAX", "4").unwrap_err().hints;
        assert_eq!(hints, ["write {key = value}, or there are SKEP_MEM__MAX__MEDIUM, SKEP_MEM__MAX__HIGH"]);
    }

    #[test]
    fn of_two_variables_for_one_key_neither_wins() {
        let both = [("SKEP_MEM__MAX", "{medium = 4, high = 0}"), ("SKEP_MEM__MAX__WARNING", "3")];
        let environment: Environment = both.map(|(name, value)| (name.into(), value.into())).into_iter().collect();
        let (entries, faults) = entries(&environment, Shape::of(&schema()));
        assert_eq!((entries.len(), faults.len()), (2, 1));
        assert_eq!(faults[0].message, "it sets `mem.max.medium`, which SKEP_MEM__MAX sets too");
    }

    #[test]
    fn what_is_unknown_is_complained_of_and_what_is_not_ours_is_not() {
        for (name, meant) in [
            ("SKEP_MEM__FIAL_ON", "SKEP_MEM__FAIL_ON"),
            ("SKEP_MEN__FAIL_ON", "SKEP_MEM__FAIL_ON"),
            ("SKEP_MEM_FAIL_ON", "SKEP_MEM__FAIL_ON"),
            ("SKEP_mem__fail_on", "SKEP_MEM__FAIL_ON"),
            ("SKEP_FROMAT", "SKEP_FORMAT"),
            ("SKEP_ASOF", "SKEP_AS_OF"),
        ] {
            assert_eq!(read(name, "1").unwrap_err().hints[0], format!("did you mean `{meant}`?"), "{name}");
        }
        assert!(read("SKEP_ZZZ__QQQ", "1").is_err());
        assert!(read("SKEP___AS_OF", "1").is_err());
        assert!(read("SKEP_MEM", "1").unwrap_err().hints[0].contains("SKEP_MEM__FAIL_ON"));
        for name in ["SKEP_BOT_TOKEN", "SKEP_FORMAT", "SKEPTIC", "SKEP_DISCORD_WEBHOOK"] {
            assert_eq!(read(name, "1").unwrap(), None, "{name}");
        }
        assert_eq!(read("SKEP_MEM__FIAL_ON", "").unwrap(), None);
    }
}
