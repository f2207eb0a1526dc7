//! `skep config trust`: whose file may do more than set limits. The user says so of one file as it stands; a file that has
//! changed since, or that lies elsewhere, is asked about again.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Cell, Column, Context, Environment, Error, Example, FailOn, Format, Mood, Outcome, Output, Report, Table, Verb,
    View, schema_of,
};

use super::keys::{Key, left_out};
use crate::config::{ConfigFiles, Layers, Record, Sources, Trust, TrustStore, first_fault, hash};

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "config.trust",
    version: 1,
    question: "whose configuration may do more than set limits?",
    examples: &[
        Example { command: "skep config trust", purpose: "trust the project's skep.toml as it stands; read it first" },
        Example { command: "skep config trust --list", purpose: "list the files that you trust" },
        Example { command: "skep config trust --revoke", purpose: "trust the project's no longer" },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Trusted>,
};

/// Trust the project's skep.toml as it stands
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file; else the project's
    #[arg(value_name = "FILE", conflicts_with = "list")]
    file: Option<PathBuf>,
    /// List the files that you trust
    #[arg(long, conflicts_with = "revoke")]
    list: bool,
    /// Trust the file no longer
    #[arg(long)]
    revoke: bool,
}

/// What is trusted.
#[derive(Debug, Serialize, JsonSchema)]
struct Trusted {
    /// The file that was asked about, or all.
    files: Vec<TrustedFile>,
    /// The keys of the file that work only because of the trust; empty where all files are listed.
    guarded: Vec<Key>,
    #[serde(skip)]
    asked: Asked,
}

/// A file and what the user said of it.
#[derive(Debug, Serialize, JsonSchema)]
struct TrustedFile {
    /// The file and what it said when it was trusted; null where it is not.
    trusted: Option<Record>,
    /// The file, absolute.
    path: String,
    /// What that means now.
    status: Status,
}

/// What trust in a file means now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// It says what it said.
    Trusted,
    /// It says something else by now, and is asked about again.
    Changed,
    /// It is not there, or cannot be read.
    Missing,
    /// It was trusted until now.
    Revoked,
    /// It was not trusted.
    NotTrusted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    One,
    All,
}

impl Status {
    const fn word(self) -> (&'static str, Mood) {
        match self {
            Self::Trusted => ("trusted", Mood::Good),
            Self::Changed => ("changed since, not trusted", Mood::Doubtful),
            Self::Missing => ("not there", Mood::Neutral),
            Self::Revoked => ("trusted no longer", Mood::Neutral),
            Self::NotTrusted => ("was not trusted", Mood::Neutral),
        }
    }
}

impl Output for Trusted {
    fn view(&self, view: &mut View) {
        if self.asked == Asked::One {
            for file in &self.files {
                view.note(format!("{}: {}", file.path, file.status.word().0));
            }
            let Some(TrustedFile { status: Status::Trusted, .. }) = self.files.first() else { return };
            if self.guarded.is_empty() {
                view.note("Nothing in it needs trust; it is remembered all the same.");
                return;
            }
            view.note("These keys work now:");
            let mut table = Table::new([Column::new("key"), Column::new("from")], "None.");
            self.guarded.iter().for_each(|key| table.row([Cell::text(&key.key), key.origin_cell()]));
            view.table(table);
            return;
        }
        let columns = [Column::new("file"), Column::new("status"), Column::new("trusted at")];
        let mut table = Table::new(columns, "You trust no project's file.");
        for file in &self.files {
            let (word, mood) = file.status.word();
            let path = Cell::Path { path: file.path.clone(), line: None, column: None };
            let at = file.trusted.as_ref().map_or(Cell::Missing, |record| Cell::Time(record.trusted_at));
            table.row([path, Cell::State(word.to_owned(), mood), at]);
        }
        view.table(table);
    }
}

/// Answers.
pub(super) fn run(args: &Args, context: &Context) -> Result<Report, Error> {
    let mut store = TrustStore::open(&context.environment)?;
    if args.list {
        let files = store.records().iter().map(listed).collect();
        let trusted = Trusted { files, guarded: Vec::new(), asked: Asked::All };
        return Ok(Report::new(&VERB, trusted, Outcome::answered()));
    }
    let around = Sources::around(context, ConfigFiles::Heeded, Trust::Nobody);
    let named = args.file.as_ref().map(|file| context.working_directory.join(file));
    let path = named.or_else(|| around.project.clone()).ok_or_else(no_file)?;
    let (file, guarded) = if args.revoke {
        (revoke(&path, &mut store)?, Vec::new())
    } else {
        let nobody = Environment::default();
        trust(Sources { user: None, project: Some(path), variables: &nobody, ..around }, &mut store, context)?
    };
    let outcome = Outcome::answered().next("skep config trust --list");
    Ok(Report::new(&VERB, Trusted { files: vec![file], guarded, asked: Asked::One }, outcome))
}

fn no_file() -> Error {
    let error = Error::usage("no-config", "there is no skep.toml here, nor above");
    error.hint("name one: skep config trust FILE").hint("`skep config init` writes one to begin with")
}

/// Trusts the one file of `sources` as it stands: what is remembered is what was read.
fn trust(sources: Sources<'_>, store: &mut TrustStore, context: &Context) -> Result<(TrustedFile, Vec<Key>), Error> {
    let layers = Layers::read(&sources);
    if let Some(error) = first_fault(&layers) {
        return Err(error);
    }
    let file = layers.files.first().ok_or_else(no_file)?;
    let cannot_look = || Error::usage("no-such-path", format!("cannot look at `{}`", file.shown)).about(&file.shown);
    let path = file.path.canonicalize().map_err(|cause| cannot_look().caused_by(cause))?;
    if path.to_str().is_none() {
        return Err(
            cannot_look().hint("its path is no UTF-8, so it cannot be written down; --trust trusts for one run")
        );
    }
    let record = store.trust(&path, &file.text, (context.clock.wall)());
    store.save()?;
    let file = TrustedFile { path: path.display().to_string(), trusted: Some(record), status: Status::Trusted };
    Ok((file, left_out(&layers)))
}

/// Trusts a file no longer, whether or not it is still there.
fn revoke(path: &Path, store: &mut TrustStore) -> Result<TrustedFile, Error> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let was_trusted = store.revoke(&path);
    if was_trusted {
        store.save()?;
    }
    let status = if was_trusted { Status::Revoked } else { Status::NotTrusted };
    Ok(TrustedFile { path: path.display().to_string(), trusted: None, status })
}

fn listed(record: &Record) -> TrustedFile {
    let status = match crate::config::text_of(&record.path) {
        Some(text) if hash(&text) == record.hash => Status::Trusted,
        Some(_) => Status::Changed,
        None => Status::Missing,
    };
    TrustedFile { path: record.path.display().to_string(), trusted: Some(record.clone()), status }
}
