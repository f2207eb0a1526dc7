//! One file: reads it within bounds, and makes entries of it. An unknown key is pointed at on the way.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path as FilePath;
use std::sync::Arc;

use serde_json::{Map, Value};
use skep_kit::{Layer, describe_io, names_a_secret, suggest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entries::{Entry, Path, Site, dotted};
use super::fault::{Fault, Kind, Place, SourceFile};
use super::shape::Shape;
use crate::render::relative;

/// No configuration is larger, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// So many faults of one kind in one file are told; who reads on after them?
pub(super) const ENOUGH: usize = 100;

/// The folders that names of files are relative to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Folders<'a> {
    /// Where the user stands, for messages.
    pub here: &'a FilePath,
    /// The project's root, for reports.
    pub base: &'a FilePath,
}

/// Reads a file that is there. What cannot be read comes back without text, and with the fault.
pub(crate) fn read(path: &FilePath, layer: Layer, folders: Folders<'_>) -> (Arc<SourceFile>, Option<Fault>) {
    // The user's own file is nobody's neighbour: a path up and down again to it says nothing.
    let (shown, named) = if layer == Layer::User {
        (path.display().to_string(), path.display().to_string())
    } else {
        (relative(path, folders.here), below(path, folders.base))
    };
    let file = |text| Arc::new(SourceFile::new(layer, path.to_owned(), [shown, named], text));
    match text(path) {
        Ok(text) => (file(text), None),
        Err((message, why)) => {
            let file = file(String::new());
            let fault = Fault::new(Kind::Unreadable, Place::File(Arc::clone(&file)), message).because(why);
            (file, Some(fault.hint("--no-config does without it")))
        }
    }
}

fn below(path: &FilePath, base: &FilePath) -> String {
    if path.starts_with(base) { relative(path, base) } else { path.display().to_string() }
}

/// Returns the text; None where it cannot be read.
pub(crate) fn text_of(path: &FilePath) -> Option<String> {
    text(path).ok()
}

/// Returns the text, or what is wrong and why.
fn text(path: &FilePath) -> Result<String, (&'static str, String)> {
    let failed = |cause: std::io::Error| ("it is there, but cannot be opened", describe_io(&cause));
    let found = path.metadata().map_err(failed)?;
    if found.is_dir() {
        return Err(("it is a folder", String::new()));
    }
    // Whoever opens a pipe waits for its other end.
    if !found.is_file() {
        return Err(("it is no regular file", String::new()));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(("it is larger than 1 MiB", String::new()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count();
        ("it is no UTF-8", format!("the first byte that is none stands on line {line}"))
    })
}

/// Returns the file's entries in their order there, and what is wrong with its text and its keys.
pub(crate) fn entries(file: &Arc<SourceFile>, shape: Shape<'_>) -> (Vec<Entry>, Vec<Fault>) {
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        let mut told: Vec<_> = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
        // What is open in many depths is closed in none, at the same place.
        told.dedup();
        let faults = told.into_iter().take(ENOUGH).map(|(span, message)| {
            let message = message.lines().collect::<Vec<_>>().join(", ");
            Fault::new(Kind::Syntax, Place::Within(Arc::clone(file), span), message)
        });
        return (Vec::new(), faults.collect());
    }
    let mut walk = Walk { file, entries: Vec::new(), faults: Vec::new() };
    walk.table(document.get_ref(), &Vec::new(), shape);
    (walk.entries, walk.faults)
}

struct Walk<'a> {
    file: &'a Arc<SourceFile>,
    entries: Vec<Entry>,
    faults: Vec<Fault>,
}

impl Walk<'_> {
    fn table(&mut self, table: &DeTable<'_>, path: &Path, shape: Shape<'_>) {
        // The parser sorts keys by name; people read them as they stand.
        let mut keys: Vec<_> = table.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let mut taken: HashMap<String, &str> = HashMap::with_capacity(keys.len());
        for (key, value) in keys {
            let name = shape.name_of(key.get_ref());
            let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
            let place = || Place::Within(Arc::clone(self.file), key.span());
            match (shape.child(&name), taken.insert(name, key.get_ref())) {
                (Some(_), Some(other)) => self.faults.push(same(place(), key.get_ref(), other)),
                (Some(shape), None) => self.value(value, path, shape),
                (None, _) if self.faults.len() >= ENOUGH => {}
                (None, _) => self.faults.push(unknown(place(), &path, shape)),
            }
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, path: Path, shape: Shape<'_>) {
        match value.get_ref() {
            DeValue::Table(table) if shape.is_table() && !table.is_empty() => {
                return self.table(table, &path, shape);
            }
            DeValue::Table(_) => {}
            DeValue::Array(elements) => {
                for element in elements {
                    self.element(element, &path, shape.item());
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
        if shape.is_table() && !matches!(value.get_ref(), DeValue::Table(_)) {
            let place = Place::Within(Arc::clone(self.file), value.span());
            let message = format!("`{}` is no table", dotted(&path));
            self.faults.push(Fault::new(Kind::BadValue, place, message).because("a table is needed"));
            return;
        }
        let elements = match value.get_ref() {
            DeValue::Array(elements) => elements.iter().map(Spanned::span).collect(),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => Vec::new(),
        };
        let site = Site::File { file: Arc::clone(self.file), value: value.span(), elements };
        self.entries.push(Entry { path, value: to_json(value.get_ref()), site });
    }

    /// Looks for unknown keys in the tables of an array. The array stays one entry: it is replaced as a whole.
    fn element(&mut self, element: &Spanned<DeValue<'_>>, path: &Path, shape: Shape<'_>) {
        let DeValue::Table(table) = element.get_ref() else { return };
        if shape.is_table() {
            let mut inner = Walk { file: self.file, entries: Vec::new(), faults: Vec::new() };
            inner.table(table, path, shape);
            self.faults.extend(inner.faults.into_iter().filter(|fault| fault.kind == Kind::UnknownKey));
        }
    }
}

/// Returns the fault of a key that is there already under another word.
fn same(place: Place, word: &str, other: &str) -> Fault {
    let message = format!("`{word}` and `{other}` are the same key");
    Fault::new(Kind::BadValue, place, message).because("set twice").hint("leave one of the two out")
}

/// Returns the fault of a key that `shape` has not.
pub(crate) fn unknown(place: Place, path: &[String], shape: Shape<'_>) -> Fault {
    let (table, name) = path.split_at(path.len().saturating_sub(1));
    let name = name.first().map_or("", String::as_str);
    let place_name = if table.is_empty() { "at the top".to_owned() } else { format!("in [{}]", dotted(table)) };
    let fault =
        Fault::new(Kind::UnknownKey, place, format!("unknown key `{name}` {place_name}")).because("unknown key");
    let fault = suggest::hint(name, shape.keys()).into_iter().fold(fault, Fault::hint);
    if names_a_secret(name) {
        return fault.hint("no secret stands in skep.toml: keys that end in _env or _file say where it is");
    }
    fault.hint(format!("{place_name} there may be {}", shape.keys().join(", ")))
}

/// Returns a value as the types read it.
pub(crate) fn to_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        // Numbers too large for JSON stay text, and fail where a number is needed.
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or_else(|_| Value::from(number.as_str()), Value::from)
        }
        // Nor does JSON know infinity; it would come out as null, which is to say as nothing.
        DeValue::Float(number) => {
            let finite = number.as_str().parse().ok().and_then(serde_json::Number::from_f64);
            finite.map_or_else(|| Value::from(number.as_str()), Value::Number)
        }
        DeValue::Boolean(yes) => Value::from(*yes),
        DeValue::Datetime(time) => Value::from(time.to_string()),
        DeValue::Array(values) => values.iter().map(|value| to_json(value.get_ref())).collect(),
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), to_json(value.get_ref())));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
