//! `--output`: files that are written whole or not at all.

use super::run::valid_envelope;
use super::{Project, skep};

#[test]
fn several_files_are_written_beside_stdout() {
    let project = Project::new();
    let run = skep("mem leaks --format plain --output json:a.json --output sarif:b.sarif").within(&project);
    run.exits(3).complains("nothing to check");
    assert_eq!(valid_envelope(&project.text("a.json"))["exit_code"], 3);
    assert!(project.text("b.sarif").contains("\"version\":\"2.1.0\""));
    assert_eq!(project.names(), ["a.json", "b.sarif"], "no temporary file is left");
}

#[test]
fn an_old_file_is_replaced_and_its_link_kept() {
    let project = Project::new().with("old.json", "old");
    std::os::unix::fs::symlink(project.path("old.json"), project.path("link.json")).unwrap();
    skep("mem leaks -q --output json:link.json").within(&project).exits(3);
    assert!(project.path("link.json").is_symlink());
    valid_envelope(&project.text("old.json"));
}

#[test]
fn a_file_that_cannot_be_written_is_2_before_any_work() {
    let project = Project::new().with("folder/x", "");
    skep("mem leaks --output json:nowhere/a.json").within(&project).exits(2).complains("cannot write `nowhere/a.json`");
    skep("mem leaks --output json:folder").within(&project).exits(2).complains("`folder` is a folder");
    skep("mem leaks --output json").within(&project).exits(2).complains("json:report.json");
    skep("mem leaks nowhere --output json:a.json").within(&project).exits(2);
    assert_eq!(project.names(), ["a.json", "folder"], "the file says why there is no answer");
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    let left = skep("mem leaks -q --output json:/dev/stdout").within(&Project::new()).exits(3);
    assert_eq!(left.json()["exit_code"], 3);
}
