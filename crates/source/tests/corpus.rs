//! What the fuzzer found worth keeping, once more and as a plain test. `fuzz/README.md` says where it comes from.
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
#[path = "../../../fuzz/src/globs.rs"]
mod globs;
#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
#[path = "../../../fuzz/src/source.rs"]
mod source;

/// Returns the files kept for one target, of which there are some.
fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10, "the corpus of {target} is gone");
    files
}

#[test]
fn the_corpus_of_the_front_ends_holds() {
    let folder = TempDir::new().unwrap();
    for (target, name) in [("python", "x.py"), ("rust", "x.rs")] {
        for file in corpus(target) {
            source::holds(folder.path(), name, &fs::read(file).unwrap());
        }
    }
}

#[test]
fn the_corpus_of_globs_holds() {
    let folder = TempDir::new().unwrap();
    for name in ["a.py", "b b.py", "[c].py", "lib.rs"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    for file in corpus("globs") {
        globs::holds(folder.path(), &fs::read_to_string(file).unwrap());
    }
}
