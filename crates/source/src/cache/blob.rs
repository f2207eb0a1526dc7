//! Facts of some files as bytes: columns and the texts of their names, compressed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::columns::{Columns, Counter, Decoder, Encoder, walk};
use crate::facts::FileFacts;
use crate::names::{FrozenNames, LocalNames, Name};

/// How hard zstd tries. Higher levels win little and cost much.
const LEVEL: i32 = 3;
/// What a blob may unpack to. Real ones stay far below; a torn one must not ask for all memory.
const LARGEST: usize = 1 << 30;

/// What is compressed.
#[derive(Serialize, Deserialize)]
struct Contents {
    /// The texts of the names, end to end.
    text: String,
    /// How long each is, in bytes.
    lengths: Vec<u32>,
    columns: Columns,
}

/// Packs the facts of `files`.
pub(crate) fn pack(files: &[&FileFacts], names: &FrozenNames) -> Option<Vec<u8>> {
    let mut files: Vec<FileFacts> = files.iter().map(|facts| (*facts).clone()).collect();
    let mut counter = Counter::default();
    files.iter_mut().for_each(|facts| walk(facts, &mut counter));
    let mut encoder = Encoder::from(counter);
    let mut columns = Columns::default();
    for mut facts in files {
        walk(&mut facts, &mut encoder);
        columns.add(facts);
    }
    let (mut text, mut lengths) = (String::new(), Vec::with_capacity(encoder.names.len()));
    for name in encoder.names {
        let before = text.len();
        text.push_str(names.text(name));
        lengths.push((text.len() - before) as u32);
    }
    compress(&Contents { text, lengths, columns })
}

/// Unpacks what [`pack`] packed: the facts of the files at `paths`, in the same order. None where the bytes are no blob
/// of so many files.
pub(crate) fn unpack(bytes: &[u8], paths: &[Arc<str>], names: &mut LocalNames<'_>) -> Option<Vec<FileFacts>> {
    let Contents { text, lengths, mut columns } = decompress(bytes)?;
    if columns.len() != paths.len() {
        return None;
    }
    let mut rest = text.as_str();
    let mut texts: Vec<Name> = Vec::with_capacity(lengths.len());
    for length in lengths {
        let (name, behind) = rest.split_at_checked(length as usize)?;
        texts.push(names.intern(name));
        rest = behind;
    }
    let mut decoder = Decoder { names: texts };
    paths.iter().enumerate().map(|(index, path)| columns.take(index, Arc::clone(path), &mut decoder)).collect()
}

/// Returns `value` as compressed bytes, behind the number of what they unpack to.
pub(crate) fn compress(value: &impl Serialize) -> Option<Vec<u8>> {
    let plain = postcard::to_stdvec(value).ok()?;
    let mut bytes = u32::try_from(plain.len()).ok()?.to_le_bytes().to_vec();
    bytes.extend(zstd::bulk::compress(&plain, LEVEL).ok()?);
    Some(bytes)
}

/// Returns the value that [`compress`] made `bytes` of.
pub(crate) fn decompress<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Option<T> {
    let (size, packed) = bytes.split_first_chunk()?;
    let size = u32::from_le_bytes(*size) as usize;
    if size > LARGEST {
        return None;
    }
    postcard::from_bytes(&zstd::bulk::decompress(packed, size).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;

    const SOURCE: &str = "from . import bus  # skep: allow(ML101) few\nimport a.b\nTABLE: dict = {}\n\nclass Hub(bus.Base):\n    kept = []\n\n    def __init__(self, size=3):\n        self.jobs: list[Job] = list()\n        self.kept = self.jobs\n\n    async def on_message(self, key, *, value=None):\n        self.jobs.append(value)\n        TABLE[key] = await self.run(value, key=key)\n        other = helper(self.jobs, 1)\n        return other\n\n    async def on_event(self, key):\n        if self.kept:\n            self.jobs.append(key)\n            await self.run(key)\n            self.jobs.remove(key)\n";

    fn lowered(path: &str, text: &str, names: &Names) -> FileFacts {
        let mut local = LocalNames::new(names);
        crate::python::lower(text, &Arc::from(path), &mut local).facts.unwrap()
    }

    /// Facts as text, with every number of a name replaced by the name.
    fn spelt(facts: &FileFacts, names: &FrozenNames) -> String {
        let text = format!("{facts:?}");
        let mut parts = text.split("Name(");
        let mut spelt = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(')').unwrap();
            spelt.push_str(names.text(Name::from_number(number.parse().unwrap())));
            spelt.push_str(rest);
        }
        spelt
    }

    #[test]
    fn facts_come_back_as_they_were() {
        let names = Names::default();
        let files = [lowered("a/hub.py", SOURCE, &names), lowered("a/bus.py", "class Base: pass\n", &names)];
        let frozen = names.freeze();
        let bytes = pack(&[&files[0], &files[1]], &frozen).unwrap();
        let paths = [Arc::from("a/hub.py"), Arc::from("a/bus.py")];
        let names = Names::default();
        // In another run names have other numbers.
        let _shift = names.intern("something");
        let unpacked = unpack(&bytes, &paths, &mut LocalNames::new(&names)).unwrap();
        let other = names.freeze();
        for (before, after) in files.iter().zip(&unpacked) {
            assert_eq!(spelt(before, &frozen), spelt(after, &other));
        }
        assert!(unpacked[0].calls.len() > 1 && !unpacked[0].operations.is_empty());
        assert!(!unpacked[0].gaps.is_empty() && !unpacked[0].gates.is_empty());
    }

    #[test]
    fn what_is_no_blob_is_refused() {
        let names = Names::default();
        let facts = lowered("a.py", SOURCE, &names);
        let bytes = pack(&[&facts], &names.freeze()).unwrap();
        let names = Names::default();
        let mut local = LocalNames::new(&names);
        let path: [Arc<str>; 1] = [Arc::from("a.py")];
        assert!(unpack(&bytes, &[], &mut local).is_none());
        assert!(unpack(b"", &path, &mut local).is_none());
        assert!(unpack(&bytes[..bytes.len() / 2], &path, &mut local).is_none());
        for at in 0..bytes.len() {
            let mut torn = bytes.clone();
            torn[at] ^= 0x55;
            // Whatever comes of it: no panic.
            let _maybe = unpack(&torn, &path, &mut local);
        }
    }
}
