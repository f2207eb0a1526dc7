//! What README.md promises: its first example prints what stands there, and its table of exit codes is the real one.

use std::path::{Path, PathBuf};

use skep_kit::Exit;

use super::skep;

/// Opens the block that shows a command and what it prints.
const CONSOLE: &str = "```console\n";
/// Closes it.
const FENCE: &str = "```\n";
/// Stands for any number of lines.
const ANYTHING: &str = "...";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// `UPDATE=1 cargo test` writes the block anew where it is out of date.
#[test]
fn the_first_example_prints_what_the_readme_shows() {
    let readme = std::fs::read_to_string(path()).unwrap();
    let (before, rest) = readme.split_once(CONSOLE).unwrap();
    let (block, after) = rest.split_once(FENCE).unwrap();
    let mut lines = block.lines();
    let command = lines.next().and_then(|line| line.strip_prefix("$ skep ")).unwrap();
    let code = lines.next().and_then(|line| line.strip_prefix("? ")).unwrap();
    let shown: Vec<&str> = lines.collect();
    let left = skep(command).from(Path::new(env!("CARGO_MANIFEST_DIR"))).exits(code.parse().unwrap());
    let left = left.complains_of_nothing();
    let printed: Vec<&str> = left.stdout.lines().collect();
    if matches(&shown, &printed) {
        return;
    }
    assert!(std::env::var_os("UPDATE").is_some(), "out of date, UPDATE=1 writes it anew:\n{}", left.stdout);
    let block = format!("$ skep {command}\n? {code}\n{}\n", abridged(&printed).join("\n"));
    std::fs::write(path(), format!("{before}{CONSOLE}{block}{FENCE}{after}")).unwrap();
}

/// Tells whether what is printed is what is shown, but for the time that it took.
pub(crate) fn matches(shown: &[&str], printed: &[&str]) -> bool {
    match (shown, printed) {
        ([], _) => printed.is_empty(),
        ([ANYTHING, rest @ ..], _) => (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..])),
        (_, []) => false,
        ([line, shown @ ..], [other, printed @ ..]) => timeless(line) == timeless(other) && matches(shown, printed),
    }
}

/// Takes the duration out of the line that sums up.
fn timeless(line: &str) -> String {
    let counted = line.split_once(" files, ").or_else(|| line.split_once(" file, "));
    let Some((found, rest)) = counted else { return line.to_owned() };
    let aside = rest.split_once(';').map_or("", |(_, aside)| aside);
    format!("{found} files;{aside}")
}

/// Returns the first finding and the last lines, which follow all indented ones.
fn abridged<'a>(printed: &[&'a str]) -> Vec<&'a str> {
    let is_proof = |line: &&str| line.starts_with("  ");
    let first = 1 + printed.iter().skip(1).take_while(|line| is_proof(line)).count();
    let last = printed.iter().rposition(is_proof).map_or(0, |at| at + 1);
    [&printed[..first], &[ANYTHING], &printed[last..]].concat()
}

#[test]
fn the_table_of_exit_codes_is_the_real_one() {
    let readme = std::fs::read_to_string(path()).unwrap();
    let rows = Exit::ALL.map(|exit| format!("| {} | {} |\n", exit.code(), exit.meaning()));
    let table = format!("| code | meaning |\n|---|---|\n{}\n", rows.concat());
    assert!(readme.contains(&table), "README.md is to have this table:\n{table}");
}

#[test]
fn an_ellipsis_matches_any_lines() {
    assert!(matches(&["a", "...", "d"], &["a", "b", "c", "d"]));
    assert!(matches(&["a", "...", "d"], &["a", "d"]));
    assert!(!matches(&["a", "...", "d"], &["a", "b"]));
    assert!(!matches(&["a"], &["a", "b"]));
    assert!(matches(&["1 high in 3 files, 8 ms; 2 more"], &["1 high in 3 files, 0.31 s; 2 more"]));
    assert!(!matches(&["1 high in 3 files, 8 ms; 2 more"], &["1 high in 4 files, 8 ms; 2 more"]));
}
