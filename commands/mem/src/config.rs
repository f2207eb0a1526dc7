//! The table `[mem]` of `skep.toml`. Defaults stand here and nowhere else.

use schemars::JsonSchema;
use serde::Deserialize;
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
    pub exclude: Vec<String>,
}
