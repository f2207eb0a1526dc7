//! A whole tree's facts in one list, for whoever wants no programs: what to scan, who watches it, and what was found.

use std::path::PathBuf;
use std::sync::Arc;

use crate::facts::{FileFacts, Language};
use crate::names::FrozenNames;
use crate::problem::FileProblem;
use crate::survey::{Location, Program, Survey, SurveyOptions, survey};
use crate::walk::Skipped;

/// What to scan and how.
#[derive(Debug, Clone, Default)]
pub struct ScanOptions {
    /// Files and folders, as the user named them.
    pub paths: Vec<PathBuf>,
    /// The folder against which paths in the result are made relative; a path outside it stays as it was named.
    pub base: PathBuf,
    /// Globs of paths to leave out, relative to `base`.
    pub exclude: Vec<String>,
    /// Read test files too.
    pub include_tests: bool,
    /// Look also at what ignore files hide.
    pub no_ignore: bool,
    /// Languages to read; empty means all.
    pub languages: Vec<Language>,
    /// Worker threads; 0 means one a core.
    pub jobs: usize,
}

/// How a scan talks to the outside while it runs.
pub trait Observer: Sync {
    /// Tells whether to stop now. Asked for every file.
    fn cancelled(&self) -> bool;
    /// Is told that one more file is done.
    fn file_done(&self);
}

/// Lets a scan run to its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Observer for Unwatched {
    fn cancelled(&self) -> bool {
        false
    }

    fn file_done(&self) {}
}

/// What a scan found, in the order of paths.
#[derive(Debug, Default)]
pub struct Scan {
    /// The facts of each file.
    pub files: Vec<FileFacts>,
    /// Where each of them lies.
    pub locations: Vec<Location>,
    /// The texts of the names in them.
    pub names: Arc<FrozenNames>,
    /// Files that were not read, or not wholly.
    pub problems: Vec<FileProblem>,
    /// What is called like source and is no file.
    pub skipped: Skipped,
    /// False when it was cancelled before the end.
    pub complete: bool,
}

/// Walks, reads and lowers.
#[must_use]
pub fn scan(options: &ScanOptions, observer: &dyn Observer) -> Scan {
    let options = SurveyOptions { scan: options.clone(), ..SurveyOptions::default() };
    let Survey { programs, names, problems, skipped, complete, files, .. } = survey(&options, observer);
    // So that each file's facts are held once.
    drop(files);
    let of_program = |program: Program| program.files.into_iter().zip(program.locations);
    let mut found: Vec<(Arc<FileFacts>, Location)> = programs.into_iter().flat_map(of_program).collect();
    found.sort_unstable_by(|(one, _), (other, _)| one.path.cmp(&other.path));
    let (files, locations) = found.into_iter().map(|(facts, location)| (Arc::unwrap_or_clone(facts), location)).unzip();
    Scan { files, locations, names, problems, skipped, complete }
}
