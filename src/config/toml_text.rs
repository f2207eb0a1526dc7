//! Writes values as TOML.

use serde_json::Value;
use toml::Value as Toml;

/// Returns a value as it stands behind a key; None where it is null, which TOML cannot say.
pub(crate) fn value(value: &Value) -> Option<String> {
    Some(to_toml(value)?.to_string())
}

/// Returns a key as it stands before its value, or in the header of a table.
pub(crate) fn key(path: &[impl AsRef<str>]) -> String {
    let bare = |word: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if !word.is_empty() && word.bytes().all(plain) { word.to_owned() } else { Toml::from(word).to_string() }
    };
    path.iter().map(|word| bare(word.as_ref())).collect::<Vec<_>>().join(".")
}

fn to_toml(value: &Value) -> Option<Toml> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(yes) => Toml::Boolean(*yes),
        Value::Number(number) => number.as_i64().map_or_else(
            || number.as_f64().map_or_else(|| Toml::String(number.to_string()), Toml::Float),
            Toml::Integer,
        ),
        Value::String(text) => Toml::String(text.clone()),
        Value::Array(values) => Toml::Array(values.iter().filter_map(to_toml).collect()),
        Value::Object(table) => {
            Toml::Table(table.iter().filter_map(|(key, value)| Some((key.clone(), to_toml(value)?))).collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_written_so_that_they_read_back() {
        for (json, text) in [
            (json!(true), "true"),
            (json!(1.5), "1.5"),
            (json!("a \"b\" \\ \u{1b}"), r#"'a "b" \ '"#),
            (json!(["a", 1]), "[\"a\", 1]"),
            (json!({ "a": { "b": 1 } }), "{ a = { b = 1 } }"),
        ] {
            let written = value(&json).unwrap();
            let table: toml::Table = format!("x = {written}").parse().unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(serde_json::to_value(&table["x"]).unwrap(), json, "{written}");
        }
        assert_eq!(value(&Value::Null), None);
    }

    #[test]
    fn keys_are_quoted_where_they_have_to_be() {
        assert_eq!(key(&["health", "probes", "a.b"]), "health.probes.\"a.b\"");
    }
}
