//! `skep.toml`, its layers, and `skep config`.

mod check;
mod documentation;
mod init;
mod show;
mod trust;

use serde_json::Value;

use super::run::{Run, valid_against};
use super::{Project, skep};

const LEAK: &str = "SEEN = {}\n\n\ndef on_message(message):\n    SEEN[message.id] = message\n";

/// Starts a sentence about somebody whose home is in the project's `home`.
fn at_home(arguments: &str, project: &Project) -> Run {
    skep(arguments).within(project).with_variable("HOME", project.path("home").to_str().unwrap())
}

#[test]
fn an_unknown_key_is_2_with_its_line_a_caret_and_a_suggestion() {
    let project = Project::new().with("skep.toml", "# ours\n[mem]\nfial_on = \"high\"\n");
    let left = skep("mem leaks").within(&project).exits(2).says_nothing();
    left.complains("skep.toml:3:1")
        .complains("3 | fial_on = \"high\"")
        .complains("^^^^^^^ unknown key")
        .complains("did you mean `fail_on`?");
    let json = skep("check --json").within(&project).exits(2).json();
    assert_eq!(json["errors"][0]["code"], "unknown-key");
    assert_eq!(json["errors"][0]["target"], "skep.toml:3");
}

#[test]
fn a_file_that_is_no_toml_is_2() {
    let project = Project::new().with("skep.toml", "[mem\n");
    skep("mem leaks").within(&project).exits(2).complains("cannot read skep.toml").complains("skep.toml:1:4");
}

#[test]
fn without_config_it_is_not_read() {
    let project = Project::new().with("skep.toml", "nonsense");
    skep("mem leaks --no-config").within(&project).exits(3).complains("nothing to check");
}

#[test]
fn the_nearest_file_above_counts_and_the_clock_is_pinned() {
    let project = Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\n").with("a/b/x.txt", "");
    let json = skep("mem leaks --json").from(&project.path("a/b")).exits(3).json();
    assert_eq!(json["as_of"], "2026-01-31T12:00:00Z");
    assert_ne!(json["generated_at"], json["as_of"]);
    assert_eq!(skep("mem leaks --json --no-config").within(&project).exits(3).json()["as_of"], serde_json::Value::Null);
}

#[test]
fn a_path_argument_does_not_choose_the_file() {
    let project = Project::new().with("inner/skep.toml", "nonsense");
    skep("mem leaks inner").within(&project).exits(3);
}

#[test]
fn the_layers_beat_each_other_in_their_order() {
    let project = Project::new()
        .with("home/.config/skep/skep.toml", "[mem]\nfail_on = \"low\"\nexclude = [\"home/**\"]\n")
        .with("service.py", LEAK);
    at_home("mem leaks", &project).exits(1).says("at or above fail_on = \"low\" in /");
    let project = project.with("skep.toml", "[mem]\nfail_on = \"never\"\n");
    at_home("mem leaks", &project).exits(0).says("exit 0: nothing fails with fail_on = \"never\" in skep.toml");
    let stricter = || at_home("mem leaks", &project).with_variable("SKEP_MEM__FAIL_ON", "medium");
    stricter().exits(1).says("exit 1: 1 at or above SKEP_MEM__FAIL_ON=medium");
    stricter().with_argument("--fail-on=never").exits(0).says("exit 0: nothing fails with --fail-on never");
    stricter().with_argument("--no-config").exits(1).says("SKEP_MEM__FAIL_ON=medium");
    at_home("mem leaks --no-config", &project).exits(1).says("at or above --fail-on high");
    let xdg = stricter().with_variable("XDG_CONFIG_HOME", project.path("elsewhere").to_str().unwrap());
    xdg.with_variable("SKEP_MEM__EXCLUDE", "service.py, home/**").exits(3);
}

#[test]
fn a_census_heeds_no_limit_but_the_flag() {
    let project = Project::new().with("skep.toml", "[mem]\nfail_on = \"low\"\n").with("service.py", LEAK);
    skep("mem scan").within(&project).exits(0).says("a census never fails without --fail-on");
    skep("mem scan --fail-on never").within(&project).exits(0).says("nothing fails with --fail-on never");
}

#[test]
fn the_reason_names_the_file_as_seen_from_where_the_user_stands() {
    let project = Project::new().with("skep.toml", "[mem]\nfail_on = \"high\"\n").with("a/service.py", LEAK);
    let left = skep("mem leaks").from(&project.path("a")).exits(1);
    left.says("1 at or above fail_on = \"high\" in ../skep.toml");
}

/// Who set a limit is text that others wrote.
#[test]
#[cfg(unix)]
fn the_reason_is_harmless_in_every_format() {
    let project = Project::new().with("home|\x1b[31m/skep/skep.toml", "[mem]\nmax.high = 0\n").with("a.py", LEAK);
    let home = project.path("home|\x1b[31m").display().to_string();
    for (arguments, code) in [
        ("", 1),
        ("--format human --color never", 1),
        ("--format agent", 1),
        ("--format markdown", 1),
        ("--format junit", 1),
        ("--exit-style nagios", 2),
    ] {
        let left = skep(&format!("mem leaks {arguments}")).within(&project);
        let left = left.with_variable("XDG_CONFIG_HOME", &home).exits(code);
        assert!(!left.stdout.contains('\x1b') && !left.stderr.contains('\x1b'), "{arguments}: {}", left.stdout);
    }
}

#[test]
fn a_wrong_variable_is_2_and_names_itself() {
    let project = Project::new().with("service.py", LEAK);
    let run = |name: &str, value: &str| skep("mem leaks").within(&project).with_variable(name, value);
    run("SKEP_MEM__FIAL_ON", "high")
        .exits(2)
        .complains("SKEP_MEM__FIAL_ON")
        .complains("did you mean `SKEP_MEM__FAIL_ON`?");
    run("SKEP_FROMAT", "json").exits(2).complains("did you mean `SKEP_FORMAT`?");
    let loud = run("SKEP_MEM__FAIL_ON", "loud").exits(2);
    loud.complains("SKEP_MEM__FAIL_ON: bad value").complains("`loud` is no severity");
    run("SKEP_MEM__FIAL_ON", "").exits(1);
    run("SKEP_SOMEBODY_ELSES", "x").exits(1);
    let json = skep("mem leaks --json").within(&project).with_variable("SKEP_AS_OF", "soon").exits(2).json();
    assert_eq!(json["errors"][0]["target"], "SKEP_AS_OF");
    let pinned = skep("mem leaks --json").within(&project).with_variable("SKEP_AS_OF", "2026-01-31T12:00:00Z");
    assert_eq!(pinned.exits(1).json()["as_of"], "2026-01-31T12:00:00Z");
}

#[test]
fn a_file_of_the_user_that_is_wrong_is_named_with_its_line() {
    let project = Project::new().with("home/.config/skep/skep.toml", "[mem]\ninclude_tests = 3\n").with("a.py", LEAK);
    let left = at_home("mem leaks", &project).exits(2).says_nothing();
    left.complains(".config/skep/skep.toml:2:17").complains("expected a boolean");
    at_home("mem leaks --no-config", &project).exits(1);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_2_and_waits_for_nobody() {
    let project = Project::new().with("a.py", LEAK).with("home/.config/skep/x", "");
    let fifo = project.path("home/.config/skep/skep.toml");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    at_home("mem leaks", &project).exits(2).complains("it is no regular file").complains("--no-config");
    std::fs::remove_file(&fifo).unwrap();
    std::fs::create_dir(&fifo).unwrap();
    at_home("mem leaks", &project).exits(2).complains("it is a folder");
    std::fs::remove_dir(&fifo).unwrap();
    std::os::unix::fs::symlink("nowhere", project.path("skep.toml")).unwrap();
    at_home("mem leaks", &project).exits(2).complains("no such file or directory");
}

/// What an editor says of a file that skep takes must be: nothing.
#[test]
fn the_schema_takes_the_examples_and_refuses_what_skep_refuses() {
    let printed: Value = serde_json::from_str(&skep("config schema").exits(0).stdout).unwrap();
    let stored: Value = serde_json::from_str(include_str!("../../schemas/skep.toml.json")).unwrap();
    assert_eq!(printed, stored);
    let complaints = |text: &str| {
        let table: toml::Table = text.parse().unwrap();
        valid_against(&stored, &serde_json::to_value(table).unwrap())
    };
    let examples = [include_str!("../../examples/swarm/skep.toml"), "[mem]\nexclude = [\"a\"]\n"];
    for example in examples {
        assert_eq!(complaints(example), Vec::<String>::new(), "{example}");
    }
    for wrong in ["mem = 1", "[mem]\nfail_on = \"loud\"", "[mem]\nfial_on = \"low\"", "men = {}"] {
        assert!(!complaints(wrong).is_empty(), "{wrong}");
        let project = Project::new().with("skep.toml", wrong);
        skep("check").within(&project).exits(2);
    }
}

#[test]
fn config_verbs_can_be_written_with_a_dot() {
    assert_eq!(skep("config.show --json").within(&Project::new()).exits(0).json()["schema"], "skep/config.show/1");
}
