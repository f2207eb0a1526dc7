//! The folders that skep reads and writes. The kernel is asked what may be done there; nothing is tried, so nothing is
//! left behind.

use std::path::Path;

use rustix::fs::{Access, access};
use skep_kit::{Amount, UserFolder};

use super::{Check, Inquiry, State};

/// How many entries of the cache are counted.
const ENOUGH: usize = 10_000;

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    vec![working(&inquiry.context.working_directory), cache(inquiry)]
}

fn working(folder: &Path) -> Check {
    let name = "folder.working";
    let shown = folder.display();
    if access(folder, Access::READ_OK | Access::EXEC_OK).is_err() {
        let seen = format!("{shown} cannot be read, so that nothing in it can be checked");
        return Check::new(name, State::Fault, seen).mended_by(format!("chmod u+rx {shown}, or ask who owns it"));
    }
    if access(folder, Access::WRITE_OK).is_err() {
        let seen = format!("{shown} can be read and not written");
        return Check::new(name, State::Note, seen).mended_by("name files elsewhere with --output");
    }
    Check::new(name, State::Ok, format!("{shown} can be read and written"))
}

fn cache(inquiry: &Inquiry<'_>) -> Check {
    let name = "folder.cache";
    let Some(folder) = inquiry.context.environment.user_folder(UserFolder::Cache) else {
        return Check::new(name, State::Warning, "none: neither XDG_CACHE_HOME nor HOME names a folder")
            .mended_by("export HOME or XDG_CACHE_HOME with an absolute path; else nothing is remembered between runs");
    };
    let shown = folder.display();
    let elsewhere = "export XDG_CACHE_HOME with a folder that you may write";
    let Some(there) = folder.ancestors().find(|ancestor| ancestor.symlink_metadata().is_ok()) else {
        return Check::new(name, State::Warning, format!("{shown} cannot be made")).mended_by(elsewhere);
    };
    if !there.is_dir() {
        let seen = format!("{shown} cannot be made: `{}` is no folder", there.display());
        return Check::new(name, State::Warning, seen).mended_by(elsewhere);
    }
    if access(there, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let seen = format!("{shown} cannot be written: `{}` may not be changed", there.display());
        return Check::new(name, State::Warning, seen).mended_by(elsewhere);
    }
    if there != folder {
        return Check::new(name, State::Ok, format!("{shown}, which is made when it is needed"));
    }
    let (files, bytes, counted) = size(&folder);
    let files = Amount { count: files, one: "file", many: "files" };
    let more = match counted {
        Counted::All => "",
        Counted::Part => "more than ",
    };
    Check::new(name, State::Ok, format!("{shown} holds {more}{files} of {bytes} bytes"))
}

/// Whether a count is of all that is there.
enum Counted {
    All,
    Part,
}

/// Returns how many files there are below `folder` and what they weigh. Links are not followed.
fn size(folder: &Path) -> (u64, u64, Counted) {
    let mut waiting = vec![folder.to_owned()];
    let (mut files, mut bytes, mut seen) = (0, 0, 0);
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            seen += 1;
            if seen > ENOUGH {
                return (files, bytes, Counted::Part);
            }
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => waiting.push(entry.path()),
                Ok(metadata) => {
                    files += 1;
                    bytes += metadata.len();
                }
                // Gone since it was listed.
                Err(_) => {}
            }
        }
    }
    (files, bytes, Counted::All)
}
