//! What is kept between runs: the facts of each file, and what was made of each program.
//!
//! A file is known again by what the file system says of it, else by the hash of its content. One that was changed just
//! before it was read may be changed again without a trace, so that its content is looked at the next time. Nothing is
//! lost with the cache but time, and nobody is told where it cannot be read or written.

mod blob;
mod columns;
mod pack;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_128;

use self::pack::{Blob, Entry, Pack};
use crate::facts::FileFacts;
use crate::names::{FrozenNames, LocalNames};
use crate::problem::{CODES, FileProblem};
use crate::records::{Known, Record, Whereabouts};
use crate::walk::{SourceFile, Stat};

/// How long a file has to be left alone before what the file system says of it is enough, in nanoseconds. The coarsest
/// clock that a file system of today keeps ticks every two seconds.
const SETTLED_AFTER: i64 = 2_000_000_000;
/// Packs that lie unused in a cache folder are removed beyond this number, the oldest first.
const MOST_PACKS: usize = 32;
/// Facts of one program are packed anew once they lie in more blobs than this.
const MOST_BLOBS: usize = 8;

/// Where facts are kept, and the time.
#[derive(Debug, Clone)]
pub struct CacheOptions {
    /// The folder for packs.
    pub folder: PathBuf,
    /// Nanoseconds since 1970.
    pub now: i64,
}

/// What earlier runs left of the same question.
#[derive(Debug)]
pub(crate) struct Cache {
    path: PathBuf,
    now: i64,
    pack: Pack,
    by_path: FxHashMap<String, usize>,
    /// The files in each blob, as far as somebody asked.
    by_blob: OnceLock<Vec<Vec<usize>>>,
}

impl Cache {
    /// Opens what was kept of the question `asked`.
    pub(crate) fn open(options: &CacheOptions, asked: &[u8]) -> Self {
        let path = options.folder.join(format!("{:032x}.pack", xxh3_128(asked)));
        let pack = Pack::open(&path);
        let by_path = pack.files.iter().enumerate().map(|(at, entry)| (entry.path.clone(), at)).collect();
        Self { path, now: options.now, pack, by_path, by_blob: OnceLock::new() }
    }

    /// Returns what is known of the file by what the file system says of it alone.
    pub(crate) fn known_by_stat(&self, file: &SourceFile) -> Option<Record> {
        let entry = self.entry(file)?;
        (entry.is_settled && entry.stat == file.stat).then(|| record(entry, &file.shown))
    }

    /// Returns what is known of the file if its content still has the hash.
    pub(crate) fn known_by_content(&self, file: &SourceFile, hash: u128) -> Option<Record> {
        let entry = self.entry(file)?;
        (entry.hash == hash).then(|| record(entry, &file.shown))
    }

    fn entry(&self, file: &SourceFile) -> Option<&Entry> {
        self.by_path.get(&*file.shown).map(|at| &self.pack.files[*at])
    }

    /// Returns what was made of the program with this key.
    pub(crate) fn answer(&self, key: u128) -> Option<Vec<u8>> {
        self.pack.answers.get(&key).and_then(|packed| blob::decompress(packed))
    }

    /// Unpacks blob `at`: the facts of each of its files that is still known.
    pub(crate) fn unpack(&self, at: u32, names: &mut LocalNames<'_>) -> Option<Vec<(Arc<str>, FileFacts)>> {
        let blob = self.pack.blobs.get(at as usize)?;
        let mut paths: Vec<Arc<str>> = vec![Arc::from(""); blob.count as usize];
        for entry in self.by_blob().get(at as usize)?.iter().map(|at| &self.pack.files[*at]) {
            if let Some((_, index)) = entry.facts {
                paths[index as usize] = Arc::from(entry.path.as_str());
            }
        }
        let facts = blob::unpack(&blob.bytes, &paths, names)?;
        Some(paths.into_iter().zip(facts).filter(|(path, _)| !path.is_empty()).collect())
    }

    fn by_blob(&self) -> &[Vec<usize>] {
        self.by_blob.get_or_init(|| {
            let mut by_blob = vec![Vec::new(); self.pack.blobs.len()];
            for (at, entry) in self.pack.files.iter().enumerate() {
                if let Some((blob, _)) = entry.facts {
                    by_blob[blob as usize].push(at);
                }
            }
            by_blob
        })
    }

    /// Tells whether the files are the known ones, unchanged, and all the more would be known by their stat.
    fn is_current(&self, files: &[Known]) -> bool {
        let is_kept = |known: &&Known| known.text.is_none() && known.record.hash.is_some();
        let cached: Vec<&Known> = files.iter().filter(is_kept).collect();
        cached.len() == self.pack.files.len()
            && cached.iter().all(|known| {
                matches!(known.record.facts, Whereabouts::Packed(..) | Whereabouts::Nowhere)
                    && self.entry(&known.file).is_some_and(|entry| {
                        entry.stat == known.file.stat && entry.is_settled == is_settled(known.file.stat, self.now)
                    })
            })
    }
}

fn is_settled(stat: Stat, now: i64) -> bool {
    stat.modified.max(stat.changed).saturating_add(SETTLED_AFTER) < now
}

fn record(entry: &Entry, path: &Arc<str>) -> Record {
    let problem = |(line, code, message): &(Option<u32>, String, String)| {
        let code = CODES.iter().find(|known| **known == code)?;
        Some(FileProblem { path: Arc::clone(path), line: *line, code, message: message.clone() })
    };
    Record {
        hash: Some(entry.hash),
        lines: entry.lines,
        imports: entry.imports.clone(),
        problems: entry.problems.iter().filter_map(problem).collect(),
        facts: entry.facts.map_or(Whereabouts::Nowhere, |(blob, at)| Whereabouts::Packed(blob, at)),
    }
}

/// Collects what the next run is to know, while programs are judged on several threads.
#[derive(Debug)]
pub(crate) struct Keeper {
    cache: Cache,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    answers: FxHashMap<u128, Vec<u8>>,
    /// New blobs, each with the files in it by their position.
    blobs: Vec<(Vec<usize>, Vec<u8>)>,
}

impl Keeper {
    pub(crate) fn new(cache: Cache) -> Self {
        Self { cache, kept: Mutex::default() }
    }

    /// Keeps an answer, and packs the facts of the program's files where they are not packed yet.
    pub(crate) fn keep(
        &self,
        key: u128,
        answer: Vec<u8>,
        members: &[(usize, Arc<FileFacts>, Whereabouts)],
        names: &FrozenNames,
    ) {
        let blobs: FxHashSet<u32> = members
            .iter()
            .filter_map(|(_, _, facts)| match facts {
                Whereabouts::Packed(blob, _) => Some(*blob),
                Whereabouts::Fresh(_) | Whereabouts::Nowhere => None,
            })
            .collect();
        let fresh = members.iter().filter(|(_, _, facts)| matches!(facts, Whereabouts::Fresh(_)));
        let all_anew = blobs.len() > MOST_BLOBS || fresh.clone().count() * 4 > members.len();
        let packed: Vec<&(usize, Arc<FileFacts>, Whereabouts)> =
            if all_anew { members.iter().collect() } else { fresh.collect() };
        let facts: Vec<&FileFacts> = packed.iter().map(|(_, facts, _)| &**facts).collect();
        let blob = if facts.is_empty() { None } else { blob::pack(&facts, names) };
        let answer = blob::compress(&answer);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.answers.extend(answer.map(|answer| (key, answer)));
        kept.blobs.extend(blob.map(|bytes| (packed.iter().map(|(at, _, _)| *at).collect(), bytes)));
    }

    /// Writes the pack where there is anything new in it. `keys` are those of all programs of this run.
    pub(crate) fn write(self, files: &[Known], keys: &[u128]) {
        let Self { mut cache, kept } = self;
        let Kept { answers, blobs } = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        if answers.is_empty() && blobs.is_empty() && cache.is_current(files) {
            return;
        }
        let mut next = Pack::default();
        let mut moved: FxHashMap<u32, u32> = FxHashMap::default();
        let mut places: FxHashMap<usize, (u32, u32)> = FxHashMap::default();
        for (members, bytes) in blobs {
            let blob = next.blobs.len() as u32;
            places.extend(members.iter().enumerate().map(|(at, file)| (*file, (blob, at as u32))));
            next.blobs.push(Blob { count: members.len() as u32, bytes });
        }
        for (at, known) in files.iter().enumerate() {
            let Some(hash) = known.record.hash.filter(|_| known.text.is_none()) else { continue };
            let facts = match (&known.record.facts, places.get(&at)) {
                (_, Some(place)) => Some(*place),
                (Whereabouts::Packed(old, index), None) => {
                    let blob = *moved.entry(*old).or_insert_with(|| {
                        next.blobs.push(std::mem::take(&mut cache.pack.blobs[*old as usize]));
                        next.blobs.len() as u32 - 1
                    });
                    Some((blob, *index))
                }
                (Whereabouts::Nowhere, None) => None,
                // Its program was not judged to the end.
                (Whereabouts::Fresh(_), None) => continue,
            };
            next.files.push(entry(known, hash, facts, cache.now));
        }
        next.answers = answers;
        for key in keys {
            if let Some(answer) = cache.pack.answers.remove(key) {
                next.answers.entry(*key).or_insert(answer);
            }
        }
        // Nobody who asks for an analysis can do anything about a cache that cannot be written; `skep doctor` says so.
        if next.write(&cache.path).is_ok() {
            remove_oldest(cache.path.parent().unwrap_or(Path::new(".")));
        }
    }
}

fn entry(known: &Known, hash: u128, facts: Option<(u32, u32)>, now: i64) -> Entry {
    let Record { lines, imports, problems, .. } = &known.record;
    let problem = |problem: &FileProblem| (problem.line, problem.code.to_owned(), problem.message.clone());
    Entry {
        path: known.file.shown.to_string(),
        stat: known.file.stat,
        is_settled: is_settled(known.file.stat, now),
        hash,
        lines: *lines,
        imports: imports.clone(),
        problems: problems.iter().map(problem).collect(),
        facts,
    }
}

/// Removes packs that were not written for longest, as far as there are too many.
fn remove_oldest(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let is_pack = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "pack");
    let written = |path: PathBuf| Some((path.metadata().ok()?.modified().ok()?, path));
    let packs = entries.flatten().map(|entry| entry.path()).filter(is_pack);
    let mut packs: Vec<_> = packs.filter_map(written).collect();
    packs.sort_unstable();
    let surplus = packs.len().saturating_sub(MOST_PACKS);
    for (_, path) in packs.into_iter().take(surplus) {
        // Another run may have removed it already.
        let _gone = std::fs::remove_file(path);
    }
}
