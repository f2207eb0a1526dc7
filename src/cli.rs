//! What the user can type. Flags carry no defaults here: those stand in the configuration's types and the verb table.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgAction, Parser, Subcommand, ValueEnum as _};
use skep_kit::{Budget, Confidence, Environment, FailOn, Format, Period};

use crate::config::{ConfigFiles, Trust};
use crate::config_command::ConfigCommand;
use crate::families::{FAMILIES, FamilyCommand};
use crate::terminal::ColorChoice;
use crate::verdict::ExitStyle;
use crate::watch::Until;
use crate::words::Listed;
use crate::{baseline, check, completions, doctor, explain, man, merge, schema};

/// Tell whether a swarm of AI agents, and the services round it, are well
#[derive(Debug, Parser)]
#[command(name = "skep", version, max_term_width = 100)]
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
    /// Put the JSON answers of several runs together, and judge them as one
    Merge(merge::Args),
    /// A family's verb.
    #[command(flatten)]
    Family(FamilyCommand),
    /// Explain a rule: what it finds, why it hurts, what to do
    Explain(explain::Args),
    /// Print the JSON schema of a command's output
    Schema(schema::Args),
    /// Show, check and start the configuration; say which project's file is trusted
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Look at what skep can see and use here, and say how to mend the rest
    Doctor(doctor::Args),
    /// Print what a shell needs to complete skep's commands
    Completions(completions::Args),
    /// Print the manual page of skep or of one of its commands
    Man(man::Args),
}

/// Flags that go with every command.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    #[arg(long, global = true, value_name = "FORMAT", value_parser = FORMATS, hide_possible_values = true)]
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
    #[arg(long, global = true, value_name = "SEVERITY", value_parser = FAIL_ON, hide_possible_values = true)]
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
    /// Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    #[arg(long, global = true, value_name = "REF")]
    pub new_since: Option<String>,
    /// Exit with 0 even where something was found
    #[arg(long, global = true)]
    pub exit_zero: bool,
    /// Exit with 3 where not all could be checked
    #[arg(long, global = true)]
    pub strict: bool,
    /// Exit with the numbers of skep, or of monitoring plugins and write their status line
    #[arg(long, global = true, value_name = "STYLE", value_enum)]
    pub exit_style: Option<ExitStyle>,
    /// Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    #[arg(long, global = true)]
    pub no_config: bool,
    /// Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    #[arg(long, global = true, value_name = "PERIOD", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "2s", conflicts_with = "on_change")]
    pub watch: Option<Period>,
    /// Stop watching once the answer is this
    #[arg(long, global = true, value_name = "STATE", value_enum, requires = "watch")]
    pub until: Option<Until>,
    /// Stop watching after PERIOD; a state that did not come by then is no pass
    #[arg(long, global = true, value_name = "PERIOD", requires = "watch")]
    pub within: Option<Period>,
    /// Speak, and fail, only where the verdict is another than that of the last run of this command
    #[arg(long, global = true, conflicts_with = "exit_style")]
    pub on_change: bool,
    /// Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    #[arg(long, global = true, value_name = "FOLDER")]
    pub state: Option<PathBuf>,
    /// Trust the project's skep.toml for this run
    #[arg(long, global = true)]
    pub trust: bool,
}

impl Global {
    /// Returns the format that was asked for by flag.
    pub(crate) fn asked_format(&self) -> Option<Format> {
        if self.json { Some(Format::Json) } else { self.format }
    }

    /// Returns whether configuration files are read.
    pub(crate) const fn config_files(&self) -> ConfigFiles {
        if self.no_config { ConfigFiles::Ignored } else { ConfigFiles::Heeded }
    }

    /// Returns whose word counts for what a project's file could do.
    pub(crate) const fn trust(&self) -> Trust {
        if self.trust { Trust::ThisRun } else { Trust::Recorded }
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
        if file == "-" {
            return Err(format!(
                "stdout is no file: --format {format} writes to it, and {format}:./- to a file of that name"
            ));
        }
        Ok(Self { format: parse_format(format)?, file: file.into() })
    }
}

/// A format's word.
const FORMATS: Listed<Format> =
    Listed { parse: parse_format, words: || Format::ALL.iter().map(|format| format.as_str()).collect() };

/// What to fail on.
const FAIL_ON: Listed<FailOn> = Listed { parse: parse_fail_on, words: || vec!["low", "medium", "high", "never"] };

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

/// Tells from the bare arguments which format was asked for, for when they could not be parsed.
pub(crate) fn format_of(arguments: &[OsString], environment: &Environment) -> Option<Format> {
    if words_of(arguments).contains(&"--json") {
        return Some(Format::Json);
    }
    let typed = value_of("--format", arguments);
    typed.or_else(|| environment.get("SKEP_FORMAT")).and_then(|word| word.parse().ok())
}

/// Tells from the bare arguments whose exit codes were asked for, for when they could not be parsed.
pub(crate) fn exit_style_of(arguments: &[OsString]) -> Option<ExitStyle> {
    value_of("--exit-style", arguments).and_then(|word| ExitStyle::from_str(word, false).ok())
}

/// Returns the words before `--`, without the program's name.
fn words_of(arguments: &[OsString]) -> Vec<&str> {
    let words = arguments.iter().skip(1).map_while(|argument| (argument != "--").then(|| argument.to_str()));
    words.flatten().collect()
}

/// Returns what stands behind `flag`, with `=` or as the next word. The first counts, as clap has no second.
fn value_of<'a>(flag: &str, arguments: &'a [OsString]) -> Option<&'a str> {
    let words = words_of(arguments);
    words.iter().enumerate().find_map(|(index, word)| match word.strip_prefix(flag)? {
        "" => words.get(index + 1).copied(),
        rest => rest.strip_prefix('='),
    })
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
    fn formats_and_styles_are_seen_in_arguments_that_do_not_parse() {
        let none = Environment::default();
        let format = |text| format_of(&words(text), &none);
        assert_eq!(format("skep --json --bad"), Some(Format::Json));
        assert_eq!(format("skep --format ndjson --bad"), Some(Format::Ndjson));
        assert_eq!(format("skep --format=json --bad"), Some(Format::Json));
        assert_eq!(format("skep --format plain --json"), Some(Format::Json));
        assert_eq!(format("skep --format"), None);
        assert_eq!(format("skep check -- --json"), None);
        let json = [("SKEP_FORMAT".into(), "json".into())].into_iter().collect();
        assert_eq!(format_of(&words("skep --bad"), &json), Some(Format::Json));
        assert_eq!(format_of(&words("skep --format plain --bad"), &json), Some(Format::Plain));
        assert_eq!(exit_style_of(&words("skep --exit-style=nagios --bad")), Some(ExitStyle::Nagios));
        assert_eq!(exit_style_of(&words("skep -- --exit-style nagios")), None);
    }

    #[test]
    fn outputs_need_format_and_file() {
        assert!("json".parse::<OutputTarget>().is_err());
        assert!("json:".parse::<OutputTarget>().is_err());
        assert!("yaml:x".parse::<OutputTarget>().is_err());
        assert!("json:-".parse::<OutputTarget>().is_err_and(|error| error.contains("--format json")));
        assert_eq!("json:a:b".parse::<OutputTarget>().map(|target| target.file), Ok(PathBuf::from("a:b")));
    }
}
