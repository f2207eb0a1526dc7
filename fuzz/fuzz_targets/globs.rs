//! Any text as globs, one a line.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("there is room for a folder");
    for name in ["a.py", "b b.py", "in/a.py", "in/deep/[c].py", "src/lib.rs"] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be written to");
        fs::write(file, "").expect("the folder can be written to");
    }
    folder
});

fuzz_target!(|text: &str| skep_fuzz::globs::holds(FOLDER.path(), text));
