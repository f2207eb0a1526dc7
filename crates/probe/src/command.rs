//! Commands that tell by their exit code how things are. The only module that starts a process: no shell, no input, a
//! bounded output, and a group of its own that is killed as a whole.

#![expect(clippy::disallowed_methods, reason = "asking a command is what this module is for")]

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use skep_kit::{Severity, describe_io, without_secrets};
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::Child;

use crate::answer::cut;
use crate::trace::Stage;
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Command, Failure, Fault};

/// So much of each stream is kept, in bytes; the rest is read and dropped, so that the command does not wait.
const KEPT: usize = 64 * 1024;
/// How long output is waited for after the command has ended: a child of its own may hold the pipe for ever.
const AFTER_END: Duration = Duration::from_millis(200);

/// Runs a command and looks at what it answers.
pub(crate) async fn ask(asker: &Asker, command: &Command) -> Result<Option<Grade>, Failure> {
    let program = command.argv.first().map_or("", String::as_str);
    asker.trace.wait_for(Stage::Command);
    let mut group = start(asker, command).map_err(|error| not_started(&error, program))?;
    let (stdout, stderr) = (group.child.stdout.take(), group.child.stderr.take());
    let mut said = Said::default();
    let status = {
        let reading = async {
            tokio::join!(keep(stdout, &mut said.stdout), keep(stderr, &mut said.stderr));
        };
        let mut reading = std::pin::pin!(reading);
        let status = tokio::select! {
            status = group.child.wait() => {
                let _ = tokio::time::timeout(AFTER_END, &mut reading).await;
                status
            }
            () = &mut reading => group.child.wait().await,
        };
        group.ended = true;
        status
    };
    let status = status.map_err(|error| not_started(&error, program))?;
    asker.trace.lock().measured.exit_code = status.code();
    judge(command, status, &said)
}

/// What a command said.
#[derive(Debug, Default)]
struct Said {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// A command's processes. They are killed where nobody waits for them any more.
struct Group {
    child: Child,
    id: Option<Pid>,
    ended: bool,
}

impl Drop for Group {
    fn drop(&mut self) {
        if let (Some(id), false) = (self.id, self.ended) {
            // It may have ended just now.
            let _ = kill_process_group(id, Signal::KILL);
        }
    }
}

fn start(asker: &Asker, command: &Command) -> io::Result<Group> {
    let (program, arguments) = command.argv.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut starting = std::process::Command::new(program);
    starting.args(arguments).current_dir(&asker.world.base);
    starting.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    std::os::unix::process::CommandExt::process_group(&mut starting, 0);
    let child = tokio::process::Command::from(starting).kill_on_drop(true).spawn()?;
    let id = child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    Ok(Group { child, id, ended: false })
}

async fn keep(stream: Option<impl AsyncRead + Unpin>, kept: &mut Vec<u8>) {
    let Some(mut stream) = stream else { return };
    let mut part = [0; 8 * 1024];
    // A stream that breaks has said all that it will.
    while let Ok(read @ 1..) = stream.read(&mut part).await {
        let wanted = read.min(KEPT - kept.len());
        kept.extend_from_slice(part.get(..wanted).unwrap_or_default());
    }
}

fn not_started(error: &io::Error, program: &str) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::new(Fault::NotFound, format!("there is no program {program}"))
            .hint("name it by its whole path, or put its folder into PATH"),
        io::ErrorKind::PermissionDenied => {
            Failure::new(Fault::Permission, format!("this process may not run {program}"))
        }
        _ => Failure::new(Fault::Exhausted, format!("{program} could not be run: {}", describe_io(error))),
    }
}

fn judge(command: &Command, status: ExitStatus, said: &Said) -> Result<Option<Grade>, Failure> {
    let stdout = String::from_utf8_lossy(&said.stdout);
    // As a shell takes it: without the line break that every command prints last.
    let stdout = stdout.trim_end_matches(['\r', '\n']);
    let Some(code) = status.code() else {
        let signal = std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or_default();
        return Err(Failure::new(Fault::Exit, format!("was ended by signal {signal}")));
    };
    let warns = command.warn_exit.contains(&code);
    let is_well = if command.exit.is_empty() { code == 0 } else { command.exit.contains(&code) };
    if !warns && !is_well {
        return Err(Failure::new(Fault::Exit, format!("ended with {code}{}", last_words(said))));
    }
    if let Some(pattern) = command.stdout.as_ref().filter(|pattern| !pattern.is_in(stdout)) {
        let message = format!("printed `{}`, which does not match {}", cut(&without_secrets(stdout)), pattern.as_str());
        return Err(Failure::new(Fault::Assertion, message));
    }
    let failure = Failure::new(Fault::Exit, format!("ended with {code}{}", last_words(said)));
    Ok(warns.then_some(Grade { severity: Severity::Medium, failure }))
}

/// Returns what a command said last where it says why: on standard error, else on standard output.
fn last_words(said: &Said) -> String {
    let last = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.lines().rev().find(|line| !line.trim().is_empty()).map(|line| cut(&without_secrets(line)))
    };
    last(&said.stderr).or_else(|| last(&said.stdout)).map_or_else(String::new, |line| format!(": {line}"))
}
