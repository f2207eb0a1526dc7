//! The file in which facts and answers are kept between runs.
//!
//! Nothing in it is trusted: it counts only where its first line, the number of the build that wrote it and the hash of
//! all the rest are right. It is replaced as a whole, so that a reader sees the old one or the new one.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::blob::{compress, decompress};
use crate::records::Imports;
use crate::walk::Stat;

/// What a pack begins with.
const MAGIC: &[u8] = b"skep facts 1\n";
/// The number of the build of the front ends.
const BUILD: &str = env!("SKEP_BUILD");
/// A pack larger than this is none of ours.
const LARGEST: u64 = 1 << 30;

/// What a pack holds.
#[derive(Debug, Default)]
pub(crate) struct Pack {
    /// What is known of each file.
    pub(crate) files: Vec<Entry>,
    /// Packed facts of several files each.
    pub(crate) blobs: Vec<Blob>,
    /// What was made of programs, by their keys.
    pub(crate) answers: FxHashMap<u128, Vec<u8>>,
}

/// Packed facts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blob {
    /// How many files are in it.
    pub(crate) count: u32,
    /// The facts.
    pub(crate) bytes: Vec<u8>,
}

/// What is known of one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// The file, as it is called in the result.
    pub(crate) path: String,
    /// What the file system said of it when it was read.
    pub(crate) stat: Stat,
    /// It was changed well before it was read, so that the same `stat` means the same content.
    pub(crate) is_settled: bool,
    /// The hash of its content.
    pub(crate) hash: u128,
    /// Lines in it.
    pub(crate) lines: u32,
    /// What it imports.
    pub(crate) imports: Imports,
    /// What was wrong with it: line, code and message.
    pub(crate) problems: Vec<(Option<u32>, String, String)>,
    /// Where its facts are: which blob, and which of its files; none where nothing of it could be parsed.
    pub(crate) facts: Option<(u32, u32)>,
}

/// What stands before the blobs and answers.
#[derive(Serialize, Deserialize)]
struct Index {
    files: Vec<Entry>,
    /// How many files each blob has, and its length.
    blobs: Vec<(u32, u32)>,
    /// Each answer's key and length.
    answers: Vec<(u128, u32)>,
}

impl Pack {
    /// Reads a pack; one that is missing, torn, foreign or from another build is an empty one.
    pub(crate) fn open(path: &Path) -> Self {
        read(path).ok().and_then(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(BUILD.as_bytes())?;
        let (hash, rest) = rest.split_first_chunk()?;
        if u64::from_le_bytes(*hash) != xxh3_64(rest) {
            return None;
        }
        let (length, rest) = rest.split_first_chunk()?;
        let (index, mut rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let Index { files, blobs, answers } = decompress(index)?;
        let mut take = |length: u32| {
            let (part, behind) = rest.split_at_checked(length as usize)?;
            rest = behind;
            Some(part.to_vec())
        };
        let mut pack = Self { files, ..Self::default() };
        for (count, length) in blobs {
            pack.blobs.push(Blob { count, bytes: take(length)? });
        }
        for (key, length) in answers {
            pack.answers.insert(key, take(length)?);
        }
        let is_there = |(blob, at): (u32, u32)| pack.blobs.get(blob as usize).is_some_and(|blob| at < blob.count);
        pack.files.iter().all(|entry| entry.facts.is_none_or(is_there)).then_some(pack)
    }

    fn to_bytes(&self) -> Option<Vec<u8>> {
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).ok();
        let blobs: Vec<_> =
            self.blobs.iter().map(|blob| Some((blob.count, length(&blob.bytes)?))).collect::<Option<_>>()?;
        let mut answers: Vec<(&u128, &Vec<u8>)> = self.answers.iter().collect();
        answers.sort_unstable();
        let keys = answers.iter().map(|(key, bytes)| Some((**key, length(bytes)?))).collect::<Option<_>>()?;
        let index = compress(&Index { files: self.files.clone(), blobs, answers: keys })?;
        let mut rest = (index.len() as u64).to_le_bytes().to_vec();
        rest.extend(index);
        self.blobs.iter().for_each(|blob| rest.extend(&blob.bytes));
        answers.iter().for_each(|(_, bytes)| rest.extend(*bytes));
        Some([MAGIC, BUILD.as_bytes(), &xxh3_64(&rest).to_le_bytes(), &rest].concat())
    }

    /// Replaces the pack at `path`, readable by its owner alone.
    pub(crate) fn write(&self, path: &Path) -> io::Result<()> {
        let bytes = self.to_bytes().ok_or(io::ErrorKind::InvalidData)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        create_private(folder)?;
        let mut file = tempfile::Builder::new().prefix(".skep-").suffix(".tmp").tempfile_in(folder)?;
        file.write_all(&bytes)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for whoever writes to it.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let entry = Entry {
            path: "a.py".to_owned(),
            stat: Stat::default(),
            is_settled: true,
            hash: 7,
            lines: 3,
            imports: Imports::of(&["os"]),
            problems: Vec::new(),
            facts: Some((0, 1)),
        };
        Pack {
            files: vec![entry],
            blobs: vec![Blob { count: 2, bytes: b"facts".to_vec() }],
            answers: FxHashMap::from_iter([(9, b"answer".to_vec())]),
        }
    }

    #[test]
    fn a_pack_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/pack");
        pack().write(&path).unwrap();
        let read = Pack::open(&path);
        assert_eq!(format!("{read:?}"), format!("{:?}", pack()));
    }

    #[test]
    fn a_torn_or_foreign_pack_is_an_empty_one() {
        let bytes = pack().to_bytes().unwrap();
        for at in 0..bytes.len() {
            let mut torn = bytes.clone();
            torn[at] ^= 1;
            assert!(Pack::parse(&torn).is_none(), "byte {at}");
            assert!(Pack::parse(&bytes[..at]).is_none(), "cut at {at}");
        }
        assert!(Pack::open(Path::new("/nowhere/at/all")).files.is_empty());
    }

    #[test]
    fn facts_that_are_nowhere_make_a_pack_invalid() {
        let mut bad = pack();
        bad.files[0].facts = Some((0, 2));
        assert!(Pack::parse(&bad.to_bytes().unwrap()).is_none());
    }
}
