//! `--watch`: asks again and again, and can wait for a state.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{Project, skep};

const LEAK: &str = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

#[test]
fn it_waits_until_all_is_well() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    let started = Instant::now();
    let mut command =
        skep("mem leaks --fail-on low --watch=100ms --until ok --within 30s").within(&project).into_command();
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    assert!(first.contains("\"SEEN\""), "in a pipe it is NDJSON: {first}");
    std::fs::write(project.path("a.py"), "x = 1\n").unwrap();
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(rest.last().unwrap().contains("\"exit_code\":0"), "{rest:?}");
    assert!(started.elapsed() < Duration::from_secs(25));
}

#[test]
fn what_does_not_come_in_time_is_no_pass() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    let watch = |until: &str| {
        let command = format!("mem leaks --fail-on low --watch=100ms --within 300ms --until {until}");
        skep(&command).within(&project)
    };
    watch("ok").exits(1);
    std::fs::write(project.path("a.py"), "x = 1\n").unwrap();
    watch("violated").exits(3);
}

#[test]
fn it_ends_with_the_signal() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    let mut child = skep("mem leaks --watch --format plain")
        .within(&project)
        .into_command()
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let first = BufReader::new(child.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    assert!(first.contains("SEEN"), "{first}");
    let started = Instant::now();
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let status = child.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(2));
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[test]
fn it_is_asked_rightly() {
    skep("mem leaks --until ok").exits(2).complains("--watch");
    skep("mem leaks --watch=5").exits(2).complains("no length of time");
    skep("mem leaks --watch --on-change").exits(2).complains("cannot be used with");
}
