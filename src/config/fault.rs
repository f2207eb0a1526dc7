//! What is wrong with the configuration, where, and the two ways in which it is told: the first fault ends any other
//! command as an error, and `skep config check` reports all of them as findings.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use skep_kit::{Confidence, Error, Excerpt, Finding, HIDDEN, Layer, Origin, Rule, Severity, Span, names_a_secret};

use super::rules;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Whose it is.
    pub layer: Layer,
    /// Where it is.
    pub path: PathBuf,
    /// What a message calls it: as seen from where the user stands.
    pub shown: String,
    /// What a report calls it: relative to the project's root where it lies below that.
    pub named: String,
    /// What it says; empty where it cannot be read.
    pub text: String,
    /// The byte at which each line begins.
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Notes where the lines of `text` begin. `shown` is the name for messages, `named` that for reports.
    pub(crate) fn new(layer: Layer, path: PathBuf, [shown, named]: [String; 2], text: String) -> Self {
        let breaks = text.match_indices('\n').map(|(index, _)| index + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Self { layer, path, shown, named, text, line_starts }
    }
}

/// Where a fault is.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// The file as a whole.
    File(Arc<SourceFile>),
    /// A range of bytes in a file.
    Within(Arc<SourceFile>, Range<usize>),
    /// An environment variable.
    Variable(String),
}

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The file cannot be read.
    Unreadable,
    /// The file is no TOML.
    Syntax,
    /// Nobody knows the key.
    UnknownKey,
    /// The value is not one that the key can have.
    BadValue,
}

impl Kind {
    /// Returns the stable word for scripts.
    const fn code(self) -> &'static str {
        match self {
            Self::UnknownKey => "unknown-key",
            Self::Unreadable | Self::Syntax | Self::BadValue => "bad-config",
        }
    }

    const fn rule(self) -> &'static Rule {
        match self {
            Self::Unreadable => &rules::UNREADABLE,
            Self::Syntax => &rules::SYNTAX,
            Self::UnknownKey => &rules::UNKNOWN_KEY,
            Self::BadValue => &rules::BAD_VALUE,
        }
    }
}

/// Something that is wrong with the configuration.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// What kind it is.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in lower case without a full stop, without the file's name.
    pub message: String,
    /// Why, in few words, to stand beside the caret; empty where the message says it all.
    pub why: String,
    /// What to do.
    pub hints: Vec<String>,
}

impl Fault {
    pub(crate) fn new(kind: Kind, place: Place, message: impl Into<String>) -> Self {
        Self { kind, place, message: message.into(), why: String::new(), hints: Vec::new() }
    }

    /// Says why.
    pub(crate) fn because(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// Adds a way out.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Returns it as what ends a command.
    pub(crate) fn into_error(self) -> Error {
        let name = match &self.place {
            Place::File(file) | Place::Within(file, _) => &file.shown,
            Place::Variable(variable) => variable,
        };
        let message = match self.kind {
            Kind::Unreadable | Kind::Syntax => format!("cannot read {name}: {}", self.message),
            Kind::UnknownKey | Kind::BadValue => format!("{name}: {}", self.message),
        };
        let error = Error::usage(self.kind.code(), message).about(name);
        let error = match &self.place {
            Place::Within(file, span) => error.showing(excerpt(file, span, &self.why)),
            Place::File(_) | Place::Variable(_) if self.why.is_empty() || self.kind == Kind::UnknownKey => error,
            Place::File(_) | Place::Variable(_) => error.caused_by(self.why),
        };
        self.hints.into_iter().fold(error, Error::hint)
    }

    /// Returns it as one thing among many.
    pub(crate) fn to_finding(&self) -> Finding {
        let why = if self.why.is_empty() || self.kind == Kind::UnknownKey { None } else { Some(&self.why) };
        let message = why.map_or_else(|| self.message.clone(), |why| format!("{}: {why}", self.message));
        let finding = Finding::of(self.kind.rule(), Severity::High, Confidence::High, message);
        located(Finding { help: self.hints.join("; "), ..finding }, &self.place)
    }
}

/// Says where a finding is.
pub(crate) fn located(finding: Finding, place: &Place) -> Finding {
    match place {
        Place::File(file) => Finding { path: Some(file.named.clone()), ..finding }.fingerprinted(&file.named, ""),
        Place::Variable(name) => {
            Finding { target: Some(format!("environment:{name}")), ..finding }.fingerprinted("", "")
        }
        Place::Within(file, span) => {
            let Excerpt { line, column, end_column, source_line, .. } = excerpt(file, span, "");
            let span = Span { line, column, end_line: line, end_column };
            let finding = finding.located(&file.named, span).fingerprinted(&file.named, &source_line);
            Finding { source_line: Some(source_line), ..finding }
        }
    }
}

impl Place {
    /// Returns what places are sorted by: the weakest layer first, and a file from its top.
    pub(crate) fn position(&self) -> (Layer, usize, String) {
        match self {
            Self::File(file) => (file.layer, 0, String::new()),
            Self::Within(file, span) => (file.layer, span.start, String::new()),
            Self::Variable(name) => (Layer::Environment, 0, name.clone()),
        }
    }

    /// Returns it as the origin of a value.
    pub(crate) fn origin(&self) -> Origin {
        match self {
            Self::File(file) => Origin { layer: file.layer, path: Some(file.named.clone()), ..Origin::BUILT_IN },
            Self::Within(file, span) => Origin {
                layer: file.layer,
                path: Some(file.named.clone()),
                line: Some(excerpt(file, span, "").line),
                variable: None,
            },
            Self::Variable(name) => {
                Origin { layer: Layer::Environment, variable: Some(name.clone()), ..Origin::BUILT_IN }
            }
        }
    }
}

/// Returns the line that `span` begins on, with the part of it that is meant.
fn excerpt(file: &SourceFile, span: &Range<usize>, label: &str) -> Excerpt {
    let text = &file.text;
    let start = (0..=span.start.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0);
    let line = file.line_starts.partition_point(|line_start| *line_start <= start);
    let line_start = file.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
    let source_line = text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let within = text.get(start..span.end).and_then(|text| text.lines().next()).unwrap_or_default();
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let column = count(text.get(line_start..start).unwrap_or_default()).saturating_add(1);
    Excerpt {
        path: file.shown.clone(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column,
        end_column: column.saturating_add(count(within).max(1)),
        source_line: without_secret(source_line),
        label: label.to_owned(),
    }
}

/// Hides the value of a key that looks like a secret's. It does not belong into the file, and even less onto a screen.
fn without_secret(line: &str) -> String {
    for (index, _) in line.match_indices('=') {
        let (key, _) = line.split_at(index);
        let last = key.rsplit(['.', '{', ',', '=']).next().unwrap_or(key).trim().trim_matches(['"', '\'']);
        if names_a_secret(last) {
            return format!("{key}= {HIDDEN}");
        }
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_was_written_down_is_not_shown() {
        assert_eq!(without_secret("bot.token = \"hunter2\""), "bot.token = ***");
        assert_eq!(without_secret("bot = { name = \"a\", token = \"hunter2\" }"), "bot = { name = \"a\", token = ***");
        assert_eq!(without_secret("token_env = \"TOKEN\""), "token_env = \"TOKEN\"");
        assert_eq!(without_secret("# no key"), "# no key");
    }

    #[test]
    fn a_range_beyond_the_text_is_its_end() {
        let names = [String::new(), String::new()];
        let file = SourceFile::new(Layer::Project, PathBuf::new(), names, "a\nä".to_owned());
        assert_eq!(excerpt(&file, &(3..90), "").column, 1);
        assert_eq!((excerpt(&file, &(9..9), "").line, excerpt(&file, &(9..9), "").column), (2, 2));
    }
}
