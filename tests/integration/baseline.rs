//! `skep baseline`, and what a check makes of it.

use serde_json::Value;

use super::{Project, skep};

const NAME: &str = "skep-baseline.json";
const LEAK: &str = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";
const OTHER: &str = "KNOWN = {}\n\n\nasync def handle_other(request):\n    KNOWN[request.id] = request\n";

/// A project with one finding, which its baseline knows.
fn known() -> Project {
    let project = Project::new().with("service.py", LEAK);
    skep("baseline create").within(&project).exits(0).says("wrote 1 finding to skep-baseline.json").says("skep check");
    project
}

#[track_caller]
fn check(project: &Project, arguments: &str, code: i32) -> Value {
    skep(&format!("mem leaks --json --fail-on low {arguments}")).within(project).exits(code).json()
}

#[test]
fn what_is_known_does_not_count_and_what_is_new_does() {
    let project = known();
    let json = check(&project, "", 0);
    assert_eq!((&json["data"]["total_issues"], &json["findings"]), (&0.into(), &Value::Array(Vec::new())));
    let suppressed = &json["data"]["suppressed"][0];
    assert_eq!((&suppressed["by"], &suppressed["symbol"]), (&"baseline".into(), &"SEEN".into()));
    assert!(project.text(NAME).contains(suppressed["fingerprint"].as_str().unwrap()));
    skep("check").within(&project).exits(0).says("; 1 in the baseline");
    let project = project.with("other.py", OTHER);
    let json = check(&project, "", 1);
    assert_eq!(json["findings"][0]["symbol"], "KNOWN");
    for flag in ["--no-baseline", "--no-config"] {
        assert_eq!(check(&project, flag, 1)["data"]["total_issues"], 2);
    }
}

#[test]
fn a_line_that_moved_is_still_known_and_a_second_one_like_it_is_not() {
    let moved = LEAK.replace("SEEN = {}", "# more\n\n\nif True:\n        SEEN   =  {}");
    let project = known().with("service.py", &moved);
    assert_eq!(check(&project, "", 0)["data"]["stale_baseline"], Value::Array(Vec::new()));
    // Two holders that cannot be told apart by symbol and line: one is known.
    let twice = "class Hub:\n    def __init__(self):\n        self.seen = []\n\n    async def handle(self, it):\n        \
                 self.seen.append(it)\n\n\nHUB = Hub()\n\n\n";
    let project = Project::new().with("a.py", twice);
    skep("baseline create").within(&project).exits(0);
    let project = project.with("a.py", &format!("{twice}{}", twice.replace("HUB", "OTHER")));
    let json = check(&project, "", 1);
    let (suppressed, found) = (&json["data"]["suppressed"], &json["findings"]);
    assert_eq!((suppressed.as_array().unwrap().len(), found.as_array().unwrap().len()), (1, 1));
    assert_eq!(suppressed[0]["fingerprint"], found[0]["fingerprint"]);
}

#[test]
fn what_is_gone_is_told_and_pruned() {
    let project = known().with("other.py", OTHER);
    skep("baseline update").within(&project).exits(0).says("1 added, 0 removed, 2 findings in it now");
    std::fs::remove_file(project.path("service.py")).unwrap();
    let json = check(&project, "", 0);
    assert_eq!(json["data"]["stale_baseline"][0]["path"], "service.py");
    assert_eq!((&json["complete"], &json["errors"]), (&true.into(), &Value::Array(Vec::new())));
    let left = skep("check").within(&project).exits(0);
    left.says("1 stale in the baseline").says("next: skep baseline prune");
    let project = project.with("third.py", &OTHER.replace("KNOWN", "THIRD"));
    skep("baseline prune").within(&project).exits(0).says("1 removed, 1 finding left; 1 not in it");
    assert!(!project.text(NAME).contains("service.py") && !project.text(NAME).contains("third.py"));
    skep("baseline prune").within(&project).exits(0).says("holds nothing stale");
    assert_eq!(check(&project, "", 1)["findings"][0]["path"], "third.py");
}

#[test]
fn mended_code_is_stale_and_a_narrower_question_makes_nothing_stale() {
    let project = known().with("other.py", OTHER);
    skep("baseline update").within(&project).exits(0);
    let stale = |project: &Project, arguments: &str| {
        let json = skep(&format!("mem leaks --json {arguments}")).within(project).exits(0).json();
        json["data"]["stale_baseline"].as_array().unwrap().len()
    };
    for arguments in
        ["", "service.py", "--select RL", "--ignore ML101", "--exclude other.py", "--lang rust --no-ignore"]
    {
        let arguments = if arguments.starts_with("--lang") { "--lang python" } else { arguments };
        assert_eq!(stale(&project, arguments), 0, "{arguments}");
    }
    let project = project.with("service.py", "SEEN = {}\n");
    assert_eq!(stale(&project, ""), 1);
    // Seen alone, a file may look mended whose caller stands elsewhere.
    assert_eq!(stale(&project, "service.py"), 0);
    // A file that does not parse may still hold what it held.
    let project = project.with("service.py", "def broken(:\n");
    assert_eq!(stale(&project, ""), 0);
}

#[test]
fn it_is_written_only_where_it_is_asked_for() {
    let project = known();
    let before = project.text(NAME);
    let left = skep("baseline create").within(&project).exits(2).says_nothing();
    left.complains("`skep-baseline.json` is there already").complains("skep baseline update");
    let json = skep("baseline update --json").within(&project).exits(0).json();
    assert_eq!((&json["data"]["written"], &json["data"]["total"]), (&false.into(), &1.into()));
    for arguments in ["check", "mem leaks", "mem scan"] {
        skep(arguments).within(&project).exits(0);
    }
    assert_eq!(project.text(NAME), before);
    assert_eq!(project.names(), ["service.py", NAME]);
}

#[test]
fn without_one_there_is_nothing_to_amend() {
    let project = Project::new().with("service.py", LEAK);
    for verb in ["update", "prune"] {
        let left = skep("baseline").with_argument(verb).within(&project).exits(2).says_nothing();
        left.complains("there is no baseline to").complains("`skep baseline create` writes one");
    }
    skep("baseline prune --no-baseline").within(&known()).exits(2).complains("leave out --no-baseline");
    skep("check --baseline nowhere.json").within(&project).exits(2).complains("cannot read `nowhere.json`");
    skep("check --baseline .").within(&project).exits(2).complains("is no regular file");
    skep("check --baseline a.json --no-baseline").within(&project).exits(2).complains("cannot be used with");
    skep("baseline create").within(&Project::new()).exits(3).complains("nothing to check");
    skep("baseline").within(&project).exits(2);
    assert_eq!(project.names(), ["service.py"]);
}

#[test]
fn another_file_and_another_folder_may_be_meant() {
    let project = Project::new().with("service.py", LEAK).with("inner/other.py", OTHER);
    // From a folder of it the whole project is meant.
    skep("baseline create").from(&project.path("inner")).exits(0).says("wrote 2 findings to ../skep-baseline.json");
    skep("baseline create --baseline known.json --select ML101").from(&project.path("inner")).exits(0);
    assert_eq!(project.text("inner/known.json"), project.text(NAME));
    skep("check --no-config --baseline inner/known.json --fail-on low").within(&project).exits(0);
    skep("check inner --baseline inner/known.json --fail-on low").within(&project).exits(0);
}

#[test]
fn a_torn_foreign_or_newer_file_is_2_and_named_with_its_line() {
    let whole = known().text(NAME);
    let torn = &whole[..whole.len() / 2];
    for (text, complaint, hint) in [
        (torn, "skep-baseline.json:4 is no baseline: EOF", "take it from git again"),
        ("", "skep-baseline.json:1 is no baseline", "take it from git again"),
        ("{}\n", "is no baseline of skep", "--baseline"),
        ("{\"schema\": \"skep-baseline/9\"}\n", "was written by a newer skep", "--no-baseline"),
        ("{\n<<<<<<< HEAD\n", "skep-baseline.json:2 holds the marks of a merge conflict", "git checkout --ours"),
    ] {
        let project = Project::new().with("service.py", LEAK).with(NAME, text);
        for command in ["check", "mem leaks", "baseline update", "baseline prune"] {
            skep(command).within(&project).exits(2).says_nothing().complains(complaint).complains(hint);
        }
        let json = skep("check --json").within(&project).exits(2).json();
        assert_eq!(json["errors"][0]["code"], "bad-baseline");
        // What asks nothing of it does not stumble over it.
        for command in ["check --no-baseline", "mem scan", "explain", "check --no-config"] {
            skep(command).within(&project).exits(0);
        }
        assert_eq!(project.text(NAME), text);
    }
}

#[test]
fn any_number_may_stand_in_it() {
    let entry = |name: &str| {
        let most = u64::MAX;
        format!(
            r#"{{"fingerprint":"{name}","rule":"unbounded-queue","path":"{name}.py","symbol":null,"severity":"low","count":{most}}}"#
        )
    };
    let text = format!("{{\"schema\":\"skep-baseline/1\",\"entries\":[{},{}]}}\n", entry("a"), entry("b"));
    let project = Project::new().with("service.py", LEAK).with(NAME, &text);
    skep("check").within(&project).exits(0).says("stale in the baseline");
    skep("baseline prune").within(&project).exits(0).says("0 findings left; 1 not in it");
}

#[test]
fn a_grade_that_changed_leaves_it_current() {
    let project = known();
    let other = project.text(NAME).replace("\"severity\":\"medium\"", "\"severity\":\"critical\"");
    let project = project.with(NAME, &other);
    let json = check(&project, "", 0);
    assert_eq!(json["data"]["stale_baseline"], Value::Array(Vec::new()));
    skep("baseline update").within(&project).exits(0).says("is as it should be");
    assert_eq!(project.text(NAME), other);
}

#[test]
fn the_examples_in_help_work() {
    let project = Project::new().with("service.py", LEAK).with("ci/.keep", "");
    for verb in ["create", "update", "prune"] {
        let help = skep("baseline").with_argument(verb).with_argument("--help").exits(0).stdout;
        for example in help.lines().filter_map(|line| line.strip_prefix("  skep ")) {
            if verb == "create" && !example.contains("--baseline") && project.path(NAME).exists() {
                std::fs::remove_file(project.path(NAME)).unwrap();
            }
            skep(example.split(" | ").next().unwrap()).within(&project).exits(0);
        }
    }
}
