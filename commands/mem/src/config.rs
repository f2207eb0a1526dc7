//! The table `[mem]` of `skep.toml`. Defaults stand here and nowhere else.

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use skep_kit::FailOn;

use crate::leaks;

/// What a project says about its own analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MemConfig {
    /// The mildest severity that makes `skep mem leaks` fail: low, medium, high or never.
    pub fail_on: FailOn,
    /// Whether test files are analysed too.
    pub include_tests: bool,
    /// Globs of paths to leave out, relative to the project's root.
    #[serde(deserialize_with = "globs")]
    pub exclude: Vec<String>,
}

impl Default for MemConfig {
    fn default() -> Self {
        Self { fail_on: leaks::VERB.fail_on, include_tests: false, exclude: Vec::new() }
    }
}

/// Reads globs; one that is none is complained of here, where the line in the file is known.
fn globs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let globs = Vec::deserialize(deserializer)?;
    skep_growth::check_globs(&globs).map_err(D::Error::custom)?;
    Ok(globs)
}
