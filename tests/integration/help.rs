//! `--help`, `skep help` and the examples in them.

use std::path::Path;
use std::process::Command;

use super::{Project, output_of, skep};

/// Returns the commands that have a page of help: all verbs but those that stand for none.
fn commands() -> Vec<String> {
    let json = skep("schema --json").exits(0).json();
    let ids =
        json["data"]["schemas"].as_array().unwrap().iter().map(|schema| schema["id"].as_str().unwrap().to_owned());
    let commands = ids.filter(|id| id != "questions" && id != "error").map(|id| id.replace('.', " "));
    let commands: Vec<String> = commands.collect();
    assert!(commands.contains(&"mem leaks".to_owned()));
    commands
}

/// Returns the lines below `heading` that are indented by just two blanks.
fn rows(help: &str, heading: &str) -> Vec<String> {
    let below = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
    let rows = below.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    rows.map(str::to_owned).collect()
}

#[test]
fn every_page_of_help_is_whole() {
    for command in commands().iter().map(String::as_str).chain(["", "mem"]) {
        let left = skep(command).with_argument("--help").exits(0).complains_of_nothing();
        let help = &left.stdout;
        let first = help.lines().next().unwrap();
        let verb = first.split(' ').next().unwrap();
        assert!(verb.starts_with(char::is_uppercase) && !verb.ends_with('s'), "`{command}` begins with `{first}`");
        assert_eq!(rows(help, "EXAMPLES").len(), 3, "{command}");
        assert_eq!(rows(help, "EXIT STATUS").len(), 7, "{command}");
        assert!(rows(help, "ENVIRONMENT").len() >= 6, "{command}");
        assert!(help.ends_with('\n') && !help.ends_with("\n\n"), "{command}");
    }
    skep("-h").exits(0).says("Usage: skep");
}

#[test]
fn help_is_a_word_too() {
    let asked = |arguments| skep(arguments).exits(0).complains_of_nothing().stdout;
    assert_eq!(asked("help mem leaks"), asked("mem leaks --help"));
    assert_eq!(asked("mem help leaks"), asked("mem leaks --help"));
    assert_eq!(asked("help mem"), asked("mem --help"));
    assert_eq!(asked("help"), asked("--help"));
}

#[test]
fn a_verb_without_its_family_is_pointed_at() {
    for typed in ["leaks", "help leaks", "leaks src", "leak"] {
        skep(typed).exits(2).says_nothing().complains("did you mean `skep mem leaks`?");
    }
    let json = skep("leaks --json").exits(2).json();
    assert_eq!(json["errors"][0]["hints"][0], "did you mean `skep mem leaks`?");
    let nothing = skep("frobnicate").exits(2);
    assert!(!nothing.stderr.contains("did you mean"), "{}", nothing.stderr);
}

#[test]
fn the_version_is_short() {
    let long = skep("--version").exits(0).complains_of_nothing().stdout;
    assert_eq!(long, format!("skep {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(skep("-V").exits(0).stdout, long);
}

/// Copies a folder's files.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}

/// Lays what an example stands on: a baseline where one is brought up to date, none where one is made; answers where they
/// are merged.
fn lay_files(project: &Project, example: &str) {
    let file = project.path("skep-baseline.json");
    std::fs::create_dir_all(project.path("ci")).unwrap();
    for file in [&file, &project.path("ci/known.json")] {
        // There may be none.
        let _none = std::fs::remove_file(file);
    }
    if example.contains("baseline update") || example.contains("baseline prune") {
        skep("baseline create").within(project).exits(0);
        std::fs::copy(&file, project.path("ci/known.json")).unwrap();
    }
    for index in [1, 2].iter().filter(|_| example.contains("skep merge")) {
        let answer = skep(&format!("mem leaks --json --shard {index}/2 examples")).within(project).exits_any();
        std::fs::write(project.path(&format!("shard-{index}.json")), answer.stdout).unwrap();
    }
}

/// Lays a configuration where one is asked about, one that is not in order where it is to be annotated, and none where
/// one is made.
fn lay_configuration(project: &Project, example: &str) {
    for file in ["skep.toml", ".config/skep/skep.toml"] {
        // There may be none.
        let _none = std::fs::remove_file(project.path(file));
    }
    if example.contains("--format github") {
        std::fs::write(project.path("skep.toml"), "[mem]\nfial_on = \"high\"\n").unwrap();
    } else if example.contains("skep health") {
        std::fs::write(project.path("skep.toml"), "[health.services.table]\nfile = \"skep.toml\"\n").unwrap();
    } else if ["show", "check", "trust"].iter().any(|verb| example.contains(&format!("config {verb}"))) {
        std::fs::write(project.path("skep.toml"), "[mem]\nfail_on = \"high\"\n").unwrap();
    }
}

/// The examples work as they stand at the root of the repository, whose example project is all that they need of it.
#[test]
fn every_example_works() {
    for program in ["jq", "man"] {
        assert!(output_of(Command::new(program).arg("--version")).status.success(), "{program}");
    }
    let project = Project::new();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &project.path("examples"));
    let bin = Path::new(env!("CARGO_BIN_EXE_skep")).parent().unwrap();
    let path = std::env::join_paths(
        [bin].map(Path::to_owned).into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    for command in commands() {
        let help = skep(&command).with_argument("--help").exits(0).stdout;
        for example in rows(&help, "EXAMPLES") {
            lay_files(&project, &example);
            lay_configuration(&project, &example);
            let mut shell = Command::new("bash");
            shell.args(["-o", "pipefail", "-c", &example]).current_dir(project.path("")).env_clear();
            shell.env("PATH", path.as_ref().unwrap()).env("HOME", project.path("")).env("MANPAGER", "cat");
            let output = shell.output().unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{example}: {output:?}");
            assert_eq!(stderr, "", "{example}");
            // What writes a file says so by its name alone.
            assert!(!output.stdout.is_empty() || example.contains(" > "), "{example} says nothing");
        }
    }
}
