//! One manual page. What comes from the command line's definition is drawn by clap's own crate; what comes from our
//! tables follows it.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::join_formats;

use crate::families::FAMILIES;
use crate::help::{self, Section};
use crate::schema;

/// The section of the manual that commands stand in.
const SECTION: u8 = 1;

/// How an empty line comes out where two breaks surround it, which formatters warn of.
const SPACE: &str = ".br\n\n.br\n";

/// One page.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Page {
    /// Its name, such as `skep-mem-leaks`.
    pub name: String,
    /// The section of the manual.
    pub section: u8,
    /// The file's name.
    pub file: String,
    /// Its text, roff.
    pub text: String,
}

/// Returns all pages, skep's own first.
pub(crate) fn all() -> Vec<Page> {
    // The pages themselves are what `skep help` shows.
    let mut root = help::command().disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    collect(&root, "", &mut pages);
    pages
}

fn collect(command: &Command, id: &str, pages: &mut Vec<Page>) {
    let name = command.get_display_name().unwrap_or(help::NAME).to_owned();
    // Writing to memory cannot fail.
    let text = text(command, id).unwrap_or_default();
    pages.push(Page { file: format!("{name}.{SECTION}"), name, section: SECTION, text });
    for sub in command.get_subcommands() {
        collect(sub, &help::id_below(id, sub.get_name()), pages);
    }
}

fn text(command: &Command, id: &str) -> io::Result<String> {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let page = Man::new(command.clone().override_usage(usage)).section(SECTION.to_string());
    let mut text = Vec::new();
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_description_section(&mut text)?;
    description(id).to_writer(&mut text)?;
    page.render_options_section(&mut text)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut text)?;
    }
    for section in help::sections(id) {
        drawn(&section).to_writer(&mut text)?;
    }
    see_also(id).to_writer(&mut text)?;
    // Every piece brings the same definitions; the page needs them once.
    let definitions = Roff::new().render();
    let text = String::from_utf8_lossy(&text).replace(&definitions, "").replace(SPACE, ".sp\n");
    Ok(title(command) + &definitions + &text)
}

/// Returns the first line. Its date is empty, and empty text is what the crates cannot write.
fn title(command: &Command) -> String {
    let name = command.get_display_name().unwrap_or(help::NAME).to_uppercase();
    format!(".TH {name} {SECTION} \"\" \"{} {}\" \"skep manual\"\n", help::NAME, env!("CARGO_PKG_VERSION"))
}

/// Returns what a verb's table says of it.
fn description(id: &str) -> Roff {
    let mut roff = Roff::new();
    let Some(verb) = schema::verbs(FAMILIES).into_iter().find(|verb| verb.id == id) else { return roff };
    roff.control("PP", []);
    roff.text([roman(format!("It answers the question: {}", verb.question))]);
    roff.control("PP", []);
    roff.text([
        roman(format!("The answer can be written as {}. ", join_formats(verb.formats))),
        bold(format!("skep schema {id}")),
        roman(" prints the schema of its JSON."),
    ]);
    roff
}

fn drawn(section: &Section) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [section.title]);
    for (name, meaning) in &section.rows {
        roff.control("TP", []);
        roff.text([bold(name.as_str())]);
        roff.text([roman(*meaning)]);
    }
    roff
}

/// Returns the pages above this one.
fn see_also(id: &str) -> Roff {
    let mut roff = Roff::new();
    if id.is_empty() {
        return roff;
    }
    let group = id.split_once('.').map(|(group, _)| format!("{}-{group}", help::NAME));
    let above = group.iter().map(String::as_str).chain([help::NAME]);
    let above: Vec<String> = above.map(|name| format!("{name}({SECTION})")).collect();
    roff.control("SH", ["SEE ALSO"]);
    roff.text([roman(above.join(", "))]);
    roff
}
