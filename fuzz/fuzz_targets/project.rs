//! Any text as the files of a project.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("there is room for a folder"));

fuzz_target!(|text: &str| skep_fuzz::project::holds(FOLDER.path(), text));
