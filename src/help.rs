//! The parts of `--help` that come from tables: examples, exit codes, environment. Each table stands in one place.

use std::fmt::Write as _;

use clap::{Command, CommandFactory};
use skep_kit::{Exit, Verb};

use crate::cli::Cli;
use crate::families::FAMILIES;
use crate::schema;

/// The environment variables that skep heeds.
pub(crate) const ENVIRONMENT: &[(&str, &str)] = &[
    ("SKEP_FORMAT", "the format to write where no flag says"),
    ("SKEP_<TABLE>__<KEY>", "a key of skep.toml: SKEP_MEM__FAIL_ON=medium; one at the top is SKEP_AS_OF"),
    ("XDG_CONFIG_HOME", "where your own skep/skep.toml lies; ~/.config where it is not set"),
    ("XDG_STATE_HOME", "where skep remembers what you trust; ~/.local/state where it is not set"),
    ("NO_COLOR", "no colour where it is set and not empty"),
    ("CLICOLOR_FORCE", "colour even in a pipe where it is set and not 0"),
    ("TERM", "no colour and no progress where it is dumb"),
    ("COLUMNS", "the width to write for"),
    ("LC_ALL, LC_CTYPE, LANG", "ASCII signs only where the first that is set does not name UTF-8"),
];

/// Returns the whole command line with its help filled in.
pub(crate) fn command() -> Command {
    let root = Cli::command().after_long_help(tables(&[]));
    fill(root, "")
}

fn fill(command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let id = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let verb = schema::verbs(FAMILIES).into_iter().find(|verb| verb.id == id);
        command.mut_subcommand(name, |sub| match verb {
            Some(verb) => sub.after_long_help(tables(&[verb])),
            None => fill(sub, &id),
        })
    })
}

fn tables(verbs: &[&Verb]) -> String {
    let mut text = String::new();
    let examples: Vec<_> = verbs.iter().flat_map(|verb| verb.examples).collect();
    if !examples.is_empty() {
        text.push_str("EXAMPLES\n");
        for example in examples {
            // Writing to a string cannot fail.
            let _infallible = writeln!(text, "  {}\n      {}", example.command, example.purpose);
        }
        text.push('\n');
    }
    text.push_str("EXIT STATUS\n");
    for exit in Exit::ALL {
        let _infallible = writeln!(text, "  {:<5}{}", exit.code(), exit.meaning());
    }
    text.push_str("\nENVIRONMENT\n");
    for (name, meaning) in ENVIRONMENT {
        let _infallible = writeln!(text, "  {name:<24}{meaning}");
    }
    text.truncate(text.trim_end().len());
    text
}
