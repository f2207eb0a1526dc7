//! Which layers of the configuration count here, whether they are sound, and what waits for the user's trust. The
//! dispatcher reads none before the doctor runs, so that a broken one can be a row and not the end.

use skep_kit::{Amount, Error, Layer, Problem, UserFolder};

use super::{Check, Inquiry, State};
use crate::config::{
    ConfigFiles, FILE_NAME, Fault, Folders, Layers, Project, Sources, TOP, Top, TrustStore, discover, typed, user_file,
};

const USER: &str = "config.user";
const PROJECT: &str = "config.project";
const ENVIRONMENT: &str = "config.environment";
const TRUST: &str = "config.trust";

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let context = inquiry.context;
    let mut checks = vec![root(&discover(&context.working_directory, inquiry.files))];
    let around = Sources::around(context, inquiry.files, inquiry.trust);
    let folders = Folders { here: &context.working_directory, ..around.folders };
    let layers = Layers::read(&Sources { folders, ..around });
    match inquiry.files {
        ConfigFiles::Heeded => checks.extend([user(inquiry, &layers), project(&layers)]),
        ConfigFiles::Ignored => {
            checks.push(Check::new("config", State::Note, "no file is read: --no-config was given"))
        }
    }
    checks.push(environment(&layers));
    checks.push(trust(inquiry, &layers));
    checks.extend(time(&layers));
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

fn user(inquiry: &Inquiry<'_>, layers: &Layers) -> Check {
    file(USER, Layer::User, layers).unwrap_or_else(|| match user_file(&inquiry.context.environment) {
        Some(path) => Check::new(USER, State::Ok, format!("none: yours would be `{}`", path.display())),
        None => Check::new(USER, State::Note, "none: neither XDG_CONFIG_HOME nor HOME names a folder")
            .mended_by("export HOME, or XDG_CONFIG_HOME with an absolute path, for a configuration of your own"),
    })
}

fn project(layers: &Layers) -> Check {
    let none = || Check::new(PROJECT, State::Ok, format!("no {FILE_NAME} here, nor above"));
    file(PROJECT, Layer::Project, layers).unwrap_or_else(none)
}

/// Returns how the file of that layer is; None where there is none.
fn file(name: &'static str, layer: Layer, layers: &Layers) -> Option<Check> {
    let file = layers.files.iter().find(|file| file.layer == layer)?;
    Some(
        faulty(name, layer, layers)
            .unwrap_or_else(|| Check::new(name, State::Ok, format!("`{}` is sound", file.shown))),
    )
}

fn environment(layers: &Layers) -> Check {
    let sound = || {
        let amount = Amount { count: layers.variables as u64, one: "variable", many: "variables" };
        let seen =
            if layers.variables == 0 { "no variable sets a key".to_owned() } else { format!("keys set by {amount}") };
        Check::new(ENVIRONMENT, State::Ok, seen)
    };
    faulty(ENVIRONMENT, Layer::Environment, layers).unwrap_or_else(sound)
}

/// Returns the first thing that is wrong with a layer.
fn faulty(name: &'static str, layer: Layer, layers: &Layers) -> Option<Check> {
    let mut faults = layers.faults.iter().filter(|fault| fault.place.origin().layer == layer);
    let first = told(faults.next()?);
    let more = faults.count();
    let more = if more == 0 { String::new() } else { format!("; {more} more, which `skep config check` shows") };
    let place = first.place.map(|(_, line)| line.map_or_else(String::new, |line| format!(", line {line}")));
    let seen = format!("{}{}{more}", first.message, place.unwrap_or_default());
    Some(Check::new(name, State::Fault, seen).mended_by(first.hints.join("; ")))
}

fn told(fault: &Fault) -> Problem {
    let error: Error = fault.clone().into_error();
    let mend = "`skep config check` shows all that is wrong";
    Problem::from(&if error.hints.is_empty() { error.hint(mend) } else { error })
}

/// Returns what waits for the user's trust, and whether trust can be told at all.
fn trust(inquiry: &Inquiry<'_>, layers: &Layers) -> Check {
    let keys: Vec<String> = layers.left_out.iter().map(|(_, entry)| format!("`{}`", entry.key())).collect();
    // That there is no folder at all is the row of that folder.
    let environment = &inquiry.context.environment;
    let problem = environment.user_folder(UserFolder::State).and_then(|_| TrustStore::open(environment).err());
    match (keys.as_slice(), problem) {
        (_, Some(error)) => Check::new(TRUST, State::Warning, error.message.clone()).mended_by(error.hints.join("; ")),
        ([], None) => Check::new(TRUST, State::Ok, "no key waits for your trust"),
        (keys, None) => Check::new(TRUST, State::Warning, format!("{}: nothing until you trust it", keys.join(", ")))
            .mended_by("read the project's file, then `skep config trust`; --trust trusts it for one run"),
    }
}

fn time(layers: &Layers) -> Option<Check> {
    let top: Top = typed(layers).ok()?.table(TOP);
    let seen = format!("the time is pinned to {}: all ages are reckoned from it", top.as_of?);
    let mend = "leave `as_of` to examples and tests: `skep config show --origin` says who sets it";
    Some(Check::new("config.time", State::Note, seen).mended_by(mend))
}
