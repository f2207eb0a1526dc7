//! One JSON object a line, for whoever reads while it is written: the findings, the errors, and the summary last.
//!
//! A reader knows that it has everything when it has the summary, on success and on failure alike: a run that could not
//! check has no line of a finding, at least one of an error, and a summary whose `success` is false.

use std::io::{self, Write};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Exit, Finding, Output, Problem};

use super::Page;
use super::json::{RunFacts, to_milliseconds, write_visibly};

/// The schema of a line. Within its number there are only additions.
pub(crate) const SCHEMA: &str = "skep/ndjson/1";

/// One line. `type` says which kind it is.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Line<'a> {
    /// Something that needs a hand. They come first, worst first.
    Finding(&'a Finding),
    /// Something that could not be checked, or not wholly.
    Error(&'a Problem),
    /// What it comes to; once, and last.
    Summary(Box<Summary<'a>>),
}

/// What the JSON envelope has, but for the lists, which were lines.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Summary<'a> {
    /// The schema of `data`, `skep/<verb>/<number>`.
    schema: String,
    /// The schema of the lines, `skep/ndjson/<number>`.
    line_schema: &'static str,
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
    /// How many lines of findings there were.
    finding_count: usize,
    /// How many lines of errors there were.
    error_count: usize,
    /// The verb's answer; null where there is none.
    #[schemars(with = "Option<serde_json::Value>")]
    data: Option<&'a dyn Output>,
}

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = page.findings.iter().map(Line::Finding);
    for line in findings.chain(page.errors.iter().map(Line::Error)) {
        write_visibly(&line, out)?;
    }
    write_visibly(&Line::Summary(Box::new(summary(page))), out)
}

fn summary<'a>(page: &Page<'a>) -> Summary<'a> {
    Summary {
        schema: page.verb.schema_name(),
        line_schema: SCHEMA,
        tool_version: env!("CARGO_PKG_VERSION"),
        generated_at: to_milliseconds(page.generated_at),
        as_of: page.as_of,
        success: page.verdict.exit.success(),
        status: page.verdict.exit.status(),
        exit_code: page.exit_code,
        complete: page.complete,
        run: RunFacts::of(page),
        finding_count: page.findings.len(),
        error_count: page.errors.len(),
        data: page.data,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use schemars::generate::SchemaSettings;
    use serde_json::Value;

    use super::super::tests::{PLAIN, rendered};
    use super::*;

    fn schema() -> Value {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut root = generator.into_root_schema_for::<Line<'_>>().to_value();
        root["title"] = Value::from(SCHEMA);
        root
    }

    /// `UPDATE=1 cargo test` writes it anew.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may be told by the environment to update")]
    fn the_checked_in_schema_is_current() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/ndjson.1.json");
        let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &current).unwrap();
        }
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(stored == current, "{} is out of date: run UPDATE=1 cargo test", file.display());
    }

    #[test]
    fn each_line_fits_the_schema_and_the_summary_is_last() {
        let text = rendered(skep_kit::Format::Ndjson, PLAIN);
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for line in &lines {
            let complaints: Vec<String> = validator.iter_errors(line).map(|error| error.to_string()).collect();
            assert!(complaints.is_empty(), "{complaints:?} in {line}");
        }
        let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
        assert_eq!(types, ["finding", "finding", "finding", "error", "error", "summary"]);
        assert!(!validator.is_valid(&serde_json::json!({ "type": "summary" })), "the schema asks for the keys");
    }
}
