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

#[test]
fn a_full_disk_is_3_and_everyone_is_told() {
    let project = Project::new().with("a.py", "x = 1\n");
    let run = skep("mem leaks --output json:/dev/full --output json:a.json").within(&project);
    let left = run.exits(3).complains("error: cannot write `/dev/full`\n  caused by: no space left on device");
    left.says("exit 3: cannot write `/dev/full`");
    let json = valid_envelope(&project.text("a.json"));
    assert_eq!((&json["exit_code"], &json["status"]), (&3.into(), &"unknown".into()));
    assert_eq!(json["errors"][0]["code"], "cannot-write");
    let printed = skep("mem leaks --json --output sarif:/dev/full").within(&project).exits(3).json();
    assert_eq!(printed["exit_code"], 3);
}

#[test]
fn a_full_disk_does_not_hide_what_was_found() {
    let leak = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";
    let project = Project::new().with("a.py", leak);
    let run = skep("mem leaks --fail-on low --output json:/dev/full").within(&project);
    run.exits(1).says("exit 1: 1 at or above").complains("cannot write `/dev/full`");
}

#[test]
fn each_output_has_a_file_of_its_own() {
    let project = Project::new().with("folder/x", "");
    let twice = "mem leaks --output json:a --output sarif:folder/../a";
    skep(twice).within(&project).exits(2).complains("two outputs are to be written to `folder/../a`");
    assert_eq!(project.names(), ["folder"]);
    skep("mem leaks --output json:/dev/null --output sarif:/dev/null").within(&project).exits(3);
}

#[test]
fn stdout_has_one_writer() {
    let project = Project::new();
    let dash = skep("mem leaks --output json:-").within(&project).exits(2).says_nothing();
    dash.complains("--format json writes to it");
    let device = skep("mem leaks --output json:/dev/stdout").within(&project).exits(2).says_nothing();
    device.complains("`/dev/stdout` is stdout, which is written to already").complains("hint: ");
    skep("mem leaks -q --output json:./-").within(&project).exits(3);
    assert_eq!(project.names(), ["-"]);
    let file = std::fs::File::create(project.path("answer")).unwrap();
    let mut command = skep("mem leaks -q --output json:/dev/stdout").within(&project).into_command();
    assert_eq!(command.stdout(file).status().unwrap().code(), Some(3));
    assert_eq!(valid_envelope(&project.text("answer"))["exit_code"], 3, "the file that stdout is stays the same file");
}
