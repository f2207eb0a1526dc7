//! What is known of each file of a tree: read in this run, or remembered from an earlier one.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::cache::Cache;
use crate::facts::{FileFacts, Language};
use crate::names::{LocalNames, Name, Names};
use crate::problem::FileProblem;
use crate::read::{lower, read};
use crate::scan::Observer;
use crate::survey::Program;
use crate::threads::{in_parallel, thread_count};
use crate::walk::SourceFile;

/// How many parts of an import's path say which program it belongs to.
const TELLING_PARTS: usize = 4;

/// What is known of a file of the tree.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) file: SourceFile,
    pub(crate) record: Record,
    /// The content, where it stands in no file any more.
    pub(crate) text: Option<Arc<str>>,
}

/// Paths of imports, in one text: every file of a tree has some, and memory in many small pieces is slow to come and go.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Imports(Box<str>);

impl Imports {
    /// What stands between two: no path and no name of a file has it.
    const BETWEEN: &str = "\0";

    pub(crate) fn of(paths: &[&str]) -> Self {
        Self(paths.join(Self::BETWEEN).into())
    }

    /// Returns the paths.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.split(Self::BETWEEN).filter(|path| !path.is_empty())
    }
}

/// What is known of a file's content.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// The hash of the content; none where it could not be read.
    pub(crate) hash: Option<u128>,
    /// Lines in it.
    pub(crate) lines: u32,
    /// What it imports, as far as that tells which program it belongs to.
    pub(crate) imports: Imports,
    /// What was wrong with it.
    pub(crate) problems: Vec<FileProblem>,
    /// Where its facts are.
    pub(crate) facts: Whereabouts,
}

/// Where the facts of a file are.
#[derive(Debug, Clone, Default)]
pub(crate) enum Whereabouts {
    /// Nothing of it could be parsed.
    #[default]
    Nowhere,
    /// It was read in this run.
    Fresh(Arc<FileFacts>),
    /// In a blob of the cache, under an index.
    Packed(u32, u32),
}

/// Reads files, or remembers what they held.
pub(crate) struct Reader<'a> {
    /// What earlier runs left, if anything is kept.
    pub(crate) cache: Option<&'a Cache>,
    /// Contents are told apart by their hashes.
    pub(crate) hashes: bool,
    /// Takes in the names.
    pub(crate) names: &'a Names,
}

impl Reader<'_> {
    /// Reads `files`; a place is empty where the survey was cancelled before it.
    pub(crate) fn read_all(&self, files: Vec<SourceFile>, jobs: usize, observer: &dyn Observer) -> Vec<Option<Known>> {
        // A thread costs more than lowering a handful of files.
        let threads = thread_count(jobs).min(files.len().div_ceil(8));
        let records = in_parallel(&files, threads, || {
            let mut names = LocalNames::new(self.names);
            let mut buffer = Vec::new();
            move |file: &SourceFile| {
                let record = (!observer.cancelled()).then(|| self.known(file, &mut buffer, &mut names))?;
                observer.file_done();
                Some(record)
            }
        });
        let known = |(file, record): (SourceFile, Option<Record>)| Some(Known { file, record: record?, text: None });
        files.into_iter().zip(records).map(known).collect()
    }

    fn known(&self, file: &SourceFile, buffer: &mut Vec<u8>, names: &mut LocalNames<'_>) -> Record {
        if let Some(known) = self.cache.and_then(|cache| cache.known_by_stat(file)) {
            return known;
        }
        match read(file, &file.path, buffer) {
            Ok(()) => self.record(file, buffer, names),
            Err(problem) => Record { problems: vec![problem], ..Record::default() },
        }
    }

    pub(crate) fn record(&self, file: &SourceFile, content: &[u8], names: &mut LocalNames<'_>) -> Record {
        let hash = if self.hashes { xxh3_128(content) } else { 0 };
        if let Some(known) = self.cache.and_then(|cache| cache.known_by_content(file, hash)) {
            return known;
        }
        let lowered = lower(file, content, names);
        let facts = lowered.facts.map(Arc::new);
        Record {
            hash: Some(hash),
            lines: facts.as_ref().map_or(0, |facts| facts.lines),
            imports: facts.as_ref().map_or_else(Imports::default, |facts| self.telling_imports(facts)),
            problems: lowered.problems,
            facts: facts.map_or(Whereabouts::Nowhere, Whereabouts::Fresh),
        }
    }

    /// Returns the imports that tell which program a file belongs to, each once.
    fn telling_imports(&self, facts: &FileFacts) -> Imports {
        if facts.language != Language::Python {
            return Imports::default();
        }
        let mut text = String::new();
        let mut ends = Vec::new();
        for import in &facts.imports {
            let start = text.len();
            self.names.read(import.path, |path: &str| text.push_str(telling(path)));
            ends.push((start, text.len()));
        }
        let mut imports: Vec<&str> = ends.into_iter().map(|(start, end)| &text[start..end]).collect();
        imports.sort_unstable();
        imports.dedup();
        Imports::of(&imports)
    }

    /// Fills in the facts of `programs`.
    pub(crate) fn load(&self, programs: Vec<&mut Program>, files: &[Known], jobs: usize) {
        let mut wanted: Vec<u32> = Vec::new();
        for known in programs.iter().flat_map(|program| &program.members).map(|at| &files[*at]) {
            if let Whereabouts::Packed(blob, _) = known.record.facts {
                wanted.push(blob);
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        let unpacked = self.unpack(&wanted, jobs);
        let mut names = LocalNames::new(self.names);
        for program in programs {
            let facts = |at: &usize| self.facts(&files[*at], &unpacked, &mut names);
            program.files = program.members.iter().map(facts).collect();
        }
    }

    fn facts(
        &self,
        known: &Known,
        unpacked: &FxHashMap<Arc<str>, Arc<FileFacts>>,
        names: &mut LocalNames<'_>,
    ) -> Arc<FileFacts> {
        match &known.record.facts {
            Whereabouts::Fresh(facts) => Arc::clone(facts),
            Whereabouts::Packed(..) if unpacked.contains_key(&known.file.shown) => {
                let facts = &unpacked[&known.file.shown];
                if facts.is_test == known.file.is_test {
                    return Arc::clone(facts);
                }
                Arc::new(FileFacts { is_test: known.file.is_test, ..(**facts).clone() })
            }
            Whereabouts::Packed(..) | Whereabouts::Nowhere => self.read_again(known, names),
        }
    }

    /// Reads a file whose facts the cache lost.
    fn read_again(&self, known: &Known, names: &mut LocalNames<'_>) -> Arc<FileFacts> {
        let mut buffer = Vec::new();
        let lowered =
            read(&known.file, &known.file.path, &mut buffer).ok().map(|()| lower(&known.file, &buffer, names));
        let empty = || FileFacts::empty(Arc::clone(&known.file.shown), known.file.language, Name::NONE);
        Arc::new(lowered.and_then(|lowered| lowered.facts).unwrap_or_else(empty))
    }

    fn unpack(&self, blobs: &[u32], jobs: usize) -> FxHashMap<Arc<str>, Arc<FileFacts>> {
        let Some(cache) = self.cache else { return FxHashMap::default() };
        let found = in_parallel(blobs, thread_count(jobs), || {
            let mut names = LocalNames::new(self.names);
            move |blob: &u32| cache.unpack(*blob, &mut names).unwrap_or_default()
        });
        found.into_iter().flatten().map(|(path, facts)| (path, Arc::new(facts))).collect()
    }
}

/// Returns as much of an import's path as tells which program it belongs to.
pub(crate) fn telling(path: &str) -> &str {
    path.match_indices('.').nth(TELLING_PARTS - 1).map_or(path, |(end, _)| &path[..end])
}
