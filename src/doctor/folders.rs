//! The folders that skep reads and writes. The kernel is asked what may be done there; nothing is tried, so nothing is
//! left behind.

use std::path::Path;

use rustix::fs::{Access, access};
use skep_kit::{Amount, UserFolder};

use super::{Check, Inquiry, State};

/// How many entries of a folder are counted.
const ENOUGH: usize = 10_000;

pub(super) fn look(inquiry: &Inquiry<'_>) -> Vec<Check> {
    let own = OWN.iter().map(|own| own.look(inquiry));
    std::iter::once(working(&inquiry.context.working_directory)).chain(own).collect()
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

/// A folder of the user's own.
struct Own {
    name: &'static str,
    kind: UserFolder,
    variable: &'static str,
    /// What is missing without it.
    without: &'static str,
}

/// Those that skep writes to.
const OWN: [Own; 2] = [
    Own {
        name: "folder.cache",
        kind: UserFolder::Cache,
        variable: "XDG_CACHE_HOME",
        without: "nothing is remembered between runs",
    },
    Own {
        name: "folder.state",
        kind: UserFolder::State,
        variable: "XDG_STATE_HOME",
        without: "whom you trust cannot be remembered",
    },
];

impl Own {
    fn look(&self, inquiry: &Inquiry<'_>) -> Check {
        let Self { name, variable, without, .. } = *self;
        let Some(folder) = inquiry.context.environment.user_folder(self.kind) else {
            return Check::new(name, State::Warning, format!("none: neither {variable} nor HOME names a folder"))
                .mended_by(format!("export HOME or {variable} with an absolute path; else {without}"));
        };
        let shown = folder.display();
        let warning = |seen: String| {
            Check::new(name, State::Warning, seen)
                .mended_by(format!("export {variable} with a folder that you may write"))
        };
        let Some(there) = folder.ancestors().find(|ancestor| ancestor.symlink_metadata().is_ok()) else {
            return warning(format!("{shown} cannot be made"));
        };
        if !there.is_dir() {
            return warning(format!("{shown} cannot be made: `{}` is no folder", there.display()));
        }
        if access(there, Access::WRITE_OK | Access::EXEC_OK).is_err() {
            return warning(format!("{shown} cannot be written: `{}` may not be changed", there.display()));
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
