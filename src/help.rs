//! The parts of `--help` and of the man pages that come from tables: examples, exit codes, environment. Each table stands
//! in one place.

use std::fmt::Write as _;

use clap::{Command, CommandFactory};
use skep_kit::{Example, Exit, Verb};

use crate::cli::Cli;
use crate::families::FAMILIES;
use crate::{home, schema};

/// The executable's name.
pub(crate) const NAME: &str = "skep";

/// How many examples each page has.
const EXAMPLES: usize = 3;

/// The environment variables that skep heeds.
pub(crate) const ENVIRONMENT: &[(&str, &str)] = &[
    ("SKEP_FORMAT", "the format to write where no flag says"),
    ("SKEP_<TABLE>__<KEY>", "a key of skep.toml: SKEP_MEM__FAIL_ON=medium; one at the top is SKEP_AS_OF"),
    ("XDG_CONFIG_HOME", "where your own skep/skep.toml lies; ~/.config where it is not set"),
    (
        "XDG_STATE_HOME",
        "where skep remembers what you trust, and all else outside of projects; ~/.local/state where it is not set",
    ),
    ("NO_COLOR", "no colour where it is set and not empty"),
    ("CLICOLOR_FORCE", "colour even in a pipe where it is set and not 0"),
    ("CLICOLOR", "no colour where it is 0"),
    ("TERM", "no colour and no progress where it is dumb"),
    ("COLUMNS", "the width to write for"),
    ("LC_ALL, LC_CTYPE, LANG", "ASCII signs only where the first that is set does not name UTF-8"),
    ("XDG_CACHE_HOME, HOME", "where the user's cache lies"),
    ("XDG_RUNTIME_DIR", "where a Docker socket of your own is looked for"),
    ("PATH", "where git is looked for"),
];

/// A heading and the rows below it.
pub(crate) struct Section {
    /// The heading, in capitals as in man pages.
    pub title: &'static str,
    /// How the rows are laid out.
    pub layout: Layout,
    /// What is named, and what is said of it.
    pub rows: Vec<(String, &'static str)>,
}

/// How a section's rows are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A command on a line, its purpose below it.
    Commands,
    /// A name, and beside it what it means.
    Table,
}

/// Returns the whole command line with its help filled in.
pub(crate) fn command() -> Command {
    fill(Cli::command(), "")
}

/// Returns what follows the options, of the command with this id: a verb's, a family's name, or nothing for skep itself.
pub(crate) fn sections(id: &str) -> [Section; 3] {
    let examples = examples(id).into_iter().map(|example| (example.command.to_owned(), example.purpose));
    let exits = Exit::ALL.iter().map(|exit| (exit.code().to_string(), exit.meaning()));
    let environment = ENVIRONMENT.iter().map(|(name, meaning)| ((*name).to_owned(), *meaning));
    [
        Section { title: "EXAMPLES", layout: Layout::Commands, rows: examples.collect() },
        Section { title: "EXIT STATUS", layout: Layout::Table, rows: exits.collect() },
        Section { title: "ENVIRONMENT", layout: Layout::Table, rows: environment.collect() },
    ]
}

/// Returns the id of the verb or group `name` below `path`.
pub(crate) fn id_below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn fill(command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.after_long_help(tables(path));
    names.into_iter().fold(command, |command, name| {
        let id = id_below(path, &name);
        command.mut_subcommand(name, |sub| fill(sub, &id))
    })
}

/// Returns a verb's examples, or the first ones of the verbs that a group has.
fn examples(id: &str) -> Vec<&'static Example> {
    let mut verbs: Vec<&'static Verb> = if id.is_empty() { home::verbs(FAMILIES) } else { schema::verbs(FAMILIES) };
    verbs.retain(|verb| id.is_empty() || verb.id == id || verb.family() == id);
    let rounds = (0..EXAMPLES).flat_map(|round| verbs.iter().filter_map(move |verb| verb.examples.get(round)));
    rounds.take(EXAMPLES).collect()
}

fn tables(id: &str) -> String {
    let mut text = String::new();
    for Section { title, layout, rows } in sections(id) {
        let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        // Writing to a string cannot fail.
        let _infallible = writeln!(text, "{title}");
        for (name, meaning) in &rows {
            let _infallible = match layout {
                Layout::Commands => writeln!(text, "  {name}\n      {meaning}"),
                Layout::Table => writeln!(text, "  {name:<width$}  {meaning}"),
            };
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}
