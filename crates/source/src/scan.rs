//! Reads the files that the walk found, on as many threads as asked for, and lowers each to facts.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::facts::{FileFacts, Language};
use crate::names::{FrozenNames, LocalNames, Names};
use crate::problem::{FileProblem, Lowered};
use crate::walk::{LARGEST_FILE, SourceFile, walk};
use crate::{python, rust};

/// The stack of a worker. Deep expressions need it; pages that are not touched cost nothing.
const WORKER_STACK: usize = 64 << 20;

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

/// What a scan found, in the order of paths.
#[derive(Debug, Default)]
pub struct Scan {
    /// The facts of each file.
    pub files: Vec<FileFacts>,
    /// Where each of them lies.
    pub locations: Vec<PathBuf>,
    /// The texts of the names in them.
    pub names: FrozenNames,
    /// Files that were not read, or not wholly.
    pub problems: Vec<FileProblem>,
    /// False when it was cancelled before the end.
    pub complete: bool,
}

/// Walks, reads and lowers.
#[must_use]
pub fn scan(options: &ScanOptions, observer: &dyn Observer) -> Scan {
    let walked = walk(options, observer);
    let names = Names::default();
    let jobs = worker_count(options.jobs, walked.files.len());
    let results = lower_all(&walked.files, &names, jobs, observer);
    let complete = results.iter().all(Option::is_some) && !observer.cancelled();
    let mut problems = walked.problems;
    let mut files = Vec::with_capacity(results.len());
    let mut locations = Vec::with_capacity(results.len());
    for (file, lowered) in walked.files.into_iter().zip(results) {
        let Some(lowered) = lowered else { continue };
        problems.extend(lowered.problems);
        if let Some(facts) = lowered.facts {
            files.push(facts);
            locations.push(file.path);
        }
    }
    problems.sort_unstable();
    Scan { files, locations, names: names.freeze(), problems, complete }
}

fn worker_count(asked: usize, files: usize) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let wanted = if asked == 0 { cores } else { asked };
    // A thread costs more than lowering a handful of files.
    wanted.min(files.div_ceil(8)).max(1)
}

/// Lowers `files`; a place is empty where the scan was cancelled before it.
fn lower_all(files: &[SourceFile], names: &Names, jobs: usize, observer: &dyn Observer) -> Vec<Option<Lowered>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut local = LocalNames::new(names);
        let mut buffer = Vec::new();
        let mut done = Vec::new();
        while !observer.cancelled() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(index) else { break };
            done.push((index, lower(file, &mut buffer, &mut local)));
            observer.file_done();
        }
        done
    };
    let mut results: Vec<Option<Lowered>> = Vec::new();
    results.resize_with(files.len(), || None);
    std::thread::scope(|scope| {
        let spawn = |_| std::thread::Builder::new().stack_size(WORKER_STACK).spawn_scoped(scope, work).ok();
        let workers: Vec<_> = (0..jobs).filter_map(spawn).collect();
        if workers.is_empty() {
            // No thread to be had: this one does the work.
            for (index, lowered) in work() {
                results[index] = Some(lowered);
            }
        }
        for (index, lowered) in workers.into_iter().filter_map(|worker| worker.join().ok()).flatten() {
            results[index] = Some(lowered);
        }
    });
    results
}

/// Reads and lowers one file.
fn lower(file: &SourceFile, buffer: &mut Vec<u8>, names: &mut LocalNames<'_>) -> Lowered {
    let failed = |code, message: String| {
        let path = Arc::clone(&file.shown);
        Lowered { facts: None, problems: vec![FileProblem { path, line: None, code, message }] }
    };
    let largest = LARGEST_FILE >> 20;
    if file.bytes > LARGEST_FILE {
        return failed("too-large", format!("larger than {largest} MiB; the file was not read"));
    }
    buffer.clear();
    // The file may have grown since the walk.
    match File::open(&file.path).and_then(|open| open.take(LARGEST_FILE + 1).read_to_end(buffer)) {
        Ok(read) if read as u64 > LARGEST_FILE => {
            return failed("too-large", format!("larger than {largest} MiB; the file was not read"));
        }
        Ok(_) => {}
        Err(error) => return failed("unreadable", format!("cannot be read: {}", describe(&error))),
    }
    let text = match std::str::from_utf8(buffer) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let message = format!("byte {} is not UTF-8; the file was not read", error.valid_up_to() + 1);
            return failed("not-utf-8", message);
        }
    };
    // A parser is somebody else's code: should it panic, that file is lost and no other.
    let lowered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match file.language {
        Language::Python => python::lower(text, &file.shown, names),
        Language::Rust => rust::lower(text, Arc::clone(&file.shown), names),
    }));
    match lowered {
        Ok(mut lowered) => {
            if let Some(facts) = &mut lowered.facts {
                facts.is_test = file.is_test;
                facts.shrink();
            }
            lowered
        }
        Err(_) => failed("parser-failed", "the parser failed on this file; please report it".to_owned()),
    }
}

/// Returns what went wrong without the operating system's number for it.
pub(crate) fn describe(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
