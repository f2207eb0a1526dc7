//! Decides which long-lived collections of a program grow without bound, and proves it.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use skep_kit::{Confidence, Finding, Severity, Shard, Suppressed};

mod allow;
mod analysis;
mod answer;
mod judge;
mod link;
mod proof;
mod repair;
mod rules;
mod sources;
mod verdicts;

pub use analysis::analyse;
pub use rules::RULES;
pub use skep_source::{BadGlob, CacheOptions, Earlier, EarlierError, Git, Observer, Skipped, Unwatched, check_globs};

/// What to analyse and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Files and folders, as the user named them.
    pub paths: Vec<PathBuf>,
    /// The folder against which paths in the result are made relative; a path outside it stays as it was named.
    pub base: PathBuf,
    /// Globs of paths to leave out, relative to `base`. Those that [`check_globs`] refuses leave out nothing.
    pub exclude: Vec<String>,
    /// Analyse test files too.
    pub include_tests: bool,
    /// Look also at what ignore files hide.
    pub no_ignore: bool,
    /// Languages to analyse; empty means all: `python`, `rust`.
    pub languages: Vec<String>,
    /// Worker threads; 0 means one a core.
    pub jobs: usize,
    /// Give the proof of every container's verdict, not of the findings alone.
    pub census: bool,
    /// Where to keep what was found out for the next run; none keeps nothing.
    pub cache: Option<CacheOptions>,
    /// The state of the tree to compare with.
    pub earlier: Option<Earlier>,
    /// The share of the tree to look at; none is all of it.
    pub shard: Option<Shard>,
}

/// What became of one long-lived container that grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Nothing effective shrinks or bounds it.
    Grows,
    /// Something shrinks it, but not on every path or not all of it.
    Partial,
    /// Something shrinks it.
    Pruned,
    /// Something bounds it.
    Bounded,
}

/// One row of the census.
#[derive(Debug, Clone)]
pub struct Container {
    /// `Class.attr`, `NAME`, `Type::field`, `function::local`.
    pub symbol: String,
    /// What it is: `dict`, `defaultdict(list)`, `HashMap`.
    pub kind: String,
    /// The file, relative to the base.
    pub path: String,
    /// Line of the declaration, from 1.
    pub line: u32,
    /// Column of the declaration, from 1.
    pub column: u32,
    /// Line on which the declaration ends.
    pub end_line: u32,
    /// What became of it.
    pub verdict: Verdict,
    /// The rule that speaks of it and how bad it is, where one does.
    pub rule: Option<&'static str>,
    /// How bad it is, where a rule speaks of it.
    pub severity: Option<Severity>,
    /// How sure that is, where a rule speaks of it.
    pub confidence: Option<Confidence>,
    /// Why a comment in the source allows it, where a rule speaks of it and a comment answers.
    pub allowed: Option<String>,
    /// The proof; empty where no census was asked for and no finding speaks of it.
    pub evidence: Vec<skep_kit::Evidence>,
}

/// Why a file was not analysed, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileProblem {
    /// The file, relative to the base.
    pub path: String,
    /// Line of the problem, where there is one.
    pub line: Option<u32>,
    /// A stable word: `syntax-error`, `unreadable`, `not-utf-8`, `too-large`, `too-deeply-nested`,
    /// `parser-failed`.
    pub code: &'static str,
    /// What is wrong, in lower case without a full stop.
    pub message: String,
}

/// The whole answer. Everything in it depends on the input alone and is sorted.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// Files read and parsed, at least in part.
    pub files_scanned: u64,
    /// Their names, relative to the base, sorted.
    pub files: Vec<Arc<str>>,
    /// Lines in them.
    pub lines_scanned: u64,
    /// Findings of medium and high severity, worst first, then by path and line. Milder ones stand in the census, but for
    /// those about comments.
    pub findings: Vec<Finding>,
    /// The findings of the earlier tree, where one was to be compared with.
    pub earlier: Option<Vec<Finding>>,
    /// Findings that a comment in the source allows, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// Every long-lived container that grows, by path and line.
    pub containers: Vec<Container>,
    /// Files of which all was known from an earlier run.
    pub files_known: u64,
    /// Files that fall to other shares of the tree.
    pub files_elsewhere: u64,
    /// Files that could not be analysed, or not wholly.
    pub problems: Vec<FileProblem>,
    /// What is called like source and is no file.
    pub skipped: Skipped,
    /// False when it was cancelled before the end.
    pub complete: bool,
}
