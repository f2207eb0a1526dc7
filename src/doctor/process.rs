//! The only module of the dispatcher that starts another program, and it waits no longer than a person would.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How long a program may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a program that closed its output is asked whether it is gone.
const PAUSE: Duration = Duration::from_millis(1);
/// How much of its output is read.
const ENOUGH: u64 = 1 << 16;

/// What came of a program.
pub(super) enum Ran {
    /// It ended.
    Answered {
        /// With 0.
        success: bool,
        /// What it wrote.
        stdout: String,
        /// What it complained of.
        stderr: String,
    },
    /// It did not end in time, and was ended.
    Silent,
    /// It could not be started.
    Failed(io::Error),
}

/// Runs `program` in `folder`, with nothing to read and no message in another language.
pub(super) fn run(program: &Path, arguments: &[&str], folder: &Path) -> Ran {
    #[expect(clippy::disallowed_methods, reason = "this is the module that starts programs")]
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(cause) => return Ran::Failed(cause),
    };
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (sender, receiver) = channel();
    thread::spawn(move || {
        // Whoever gave up waiting is not there to be told.
        let _gone = sender.send((text(stdout), text(stderr)));
    });
    let written = receiver.recv_timeout(PATIENCE).ok();
    match (written, ended(&mut child)) {
        (Some((stdout, stderr)), Some(success)) => Ran::Answered { success, stdout, stderr },
        (None, _) | (_, None) => Ran::Silent,
    }
}

fn text(stream: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    // What was read until it failed is what it said.
    let _partial = stream.map(|stream| stream.take(ENOUGH).read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Tells whether the program, which has written all that it will, succeeded; ends it where it goes on.
fn ended(child: &mut Child) -> Option<bool> {
    for _ in 0..50 {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status.success());
        }
        thread::sleep(PAUSE);
    }
    // It may have ended just now; either way it is waited for, so that nothing is left behind.
    let _gone = child.kill();
    let _reaped = child.wait();
    None
}
