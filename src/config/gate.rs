//! Who set what makes a check fail, in words that lead there: the verdict repeats them.

use serde_json::Value;

use super::entries::{Entries, Site};
use super::environment::variable;
use super::toml_text;

/// Returns who set a key of the table at `prefix`, and to what; None where nobody did.
pub(super) fn said(entries: &Entries, prefix: &[String], (key, value): (&[&str], Value)) -> Option<String> {
    let path: Vec<String> = prefix.iter().cloned().chain(key.iter().map(|word| (*word).to_owned())).collect();
    let literal = toml_text::value(&value)?;
    let words = key.join(" ");
    match &entries.get(&path)?.site {
        Site::BuiltIn => None,
        Site::File { file, .. } => Some(format!("{words} = {literal} in {}", file.shown)),
        Site::Variable(name) if *name == variable(&path) => {
            Some(format!("{name}={}", value.as_str().unwrap_or(&literal)))
        }
        // One variable may hold a whole table.
        Site::Variable(name) => Some(format!("{words} = {literal} in {name}")),
    }
}
