//! Runs a test once more in a process of its own: to be killed there, or to have disks of its own.

#![expect(clippy::disallowed_methods, reason = "a test that runs itself again is told so by its environment")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the process that runs a test again finds its folder.
const FOLDER: &str = "SKEP_STORE_TEST_FOLDER";

/// What else it is told.
const ARGUMENT: &str = "SKEP_STORE_TEST_ARGUMENT";

/// Returns the folder and the argument where this is a process that runs a test again.
pub(crate) fn told() -> Option<(PathBuf, String)> {
    Some((std::env::var_os(FOLDER)?.into(), std::env::var(ARGUMENT).ok()?))
}

/// Returns the command that runs a test again, behind `launcher` if there is one.
pub(crate) fn command(test: &str, (folder, argument): (&Path, &str), launcher: &[&str]) -> Command {
    let this = std::env::current_exe().unwrap();
    let mut words = launcher.iter().map(std::ffi::OsStr::new).chain([this.as_os_str()]);
    let mut command = Command::new(words.next().unwrap());
    command.args(words).args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder).env(ARGUMENT, argument).stdin(Stdio::null());
    command
}

/// Runs `body` where mounts are this process's own: `script` makes them, in a folder that is given to both. It needs
/// root, or a kernel that lets users be root of their own mounts.
pub(crate) fn with_mounts(test: &str, script: &str, body: impl FnOnce(&Path)) {
    if let Some((folder, _)) = told() {
        return body(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let script = format!("set -e; cd \"${FOLDER}\"; {script}; exec \"$@\"");
    let own = if rustix::process::geteuid().is_root() { "--mount" } else { "--map-root-user" };
    let launcher = ["timeout", "60", "unshare", own, "--mount", "sh", "-c", &script, "sh"];
    let output = command(test, (folder.path(), ""), &launcher).output();
    let output = output.expect("there is no timeout or unshare: apt-get install coreutils util-linux");
    let (told, noted) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}\n{noted}\nit needs root, or user namespaces, to mount a file system");
    assert!(told.contains("1 passed"), "there is no test {test}: {told}");
}
