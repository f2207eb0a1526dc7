//! Names as numbers: one table for a whole scan, so that facts are small and compare in one instruction.
//!
//! Numbers are given in the order in which threads meet names, hence differ between runs. Nothing may be sorted by them.

use std::hash::Hasher;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHasher};

/// A name of the program under analysis. [`Name::NONE`] stands for "no name".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Name(u32);

impl Name {
    /// The name that is not there. Its text is empty.
    pub const NONE: Self = Self(0);

    /// Tells whether there is a name.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }
}

#[derive(Debug, Default)]
struct Table {
    numbers: FxHashMap<Arc<str>, Name>,
    texts: Vec<Arc<str>>,
}

/// The names of one scan, shared by its threads.
#[derive(Debug)]
pub struct Names {
    table: Mutex<Table>,
}

impl Default for Names {
    fn default() -> Self {
        let empty: Arc<str> = Arc::from("");
        let table = Table { numbers: FxHashMap::from_iter([(Arc::clone(&empty), Name::NONE)]), texts: vec![empty] };
        Self { table: Mutex::new(table) }
    }
}

impl Names {
    /// Returns the number of `text`, the same for every thread.
    #[must_use]
    pub fn intern(&self, text: &str) -> Name {
        self.intern_shared(text).1
    }

    fn intern_shared(&self, text: &str) -> (Arc<str>, Name) {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((text, name)) = table.numbers.get_key_value(text) {
            return (Arc::clone(text), *name);
        }
        let text: Arc<str> = Arc::from(text);
        let name = Name(u32::try_from(table.texts.len()).unwrap_or(0));
        table.texts.push(Arc::clone(&text));
        table.numbers.insert(Arc::clone(&text), name);
        (text, name)
    }

    /// Ends the scan: returns the texts, to be looked up without a lock.
    #[must_use]
    pub fn freeze(self) -> FrozenNames {
        FrozenNames { table: self.table.into_inner().unwrap_or_else(PoisonError::into_inner) }
    }
}

/// The names of a finished scan.
#[derive(Debug, Default)]
pub struct FrozenNames {
    table: Table,
}

impl FrozenNames {
    /// Returns the text of `name`.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        self.table.texts.get(name.0 as usize).map_or("", |text| text)
    }

    /// Returns the number of `text` if the scan met it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Name> {
        self.table.numbers.get(text).copied()
    }

    /// Returns the number of `text`, adding it if the scan did not meet it.
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.find(text) {
            return name;
        }
        let text: Arc<str> = Arc::from(text);
        let name = Name(u32::try_from(self.table.texts.len()).unwrap_or(0));
        self.table.texts.push(Arc::clone(&text));
        self.table.numbers.insert(text, name);
        name
    }
}

/// Names that a thread met last, found without a look into the large table. A power of two.
const RECENT: usize = 4096;

/// A name with the hash of its text.
#[derive(Debug, Clone)]
struct Known {
    hash: u64,
    text: Arc<str>,
    name: Name,
}

/// One thread's way to [`Names`]: what the thread has met before costs no lock, and what it met lately no cache miss.
#[derive(Debug)]
pub struct LocalNames<'n> {
    shared: &'n Names,
    recent: Vec<Option<Known>>,
    seen: FxHashMap<Arc<str>, Name>,
}

impl<'n> LocalNames<'n> {
    /// Creates an empty memory of `shared`.
    #[must_use]
    pub fn new(shared: &'n Names) -> Self {
        Self { shared, recent: vec![None; RECENT], seen: FxHashMap::default() }
    }

    /// Returns the number of `text`.
    pub fn intern(&mut self, text: &str) -> Name {
        let mut hasher = FxHasher::default();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        // The high bits are the good ones.
        let slot = (hash >> 32) as usize & (RECENT - 1);
        if let Some(known) = &self.recent[slot]
            && known.hash == hash
            && *known.text == *text
        {
            return known.name;
        }
        let (text, name) = match self.seen.get_key_value(text) {
            Some((text, name)) => (Arc::clone(text), *name),
            None => {
                let (text, name) = self.shared.intern_shared(text);
                self.seen.insert(Arc::clone(&text), name);
                (text, name)
            }
        };
        self.recent[slot] = Some(Known { hash, text, name });
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
}
