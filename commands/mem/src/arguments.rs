//! The arguments that all verbs of the family share, and what they mean.

use std::num::NonZero;
use std::path::{Component, Path, PathBuf};
use std::thread;

use clap::ValueEnum;
use skep_growth::{CacheOptions, Earlier, EarlierError, Git, Options, check_globs};
use skep_kit::{Context, Error, Shard, UserFolder};

use crate::MemConfig;

/// A language that the analysis reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Files that end in .py
    Python,
    /// Files that end in .rs
    Rust,
}

impl Language {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Rust => "rust",
        }
    }
}

/// What to look at.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct ScanArgs {
    /// Files and folders to analyse
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Analyse test files too
    #[arg(long)]
    include_tests: bool,
    /// Look also at what ignore files hide
    #[arg(long)]
    no_ignore: bool,
    /// Read every file again
    #[arg(long)]
    no_cache: bool,
    /// Work in N threads; by default one a core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// Analyse only this language; may be repeated
    #[arg(long, value_name = "LANGUAGE", value_enum)]
    lang: Vec<Language>,
    /// Leave out paths that match, besides those of skep.toml; may be repeated
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
}

impl ScanArgs {
    /// Returns what the engine is to do: the flags over the configuration.
    ///
    /// # Errors
    /// A PATH that does not exist or a GLOB that is none, before any work.
    pub(crate) fn options(&self, context: &Context) -> Result<Options, Error> {
        check_globs(&self.exclude).map_err(|bad| {
            let error = Error::usage("bad-glob", format!("cannot read --exclude: {bad}")).about(bad.glob);
            error.hint("globs are written as in .gitignore: --exclude 'generated/**'")
        })?;
        let config: MemConfig = context.config.table("mem");
        let here = [PathBuf::from(".")];
        let paths = if self.paths.is_empty() { &here } else { self.paths.as_slice() };
        let paths = paths.iter().map(|path| locate(path, context)).collect::<Result<_, _>>()?;
        Ok(Options {
            paths,
            base: context.base().to_owned(),
            exclude: config.exclude.into_iter().chain(self.exclude.iter().cloned()).collect(),
            include_tests: self.include_tests || config.include_tests,
            no_ignore: self.no_ignore,
            languages: self.lang.iter().map(|language| language.as_str().to_owned()).collect(),
            jobs: self.jobs.map_or_else(|| thread::available_parallelism().map_or(1, NonZero::get), usize::from),
            census: false,
            cache: if self.no_cache { None } else { cache(context) },
            earlier: self.earlier(context)?,
            shard: self.shard,
        })
    }

    /// Returns the state of the tree to compare with, where one was asked for.
    fn earlier(&self, context: &Context) -> Result<Option<Earlier>, Error> {
        let Some(revision) = &context.triage.new_since else { return Ok(None) };
        if self.shard.is_some() {
            return Err(Error::usage("one-of-both", "--shard and --new-since do not go together")
                .about("--new-since")
                .hint("a second run is quick with the cache; or a baseline: skep baseline create"));
        }
        let Some(program) = context.environment.program("git") else {
            return Err(Error::unavailable("no-git", "--new-since needs git, and there is none in PATH")
                .hint("install git, such as with apt-get install git"));
        };
        let git = Git { program: &program, folder: context.base() };
        git.earlier(revision).map(Some).map_err(|error| explain(error, revision))
    }

    /// Returns the paths as they were typed, for commands that the user can type next.
    pub(crate) fn typed(&self) -> String {
        self.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the paths for messages: as they were typed, but `.` by its name.
    pub(crate) fn named(&self, context: &Context) -> String {
        let typed = self.typed();
        let here = typed.is_empty() || typed == ".";
        if here { context.working_directory.display().to_string() } else { typed }
    }
}

fn explain(error: EarlierError, revision: &str) -> Error {
    let message = error.to_string();
    let flag = format!("--new-since {revision}");
    match error {
        EarlierError::NoRepository { why, .. } => Error::usage("no-repository", message)
            .about(flag)
            .caused_by(why)
            .hint("a baseline needs no git: skep baseline create"),
        EarlierError::NoCommit { is_shallow: true, .. } => Error::usage("no-commit", message)
            .about(flag)
            .hint("the clone is shallow: git fetch --unshallow, or in CI `fetch-depth: 0` at the checkout"),
        EarlierError::NoCommit { is_shallow: false, .. } => Error::usage("no-commit", message)
            .about(flag)
            .hint("name a branch, a tag or a commit; of another remote after git fetch"),
        EarlierError::NoGit(cause) => {
            Error::unavailable("no-git", "git cannot be run").about(flag).caused_by(cause).hint("skep doctor says more")
        }
        EarlierError::Failed(_) => {
            Error::unavailable("git-failed", message).about(flag).hint("`git status` there may say more")
        }
    }
}

/// Returns where facts are kept between runs; none where the environment names no place.
fn cache(context: &Context) -> Option<CacheOptions> {
    let folder = context.environment.user_folder(UserFolder::Cache)?.join("facts");
    // The pinned time is what commands reckon with; files are told apart by the clock that the file system has.
    let now = i64::try_from((context.clock.wall)().as_nanosecond()).ok()?;
    Some(CacheOptions { folder, now })
}

/// Returns the path in the form that the engine can make relative: absolute below the base, else as it was named.
fn locate(path: &Path, context: &Context) -> Result<PathBuf, Error> {
    let absolute = normalise(&context.working_directory.join(path));
    if let Err(cause) = absolute.symlink_metadata() {
        let shown = path.display().to_string();
        let error = Error::usage("no-such-path", format!("cannot look at `{shown}`")).about(shown).caused_by(cause);
        let from = context.working_directory.display();
        return Err(error.hint(format!("paths are relative to the working directory, {from}")));
    }
    // What is neither has no end, or no source: a FIFO would hang whoever opens it.
    if absolute.metadata().is_ok_and(|found| !found.is_dir() && !found.is_file()) {
        let shown = path.display().to_string();
        let error = Error::usage("no-such-path", format!("`{shown}` is no regular file and no folder")).about(shown);
        return Err(error.hint("name a file or folder that holds source"));
    }
    Ok(if absolute.starts_with(context.base()) { absolute } else { path.to_owned() })
}

/// Resolves `.` and `..` by the text alone, so that no symbolic link is followed.
fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => normal.push(component),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved_by_text() {
        assert_eq!(normalise(Path::new("/a/./b/../c/.")), Path::new("/a/c"));
        assert_eq!(normalise(Path::new("/..")), Path::new("/"));
    }
}
