//! `--fix`: what is safe is changed, and nothing else.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::run::Left;
use super::{Project, output_of, skep};

const IDLE: &str = "a = 1  # skep: allow(ML103) six of them\n";
const FIXED: &str = "a = 1\n";
const DEQUE: &str = "from collections import deque\n\n\nclass Hub:\n    def __init__(self):\n        self.recent = deque()\n\n    \
                     async def on_message(self, message):\n        self.recent.append(message)\n\n\nHUB = Hub()\n";

#[track_caller]
fn fix(project: &Project, arguments: &str, code: i32) -> Left {
    skep(&format!("mem leaks --fix {arguments}")).within(project).exits(code)
}

#[track_caller]
fn fixed(project: &Project, arguments: &str) -> Value {
    fix(project, &format!("--json --fail-on never {arguments}"), 0).json()
}

#[test]
fn what_is_safe_is_changed_and_what_is_not_is_left_to_a_person() {
    let project = Project::new().with("hub.py", DEQUE).with("idle.py", IDLE);
    let before = skep("mem leaks").within(&project).exits(1);
    before.says("--fix mends 1").says("- a = 1  # skep: allow(ML103) six of them").says("+ a = 1");
    assert_eq!(project.text("idle.py"), IDLE, "without --fix nothing is changed");
    let left = fix(&project, "", 1);
    left.says("1 fixed, 1 suggestion left").says("+ self.recent = deque(maxlen=1000)");
    assert_eq!((project.text("idle.py").as_str(), project.text("hub.py").as_str()), (FIXED, DEQUE));
    assert_eq!(project.names(), ["hub.py", "idle.py"]);
    let again = fixed(&project, "");
    assert_eq!((&again["run"]["fixed"], again["findings"].as_array().unwrap().len()), (&0.into(), 1));
}

#[test]
fn findings_carry_their_edits_in_json() {
    let project = Project::new().with("hub.py", DEQUE);
    let json = skep("mem leaks --json").within(&project).exits(1).json();
    assert_eq!(json["run"]["fixed"], Value::Null);
    let fix = &json["findings"][0]["fixes"][0];
    assert_eq!(fix["applicability"], "suggested");
    let expected = serde_json::json!([{
        "path": "hub.py", "line": 6, "column": 29, "end_line": 6, "end_column": 29, "replaced": "", "replacement": "maxlen=1000",
    }]);
    assert_eq!(fix["edits"], expected);
}

#[test]
fn answers_from_the_cache_have_their_edits_too() {
    let project = Project::new().with("hub.py", DEQUE).with("idle.py", IDLE);
    let cache = project.path("cache").to_string_lossy().into_owned();
    let run = |arguments: &str| {
        let run = skep(&format!("mem leaks --json --fail-on never {arguments}"));
        run.within(&project).with_variable("XDG_CACHE_HOME", &cache).exits(0).json()
    };
    let first = run("");
    let second = run("");
    assert_eq!(second["run"]["cache_hits"], 2);
    assert_eq!(first["findings"], second["findings"]);
    assert_eq!(run("--fix")["run"]["fixed"], 1);
    assert_eq!(project.text("idle.py"), FIXED);
}

#[test]
fn line_ends_marks_and_permissions_stay() {
    let project = Project::new()
        .with("a.py", &format!("\u{feff}b = 'ä'\r\n# skep: allow(ML103) why\r\n{}", IDLE.replace('\n', "\r\n")));
    #[cfg(unix)]
    set_mode(&project.path("a.py"), 0o750);
    assert_eq!(fixed(&project, "")["run"]["fixed"], 2);
    assert_eq!(project.text("a.py"), "\u{feff}b = 'ä'\r\na = 1\r\n");
    #[cfg(unix)]
    assert_eq!(mode(&project.path("a.py")), 0o750);
}

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
fn mode(file: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn changes_in_each_others_way_are_made_one_after_another() {
    let project = Project::new().with("a.py", "a = 1  # noqa: ML101  # skep: allow(ML103) b  # noqa: ML102\n");
    assert_eq!(fixed(&project, "")["run"]["fixed"], 3);
    assert_eq!(project.text("a.py"), FIXED);
}

#[test]
fn only_what_counts_is_fixed() {
    let left_alone = |project: &Project, arguments: &str| {
        assert_eq!(fixed(project, arguments)["run"]["fixed"], 0, "{arguments}");
        assert_eq!(project.text("idle.py"), IDLE, "{arguments}");
    };
    let project = Project::new().with("idle.py", IDLE);
    left_alone(&project, "--select ML101");
    left_alone(&project, "--ignore SK002");
    skep("baseline create").within(&project).exits(0);
    left_alone(&project, "");
    let project = Project::new().with("idle.py", IDLE);
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
        let mut command = Command::new("git");
        let output =
            output_of(command.args(who).args(arguments).current_dir(project.path("")).env("HOME", project.path("")));
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    let path = std::env::var("PATH").unwrap();
    let since = skep("mem leaks --fix --json --new-since HEAD").within(&project).with_variable("PATH", &path);
    assert_eq!(since.exits(0).json()["run"]["fixed"], 0);
}

#[test]
fn a_part_of_the_project_does_not_know_what_a_comment_is_for() {
    let project = Project::new().with("sub/idle.py", IDLE).with("other.py", "b = 1\n");
    for narrower in ["sub", "sub/idle.py", "--exclude other.py", "--shard 1/2", "--lang python"] {
        let json = fixed(&project, narrower);
        assert_eq!(json["run"]["fixed"], 0, "{narrower}");
        for finding in json["findings"].as_array().unwrap() {
            assert_eq!(finding["fixes"][0]["applicability"], "suggested", "{narrower}");
        }
    }
    assert_eq!(project.text("sub/idle.py"), IDLE);
    assert_eq!(fixed(&project, ".")["run"]["fixed"], 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_named_and_is_no_pass() {
    let project = Project::new().with("idle.py", IDLE).with("other.py", IDLE);
    set_mode(&project.path("idle.py"), 0o444);
    let left = fix(&project, "", 3);
    left.says("1 fixed, 1 suggestion left").complains("cannot write `idle.py`: it is read-only").complains("hint: ");
    assert_eq!((project.text("idle.py").as_str(), project.text("other.py").as_str()), (IDLE, FIXED));
    assert_eq!(mode(&project.path("idle.py")), 0o444);
    assert_eq!(project.names(), ["idle.py", "other.py"]);
    // What is worse is still said.
    let project = project.with("hub.py", DEQUE);
    let json = fix(&project, "--json", 1).json();
    assert_eq!(json["errors"][0]["code"], "cannot-write");
}

#[test]
fn what_is_not_utf_8_or_ends_lines_in_its_own_way_is_left_alone_and_named() {
    let project = Project::new().with("idle.py", IDLE);
    let odd: [(&str, &[u8], &str); 2] = [
        ("latin.py", b"# coding: latin-1\n\nb = '\xe9'\nc = 1  # skep: allow(ML103) why\n", "not-utf-8"),
        ("returns.py", b"b = 1\rc = 1  # skep: allow(ML103) why\n", "changed"),
    ];
    for (name, bytes, _) in odd {
        std::fs::write(project.path(name), bytes).unwrap();
    }
    let json = fixed(&project, "");
    assert_eq!(json["run"]["fixed"], 1);
    for (name, bytes, code) in odd {
        let is_it = |error: &&Value| error["target"] == name && error["code"] == code;
        assert!(json["errors"].as_array().unwrap().iter().any(|error| is_it(&error)), "{name}: {}", json["errors"]);
        assert_eq!(std::fs::read(project.path(name)).unwrap(), bytes);
    }
}

#[test]
fn what_lies_outside_of_the_project_is_left_alone_and_named() {
    let other = Project::new().with("idle.py", IDLE);
    let project = Project::new().with("a.py", "a = 1\n");
    let outside = other.path("").to_string_lossy().into_owned();
    let json = fixed(&project, &format!(". {outside}"));
    assert_eq!((&json["run"]["fixed"], &json["errors"][0]["code"]), (&0.into(), &"outside".into()));
    assert_eq!(other.text("idle.py"), IDLE);
}

#[test]
fn only_the_verb_that_finds_fixes() {
    let project = Project::new().with("idle.py", IDLE);
    skep("check --fix").within(&project).exits(2);
    skep("mem scan --fix").within(&project).exits(2);
    assert_eq!(project.text("idle.py"), IDLE);
}

#[test]
fn sarif_has_them_relative_to_the_repository() {
    let project = Project::new().with("skep.toml", "").with("sub/hub.py", DEQUE);
    let sarif = skep("mem leaks --format sarif sub").within(&project).exits(1).stdout;
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let fix = &sarif["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "give it maxlen=1000, or another number that fits (suggested)");
    let expected = serde_json::json!([{
        "artifactLocation": { "uri": "sub/hub.py", "uriBaseId": "SRCROOT" },
        "replacements": [{
            "deletedRegion": { "startLine": 6, "startColumn": 29, "endLine": 6, "endColumn": 29 },
            "insertedContent": { "text": "maxlen=1000" },
        }],
    }]);
    assert_eq!(fix["artifactChanges"], expected);
}

#[test]
fn merged_answers_keep_their_edits() {
    let project = Project::new().with("hub.py", DEQUE);
    let json = skep("mem leaks --json").within(&project).exits(1).stdout;
    let project = project.with("one.json", &json);
    let merged = skep("merge --json one.json").within(&project).exits(1).json();
    let fixes = |json: &Value| json["findings"][0]["fixes"].clone();
    assert_eq!(fixes(&merged), fixes(&serde_json::from_str(&json).unwrap()));
    skep("merge one.json").within(&project).exits(1).says("+ maxlen=1000");
}
