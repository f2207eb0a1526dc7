//! Refuses files whose syntax tree would take more memory than any real one. The parser moves what is nested deeply from
//! the stack to the heap, where a file of two megabytes can ask for two gigabytes.

/// Brackets that may stand open at once. Each costs three kilobytes.
const DEEPEST_BRACKETS: usize = 10_000;
/// Prefix operators that may stand in a row, and powers of powers. Each costs one kilobyte.
const LONGEST_CHAIN: usize = 100_000;

/// Returns what of a file is too deep, strings and comments not told from code.
pub(super) fn too_deep(text: &[u8]) -> Option<String> {
    if brackets_too_deep(text) {
        return Some(format!("more than {DEEPEST_BRACKETS} brackets stand open at once"));
    }
    let is_long = may_chain(text) && chain_too_long(text);
    is_long.then(|| format!("more than {LONGEST_CHAIN} operators stand in a row"))
}

fn brackets_too_deep(text: &[u8]) -> bool {
    if text.len() <= DEEPEST_BRACKETS {
        return false;
    }
    // `[` and `{` differ in one bit, which no other two brackets share.
    let opening = |byte: u8| byte == b'(' || (byte | 0x20) == b'{';
    if count(text, opening) <= DEEPEST_BRACKETS {
        return false;
    }
    let mut depth = 0usize;
    text.iter().any(|&byte| {
        if opening(byte) {
            depth += 1;
        } else if matches!(byte, b')' | b']' | b'}') {
            depth = depth.saturating_sub(1);
        }
        depth > DEEPEST_BRACKETS
    })
}

/// Tells whether a file has so many operators at all. No prefix is without one of these letters, and counting them is
/// far quicker than reading words.
fn may_chain(text: &[u8]) -> bool {
    let tells = |byte: u8| matches!(byte, b'*' | b'+' | b'-' | b'~' | b'n' | b'w' | b'y' | b'f' | b'b');
    text.len() > LONGEST_CHAIN && count(text, tells) > LONGEST_CHAIN
}

/// Counts bytes, few enough at a time to count in a byte, which the compiler does sixteen at a time.
fn count(text: &[u8], tells: impl Fn(u8) -> bool) -> usize {
    let count = |bytes: &[u8]| usize::from(bytes.iter().map(|&byte| u8::from(tells(byte))).sum::<u8>());
    let (blocks, rest) = text.as_chunks::<128>();
    blocks.iter().map(|block| count(block)).sum::<usize>() + count(rest)
}

fn chain_too_long(text: &[u8]) -> bool {
    let (mut prefixes, mut powers) = (0usize, 0usize);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let mut length = 1;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b'\\' => {}
            b'*' if text.get(at + 1) == Some(&b'*') => {
                (prefixes, powers) = (prefixes + 2, powers + 1);
                length = 2;
            }
            b'+' | b'-' | b'~' | b'*' => prefixes += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' | 0x80.. => {
                let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
                length = text[at..].iter().take_while(|byte| is_part(byte)).count();
                let word = &text[at..at + length];
                let is_prefix = matches!(word, b"not" | b"await" | b"yield" | b"from" | b"lambda");
                prefixes = if is_prefix { prefixes + 1 } else { 0 };
            }
            b',' | b';' | b':' | b'=' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => (prefixes, powers) = (0, 0),
            _ => prefixes = 0,
        }
        if prefixes.max(powers) > LONGEST_CHAIN {
            return true;
        }
        at += length;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_writes_is_too_deep() {
        let is_deep = |text: &str| too_deep(text.as_bytes()).is_some();
        for unit in ["+", "- ", "~\\\n", "not ", "await ", "yield from ", "**1", "*"] {
            assert!(is_deep(&format!("X = 1 {}", unit.repeat(100_001))), "{unit}");
            assert!(!is_deep(&format!("X = 1 {}", unit.repeat(50_000))), "{unit}");
        }
        assert!(is_deep(&"(".repeat(10_001)) && is_deep(&"[1, ".repeat(10_001)) && !is_deep(&"()".repeat(100_000)));
    }

    #[test]
    fn what_is_only_long_is_not() {
        for unit in ["+1", "-a", "x = -1\n", "a ** 2, ", "not a or ", "f(*a, **b)\n", "from a import b\n"] {
            assert_eq!(too_deep(unit.repeat(200_000).as_bytes()), None, "{unit}");
        }
    }
}
