//! Any bytes as a file of Python.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("there is room for a folder"));

fuzz_target!(|data: &[u8]| skep_fuzz::source::holds(FOLDER.path(), "x.py", data));
