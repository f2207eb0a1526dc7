//! An earlier state of the tree, read from git's own store. Nothing is checked out, and nothing in the repository is
//! touched: not the index either, which git would like to refresh.

#![expect(clippy::disallowed_methods, reason = "this module starts git")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::text::LARGEST_FILE;

/// An earlier state of the tree, as far as it differs.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    /// What each file that differs held then, by its absolute path; none where it was not there.
    pub changed: Vec<(PathBuf, Option<Vec<u8>>)>,
}

/// Why an earlier state cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum EarlierError {
    /// The folder is in no repository, or git does not take it for one.
    #[error("git takes `{folder}` for no repository")]
    NoRepository {
        /// The folder.
        folder: String,
        /// What git says.
        why: String,
    },
    /// No commit is called so.
    #[error("git knows no commit `{revision}`")]
    NoCommit {
        /// What the user typed.
        revision: String,
        /// The repository holds the youngest commits only.
        is_shallow: bool,
    },
    /// git cannot be run.
    #[error("git cannot be run")]
    NoGit(#[source] std::io::Error),
    /// git ended before it said all.
    #[error("git failed: {0}")]
    Failed(String),
}

/// What must not be taken over from the repository or from whoever calls us: where git looks, and what it runs.
const FOREIGN: &[&str] =
    &["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS"];

/// Source files, as git's patterns.
const SOURCES: &[&str] = &[":(glob)**/*.py", ":(glob)**/*.rs"];

/// A git to ask, and where.
#[derive(Debug, Clone, Copy)]
pub struct Git<'a> {
    /// The program.
    pub program: &'a Path,
    /// A folder in the repository.
    pub folder: &'a Path,
}

impl Git<'_> {
    /// Returns how the source files of the repository differed from the working tree at `revision`: a commit, or a branch
    /// with `...` behind it for where it and HEAD parted.
    ///
    /// # Errors
    /// No repository, no such commit, no git, or one that fails.
    pub fn earlier(&self, revision: &str) -> Result<Earlier, EarlierError> {
        let top = self.top()?;
        let commit = self.commit(revision)?;
        let at_top = Git { folder: &top, ..*self };
        let mut changed: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
        let mut blobs = Vec::new();
        let differing = at_top.output(&[
            "diff",
            "--raw",
            "-z",
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            &commit,
            "--",
            SOURCES[0],
            SOURCES[1],
        ])?;
        for (blob, path) in raw_entries(&differing) {
            changed.push((top.join(path), None));
            if let Some(blob) = blob {
                blobs.push((changed.len() - 1, blob));
            }
        }
        // Whoever ignores nothing in the walk sees these as well.
        let untracked = at_top.output(&["ls-files", "-z", "--others", "--", SOURCES[0], SOURCES[1]])?;
        changed.extend(zero_terminated(&untracked).map(|path| (top.join(to_path(path)), None)));
        at_top.read_blobs(&blobs, &mut changed)?;
        Ok(Earlier { changed })
    }

    /// Returns the repository's folder as seen from ours, so that paths agree where symbolic links lead to it.
    fn top(&self) -> Result<PathBuf, EarlierError> {
        let up = self.output(&["rev-parse", "--show-cdup"]).map_err(|error| match error {
            EarlierError::Failed(why) => EarlierError::NoRepository { folder: self.folder.display().to_string(), why },
            other => other,
        })?;
        let levels = String::from_utf8_lossy(&up).trim().matches("../").count();
        Ok(self.folder.ancestors().nth(levels).unwrap_or(self.folder).to_owned())
    }

    fn commit(&self, revision: &str) -> Result<String, EarlierError> {
        let parted = revision.strip_suffix("...").filter(|branch| !branch.is_empty());
        let meant = parted.unwrap_or(revision);
        let line = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
        let unknown = |error: EarlierError| match error {
            EarlierError::Failed(_) => {
                let shallow = self.output(&["rev-parse", "--is-shallow-repository"]).map(line);
                let is_shallow = shallow.is_ok_and(|answer| answer == "true");
                EarlierError::NoCommit { revision: revision.to_owned(), is_shallow }
            }
            other => other,
        };
        let named = format!("{meant}^{{commit}}");
        let commit = self
            .output(&["rev-parse", "--verify", "--quiet", "--end-of-options", &named])
            .map(line)
            .map_err(unknown)?;
        if parted.is_none() {
            return Ok(commit);
        }
        self.output(&["merge-base", &commit, "HEAD"]).map(line).map_err(unknown)
    }

    /// Fills in what the blobs hold, each for an entry of `changed`.
    fn read_blobs(
        &self,
        blobs: &[(usize, String)],
        changed: &mut [(PathBuf, Option<Vec<u8>>)],
    ) -> Result<(), EarlierError> {
        if blobs.is_empty() {
            return Ok(());
        }
        let mut child = self.start(&["cat-file", "--batch"], Stdio::piped())?;
        let mut input = child.stdin.take().ok_or_else(|| ended("cat-file"))?;
        let mut output = BufReader::new(child.stdout.take().ok_or_else(|| ended("cat-file"))?);
        let asked: String = blobs.iter().map(|(_, blob)| format!("{blob}\n")).collect();
        let read = std::thread::scope(|scope| {
            // Both ends at a time, or each would wait for the other with a full pipe between them.
            scope.spawn(move || input.write_all(asked.as_bytes()));
            blobs.iter().try_for_each(|(at, _)| {
                changed[*at].1 = next_blob(&mut output)?;
                Ok(())
            })
        });
        if read.is_err() {
            // It may be waiting for us.
            let _ended = child.kill();
        }
        finish(child).and(read)
    }

    fn output(&self, arguments: &[&str]) -> Result<Vec<u8>, EarlierError> {
        let mut child = self.start(arguments, Stdio::null())?;
        let mut bytes = Vec::new();
        if let Some(mut stdout) = child.stdout.take() {
            stdout.read_to_end(&mut bytes).map_err(EarlierError::NoGit)?;
        }
        finish(child)?;
        Ok(bytes)
    }

    fn start(&self, arguments: &[&str], input: Stdio) -> Result<Child, EarlierError> {
        let mut command = Command::new(self.program);
        command.arg("-C").arg(self.folder);
        // The repository's own configuration could name programs to run.
        command.args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager"]).args(arguments);
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
        command.env("LC_ALL", "C");
        FOREIGN.iter().for_each(|name| {
            command.env_remove(name);
        });
        command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(EarlierError::NoGit)
    }
}

/// Waits for the end, and takes what it complained of where it failed.
fn finish(child: Child) -> Result<(), EarlierError> {
    let output = child.wait_with_output().map_err(EarlierError::NoGit)?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
    Err(EarlierError::Failed(first.trim_start_matches("fatal: ").trim().to_owned()))
}

fn ended(command: &str) -> EarlierError {
    EarlierError::Failed(format!("`git {command}` ended early"))
}

/// Reads one answer of `git cat-file --batch`; none where the blob is missing or larger than what is read of any file.
fn next_blob(output: &mut BufReader<ChildStdout>) -> Result<Option<Vec<u8>>, EarlierError> {
    let mut header = String::new();
    output.read_line(&mut header).map_err(EarlierError::NoGit)?;
    if header.is_empty() {
        return Err(ended("cat-file"));
    }
    let Some(size) = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
        return Err(EarlierError::Failed(format!("an earlier version is not in the repository: {}", header.trim())));
    };
    let mut content = Vec::new();
    let read = output.by_ref().take(size.min(LARGEST_FILE)).read_to_end(&mut content).map_err(EarlierError::NoGit)?;
    let rest = size - read as u64;
    // A line break follows.
    std::io::copy(&mut output.by_ref().take(rest + 1), &mut std::io::sink()).map_err(EarlierError::NoGit)?;
    Ok((rest == 0).then_some(content))
}

/// Returns the entries of `git diff --raw -z`: the earlier blob, where there was a regular file, and the path.
fn raw_entries(bytes: &[u8]) -> Vec<(Option<String>, PathBuf)> {
    let mut fields = zero_terminated(bytes);
    let mut entries = Vec::new();
    while let (Some(about), Some(path)) = (fields.next(), fields.next()) {
        let about = String::from_utf8_lossy(about);
        let mut words = about.trim_start_matches(':').split(' ');
        let mode = words.next().unwrap_or_default();
        let blob = words.nth(1).unwrap_or_default();
        let is_file = matches!(mode, "100644" | "100755");
        entries.push((is_file.then(|| blob.to_owned()), to_path(path)));
    }
    entries
}

fn zero_terminated(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == 0).filter(|field| !field.is_empty())
}

#[cfg(unix)]
fn to_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn to_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_entries_are_read() {
        let raw =
            b":100644 100644 aaa bbb M\0a b.py\0:000000 100644 000 ccc A\0new.py\0:120000 000000 ddd 000 D\0l.py\0";
        let entries = raw_entries(raw);
        let of = |blob: Option<&str>, path: &str| (blob.map(str::to_owned), PathBuf::from(path));
        assert_eq!(entries, [of(Some("aaa"), "a b.py"), of(None, "new.py"), of(None, "l.py")]);
    }
}
