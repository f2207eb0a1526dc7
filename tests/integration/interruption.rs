//! Ctrl-C, and readers that go away.

use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Project, skep};

const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;

/// Starts a run that waits until somebody reads the pipe that it is to write to.
fn waiting(project: &Project, format: &str) -> Child {
    assert!(Command::new("mkfifo").arg(project.path("pipe")).status().unwrap().success());
    let mut command = skep("mem leaks --output json:pipe").with_argument(format).within(project).into_command();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while !handles_interrupts(child.id()) {
        assert!(Instant::now() < deadline, "the signal handlers never came");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

/// Looks at the mask of caught signals, where bit n - 1 stands for signal n.
fn handles_interrupts(process: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or_default();
    let mask = u64::from_str_radix(caught.trim(), 16).unwrap_or(0);
    [SIGINT, SIGTERM].iter().all(|signal| mask >> (signal - 1) & 1 == 1)
}

fn send(signal: i32, child: &Child) {
    let number = format!("-{signal}");
    assert!(Command::new("kill").args([number, child.id().to_string()]).status().unwrap().success());
}

#[test]
#[cfg(target_os = "linux")]
fn the_first_signal_ends_the_work_and_the_shell_sees_it() {
    for (signal, code) in [(SIGINT, 130), (SIGTERM, 143)] {
        let project = Project::new();
        let child = waiting(&project, "--json");
        send(signal, &child);
        let mut written = String::new();
        std::fs::File::open(project.path("pipe")).unwrap().read_to_string(&mut written).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.signal(), Some(signal), "{output:?}");
        let json = super::run::Left::of(&output).json();
        assert_eq!((&json["exit_code"], &json["complete"]), (&code.into(), &false.into()));
        assert_eq!(written, "", "half an answer is not left in a file");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_interruption_is_said_somewhere_in_every_format() {
    for format in ["--format=agent", "--exit-style=nagios", "--format=ndjson", "--format=junit", "--format=prometheus"]
    {
        let project = Project::new();
        let child = waiting(&project, format);
        send(SIGINT, &child);
        drop(std::fs::File::open(project.path("pipe")).unwrap());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.signal(), Some(SIGINT), "{format}: {output:?}");
        let left = super::run::Left::of(&output);
        assert!(format!("{}{}", left.stdout, left.stderr).contains("interrupted"), "{format}: {output:?}");
        assert_eq!(
            left.stdout.is_empty(),
            format != "--format=ndjson",
            "{format}: half an answer reads like a whole one"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_second_signal_kills() {
    let project = Project::new();
    let child = waiting(&project, "--json");
    send(SIGINT, &child);
    std::thread::sleep(Duration::from_millis(50));
    send(SIGINT, &child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.signal(), Some(SIGINT));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_closed_pipe_is_met_quietly_with_the_verdicts_code() {
    let project = Project::new();
    for (arguments, code) in [("schema mem.leaks", 0), ("explain", 0), ("mem leaks --json", 3)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = skep(arguments).within(&project).into_command();
        let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments}");
    }
}
