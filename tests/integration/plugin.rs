//! `--exit-style nagios`: exit codes and a status line as monitoring plugins have them.

use std::path::Path;

use super::run::Left;
use super::{Project, skep};

const LEAK: &str = "import asyncio\n\nSEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

/// Returns the status line's text, and its performance data as labels and values.
fn status(left: &Left) -> (String, Vec<(String, f64)>) {
    let line = left.stdout.lines().next().unwrap();
    assert_eq!(left.stdout.matches('|').count(), 1, "{}", left.stdout);
    let (text, data) = line.split_once(" | ").unwrap();
    let data = data.split(' ').map(|item| {
        let (label, rest) = item.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap().trim_end_matches(['s', 'B', 'c']);
        (label.to_owned(), value.parse().unwrap())
    });
    (text.to_owned(), data.collect())
}

fn project() -> Project {
    Project::new().with("a|b.py", LEAK)
}

#[test]
fn the_worst_severity_decides() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ask = |arguments: &str| skep(arguments).with_argument("--exit-style=nagios").from(root);
    let left = ask("mem leaks examples/swarm").exits(2).complains_of_nothing();
    let (text, data) = status(&left);
    assert!(text.starts_with("SKEP MEM LEAKS CRITICAL - 3 high, 3 medium in 13 files"), "{text}");
    for expected in [("high", 3.0), ("medium", 3.0), ("low", 0.0), ("skep_mem_containers_grows", 6.0)] {
        assert!(data.contains(&(expected.0.to_owned(), expected.1)), "{expected:?} in {data:?}");
    }
    assert_eq!(left.stdout.lines().count(), 1 + 6, "a line a finding");
    let (text, _) = status(&ask("mem leaks examples/swarm/services/replies.py --fail-on medium").exits(1));
    assert!(text.starts_with("SKEP MEM LEAKS WARNING - 1 medium in 1 file"), "{text}");
    let (text, _) = status(&ask("mem leaks examples/swarm/services/replies.py").exits(0));
    assert!(text.starts_with("SKEP MEM LEAKS OK - 1 medium in 1 file; nothing at or above --fail-on high"), "{text}");
    status(&ask("mem leaks examples/swarm --exit-zero").exits(0));
    status(&ask("check examples/swarm").exits(2));
}

#[test]
fn no_answer_is_unknown_and_never_critical() {
    for arguments in ["check", "mem leaks nowhere", "mem leaks --frobnicate", "frobnicate", "mem", "check --format x"] {
        let left = skep(arguments).with_argument("--exit-style=nagios").within(&Project::new()).exits(3);
        let (text, data) = status(&left);
        assert!(text.contains(" UNKNOWN - "), "{arguments}: {text}");
        assert!(data.iter().all(|(label, _)| label != "high"), "a zero would read as a pass: {data:?}");
    }
    for arguments in ["--help", "--version", "check --help"] {
        skep(arguments).with_argument("--exit-style=nagios").exits(0);
    }
    skep("check --exit-style icinga").exits(2).complains("nagios");
}

#[test]
fn a_format_that_is_asked_for_is_written_all_the_same() {
    let project = project();
    let ask = |arguments: &str| skep(arguments).with_argument("--exit-style=nagios").within(&project);
    let json = ask("mem leaks --fail-on medium --json").exits(1).json();
    assert_eq!(json["status"], "violated");
    ask("mem leaks --fail-on medium --format plain").exits(1).says("\nexit 1: 1 at or above --fail-on medium");
    let left = skep("mem leaks examples/swarm --exit-style nagios --json").from(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(left.exits(2).json()["exit_code"], 2, "what is printed is what the shell sees");
    let json = skep("check --json --exit-style nagios").within(&Project::new()).exits(3).json();
    assert_eq!((&json["exit_code"], &json["data"]["sections"][0]["exit_code"]), (&3.into(), &3.into()));
    let json = skep("check --json --frobnicate --exit-style nagios").exits(3).json();
    assert_eq!((&json["exit_code"], &json["status"]), (&3.into(), &"invalid".into()));
    ask("mem leaks --fail-on never").with_variable("SKEP_FORMAT", "json").exits(0).says("SKEP MEM LEAKS OK");
    ask("mem leaks -q").exits(0).says_nothing();
}
