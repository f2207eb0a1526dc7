//! Which tables `skep.toml` has: those that belong to no family, and the families'.
//!
//! A table that all families share is a line in [`SECTIONS`]; commands read it from their context by its name.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use skep_kit::{ConfigSection, Family};

/// The name of the table that has none: the keys at the top of the file.
pub(crate) const TOP: &str = "";

/// The tables that belong to no family.
pub(crate) static SECTIONS: &[(&str, ConfigSection)] = &[(TOP, ConfigSection::of::<Top>())];

/// The keys at the top of the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Top {
    /// The time to reckon with instead of the clock's, in RFC 3339, so that a report reads the same in a year.
    #[serde(deserialize_with = "moment")]
    #[schemars(with = "Option<String>", extend("format" = "date-time"), example = "2026-01-31T12:00:00Z")]
    pub as_of: Option<Timestamp>,
}

fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let no_moment = || D::Error::custom("a time in RFC 3339 is needed, such as \"2026-01-31T12:00:00Z\"");
    text.parse().map(Some).map_err(|_| no_moment())
}

/// Returns every table with its name, the nameless first.
pub(crate) fn sections(
    families: &[&'static Family],
) -> impl Iterator<Item = (&'static str, &'static ConfigSection)> + Clone {
    let shared = SECTIONS.iter().map(|(name, section)| (*name, section));
    shared.chain(families.iter().map(|family| (family.name, &family.config)))
}

/// Returns what every key of the table begins with.
pub(crate) fn prefix(name: &str) -> Vec<String> {
    if name == TOP { Vec::new() } else { vec![name.to_owned()] }
}

/// Returns the name of the table that the key belongs to.
pub(crate) fn owner(path: &[String], families: &[&'static Family]) -> &'static str {
    let named = |first: &String| sections(families).map(|(name, _)| name).find(|name| name == first);
    path.first().and_then(named).unwrap_or(TOP)
}
