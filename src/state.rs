//! Where skep remembers: `.skep` at the project's root, else the user's own folder, else where `--state` says.

use std::path::{Path, PathBuf};

use skep_kit::{Environment, UserFolder};

use crate::cli::Global;

/// The folder's name at a project's root.
const NAME: &str = ".skep";

/// Returns the folder, whether or not it is there; none where the environment names no place of the user's either.
pub(crate) fn folder(global: &Global, here: &Path, root: Option<&Path>, environment: &Environment) -> Option<PathBuf> {
    let asked = global.state.as_ref().map(|state| here.join(state));
    let of_project = || root.map(|root| root.join(NAME));
    asked.or_else(of_project).or_else(|| environment.user_folder(UserFolder::State))
}
