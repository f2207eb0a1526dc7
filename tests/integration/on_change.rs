//! `--on-change`: what is said already is neither said again nor a failure.

use super::{Project, skep};

const CLEAN: &str = "x = 1\n";
const LEAK: &str = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";

fn ask(project: &Project) -> super::run::Run {
    skep("mem leaks --fail-on low --on-change").within(project)
}

fn rewrite(project: &Project, path: &str, text: &str) {
    std::fs::write(project.path(path), text).unwrap();
}

#[test]
fn what_is_said_is_not_said_again() {
    let project = Project::new().with("skep.toml", "").with("a.py", CLEAN);
    ask(&project).exits(0).says_nothing().complains_of_nothing();
    rewrite(&project, "a.py", LEAK);
    ask(&project).exits(1).says("SEEN");
    ask(&project).exits(0).says_nothing().complains_of_nothing();
    rewrite(&project, "b.py", LEAK);
    ask(&project).exits(1).says("b.py");
    ask(&project).exits(0).says_nothing();
    rewrite(&project, "a.py", CLEAN);
    rewrite(&project, "b.py", CLEAN);
    ask(&project).exits(0).says("exit 0");
    ask(&project).exits(0).says_nothing();
}

#[test]
fn no_answer_is_a_verdict_too() {
    let project = Project::new().with("skep.toml", "");
    ask(&project).exits(3).complains("nothing to check");
    ask(&project).exits(0).says_nothing().complains_of_nothing();
    rewrite(&project, "a.py", CLEAN);
    ask(&project).exits(0).says("exit 0");
}

#[test]
fn another_question_has_a_memory_of_its_own() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK).with("folder/b.py", LEAK);
    ask(&project).exits(1);
    skep("mem leaks --fail-on low --on-change folder").within(&project).exits(1).says("b.py");
    ask(&project).exits(0).says_nothing();
}

#[test]
fn files_are_written_each_time() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    let ask = || skep("mem leaks --fail-on low --on-change --output json:a.json").within(&project);
    ask().exits(1);
    std::fs::remove_file(project.path("a.json")).unwrap();
    ask().exits(0).says_nothing();
    let json = super::run::valid_envelope(&project.text("a.json"));
    assert_eq!(json["exit_code"], 1, "the file says how it is");
}

#[test]
fn a_wrong_question_is_always_an_error() {
    let project = Project::new().with("skep.toml", "");
    for _ in 0..2 {
        skep("mem leaks nowhere --on-change").within(&project).exits(2).complains("nowhere");
    }
}

#[test]
fn who_cannot_remember_says_it_each_time() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK).with(".skep", "in the way");
    for _ in 0..2 {
        ask(&project).exits(1).says("SEEN").complains("cannot make").complains("--state FOLDER");
    }
    rewrite(&project, "a.py", CLEAN);
    ask(&project).exits(3);
}

#[test]
fn a_torn_memory_is_another_verdict() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    ask(&project).exits(1);
    let folder = project.path(".skep/verdicts");
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, b"\xff{").unwrap();
    ask(&project).exits(1).says("SEEN");
    ask(&project).exits(0).says_nothing();
}

#[test]
fn the_state_can_lie_elsewhere_and_git_ignores_it() {
    let project = Project::new().with("skep.toml", "").with("a.py", LEAK);
    ask(&project).with_argument("--state").with_argument("elsewhere").exits(1);
    assert_eq!(project.text("elsewhere/.gitignore"), "*\n");
    assert!(!project.path(".skep").exists());
}
