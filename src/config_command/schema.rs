//! `skep config schema`: the JSON schema of `skep.toml`, with which an editor completes and checks while one writes.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use skep_kit::{Context, Example, FailOn, Format, Outcome, Output, Report, Verb, View, schema_of};

use crate::config::whole_schema;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "config.schema",
    version: 1,
    question: "what can stand in skep.toml?",
    examples: &[
        Example { command: "skep config schema", purpose: "print it" },
        Example {
            command: "skep config schema > skep.schema.json",
            purpose: "keep it for an editor, which the line `#:schema ./skep.schema.json` tells of it",
        },
        Example {
            command: "skep config schema | jq '.properties | keys'",
            purpose: "list the tables, and the keys at the top",
        },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Printed>,
};

/// Print the JSON schema of skep.toml, for editors
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// The schema itself.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
struct Printed(Value);

impl Output for Printed {
    fn view(&self, view: &mut View) {
        // A value that came from a schema is always text; were it not, an empty page is the answer.
        view.verbatim(serde_json::to_string_pretty(&self.0).unwrap_or_default());
    }
}

/// Answers.
pub(super) fn run(_: &Args, context: &Context) -> Report {
    Report::new(&VERB, Printed(whole_schema(context.families)), Outcome::answered())
}
