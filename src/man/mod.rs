//! `skep man`: the manual pages, made from the command line's own definition and the tables that `--help` shows.
//!
//! A page carries no date: it is the same whenever it is made, and its footer names the version.

mod page;

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Cell, Column, Context, Error, Example, FailOn, Format, Outcome, Output, Report, Table, Verb, View, schema_of,
};

use crate::cli::OutputTarget;
use crate::{help, output, suggest, words};

pub(crate) use page::{Page, all};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "man",
    version: 1,
    question: "what does the manual say?",
    examples: &[
        Example { command: "skep man | man -l -", purpose: "read the page of skep" },
        Example { command: "skep man mem leaks | man -l -", purpose: "read that of one command" },
        Example { command: "skep man --folder .", purpose: "write all pages, such as into ~/.local/share/man/man1" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Pages>,
};

/// Print the manual page of skep or of one of its commands
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The command, such as mem leaks; skep itself without it
    #[arg(value_name = "COMMAND", value_parser = words::COMMANDS, hide_possible_values = true)]
    command: Vec<String>,
    /// Write all pages into DIR instead
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    folder: Option<PathBuf>,
}

/// The pages that were asked for.
#[derive(Debug, Serialize, JsonSchema)]
struct Pages {
    /// The pages, skep's own first.
    pages: Vec<Page>,
    /// The folder that they were written into; null where they were not.
    folder: Option<String>,
}

impl Output for Pages {
    fn view(&self, view: &mut View) {
        let Some(folder) = &self.folder else {
            self.pages.iter().for_each(|page| view.verbatim(&page.text));
            return;
        };
        let mut table = Table::new([Column::new(format!("written into {folder}"))], "Nothing was written.");
        for page in &self.pages {
            table.row([Cell::text(&page.file)]);
        }
        view.table(table);
    }
}

/// Answers.
pub(crate) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let pages = match &args.folder {
        Some(_) => all(),
        None => vec![one(&args.command)?],
    };
    let folder = args.folder.as_ref().map(|folder| folder.display().to_string());
    if let Some(folder) = &args.folder {
        write(&pages, &context.working_directory.join(folder), context)?;
    }
    Ok(Report::new(&VERB, Pages { pages, folder }, Outcome::answered()))
}

/// Returns the page of the command that was typed, `mem leaks` or `mem.leaks`.
fn one(typed: &[String]) -> Result<Page, Error> {
    let id = typed.iter().flat_map(|word| word.split(['.', ' '])).collect::<Vec<_>>().join(".");
    let name = if id.is_empty() { help::NAME.to_owned() } else { format!("{}-{}", help::NAME, id.replace('.', "-")) };
    let mut pages = all();
    if let Some(index) = pages.iter().position(|page| page.name == name) {
        return Ok(pages.swap_remove(index));
    }
    let prefix = format!("{}-", help::NAME);
    let known: Vec<String> =
        pages.iter().filter_map(|page| page.name.strip_prefix(&prefix)).map(|name| name.replace('-', " ")).collect();
    let typed = typed.join(" ");
    let error = Error::usage("unknown-command", format!("`{typed}` is no command")).about(&typed);
    let error = suggest::hint(&typed, known.iter().map(String::as_str)).into_iter().fold(error, Error::hint);
    Err(error.hint(format!("there are {}", known.join(", "))))
}

/// Writes the pages, each whole or not at all.
fn write(pages: &[Page], folder: &Path, context: &Context) -> Result<(), Error> {
    if !folder.is_dir() {
        let shown = folder.display().to_string();
        let error = Error::usage("no-such-path", format!("`{shown}` is no folder")).about(&shown);
        return Err(error.hint(format!("make it first: mkdir -p {shown}")));
    }
    let target = |page: &Page| OutputTarget { format: Format::Plain, file: folder.join(&page.file) };
    let targets: Vec<OutputTarget> = pages.iter().map(target).collect();
    let files = output::open(&targets, &context.working_directory, output::Stdout::Free)?;
    for (mut file, page) in files.into_iter().zip(pages) {
        file.fill(|writer| writer.write_all(page.text.as_bytes()))?;
        file.commit()?;
    }
    Ok(())
}
