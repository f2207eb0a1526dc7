//! Lines of source for those few places that a report shows. The scan itself keeps no text.

use std::collections::BTreeMap;

use crate::analysis::Locations;
use crate::link::FileId;

/// Reads files again, each once.
pub(crate) struct SourceLines {
    locations: Locations,
    read: BTreeMap<FileId, Vec<String>>,
}

impl SourceLines {
    pub(crate) fn new(locations: Locations) -> Self {
        Self { locations, read: BTreeMap::new() }
    }

    /// Returns line `line` of `file`, without its end. None where the file has changed or gone since it was read.
    pub(crate) fn line(&mut self, file: FileId, line: u32) -> Option<String> {
        let lines = self.read.entry(file).or_insert_with(|| {
            let location = self.locations.get(file as usize);
            let text = location.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
            text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
        });
        lines.get(line.checked_sub(1)? as usize).cloned()
    }
}
