//! The table `[mem]` of `skep.toml`. Defaults stand here and nowhere else.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use skep_kit::{Budgets, Confidence, FailOn, Glob, check_rule_words};

use crate::leaks;

/// What a project says about its own analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MemConfig {
    /// The mildest severity that makes `skep mem leaks` fail: low, medium, high or never.
    pub fail_on: FailOn,
    /// How many findings of a severity there may be: `{ medium = 4 }`. One that is named here is judged by its budget
    /// instead of by `fail_on`.
    pub max: Budgets,
    /// Rules to heed, by name, code or the beginning of codes; all where there is none.
    #[serde(deserialize_with = "rules")]
    pub select: Vec<String>,
    /// Rules not to heed, by name, code or the beginning of codes.
    #[serde(deserialize_with = "rules")]
    pub ignore: Vec<String>,
    /// How sure a finding must be to count: low, medium or high.
    pub min_confidence: Confidence,
    /// Rules not to heed in paths that match a glob: `{ "legacy/**" = ["ML103"] }`.
    #[serde(deserialize_with = "rules_by_glob")]
    pub per_path_ignores: BTreeMap<String, Vec<String>>,
    /// Whether test files are analysed too.
    pub include_tests: bool,
    /// Globs of paths to leave out, relative to the project's root.
    #[serde(deserialize_with = "globs")]
    pub exclude: Vec<String>,
}

impl Default for MemConfig {
    fn default() -> Self {
        Self {
            fail_on: leaks::VERB.fail_on,
            max: Budgets::NONE,
            select: Vec::new(),
            ignore: Vec::new(),
            min_confidence: Confidence::Low,
            per_path_ignores: BTreeMap::new(),
            include_tests: false,
            exclude: Vec::new(),
        }
    }
}

/// Reads globs; one that is none is complained of here, where the line in the file is known.
fn globs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let globs = Vec::deserialize(deserializer)?;
    skep_growth::check_globs(&globs).map_err(D::Error::custom)?;
    Ok(globs)
}

/// Reads words that choose rules; one that chooses none is complained of here.
fn rules<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::deserialize(deserializer)?;
    check_rule_words(&words, skep_growth::RULES.iter().copied()).map_err(D::Error::custom)?;
    Ok(words)
}

fn rules_by_glob<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let by_glob = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
    for (glob, words) in &by_glob {
        Glob::new(glob).map_err(D::Error::custom)?;
        check_rule_words(words, skep_growth::RULES.iter().copied()).map_err(D::Error::custom)?;
    }
    Ok(by_glob)
}
