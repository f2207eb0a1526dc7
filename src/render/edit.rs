//! Changes of the source as a reader knows them: the lines that go, and those that come.

use skep_kit::{Difference, Edit, Fix};

use super::cell::place;
use super::text::visible;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Stays,
    Goes,
    Comes,
}

impl Sign {
    /// Returns the sign that stands before it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Stays => " ",
            Self::Goes => "-",
            Self::Comes => "+",
        }
    }
}

/// Returns what a fix does and who may make it.
pub(super) fn heading(fix: &Fix) -> String {
    format!("{} ({})", visible(&fix.title), fix.applicability.as_str())
}

/// Returns the file and line at which a fix begins, the path as `shown` shows it.
pub(super) fn begins(fix: &Fix, shown: impl Fn(&str) -> String) -> String {
    let first = fix.edits.first();
    first.map(|edit| place(&shown(&edit.path), Some(edit.difference().first), None)).unwrap_or_default()
}

/// A line that changes, or stands beside one.
pub(super) struct Line {
    pub(super) sign: Sign,
    pub(super) text: String,
    /// The column where it differs from what it was or will be.
    pub(super) column: u32,
}

/// Returns the lines of a fix that change, without the white space that all of them begin with.
pub(super) fn lines(fix: &Fix) -> Vec<Line> {
    let mut lines: Vec<Line> = fix.edits.iter().flat_map(changes).collect();
    let margin = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let filled = lines.iter().filter(|line| !line.text.trim().is_empty());
    let least = filled.map(|line| margin(&line.text)).min().unwrap_or(0);
    for line in &mut lines {
        line.text = line.text.get(least..).unwrap_or_default().to_owned();
        line.column = line.column.saturating_sub(u32::try_from(least).unwrap_or(0)).max(1);
    }
    lines
}

/// Where lines only come, the one before them tells where that is.
fn changes(edit: &Edit) -> Vec<Line> {
    let Difference { first: _, before, goes, comes, after } = edit.difference();
    let is_addition = goes.is_empty();
    let after = after.filter(|_| is_addition && before.is_none());
    let before = before.filter(|_| is_addition);
    let column = goes.first().zip(comes.first()).map_or(1, |(old, new)| {
        let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
        u32::try_from(same + 1).unwrap_or(1)
    });
    let stays = |text| Line { sign: Sign::Stays, text, column: 1 };
    let mut lines: Vec<Line> = before.into_iter().map(stays).collect();
    for (sign, texts) in [(Sign::Goes, goes), (Sign::Comes, comes)] {
        let first = |index| if index == 0 { column } else { 1 };
        lines.extend(texts.into_iter().enumerate().map(|(at, text)| Line { sign, text, column: first(at) }));
    }
    lines.extend(after.into_iter().map(stays));
    lines
}
