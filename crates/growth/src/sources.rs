//! Lines of source for those few places that a report shows. The scan itself keeps no text.

use std::collections::BTreeMap;

use skep_source::{Location, SourceText};

use crate::link::FileId;

/// Bytes of text that are kept. Findings come file by file, so that few are asked for again after that.
const MOST_KEPT: usize = 32 << 20;

/// Reads files again, each once.
pub(crate) struct SourceLines {
    locations: Vec<Location>,
    read: BTreeMap<FileId, Option<SourceText>>,
    kept: usize,
}

impl SourceLines {
    pub(crate) fn new(locations: Vec<Location>) -> Self {
        Self { locations, read: BTreeMap::new(), kept: 0 }
    }

    /// Returns line `line` of `file`, without its end. None where the file has changed or gone since it was read.
    pub(crate) fn line(&mut self, file: FileId, line: u32) -> Option<String> {
        if let Some(text) = self.read.get(&file) {
            return text.as_ref()?.line(line).map(str::to_owned);
        }
        if self.kept > MOST_KEPT {
            self.read.clear();
            self.kept = 0;
        }
        let text = self.locations.get(file as usize).and_then(SourceText::of);
        self.kept += text.as_ref().map_or(0, SourceText::bytes);
        let found = text.as_ref().and_then(|text| text.line(line)).map(str::to_owned);
        self.read.insert(file, text);
        found
    }
}
