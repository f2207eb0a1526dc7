//! What has to hold of any input. The fuzz targets ask it of what the fuzzer makes up, and plain tests of the corpus: they
//! take these modules in by their path.

pub mod baseline;
pub mod globs;
pub mod grammar;
pub mod metrics;
pub mod project;
pub mod source;
