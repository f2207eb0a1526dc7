//! `skep man`: the pages, and what formatters make of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Project, output_of, skep};

fn checked_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("man")
}

fn page(file: &str) -> String {
    std::fs::read_to_string(checked_in().join(file)).unwrap()
}

#[test]
fn what_is_printed_is_what_is_checked_in() {
    let project = Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\nbroken");
    for (command, file) in [("", "skep.1"), ("mem", "skep-mem.1"), ("mem leaks", "skep-mem-leaks.1")] {
        let left = skep(&format!("man {command}")).within(&project).exits(0).complains_of_nothing();
        assert!(left.stdout == page(file), "{file}");
    }
    assert_eq!(skep("man mem.leaks").exits(0).stdout, page("skep-mem-leaks.1"));
    let json = skep("man mem leaks --json").exits(0).json();
    let entry = &json["data"]["pages"][0];
    assert_eq!((&entry["file"], &entry["section"]), (&"skep-mem-leaks.1".into(), &1.into()));
    assert_eq!(entry["text"], page("skep-mem-leaks.1"));
}

#[test]
fn every_verb_has_a_page_that_is_whole() {
    let json = skep("schema --json").exits(0).json();
    for schema in json["data"]["schemas"].as_array().unwrap() {
        let id = schema["id"].as_str().unwrap();
        if id == "questions" || id == "error" {
            continue;
        }
        let text = page(&format!("skep-{}.1", id.replace('.', "-")));
        for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES", "\"EXIT STATUS\"", "ENVIRONMENT", "\"SEE ALSO\""]
        {
            assert!(text.contains(&format!("\n.SH {heading}\n")), "{id} has no {heading}");
        }
        assert!(text.starts_with(&format!(".TH SKEP-{} 1 \"\" ", id.replace('.', "-").to_uppercase())), "{id}");
    }
}

#[test]
fn all_pages_are_written_into_a_folder() {
    let project = Project::new().with("man/keep", "");
    let json = skep("man --folder man --json").within(&project).exits(0).json();
    assert_eq!(json["data"]["folder"], "man");
    let pages = json["data"]["pages"].as_array().unwrap();
    for entry in pages {
        let file = entry["file"].as_str().unwrap();
        assert!(project.text(&format!("man/{file}")) == page(file), "{file}");
    }
    assert_eq!(pages.len(), std::fs::read_dir(checked_in()).unwrap().count());
    skep("man --folder nowhere").within(&project).exits(2).says_nothing().complains("mkdir -p");
    skep("man --folder man mem").within(&project).exits(2).says_nothing();
    assert_eq!(project.names(), ["man"]);
}

#[test]
fn an_unknown_command_is_2() {
    skep("man mem leeks").exits(2).says_nothing().complains("did you mean `mem leaks`").complains("doctor");
    let json = skep("man frobnicate --json").exits(2).json();
    assert_eq!(json["errors"][0]["code"], "unknown-command");
}

/// Formatters find nothing to warn of.
#[test]
fn formatters_do_not_complain() {
    for entry in std::fs::read_dir(checked_in()).unwrap() {
        let path = entry.unwrap().path();
        for (program, arguments) in
            [("groff", &["-man", "-ww", "-z", "-Tutf8"][..]), ("mandoc", &["-Tlint", "-Wwarning"])]
        {
            let output = output_of(Command::new(program).args(arguments).arg(&path));
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8(said).unwrap();
            // A page has no date, so that it is the same whenever it is made.
            let complaints: Vec<&str> = said.lines().filter(|line| !line.contains("missing date")).collect();
            assert!(complaints.is_empty(), "{program}: {complaints:?}");
        }
    }
}
