//! What each kind of thing looks like. A colour only repeats what a word already says.

use owo_colors::{OwoColorize, Style as Ansi};
use skep_kit::{Mood, Severity};

use super::Style;

/// A kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// How bad something is.
    Severity(Severity),
    /// How good a state is.
    Mood(Mood),
    /// What the eye is to fall on.
    Strong,
    /// What it may pass over.
    Faint,
    /// A failure of the run itself.
    Error,
    /// A way out.
    Hint,
}

impl Style {
    /// Returns `text` in the colour of its kind, or as it is where there is none.
    pub(crate) fn paint(&self, ink: Ink, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        text.style(ansi(ink)).to_string()
    }

    /// Returns the sign that goes before a severity's word.
    pub(crate) const fn severity_sign(&self, severity: Severity) -> &'static str {
        match (severity, self.unicode) {
            (Severity::High, true) => "▲",
            (Severity::Medium, true) => "●",
            (Severity::Low, true) => "○",
            (Severity::High, false) => "!",
            (Severity::Medium, false) => "*",
            (Severity::Low, false) => "-",
        }
    }

    /// Returns the sign that goes before a state's word.
    pub(crate) const fn mood_sign(&self, mood: Mood) -> &'static str {
        match (mood, self.unicode) {
            (Mood::Good, true) => "✓",
            (Mood::Doubtful, true) => "●",
            (Mood::Bad, true) => "▲",
            (Mood::Good, false) => "+",
            (Mood::Doubtful, false) => "*",
            (Mood::Bad, false) => "!",
            (Mood::Neutral, _) => "-",
        }
    }

    /// Returns what stands for text that was cut away.
    pub(crate) const fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

const fn ansi(ink: Ink) -> Ansi {
    match ink {
        Ink::Severity(Severity::High) | Ink::Mood(Mood::Bad) | Ink::Error => Ansi::new().bright_red().bold(),
        Ink::Severity(Severity::Medium) | Ink::Mood(Mood::Doubtful) => Ansi::new().yellow().bold(),
        Ink::Severity(Severity::Low) => Ansi::new().blue(),
        Ink::Mood(Mood::Good) => Ansi::new().green(),
        Ink::Mood(Mood::Neutral) | Ink::Faint => Ansi::new().dimmed(),
        Ink::Strong => Ansi::new().bold(),
        Ink::Hint => Ansi::new().cyan(),
    }
}
