//! Checks the file's keys and values against the families' types, and points at what is wrong.

use std::ops::Range;

use jiff::Timestamp;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use skep_kit::{Error, Excerpt, Family, Gate};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Loaded;
use crate::suggest;

/// The key that pins the clock.
const AS_OF: &str = "as_of";

/// A file's text and its name, for pointing into it.
struct File<'a> {
    text: &'a str,
    shown: &'a str,
}

/// Reads `text`.
pub(super) fn check(text: &str, shown: &str, families: &[&'static Family]) -> Result<Loaded, Error> {
    let file = File { text, shown };
    let document = DeTable::parse(text).map_err(|error| {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        file.fault("bad-config", error.span().unwrap_or(0..0), format!("cannot read {shown}: {message}"), "")
    })?;
    let mut loaded = Loaded::default();
    for (key, value) in document.get_ref() {
        let name: &str = key.get_ref();
        if name == AS_OF {
            loaded.as_of = Some(file.timestamp(value)?);
            continue;
        }
        let Some(family) = families.iter().find(|family| family.name == name) else {
            let known = families.iter().map(|family| family.name).chain([AS_OF]);
            return Err(file.unknown(key.span(), name, None, known));
        };
        file.family(family, value, &mut loaded)?;
    }
    Ok(loaded)
}

impl File<'_> {
    fn timestamp(&self, value: &Spanned<DeValue<'_>>) -> Result<Timestamp, Error> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(time) => time.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                String::new()
            }
        };
        text.parse().map_err(|_| {
            self.fault(
                "bad-config",
                value.span(),
                format!("{}: `{AS_OF}` is no time", self.shown),
                "a time in RFC 3339",
            )
            .hint(format!("write it like this: {AS_OF} = \"2026-01-31T12:00:00Z\""))
        })
    }

    fn family(&self, family: &'static Family, value: &Spanned<DeValue<'_>>, loaded: &mut Loaded) -> Result<(), Error> {
        let DeValue::Table(table) = value.get_ref() else {
            let message = format!("{}: `{}` is no table", self.shown, family.name);
            return Err(self.fault("bad-config", value.span(), message, "a table is needed"));
        };
        let known = known_keys(family);
        let mut whole = Map::new();
        for (key, value) in table {
            let name = key.get_ref().to_string();
            let json = to_json(value.get_ref());
            if !known.contains(&name) {
                let known = known.iter().map(String::as_str);
                return Err(self.unknown(key.span(), &name, Some(family.name), known));
            }
            // Alone, so that the complaint is about this key and can point at it.
            if let Err(complaint) = (family.config.load)(Value::Object(Map::from_iter([(name.clone(), json.clone())])))
            {
                let message = format!("{}: bad value for `{name}` in [{}]", self.shown, family.name);
                return Err(self.fault("bad-config", value.span(), message, &complaint.to_string()));
            }
            whole.insert(name, json);
        }
        // The keys that all families share were checked with the family's own.
        let gate: Gate = serde_json::from_value(Value::Object(whole.clone())).unwrap_or_default();
        let table = (family.config.load)(Value::Object(whole)).map_err(|complaint| {
            self.fault("bad-config", value.span(), format!("{}: bad table [{}]", self.shown, family.name), "")
                .caused_by(complaint)
        })?;
        loaded.config.insert(family.name, table, gate);
        Ok(())
    }

    fn unknown<'a>(
        &self,
        span: Range<usize>,
        name: &str,
        table: Option<&str>,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Error {
        let place = table.map_or_else(|| "at the top".to_owned(), |table| format!("in [{table}]"));
        let message = format!("{}: unknown key `{name}` {place}", self.shown);
        let error = self.fault("unknown-key", span, message, "unknown key");
        let error = suggest::hint(name, known.clone()).into_iter().fold(error, Error::hint);
        error.hint(format!("{place} there may be {}", known.collect::<Vec<_>>().join(", ")))
    }

    /// Creates the error that points at `span`, a range of bytes.
    fn fault(&self, code: &'static str, span: Range<usize>, message: String, label: &str) -> Error {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let source_line = self.text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let within = self.text.get(span).and_then(|text| text.lines().next()).unwrap_or_default();
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let column = count(before.get(line_start..).unwrap_or_default()).saturating_add(1);
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        let excerpt = Excerpt {
            path: self.shown.to_owned(),
            line: u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1),
            column,
            end_column: column.saturating_add(count(within).max(1)),
            source_line: source_line.to_owned(),
            label: label.to_owned(),
        };
        Error::usage(code, message).showing(excerpt)
    }
}

/// Returns the keys that a family's table may have.
fn known_keys(family: &Family) -> Vec<String> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let schema = (family.config.schema)(&mut generator);
    let definitions = generator.take_definitions(true);
    let referenced = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
    let properties = match referenced {
        Some(name) => definitions.get(name).and_then(|definition| definition.get("properties")),
        None => schema.get("properties"),
    };
    properties.and_then(Value::as_object).map(|keys| keys.keys().cloned().collect()).unwrap_or_default()
}

fn to_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        // Numbers too large for JSON stay text, and fail where a number is needed.
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or_else(|_| Value::from(number.as_str()), Value::from)
        }
        DeValue::Float(number) => {
            number.as_str().parse::<f64>().map_or_else(|_| Value::from(number.as_str()), Value::from)
        }
        DeValue::Boolean(yes) => Value::from(*yes),
        DeValue::Datetime(time) => Value::from(time.to_string()),
        DeValue::Array(values) => values.iter().map(|value| to_json(value.get_ref())).collect(),
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), to_json(value.get_ref())));
            Value::Object(entries.collect())
        }
    }
}

#[cfg(test)]
#[cfg(feature = "mem")]
mod tests {
    use super::*;
    use crate::families::FAMILIES;

    fn error(text: &str) -> Error {
        check(text, "skep.toml", FAMILIES).unwrap_err()
    }

    #[test]
    fn the_whole_file_is_read() {
        let text = "as_of = 2026-01-31T12:00:00Z\n[mem]\nfail_on = \"warning\"\nexclude = [\"a\"]\n";
        let loaded = check(text, "skep.toml", FAMILIES).unwrap();
        assert_eq!(loaded.as_of, "2026-01-31T12:00:00Z".parse().ok());
        assert_eq!(loaded.config.fail_on("mem"), Some(skep_kit::FailOn::At(skep_kit::Severity::Medium)));
    }

    #[test]
    fn unknown_keys_are_pointed_at_with_a_suggestion() {
        let error = error("[mem]\n  fial_on = \"high\"\n");
        let excerpt = error.excerpt.unwrap();
        assert_eq!((excerpt.line, excerpt.column, excerpt.end_column), (2, 3, 10));
        assert_eq!(error.hints[0], "did you mean `fail_on`?");
        assert_eq!(super::check("men = 1", "skep.toml", FAMILIES).unwrap_err().hints[0], "did you mean `mem`?");
    }

    #[test]
    fn bad_values_are_pointed_at() {
        for (text, column) in [
            ("[mem]\ninclude_tests = 3", 17),
            ("[mem]\nfail_on = \"loud\"", 11),
            ("[mem]\nexclude = [1]", 11),
            ("[mem]\nselect = [\"ML999\"]", 10),
            ("[mem]\nignore = \"ML1\"", 10),
            ("[mem]\nmin_confidence = \"sure\"", 18),
            ("[mem]\nmax = { medium = -1 }", 7),
            ("[mem]\nmax = { loud = 1 }", 7),
            ("[mem]\nper_path_ignores = { \"a[\" = [\"ML1\"] }", 20),
            ("[mem]\nper_path_ignores = { \"a\" = [\"ML9\"] }", 20),
            ("\nas_of = 7", 9),
            ("\nas_of = \"soon\"", 9),
            ("\nmem = 1", 7),
            ("\nmem = ", 7),
        ] {
            let excerpt = error(text).excerpt.unwrap();
            assert_eq!((excerpt.line, excerpt.column), (2, column), "{text}");
        }
    }
}
