//! Asks the schema what may stand where. The dispatcher knows no key but through it.

use serde_json::Value;
use skep_kit::ALIASES;

/// What stands where the schema says nothing.
const ANYTHING: &Value = &Value::Bool(true);

/// One place of a schema: what a key, a table or an array's entry may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape<'a> {
    whole: &'a Value,
    node: &'a Value,
}

impl<'a> Shape<'a> {
    /// Creates the shape of the whole file.
    pub(crate) const fn of(whole: &'a Value) -> Self {
        Self { whole, node: whole }
    }

    const fn at(self, node: &'a Value) -> Self {
        Self { node, ..self }
    }

    /// Returns the alternatives, each without indirection; null is none.
    fn variants(self) -> Vec<&'a Value> {
        let resolved = self.resolved();
        let Some(alternatives) = ["anyOf", "oneOf"].iter().find_map(|word| resolved.get(word)?.as_array()) else {
            return vec![resolved];
        };
        let alternatives = alternatives.iter().flat_map(|node| self.at(node).variants());
        alternatives.filter(|node| node.get("type").and_then(Value::as_str) != Some("null")).collect()
    }

    fn resolved(self) -> &'a Value {
        let mut node = self.node;
        // A definition that is nothing but a reference to itself does not come out of a type.
        while let Some(name) = node.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
            node = self.whole.get("$defs").and_then(|definitions| definitions.get(name)).unwrap_or(ANYTHING);
        }
        node
    }

    /// Returns the name of the key that `word` is another word for, else `word`.
    pub(crate) fn name_of(self, word: &str) -> String {
        let aliases = self.variants().into_iter().filter_map(|node| node.get(ALIASES)?.as_object());
        let mut names = aliases.filter_map(|aliases| {
            let known = aliases.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(word));
            known.and_then(|(_, name)| name.as_str())
        });
        names.next().unwrap_or(word).to_owned()
    }

    /// Returns what may stand under `key`; None where nothing may.
    pub(crate) fn child(self, key: &str) -> Option<Self> {
        let variants = self.variants();
        let named = variants.iter().find_map(|node| node.get("properties")?.get(key));
        let free = || variants.iter().find_map(|node| free_names(node));
        named.or_else(free).map(|node| self.at(node))
    }

    /// Returns what an array's entries may be.
    pub(crate) fn item(self) -> Self {
        self.at(self.variants().iter().find_map(|node| node.get("items")).unwrap_or(ANYTHING))
    }

    /// Returns the keys that have names, in the order in which they are declared.
    pub(crate) fn keys(self) -> Vec<&'a str> {
        let tables = self.variants().into_iter().filter_map(|node| node.get("properties")?.as_object());
        let mut keys = Vec::new();
        for key in tables.flat_map(|table| table.keys()) {
            if !keys.contains(&key.as_str()) {
                keys.push(key.as_str());
            }
        }
        keys
    }

    /// Tells whether only a table can stand here.
    pub(crate) fn is_table(self) -> bool {
        let is_table = |node: &&Value| node.get("properties").is_some() || free_names(node).is_some();
        self.node != ANYTHING && self.variants().iter().all(is_table)
    }

    /// Tells whether a value of the JSON type `kind` can stand here.
    pub(crate) fn takes(self, kind: &str) -> bool {
        self.variants().iter().any(|node| match node.get("type") {
            Some(Value::String(one)) => one == kind,
            Some(Value::Array(several)) => several.iter().any(|one| one.as_str() == Some(kind)),
            _ => node.get("enum").or_else(|| node.get("const")).is_some_and(|_| kind == "string"),
        })
    }

    /// Returns what is said of it; empty where nothing is.
    pub(crate) fn description(self) -> &'a str {
        let said = |node: &'a Value| node.get("description").and_then(Value::as_str);
        said(self.node).or_else(|| said(self.resolved())).unwrap_or_default()
    }

    /// Returns an example of a value, where there is one.
    pub(crate) fn example(self) -> Option<&'a Value> {
        self.node.get("examples")?.get(0)
    }

    /// Returns the path of every key that has a name and is no table.
    pub(crate) fn paths(self) -> Vec<Vec<&'a str>> {
        let mut paths = Vec::new();
        for key in self.keys() {
            let Some(child) = self.child(key) else { continue };
            if !child.is_table() || child.keys().is_empty() {
                paths.push(vec![key]);
                continue;
            }
            paths.extend(child.paths().into_iter().map(|path| [vec![key], path].concat()));
        }
        paths
    }
}

/// Returns what stands under names that the user chooses.
fn free_names(node: &Value) -> Option<&Value> {
    match node.get("additionalProperties") {
        Some(free @ (Value::Object(_) | Value::Bool(true))) => Some(free),
        _ if node == ANYTHING => Some(ANYTHING),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> Value {
        json!({
            "properties": {
                "mem": { "$ref": "#/$defs/Mem", "description": "Memory." },
                "probes": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Probe" } },
            },
            "additionalProperties": false,
            "$defs": {
                "Mem": { "properties": { "jobs": { "type": ["integer", "null"] } }, "additionalProperties": false },
                "Probe": { "oneOf": [
                    { "properties": { "url": { "type": "string" } }, "additionalProperties": false },
                    { "properties": { "command": { "type": "array", "items": { "type": "string" } } } },
                ] },
            },
        })
    }

    #[test]
    fn references_alternatives_and_free_names_are_followed() {
        let schema = schema();
        let shape = Shape::of(&schema);
        assert_eq!(shape.keys(), ["mem", "probes"]);
        assert!(shape.child("mem").unwrap().is_table() && shape.child("men").is_none());
        assert_eq!(shape.child("mem").unwrap().description(), "Memory.");
        let probe = shape.child("probes").and_then(|probes| probes.child("any")).unwrap();
        assert_eq!(probe.keys(), ["url", "command"]);
        assert!(
            probe.child("command").unwrap().takes("array") && probe.child("command").unwrap().item().takes("string")
        );
        assert!(shape.child("mem").and_then(|mem| mem.child("jobs")).unwrap().takes("integer"));
    }

    #[test]
    fn another_word_for_a_key_is_that_key() {
        let schema = json!({ "properties": { "medium": {}, "high": {} }, ALIASES: { "warning": "medium" } });
        let named = ["warning", "Warning", "medium", "loud"].map(|word| Shape::of(&schema).name_of(word));
        assert_eq!(named, ["medium", "medium", "medium", "loud"]);
        assert_eq!(Shape::of(&schema).keys(), ["medium", "high"]);
    }

    #[test]
    fn paths_end_where_the_user_chooses_the_names() {
        assert_eq!(Shape::of(&schema()).paths(), [vec!["mem", "jobs"], vec!["probes"]]);
    }
}
