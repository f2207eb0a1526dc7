//! `skep config init`: a `skep.toml` to begin with. Every key is in it, explained and commented out at its default, so
//! that it changes nothing until somebody does.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Context, Error, Example, FailOn, Family, Format, Outcome, Output, Report, Verb, View, schema_of};

use crate::config::{
    Entries, Entry, FILE_NAME, Shape, TOP, prefix, private_folder, sections, toml_text, user_file, variable,
    whole_schema,
};
use crate::output::temporary_beside;
use crate::render::relative;

/// Columns that a comment may take.
const WIDTH: usize = 100;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "config.init",
    version: 1,
    question: "how do I begin to configure?",
    examples: &[
        Example { command: "skep config init", purpose: "write ./skep.toml, for the project" },
        Example { command: "skep config init --user", purpose: "write your own, for all projects" },
        Example { command: "skep config init --force", purpose: "begin again, over what is there" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Written>,
};

/// Write a skep.toml with every key in it, explained and commented out
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write your own file instead, which counts in all projects
    #[arg(long)]
    user: bool,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

/// What was written.
#[derive(Debug, Serialize, JsonSchema)]
struct Written {
    /// The file, relative to the project's root where it lies below it.
    path: String,
    /// How many keys are in it.
    keys: u64,
    /// Whether there was a file before.
    replaced: bool,
    #[serde(skip)]
    shown: String,
}

impl Output for Written {
    fn view(&self, view: &mut View) {
        let verb = if self.replaced { "wrote over" } else { "wrote" };
        let keys = if self.keys == 1 { "key" } else { "keys" };
        view.note(format!("{verb} {}: {} {keys}, each commented out at its default", self.shown, self.keys));
    }
}

/// Answers.
pub(super) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let (path, shown) = if args.user {
        let path = user_file(&context.environment).ok_or_else(|| {
            let error = Error::unavailable("no-config-folder", "cannot tell where your own configuration lies");
            error.hint("set HOME, or XDG_CONFIG_HOME to an absolute path")
        })?;
        let shown = path.display().to_string();
        (path, shown)
    } else {
        (context.working_directory.join(FILE_NAME), FILE_NAME.to_owned())
    };
    let (text, keys) = text(context.families)?;
    let replaced = path.symlink_metadata().is_ok();
    if replaced && !args.force {
        return Err(is_there(&shown));
    }
    write(&path, &shown, &text, args)?;
    let named = if path.starts_with(context.base()) { relative(&path, context.base()) } else { shown.clone() };
    let written = Written { path: named, keys, replaced, shown };
    Ok(Report::new(&VERB, written, Outcome::answered().next("skep config check")))
}

fn is_there(shown: &str) -> Error {
    let error = Error::usage("file-exists", format!("`{shown}` is there already")).about(shown);
    error.hint("`skep config show` says what counts; --force writes over it")
}

/// Writes the file whole or not at all.
fn write(path: &Path, shown: &str, text: &str, args: &Args) -> Result<(), Error> {
    let failed = |cause: std::io::Error| {
        Error::unavailable("cannot-write", format!("cannot write `{shown}`")).about(shown).caused_by(cause)
    };
    if path.metadata().is_ok_and(|found| !found.is_file()) {
        let error = Error::usage("cannot-write", format!("`{shown}` is there, and is no regular file")).about(shown);
        return Err(error.hint("move it out of the way"));
    }
    if let (true, Some(folder)) = (args.user, path.parent()) {
        private_folder(folder).map_err(failed)?;
    }
    // Behind a symbolic link it is the file that is replaced, not the link.
    let target: PathBuf = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut file = temporary_beside(&target).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    if args.force {
        return file.persist(&target).map(drop).map_err(|error| failed(error.error));
    }
    // Somebody may have written one since it was looked for.
    file.persist_noclobber(&target).map(drop).map_err(|error| {
        if error.error.kind() == ErrorKind::AlreadyExists { is_there(shown) } else { failed(error.error) }
    })
}

/// Returns the file's text, and how many keys are in it.
fn text(families: &[&'static Family]) -> Result<(String, u64), Error> {
    let schema = whole_schema(families);
    let shape = Shape::of(&schema);
    let mut keys = 0;
    let mut text = String::from(
        "# What skep is told here. Every key is commented out at its default: `skep config show --origin` says what\n\
         # counts, `skep config check` whether it is in order, and `skep config schema` helps your editor.\n",
    );
    for (name, section) in sections(families) {
        let defaults =
            (section.defaults)().map_err(|cause| Error::bug("defaults cannot be written").caused_by(cause))?;
        let defaults = Entries::of_defaults(&prefix(name), defaults);
        let mut table = prefix(name);
        if name != TOP {
            text.push_str(&format!("\n{}[{}]\n", comment(described(shape, &table)), toml_text::key(&table)));
        }
        for entry in defaults.in_order() {
            let (key, above) = entry.path.split_last().ok_or_else(|| Error::bug("a key without a name"))?;
            if above != table {
                table = above.to_vec();
                text.push_str(&format!("\n{}[{}]\n", comment(described(shape, &table)), toml_text::key(&table)));
            }
            text.push_str(&format!("\n{}{}", comment(described(shape, &entry.path)), line(key, entry, shape)));
            keys += 1;
        }
    }
    Ok((text, keys))
}

fn at<'a>(shape: Shape<'a>, path: &[String]) -> Option<Shape<'a>> {
    path.iter().try_fold(shape, |shape, key| shape.child(key))
}

fn described<'a>(shape: Shape<'a>, path: &[String]) -> &'a str {
    at(shape, path).map(Shape::description).unwrap_or_default()
}

/// Returns the key at its default, commented out; with an example where it has none.
fn line(key: &str, entry: &Entry, shape: Shape<'_>) -> String {
    let example = || at(shape, &entry.path).and_then(Shape::example).and_then(toml_text::value);
    let variable = variable(&entry.path);
    match toml_text::value(&entry.value).map(|value| (value, "")).or_else(|| Some((example()?, "not set; "))) {
        Some((value, unset)) => format!("# ({unset}{variable})\n#{} = {value}\n", toml_text::key(&[key])),
        None => format!("# (not set; {variable})\n#{} =\n", toml_text::key(&[key])),
    }
}

/// Returns the text as comments, broken between words.
fn comment(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(format!("# {word}")),
        }
    }
    if text.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}
