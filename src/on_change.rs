//! `--on-change`: speaks, and fails, only where the verdict is another than that of the last run of the same command.
//!
//! What was said last is remembered by the command and the folder that it is run in, after it was said: a run that is
//! killed or cannot write says it again next time.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use skep_kit::{Context, Error, Exit, Finding, Problem, make_state_folder};

use crate::deliver::Delivery;
use crate::output::{Output, temporary_beside};
use crate::render::Page;
use crate::verdict::Verdict;

/// The folder in the state's own.
const FOLDER: &str = "verdicts";
/// The flag itself, which is no part of the question.
const FLAG: &str = "--on-change";
/// More than this was not written by skep, in bytes.
const LONGEST: u64 = 16 << 20;

/// What a command came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Said {
    exit_code: u8,
    /// The fingerprints of what violated; empty where nothing did.
    findings: BTreeSet<String>,
    /// Why there was no answer; empty where there was one.
    problem: String,
}

/// What a command came to last.
pub(crate) enum Memory {
    /// Every verdict is said.
    NotAsked,
    /// The verdict is another.
    Other(Note),
    /// The verdict is the same, and was said then.
    Same,
    /// Nobody can tell.
    Unknown(Error),
}

/// What is to be remembered once it is said.
pub(crate) struct Note {
    file: PathBuf,
    said: Said,
}

impl Memory {
    /// Compares `verdict` with what the same command came to last. One that was never asked is taken to have been well.
    /// That it was asked wrongly or interrupted is no verdict, and is always said.
    pub(crate) fn of(arguments: &[OsString], context: &Context, findings: &[Finding], verdict: &Verdict) -> Self {
        if !matches!(verdict.exit, Exit::Clean | Exit::Violated | Exit::Unavailable) {
            return Self::NotAsked;
        }
        let said = Said::of(findings, verdict);
        let last = context.state_folder().and_then(|folder| {
            make_state_folder(folder)?;
            let file = folder.join(FOLDER).join(format!("{}.json", key(arguments, context)));
            read(&file).map(|last| (file, last))
        });
        match last {
            Ok((_, last)) if last == said => Self::Same,
            Ok((file, _)) => Self::Other(Note { file, said }),
            Err(error) => Self::Unknown(error),
        }
    }

    /// Gives the page to all who want to know, and returns what the process ends with.
    pub(crate) fn deliver(
        self,
        delivery: &Delivery<'_>,
        page: &Page<'_>,
        error: Option<&Error>,
        outputs: Vec<Output>,
    ) -> Verdict {
        let failure = match self {
            Self::NotAsked => return delivery.deliver(page, error, outputs),
            Self::Same => return delivery.deliver_silently(page, outputs),
            Self::Other(note) => {
                let verdict = delivery.deliver(page, error, outputs);
                match note.keep() {
                    Ok(()) => return verdict,
                    Err(failure) => (verdict, failure),
                }
            }
            Self::Unknown(failure) => (delivery.deliver(page, error, outputs), failure),
        };
        let (verdict, failure) = failure;
        delivery.tell(&failure);
        verdict.unwritten(Problem::from(&failure))
    }
}

impl Note {
    fn keep(&self) -> Result<(), Error> {
        let write = || {
            std::fs::create_dir_all(self.file.parent().unwrap_or(&self.file))?;
            let mut temporary = temporary_beside(&self.file)?;
            serde_json::to_writer(&mut temporary, &self.said)?;
            temporary.write_all(b"\n")?;
            temporary.persist(&self.file).map_err(|error| error.error)
        };
        write().map(drop).map_err(|cause| unusable(&self.file, "write").caused_by(cause))
    }
}

impl Said {
    fn of(findings: &[Finding], verdict: &Verdict) -> Self {
        // What is milder than what violates may come and go.
        let counts = |finding: &&Finding| verdict.mildest.is_some_and(|mildest| finding.severity >= mildest);
        let problem = verdict.problem.as_ref();
        let said = |problem: &Problem| format!("{} {}", problem.code, problem.target.as_deref().unwrap_or_default());
        Self {
            exit_code: verdict.exit.code(),
            findings: findings.iter().filter(counts).map(|finding| finding.fingerprint.clone()).collect(),
            problem: problem.map(said).unwrap_or_default(),
        }
    }
}

/// Returns what the question is filed under: what was typed, and where.
fn key(arguments: &[OsString], context: &Context) -> String {
    let mut digest = Sha256::new();
    for part in arguments.iter().skip(1).filter(|argument| *argument != FLAG) {
        digest.update(part.as_encoded_bytes());
        digest.update([0]);
    }
    digest.update(context.working_directory.as_os_str().as_encoded_bytes());
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns what was said last; where nothing was, that all is well. A file that does not read as ours was torn by
/// something else: what it said is taken for another verdict, and it is written anew.
fn read(file: &Path) -> Result<Said, Error> {
    let failed = |cause: std::io::Error| unusable(file, "read").caused_by(cause);
    let found = match File::open(file) {
        Ok(found) => found,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Said::default()),
        Err(cause) => return Err(failed(cause)),
    };
    let mut text = String::new();
    match found.take(LONGEST).read_to_string(&mut text) {
        Ok(_) => Ok(serde_json::from_str(&text).unwrap_or_else(|_| Said::unreadable())),
        Err(cause) if cause.kind() == ErrorKind::InvalidData => Ok(Said::unreadable()),
        Err(cause) => Err(failed(cause)),
    }
}

impl Said {
    /// Stands for what cannot be read, and so is the same as nothing.
    fn unreadable() -> Self {
        Self { exit_code: u8::MAX, ..Self::default() }
    }
}

fn unusable(file: &Path, what: &str) -> Error {
    let shown = file.display().to_string();
    Error::unavailable("cannot-remember", format!("cannot {what} `{shown}`, where the last verdict is remembered"))
        .about(&shown)
        .hint("mend it, name another folder with --state FOLDER, or leave --on-change out")
}
