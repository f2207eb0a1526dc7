//! One file through a front end: facts or a named problem, the same twice, and nothing said of a place that is not there.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use skep_source::{FileFacts, Scan, ScanOptions, Span, TypeFlags, Unwatched, scan};

/// The longest that one file of the fuzzer's size may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Codes that a problem may have. A parser that panics is a find.
const KNOWN_PROBLEMS: &[&str] = &["syntax-error", "not-utf-8", "unknown-encoding", "too-large", "too-deeply-nested"];

/// Panics where what a front end makes of `content`, as the content of `name` in `folder`, does not hold.
#[expect(clippy::disallowed_methods, reason = "a scan that takes seconds is a find")]
pub fn holds(folder: &Path, name: &str, content: &[u8]) {
    let file = folder.join(name);
    fs::write(&file, content).expect("the folder can be written to");
    let options = ScanOptions { paths: vec![file], base: folder.to_owned(), jobs: 1, ..ScanOptions::default() };
    let started = Instant::now();
    let found = scan(&options, &Unwatched);
    assert!(started.elapsed() < PATIENCE, "takes {:?}", started.elapsed());
    assert!(found.complete && found.files.len() + found.problems.len() > 0, "neither facts nor a problem");
    for problem in &found.problems {
        assert!(KNOWN_PROBLEMS.contains(&problem.code), "{problem:?}");
        assert!(problem.line.is_none_or(|line| line > 0), "{problem:?}");
    }
    let lines = 1 + content.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    found.files.iter().for_each(|facts| lie_within(facts, lines as u32, content.len()));
    assert!(written(&found) == written(&scan(&options, &Unwatched)), "the second answer is another one");
}

/// Returns all that a scan says, as text.
fn written(scan: &Scan) -> String {
    format!("{:?} {:?}", scan.files, scan.problems)
}

fn lie_within(facts: &FileFacts, lines: u32, bytes: usize) {
    let spans = facts.inits.iter().map(|init| init.span).chain(facts.operations.iter().map(|operation| operation.span));
    let spans = spans.chain(facts.memos.iter().map(|memo| memo.span)).chain(facts.sites.iter().map(|site| site.span));
    for span in spans {
        let Span { line, column, end_line, end_column } = span;
        assert!(1 <= line && line <= end_line && end_line <= lines, "{span:?} in {lines} lines");
        assert!(1 <= column && 1 <= end_column && (line, column) <= (end_line, end_column), "{span:?}");
        assert!(end_column as usize <= bytes + 1, "{span:?} in {bytes} bytes");
    }
    // A type that is declared elsewhere stands nowhere in this file.
    let own = facts.types.iter().filter(|of| !of.flags.contains(TypeFlags::FOREIGN));
    let single = facts.calls.iter().map(|call| call.line).chain(own.map(|of| of.line));
    for line in single.chain(facts.scopes.iter().map(|scope| scope.line)) {
        assert!(1 <= line && line <= lines, "line {line} of {lines}");
    }
    assert!(facts.lines <= lines, "{} lines of {lines}", facts.lines);
}
