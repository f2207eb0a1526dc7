//! Bare `skep`: the questions that it can answer, a command each. It has no list of its own.

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Cell, Column, Context, FailOn, Family, Format, Outcome, Output, Report, Table, Verb, View, schema_of};

use crate::{baseline, check, config_command, doctor, explain};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "questions",
    version: 1,
    question: "what can be asked?",
    examples: &[],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Questions>,
};

/// What can be asked.
#[derive(Debug, Serialize, JsonSchema)]
struct Questions {
    /// The questions.
    questions: Vec<Question>,
}

/// A question and the command that asks it.
#[derive(Debug, Serialize, JsonSchema)]
struct Question {
    /// The verb that answers.
    id: &'static str,
    /// The question.
    question: &'static str,
    /// The command.
    command: &'static str,
}

impl Output for Questions {
    fn view(&self, view: &mut View) {
        view.note(concat!("skep ", env!("CARGO_PKG_VERSION"), " answers:"));
        let mut table = Table::new([Column::new("ask"), Column::new("to learn").wrapping()], "Nothing.");
        for question in &self.questions {
            table.row([Cell::text(question.command), Cell::text(question.question)]);
        }
        view.table(table);
    }
}

/// Returns the verbs that a user meets first, in the order in which they are shown.
pub(crate) fn verbs(families: &[&'static Family]) -> Vec<&'static Verb> {
    let families = families.iter().flat_map(|family| family.verbs).copied();
    [&check::VERB]
        .into_iter()
        .chain(families)
        .chain(baseline::VERBS.into_iter().take(1))
        .chain([&explain::VERB, &config_command::SHOW, &doctor::VERB])
        .collect()
}

/// Answers.
pub(crate) fn run(context: &Context) -> Report {
    let questions = verbs(context.families).into_iter().filter_map(|verb| {
        let command = verb.examples.first()?.command;
        Some(Question { id: verb.id, question: verb.question, command })
    });
    let questions = Questions { questions: questions.collect() };
    Report::new(&VERB, questions, Outcome::answered().next("skep --help"))
}
