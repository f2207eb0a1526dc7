//! Finds the source files below the paths that the user named, each once, in a stable order.

use std::ffi::OsStr;
use std::fs::{FileType, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::overrides::OverrideBuilder;
use ignore::{WalkBuilder, WalkState};
use serde::{Deserialize, Serialize};

use crate::facts::Language;
use crate::problem::FileProblem;
use crate::scan::{Observer, ScanOptions};
use crate::text::language_of;

/// A source file to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourceFile {
    /// How it is called in the result.
    pub(crate) shown: Arc<str>,
    /// Where it lies.
    pub(crate) path: PathBuf,
    pub(crate) language: Language,
    pub(crate) is_test: bool,
    pub(crate) stat: Stat,
}

/// What the file system says of a file, by which a change is told. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Stat {
    pub(crate) bytes: u64,
    pub(crate) modified: i64,
    /// When its name, owner or content was last changed, which no program can set back.
    pub(crate) changed: i64,
    pub(crate) inode: u64,
}

impl Stat {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Self {
            bytes: metadata.len(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    #[cfg(not(unix))]
    fn of(metadata: &Metadata) -> Self {
        let since = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let modified = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(i64::MAX);
        Self { bytes: metadata.len(), modified, changed: modified, inode: 0 }
    }
}

/// How much is called like source, would have been read, and is no file, by what it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Symbolic links. What they lead to is read where it lies, if that is below the paths that were named.
    pub links: u64,
    /// Symbolic links that lead nowhere, or round in a circle.
    pub broken_links: u64,
    /// FIFOs, sockets and devices, and links to those.
    pub not_regular: u64,
}

/// Folders that hold no source of this project, whatever the ignore files say: what tools keep, and copies of others'
/// packages.
const NEVER_ENTERED: &[&str] = &[
    ".git",
    ".hg",
    ".svn",
    "__pycache__",
    "node_modules",
    ".venv",
    ".tox",
    ".nox",
    "site-packages",
    "_vendor",
    "vendor",
    "vendored",
    "_vendored",
    "third_party",
    "_vendored_packages",
];

/// A glob that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{glob}` is no glob: {why}")]
pub struct BadGlob {
    /// The glob, as it was written.
    pub glob: String,
    /// What is wrong with it, in lower case without a full stop.
    pub why: String,
}

/// Checks globs for [`ScanOptions::exclude`], which leaves out those that cannot be read.
///
/// # Errors
/// The first that cannot be read.
pub fn check_globs(globs: &[String]) -> Result<(), BadGlob> {
    globs.iter().try_for_each(|glob| exclude(&mut OverrideBuilder::new("."), glob))
}

fn exclude(overrides: &mut OverrideBuilder, glob: &str) -> Result<(), BadGlob> {
    // An override is a whitelist unless it is negated.
    let Err(error) = overrides.add(&format!("!{glob}")) else { return Ok(()) };
    let why = match error {
        ignore::Error::Glob { err, .. } => err,
        other => other.to_string(),
    };
    Err(BadGlob { glob: glob.to_owned(), why })
}

/// What the walk found.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) problems: Vec<FileProblem>,
    pub(crate) skipped: Skipped,
}

/// What one entry of a folder is.
enum Found {
    Source(SourceFile),
    Link,
    BrokenLink,
    NotRegular,
    Problem(FileProblem),
}

/// Whether anybody asks what the file system says of a file, which is a question to it for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stats {
    Wanted,
    Unwanted,
}

/// Walks below every path of `options`.
pub(crate) fn walk(options: &ScanOptions, stats: Stats, observer: &dyn Observer) -> Walked {
    let Some((first, rest)) = options.paths.split_first() else { return Walked::default() };
    let mut builder = WalkBuilder::new(first);
    rest.iter().for_each(|path| {
        builder.add(path);
    });
    let respects_ignore = !options.no_ignore;
    builder
        .hidden(false)
        .parents(respects_ignore)
        .ignore(respects_ignore)
        .git_ignore(respects_ignore)
        .git_global(respects_ignore)
        .git_exclude(respects_ignore)
        .require_git(false)
        .follow_links(false)
        .threads(options.jobs);
    let mut overrides = OverrideBuilder::new(&options.base);
    for glob in &options.exclude {
        // Whoever reads globs from a user checks them first, with `check_globs`.
        let _checked = exclude(&mut overrides, glob);
    }
    if let Ok(overrides) = overrides.build() {
        builder.overrides(overrides);
    }
    builder.filter_entry(|entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        // A folder that the user names is entered, whatever it is called.
        !(is_folder
            && entry.depth() > 0
            && entry.file_name().to_str().is_some_and(|name| NEVER_ENTERED.contains(&name)))
    });

    let (sender, receiver) = std::sync::mpsc::channel();
    builder.build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            if observer.cancelled() {
                return WalkState::Quit;
            }
            let found = match entry {
                Ok(entry) => look_at(&entry, options, stats),
                Err(error) => Some(Found::Problem(problem(&error, options))),
            };
            if let Some(found) = found
                && sender.send(found).is_err()
            {
                return WalkState::Quit;
            }
            WalkState::Continue
        })
    });
    drop(sender);

    let mut walked = Walked::default();
    for found in receiver {
        match found {
            Found::Source(file) => walked.files.push(file),
            Found::Link => walked.skipped.links += 1,
            Found::BrokenLink => walked.skipped.broken_links += 1,
            Found::NotRegular => walked.skipped.not_regular += 1,
            Found::Problem(problem) => walked.problems.push(problem),
        }
    }
    walked.files.sort_unstable();
    walked.files.dedup_by(|one, other| one.path == other.path);
    walked
}

fn look_at(entry: &ignore::DirEntry, options: &ScanOptions, stats: Stats) -> Option<Found> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return None;
    }
    let file = of_interest(entry.path(), options, entry.depth() > 0)?;
    if !kind.is_file() {
        return Some(no_file(&file.path, kind));
    }
    let stat = match stats {
        Stats::Wanted => entry.metadata().map(|metadata| Stat::of(&metadata)).unwrap_or_default(),
        Stats::Unwanted => Stat::default(),
    };
    Some(Found::Source(SourceFile { stat, ..file }))
}

/// Tells what is no regular file. A link is left out like a link to a folder: what it leads to is read where it lies.
fn no_file(path: &Path, kind: FileType) -> Found {
    if !kind.is_symlink() {
        return Found::NotRegular;
    }
    match path.metadata() {
        Err(_) => Found::BrokenLink,
        Ok(target) if target.is_file() || target.is_dir() => Found::Link,
        Ok(_) => Found::NotRegular,
    }
}

/// Returns the file at `path`, which need not be there, if the walk would have found it.
pub(crate) fn selected(path: &Path, stat: Stat, options: &ScanOptions) -> Option<SourceFile> {
    let root = options.paths.iter().find(|root| path.starts_with(options.base.join(root)))?;
    let below = path.strip_prefix(options.base.join(root)).ok()?;
    let is_never_entered = |part: &OsStr| part.to_str().is_some_and(|name| NEVER_ENTERED.contains(&name));
    let mut overrides = OverrideBuilder::new(&options.base);
    for glob in &options.exclude {
        let _checked = exclude(&mut overrides, glob);
    }
    let is_excluded = overrides
        .build()
        .is_ok_and(|overrides| path.ancestors().any(|each| overrides.matched(each, each != path).is_ignore()));
    if is_excluded || below.parent().into_iter().flat_map(Path::iter).any(is_never_entered) {
        return None;
    }
    let is_below = !below.as_os_str().is_empty();
    Some(SourceFile { stat, ..of_interest(path, options, is_below)? })
}

/// Returns the file if it is written in a language that is asked for, and holds no tests where those are not.
fn of_interest(path: &Path, options: &ScanOptions, is_below: bool) -> Option<SourceFile> {
    let language = language_of(path)?;
    if !options.languages.is_empty() && !options.languages.contains(&language) {
        return None;
    }
    let shown = shown(path, &options.base);
    // Below the path that was named, so that scanning a folder called `tests` finds something.
    let below = options.paths.iter().find_map(|root| path.strip_prefix(root).ok()).unwrap_or(path);
    let is_test = is_below && is_test_path(below, language);
    if is_test && !options.include_tests {
        return None;
    }
    Some(SourceFile { shown, path: path.to_owned(), language, is_test, stat: Stat::default() })
}

/// Returns how `path` is called in the result: relative to `base` where it lies below it, with `/`.
pub(crate) fn shown(path: &Path, base: &Path) -> Arc<str> {
    let relative = path.strip_prefix(base).unwrap_or(path);
    let relative = relative.strip_prefix(".").unwrap_or(relative);
    // Elsewhere a backslash is a part of a name.
    Arc::from(relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"))
}

/// Tells whether a file holds tests by where it lies and what it is called.
fn is_test_path(path: &Path, language: Language) -> bool {
    let in_test_folder = path.parent().into_iter().flat_map(Path::iter).any(|part| match language {
        Language::Python => matches!(part.to_str(), Some("tests" | "test" | "testing")),
        Language::Rust => matches!(part.to_str(), Some("tests" | "benches" | "examples" | "fuzz")),
    });
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_test_name = match language {
        Language::Python => {
            stem.starts_with("test_") || stem.ends_with("_test") || matches!(stem, "conftest" | "testing")
        }
        Language::Rust => matches!(stem, "tests" | "test") || stem.ends_with("_test") || stem.ends_with("_tests"),
    };
    in_test_folder || is_test_name
}

fn problem(error: &ignore::Error, options: &ScanOptions) -> FileProblem {
    let path = error_path(error).map_or_else(|| Arc::from(""), |path| shown(path, &options.base));
    let message = match error.io_error() {
        Some(io) => format!("cannot be read: {}", skep_kit::describe_io(io)),
        None => error.to_string(),
    };
    FileProblem { path, line: None, code: "unreadable", message }
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_glob_is_named() {
        let check = |globs: &[&str]| check_globs(&globs.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>());
        assert_eq!(check(&["generated/**", "*.py", "/hub.py", "{a,b}"]), Ok(()));
        let bad = check(&["fine", "a["]).unwrap_err();
        assert_eq!(bad.glob, "a[");
        assert!(bad.why.starts_with("unclosed character class"), "{}", bad.why);
    }

    #[test]
    fn tests_are_told_by_place_and_name() {
        let is_test = |path| is_test_path(Path::new(path), Language::Python);
        assert!(is_test("tests/hub.py") && is_test("hub/test_hub.py") && is_test("conftest.py"));
        assert!(!is_test("contest.py") && !is_test("latest/hub.py"));
        assert!(is_test_path(Path::new("src/tests.rs"), Language::Rust));
        assert!(!is_test_path(Path::new("src/attest.rs"), Language::Rust));
    }
}
