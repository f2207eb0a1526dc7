//! A project through the whole analysis: the same answer for one thread and two, and nothing found where there is nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use skep_growth::{Analysis, Options, Unwatched, analyse};

/// The longest that a project of the fuzzer's size may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Begins the line that names the next file of a project that is written as one text.
pub const HEAD: &str = "//// ";

/// The names that files may have: the text only chooses among them, for nobody tests a file system here.
const NAMES: &[&str] =
    &["a.py", "b.py", "pack/__init__.py", "pack/c.py", "src/lib.rs", "src/main.rs", "src/d.rs", "src/e/mod.rs"];

/// Panics where what the analysis says of a project does not hold. `text` has a head before each file.
pub fn holds(folder: &Path, text: &str) {
    let files = files(text);
    for name in NAMES {
        let file = folder.join(name);
        if let Some(content) = files.get(name) {
            fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be written to");
            fs::write(file, content).expect("the folder can be written to");
        } else {
            // It is not there the first time.
            let _gone = fs::remove_file(file);
        }
    }
    let once = answer(folder, 1);
    for found in &once.findings {
        let lines = found.path.as_deref().and_then(|path| files.get(path)).map(|content| count(content));
        let place = (lines, found.line, found.end_line);
        let (Some(lines), Some(line), Some(end)) = place else { panic!("a finding of no file: {found:?}") };
        assert!(1 <= line && line <= end && end <= lines, "{line} to {end} of {lines} lines");
    }
    for problem in &once.problems {
        assert!(problem.code != "parser-failed", "{problem:?}");
    }
    assert!(written(&once) == written(&answer(folder, 2)), "two threads find something else than one");
}

#[expect(clippy::disallowed_methods, reason = "an analysis that takes seconds is a find")]
fn answer(folder: &Path, jobs: usize) -> Analysis {
    let options = Options {
        paths: vec![folder.to_owned()],
        base: folder.to_owned(),
        census: true,
        no_ignore: true,
        jobs,
        ..Options::default()
    };
    let started = Instant::now();
    let analysis = analyse(&options, &Unwatched);
    assert!(started.elapsed() < PATIENCE, "takes {:?}", started.elapsed());
    analysis
}

fn written(analysis: &Analysis) -> String {
    format!("{:?} {:?} {:?}", analysis.findings, analysis.containers, analysis.problems)
}

fn count(content: &str) -> u32 {
    1 + content.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u32
}

/// Splits a project; what stands before the first head is `a.py`.
fn files(text: &str) -> BTreeMap<&'static str, String> {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let mut name = NAMES[0];
    for line in text.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix(HEAD) {
            let head = head.trim();
            let sum = head.bytes().fold(0usize, |sum, byte| sum.wrapping_add(usize::from(byte)));
            name = NAMES.iter().copied().find(|known| *known == head).unwrap_or(NAMES[sum % NAMES.len()]);
        } else {
            files.entry(name).or_default().push_str(line);
        }
    }
    files
}
