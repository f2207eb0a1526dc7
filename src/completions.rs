//! `skep completions`: what a shell needs to complete skep's commands, made from the command line's own definition.

use clap::{Arg, ValueEnum};
use clap_complete::{Generator, generate};
use clap_complete_nushell::Nushell;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Example, FailOn, Format, Outcome, Output, Report, Verb, View, schema_of};

use crate::help;

/// What the verb is to the dispatcher.
pub(crate) static VERB: Verb = Verb {
    id: "completions",
    version: 1,
    question: "how does my shell learn to complete skep's commands?",
    examples: &[
        Example { command: "skep completions bash", purpose: "print those of bash" },
        Example { command: "skep completions zsh > _skep", purpose: "write those of zsh, under the name it looks for" },
        Example {
            command: "skep completions fish --json | jq -r .data.file",
            purpose: "ask for the file's usual name",
        },
    ],
    fail_on: FailOn::Never,
    formats: Format::BASE,
    schema: schema_of::<Completions>,
};

/// Print what a shell needs to complete skep's commands
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell, and where it wants to find what is printed
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// A shell that can be taught. Help and man page say from here where each looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shell {
    /// ~/.local/share/bash-completion/completions/skep; or in ~/.bashrc: `source <(skep completions bash)`
    Bash,
    /// _skep in a folder of $fpath, before compinit is called in ~/.zshrc
    Zsh,
    /// ~/.config/fish/completions/skep.fish
    Fish,
    /// In $PROFILE: `skep completions powershell | Out-String | Invoke-Expression`
    #[value(alias = "pwsh")]
    Powershell,
    /// In ~/.config/elvish/rc.elv: `eval (skep completions elvish | slurp)`
    Elvish,
    /// A file such as ~/.config/nushell/skep.nu, and `use skep.nu *` in config.nu beside it
    Nushell,
}

impl Shell {
    /// Returns what teaches the shell.
    pub(crate) fn script(self) -> String {
        match self {
            Self::Bash => written(clap_complete::Shell::Bash),
            Self::Zsh => written(clap_complete::Shell::Zsh),
            Self::Fish => written(clap_complete::Shell::Fish) + &values_for_fish(),
            Self::Powershell => written(clap_complete::Shell::PowerShell),
            Self::Elvish => written(clap_complete::Shell::Elvish),
            Self::Nushell => written(Nushell),
        }
    }

    /// Returns the name that files with it have by custom.
    pub(crate) fn file_name(self) -> String {
        match self {
            Self::Bash => clap_complete::Shell::Bash.file_name(help::NAME),
            Self::Zsh => clap_complete::Shell::Zsh.file_name(help::NAME),
            Self::Fish => clap_complete::Shell::Fish.file_name(help::NAME),
            Self::Powershell => clap_complete::Shell::PowerShell.file_name(help::NAME),
            Self::Elvish => clap_complete::Shell::Elvish.file_name(help::NAME),
            Self::Nushell => Nushell.file_name(help::NAME),
        }
    }
}

fn written(generator: impl Generator) -> String {
    let mut script = Vec::new();
    generate(generator, &mut help::command(), help::NAME, &mut script);
    let script = String::from_utf8_lossy(&script);
    // Some generators leave blanks where a help text is missing.
    script.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Returns what the generator leaves out for fish: the words that a command takes without a flag before them.
fn values_for_fish() -> String {
    let mut text = String::new();
    for command in help::command().get_subcommands() {
        let values = command.get_positionals().flat_map(Arg::get_possible_values);
        let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        if !names.is_empty() {
            let condition = format!("__fish_{}_using_subcommand {}", help::NAME, command.get_name());
            text += &format!("complete -c {} -n \"{condition}\" -f -a \"{}\"\n", help::NAME, names.join(" "));
        }
    }
    text
}

/// What teaches a shell.
#[derive(Debug, Serialize, JsonSchema)]
struct Completions {
    /// The shell.
    shell: Shell,
    /// The name that a file with it has by custom.
    file: String,
    /// The file's text.
    script: String,
}

impl Output for Completions {
    fn view(&self, view: &mut View) {
        view.verbatim(&self.script);
    }
}

/// Answers.
pub(crate) fn run(args: &Args) -> Report {
    let Args { shell } = *args;
    let completions = Completions { shell, file: shell.file_name(), script: shell.script() };
    Report::new(&VERB, completions, Outcome::answered())
}
