//! Any text as `skep-baseline.json`.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| skep_fuzz::baseline::holds(text));
