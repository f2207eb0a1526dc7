//! The JSON envelope: one object, on success and on failure.

use std::io::{self, Write};

use jiff::{Timestamp, TimestampRound, Unit};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use skep_kit::{Exit, Finding, Output, Problem, Run};

use super::Page;
use super::text::is_hidden;

/// What every command prints with `--json`. `data` and `findings` depend on the input alone.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Envelope<'a> {
    /// The schema's name, `skep/<verb>/<number>`. Within a number there are only additions.
    schema: String,
    /// The version of skep.
    tool_version: &'static str,
    /// When it was made, RFC 3339 in UTC.
    #[schemars(with = "String")]
    generated_at: Timestamp,
    /// The time that it was reckoned with, where the configuration pins it; else null.
    #[schemars(with = "Option<String>")]
    as_of: Option<Timestamp>,
    /// Whether all went as asked, whatever was found: false for the exits 2, 3 and 70.
    success: bool,
    /// `ok`, `violated`, `unknown` or `invalid`.
    status: &'static str,
    /// The exit code.
    #[schemars(with = "Exit")]
    exit_code: u8,
    /// False where not all was checked.
    complete: bool,
    /// How the work was done.
    run: RunFacts,
    /// The verb's answer; null where there is none.
    #[schemars(with = "Option<serde_json::Value>")]
    data: Option<&'a dyn Output>,
    /// What needs a hand, worst first.
    findings: &'a [Finding],
    /// What could not be checked, or not wholly.
    errors: &'a [Problem],
}

/// How the work was done.
#[derive(Serialize, JsonSchema)]
pub(super) struct RunFacts {
    /// How long it took, in milliseconds.
    duration_ms: f64,
    /// Threads that worked.
    jobs: u64,
    /// Results taken from the cache.
    cache_hits: u64,
    /// The share of the whole that was looked at, such as `2/8`; null where that is all of it.
    shard: Option<String>,
    /// Changes made to the source; null where nobody asked for any.
    fixed: Option<u64>,
}

impl RunFacts {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let milliseconds = page.duration.as_secs_f64() * 1e3;
        let Run { jobs, cache_hits, shard, fixed } = page.run;
        let duration_ms = (milliseconds * 1e3).round() / 1e3;
        Self { duration_ms, jobs, cache_hits, shard: shard.map(|shard| shard.to_string()), fixed }
    }
}

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let exit = page.verdict.exit;
    let envelope = Envelope {
        schema: page.verb.schema_name(),
        tool_version: env!("CARGO_PKG_VERSION"),
        generated_at: to_milliseconds(page.generated_at),
        as_of: page.as_of,
        success: exit.success(),
        status: exit.status(),
        exit_code: page.exit_code,
        complete: page.complete,
        run: RunFacts::of(page),
        data: page.data,
        findings: page.findings,
        errors: page.errors,
    };
    write_visibly(&envelope, out)
}

/// Writes a value and a line break, hidden characters in its strings as escapes: JSON too is printed on terminals.
pub(super) fn write_visibly(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible))?;
    writeln!(out)
}

pub(super) fn to_milliseconds(moment: Timestamp) -> Timestamp {
    moment.round(TimestampRound::new().smallest(Unit::Millisecond)).unwrap_or(moment)
}

/// Escapes hidden characters.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(index) = rest.find(is_hidden) {
            let (before, from) = rest.split_at(index);
            CompactFormatter.write_string_fragment(writer, before)?;
            let mut characters = from.chars();
            for unit in characters.next().map(|hidden| hidden.encode_utf16(&mut [0; 2]).to_vec()).unwrap_or_default() {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = characters.as_str();
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_escaped_and_read_back_the_same() {
        let hostile = "a\u{9b}31m\u{202e}b\u{e0041}\x1b";
        let mut written = Vec::new();
        write_visibly(&hostile, &mut written).unwrap();
        assert!(written.is_ascii());
        assert_eq!(serde_json::from_slice::<String>(&written).unwrap(), hostile);
    }
}
