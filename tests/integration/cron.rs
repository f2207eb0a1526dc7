//! `docs/cron.md`: its lines are run as cron runs them, with `sh` and next to no environment.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use super::Project;
use super::run::Left;

/// Fields that say when.
const FIELDS: usize = 5;

fn project() -> Project {
    let services = "[health]\ndeadline = \"5s\"\n[health.services.here]\nfile = \"skep.toml\"\n";
    let project = Project::new()
        .with("skep.toml", services)
        .with("service.py", "x = 1\n")
        .with("backup.sh", "#!/bin/sh\n")
        .with("textfiles/keep", "");
    std::fs::set_permissions(project.path("backup.sh"), std::fs::Permissions::from_mode(0o755)).unwrap();
    project
}

/// Returns what is behind the fields of each line.
fn commands(project: &Project) -> Vec<String> {
    let document = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cron.md")).unwrap();
    let block = document.split("```crontab\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let lines = block.lines().filter(|line| line.starts_with(|first: char| first == '*' || first.is_ascii_digit()));
    let here = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().skip(FIELDS).collect();
        let textfiles = project.path("textfiles");
        words
            .join(" ")
            .replace("/srv/desk", &project.path("").display().to_string())
            .replace("/var/lib/prometheus/node-exporter", &textfiles.display().to_string())
    };
    lines.map(here).collect()
}

fn run(command: &str) -> (Option<i32>, Left) {
    let folder = Path::new(env!("CARGO_BIN_EXE_skep")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let output = Command::new("sh").args(["-c", command]).env_clear().env("PATH", path).output().unwrap();
    (output.status.code(), Left::of(&output))
}

#[test]
fn the_lines_work_and_are_silent_while_all_is_well() {
    let project = project();
    let commands = commands(&project);
    assert!(commands.len() >= 4, "{commands:?}");
    // The first time there is no snapshot yet, which is said once.
    for round in 1..=2 {
        for command in &commands {
            let (code, left) = run(command);
            assert!(matches!(code, Some(0 | 1)), "{command}: {code:?} {}", left.stderr);
            let beats = command.contains("health beat");
            assert!(round == 1 || beats || left.stdout.is_empty(), "{command}: {}", left.stdout);
            left.complains_of_nothing();
        }
    }
    assert!(project.path(".skep/state.db").exists());
    assert!(project.text("textfiles/skep.prom").contains("skep_check_exit_code{verb=\"check\"} 0"));
}
