//! The table `[mem]` of `skep.toml`. Defaults stand here and nowhere else.

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use skep_kit::FailOn;

/// What a project says about its own analysis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MemConfig {
    /// The mildest severity that makes `mem leaks` fail; high where it is not set.
    pub fail_on: Option<FailOn>,
    /// Whether test files are analysed too.
    pub include_tests: bool,
    /// Globs of paths to leave out, relative to the project's root.
    #[serde(deserialize_with = "globs")]
    pub exclude: Vec<String>,
}

/// Reads globs; one that is none is complained of here, where the line in the file is known.
fn globs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let globs = Vec::deserialize(deserializer)?;
    skep_growth::check_globs(&globs).map_err(D::Error::custom)?;
    Ok(globs)
}
