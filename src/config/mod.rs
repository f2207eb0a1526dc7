//! The configuration: where it is looked for, how its layers come together, what is wrong with it, whom it is trusted by.
//!
//! The dispatcher knows no family's keys. Each table brings its type and that type's schema; here the layers are read and
//! put over each other (the user's file, the project's, the environment), held against those types, and every complaint
//! is given its place. Built-in values stand in the types alone, and flags are the commands' own.

mod discover;
mod entries;
mod environment;
mod fault;
mod file;
mod gate;
mod guard;
mod layers;
pub(crate) mod rules;
mod schema;
mod sections;
mod shape;
pub(crate) mod toml_text;
mod trust;
mod values;

#[cfg(all(test, feature = "mem"))]
mod corpus;
#[cfg(test)]
mod tests;

use std::path::Path;

use skep_kit::{Config, Error, Gate, fingerprint};

pub(crate) use discover::{ConfigFiles, FILE_NAME, Project, discover};
pub(crate) use entries::{Entries, Entry};
pub(crate) use environment::variable;
pub(crate) use fault::{Fault, located};
pub(crate) use file::{Folders, text_of};
pub(crate) use layers::{Layers, Said, Sources, Trust, user_file};
pub(crate) use schema::whole as whole_schema;
pub(crate) use sections::{TOP, Top, prefix, sections};
pub(crate) use shape::Shape;
pub(crate) use trust::{Record, TrustStore, hash};

/// Reads all layers.
///
/// # Errors
/// The first thing that is wrong with them.
pub(crate) fn load(sources: &Sources<'_>) -> Result<Config, Error> {
    let layers = Layers::read(sources);
    first_fault(&layers).map_or_else(|| typed(&layers), Err)
}

/// Returns the first thing that is wrong, as what ends a command.
pub(crate) fn first_fault(layers: &Layers) -> Option<Error> {
    let error = layers.faults.first()?.clone().into_error();
    let more = layers.faults.len() - 1;
    Some(if more == 0 { error } else { error.hint(format!("`skep config check` shows {more} more")) })
}

/// Returns the tables as their types.
///
/// # Errors
/// None but a bug of skep, where [`first_fault`] returns nothing.
pub(crate) fn typed(layers: &Layers) -> Result<Config, Error> {
    let mut config = Config::default();
    let mut said = Vec::new();
    for Said { reading, entries } in &layers.tables {
        let prefix = prefix(reading.name);
        let Some(table) = entries.nested(&prefix) else { continue };
        said.push(format!("{} {table}", reading.name));
        let gate = Gate::read(&table, |key, value| gate::said(entries, &prefix, (key, value)));
        // Each layer was accepted by the same type before.
        let table = (reading.section.load)(table);
        let table = table.map_err(|cause| Error::bug("the configuration is not what it was").caused_by(cause))?;
        config.insert(reading.name, table, gate);
    }
    said.sort();
    config.set_fingerprint(fingerprint(&said.iter().map(String::as_str).collect::<Vec<_>>()));
    for ((_, entry), (name, problem)) in layers.left_out.iter().zip(layers.untrusted()) {
        config.leave_out(name, entry.path.clone(), problem);
    }
    Ok(config)
}

/// Creates a folder of the user's own, for nobody else to look into, where it is not there.
pub(crate) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}
