//! `skep mem leaks` and `skep mem scan`.

use serde_json::Value;

use super::{Project, skep};

const LEAK: &str = "import asyncio\n\nSEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

#[test]
fn a_path_that_does_not_exist_is_2_before_any_work() {
    let project = Project::new().with("a.py", "x = 1\n");
    let left = skep("mem leaks a.py nowhere").within(&project).exits(2).says_nothing();
    left.complains("cannot look at `nowhere`").complains("caused by: no such file or directory\n").complains("hint: ");
    let json = skep("mem scan nowhere --json").within(&project).exits(2).json();
    assert_eq!((&json["errors"][0]["code"], &json["errors"][0]["target"]), (&"no-such-path".into(), &"nowhere".into()));
    assert_eq!(json["data"], serde_json::Value::Null);
}

#[test]
fn a_glob_that_is_none_is_2() {
    let project = Project::new().with("a.py", "x = 1\n");
    let left = skep("mem leaks --exclude [").within(&project).exits(2).says_nothing();
    left.complains("cannot read --exclude: `[` is no glob: unclosed character class").complains("hint: ");
    let json = skep("mem scan --json --exclude a --exclude {b").within(&project).exits(2).json();
    assert_eq!((&json["errors"][0]["code"], &json["errors"][0]["target"]), (&"bad-glob".into(), &"{b".into()));
    let project = project.with("skep.toml", "[mem]\nexclude = [\"old\", \"[\"]\n");
    for command in ["mem leaks", "check"] {
        let left = skep(command).within(&project).exits(2).says_nothing();
        left.complains("skep.toml: bad value for `exclude` in [mem]").complains("`[` is no glob");
    }
    skep("check --no-config").within(&project).exits(0);
}

#[test]
fn an_empty_folder_is_3() {
    for verb in ["mem leaks", "mem scan"] {
        skep(verb).within(&Project::new()).exits(3).complains("nothing to check");
        let json = skep(verb).with_argument("--json").within(&Project::new()).exits(3).json();
        assert_eq!(json["errors"][0]["code"], "nothing-to-check");
        assert_eq!(json["data"]["files_scanned"], 0);
        skep(verb).with_argument("--exit-zero").within(&Project::new()).exits(3);
    }
}

#[test]
fn findings_are_1_and_fail_on_decides() {
    let project = Project::new().with("service.py", LEAK);
    let json = skep("mem leaks --json --fail-on medium").within(&project).exits(1).json();
    assert_eq!(json["findings"][0]["symbol"], "SEEN");
    assert_eq!(json["data"]["total_issues"], 1);
    skep("mem leaks --fail-on never").within(&project).exits(0).says("service.py:3:1").says("exit 0");
    skep("mem leaks --fail-on medium --exit-zero").within(&project).exits(0).says("waived by --exit-zero");
    skep("mem scan").within(&project).exits(0).says("SEEN");
    skep("mem scan --fail-on medium").within(&project).exits(1);
    let json = skep("check --json --fail-on medium").within(&project).exits(1).json();
    assert_eq!(json["findings"][0]["section"], "mem.leaks");
}

#[test]
fn paths_are_shown_from_where_one_stands() {
    let project = Project::new().with("services/hub.py", LEAK).with("docs/x.md", "");
    skep("mem leaks --fail-on never ../services").from(&project.path("docs")).exits(0).says("../services/hub.py:3:1");
    let json = skep("mem leaks --fail-on never --json").from(&project.path("services")).exits(0).json();
    assert_eq!(json["findings"][0]["path"], "services/hub.py");
}

#[test]
fn the_same_input_gives_the_same_answer_for_every_number_of_threads() {
    let mut project = Project::new();
    for index in 0..40 {
        project = project.with(&format!("package/module_{index}.py"), LEAK);
    }
    let answer = |jobs: &str| {
        let mut json =
            skep("mem leaks --json --fail-on never --jobs").with_argument(jobs).within(&project).exits(0).json();
        (json["data"].take(), json["findings"].take())
    };
    assert_eq!(answer("1"), answer("4"));
}

#[test]
fn sarif_is_valid_and_tells_nobody_where_it_was_made() {
    let project = Project::new().with("my services/hub #1.py", LEAK);
    let left = skep("mem leaks --fail-on never --format sarif").within(&project).exits(0).complains_of_nothing();
    let log: Value = serde_json::from_str(&left.stdout).unwrap();
    // One pattern of the official schema, that of languages, has a stray bracket which makes it no regular expression.
    let schema = include_str!("../schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let complaints: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20services/hub%20%231.py");
    assert_eq!(place["region"]["startLine"], 3);
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!((&rule["id"], result["ruleIndex"].as_u64()), (&result["ruleId"], Some(0)));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("What it finds"));
    let folder = project.path("").display().to_string();
    assert!(!left.stdout.contains(folder.trim_end_matches('/')), "{folder}");
}

#[test]
fn github_gets_one_line_a_finding_and_no_other() {
    let project = Project::new().with("service.py", LEAK);
    let left = skep("mem leaks --fail-on never --format github").within(&project).exits(0).complains_of_nothing();
    assert_eq!(left.stdout.lines().count(), 1, "{}", left.stdout);
    let start = left.stdout.trim_start_matches("::error ").trim_start_matches("::warning ").to_owned();
    assert!(start.starts_with("file=service.py,line=3,endLine=3,col=1,endColumn=5,title="), "{start}");
}

#[test]
fn a_file_that_does_not_parse_is_listed_and_is_not_3() {
    let project = Project::new().with("good.py", "x = 1\n").with("broken.py", "def broken(:\n    pass\n");
    let json = skep("mem leaks --json").within(&project).exits(0).json();
    assert_eq!(json["errors"][0]["code"], "syntax-error");
    assert!(json["errors"][0]["target"].as_str().unwrap().starts_with("broken.py:1"));
    assert_eq!(json["data"]["files_with_errors"], 1);
    let strict = skep("mem leaks --strict").within(&project).exits(3);
    strict.says("broken.py:1").complains("not all could be checked, and --strict was given");
    skep("check --strict").within(&project).exits(3).complains("not all could be checked, and --strict was given");
    skep("mem leaks").within(&project).exits(0).says("broken.py:1: error: syntax-error:");
    skep("mem leaks --format human").within(&project).exits(0).says("not checked, or not wholly:");
}

#[test]
fn the_configuration_is_heeded_and_flags_are_stronger() {
    let project = Project::new()
        .with("skep.toml", "[mem]\nfail_on = \"medium\"\nexclude = [\"old/**\"]\n")
        .with("service.py", LEAK)
        .with("old/service.py", LEAK);
    let json = skep("mem leaks --json").within(&project).exits(1).json();
    assert_eq!(json["data"]["files_scanned"], 1);
    skep("mem leaks --fail-on never").within(&project).exits(0);
    skep("mem scan").within(&project).exits(0);
    let json = skep("mem leaks --fail-on never --no-config --json").within(&project).exits(0).json();
    assert_eq!(json["data"]["files_scanned"], 2);
}

#[test]
fn hostile_names_and_lines_do_not_reach_the_terminal() {
    let source = LEAK.replace("SEEN = {}", "SEEN = {}  # \x1b]0;owned\x07\u{202e}");
    let project = Project::new().with("a\x1b[31m.py", &source);
    for format in ["human", "plain", "github", "json"] {
        let left = skep("mem leaks --fail-on never --format").with_argument(format).within(&project).exits(0);
        assert!(left.stdout.contains(r"[31m.py"), "{}", left.stdout);
        assert!(!left.stdout.contains(['\x1b', '\x07', '\u{202e}']), "{format}: {}", left.stdout);
    }
}

#[test]
#[cfg(unix)]
fn a_backslash_in_a_name_is_a_part_of_it() {
    let leak = "SEEN = {}\n\nasync def on_request(request):\n    SEEN[request.id] = request\n";
    let project = Project::new().with("a\\b.py", leak);
    let json = skep("mem leaks --json").within(&project).exits(1).json();
    assert_eq!(json["findings"][0]["path"], "a\\b.py");
}
