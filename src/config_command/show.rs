//! `skep config show`: every key with the value that counts. The text is TOML that can be saved as a `skep.toml`, so all
//! that is no key is a comment.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use skep_kit::{
    Cell, Column, Context, Error, Example, FailOn, Format, Outcome, Output, Report, Table, Verb, View, schema_of,
};

use super::keys::{Key, left_out};
use crate::cli::Global;
use crate::config::{Entries, Layers, Sources, first_fault, prefix, sections, toml_text};

/// Why a key does nothing, and what to do.
const NOT_TRUSTED: &str = "the project's file is not trusted (skep config trust)";

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "config.show",
    version: 1,
    question: "what is configured here?",
    examples: &[
        Example { command: "skep config show", purpose: "print every key with the value that counts" },
        Example { command: "skep config show --origin", purpose: "say of each where it comes from" },
        Example {
            command: "skep config show --json | jq '.data.keys[] | select(.origin.layer != \"built_in\")'",
            purpose: "list what somebody has set",
        },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Shown>,
};

/// Show every key with its value, whoever set it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Say of each value where it comes from
    #[arg(long)]
    origin: bool,
}

/// The keys.
#[derive(Debug, Serialize, JsonSchema)]
struct Shown {
    /// Every key with the value that counts.
    keys: Vec<Key>,
    /// What the project's file says and does nothing, because you do not trust it.
    left_out: Vec<Key>,
    #[serde(skip)]
    as_table: bool,
}

impl Output for Shown {
    fn view(&self, view: &mut View) {
        if !self.as_table {
            let notes = self.left_out.iter().map(|key| format!("\n\n# {} does nothing: {NOT_TRUSTED}", key.key));
            view.verbatim(toml(&self.keys) + &notes.collect::<String>());
            return;
        }
        let columns = [Column::new("key"), Column::new("value").wrapping(), Column::new("from")];
        let mut table = Table::new(columns, "There are no keys.");
        for key in &self.keys {
            let value = toml_text::value(&key.value).map_or(Cell::Missing, Cell::Text);
            table.row([Cell::text(&key.key), value, key.origin_cell()]);
        }
        view.table(table);
        for key in &self.left_out {
            view.note(format!("{} does nothing: {NOT_TRUSTED}", key.key));
        }
    }
}

/// Answers.
pub(super) fn run(args: &Args, context: &Context, global: &Global) -> Result<Report, Error> {
    let layers = Layers::read(&Sources::around(context, global.config_files(), global.trust()));
    if let Some(error) = first_fault(&layers) {
        return Err(error);
    }
    let mut keys = Vec::new();
    for (name, section) in sections(context.families) {
        let defaults = (section.defaults)().map_err(|cause| Error::bug("defaults cannot be shown").caused_by(cause))?;
        let mut effective = Entries::of_defaults(&prefix(name), defaults);
        let said = layers.tables.iter().find(|said| said.reading.name == name);
        said.into_iter().flat_map(|said| said.entries.in_order()).for_each(|entry| effective.put(entry.clone()));
        keys.extend(effective.in_order().into_iter().map(Key::from));
    }
    let shown = Shown { keys, left_out: left_out(&layers), as_table: args.origin };
    Ok(Report::new(&VERB, shown, Outcome::answered()))
}

/// Writes the keys as a file, a table after the other.
fn toml(keys: &[Key]) -> String {
    let mut tables: Vec<(&[String], String)> = vec![(&[], String::new())];
    for key in keys {
        // A table without keys is there all the same.
        let is_table = key.value.as_object().is_some_and(serde_json::Map::is_empty);
        let (table, name) = match key.path.split_last() {
            Some((name, table)) if !is_table => (table, Some(name)),
            Some(_) | None => (key.path.as_slice(), None),
        };
        let index = tables.iter().position(|(path, _)| *path == table).unwrap_or(tables.len());
        if index == tables.len() {
            tables.push((table, format!("\n[{}]\n", toml_text::key(table))));
        }
        if let (Some(name), Some((_, text))) = (name, tables.get_mut(index)) {
            text.push_str(&line(name, &key.value));
        }
    }
    let text: String = tables.into_iter().map(|(_, text)| text).collect();
    text.trim().to_owned()
}

fn line(name: &str, value: &Value) -> String {
    let name = toml_text::key(&[name]);
    toml_text::value(value).map_or_else(|| format!("# {name} is not set\n"), |value| format!("{name} = {value}\n"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use skep_kit::Origin;

    use super::*;

    #[test]
    fn keys_stand_below_their_tables_and_those_at_the_top_first() {
        let keys = [
            (vec!["mem", "fail_on"], json!("high")),
            (vec!["as_of"], Value::Null),
            (vec!["health", "probes", "a.b"], json!({})),
            (vec!["mem", "exclude"], json!(["a"])),
        ];
        let keys = keys.map(|(path, value)| Key {
            key: String::new(),
            value,
            origin: Origin::BUILT_IN,
            path: path.into_iter().map(str::to_owned).collect(),
        });
        let expected = "# as_of is not set\n\n[mem]\nfail_on = \"high\"\nexclude = [\"a\"]\n\n[health.probes.\"a.b\"]";
        assert_eq!(toml(&keys), expected);
    }
}
