//! What is made from the command line's definition and the families' tables and checked in: schemas, completions, manual
//! pages, the list of rules, the README's tables. `UPDATE=1 cargo test` writes all of it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use skep_kit::{Exit, Rule};

use crate::completions::Shell;
use crate::families::{self, FAMILIES};
use crate::{help, home, man, schema};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "a test may be told by the environment to update")]
fn is_updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Expects `text` in `file`, or writes it there.
#[track_caller]
fn current(file: &Path, text: &str) {
    let stored = fs::read_to_string(file).unwrap_or_default();
    if stored == text {
        return;
    }
    assert!(is_updating(), "{} is out of date: run UPDATE=1 cargo test", file.display());
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Expects just these files in `folder`, or removes the others.
#[track_caller]
fn only(folder: &str, names: &BTreeSet<String>) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !names.contains(&name) {
            assert!(is_updating(), "{folder}/{name} belongs to nothing: run UPDATE=1 cargo test");
            fs::remove_file(path).unwrap();
        }
    }
}

#[test]
fn schemas_are_current() {
    for verb in schema::verbs(FAMILIES) {
        let file = root().join("tests/schemas").join(format!("{}.{}.json", verb.id, verb.version));
        current(&file, &(serde_json::to_string_pretty(&schema::of(verb)).unwrap() + "\n"));
    }
}

#[test]
fn completions_are_current() {
    let shells = Shell::value_variants();
    for shell in shells {
        current(&root().join("completions").join(shell.file_name()), &shell.script());
    }
    only("completions", &shells.iter().map(|shell| shell.file_name()).collect());
}

#[test]
fn manual_pages_are_current() {
    let pages = man::all();
    for page in &pages {
        current(&root().join("man").join(&page.file), &page.text);
    }
    only("man", &pages.into_iter().map(|page| page.file).collect());
}

#[test]
fn the_list_of_rules_is_current() {
    let mut rules: Vec<&Rule> = families::rules(FAMILIES).collect();
    rules.sort_by_key(|rule| rule.code);
    let index = rules.iter().map(|rule| {
        let Rule { name, code, severity, summary, .. } = rule;
        [format!("[{name}](#{name})"), (*code).to_owned(), severity.to_string(), (*summary).to_owned()]
    });
    let mut text = "# Rules\n\n".to_owned();
    text += "What skep finds, by code. `skep explain RULE` prints the same at a prompt; `UPDATE=1 cargo test` writes this\n";
    text += "file from the rules' own documentation.\n\n";
    text += &table(["rule", "code", "at worst", "finds"], index);
    for rule in rules {
        let documentation = rule.documentation().replace("\n## ", "\n### ");
        let documentation =
            documentation.strip_prefix("## ").map(|rest| format!("### {rest}")).unwrap_or(documentation);
        text += &format!("\n## {}\n\n{}, at worst {}: {}.\n\n", rule.name, rule.code, rule.severity, rule.summary);
        text += &(documentation + "\n");
    }
    current(&root().join("docs/rules.md"), &text);
}

#[test]
fn the_tables_of_the_readme_are_current() {
    let commands = home::verbs(FAMILIES).into_iter().map(|verb| {
        let command = verb.examples.first().map_or("", |example| example.command);
        [format!("`{command}`"), verb.question.to_owned()]
    });
    let exits = Exit::ALL.map(|exit| [exit.code().to_string(), exit.meaning().to_owned()]);
    let environment = help::ENVIRONMENT.iter().map(|(name, meaning)| [format!("`{name}`"), (*meaning).to_owned()]);
    let file = root().join("README.md");
    let mut text = fs::read_to_string(&file).unwrap();
    put(&mut text, "Commands", &table(["ask", "to learn"], commands));
    put(&mut text, "Exit codes", &table(["code", "meaning"], exits));
    put(&mut text, "Environment", &table(["variable", "meaning"], environment));
    current(&file, &text);
}

fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|{}\n", header.join(" | "), "---|".repeat(N));
    for row in rows {
        text += &format!("| {} |\n", row.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    text
}

/// Puts `table` in the place of the first one below `heading`.
fn put(text: &mut String, heading: &str, table: &str) {
    let at = text.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("there is no heading {heading}"));
    let start = at + text[at..].find("\n| ").unwrap_or_else(|| panic!("there is no table below {heading}")) + 1;
    let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end + 1);
    text.replace_range(start..end, table);
}

/// What the tables name is what the code asks for.
#[test]
fn every_variable_that_is_heeded_is_in_the_table() {
    let mut files: Vec<PathBuf> = ["src", "commands", "crates"].map(|folder| root().join(folder)).to_vec();
    let mut heeded = BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path).unwrap();
            let asked = text.split("environment.get(\"").skip(1).filter_map(|rest| rest.split_once('"'));
            heeded.extend(asked.map(|(name, _)| name.to_owned()));
        }
    }
    let named: Vec<&str> = help::ENVIRONMENT.iter().flat_map(|(names, _)| names.split(", ")).collect();
    assert!(heeded.contains("SKEP_FORMAT"));
    for name in heeded {
        assert!(named.contains(&name.as_str()), "{name} is heeded and not in the table");
    }
}
