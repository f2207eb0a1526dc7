//! Globs of `--exclude` and `skep.toml`: those that are refused are named, those that are not match without a panic.

use std::path::Path;

use skep_source::{ScanOptions, Unwatched, check_globs, scan};

/// Panics where a glob a line, used on `folder`, does not do what was said of it.
pub fn holds(folder: &Path, text: &str) {
    let globs: Vec<String> = text.lines().map(str::to_owned).collect();
    if let Err(bad) = check_globs(&globs) {
        assert!(globs.contains(&bad.glob) && !bad.why.is_empty(), "{bad:?}");
    }
    let options = |exclude| ScanOptions {
        paths: vec![folder.to_owned()],
        base: folder.to_owned(),
        exclude,
        jobs: 1,
        ..ScanOptions::default()
    };
    let all = scan(&options(Vec::new()), &Unwatched).files.len();
    assert!(scan(&options(globs), &Unwatched).files.len() <= all, "a glob that leaves out brought something in");
}
