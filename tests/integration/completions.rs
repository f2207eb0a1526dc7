//! `skep completions`, and what shells make of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Project, output_of, skep};

/// Each shell with the file that is checked in.
const SHELLS: &[(&str, &str)] = &[
    ("bash", "skep.bash"),
    ("zsh", "_skep"),
    ("fish", "skep.fish"),
    ("powershell", "_skep.ps1"),
    ("elvish", "skep.elv"),
    ("nushell", "skep.nu"),
];

fn checked_in(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file)
}

#[test]
fn what_is_printed_is_what_is_checked_in() {
    // A pinned time and a broken file have no place in a script.
    let project = Project::new().with("skep.toml", "as_of = \"2026-01-31T12:00:00Z\"\nbroken");
    for (shell, file) in SHELLS {
        let left = skep("completions").with_argument(shell).within(&project).exits(0).complains_of_nothing();
        assert!(left.stdout == std::fs::read_to_string(checked_in(file)).unwrap(), "{shell}");
        let json = skep("completions --json").with_argument(shell).exits(0).json();
        assert_eq!(json["data"]["file"], *file);
        assert_eq!(json["data"]["script"], left.stdout);
    }
    assert_eq!(std::fs::read_dir(checked_in("")).unwrap().count(), SHELLS.len());
}

#[test]
fn an_unknown_shell_is_2() {
    skep("completions tcsh").exits(2).says_nothing().complains("tcsh").complains("nushell");
    skep("completions").exits(2).says_nothing().complains("SHELL");
}

#[test]
fn help_says_where_each_shell_looks() {
    let help = skep("completions --help").exits(0);
    help.says("~/.local/share/bash-completion").says("$fpath").says("~/.config/fish").says("$PROFILE").says("rc.elv");
}

/// Returns what `shell` says to `script`.
fn said(shell: &str, script: &str) -> Vec<String> {
    let output = output_of(Command::new(shell).args(["-c", script]).env_clear().env("HOME", "/nonexistent"));
    assert!(output.status.success() && output.stderr.is_empty(), "{script}: {output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// What is typed, the last word of it being completed, and what it must become.
const TYPED: &[(&str, &str)] = &[
    ("skep mem l", "leaks"),
    ("skep com", "completions"),
    ("skep mem leaks --inc", "--include-tests"),
    ("skep check --format sar", "sarif"),
    ("skep explain instance", "instance-collection-grows"),
    ("skep completions nu", "nushell"),
];

#[test]
fn bash_completes() {
    let file = checked_in("skep.bash");
    for (typed, expected) in TYPED {
        let words: Vec<&str> = typed.split(' ').collect();
        let [.., before, last] = words[..] else { panic!("{typed} has one word") };
        let position = words.len() - 1;
        let script = format!(
            "source '{}'; complete -p skep >/dev/null; COMP_WORDS=({typed}); COMP_CWORD={position}; _skep skep '{last}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            file.display()
        );
        assert_eq!(said("bash", &script), [*expected], "{typed}");
    }
}

#[test]
fn fish_completes() {
    let file = checked_in("skep.fish");
    for (typed, expected) in TYPED {
        let script = format!("source '{}'; complete -C '{typed}'", file.display());
        let said = said("fish", &script);
        // Behind a tab stands what it means.
        let words: Vec<&str> = said.iter().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(words, [*expected], "{typed}");
    }
}

/// zsh completes at a prompt alone; that the file is sound is what it can say without one.
#[test]
fn zsh_reads_it() {
    assert_eq!(said("zsh", &format!("zsh -n '{}'", checked_in("_skep").display())), [""; 0]);
}
