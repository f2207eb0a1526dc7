//! What git knows of the project: which commit is checked out, and how much differs from it. Nothing in the repository is
//! touched, not even the index, which git would like to refresh, and nothing that it configures is run.

#![expect(clippy::disallowed_methods, reason = "this module starts git")]

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use skep_kit::{Context, Error};

/// git may take so long.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How often it is looked whether it has ended.
const GLANCE: Duration = Duration::from_millis(2);
/// Of what it answers so much is read.
const MOST_BYTES: u64 = 64 << 20;
/// The variables that it is given: where programs and the user's own settings lie.
const PASSED_ON: [&str; 3] = ["PATH", "HOME", "XDG_CONFIG_HOME"];
/// What ends with this exit code was asked of a folder that is in no repository, or of one without a commit.
const FATAL: i32 = 128;

/// What is checked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct GitState {
    /// The commit; null before the first.
    pub(crate) head: Option<String>,
    /// The branch; null where none is checked out.
    pub(crate) branch: Option<String>,
    /// How many files differ from the commit or are not known to git.
    pub(crate) dirty: u64,
}

/// Returns which commit is checked out; none where there is no repository, or no commit yet.
pub(crate) fn head(context: &Context) -> Result<Option<String>, Error> {
    let answer = ask(context, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    Ok(answer.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned()).filter(|head| !head.is_empty()))
}

/// Returns what is checked out; none where there is no repository.
pub(crate) fn state(context: &Context) -> Result<Option<GitState>, Error> {
    let answer = ask(context, &["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "-z"])?;
    Ok(answer.map(|bytes| parse(&bytes)))
}

/// Reads what `git status` says. Source: <https://git-scm.com/docs/git-status#_porcelain_format_version_2>
fn parse(bytes: &[u8]) -> GitState {
    let mut state = GitState { head: None, branch: None, dirty: 0 };
    let mut entries = bytes.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    while let Some(entry) = entries.next() {
        if let Some(head) = entry.strip_prefix("# branch.oid ") {
            state.head = Some(head.to_owned()).filter(|head| head != "(initial)");
        } else if let Some(branch) = entry.strip_prefix("# branch.head ") {
            state.branch = Some(branch.to_owned()).filter(|branch| branch != "(detached)");
        } else if ["1 ", "u ", "? "].iter().any(|mark| entry.starts_with(mark)) {
            state.dirty += 1;
        } else if entry.starts_with("2 ") {
            // The name that it had before follows by itself.
            state.dirty += 1;
            entries.next();
        }
    }
    state
}

/// Asks git in the project's root; none where it takes that for no repository, or knows no answer.
fn ask(context: &Context, arguments: &[&str]) -> Result<Option<Vec<u8>>, Error> {
    let failed = |why: &str| Error::unavailable("no-git", format!("what is checked out is not known: {why}"));
    let Some(program) = context.environment.program("git") else {
        if context.base().join(".git").symlink_metadata().is_err() {
            return Ok(None);
        }
        return Err(failed("there is no git on PATH").hint("install git"));
    };
    let mut command = Command::new(program);
    command.args(["--no-pager", "-c", "core.fsmonitor=false"]).args(arguments);
    command.current_dir(context.base()).env_clear().env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    for name in PASSED_ON {
        command.envs(context.environment.get(name).map(|value| (name, value)));
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|cause| failed(&skep_kit::describe_io(&cause)))?;
    let (output, complaint) = (reader(child.stdout.take()), reader(child.stderr.take()));
    let Some(code) = wait(&mut child, context) else {
        return Err(failed(&format!("git took longer than {} s", TIMEOUT.as_secs())));
    };
    let (output, complaint) = (text(output), text(complaint));
    match code {
        Some(0) => Ok(Some(output)),
        // `rev-parse --quiet` before the first commit.
        Some(1) => Ok(None),
        Some(FATAL) if String::from_utf8_lossy(&complaint).contains("not a git repository") => Ok(None),
        Some(_) | None => {
            let complaint = String::from_utf8_lossy(&complaint);
            Err(failed(complaint.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ")))
        }
    }
}

/// Waits until it has ended, and returns its exit code; none where it had to be stopped.
fn wait(child: &mut Child, context: &Context) -> Option<Option<i32>> {
    let started = (context.clock.steady)();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.code()),
            Ok(None) => {}
            Err(_) => return Some(None),
        }
        if (context.clock.steady)().duration_since(started) > TIMEOUT || context.cancel.is_cancelled() {
            // It may have ended in the meantime.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(GLANCE);
    }
}

/// Reads to the end beside the waiting: a child whose output nobody takes never ends.
fn reader<R: std::io::Read + Send + 'static>(from: Option<R>) -> Option<JoinHandle<Vec<u8>>> {
    let from = from?;
    Some(std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What could be read counts; that it ended badly is in the exit code.
        let _ = from.take(MOST_BYTES).read_to_end(&mut bytes);
        bytes
    }))
}

fn text(reader: Option<JoinHandle<Vec<u8>>>) -> Vec<u8> {
    reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_once_whatever_became_of_them() {
        let text = "# branch.oid 1234\0# branch.head main\0# branch.ab +1 -0\0\
            1 .M N... 100644 100644 100644 a b src/a.py\0\
            2 R. N... 100644 100644 100644 a b R100 new.py\0? old.py\0\
            u UU N... 1 2 3 4 5 6 7 both.py\0? notes\0";
        let state = parse(text.as_bytes());
        assert_eq!(state, GitState { head: Some("1234".to_owned()), branch: Some("main".to_owned()), dirty: 4 });
    }

    #[test]
    fn before_the_first_commit_and_without_a_branch_there_is_none() {
        let state = parse(b"# branch.oid (initial)\0# branch.head (detached)\0");
        assert_eq!(state, GitState { head: None, branch: None, dirty: 0 });
    }
}
