//! `skep config trust`.

use super::at_home;
use crate::Project;

const STORE: &str = "home/.local/state/skep/trust.json";

fn status(project: &Project) -> Vec<String> {
    let json = at_home("config trust --list --json", project).exits(0).json();
    let files = json["data"]["files"].as_array().unwrap().clone();
    files.iter().map(|file| file["status"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn trust_is_recorded_listed_and_revoked() {
    let project = Project::new().with("skep.toml", "[mem]\n").with("inner/x", "");
    at_home("config trust --list", &project).exits(0).says("You trust no project's file.");
    let json = at_home("config trust --json", &project).exits(0).json();
    let file = &json["data"]["files"][0];
    assert_eq!((&file["status"], file["path"].as_str()), (&"trusted".into(), project.path("skep.toml").to_str()));
    assert!(file["trusted"]["hash"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(status(&project), ["trusted"]);
    let project = project.with("skep.toml", "[mem]\nfail_on = \"low\"\n");
    assert_eq!(status(&project), ["changed"]);
    at_home("config trust", &project).exits(0).says("Nothing in it needs trust");
    assert_eq!(status(&project), ["trusted"]);
    let home = project.path("home");
    let inner = crate::skep("config trust --revoke").from(&project.path("inner"));
    inner.with_variable("HOME", home.to_str().unwrap()).exits(0).says("trusted no longer");
    assert_eq!(status(&project), Vec::<String>::new());
    at_home("config trust --revoke", &project).exits(0).says("was not trusted");
}

#[test]
fn a_file_that_is_gone_is_listed_and_can_be_revoked() {
    let project = Project::new().with("skep.toml", "");
    at_home("config trust skep.toml", &project).exits(0);
    std::fs::remove_file(project.path("skep.toml")).unwrap();
    assert_eq!(status(&project), ["missing"]);
    at_home("config trust --revoke skep.toml", &project).exits(0).says("trusted no longer");
}

#[test]
fn what_cannot_be_trusted_is_2() {
    let project = Project::new();
    at_home("config trust", &project).exits(2).complains("there is no skep.toml here").complains("skep config init");
    let project = project.with("skep.toml", "wrong = 1\n");
    at_home("config trust", &project).exits(2).complains("unknown key `wrong`");
    assert!(!project.path(STORE).exists());
    at_home("config trust nowhere.toml", &project).exits(2).complains("nowhere.toml");
    at_home("config trust --list --revoke", &project).exits(2);
}

#[test]
#[cfg(unix)]
fn the_record_is_the_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::new().with("skep.toml", "");
    at_home("config trust", &project).exits(0);
    assert_eq!(project.path(STORE).metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_record_that_cannot_be_read_trusts_nothing_and_is_not_written_over() {
    let project = Project::new().with("skep.toml", "").with(STORE, "{");
    let left = at_home("config trust", &project).exits(3).says_nothing();
    left.complains("so nothing is trusted").complains("hint: remove it");
    assert_eq!(project.text(STORE), "{");
    // Who needs no trust needs no record.
    at_home("config check", &project).exits(0);
    crate::skep("config trust").within(&project).exits(3).complains("set HOME");
}
