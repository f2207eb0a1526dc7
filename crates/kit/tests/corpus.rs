//! What the fuzzer found worth keeping, once more and as a plain test. `fuzz/README.md` says where it comes from.

use std::fs;
use std::path::{Path, PathBuf};

#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
#[path = "../../../fuzz/src/baseline.rs"]
mod baseline;

#[test]
fn the_corpus_of_baselines_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/baseline");
    let mut files: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10, "the corpus is gone");
    files.iter().for_each(|file| baseline::holds(&fs::read_to_string(file).unwrap()));
}
