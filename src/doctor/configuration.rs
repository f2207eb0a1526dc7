//! Which files skep heeds here, and whether they are sound. The dispatcher reads none before the doctor runs, so that a
//! broken one can be a row and not the end.

use skep_kit::{Error, Problem};

use super::{Check, Inquiry, State};
use crate::config::{self, FILE_NAME, Project};
use crate::families::FAMILIES;
use crate::render::relative;

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let project = config::discover(&inquiry.context.working_directory, inquiry.no_config);
    let mut checks = vec![root(&project)];
    if inquiry.no_config {
        checks.push(Check::new("config", State::Note, "not read: --no-config was given"));
        return checks;
    }
    checks.extend(passed_over(inquiry, &project));
    checks.extend(file(inquiry, &project));
    checks
}

/// Returns the folder that paths are relative to.
fn root(project: &Project) -> Check {
    let name = "config.root";
    match (&project.root, &project.config_file) {
        (Some(root), Some(_)) => Check::new(name, State::Ok, format!("{}, where {FILE_NAME} is", root.display())),
        (Some(root), None) => Check::new(name, State::Ok, format!("{}, a git repository's root", root.display())),
        (None, _) => Check::new(name, State::Note, "none: paths are relative to the working directory")
            .mended_by(format!("`git init`, or an empty {FILE_NAME} at the root of the project")),
    }
}

/// Returns what has the file's name and is none, so that it is not read.
fn passed_over(inquiry: &Inquiry<'_>, project: &Project) -> Option<Check> {
    let here = &inquiry.context.working_directory;
    let end = project.root.as_deref();
    let mut folders = Vec::new();
    for folder in here.ancestors() {
        folders.push(folder);
        if Some(folder) == end {
            break;
        }
    }
    let odd = folders.into_iter().map(|folder| folder.join(FILE_NAME)).find(|path| {
        let there = path.symlink_metadata().is_ok();
        there && !path.is_file()
    })?;
    let seen = format!("`{}` is no file that can be read, and is passed over", relative(&odd, here));
    Some(Check::new("config.odd", State::Warning, seen).mended_by("remove it, or put a file in its place"))
}

fn file(inquiry: &Inquiry<'_>, project: &Project) -> Vec<Check> {
    let name = "config";
    let here = &inquiry.context.working_directory;
    let Some(path) = &project.config_file else {
        return vec![Check::new(name, State::Ok, format!("no {FILE_NAME}: what is built in holds"))];
    };
    let loaded = match config::load(project, FAMILIES, here) {
        Ok(loaded) => loaded,
        Err(error) => return vec![faulty(name, &error)],
    };
    let sound = Check::new(name, State::Ok, format!("`{}` is sound", relative(path, here)));
    let pinned = loaded.as_of.map(|moment| {
        let seen = format!("the time is pinned to {moment}: all ages are reckoned from it");
        Check::new("config.time", State::Note, seen)
            .mended_by("take `as_of` out of the file, but for examples and tests")
    });
    [sound].into_iter().chain(pinned).collect()
}

fn faulty(name: &'static str, error: &Error) -> Check {
    let problem = Problem::from(error);
    let place = problem.place.map(|(_, line)| line.map_or_else(String::new, |line| format!(", line {line}")));
    let seen = format!("{}{}", problem.message, place.unwrap_or_default());
    Check::new(name, State::Fault, seen).mended_by(problem.hints.join("; "))
}
