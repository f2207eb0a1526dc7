//! `--new-since`: only what a commit has not counts.

use std::path::Path;
use std::process::Command;

use super::run::Run;
use super::{Project, output_of, skep};

const HUB: &str = "class Hub:\n    def __init__(self):\n        self.jobs = {}\n\n    async def on_message(self, job):\n        self.jobs[job.id] = job\n\n    async def on_done(self, job):\n        self.jobs.pop(job.id, None)\n\nhub = Hub()\n";
const TABLE: &str = "SEEN = {}\n\nasync def on_request(request):\n    SEEN[request.id] = request\n";

fn git(project: &Project, arguments: &[&str]) {
    let who =
        ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.args(who).args(arguments).current_dir(project.path("")).env("HOME", project.path(""));
    let output = output_of(&mut command);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn write(project: &Project, path: &str, text: &str) {
    std::fs::create_dir_all(project.path(path).parent().unwrap()).unwrap();
    std::fs::write(project.path(path), text).unwrap();
}

/// A repository with a hub that is in order and a table that leaks.
fn repository() -> Project {
    let project = Project::new().with("app/hub.py", HUB).with("app/table.py", TABLE);
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    project
}

fn asked(project: &Project, arguments: &str) -> Run {
    skep(arguments).within(project).with_variable("PATH", &std::env::var("PATH").unwrap())
}

#[test]
fn what_was_there_before_does_not_count() {
    let project = repository();
    asked(&project, "mem leaks").exits(1).says("SEEN");
    let left = asked(&project, "mem leaks --new-since HEAD --json").exits(0).json();
    assert_eq!(left["data"]["total_issues"], 0);
    assert_eq!(left["data"]["suppressed"][0]["by"], "earlier");
    write(&project, "app/more.py", &TABLE.replace("SEEN", "MORE"));
    let left = asked(&project, "check --new-since HEAD").exits(1);
    left.says("MORE").says("1 not new");
}

#[test]
fn a_deleted_removal_makes_an_unchanged_line_new() {
    let project = repository();
    write(&project, "app/hub.py", &HUB.replace("        self.jobs.pop(job.id, None)\n", "        pass\n"));
    let json = asked(&project, "mem leaks --new-since HEAD --json").exits(1).json();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    assert_eq!(json["findings"][0]["symbol"], "Hub.jobs");
    assert_eq!(json["findings"][0]["line"], 3);
}

#[test]
fn moved_lines_and_moved_files_are_not_new() {
    let project = repository();
    write(&project, "app/table.py", &format!("import os\n\n\n{TABLE}"));
    asked(&project, "mem leaks --new-since HEAD").exits(0).says("1 not new");
    git(&project, &["mv", "app/table.py", "app/renamed.py"]);
    asked(&project, "mem leaks --new-since HEAD").exits(0).says("1 not new");
    // Under another name and in place of nothing it is a copy, and new.
    std::fs::copy(project.path("app/renamed.py"), project.path("app/copy.py")).unwrap();
    asked(&project, "mem leaks --new-since HEAD").exits(1).says("1 not new");
}

#[test]
fn three_dots_mean_where_the_branches_parted() {
    let project = repository();
    git(&project, &["branch", "old"]);
    git(&project, &["checkout", "--quiet", "-b", "ahead"]);
    write(&project, "app/table.py", "SEEN = {}\n");
    git(&project, &["commit", "--quiet", "-am", "mended there"]);
    git(&project, &["checkout", "--quiet", "old"]);
    asked(&project, "mem leaks --new-since ahead").exits(1).says("SEEN");
    asked(&project, "mem leaks --new-since ahead...").exits(0).says("1 not new");
}

#[test]
fn nothing_in_the_repository_is_touched() {
    let project = repository();
    write(&project, "app/hub.py", &format!("{HUB}\n"));
    write(&project, "staged.py", "");
    git(&project, &["add", "staged.py"]);
    let index = std::fs::read(project.path(".git/index")).unwrap();
    let before = names(&project.path(""));
    asked(&project, "check --new-since HEAD").exits(0);
    assert_eq!(names(&project.path("")), before);
    assert!(std::fs::read(project.path(".git/index")).unwrap() == index);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        names.push(path.display().to_string());
        if path.is_dir() {
            names.extend(self::names(&path));
        }
    }
    names.sort();
    names
}

#[test]
fn what_cannot_be_compared_is_said() {
    let project = repository();
    asked(&project, "check --new-since nothing").exits(2).says_nothing().complains("git knows no commit `nothing`");
    asked(&project, "mem leaks --new-since nothing").exits(2).complains("git knows no commit `nothing`");
    asked(&project, "mem leaks --new-since --all").exits(2);
    asked(&project, "mem leaks --new-since=--all").exits(2).complains("git knows no commit `--all`");
    asked(&project, "explain --new-since HEAD").exits(2).complains("no findings that --new-since could compare");
    skep("mem leaks --new-since HEAD").within(&project).exits(3).complains("none in PATH");
    let bare = Project::new().with("a.py", TABLE);
    asked(&bare, "mem leaks --new-since HEAD").exits(2).complains("for no repository");
}

#[test]
fn names_that_git_would_quote_are_met() {
    let project = repository();
    let odd = "app/ta\"b le\u{e4}\n.py";
    write(&project, odd, &TABLE.replace("SEEN", "ODD"));
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "odd"]);
    write(&project, odd, &TABLE.replace("SEEN = {}", "\nODD = {}").replace("SEEN", "ODD"));
    asked(&project, "mem leaks --new-since HEAD").exits(0).says("2 not new");
}
