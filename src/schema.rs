//! `skep schema`: what a verb's JSON looks like, for whoever reads it with a program.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use skep_kit::{
    Cell, Column, Context, Error, Example, FailOn, Format, Outcome, Output, Report, Table, Verb, View, schema_of,
};

use crate::render::json::Envelope;
use crate::{baseline, check, completions, config_command, doctor, explain, home, man, merge, suggest, words};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "schema",
    version: 1,
    question: "what does a command's JSON look like?",
    examples: &[
        Example { command: "skep schema", purpose: "list all" },
        Example { command: "skep schema mem.leaks", purpose: "print one verb's schema" },
        Example { command: "skep schema error", purpose: "print that of a command line that could not be read" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Schemas>,
};

/// What stands in for a verb where none could be found out.
pub(crate) static ERROR: Verb = Verb {
    id: "error",
    version: 1,
    question: "what went wrong before a command was known?",
    examples: &[],
    fail_on: FailOn::Never,
    formats: Format::ALL,
    schema: schema_of::<()>,
};

/// Print the JSON schema of a command's output
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The verb, such as mem.leaks or mem leaks; all are listed without it
    #[arg(value_name = "VERB", value_parser = words::VERBS, hide_possible_values = true)]
    verb: Vec<String>,
}

/// The schemas that were asked for.
#[derive(serde::Serialize, schemars::JsonSchema)]
struct Schemas {
    /// The schemas.
    schemas: Vec<Entry>,
    #[serde(skip)]
    whole: bool,
}

/// One verb's schema.
#[derive(serde::Serialize, schemars::JsonSchema)]
struct Entry {
    /// The verb.
    id: &'static str,
    /// The schema's name, as the envelope has it.
    schema: String,
    /// The question that the verb answers.
    question: &'static str,
    /// The schema itself.
    document: Value,
}

impl From<&Verb> for Entry {
    fn from(verb: &Verb) -> Self {
        Self { id: verb.id, schema: verb.schema_name(), question: verb.question, document: of(verb) }
    }
}

impl Output for Schemas {
    fn view(&self, view: &mut View) {
        if self.whole {
            // A value that came from a schema is always text; were it not, an empty page is the answer.
            let documents = self.schemas.iter().map(|entry| serde_json::to_string_pretty(&entry.document));
            documents.for_each(|document| view.verbatim(document.unwrap_or_default()));
            return;
        }
        let columns = [Column::new("verb"), Column::new("schema"), Column::new("answers").wrapping()];
        let mut table = Table::new(columns, "Nothing has a schema.");
        for entry in &self.schemas {
            table.row([Cell::text(entry.id), Cell::text(&entry.schema), Cell::text(entry.question)]);
        }
        view.table(table);
    }
}

/// Returns every verb that has a schema.
pub(crate) fn verbs(context_families: &[&'static skep_kit::Family]) -> Vec<&'static Verb> {
    let families = context_families.iter().flat_map(|family| family.verbs).copied();
    let ours = [
        &check::VERB,
        &explain::VERB,
        &VERB,
        &doctor::VERB,
        &completions::VERB,
        &man::VERB,
        &merge::VERB,
        &home::VERB,
        &ERROR,
    ];
    families.chain(ours).chain(baseline::VERBS).chain(config_command::VERBS).collect()
}

/// Returns the schema of the envelope with `verb`'s data in it.
pub(crate) fn of(verb: &Verb) -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let data = (verb.schema)(&mut generator);
    let mut root = generator.into_root_schema_for::<Envelope<'_>>().to_value();
    root["title"] = Value::from(verb.schema_name());
    root["description"] = Value::from(format!("What `skep {}` answers: {}", verb.id.replace('.', " "), verb.question));
    root["properties"]["schema"] = json!({ "type": "string", "const": verb.schema_name() });
    root["properties"]["data"] = json!({ "anyOf": [data, { "type": "null" }] });
    root
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let known = verbs(context.families);
    let word = args.verb.join(".");
    if word.is_empty() {
        let schemas = known.into_iter().map(Entry::from).collect();
        let outcome = Outcome::answered().next("skep schema VERB");
        return Ok(Report::new(&VERB, Schemas { schemas, whole: false }, outcome));
    }
    let Some(verb) = known.iter().find(|verb| verb.id == word) else {
        let ids = || known.iter().map(|verb| verb.id);
        let error = Error::usage("unknown-verb", format!("`{word}` is no verb")).about(&word);
        let error = suggest::hint(&word, ids()).into_iter().fold(error, Error::hint);
        return Err(error.hint(format!("there are {}", ids().collect::<Vec<_>>().join(", "))));
    };
    Ok(Report::new(&VERB, Schemas { schemas: vec![Entry::from(*verb)], whole: true }, Outcome::answered()))
}
