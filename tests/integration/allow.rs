//! Comments that allow a finding.

use serde_json::Value;

use super::{Project, skep};

/// A leak whose declaration is `declaration`.
fn leak(declaration: &str) -> String {
    format!("{declaration}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n")
}

#[track_caller]
fn leaks(project: &Project, code: i32) -> Value {
    skep("mem leaks --json --fail-on low").within(project).exits(code).json()
}

fn rules(json: &Value) -> Vec<&str> {
    json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn what_is_allowed_does_not_count_and_is_told() {
    for (declaration, by, reason) in [
        ("SEEN = {}  # skep: allow(module-collection-grows) eight of them", "allow", Some("eight of them")),
        ("# skep: allow(ML101) eight of them\nSEEN = {}", "allow", Some("eight of them")),
        ("# skep: allow-file(ML101) a tool\n\nSEEN = {}", "allow-file", Some("a tool")),
        ("SEEN = {}  # noqa: E501, ML101", "noqa", None),
        ("\u{feff}SEEN = {}  # skep: allow(ML101) eight of them\r", "allow", Some("eight of them")),
    ] {
        let project = Project::new().with("service.py", &leak(declaration));
        let json = leaks(&project, 0);
        let suppressed = &json["data"]["suppressed"][0];
        assert_eq!((&suppressed["rule"], &suppressed["by"]), (&"module-collection-grows".into(), &by.into()));
        assert_eq!(suppressed["reason"], reason.map_or(Value::Null, Value::from), "{declaration}");
        assert_eq!(json["data"]["total_issues"], 0);
        skep("check").within(&project).exits(0).says("; 1 allowed");
    }
}

#[test]
fn a_comment_on_the_last_line_without_an_end_counts() {
    let text = "async def handle(request):\n    SEEN[request.id] = request\n\n\nSEEN = {}  # skep: allow(ML101) eight";
    assert_eq!(leaks(&Project::new().with("a.py", text), 0)["data"]["suppressed"].as_array().unwrap().len(), 1);
}

#[test]
fn rust_has_the_same() {
    let text = "use std::sync::Mutex;\r\n\r\n// skep: allow(static-collection-grows) forty pages\r\nstatic PAGES: \
                Mutex<Vec<String>> = Mutex::new(Vec::new());\r\n\r\npub fn handle_request(page: String) {\r\n    \
                PAGES.lock().unwrap().push(page);\r\n}\r\n";
    let json = leaks(&Project::new().with("src/main.rs", text), 0);
    assert_eq!(json["data"]["suppressed"][0]["reason"], "forty pages");
    let in_string = text.replace("// skep", "const A: &str = \"// skep").replace("forty pages", "\";");
    assert_eq!(rules(&leaks(&Project::new().with("src/main.rs", &in_string), 1)), ["static-collection-grows"]);
}

#[test]
fn text_in_a_string_allows_nothing() {
    let text = leak("TEXT = '''\n# skep: allow-file(ML101) x\n'''\nSEEN = {}; NOTE = '# skep: allow(ML101) x'");
    assert_eq!(rules(&leaks(&Project::new().with("a.py", &text), 1)), ["module-collection-grows"]);
}

#[test]
fn without_a_reason_it_is_not_heeded() {
    let project = Project::new().with("a.py", &leak("SEEN = {}  # skep: allow(ML101)  "));
    let json = leaks(&project, 1);
    assert_eq!(rules(&json), ["module-collection-grows", "allow-without-reason"]);
    assert_eq!(json["findings"][1]["severity"], "medium");
    assert_eq!(json["data"]["suppressed"], Value::Array(Vec::new()));
    skep("mem leaks").within(&project).exits(0).says("a.py:1:14: medium allow-without-reason");
}

#[test]
fn one_that_suppresses_nothing_shows_and_breaks_no_gate() {
    let text = leak("SEEN = {}").replace("= request", "= request  # skep: allow(ML101) eight");
    let project = Project::new().with("a.py", &text);
    let left = skep("mem leaks").within(&project).exits(0);
    let left = left.says("low allow-suppresses-nothing").says("what grows there is declared at a.py:1");
    left.says("1 medium, 1 low in 1 file");
    let json = leaks(&project, 1);
    assert_eq!(json["data"]["summary"]["low_severity"], 1);
    let project = Project::new().with("a.py", "import os  # noqa: F401, ML101\n");
    skep("mem leaks").within(&project).exits(0).says("`# noqa: ML101` suppresses nothing");
    skep("mem leaks --fail-on medium").within(&project).exits(0);
    // A rule that is not asked for today is allowed all the same.
    let project = Project::new().with("a.py", &leak("SEEN = {}  # skep: allow(ML101) eight"));
    skep("mem leaks --select ML103,SK --fail-on low").within(&project).exits(0).says("nothing found");
}

#[test]
fn one_for_no_rule_is_told_with_a_suggestion() {
    let project = Project::new().with("a.py", &leak("SEEN = {}  # skep: allow(module-colection-grows) eight"));
    let left = skep("mem leaks --fail-on medium").within(&project).exits(1);
    left.says("allow-unknown-rule: `module-colection-grows` is no rule; did you mean `module-collection-grows`?");
    skep("mem leaks --ignore SK").within(&project).exits(0).says("1 medium in 1 file");
}

#[test]
fn the_census_says_what_is_allowed() {
    let project = Project::new().with("a.py", &leak("SEEN = {}  # skep: allow(ML101) eight"));
    let json = skep("mem scan --json --fail-on low").within(&project).exits(0).json();
    assert_eq!(json["data"]["containers"][0]["allowed"], "eight");
    assert_eq!(json["data"]["summary"]["warning_count"], 1);
    skep("mem scan").within(&project).exits(0).says("allowed: eight").says("1 allowed");
    let json = skep("mem scan --json").within(&Project::new().with("a.py", &leak("SEEN = {}"))).exits(0).json();
    assert_eq!(json["data"]["containers"][0]["allowed"], Value::Null);
}

#[test]
fn sarif_tells_who_answers() {
    let project = Project::new()
        .with("a.py", &leak("SEEN = {}  # skep: allow(ML101) eight"))
        .with("b.py", &leak("SEEN = {}"))
        .with("c.py", &leak("SEEN = {}"));
    skep("baseline create").within(&project).exits(0).says("2 findings");
    std::fs::write(project.path("d.py"), leak("SEEN = {}")).unwrap();
    let left = skep("check --format sarif --fail-on never").within(&project).exits(0);
    let log: Value = serde_json::from_str(&left.stdout).unwrap();
    let suppressions = log["runs"][0]["results"].as_array().unwrap().iter().map(|result| &result["suppressions"]);
    let kinds: Vec<_> = suppressions.map(|list| list[0]["kind"].as_str()).collect();
    assert_eq!(kinds, [None, Some("inSource"), Some("external"), Some("external")]);
    assert_eq!(log["runs"][0]["results"][1]["suppressions"][0]["justification"], "eight");
    assert_eq!(skep("check --format github").within(&project).exits(0).stdout.lines().count(), 1);
}

#[test]
fn each_rule_on_comments_is_explained() {
    for code in ["SK001", "SK002", "SK003"] {
        skep("explain").with_argument(code).exits(0).says("## Better");
    }
}
