//! Reads the kernel's files: small texts of numbers, any of which may be missing, torn or of another version.

use std::io::{self, Read as _};
use std::path::Path;

/// More than this is read of no file. A table of a million sockets is smaller.
const MOST_BYTES: u64 = 256 << 20;

/// Returns the file's text; bytes that are no text become marks.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Returns the number that is all that stands in the file; none where there is no file, no number or `max`.
pub(crate) fn number(path: &Path) -> Option<u64> {
    text(path).ok()?.trim().parse().ok()
}

/// Returns the number behind `key` on the line that begins with it, in a file of such lines.
pub(crate) fn keyed(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| {
        let mut words = line.split_ascii_whitespace();
        (words.next()?.trim_end_matches(':') == key).then_some(words)
    });
    line?.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_their_key() {
        let text = "oom 3\noom_kill 7\nMemTotal:  12 kB\nshort\n";
        assert_eq!(keyed(text, "oom_kill"), Some(7));
        assert_eq!(keyed(text, "MemTotal"), Some(12));
        assert_eq!([keyed(text, "short"), keyed(text, "oo"), keyed("", "a")], [None, None, None]);
    }
}
