//! `skep config init`.

use super::at_home;
use crate::Project;

#[test]
fn it_writes_a_file_that_changes_nothing_and_is_in_order() {
    let project = Project::new();
    let before = at_home("config show", &project).exits(0).stdout;
    at_home("config init", &project).exits(0).says("wrote skep.toml").says("next: skep config check");
    assert_eq!(project.names(), ["skep.toml"]);
    at_home("config check", &project).exits(0);
    assert_eq!(at_home("config show", &project).exits(0).stdout, before);
}

#[test]
fn every_key_is_in_it_explained_and_good_once_the_mark_is_taken_away() {
    let project = Project::new();
    let json = at_home("config init --json", &project).exits(0).json();
    let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
    let text = project.text("skep.toml");
    assert_eq!(json["data"]["keys"], text.lines().filter(is_key).count());
    let shown = at_home("config show --json", &project).exits(0).json();
    assert_eq!(json["data"]["keys"], shown["data"]["keys"].as_array().unwrap().len());
    assert!(text.contains("# The mildest severity that makes `skep mem leaks` fail"), "{text}");
    let lines = text.lines().map(|line| line.strip_prefix('#').filter(|_| is_key(&line)).unwrap_or(line));
    let lines: Vec<&str> = lines.collect();
    let project = project.with("skep.toml", &lines.join("\n"));
    at_home("config check --trust", &project).exits(0).says("nothing found in 1 file");
}

#[test]
fn what_is_there_is_written_over_only_by_force() {
    let project = Project::new().with("skep.toml", "[mem]\nfail_on = \"low\"\n");
    at_home("config init", &project).exits(2).says_nothing().complains("is there already").complains("--force");
    assert!(project.text("skep.toml").starts_with("[mem]"));
    let json = at_home("config init --force --json", &project).exits(0).json();
    assert_eq!((&json["data"]["replaced"], &json["data"]["path"]), (&true.into(), &"skep.toml".into()));
    assert!(!project.text("skep.toml").starts_with("[mem]"));
    let project = Project::new().with("skep.toml/x", "");
    at_home("config init --force", &project).exits(2).complains("is no regular file");
}

#[test]
fn a_broken_file_keeps_nobody_from_beginning_again() {
    let project = Project::new().with("skep.toml", "[mem\n");
    at_home("config init --force", &project).exits(0);
    at_home("config check", &project).exits(0);
}

#[test]
fn the_users_own_file_lies_at_home() {
    let project = Project::new();
    at_home("config init --user", &project).exits(0).says("home/.config/skep/skep.toml");
    at_home("config check", &project).exits(0).says("yours");
    at_home("config init --user", &project).exits(2);
    crate::skep("config init --user").within(&project).exits(3).complains("set HOME");
}
