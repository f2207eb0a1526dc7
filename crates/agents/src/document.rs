//! From bytes to the fields of a status file, or to what is wrong with it and where.
//!
//! A key that stands twice leaves open which of its values is meant. JSON readers differ in it, so it is told; the last
//! one counts, which is what most writers and readers of such files take.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// What begins the complaint about a key that stands twice.
const TWICE: &str = "the key ";
/// What the lines begin with that a merge leaves where it could not decide.
const CONFLICT_MARKS: [&str; 3] = ["<<<<<<< ", "=======", ">>>>>>> "];

/// A place in a file, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) what: String,
    pub(crate) place: Option<Place>,
}

/// The fields of a status file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) fields: Map<String, Value>,
    /// What is wrong with it though it can be read.
    pub(crate) doubt: Option<Fault>,
}

/// Reads a status file.
pub(crate) fn parse(bytes: &[u8]) -> Result<Document, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf_8(bytes, error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Err(Fault { code: "empty", what: "it is empty".to_owned(), place: Some(Place { line: 1, column: 1 }) });
    }
    let (value, doubt) = match serde_json::from_str::<Strict>(text) {
        Ok(Strict(value)) => (value, None),
        Err(error) if error.to_string().starts_with(TWICE) => {
            let value = serde_json::from_str::<Value>(text).map_err(|error| syntax(text, &error))?;
            (value, Some(fault("duplicate-key", &error)))
        }
        Err(error) => return Err(syntax(text, &error)),
    };
    match value {
        Value::Object(fields) => Ok(Document { fields, doubt }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Err(Fault {
            code: "no-object",
            what: "it is no JSON object".to_owned(),
            place: Some(Place { line: 1, column: 1 }),
        }),
    }
}

fn not_utf_8(bytes: &[u8], at: usize) -> Fault {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1;
    let place = Place { line: line as u32, column: column as u32 };
    Fault { code: "not-utf-8", what: "a byte that is not UTF-8".to_owned(), place: Some(place) }
}

/// Returns what is wrong with text that is no JSON: a merge that was never finished before what the parser stumbled on.
fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    let marked = text.lines().enumerate().find(|(_, line)| CONFLICT_MARKS.iter().any(|mark| line.starts_with(mark)));
    if let Some((index, _)) = marked {
        let place = Some(Place { line: index as u32 + 1, column: 1 });
        return Fault { code: "conflict-marker", what: "a merge conflict was left in it".to_owned(), place };
    }
    fault("syntax-error", error)
}

fn fault(code: &'static str, error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    let mut what = what.to_owned();
    if what.starts_with("EOF") {
        what = what.replacen("EOF while parsing", "it ends within", 1);
    }
    let place = Place { line: (error.line() as u32).max(1), column: (error.column() as u32).max(1) };
    Fault { code, what, place: Some(place) }
}

/// A value in which no key stands twice. An error that a visitor makes is given its place by the reader.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(Strict(element)) = seq.next_element()? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if fields.contains_key(&key) {
                return Err(A::Error::custom(format!("{TWICE}`{key}` stands twice; the last one counts")));
            }
            let Strict(value) = map.next_value()?;
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_says_where() {
        for (text, code, line, column) in [
            ("", "empty", 1, 1),
            ("  \n", "empty", 1, 1),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", "syntax-error", 3, 3),
            ("{\n  \"a\": \"x", "syntax-error", 2, 9),
            ("{}\n}", "syntax-error", 2, 1),
            ("{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> x\n}", "conflict-marker", 2, 1),
            ("[1]", "no-object", 1, 1),
        ] {
            let fault = parse(text.as_bytes()).unwrap_err();
            assert_eq!((fault.code, fault.place), (code, Some(Place { line, column })), "{text:?}: {}", fault.what);
        }
        let fault = parse(b"{\n  \"\xc3\xa4\xff\"").unwrap_err();
        assert_eq!((fault.code, fault.place), ("not-utf-8", Some(Place { line: 2, column: 5 })));
    }

    #[test]
    fn deep_nesting_is_a_fault_and_no_overflow() {
        let deep = "[".repeat(200_000);
        assert_eq!(parse(deep.as_bytes()).unwrap_err().code, "syntax-error");
    }

    #[test]
    fn a_key_that_stands_twice_is_told_and_the_last_counts() {
        let document = parse(b"\xef\xbb\xbf{\"a\": 1, \"b\": {\"c\": 1},\n \"a\": 2}").unwrap();
        assert_eq!(document.fields["a"], 2);
        let doubt = document.doubt.unwrap();
        assert_eq!((doubt.code, doubt.place.unwrap().line), ("duplicate-key", 2));
        assert!(doubt.what.contains("`a` stands twice"), "{}", doubt.what);
        assert_eq!(parse(b"{\"a\": {\"b\": 1, \"b\": 2}}").unwrap().doubt.unwrap().code, "duplicate-key");
    }

    #[test]
    fn an_unfinished_merge_with_a_duplicate_above_it_is_a_conflict() {
        let fault = parse(b"{\"a\": 1,\n\"a\": 2,\n<<<<<<< HEAD\n}").unwrap_err();
        assert_eq!((fault.code, fault.place.unwrap().line), ("conflict-marker", 3));
    }
}
