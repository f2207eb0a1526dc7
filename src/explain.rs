//! `skep explain`: a rule's own documentation, or the list of all rules.

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Cell, Column, Context, Error, Example, FailOn, Format, Outcome, Output, Report, Rule, Severity, Table, Verb, View,
    schema_of,
};

use crate::{families, suggest, words};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "explain",
    version: 1,
    question: "what does a rule find, and what is to be done about it?",
    examples: &[
        Example { command: "skep explain", purpose: "list all rules" },
        Example { command: "skep explain instance-collection-grows", purpose: "read one" },
        Example { command: "skep explain ML103", purpose: "the same, by its code" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Explained>,
};

/// Explain a rule: what it finds, why it hurts, what to do
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rule's name or code, or the beginning of codes; all are listed without it
    #[arg(value_name = "RULE", value_parser = words::RULES, hide_possible_values = true)]
    rule: Option<String>,
}

/// The rules that were asked for.
#[derive(Debug, Serialize, JsonSchema)]
struct Explained {
    /// The rules.
    rules: Vec<RuleEntry>,
    #[serde(skip)]
    whole: bool,
}

/// One rule.
#[derive(Debug, Serialize, JsonSchema)]
struct RuleEntry {
    /// The kebab-case name.
    name: &'static str,
    /// The short code.
    code: &'static str,
    /// The worst severity that it gives.
    severity: Severity,
    /// One line: what it finds.
    summary: &'static str,
    /// The whole documentation, Markdown.
    doc: String,
}

impl From<&Rule> for RuleEntry {
    fn from(rule: &Rule) -> Self {
        let Rule { name, code, severity, summary, doc: _ } = *rule;
        Self { name, code, severity, summary, doc: rule.documentation() }
    }
}

impl Output for Explained {
    fn view(&self, view: &mut View) {
        if self.whole {
            for rule in &self.rules {
                view.heading(format!("{} ({}, at worst {})", rule.name, rule.code, rule.severity));
                view.note(rule.summary);
                view.markdown(&rule.doc);
            }
            return;
        }
        let columns =
            [Column::new("rule"), Column::new("code"), Column::new("at worst"), Column::new("finds").wrapping()];
        let mut table = Table::new(columns, "No family that is built into this skep has rules.");
        for rule in &self.rules {
            let cells = [Cell::text(rule.name), Cell::text(rule.code), Cell::Severity(rule.severity)];
            table.row(cells.into_iter().chain([Cell::text(rule.summary)]));
        }
        view.table(table);
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let mut all: Vec<&Rule> = families::rules(context.families).collect();
    let Some(word) = &args.rule else {
        all.sort_by_key(|rule| rule.code);
        let rules = all.into_iter().map(RuleEntry::from).collect();
        let outcome = Outcome::answered().next("skep explain RULE");
        return Ok(Report::new(&VERB, Explained { rules, whole: false }, outcome));
    };
    let chosen: Vec<&Rule> = all.iter().filter(|rule| rule.is_chosen_by(word)).copied().collect();
    if chosen.len() > 1 {
        let rules = chosen.into_iter().map(RuleEntry::from).collect();
        let outcome = Outcome::answered().next("skep explain RULE");
        return Ok(Report::new(&VERB, Explained { rules, whole: false }, outcome));
    }
    let Some(rule) = all.iter().find(|rule| rule.answers_to(word)) else {
        let error = Error::usage("unknown-rule", format!("`{word}` is no rule")).about(word);
        let near = suggest::hint(word, all.iter().flat_map(|rule| [rule.name, rule.code]));
        return Err(near.into_iter().fold(error, Error::hint).hint("`skep explain` lists all rules"));
    };
    let explained = Explained { rules: vec![RuleEntry::from(*rule)], whole: true };
    Ok(Report::new(&VERB, explained, Outcome::answered()))
}
