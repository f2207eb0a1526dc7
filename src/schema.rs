//! `skep schema`: what a verb's JSON looks like, for whoever reads it with a program.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use skep_kit::{Context, Error, Example, FailOn, Format, Outcome, Output, Report, Verb, View, schema_of};

use crate::render::json::Envelope;
use crate::{baseline, check, explain, home, suggest};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "schema",
    version: 1,
    question: "what does a command's JSON look like?",
    examples: &[
        Example { command: "skep schema mem.leaks", purpose: "print one verb's schema" },
        Example { command: "skep schema check", purpose: "print that of the whole check" },
        Example { command: "skep schema error", purpose: "print that of a command line that could not be read" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Printed>,
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
    /// The verb, such as mem.leaks
    #[arg(value_name = "VERB")]
    verb: String,
}

/// The schema itself.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(transparent)]
struct Printed(Value);

impl Output for Printed {
    fn view(&self, view: &mut View) {
        // A value that came from a schema is always text; were it not, an empty page is the answer.
        view.verbatim(serde_json::to_string_pretty(&self.0).unwrap_or_default());
    }
}

/// Returns every verb that has a schema.
pub(crate) fn verbs(context_families: &[&'static skep_kit::Family]) -> Vec<&'static Verb> {
    let families = context_families.iter().flat_map(|family| family.verbs).copied();
    families.chain([&check::VERB]).chain(baseline::VERBS).chain([&explain::VERB, &home::VERB, &VERB, &ERROR]).collect()
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
    let Some(verb) = known.iter().find(|verb| verb.id == args.verb) else {
        let ids = || known.iter().map(|verb| verb.id);
        let error = Error::usage("unknown-verb", format!("`{}` is no verb", args.verb)).about(&args.verb);
        let error = suggest::hint(&args.verb, ids()).into_iter().fold(error, Error::hint);
        return Err(error.hint(format!("there are {}", ids().collect::<Vec<_>>().join(", "))));
    };
    Ok(Report::new(&VERB, Printed(of(verb)), Outcome::answered()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::families::FAMILIES;

    /// Every verb's schema is checked in. `UPDATE=1 cargo test` writes them anew.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may be told by the environment to update")]
    fn checked_in_schemas_are_current() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
        let update = std::env::var_os("UPDATE").is_some();
        for verb in verbs(FAMILIES) {
            let file = folder.join(format!("{}.{}.json", verb.id, verb.version));
            let current = serde_json::to_string_pretty(&of(verb)).unwrap() + "\n";
            if update {
                std::fs::write(&file, &current).unwrap();
            }
            let stored = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(stored == current, "{} is out of date: run UPDATE=1 cargo test", file.display());
        }
    }
}
