//! From a scan to findings and a census: each program of the tree is linked and judged by itself, several at a time.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use skep_kit::Finding;
use skep_source::{FileFacts, FrozenNames, Language, Observer, Outline, Scan, ScanOptions, units};

use crate::link::Program;
use crate::sources::SourceLines;
use crate::verdicts::{Detail, Verdicts, verdicts};
use crate::{Analysis, FileProblem, Options};

/// The stack of a thread that judges. Pages that are not touched cost nothing.
const JUDGE_STACK: usize = 64 << 20;

/// Walks, parses, links and judges.
#[must_use]
pub fn analyse(options: &Options, observer: &dyn Observer) -> Analysis {
    let languages = options.languages.iter().filter_map(|name| language(name)).collect();
    let scan_options = ScanOptions {
        paths: options.paths.clone(),
        base: options.base.clone(),
        exclude: options.exclude.clone(),
        include_tests: options.include_tests,
        no_ignore: options.no_ignore,
        languages,
        jobs: options.jobs,
    };
    let scan = skep_source::scan(&scan_options, observer);
    let detail = if options.census { Detail::Census } else { Detail::Findings };
    judge(scan, options, detail)
}

fn language(name: &str) -> Option<Language> {
    match name {
        "python" => Some(Language::Python),
        "rust" => Some(Language::Rust),
        _ => None,
    }
}

fn judge(scan: Scan, options: &Options, detail: Detail) -> Analysis {
    let mut analysis = Analysis {
        files_scanned: scan.files.len() as u64,
        files: scan.files.iter().map(|file| Arc::clone(&file.path)).collect(),
        lines_scanned: scan.files.iter().map(|file| u64::from(file.lines)).sum(),
        complete: scan.complete,
        problems: scan.problems.into_iter().map(file_problem).collect(),
        ..Analysis::default()
    };
    let names = Arc::new(scan.names);
    let parts = programs(scan.files, scan.locations, &names, options);
    for found in judge_all(parts, &names, detail, options.jobs) {
        analysis.containers.extend(found.containers);
        analysis.findings.extend(found.findings);
        analysis.suppressed.extend(found.suppressed);
    }
    if !analysis.complete {
        crate::allow::keep_sure(&mut analysis.findings);
    }
    sort(&mut analysis);
    analysis
}

/// The files of one program, in the order of their paths, and where each lies.
struct Part {
    files: Vec<FileFacts>,
    locations: Locations,
}

impl Part {
    fn lines(&self) -> u64 {
        self.files.iter().map(|file| u64::from(file.lines)).sum()
    }
}

/// Parts the files by program, the largest program first.
fn programs(files: Vec<FileFacts>, locations: Locations, names: &FrozenNames, options: &Options) -> Vec<Part> {
    let members = units(&files.iter().map(|facts| outline(facts, names)).collect::<Vec<_>>(), &options.base);
    let mut files: Vec<Option<(FileFacts, PathBuf)>> = files.into_iter().zip(locations).map(Some).collect();
    let part = |members: Vec<usize>| {
        let (files, locations) = members.into_iter().filter_map(|at| files[at].take()).unzip();
        Part { files, locations }
    };
    let mut parts: Vec<Part> = members.into_iter().map(part).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.lines()));
    parts
}

fn outline<'a>(facts: &'a FileFacts, names: &'a FrozenNames) -> Outline<'a> {
    let imports = facts.imports.iter().map(|import| names.text(import.path)).collect();
    Outline { path: &facts.path, language: facts.language, imports }
}

/// Links and judges every program, on as many threads as asked for.
fn judge_all(parts: Vec<Part>, names: &Arc<FrozenNames>, detail: Detail, jobs: usize) -> Vec<Verdicts> {
    let workers = if jobs == 0 { std::thread::available_parallelism().map_or(1, std::num::NonZero::get) } else { jobs };
    let workers = workers.min(parts.len());
    let waiting: Vec<Mutex<Option<Part>>> = parts.into_iter().map(|part| Mutex::new(Some(part))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut found, mut done) = (Vec::new(), Vec::new());
        while let Some(slot) = waiting.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Some(part) = slot.lock().unwrap_or_else(PoisonError::into_inner).take() else { continue };
            let program = Program::link(part.files, Arc::clone(names));
            found.push(verdicts(&program, detail, &mut SourceLines::new(part.locations)));
            done.push(program.files);
        }
        (found, done)
    };
    let results: Vec<_> = std::thread::scope(|scope| {
        let spawn = |_| std::thread::Builder::new().stack_size(JUDGE_STACK).spawn_scoped(scope, work).ok();
        let spawned: Vec<_> = (0..workers).filter_map(spawn).collect();
        // No thread to be had: this one does the work.
        let own = spawned.is_empty().then(work);
        let join = |worker: std::thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        spawned.into_iter().map(join).chain(own).collect()
    });
    let (found, done): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    // Millions of small things: whoever waits for the answer need not wait for their end.
    std::thread::spawn(move || drop(done));
    found.into_iter().flatten().collect()
}

fn file_problem(problem: skep_source::FileProblem) -> FileProblem {
    let skep_source::FileProblem { path, line, code, message } = problem;
    FileProblem { path: path.to_string(), line, code, message }
}

fn sort(analysis: &mut Analysis) {
    analysis
        .containers
        .sort_by(|a, b| (&a.path, a.line, a.column, &a.symbol).cmp(&(&b.path, b.line, b.column, &b.symbol)));
    let key = |f: &Finding| (std::cmp::Reverse(f.severity), f.path.clone(), f.line, f.column, f.rule, f.symbol.clone());
    analysis.findings.sort_by_cached_key(key);
    analysis.suppressed.sort_by_cached_key(|suppressed| key(&suppressed.finding));
}

/// Where the files lie, in the order of their ids.
pub(crate) type Locations = Vec<PathBuf>;
