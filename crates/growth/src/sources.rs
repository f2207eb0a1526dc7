//! Lines of source for those few places that a report shows. The scan itself keeps no text.

use std::collections::BTreeMap;

use skep_source::Location;

use crate::link::FileId;

/// Reads files again, each once.
pub(crate) struct SourceLines {
    locations: Vec<Location>,
    read: BTreeMap<FileId, String>,
}

impl SourceLines {
    pub(crate) fn new(locations: Vec<Location>) -> Self {
        Self { locations, read: BTreeMap::new() }
    }

    /// Returns line `line` of `file`, without its end. None where the file has changed or gone since it was read.
    pub(crate) fn line(&mut self, file: FileId, line: u32) -> Option<String> {
        let text = self.read.entry(file).or_insert_with(|| match self.locations.get(file as usize) {
            Some(Location::File(path)) => std::fs::read_to_string(path).unwrap_or_default(),
            Some(Location::Text(text)) => text.to_string(),
            None => String::new(),
        });
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        text.lines().nth(line.checked_sub(1)? as usize).map(str::to_owned)
    }
}
