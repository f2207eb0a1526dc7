//! `skep doctor`: what it sees in places that are well, poor and broken.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Project, skep};

/// Returns the row of `check`.
#[track_caller]
fn row(json: &Value, check: &str) -> Value {
    let rows = json["data"]["checks"].as_array().unwrap();
    let found = rows.iter().find(|row| row["check"] == check);
    found.unwrap_or_else(|| panic!("there is no {check} in {rows:?}")).clone()
}

#[track_caller]
fn is(json: &Value, check: &str, state: &str, seen: &str) -> Value {
    let row = row(json, check);
    let says = row["seen"].as_str().unwrap();
    assert!(row["state"] == state && says.contains(seen), "{row}");
    assert!(state == "ok" || check == "config" || row["mend"].is_string(), "{row} says no way out");
    row
}

/// Puts a program called git into the project's `bin`.
fn with_git(project: Project, script: &str) -> Project {
    let project = project.with("bin/git", script);
    std::fs::set_permissions(project.path("bin/git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    project
}

#[test]
fn a_place_that_is_well_is_0() {
    let project = Project::new().with("skep.toml", "").with("home/.keep", "");
    let home = project.path("home").display().to_string();
    let run =
        |arguments| skep(arguments).within(&project).with_variable("HOME", &home).with_variable("LANG", "C.UTF-8");
    let json = run("doctor --json").exits(0).json();
    is(&json, "skep", "ok", env!("CARGO_PKG_VERSION"));
    is(&json, "skep.families", "ok", "mem");
    assert_eq!((&json["data"]["summary"]["faults"], &json["data"]["summary"]["warnings"]), (&0.into(), &0.into()));
    assert_eq!(json["findings"], Value::Array(Vec::new()));
    // It looked and changed nothing.
    assert_eq!(project.names(), ["home", "skep.toml"]);
    assert_eq!(std::fs::read_dir(&home).unwrap().count(), 1);
    run("doctor").exits(0).says("looked at").says("nothing found in").complains_of_nothing();
}

#[test]
fn a_broken_file_is_a_fault_and_not_the_end() {
    let project = Project::new().with("skep.toml", "\n[mem]\nfial_on = \"high\"\n");
    let json = skep("doctor --json").within(&project).exits(1).json();
    let fault = is(&json, "config.project", "fault", "line 3");
    assert!(fault["mend"].as_str().unwrap().contains("did you mean `fail_on`?"), "{fault}");
    assert_eq!((&json["data"]["checks"][0], &json["status"]), (&fault, &"violated".into()));
    let json = skep("doctor --json --no-config").within(&project).exits(0).json();
    is(&json, "config", "note", "--no-config");
    skep("doctor")
        .within(&project)
        .exits(1)
        .says("unknown key `fial_on`")
        .says("exit 1: 1 at or above --fail-on medium");
    skep("doctor --exit-zero").within(&project).exits(0);
}

#[test]
fn what_is_no_file_is_a_fault_and_not_waited_for() {
    let project = Project::new().with("deep/.keep", "");
    let made = Command::new("mkfifo").arg(project.path("skep.toml")).status().unwrap();
    assert!(made.success());
    let json = skep("doctor --json").from(&project.path("deep")).exits(1).json();
    let fault = is(&json, "config.project", "fault", "../skep.toml: it is no regular file");
    assert!(fault["mend"].as_str().unwrap().contains("--no-config"), "{fault}");
}

#[test]
fn each_layer_of_the_configuration_has_its_row() {
    let project = Project::new().with("home/.config/skep/skep.toml", "[mem]\nexclude = [1]\n");
    let home = project.path("home").display().to_string();
    let run = || skep("doctor --json").within(&project).with_variable("HOME", &home);
    let json = run()
        .with_variable("SKEP_MEM__FAIL_ON", "low")
        .with_variable("SKEP_MEM__MAX", "{low = 1, high = 2}")
        .exits(1)
        .json();
    let fault = is(&json, "config.user", "fault", "bad value for `exclude` in [mem], line 2");
    assert!(fault["mend"].is_string(), "{fault}");
    is(&json, "config.project", "ok", "no skep.toml here, nor above");
    is(&json, "config.environment", "ok", "keys set by 2 variables");
    is(&json, "config.trust", "ok", "no key waits for your trust");
    let project = project.with("home/.config/skep/skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\n");
    let json = skep("doctor --json").within(&project).with_variable("HOME", &home);
    let json = json.with_variable("SKEP_MEM__FIAL_ON", "low").exits(1).json();
    is(&json, "config.user", "ok", ".config/skep/skep.toml` is sound");
    is(&json, "config.environment", "fault", "SKEP_MEM__FIAL_ON");
    is(&json, "config.time", "note", "2026-01-31T12:00:00Z");
    let json = skep("doctor --json").within(&project).exits(0).json();
    is(&json, "config.user", "note", "neither XDG_CONFIG_HOME nor HOME");
}

#[test]
fn what_cannot_be_told_of_trust_is_a_warning() {
    let project = Project::new().with("state/skep/trust.json", "{");
    let state = project.path("state").display().to_string();
    let run = || skep("doctor --json").within(&project).with_variable("XDG_STATE_HOME", &state);
    let warning = is(&run().exits(0).json(), "config.trust", "warning", "trust.json");
    assert!(warning["mend"].as_str().unwrap().contains("rm "), "{warning}");
    is(&run().exits(0).json(), "folder.state", "ok", "holds 1 file of 1 bytes");
}

#[test]
fn a_baseline_that_is_broken_is_not_in_the_way() {
    let project = Project::new().with("skep-baseline.json", "{").with("skep.toml", "");
    skep("doctor").within(&project).exits(0);
    skep("config check").within(&project).exits(0);
    skep("mem leaks").within(&project).exits(2);
}

#[test]
fn a_pinned_time_is_worth_a_note() {
    let project = Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\n");
    let json = skep("doctor --json").within(&project).exits(0).json();
    is(&json, "config.time", "note", "2026-01-31T12:00:00Z");
}

#[test]
fn why_output_looks_as_it_does_is_said() {
    let run = |name, value| skep("doctor --json").with_variable(name, value).exits(0).json();
    is(&run("NO_COLOR", "1"), "terminal.stdout", "ok", "not coloured: NO_COLOR is set");
    is(&run("CLICOLOR_FORCE", "1"), "terminal.stderr", "ok", "coloured: CLICOLOR_FORCE is set");
    is(&run("COLUMNS", "132"), "terminal.width", "ok", "132 columns: COLUMNS");
    is(&run("LC_ALL", "C"), "terminal.signs", "note", "LC_ALL is C");
    is(&run("LANG", "C.UTF-8"), "terminal.signs", "ok", "LANG names UTF-8");
    is(&run("TERM", "dumb"), "terminal.kind", "note", "dumb");
    let json = skep("doctor --json --color never").exits(0).json();
    is(&json, "terminal.stdout", "ok", "--color never");
}

#[test]
fn git_may_be_missing_broken_or_silent() {
    let asked = |project: &Project| {
        let path = project.path("bin").display().to_string();
        let started = Instant::now();
        let json = skep("doctor --json").within(project).with_variable("PATH", &path).exits(0).json();
        assert!(started.elapsed() < Duration::from_secs(20));
        json
    };
    is(&asked(&Project::new().with("bin/.keep", "")), "git", "note", "none in PATH");
    is(&asked(&with_git(Project::new(), "#!/bin/sh\necho no luck >&2\nexit 3\n")), "git", "warning", "no luck");
    is(&asked(&with_git(Project::new(), "#!/nowhere\n")), "git", "warning", "cannot be run");
    let near = with_git(Project::new(), "#!/bin/sh\necho git version 1 of the project\n");
    let json = skep("doctor --json").from(&near.path("bin")).with_variable("PATH", ".:").exits(0).json();
    is(&json, "git", "note", "none in PATH");
    // Neither one that waits nor one that closes its output and then waits is waited for.
    is(&asked(&with_git(Project::new(), "#!/bin/sh\nexec /bin/sleep 60\n")), "git", "warning", "does not answer");
    let closed = "#!/bin/sh\nexec /bin/sleep 60 >/dev/null 2>&1\n";
    is(&asked(&with_git(Project::new(), closed)), "git", "warning", "does not answer");
    let stranger =
        "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho 'fatal: detected dubious ownership' >&2\nexit 128\n";
    let foreign = is(&asked(&with_git(Project::new(), stranger)), "git.repository", "warning", "another user");
    assert!(foreign["mend"].as_str().unwrap().contains("safe.directory"));
}

#[test]
fn a_shallow_clone_is_told() {
    let project = Project::new();
    let script = "git init -q whole && cd whole
        for n in 1 2; do git -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m $n; done
        cd .. && git clone -q --depth 1 \"file://$PWD/whole\" shallow";
    let made = Command::new("bash").args(["-ec", script]).current_dir(project.path("")).output().unwrap();
    assert!(made.status.success(), "this needs git, apt-get install --yes git: {made:?}");
    let path = std::env::var("PATH").unwrap();
    let asked = |folder: &str| {
        let run = skep("doctor --json").from(&project.path(folder)).with_variable("PATH", &path);
        run.with_variable("HOME", "/nonexistent").exits(0).json()
    };
    let shallow = is(&asked("shallow"), "git.history", "warning", "cut off");
    assert!(shallow["mend"].as_str().unwrap().contains("git fetch --unshallow"));
    is(&asked("whole"), "git.history", "ok", "whole");
    is(&asked("whole"), "git", "ok", "git version");
}

#[test]
fn a_cache_that_cannot_be_is_a_warning() {
    let project = Project::new().with("cache/skep/deep/facts", "12345").with("file", "");
    let asked = |folder: &str| {
        let run = skep("doctor --json").within(&project).with_variable("XDG_CACHE_HOME", folder);
        run.exits(0).json()
    };
    let path = |name: &str| project.path(name).display().to_string();
    is(&asked(&path("cache")), "folder.cache", "ok", "holds 1 file of 5 bytes");
    is(&asked(&path("later")), "folder.cache", "ok", "is made when it is needed");
    is(&asked(&path("file")), "folder.cache", "warning", "is no folder");
    assert!(!project.path("later").exists());
    is(
        &skep("doctor --json").within(&project).exits(0).json(),
        "folder.cache",
        "warning",
        "neither XDG_CACHE_HOME nor HOME",
    );
    let home = path("home");
    let poor = skep("doctor --fail-on low").within(&project).with_variable("XDG_STATE_HOME", &home);
    poor.exits(1).says("1 low in");
    is(&skep("doctor --json").within(&project).exits(0).json(), "folder.state", "warning", "neither XDG_STATE_HOME");
}

#[test]
fn few_open_files_are_a_warning() {
    let script = format!("ulimit -n 64; exec '{}' doctor --json", env!("CARGO_BIN_EXE_skep"));
    let output = Command::new("bash").args(["-c", &script]).env_clear().output().unwrap();
    let json = super::run::Left::of(&output).json();
    let limit = is(&json, "limit.open_files", "warning", "64");
    assert!(limit["mend"].as_str().unwrap().contains("ulimit -n"));
}

#[test]
fn formats_that_carry_findings_are_refused() {
    skep("doctor --format sarif").exits(2).says_nothing().complains("human, plain, json");
}
