//! A project that the fuzzer's bytes choose the parts of, so that most of it parses and is about containers.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("there is room for a folder"));

fuzz_target!(|data: &[u8]| {
    let text = skep_fuzz::grammar::project(data);
    // A find is worth more as text: it can be read, and kept in the corpus of `project`.
    if std::env::var_os("SKEP_FUZZ_SHOW").is_some() {
        println!("{text}");
    }
    skep_fuzz::project::holds(FOLDER.path(), &text);
});
