//! Any bytes as metrics.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| skep_fuzz::metrics::holds(input));
