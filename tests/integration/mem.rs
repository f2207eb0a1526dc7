//! `skep mem leaks` and `skep mem scan`.

use super::{Project, skep};

const LEAK: &str = "import asyncio\n\nSEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

#[test]
fn a_path_that_does_not_exist_is_2_before_any_work() {
    let project = Project::new().with("a.py", "x = 1\n");
    let left = skep("mem leaks a.py nowhere").within(&project).exits(2).says_nothing();
    left.complains("cannot look at `nowhere`").complains("caused by:").complains("hint: ");
    let json = skep("mem scan nowhere --json").within(&project).exits(2).json();
    assert_eq!((&json["errors"][0]["code"], &json["errors"][0]["target"]), (&"no-such-path".into(), &"nowhere".into()));
    assert_eq!(json["data"], serde_json::Value::Null);
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
