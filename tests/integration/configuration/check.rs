//! `skep config check`.

use super::at_home;
use crate::{Project, skep};

#[test]
fn all_faults_of_all_layers_are_told_at_once() {
    let project = Project::new()
        .with("home/.config/skep/skep.toml", "[mem]\nexclude = [\"a\", 1]\n")
        .with("skep.toml", "as_of = \"soon\"\n[mem]\nfial_on = \"high\"\n");
    let run = |arguments| at_home(arguments, &project).with_variable("SKEP_MEM__INCLUDE_TESTS", "yes");
    let json = run("config check --json").exits(1).json();
    let findings = json["findings"].as_array().unwrap();
    let told: Vec<_> = findings.iter().map(|found| (found["rule"].as_str().unwrap(), found["line"].as_u64())).collect();
    let expected = [
        ("config-bad-value", Some(2)),
        ("config-bad-value", Some(1)),
        ("config-unknown-key", Some(3)),
        ("config-bad-value", None),
    ];
    assert_eq!(told, expected);
    assert_eq!(findings[1]["path"], "skep.toml");
    assert_eq!(findings[3]["target"], "environment:SKEP_MEM__INCLUDE_TESTS");
    assert_eq!((&json["data"]["faults"], &json["data"]["variables_checked"]), (&4.into(), &1.into()));
    let human = run("config check --format human").exits(1);
    human
        .says("3 | fial_on = \"high\"")
        .says("^^^^^^^ unknown key `fial_on` in [mem]")
        .says("4 high in 2 files, 1 variable");
    run("config check --format github").exits(1).says("::error file=skep.toml,line=3,");
    run("config check --format sarif")
        .exits(1)
        .says("\"config-unknown-key\"")
        .says("\"id\":\"config-unknown-key\"")
        .complains_of_nothing();
}

#[test]
fn what_is_in_order_is_0_and_what_is_not_there_is_3() {
    let project = Project::new();
    at_home("config check", &project)
        .exits(3)
        .says_nothing()
        .complains("nothing to check")
        .complains("skep config init");
    let variable = at_home("config check", &project).with_variable("SKEP_MEM__FAIL_ON", "low");
    variable.exits(0).says("nothing found in 1 variable");
    let project = project.with("skep.toml", "[mem]\nfail_on = \"low\"\n");
    at_home("config check", &project).exits(0).says("nothing found in 1 file");
    at_home("config check --no-config", &project).exits(3);
}

#[test]
fn one_file_is_checked_alone() {
    let project = Project::new().with("skep.toml", "wrong = 1\n").with("other/skep.toml", "[mem]\n");
    let run = |arguments| skep(arguments).within(&project).with_variable("SKEP_MEM__FAIL_ON", "loud");
    run("config check other/skep.toml").exits(0).says("other/skep.toml").complains_of_nothing();
    run("config check").exits(1);
    run("config check nowhere.toml").exits(2).complains("cannot look at `nowhere.toml`");
    run("config check other").exits(1).says("config-unreadable").says("it is a folder");
    let project = project.with("other/skep.toml", "[mem]\nfail_on = 1\n");
    let left = skep("config check other/skep.toml").within(&project).exits(1);
    left.says("other/skep.toml:2:11: high config-bad-value");
}

#[test]
fn the_limit_and_the_flags_count_as_everywhere() {
    let project = Project::new().with("skep.toml", "[mem\n");
    skep("config check --fail-on never").within(&project).exits(0).says("config-syntax");
    skep("config check --exit-zero").within(&project).exits(0);
}

#[test]
fn its_own_rules_can_be_chosen() {
    let project = Project::new().with("skep.toml", "[mem]\nfial_on = 1\nexclude = 3\n");
    let counts = |arguments: &str, code| {
        let json = skep(&format!("config check --json {arguments}")).within(&project).exits(code).json();
        (json["findings"].as_array().unwrap().len(), json["data"]["faults"].clone())
    };
    assert_eq!(counts("", 1), (2, 2.into()));
    assert_eq!(counts("--ignore CF003", 1), (1, 1.into()));
    assert_eq!(counts("--select config-syntax", 0), (0, 0.into()));
    skep("config check --max high=1").within(&project).exits(1).says("exit 1: 2 high, --max high=1");
    skep("config check --new-since HEAD").within(&project).exits(2).complains("has no findings that --new-since");
    skep("config check --select ML1").within(&project).exits(2).complains("--select: `ML1` is no rule");
    skep("check --no-config --select CF003").within(&project).exits(2).complains("--select: `CF003` is no rule");
}

#[test]
fn secrets_are_not_repeated_in_any_format() {
    let project = Project::new().with("skep.toml", "[mem]\ntoken = \"hunter2\"\npassword = hunter2\n");
    let formats =
        ["human", "plain", "json", "ndjson", "sarif", "github", "gitlab", "junit", "prometheus", "markdown", "agent"];
    for format in formats {
        let left = skep("config check --format").with_argument(format).within(&project).exits(1);
        assert!(!left.stdout.contains("hunter2") && !left.stderr.contains("hunter2"), "{format}: {}", left.stdout);
    }
    let left = skep("check").within(&project).exits(2);
    assert!(!left.stderr.contains("hunter2"), "{}", left.stderr);
}

#[test]
fn the_rules_are_explained() {
    for code in ["CF001", "CF002", "CF003", "CF004", "CF005"] {
        let left = skep("explain").with_argument(code).exits(0);
        for heading in ["What it finds", "Why it hurts", "Example", "Better", "What it cannot see", "Options"] {
            assert!(left.stdout.contains(&format!("\n## {heading}\n")), "{code}: {heading}");
        }
    }
}
