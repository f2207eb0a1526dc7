//! Reads the files that the walk found, on as many threads as asked for, and lowers each to facts.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::facts::{FileFacts, Language};
use crate::names::{FrozenNames, LocalNames, Names};
use crate::problem::{FileProblem, Lowered};
use crate::read::{lower, read};
use crate::walk::{Skipped, SourceFile, walk};

/// The stack of a worker. Deep expressions need it; pages that are not touched cost nothing.
pub(crate) const WORKER_STACK: usize = 64 << 20;

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
    /// What is called like source and is no file.
    pub skipped: Skipped,
    /// False when it was cancelled before the end.
    pub complete: bool,
}

/// Walks, reads and lowers.
#[must_use]
pub fn scan(options: &ScanOptions, observer: &dyn Observer) -> Scan {
    let walked = walk(options, observer);
    let names = Names::default();
    let results = in_parallel(&walked.files, options.jobs, observer, || {
        let mut local = LocalNames::new(&names);
        let mut buffer = Vec::new();
        move |file: &SourceFile| match read(file, &file.path, &mut buffer) {
            Ok(()) => lower(file, &buffer, &mut local),
            Err(problem) => Lowered { facts: None, problems: vec![problem] },
        }
    });
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
    let skipped = walked.skipped;
    Scan { files, locations, names: names.freeze(), problems, skipped, complete }
}

fn worker_count(asked: usize, files: usize) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let wanted = if asked == 0 { cores } else { asked };
    // A thread costs more than lowering a handful of files.
    wanted.min(files.div_ceil(8)).max(1)
}

/// Does the work of one worker's closure for each item, on as many threads as asked for, and returns what came of each in
/// their order; nothing where the scan was cancelled before it.
pub(crate) fn in_parallel<T, R, W>(
    items: &[T],
    jobs: usize,
    observer: &dyn Observer,
    worker: impl Fn() -> W + Sync,
) -> Vec<Option<R>>
where
    T: Sync,
    R: Send,
    W: FnMut(&T) -> R,
{
    let next = AtomicUsize::new(0);
    let work = || {
        let mut act = worker();
        let mut done = Vec::new();
        while !observer.cancelled() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            done.push((index, act(item)));
            observer.file_done();
        }
        done
    };
    let mut results: Vec<Option<R>> = Vec::new();
    results.resize_with(items.len(), || None);
    std::thread::scope(|scope| {
        let spawn = |_| {
            std::thread::Builder::new().name("scan".to_owned()).stack_size(WORKER_STACK).spawn_scoped(scope, work).ok()
        };
        let workers: Vec<_> = (0..worker_count(jobs, items.len())).filter_map(spawn).collect();
        if workers.is_empty() {
            // No thread to be had: this one does the work.
            for (index, done) in work() {
                results[index] = Some(done);
            }
        }
        for (index, done) in workers.into_iter().filter_map(|worker| worker.join().ok()).flatten() {
            results[index] = Some(done);
        }
    });
    results
}
