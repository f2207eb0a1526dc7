//! Names as numbers: one table for a whole scan, so that facts are small and compare in one instruction.
//!
//! Numbers are given in the order in which threads meet names, hence differ between runs. Nothing may be sorted by them.
//! A scan of two million lines meets some hundred thousand names, so that the table is made for size: texts lie end to
//! end, and a name costs its bytes and two numbers. It is split into shards, each with its own lock.

use std::hash::Hasher;
use std::sync::{Mutex, PoisonError};

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

/// A name of the program under analysis. [`Name::NONE`] stands for "no name".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Name(u32);

impl Name {
    /// The name that is not there. Its text is empty.
    pub const NONE: Self = Self(0);

    /// Tells whether there is a name.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Returns the name at `index`, from 0, of `shard`.
    fn of(shard: usize, index: usize) -> Self {
        // More names than fit have no name, which costs recall and nothing else.
        u32::try_from((index + 1) * SHARDS + shard).map_or(Self::NONE, Self)
    }

    /// Returns the bare number, which means nothing outside of where it was made.
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// Returns a number in the place of a name; what made it alone can tell what it means.
    pub(crate) const fn from_number(number: u32) -> Self {
        Self(number)
    }

    fn shard(self) -> usize {
        self.0 as usize % SHARDS
    }

    fn index(self) -> Option<usize> {
        (self.0 as usize / SHARDS).checked_sub(1)
    }
}

/// How many shards there are: more than threads that scan at a time, on most machines.
const SHARDS: usize = 16;

/// Where a name's text lies, beside its number: to compare a text takes two looks into memory, and no third for where.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
    index: u32,
}

impl Entry {
    fn text(self, texts: &str) -> &str {
        texts.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Names whose texts hash alike in a few bits.
#[derive(Debug, Default)]
struct Shard {
    numbers: HashTable<Entry>,
    texts: String,
    ends: Vec<u32>,
}

impl Shard {
    fn text(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.ends.get(index).map_or("", |end| &self.texts[start..*end as usize])
    }

    fn find(&self, hash: u64, text: &str) -> Option<usize> {
        self.numbers.find(hash, |entry| entry.text(&self.texts) == text).map(|entry| entry.index as usize)
    }

    fn intern(&mut self, hash: u64, text: &str) -> usize {
        if let Some(index) = self.find(hash, text) {
            return index;
        }
        let (index, start) = (self.ends.len(), self.texts.len() as u32);
        self.texts.push_str(text);
        let end = self.texts.len() as u32;
        self.ends.push(end);
        let Self { numbers, texts, .. } = self;
        let entry = Entry { start, end, index: index as u32 };
        numbers.insert_unique(hash, entry, |entry| hash_of(entry.text(texts)));
        index
    }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn shard_of(hash: u64) -> usize {
    // The low bits pick the bucket inside a shard, the highest are its tag.
    (hash >> 48) as usize % SHARDS
}

/// The names of one scan, shared by its threads.
#[derive(Debug, Default)]
pub struct Names {
    shards: [Mutex<Shard>; SHARDS],
}

impl Names {
    /// Returns the number of `text`, the same for every thread.
    #[must_use]
    pub fn intern(&self, text: &str) -> Name {
        if text.is_empty() {
            return Name::NONE;
        }
        self.intern_hashed(hash_of(text), text)
    }

    fn intern_hashed(&self, hash: u64, text: &str) -> Name {
        let shard = shard_of(hash);
        let index = self.shards[shard].lock().unwrap_or_else(PoisonError::into_inner).intern(hash, text);
        Name::of(shard, index)
    }

    /// Gives the text of `name` to `reader`, under the lock of its shard.
    pub(crate) fn read(&self, name: Name, reader: impl FnOnce(&str)) {
        let shard = self.shards[name.shard()].lock().unwrap_or_else(PoisonError::into_inner);
        reader(name.index().map_or("", |index| shard.text(index)));
    }

    /// Ends the scan: returns the texts, to be looked up without a lock.
    #[must_use]
    pub fn freeze(self) -> FrozenNames {
        FrozenNames { shards: self.shards.map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner)) }
    }
}

/// The names of a finished scan.
#[derive(Debug, Default)]
pub struct FrozenNames {
    shards: [Shard; SHARDS],
}

impl FrozenNames {
    /// Returns the text of `name`.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        name.index().map_or("", |index| self.shards[name.shard()].text(index))
    }

    /// Returns the number of `text` if the scan met it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Name> {
        if text.is_empty() {
            return Some(Name::NONE);
        }
        let hash = hash_of(text);
        let shard = shard_of(hash);
        self.shards[shard].find(hash, text).map(|index| Name::of(shard, index))
    }
}

/// Names that a thread met last, found without a lock or a look into the large table. A power of two.
const RECENT: usize = 16384;
/// Longer ones among them, such as dotted paths, of which there are fewer. A power of two.
const RECENT_LONG: usize = 4096;

/// A text of up to 16 bytes as numbers, no two texts alike: most names are that short, and compare in a few steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Packed {
    /// The first and the last bytes, which overlap in what is shorter than both.
    ends: [u64; 2],
    length: u32,
}

impl Packed {
    fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let ends = match *bytes {
            [] => [0, 0],
            [only] => [u64::from(only), 0],
            [first, second] => [u64::from(first), u64::from(second)],
            [first, second, third] => [u64::from(first), u64::from(second) << 8 | u64::from(third)],
            [..] if bytes.len() < 8 => {
                let (first, last) = (bytes.first_chunk()?, bytes.last_chunk()?);
                [u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))]
            }
            [..] if bytes.len() <= 16 => {
                [u64::from_le_bytes(*bytes.first_chunk()?), u64::from_le_bytes(*bytes.last_chunk()?)]
            }
            [..] => return None,
        };
        Some(Self { ends, length: bytes.len() as u32 })
    }

    fn slot(self) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write_u64(self.ends[0]);
        hasher.write_u64(self.ends[1] ^ u64::from(self.length) << 56);
        (hasher.finish() >> 20) as usize & (RECENT - 1)
    }
}

/// A name with its text.
#[derive(Debug, Clone)]
struct Known {
    hash: u64,
    text: Box<str>,
    name: Name,
}

/// One thread's way to [`Names`]: what the thread met lately costs no lock and no cache miss.
#[derive(Debug)]
pub struct LocalNames<'n> {
    shared: &'n Names,
    recent: Vec<(Packed, Name)>,
    recent_long: Vec<Option<Known>>,
}

impl<'n> LocalNames<'n> {
    /// Creates an empty memory of `shared`.
    #[must_use]
    pub fn new(shared: &'n Names) -> Self {
        Self { shared, recent: vec![(Packed::default(), Name::NONE); RECENT], recent_long: vec![None; RECENT_LONG] }
    }

    /// Returns the number of `text`.
    #[inline]
    pub fn intern(&mut self, text: &str) -> Name {
        let Some(packed) = Packed::of(text) else { return self.intern_long(text) };
        let slot = packed.slot();
        let (known, name) = self.recent[slot];
        // A slot that is empty is that of the empty text, which has no name.
        if known == packed {
            return name;
        }
        let name = self.shared.intern(text);
        self.recent[slot] = (packed, name);
        name
    }

    fn intern_long(&mut self, text: &str) -> Name {
        let hash = hash_of(text);
        let slot = (hash >> 20) as usize & (RECENT_LONG - 1);
        if let Some(known) = &self.recent_long[slot]
            && known.hash == hash
            && *known.text == *text
        {
            return known.name;
        }
        let name = self.shared.intern_hashed(hash, text);
        self.recent_long[slot] = Some(Known { hash, text: text.into(), name });
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_agree() {
        let names = Names::default();
        let (mut one, mut two) = (LocalNames::new(&names), LocalNames::new(&names));
        assert_eq!(one.intern("jobs"), two.intern("jobs"));
        assert_ne!(one.intern("jobs"), one.intern("job"));
        assert_eq!(one.intern(""), Name::NONE);
        let jobs = one.intern("jobs");
        assert_eq!(names.freeze().text(jobs), "jobs");
    }

    #[test]
    fn a_thread_tells_texts_apart_whatever_their_length() {
        let names = Names::default();
        let mut local = LocalNames::new(&names);
        let long = "aabbabababbbaaabbaba".repeat(2);
        let parts = (0..long.len()).flat_map(|start| (start..=long.len()).map(move |end| (start, end)));
        let texts: Vec<&str> = parts.map(|(start, end)| &long[start..end]).collect();
        let given: Vec<Name> = texts.iter().map(|text| local.intern(text)).collect();
        let again: Vec<Name> = texts.iter().map(|text| local.intern(text)).collect();
        assert_eq!(given, again);
        let frozen = names.freeze();
        for (text, name) in texts.iter().zip(given) {
            assert_eq!(frozen.text(name), *text);
        }
    }

    #[test]
    fn no_two_short_texts_are_packed_alike() {
        let mut seen = rustc_hash::FxHashSet::default();
        let letters = ["", "a", "b", "\0"];
        let words = letters.iter().flat_map(|a| letters.iter().map(move |b| format!("{a}{b}")));
        let words: std::collections::BTreeSet<String> =
            words.clone().flat_map(|one| words.clone().map(move |other| format!("{one}{other}"))).collect();
        for word in &words {
            let packed = Packed::of(word).unwrap();
            assert!(seen.insert((packed.ends, packed.length)), "{word:?}");
        }
        assert!(seen.len() > 100 && Packed::of("seventeen letters").is_none());
    }

    #[test]
    fn many_names_are_all_found_again() {
        let names = Names::default();
        let all: Vec<(String, Name)> = (0..20_000)
            .map(|number| format!("name_{number}"))
            .map(|text| (text.clone(), names.intern(&text)))
            .collect();
        let frozen = names.freeze();
        for (text, name) in all {
            assert_eq!(frozen.text(name), text);
            assert_eq!(frozen.find(&text), Some(name));
        }
        assert_eq!(frozen.find("nobody"), None);
    }
}
