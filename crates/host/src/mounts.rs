//! What is mounted where, as `/proc/self/mountinfo` lists it.
//!
//! Source: <https://www.kernel.org/doc/html/latest/filesystems/proc.html#proc-pid-mountinfo-information-about-mounts>

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

use crate::{Roots, read};

/// One mount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mount {
    /// Major and minor number of the device: `98:0`.
    pub(crate) device: String,
    /// The folder of the file system that is mounted.
    pub(crate) root: PathBuf,
    /// Where.
    pub(crate) point: PathBuf,
    /// The kind of file system.
    pub(crate) kind: String,
    /// What is mounted, in the words of that kind.
    pub(crate) source: String,
    /// The file system's own options.
    pub(crate) options: String,
}

/// Returns all mounts that the process sees, in the order in which they were made.
pub(crate) fn mounts(roots: &Roots) -> Vec<Mount> {
    let text = read::text(&roots.proc.join("self/mountinfo")).unwrap_or_default();
    text.lines().filter_map(mount).collect()
}

fn mount(line: &str) -> Option<Mount> {
    let (before, after) = line.split_once(" - ")?;
    let mut before = before.split(' ').skip(2);
    let mut after = after.split(' ');
    let device = before.next()?.to_owned();
    let (root, point) = (path(before.next()?), path(before.next()?));
    let kind = after.next()?.to_owned();
    let source = path(after.next()?).to_string_lossy().into_owned();
    Some(Mount { device, root, point, kind, source, options: after.next().unwrap_or_default().to_owned() })
}

/// Returns the path with the blanks and backslashes that the kernel writes as three octal digits.
fn path(text: &str) -> PathBuf {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.filter(|_| *byte == b'\\').and_then(|digits| u8::from_str_radix(digits, 8).ok());
        plain.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 4 } else { 1 };
    }
    PathBuf::from(OsString::from_vec(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_whatever_stands_between() {
        let line = r"36 35 98:0 /a /mnt/two\040words rw,noatime master:1 shared:2 - ext4 /dev/root rw,errors=continue";
        let found = mount(line).unwrap();
        assert_eq!((found.device.as_str(), found.kind.as_str()), ("98:0", "ext4"));
        assert_eq!((found.root, found.point), ("/a".into(), "/mnt/two words".into()));
        assert_eq!((found.source.as_str(), found.options.as_str()), ("/dev/root", "rw,errors=continue"));
    }

    #[test]
    fn torn_lines_are_no_mounts() {
        for torn in ["", "36 35 98:0 / /mnt rw", "36 35 - ext4 /dev/root rw", "36 35 98:0 / /mnt rw - "] {
            assert_eq!(mount(torn), None, "{torn}");
        }
        assert_eq!(path(r"a\04"), PathBuf::from(r"a\04"));
    }
}
