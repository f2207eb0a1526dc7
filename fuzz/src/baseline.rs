//! A baseline lies in git, where merges and hands change it: what is read is written again as it was, and what is refused
//! is refused with the line.

use skep_kit::Baseline;

/// Panics where what is made of `text` as a baseline does not hold.
pub fn holds(text: &str) {
    match Baseline::parse(text) {
        Ok(baseline) => {
            let again = Baseline::parse(&baseline.to_text());
            assert!(again.as_ref() == Ok(&baseline), "{baseline:?} is written as something else: {again:?}");
            assert!(baseline.count() >= baseline.entries().count() as u64, "an entry that stands for nothing");
        }
        Err(bad) => {
            let lines = 1 + text.matches('\n').count() as u32;
            assert!(1 <= bad.line && bad.line <= lines, "line {} of {lines}", bad.line);
            assert!(!bad.message.is_empty() && !bad.hint.is_empty(), "{bad:?}");
        }
    }
}
