//! `skep.toml`: where it is looked for, and what becomes of it.
//!
//! The dispatcher knows no family's keys. Each family brings the type of its table; here the file is read, checked against
//! those types, and every complaint is given its line and caret.

mod check;
mod discover;

use std::path::Path;

use jiff::Timestamp;
use skep_kit::{Config, Error, Family};

pub(crate) use discover::{FILE_NAME, Project, discover};

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// What commands see.
    pub config: Config,
    /// The pinned time.
    pub as_of: Option<Timestamp>,
}

/// Reads the project's file. `here` is the folder that shown paths are relative to.
pub(crate) fn load(project: &Project, families: &[&'static Family], here: &Path) -> Result<Loaded, Error> {
    let Some(file) = &project.config_file else { return Ok(Loaded::default()) };
    let shown = crate::render::relative(file, here);
    let text = std::fs::read_to_string(file).map_err(|cause| {
        Error::usage("bad-config", format!("cannot read `{shown}`"))
            .about(&shown)
            .caused_by(cause)
            .hint("--no-config does without it")
    })?;
    let mut loaded = check::check(&text, &shown, families)?;
    loaded.config.file = Some(file.clone());
    Ok(loaded)
}
