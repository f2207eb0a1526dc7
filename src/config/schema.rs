//! The JSON schema of the whole `skep.toml`, put together from the tables' own.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use skep_kit::Family;

use super::sections::{TOP, sections};

/// Returns the schema.
pub(crate) fn whole(families: &[&'static Family]) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let tables: Vec<(&str, Value)> =
        sections(families).map(|(name, section)| (name, (section.schema)(&mut generator).to_value())).collect();
    let mut definitions = generator.take_definitions(true);
    let mut properties = Map::new();
    for (name, table) in tables {
        if name != TOP {
            properties.insert(name.to_owned(), table);
            continue;
        }
        let referenced = table.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        let definition = referenced.and_then(|name| definitions.shift_remove(name)).unwrap_or(table);
        if let Some(Value::Object(keys)) = definition.get("properties") {
            properties.extend(keys.clone());
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "skep.toml",
        "description": "What a project, or a user, says to skep. Every key may be left out.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::shape::Shape;
    use crate::families::FAMILIES;

    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    #[cfg(feature = "mem")]
    #[expect(clippy::disallowed_methods, reason = "a test may be told by the environment to update")]
    fn the_checked_in_schema_is_current() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/skep.toml.json");
        let current = serde_json::to_string_pretty(&whole(FAMILIES)).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &current).unwrap();
        }
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(stored == current, "{} is out of date: run UPDATE=1 cargo test", file.display());
    }

    /// A secret is named by where it is; a name in the environment cannot tell `__` in a key from a table's end.
    #[test]
    fn keys_are_plain_words_and_hold_no_secret() {
        let schema = whole(FAMILIES);
        let paths = Shape::of(&schema).paths();
        assert!(!paths.is_empty());
        for key in paths.iter().flatten() {
            assert!(!skep_kit::names_a_secret(key), "`{key}` would hold a secret; make it `{key}_env` or `{key}_file`");
            let plain = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            assert!(plain && !key.contains("__") && !key.starts_with('_') && !key.ends_with('_'), "`{key}`");
        }
    }

    /// What is not described cannot be understood in an editor, nor in what `skep config init` writes.
    #[test]
    fn every_key_is_described_and_has_its_default() {
        let schema = whole(FAMILIES);
        for path in Shape::of(&schema).paths() {
            let shape = path.iter().try_fold(Shape::of(&schema), |shape, key| shape.child(key)).unwrap();
            assert!(!shape.description().is_empty(), "{path:?}");
        }
        for (name, section) in sections(FAMILIES) {
            let defaults = (section.defaults)().unwrap();
            let keys: Vec<&str> = defaults.as_object().unwrap().keys().map(String::as_str).collect();
            let shape = Shape::of(&schema);
            let shape = if name == TOP { shape } else { shape.child(name).unwrap() };
            let tables: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
            let known: Vec<&str> =
                shape.keys().into_iter().filter(|key| name != TOP || !tables.contains(key)).collect();
            assert_eq!(keys, known, "[{name}]");
            assert!((section.load)(defaults).is_ok(), "[{name}]");
        }
    }
}
