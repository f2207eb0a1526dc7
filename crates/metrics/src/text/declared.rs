//! What the comments above samples say of their family: type and help.

use skep_kit::{MetricKind, is_metric_name};

use super::cursor::Cursor;
use crate::record::Slip;

/// The family that was declared last.
#[derive(Debug, Default)]
pub(super) struct Declared {
    name: String,
    kind: Option<Kind>,
    help: String,
}

/// A type that either dialect has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Counter,
    Gauge,
    GaugeHistogram,
    Histogram,
    Info,
    StateSet,
    Summary,
    Unknown,
}

impl Kind {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "counter" => Self::Counter,
            "gauge" => Self::Gauge,
            "gaugehistogram" => Self::GaugeHistogram,
            "histogram" => Self::Histogram,
            "info" => Self::Info,
            "stateset" => Self::StateSet,
            "summary" => Self::Summary,
            "unknown" | "untyped" => Self::Unknown,
            _ => return None,
        })
    }

    /// Returns the endings of the family's samples, and how each moves.
    const fn endings(self) -> &'static [(&'static str, MetricKind)] {
        use MetricKind::{Counter, Gauge, Histogram, Unknown};
        match self {
            Self::Counter => &[("", Counter), ("_total", Counter), ("_created", Gauge)],
            Self::Gauge | Self::StateSet => &[("", Gauge)],
            Self::GaugeHistogram => &[("_bucket", Gauge), ("_gcount", Gauge), ("_gsum", Gauge)],
            Self::Histogram => {
                &[("_bucket", Histogram), ("_count", Histogram), ("_sum", Histogram), ("_created", Gauge)]
            }
            Self::Info => &[("_info", Gauge), ("", Gauge)],
            Self::Summary => &[("", Gauge), ("_count", Counter), ("_sum", Counter), ("_created", Gauge)],
            Self::Unknown => &[("", Unknown)],
        }
    }
}

impl Declared {
    /// Takes in a comment; the cursor stands behind its sign. One that declares nothing is for people.
    pub(super) fn declare(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Slip> {
        cursor.blank();
        let keyword = cursor.word();
        if !matches!(keyword, "HELP" | "TYPE") {
            return Ok(());
        }
        cursor.blank();
        let at = cursor.at();
        let name = cursor.word();
        if !is_metric_name(name) {
            return Err(Slip::at(at, "a metric's name is expected; it begins with a letter, _ or :"));
        }
        if name != self.name {
            *self = Self { name: name.to_owned(), ..Self::default() };
        }
        cursor.blank();
        if keyword == "HELP" {
            self.help = unescaped(cursor.rest());
            return Ok(());
        }
        let at = cursor.at();
        let word = cursor.word();
        let kind = Kind::of(word).ok_or_else(|| Slip::at(at, format!("`{word}` is no type of a metric")))?;
        self.kind = Some(kind);
        Ok(())
    }

    /// Returns how the sample of that name moves.
    pub(super) fn kind_of(&self, sample: &str) -> MetricKind {
        self.ending_of(sample).map_or(MetricKind::Unknown, |(_, kind)| kind)
    }

    /// Returns what is said of the sample of that name; empty where nothing is.
    pub(super) fn help_of(&self, sample: &str) -> &str {
        let is_ours = sample == self.name || self.ending_of(sample).is_some();
        if is_ours { &self.help } else { "" }
    }

    fn ending_of(&self, sample: &str) -> Option<(&'static str, MetricKind)> {
        let ending = sample.strip_prefix(self.name.as_str())?;
        self.kind?.endings().iter().find(|(known, _)| *known == ending).copied()
    }
}

fn unescaped(help: &str) -> String {
    let mut text = String::with_capacity(help.len());
    let mut signs = help.chars();
    while let Some(sign) = signs.next() {
        match (sign, signs.as_str().chars().next()) {
            ('\\', Some(escaped @ ('\\' | '"'))) => {
                text.push(escaped);
                signs.next();
            }
            ('\\', Some('n')) => {
                text.push('\n');
                signs.next();
            }
            _ => text.push(sign),
        }
    }
    text
}
