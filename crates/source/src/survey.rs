//! Reads a tree for analysis, program by program, and remembers what an earlier run made of it.
//!
//! Facts of a program that an answer is kept for are not even unpacked. The tree may be compared with an earlier one:
//! what did not change between the two is read once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use skep_kit::Shard;
use xxhash_rust::xxh3::Xxh3;

use crate::cache::{Cache, Keeper};
use crate::earlier::Earlier;
use crate::facts::FileFacts;
use crate::names::{FrozenNames, LocalNames, Names};
use crate::problem::FileProblem;
use crate::records::{Known, Reader, Whereabouts};
use crate::scan::{Observer, ScanOptions};
use crate::shard::share;
use crate::text;
use crate::units::{Outline, Tops, units};
use crate::walk::{Skipped, Stat, Stats, selected, walk};

/// What a survey is to do besides scanning.
#[derive(Debug, Default)]
pub struct SurveyOptions {
    /// What to scan.
    pub scan: ScanOptions,
    /// Where to keep what was found out; none keeps nothing.
    pub cache: Option<crate::CacheOptions>,
    /// What else the answers depend on: the build of whoever makes them.
    pub answers_of: &'static str,
    /// The state of the tree to compare with.
    pub earlier: Option<Earlier>,
    /// The share of the tree to read; none is all of it. It cannot be compared with an earlier state.
    pub shard: Option<Shard>,
}

/// A file's content, for whoever wants to show a line of it.
#[derive(Debug, Clone)]
pub enum Location {
    /// It stands in this file.
    File(PathBuf),
    /// It stands in no file any more.
    Text(Arc<str>),
}

/// One program of the tree.
#[derive(Debug)]
pub struct Program {
    /// The same for the same files with the same content, asked by the same build.
    pub key: u128,
    /// What was made of it before.
    pub answer: Option<Vec<u8>>,
    /// The facts of its files, in the order of their paths; empty where there is an answer.
    pub files: Vec<Arc<FileFacts>>,
    /// Where each of them lies.
    pub locations: Vec<Location>,
    /// Lines in all of them.
    pub lines: u64,
    /// Positions of the members that have facts.
    pub(crate) members: Vec<usize>,
}

/// A tree that was read.
#[derive(Debug)]
pub struct Survey {
    /// Its programs, the largest first.
    pub programs: Vec<Program>,
    /// Those of the earlier tree; facts are only there for those that are not programs of the tree as well.
    pub earlier: Vec<Program>,
    /// The texts of the names.
    pub names: Arc<FrozenNames>,
    /// Files read and parsed, at least in part.
    pub files_scanned: u64,
    /// Lines in them.
    pub lines_scanned: u64,
    /// Files of which all was known from an earlier run.
    pub files_known: u64,
    /// Files that fall to other shares of the tree.
    pub files_elsewhere: u64,
    /// Files that were not read, or not wholly.
    pub problems: Vec<FileProblem>,
    /// What is called like source and is no file.
    pub skipped: Skipped,
    /// False when it was cancelled before the end.
    pub complete: bool,
    /// The keys of the programs.
    own: FxHashSet<u128>,
    pub(crate) files: Vec<Known>,
    keeper: Option<Keeper>,
}

/// Reads the tree.
#[must_use]
pub fn survey(options: &SurveyOptions, observer: &dyn Observer) -> Survey {
    let stats = if options.cache.is_some() || options.shard.is_some() { Stats::Wanted } else { Stats::Unwanted };
    let mut walked = walk(&options.scan, stats, observer);
    let found = walked.files.len();
    let tops = Tops::of(walked.files.iter().map(|file| (file.language, &*file.shown)));
    if let Some(shard) = options.shard {
        walked.files = share(walked.files, shard, (&tops, &options.scan), observer);
        if shard.index > 1 {
            // What the walk complains of falls to the first.
            walked.problems.clear();
            walked.skipped = Skipped::default();
        }
    }
    let files_elsewhere = (found - walked.files.len()) as u64;
    let cache = options.cache.as_ref().map(|cache| Cache::open(cache, &asked(options)));
    let names = Names::default();
    let reader = Reader { cache: cache.as_ref(), hashes: cache.is_some() || options.earlier.is_some(), names: &names };
    let read = reader.read_all(walked.files, options.scan.jobs, observer);
    let complete = read.iter().all(Option::is_some) && !observer.cancelled();
    let mut files: Vec<Known> = read.into_iter().flatten().collect();
    let mut problems = walked.problems;
    problems.extend(files.iter().flat_map(|known| known.record.problems.iter().cloned()));
    problems.sort_unstable();
    let has_facts = |known: &&Known| !matches!(known.record.facts, Whereabouts::Nowhere);
    let parsed = || files.iter().filter(has_facts);
    let is_old = |known: &&Known| known.record.hash.is_some() && !matches!(known.record.facts, Whereabouts::Fresh(_));
    let (files_scanned, files_known) = (parsed().count() as u64, files.iter().filter(is_old).count() as u64);
    let lines_scanned = parsed().map(|known| u64::from(known.record.lines)).sum();

    let all: Vec<usize> = (0..files.len()).collect();
    let mut programs = part(&files, &all, &tops, options);
    let mut earlier = match &options.earlier {
        Some(state) => part_earlier(state, &mut files, (&tops, options), &reader),
        None => Vec::new(),
    };
    let own: FxHashSet<u128> = programs.iter().map(|program| program.key).collect();
    let mut open: Vec<&mut Program> = Vec::new();
    for program in &mut programs {
        program.answer = cache.as_ref().and_then(|cache| cache.answer(program.key));
        if program.answer.is_none() {
            open.push(program);
        }
    }
    open.extend(earlier.iter_mut().filter(|program| !own.contains(&program.key)));
    reader.load(open, &files, options.scan.jobs);
    let keeper = cache.map(Keeper::new);
    let names = Arc::new(names.freeze());
    let skipped = walked.skipped;
    Survey {
        programs,
        earlier,
        names,
        files_scanned,
        lines_scanned,
        files_known,
        files_elsewhere,
        problems,
        skipped,
        complete,
        own,
        files,
        keeper,
    }
}

impl Survey {
    /// Returns the names of the files that were parsed, at least in part, in their order.
    #[must_use]
    pub fn parsed(&self) -> Vec<Arc<str>> {
        let parsed = |known: &&Known| known.text.is_none() && !matches!(known.record.facts, Whereabouts::Nowhere);
        self.files.iter().filter(parsed).map(|known| Arc::clone(&known.file.shown)).collect()
    }

    /// Keeps what was made of `program` for the next run, along with its facts, unless it is one of the earlier tree. May be
    /// called from several threads.
    pub fn keep(&self, program: &Program, answer: Vec<u8>) {
        let Some(keeper) = &self.keeper else { return };
        if !self.own.contains(&program.key) {
            return;
        }
        let facts =
            |(at, facts): (&usize, &Arc<FileFacts>)| (*at, Arc::clone(facts), self.files[*at].record.facts.clone());
        let members: Vec<_> = program.members.iter().zip(&program.files).map(facts).collect();
        keeper.keep(program.key, answer, &members, &self.names);
    }

    /// Ends it: writes what was kept.
    pub fn close(mut self) {
        if let Some(keeper) = self.keeper.take().filter(|_| self.complete) {
            let keys: Vec<u128> = self.programs.iter().map(|program| program.key).collect();
            keeper.write(&self.files, &keys);
        }
        // Giving back the facts of a whole tree takes a while, for which nobody has to wait. Where no thread can be had
        // they go with the closure, here.
        let _ = std::thread::Builder::new().name("skep".to_owned()).spawn(move || drop(self));
    }
}

/// Returns what makes one question another, so that each keeps what it found out by itself.
fn asked(options: &SurveyOptions) -> Vec<u8> {
    let ScanOptions { paths, base, exclude, include_tests, no_ignore, languages, jobs: _ } = &options.scan;
    format!("{paths:?}{base:?}{exclude:?}{include_tests}{no_ignore}{languages:?}{:?}", options.shard).into_bytes()
}

/// Parts the files at `members` by program, the largest first.
fn part(files: &[Known], members: &[usize], tops: &Tops, options: &SurveyOptions) -> Vec<Program> {
    let parsed = |at: &usize| !matches!(files[*at].record.facts, Whereabouts::Nowhere);
    let members: Vec<usize> = members.iter().copied().filter(parsed).collect();
    let outline = |at: &usize| {
        let Known { file, record, .. } = &files[*at];
        let imports = record.imports.paths().collect();
        Outline { path: &file.shown, language: file.language, imports }
    };
    let outlines: Vec<Outline<'_>> = members.iter().map(outline).collect();
    let program = |of: Vec<usize>| {
        let members: Vec<usize> = of.into_iter().map(|at| members[at]).collect();
        let location = |at: &usize| match &files[*at].text {
            Some(text) => Location::Text(Arc::clone(text)),
            None => Location::File(files[*at].file.path.clone()),
        };
        Program {
            key: key(files, &members, options.answers_of),
            answer: None,
            files: Vec::new(),
            locations: members.iter().map(location).collect(),
            lines: members.iter().map(|at| u64::from(files[*at].record.lines)).sum(),
            members,
        }
    };
    let mut programs: Vec<Program> = units(&outlines, tops, &options.scan.base).into_iter().map(program).collect();
    programs.sort_by_key(|program| std::cmp::Reverse(program.lines));
    programs
}

fn key(files: &[Known], members: &[usize], answers_of: &str) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(answers_of.as_bytes());
    for Known { file, record, .. } in members.iter().map(|at| &files[*at]) {
        hash.update(file.shown.as_bytes());
        hash.update(&[0, u8::from(file.is_test)]);
        hash.update(&record.hash.unwrap_or_default().to_le_bytes());
    }
    hash.digest128()
}

/// Adds the earlier versions of files to `files`, and parts the tree as it was.
fn part_earlier(
    state: &Earlier,
    files: &mut Vec<Known>,
    (tops, options): (&Tops, &SurveyOptions),
    reader: &Reader<'_>,
) -> Vec<Program> {
    let changed: FxHashSet<&Path> = state.changed.iter().map(|(path, _)| path.as_path()).collect();
    let walked: Vec<PathBuf> = files.iter().map(|known| options.scan.base.join(&known.file.path)).collect();
    let mut members: Vec<usize> = (0..files.len()).filter(|at| !changed.contains(walked[*at].as_path())).collect();
    let walked: FxHashSet<PathBuf> = walked.into_iter().collect();
    let mut names = LocalNames::new(reader.names);
    for (path, content) in &state.changed {
        let Some(content) = content else { continue };
        // A file that is there but was not walked is left out by an ignore file, and was so then.
        if path.exists() && !walked.contains(path) {
            continue;
        }
        let Some(file) = selected(path, Stat { bytes: content.len() as u64, ..Stat::default() }, &options.scan) else {
            continue;
        };
        let record = reader.record(&file, content, &mut names);
        members.push(files.len());
        let text = text::decode(content, file.language).unwrap_or_else(|_| String::from_utf8_lossy(content)).into();
        files.push(Known { file, record, text: Some(text) });
    }
    members.sort_by(|one, other| files[*one].file.cmp(&files[*other].file));
    part(files, &members, tops, options)
}
