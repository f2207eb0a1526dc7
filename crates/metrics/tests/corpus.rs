//! Input that readers of metrics have to survive, and what becomes of it when bytes change: a small fuzzer that always
//! does the same. `fuzz/README.md` says more of the large one.

#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::fs;
use std::path::Path;

#[expect(unreachable_pub, reason = "the fuzz targets use it too")]
#[path = "../../../fuzz/src/metrics.rs"]
mod metrics;

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/metrics");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10, "the corpus is gone");
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn the_corpus_of_metrics_holds() {
    corpus().iter().for_each(|input| metrics::holds(input));
}

/// Numbers that look random and are the same in every run. Source: <https://en.wikipedia.org/wiki/Xorshift>
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

#[test]
fn changed_bytes_hold_too() {
    const SIGNS: &[u8] = b"{}\"\\,= \t\n\r#:.0e-_[]\xff\xc3";
    let corpus = corpus();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..3_000 {
        let mut input = corpus[numbers.below(corpus.len())].clone();
        for _ in 0..=numbers.below(6) {
            let at = numbers.below(input.len());
            match numbers.below(4) {
                0 => input.insert(at, SIGNS[numbers.below(SIGNS.len())]),
                1 if input.len() > 1 => {
                    input.remove(at);
                }
                2 => {
                    let other = &corpus[numbers.below(corpus.len())];
                    let from = numbers.below(other.len());
                    input.splice(at..at, other[from..].iter().take(20).copied());
                }
                _ => {
                    if let Some(byte) = input.get_mut(at) {
                        *byte = SIGNS[numbers.below(SIGNS.len())];
                    }
                }
            }
        }
        metrics::holds(&input);
    }
}
