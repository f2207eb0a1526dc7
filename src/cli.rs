//! What the user can type. Flags carry no defaults here: those stand in the configuration's types and the verb table.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgAction, Parser, Subcommand};
use skep_kit::{Budget, Confidence, Environment, FailOn, Format};

use crate::families::{FAMILIES, FamilyCommand};
use crate::terminal::ColorChoice;
use crate::{baseline, check, explain, schema};

/// Tell whether a swarm of AI agents, and the services round it, are well
#[derive(Debug, Parser)]
#[command(name = "skep", version, disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Cli {
    /// What goes with every command.
    #[command(flatten)]
    pub global: Global,
    /// What is asked; nothing asks what can be asked.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check all that can be checked here, quickly and offline
    Check(check::Args),
    /// Write down what is there today, so that only what is new counts
    #[command(subcommand)]
    Baseline(baseline::Command),
    /// Explain a rule: what it finds, why it hurts, what to do
    Explain(explain::Args),
    /// Print the JSON schema of a command's output
    Schema(schema::Args),
    /// A family's verb.
    #[command(flatten)]
    Family(FamilyCommand),
}

/// Flags that go with every command.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Write FORMAT to stdout: human, plain, json, sarif or github
    #[arg(long, global = true, value_name = "FORMAT", value_parser = parse_format)]
    pub format: Option<Format>,
    /// Write JSON to stdout; the same as --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// Write FORMAT to FILE as well; may be repeated
    #[arg(long, global = true, value_name = "FORMAT:FILE")]
    pub output: Vec<OutputTarget>,
    /// Colour the output
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub color: Option<ColorChoice>,
    /// Print nothing on stdout
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show all evidence and all errors
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    pub verbose: u8,
    /// Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    #[arg(long, global = true, value_name = "SEVERITY", value_parser = parse_fail_on)]
    pub fail_on: Option<FailOn>,
    /// Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    #[arg(long, global = true, value_name = "SEVERITY=N")]
    pub max: Vec<Budget>,
    /// Heed only these rules, by name, code or the beginning of codes; may be repeated
    #[arg(long, global = true, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not heed these rules; may be repeated
    #[arg(long, global = true, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Heed only what is as sure as this or surer: low, medium or high
    #[arg(long, global = true, value_name = "CONFIDENCE")]
    pub min_confidence: Option<Confidence>,
    /// Take the known findings from FILE instead of skep-baseline.json at the root
    #[arg(long, global = true, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Count known findings too
    #[arg(long, global = true, conflicts_with = "baseline")]
    pub no_baseline: bool,
    /// Exit with 0 even where something was found
    #[arg(long, global = true)]
    pub exit_zero: bool,
    /// Exit with 3 where not all could be checked
    #[arg(long, global = true)]
    pub strict: bool,
    /// Read no skep.toml and no skep-baseline.json
    #[arg(long, global = true)]
    pub no_config: bool,
}

impl Global {
    /// Returns the format that was asked for by flag.
    pub(crate) fn asked_format(&self) -> Option<Format> {
        if self.json { Some(Format::Json) } else { self.format }
    }
}

/// One `--output`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutputTarget {
    /// What to write.
    pub format: Format,
    /// Where to.
    pub file: PathBuf,
}

impl FromStr for OutputTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((format, file)) = text.split_once(':') else {
            return Err("a format, a colon and a file are needed, such as json:report.json".to_owned());
        };
        if file.is_empty() {
            return Err(format!("no file is named behind `{format}:`"));
        }
        Ok(Self { format: parse_format(format)?, file: file.into() })
    }
}

fn parse_format(word: &str) -> Result<Format, String> {
    word.parse::<Format>().map_err(|error| error.to_string())
}

fn parse_fail_on(word: &str) -> Result<FailOn, String> {
    word.parse::<FailOn>().map_err(|_| format!("`{word}` is no severity; there are low, medium, high and never"))
}

/// Splits `family.verb`, which scripts and documents write for `family verb`, where it stands for the command.
pub(crate) fn split_dotted(arguments: Vec<OsString>) -> Vec<OsString> {
    let dotted = |argument: &OsStr| {
        let verb = argument.to_str().and_then(|text| schema::verbs(FAMILIES).into_iter().find(|verb| verb.id == text));
        verb.and_then(|verb| verb.id.split_once('.'))
    };
    let mut split = Vec::with_capacity(arguments.len() + 1);
    let mut found = false;
    for (index, argument) in arguments.into_iter().enumerate() {
        match dotted(&argument) {
            // Only the first word that is no flag can be the command; `skep schema mem.leaks` takes it as it stands.
            Some((family, verb)) if index > 0 && !found => split.extend([family.into(), verb.into()]),
            _ => {
                found |= index > 0 && !argument.as_encoded_bytes().starts_with(b"-");
                split.push(argument);
                continue;
            }
        }
        found = true;
    }
    split
}

/// Tells from the bare arguments whether JSON was asked for, for when they could not be parsed.
pub(crate) fn wants_json(arguments: &[OsString], environment: &Environment) -> bool {
    let words: Vec<&str> = arguments.iter().skip(1).filter_map(|argument| argument.to_str()).collect();
    let words = words.split(|word| *word == "--").next().unwrap_or_default();
    let is_json = |word: &str| word.eq_ignore_ascii_case("json");
    let by_value = words.iter().filter_map(|word| word.strip_prefix("--format="));
    let by_next =
        words.iter().zip(words.iter().skip(1)).filter(|(word, _)| **word == "--format").map(|(_, next)| *next);
    let asked: Vec<&str> = by_value.chain(by_next).collect();
    let by_default = asked.is_empty() && environment.get("SKEP_FORMAT").is_some_and(is_json);
    words.contains(&"--json") || asked.into_iter().any(is_json) || by_default
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn words(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    #[cfg(feature = "mem")]
    fn dotted_verbs_are_split_where_they_are_the_command() {
        assert_eq!(split_dotted(words("skep mem.leaks .")), words("skep mem leaks ."));
        assert_eq!(split_dotted(words("skep --json mem.leaks .")), words("skep --json mem leaks ."));
        assert_eq!(split_dotted(words("skep schema mem.leaks")), words("skep schema mem.leaks"));
        assert_eq!(split_dotted(words("skep mem.nothing")), words("skep mem.nothing"));
    }

    #[test]
    fn json_is_seen_in_arguments_that_do_not_parse() {
        let none = Environment::default();
        assert!(wants_json(&words("skep --json --bad"), &none));
        assert!(wants_json(&words("skep --format json --bad"), &none));
        assert!(wants_json(&words("skep --format=json --bad"), &none));
        assert!(!wants_json(&words("skep check -- --json"), &none));
        let json = [("SKEP_FORMAT".into(), "json".into())].into_iter().collect();
        assert!(wants_json(&words("skep --bad"), &json));
        assert!(!wants_json(&words("skep --format plain --bad"), &json));
    }

    #[test]
    fn outputs_need_format_and_file() {
        assert!("json".parse::<OutputTarget>().is_err());
        assert!("json:".parse::<OutputTarget>().is_err());
        assert!("yaml:x".parse::<OutputTarget>().is_err());
        assert_eq!("json:a:b".parse::<OutputTarget>().map(|target| target.file), Ok(PathBuf::from("a:b")));
    }
}
