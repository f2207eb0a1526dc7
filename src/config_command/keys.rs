//! Keys with their values, as the verbs report them.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use skep_kit::{Cell, HIDDEN, Layer, Origin, names_a_secret};

use crate::config::{Entry, Layers};

/// One key.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Key {
    /// The key, with dots for tables: `mem.fail_on`.
    pub key: String,
    /// Its value; null where it is not set and has no default.
    pub value: Value,
    /// Where the value comes from.
    pub origin: Origin,
    #[serde(skip)]
    pub path: Vec<String>,
}

impl From<&Entry> for Key {
    fn from(entry: &Entry) -> Self {
        // No key of ours holds a secret, but users choose names too.
        let is_secret = entry.path.last().is_some_and(|name| names_a_secret(name));
        let value = if is_secret { Value::from(HIDDEN) } else { entry.value.clone() };
        Self { key: entry.key(), value, origin: entry.site.origin(), path: entry.path.clone() }
    }
}

impl Key {
    /// Returns where the value comes from, for a table.
    pub(super) fn origin_cell(&self) -> Cell {
        let Origin { layer, path, line, variable } = &self.origin;
        match (path, variable) {
            (Some(path), _) => Cell::Path { path: path.clone(), line: *line, column: None },
            (None, Some(variable)) => Cell::text(variable),
            (None, None) => Cell::text(layer_name(*layer)),
        }
    }
}

/// Returns the keys that nobody trusts.
pub(super) fn left_out(layers: &Layers) -> Vec<Key> {
    layers.left_out.iter().map(|(_, entry)| Key::from(entry)).collect()
}

/// Returns what people call it.
pub(super) const fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::BuiltIn => "built in",
        Layer::User => "yours",
        Layer::Project => "the project's",
        Layer::Environment => "the environment",
    }
}
