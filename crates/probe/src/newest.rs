//! The newest file that a glob matches. Only folders that can matter are read, and links to folders are not followed
//! below `**`, so that none leads in a circle.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use globset::{GlobBuilder, GlobMatcher};

/// Why there is no newest file.
#[derive(Debug)]
pub(crate) enum NotFound {
    /// No file matches.
    NoMatch,
    /// It is no glob.
    BadGlob(String),
    /// It took too long.
    TimeOver,
    /// Nothing was found, and this folder may not be read.
    Denied(PathBuf),
}

/// Tells whether a path is a glob.
pub(crate) fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// One part of a glob.
enum Part {
    Plain(PathBuf),
    Matching(GlobMatcher),
    AnyDepth,
}

/// A search under way.
struct Search<'a> {
    parts: &'a [Part],
    is_over: &'a dyn Fn() -> bool,
    newest: Option<(SystemTime, PathBuf)>,
    denied: Option<PathBuf>,
}

/// Returns the file that was changed last of those that match; `is_over` says when to stop.
pub(crate) fn find(glob: &Path, is_over: impl Fn() -> bool) -> Result<PathBuf, NotFound> {
    let parts: Vec<Part> = glob.components().map(part).collect::<Result<_, _>>()?;
    let mut search = Search { parts: &parts, is_over: &is_over, newest: None, denied: None };
    search.descend(Path::new(""), 0)?;
    match (search.newest, search.denied) {
        (Some((_, path)), _) => Ok(path),
        (None, Some(folder)) => Err(NotFound::Denied(folder)),
        (None, None) => Err(NotFound::NoMatch),
    }
}

fn part(component: Component<'_>) -> Result<Part, NotFound> {
    let text = match component {
        Component::Normal(text) => text.to_str().filter(|text| is_glob(text)),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    };
    match text {
        None => Ok(Part::Plain(component.as_os_str().into())),
        Some("**") => Ok(Part::AnyDepth),
        Some(text) => {
            let built = GlobBuilder::new(text).literal_separator(true).build();
            built
                .map(|glob| Part::Matching(glob.compile_matcher()))
                .map_err(|error| NotFound::BadGlob(error.kind().to_string()))
        }
    }
}

impl Search<'_> {
    fn descend(&mut self, at: &Path, depth: usize) -> Result<(), NotFound> {
        if (self.is_over)() {
            return Err(NotFound::TimeOver);
        }
        let Some(part) = self.parts.get(depth) else {
            self.consider(at);
            return Ok(());
        };
        match part {
            Part::Plain(name) => self.descend(&at.join(name), depth + 1),
            Part::Matching(matcher) => {
                for (name, path) in self.entries(at) {
                    if matcher.is_match(&name) {
                        self.descend(&path, depth + 1)?;
                    }
                }
                Ok(())
            }
            Part::AnyDepth => {
                self.descend(at, depth + 1)?;
                for (_, path) in self.entries(at) {
                    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
                        self.descend(&path, depth)?;
                    }
                }
                Ok(())
            }
        }
    }

    fn entries(&mut self, folder: &Path) -> Vec<(PathBuf, PathBuf)> {
        match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().map(|entry| (entry.file_name().into(), entry.path())).collect(),
            Err(error) => {
                if error.kind() == io::ErrorKind::PermissionDenied {
                    self.denied = Some(folder.to_owned());
                }
                Vec::new()
            }
        }
    }

    fn consider(&mut self, path: &Path) {
        let Ok(found) = path.metadata() else { return };
        let Some(modified) = found.modified().ok().filter(|_| found.is_file()) else { return };
        // Of files that were changed at once, the last by name: runs are numbered upwards.
        let candidate = (modified, path.to_owned());
        if self.newest.as_ref().is_none_or(|newest| *newest < candidate) {
            self.newest = Some(candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_newest_file_is_found_at_any_depth_and_no_link_leads_in_a_circle() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, age: u64| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let file = fs::File::create(&path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 - age)).unwrap();
        };
        write("a/run-1.json", 10);
        write("a/run-2.json", 5);
        write("a/deep/er/run-3.json", 1);
        write("a/other.txt", 0);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        let newest = |glob: &str| find(&folder.path().join(glob), || false).unwrap().file_name().unwrap().to_owned();
        assert_eq!(newest("a/run-*.json"), "run-2.json");
        assert_eq!(newest("**/*.json"), "run-3.json");
        assert_eq!(newest("a/run-[1].json"), "run-1.json");
        assert!(matches!(find(&folder.path().join("*.json"), || false), Err(NotFound::NoMatch)));
        assert!(matches!(find(&folder.path().join("a["), || false), Err(NotFound::BadGlob(_))));
        assert!(matches!(find(&folder.path().join("**/*"), || true), Err(NotFound::TimeOver)));
    }
}
