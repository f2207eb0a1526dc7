//! Where agents live: the folders below a fleet's folder, or below `agent_workspaces` of a project.
//!
//! A link to a folder is not followed. Where it leads to inside the fleet is listed there; where it leads out of it, the
//! agent is listed as one that nobody read.

use std::ffi::OsStr;
use std::fs::{DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// The file in which an agent says what it does.
pub(crate) const STATUS_FILE: &str = "status.json";
/// The folder of a project that holds its agents' folders.
const WORKSPACES: &str = "agent_workspaces";
/// What the name of an agent's folder begins with, in lower case. Such a folder is an agent's though it says nothing.
const AGENT: &str = "agent-";

/// How a folder holds agents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// Its children are agents: `DIR/*/status.json`.
    Fleet(PathBuf),
    /// It is a project: `DIR/agent_workspaces/*/status.json`. This is the folder below it.
    Project(PathBuf),
}

impl Layout {
    /// Returns how the folder that a user named holds agents.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let below = folder.join(WORKSPACES);
        if below.is_dir() { Self::Project(below) } else { Self::Fleet(folder.to_owned()) }
    }

    /// Returns the folder whose children are agents.
    #[must_use]
    pub fn folder(&self) -> &Path {
        match self {
            Self::Fleet(folder) | Self::Project(folder) => folder,
        }
    }
}

/// Returns how `folder` holds agents where nobody said that it does: it has a folder for them, or one of its children is
/// called as agents are and has a status file. None where nothing speaks for it.
#[must_use]
pub fn discover(folder: &Path) -> Option<Layout> {
    let layout = Layout::of(folder);
    match layout {
        Layout::Project(_) => Some(layout),
        Layout::Fleet(_) => {
            let children = std::fs::read_dir(folder).ok()?;
            let has_status = |child: &DirEntry| child.path().join(STATUS_FILE).symlink_metadata().is_ok();
            children.flatten().any(|child| is_agents(&child.file_name()) && has_status(&child)).then_some(layout)
        }
    }
}

/// What lies where an agent may live.
pub(crate) struct Place {
    /// The folder's name.
    pub(crate) name: String,
    /// Its path.
    pub(crate) folder: PathBuf,
    pub(crate) finding: Finding,
}

/// What was found there.
pub(crate) enum Finding {
    /// A status file, of whatever kind.
    StatusFile,
    /// The folder of an agent that says nothing.
    NoStatusFile,
    /// It cannot be looked into, and why.
    Closed(String),
}

/// Returns the places below `folder`, by name.
pub(crate) fn list(folder: &Path) -> io::Result<Vec<Place>> {
    let mut places = Vec::new();
    for child in std::fs::read_dir(folder)? {
        let child = child?;
        if let Some(finding) = look(folder, &child) {
            let name = child.file_name().to_string_lossy().into_owned();
            places.push(Place { name, folder: child.path(), finding });
        }
    }
    places.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(places)
}

fn look(parent: &Path, child: &DirEntry) -> Option<Finding> {
    let is_named = is_agents(&child.file_name());
    match child.file_type() {
        Err(cause) => is_named.then(|| Finding::Closed(skep_kit::describe_io(&cause))),
        Ok(kind) if kind.is_symlink() => link(parent, &child.path(), is_named),
        Ok(kind) => folder(kind, &child.path(), is_named),
    }
}

fn folder(kind: FileType, path: &Path, is_named: bool) -> Option<Finding> {
    if !kind.is_dir() {
        return None;
    }
    match path.join(STATUS_FILE).symlink_metadata() {
        Ok(_) => Some(Finding::StatusFile),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => is_named.then_some(Finding::NoStatusFile),
        Err(cause) => Some(Finding::Closed(format!("cannot be looked into: {}", skep_kit::describe_io(&cause)))),
    }
}

fn link(parent: &Path, path: &Path, is_named: bool) -> Option<Finding> {
    let closed = |why: &str| Some(Finding::Closed(format!("a symbolic link {why}")));
    let Ok(target) = path.canonicalize() else {
        return if is_named { closed("that leads nowhere") } else { None };
    };
    let is_agent = is_named || target.join(STATUS_FILE).symlink_metadata().is_ok();
    let is_inside = parent.canonicalize().is_ok_and(|parent| target.starts_with(parent));
    if is_inside || !is_agent { None } else { closed("that leads out of the fleet's folder, and was not followed") }
}

fn is_agents(name: &OsStr) -> bool {
    name.to_string_lossy().to_lowercase().starts_with(AGENT)
}
