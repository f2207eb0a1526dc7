//! Writes a page in a format: one file a format. Nothing here computes, decides or looks at the world.

mod agent;
mod canvas;
mod cell;
mod document;
mod edit;
pub(crate) mod error;
mod escape;
mod finding;
mod frame;
pub(crate) mod github;
mod gitlab;
mod human;
pub(crate) mod json;
mod junit;
mod markdown;
pub(crate) mod nagios;
mod ndjson;
mod paint;
mod plain;
mod plot;
mod prometheus;
mod sarif;
mod summary;
mod table;
pub(crate) mod text;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use skep_kit::{
    Checked, Exposition, Family, Finding, Format, Metric, MetricSink, Outcome, Output, Problem, Rule, Run, Suppressed,
    Verb, View,
};

use crate::families;
use crate::verdict::Verdict;

/// Everything that a renderer may show.
pub(crate) struct Page<'a> {
    /// The verb that answers.
    pub verb: &'static Verb,
    /// The answer, where there is one.
    pub data: Option<&'a dyn Output>,
    /// What needs a hand, worst first.
    pub findings: &'a [Finding],
    /// What somebody answers for.
    pub suppressed: &'a [Suppressed],
    /// What could not be checked.
    pub errors: &'a [Problem],
    /// Whether all was checked.
    pub complete: bool,
    /// What was checked.
    pub outcome: Option<&'a Outcome>,
    /// What it comes to.
    pub verdict: &'a Verdict,
    /// The number that the shell sees.
    pub exit_code: u8,
    /// How the work was done.
    pub run: Run,
    /// How long it took.
    pub duration: Duration,
    /// When it was done.
    pub generated_at: Timestamp,
    /// The time that it was reckoned with, where that is pinned.
    pub as_of: Option<Timestamp>,
    /// The families, for what their rules say.
    pub families: &'a [&'static Family],
    /// What paths are relative to.
    pub paths: &'a Paths,
}

impl Page<'_> {
    /// Returns the command that was asked, `skep mem leaks`; bare `skep` where none was understood.
    pub(crate) fn command(&self) -> String {
        if self.verb.examples.is_empty() {
            "skep".to_owned()
        } else {
            format!("skep {}", self.verb.id.replace('.', " "))
        }
    }

    /// Tells whether there was something to check, so that a zero is an answer. It is none where each section failed.
    pub(crate) fn is_measured(&self) -> bool {
        self.outcome.is_some_and(|outcome| matches!(&outcome.checked, Checked::Some(amounts) if !amounts.is_empty()))
    }

    /// Returns what a person reads of the answer; nothing where nothing was checked, as an empty table would look like
    /// an answer.
    pub(crate) fn view(&self) -> View {
        let nothing = self.outcome.is_some_and(|outcome| matches!(outcome.checked, Checked::Nothing(_)));
        let mut view = View::default();
        if let Some(data) = self.data.filter(|_| !nothing) {
            data.view(&mut view);
        }
        view
    }

    /// Returns what monitoring counts in the answer; nothing where nothing was checked, as a zero would read as a pass.
    pub(crate) fn metrics(&self) -> Vec<Metric> {
        let mut sink = MetricSink::default();
        let is_answered = self.outcome.is_some_and(|outcome| outcome.checked == Checked::NotAsked);
        if let Some(data) = self.data.filter(|_| is_answered || self.is_measured()) {
            data.metrics(&mut sink);
        }
        sink.metrics
    }

    /// Returns the rule of that name.
    pub(crate) fn rule(&self, name: &str) -> Option<&'static Rule> {
        families::rules(self.families).find(|rule| rule.name == name)
    }
}

/// How a page is to look to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Whether to colour.
    pub color: bool,
    /// Whether characters beyond ASCII come out right.
    pub unicode: bool,
    /// Columns to write in.
    pub width: usize,
    /// How often `-v` was given.
    pub verbose: u8,
}

impl Style {
    /// How it looks to programs, whatever the terminal.
    pub(crate) const PLAIN: Self = Self { color: false, unicode: false, width: 80, verbose: 0 };
}

/// Writes the page.
pub(crate) fn write(format: Format, page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(page, style, out),
        Format::Plain => plain::write(page, style, out),
        Format::Json => json::write(page, out),
        Format::Ndjson => ndjson::write(page, out),
        Format::Sarif => sarif::write(page, out),
        Format::Github => github::write(page, out),
        Format::Gitlab => gitlab::write(page, out),
        Format::Junit => junit::write(page, out),
        Format::Prometheus => prometheus::write(Exposition::Text, page, out),
        Format::Openmetrics => prometheus::write(Exposition::OpenMetrics, page, out),
        Format::Markdown => markdown::write(page, out),
        Format::Agent => agent::write(page, out),
    }
}

/// What the paths in a report are relative to, and what they are shown relative to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// The folder that a report's paths are relative to.
    pub base: PathBuf,
    /// The folder that the user stands in.
    pub working_directory: PathBuf,
    /// The repository's folder.
    pub repository: Option<PathBuf>,
}

impl Paths {
    /// Returns the path as the user can click it: relative to where they stand.
    pub(crate) fn shown(&self, path: &str) -> String {
        self.rebase(path, &self.working_directory)
    }

    /// Returns the path as code hosts know it: relative to the repository, else to the base.
    pub(crate) fn in_repository(&self, path: &str) -> String {
        self.rebase(path, self.repository.as_deref().unwrap_or(&self.base))
    }

    /// A path outside the base stands in a report as the user named it.
    fn rebase(&self, path: &str, onto: &Path) -> String {
        let named = Path::new(path).components().next();
        if matches!(named, Some(Component::ParentDir | Component::RootDir | Component::Prefix(_))) {
            return path.to_owned();
        }
        relative(&self.base.join(path), onto)
    }
}

/// Returns `path` as seen from `folder`, with `/`. Both are absolute; else the path stays as it is.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let mut target = path.components().peekable();
    let mut from = folder.components().peekable();
    if !path.is_absolute() || !folder.is_absolute() {
        return slashed(path);
    }
    while target.peek().is_some() && target.peek() == from.peek() {
        target.next();
        from.next();
    }
    let seen: PathBuf = from.map(|_| Component::ParentDir).chain(target).collect();
    if seen.as_os_str().is_empty() { ".".to_owned() } else { slashed(&seen) }
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
