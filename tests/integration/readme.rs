//! What README.md and docs/ promise: each example prints what stands there, and the table of exit codes is the real one.

use std::path::{Path, PathBuf};

use super::{Project, pages, skep};

/// The documents whose examples are run.
const DOCUMENTS: &[&str] = &["README.md", "docs/formats.md"];
/// Those whose examples are run one after the other in a project that holds the files of the page and `examples/`.
const STAGED: &[&str] = &["docs/mem.md"];
/// Opens a block that shows a command, its exit code and what it prints.
const CONSOLE: &str = "```console\n";
/// Closes it.
const FENCE: &str = "```\n";
/// Stands for any number of lines; at the end of a line, for the rest of it.
const ANYTHING: &str = "...";
/// What differs from run to run: what stands before it, and what behind it.
const FLEETING: &[(&str, &str)] = &[
    (" file, ", ";"),
    (" files, ", ";"),
    ("\"generated_at\":\"", "\""),
    ("\"run\":{", "}"),
    ("\"endTimeUtc\":\"", "\""),
    (" time=\"", "\""),
    (" timestamp=\"", "\""),
    (" time=", "s;"),
    ("skep_check_duration_seconds{verb=\"check\"} ", "\n"),
    ("skep_check_last_run_timestamp_seconds{verb=\"check\"} ", "\n"),
];

fn path(document: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(document)
}

/// `UPDATE=1 cargo test` writes a block that is out of date anew, with as many lines as it had on both sides of `...`.
#[test]
fn the_examples_print_what_the_documents_show() {
    let mut stale = Vec::new();
    for document in DOCUMENTS.iter().chain(STAGED) {
        let text = std::fs::read_to_string(path(document)).unwrap();
        let stage: Option<Project> = STAGED.contains(document).then(|| pages::stage(&text));
        let folder = stage.as_ref().map_or_else(|| path(""), |stage| stage.path(""));
        let mut parts = text.split(CONSOLE);
        let mut current = parts.next().unwrap().to_owned();
        for part in parts {
            let (block, after) = part.split_once(FENCE).unwrap();
            let now = current_block(block, &folder);
            if now != block {
                stale.push(format!("{document} shows\n{block}which is to be\n{now}"));
            }
            current.extend([CONSOLE, &now, FENCE, after]);
        }
        if std::env::var_os("UPDATE").is_some() && current != text {
            std::fs::write(path(document), current).unwrap();
        }
    }
    let update = std::env::var_os("UPDATE").is_some();
    assert!(update || stale.is_empty(), "out of date, UPDATE=1 writes it anew:\n{}", stale.join("\n"));
}

/// Returns the block as it is to be: as it is, where its command still prints that.
fn current_block(block: &str, folder: &Path) -> String {
    let mut lines = block.lines();
    let command = lines.next().and_then(|line| line.strip_prefix("$ skep ")).unwrap();
    let code = lines.next().and_then(|line| line.strip_prefix("? ")).unwrap();
    let shown: Vec<&str> = lines.collect();
    let left = skep(command).from(folder).exits(code.parse().unwrap()).complains_of_nothing();
    let printed: Vec<&str> = left.stdout.lines().collect();
    if matches(&shown, &printed) {
        return block.to_owned();
    }
    format!("$ skep {command}\n? {code}\n{}\n", abridged(&shown, &printed).join("\n"))
}

/// Tells whether what is printed is what is shown, but for what differs from run to run.
pub(crate) fn matches(shown: &[&str], printed: &[&str]) -> bool {
    match (shown, printed) {
        ([], _) => printed.is_empty(),
        ([ANYTHING, rest @ ..], _) => (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..])),
        (_, []) => false,
        ([line, shown @ ..], [other, printed @ ..]) => is_line(line, other) && matches(shown, printed),
    }
}

fn is_line(shown: &str, printed: &str) -> bool {
    match shown.strip_suffix(ANYTHING) {
        Some(start) => steady(printed).starts_with(&steady(start)),
        None => steady(shown) == steady(printed),
    }
}

/// Takes out of a line what differs from run to run.
fn steady(line: &str) -> String {
    FLEETING.iter().fold(line.to_owned(), |line, (before, behind)| {
        let Some((start, rest)) = line.split_once(before) else { return line };
        let end = rest.find(behind).map_or("", |end| &rest[end..]);
        format!("{start}{before}{end}")
    })
}

/// Returns as much of what is printed as was shown: as many lines before and behind the ellipsis, and of a line that was
/// cut as much as it had.
fn abridged(shown: &[&str], printed: &[&str]) -> Vec<String> {
    let cut = |(index, line): (usize, &&str)| match shown.get(index).and_then(|shown| shown.strip_suffix(ANYTHING)) {
        Some(start) => line.chars().take(start.chars().count()).chain(ANYTHING.chars()).collect(),
        None => (*line).to_owned(),
    };
    let Some(before) = shown.iter().position(|line| *line == ANYTHING) else {
        return printed.iter().enumerate().map(cut).collect();
    };
    let behind = printed.len().saturating_sub(shown.len() - before - 1);
    let first = printed.iter().enumerate().take(before).map(cut);
    let last = printed.iter().skip(behind).map(|line| (*line).to_owned());
    first.chain([ANYTHING.to_owned()]).chain(last).collect()
}

#[test]
fn an_ellipsis_matches_any_lines() {
    assert!(matches(&["a", "...", "d"], &["a", "b", "c", "d"]));
    assert!(matches(&["a", "...", "d"], &["a", "d"]));
    assert!(!matches(&["a", "...", "d"], &["a", "b"]));
    assert!(!matches(&["a"], &["a", "b"]));
    assert!(matches(&["1 high in 3 files, 8 ms; 2 more"], &["1 high in 3 files, 0.31 s; 2 more"]));
    assert!(!matches(&["1 high in 3 files, 8 ms; 2 more"], &["1 high in 4 files, 8 ms; 2 more"]));
    assert!(matches(&["abc...", "x"], &["abcdef", "x"]));
    assert!(!matches(&["abc..."], &["abx"]));
    assert_eq!(abridged(&["1...", "...", "9"], &["12", "3", "4", "5"]), ["1...", "...", "5"]);
}
