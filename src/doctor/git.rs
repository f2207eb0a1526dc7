//! Whether git is there, and whether it takes the repository for its own. skep finds a project's root without it.

use std::path::Path;

use super::process::{Ran, run};
use super::{Check, Inquiry, State};
use crate::config::{ConfigFiles, discover};

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let context = inquiry.context;
    let repository = discover(&context.working_directory, ConfigFiles::Ignored).repository;
    let Some(git) = context.environment.program("git") else {
        return vec![
            Check::new("git", State::Note, "there is none in PATH").mended_by("install git, such as with apt-get"),
            match repository {
                Some(root) => Check::new("git.repository", State::Ok, root.display().to_string()),
                None => outside(),
            },
        ];
    };
    let (program, answers) = program(&git, &context.working_directory);
    // Who did not answer once is not asked again.
    let repository = match repository {
        Some(root) if answers => belonging(&git, &root),
        Some(root) => vec![Check::new("git.repository", State::Ok, root.display().to_string())],
        None => vec![outside()],
    };
    [program].into_iter().chain(repository).collect()
}

fn outside() -> Check {
    Check::new("git.repository", State::Note, "the working directory is in none")
        .mended_by("`git init`, if it is to be one")
}

/// Returns what git says of itself, and whether it answers at all.
fn program(git: &Path, folder: &Path) -> (Check, bool) {
    let shown = git.display();
    let mend = format!("run `{shown} --version` to see what it does, or put another git before it in PATH");
    match run(git, &["--version"], folder) {
        Ran::Answered { success: true, stdout, .. } => {
            (Check::new("git", State::Ok, format!("{}, {shown}", stdout.trim())), true)
        }
        Ran::Answered { success: false, stderr, .. } => {
            let seen = format!("`{shown}` fails: {}", first_line(&stderr));
            (Check::new("git", State::Warning, seen).mended_by(mend), false)
        }
        Ran::Silent => (Check::new("git", State::Warning, format!("`{shown}` does not answer")).mended_by(mend), false),
        Ran::Failed(cause) => {
            (Check::new("git", State::Warning, format!("`{shown}` cannot be run: {cause}")).mended_by(mend), false)
        }
    }
}

/// Asks git whether the repository is whole.
fn belonging(git: &Path, root: &Path) -> Vec<Check> {
    let name = "git.repository";
    let shown = root.display();
    match run(git, &["rev-parse", "--is-shallow-repository"], root) {
        Ran::Answered { success: true, stdout, .. } => {
            let repository = Check::new(name, State::Ok, shown.to_string());
            let history = if stdout.trim() == "true" {
                let seen = "cut off: what is older cannot be compared with";
                let mend = "git fetch --unshallow; in CI `fetch-depth: 0` at the checkout";
                Check::new("git.history", State::Warning, seen).mended_by(mend)
            } else {
                Check::new("git.history", State::Ok, "whole")
            };
            vec![repository, history]
        }
        Ran::Answered { success: false, stderr, .. } if stderr.contains("dubious ownership") => {
            let seen = format!("{shown} belongs to another user, and git does not read it");
            let mend = format!("git config --global --add safe.directory {shown}");
            vec![Check::new(name, State::Warning, seen).mended_by(mend)]
        }
        Ran::Answered { success: false, stderr, .. } => {
            let seen = format!("git does not take {shown} for one: {}", first_line(&stderr));
            vec![
                Check::new(name, State::Warning, seen)
                    .mended_by("`git init` there, or restore what is missing in .git"),
            ]
        }
        Ran::Silent => vec![
            Check::new(name, State::Warning, "git does not answer there")
                .mended_by("run `git rev-parse --is-shallow-repository` there to see what it waits for"),
        ],
        Ran::Failed(cause) => vec![Check::new(name, State::Warning, format!("git cannot be run there: {cause}"))],
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("it does not say why").trim()
}
