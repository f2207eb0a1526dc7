//! The findings that were there when the gate was put up: a list of fingerprints that lies in git.
//!
//! Text in, text out; who reads and writes the file is the dispatcher. An entry a line, sorted, so that a merge of two
//! branches touches only what both changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Finding, Severity};

/// The number of the file's schema. A file with a higher one was written by a newer skep.
const VERSION: u64 = 1;
/// What stands before the number.
const SCHEMA: &str = "skep-baseline/";

/// One known finding, or several that cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BaselineEntry {
    /// The finding's fingerprint. It alone decides; all else is for whoever reads the file.
    pub fingerprint: String,
    /// The rule's name.
    pub rule: String,
    /// The file, relative to the root, with `/`; null where there is no file.
    pub path: Option<String>,
    /// What the finding is about.
    pub symbol: Option<String>,
    /// How bad it was when it was written down.
    pub severity: Severity,
    /// How many findings have this fingerprint.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: u64,
}

const fn one() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_one(count: &u64) -> bool {
    *count == 1
}

/// Why a text is no baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadBaseline {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
}

/// What the file holds beside what this version knows.
#[derive(Deserialize)]
struct Header {
    schema: Option<String>,
}

#[derive(Deserialize)]
struct Body {
    entries: Vec<BaselineEntry>,
}

/// The known findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, BaselineEntry>,
}

impl Baseline {
    /// Reads a baseline. Two entries with one fingerprint, as a merge leaves them, are added up.
    ///
    /// # Errors
    /// The text is torn, foreign, or of a newer skep.
    pub fn parse(text: &str) -> Result<Self, BadBaseline> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(line) = conflict(text) {
            let message = "holds the marks of a merge conflict".to_owned();
            let hint = "take one side (git checkout --ours or --theirs), then `skep baseline update`";
            return Err(BadBaseline { line, message, hint });
        }
        let torn = |error: serde_json::Error| BadBaseline {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1),
            message: format!("is no baseline: {}", without_place(&error.to_string())),
            hint: "take it from git again, or remove it and run `skep baseline create`",
        };
        let header: Header = serde_json::from_str(text).map_err(torn)?;
        let number = header.schema.as_deref().and_then(|schema| schema.strip_prefix(SCHEMA)?.parse::<u64>().ok());
        let Some(number) = number else {
            let message = format!("is no baseline of skep: its `schema` is not {SCHEMA}{VERSION}");
            let hint = "name another file with --baseline, or remove it and run `skep baseline create`";
            return Err(BadBaseline { line: 1, message, hint });
        };
        if number > VERSION {
            let message = format!("was written by a newer skep: its schema is {SCHEMA}{number}");
            return Err(BadBaseline {
                line: 1,
                message,
                hint: "use that version of skep, or leave it out with --no-baseline",
            });
        }
        let body: Body = serde_json::from_str(text).map_err(torn)?;
        let mut baseline = Self::default();
        body.entries.into_iter().filter(|entry| entry.count > 0).for_each(|entry| baseline.add(entry));
        Ok(baseline)
    }

    /// Writes it, sorted by path, rule and symbol.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut entries: Vec<&BaselineEntry> = self.entries.values().collect();
        entries.sort_by_key(|entry| (&entry.path, &entry.rule, &entry.symbol, &entry.fingerprint));
        let mut text = format!("{{\n  \"schema\": \"{SCHEMA}{VERSION}\",\n  \"entries\": [");
        for (index, entry) in entries.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            // An entry is numbers and text, which can always be written.
            let entry = serde_json::to_string(entry).unwrap_or_default();
            let _infallible = write!(text, "{comma}\n    {entry}");
        }
        text.push_str(if self.entries.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        text
    }

    /// Adds an entry, to the count of one with its fingerprint where there is one.
    pub fn add(&mut self, entry: BaselineEntry) {
        let count = entry.count;
        let known = self.entries.entry(entry.fingerprint.clone()).or_insert(BaselineEntry { count: 0, ..entry });
        known.count = known.count.saturating_add(count);
    }

    /// Takes as many findings as `entry` counts out.
    pub fn remove(&mut self, entry: &BaselineEntry) {
        let Some(known) = self.entries.get_mut(&entry.fingerprint) else { return };
        known.count = known.count.saturating_sub(entry.count);
        if known.count == 0 {
            self.entries.remove(&entry.fingerprint);
        }
    }

    /// Returns the entries, by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = &BaselineEntry> {
        self.entries.values()
    }

    /// Returns how many findings it knows.
    #[must_use]
    pub fn count(&self) -> u64 {
        BaselineEntry::total(self.entries.values())
    }
}

impl BaselineEntry {
    /// Returns how many findings the entries stand for. A file can hold any numbers, so that nothing overflows.
    pub fn total<'a>(entries: impl IntoIterator<Item = &'a Self>) -> u64 {
        entries.into_iter().fold(0, |total, entry| total.saturating_add(entry.count))
    }
}

impl From<&Finding> for BaselineEntry {
    fn from(finding: &Finding) -> Self {
        Self {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.to_owned(),
            path: finding.path.clone(),
            symbol: finding.symbol.clone().or_else(|| finding.target.clone()),
            severity: finding.severity,
            count: 1,
        }
    }
}

/// Returns the line of the first mark that a merge left behind.
fn conflict(text: &str) -> Option<u32> {
    let is_mark = |line: &str| ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
    (1..).zip(text.lines()).find(|(_, line)| is_mark(line)).map(|(number, _)| number)
}

/// Takes the place out of serde's message: the line is told beside it.
fn without_place(message: &str) -> String {
    let text = message.rfind(" at line ").map_or(message, |at| &message[..at]);
    let mut rest = text.chars();
    // An abbreviation stays as it is.
    match rest.next() {
        Some(first) if rest.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(rest).collect()
        }
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str, path: &str) -> BaselineEntry {
        BaselineEntry {
            fingerprint: fingerprint.to_owned(),
            rule: "r".to_owned(),
            path: Some(path.to_owned()),
            symbol: None,
            severity: Severity::High,
            count: 1,
        }
    }

    #[test]
    fn what_is_written_is_sorted_and_read_back() {
        let mut baseline = Baseline::default();
        for entry in [entry("02", "b.py"), entry("03", "a.py"), entry("02", "b.py")] {
            baseline.add(entry);
        }
        let text = baseline.to_text();
        assert_eq!(Baseline::parse(&text), Ok(baseline.clone()));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7);
        assert!(lines[3].contains("a.py") && lines[3].ends_with("},") && !lines[3].contains("count"), "{text}");
        assert!(lines[4].ends_with("\"count\":2}"), "{text}");
        assert_eq!(baseline.count(), 3);
        let empty = Baseline::default();
        assert_eq!(Baseline::parse(&empty.to_text()), Ok(empty));
    }

    #[test]
    fn a_merge_that_keeps_both_lines_is_added_up() {
        let mut one = Baseline::default();
        one.add(entry("01", "a.py"));
        let line = one.to_text().lines().nth(3).unwrap().to_owned();
        let merged = one.to_text().replace(&line, &format!("{line},\n{line}"));
        assert_eq!(Baseline::parse(&merged).unwrap().count(), 2);
        one.remove(&entry("01", "a.py"));
        assert_eq!(one.count(), 0);
    }

    #[test]
    fn any_number_may_stand_there() {
        let most = BaselineEntry { count: u64::MAX, ..entry("01", "a.py") };
        let mut baseline = Baseline::default();
        for entry in [most.clone(), most, entry("02", "a.py"), entry("01", "a.py")] {
            baseline.add(entry);
        }
        assert_eq!(Baseline::parse(&baseline.to_text()).unwrap().count(), u64::MAX);
        let none = baseline.to_text().replace(&u64::MAX.to_string(), "0");
        assert_eq!(Baseline::parse(&none).unwrap().count(), 1);
    }

    #[test]
    fn what_is_none_is_told_with_its_line() {
        let error = |text: &str| Baseline::parse(text).unwrap_err();
        assert_eq!(error("").line, 1);
        assert_eq!(error("{\n  \"schema\": \"skep-baseline/1\",\n  \"entries\": [\n    {\"fing").line, 4);
        assert_eq!(error("{\n\"schema\": \"skep-baseline/1\",\n\"entries\": [\n{}]}").line, 4);
        assert_eq!(error("{\n<<<<<<< HEAD\n").line, 2);
        assert!(error("{\n<<<<<<< HEAD\n").hint.contains("git checkout"));
        assert!(error("[]").message.starts_with("is no baseline"));
        assert!(error("{\"entries\":[]}").message.contains("no baseline of skep"));
        assert!(error("{\"schema\":\"skep-baseline/2\",\"entries\":7}").message.contains("newer skep"));
        assert!(error("{\"schema\":\"skep-baseline/1\"}").message.contains("entries"));
    }
}
