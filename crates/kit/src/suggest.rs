//! Finds what a user may have meant.

/// How alike two words must be, from 0 to 1, to be taken for a slip.
const ALIKE: f64 = 0.75;

/// Returns the candidates that are like `word`, likest first, at most three.
#[must_use]
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_ascii_lowercase();
    let likeness = |candidate: &str| {
        let contained = word.len() >= 4 && candidate.contains(&word);
        if contained { 0.99 } else { strsim::jaro_winkler(&word, candidate) }
    };
    let scored = candidates.into_iter().map(|candidate| (likeness(&candidate.to_ascii_lowercase()), candidate));
    let mut scored: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= ALIKE).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.truncate(3);
    scored.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Returns a hint that names what is near, or `None`.
#[must_use]
pub fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = near(word, candidates);
    let names: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
}

/// Returns how many slips of the fingers lead from one word to the other: letters too many, missing, wrong or swapped.
#[must_use]
pub fn slips(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood() {
        assert_eq!(near("fial_on", ["exclude", "fail_on", "include_tests"]), ["fail_on"]);
        assert_eq!(near("collection", ["instance-collection-grows", "lru-cache"]), ["instance-collection-grows"]);
        assert!(near("zzz", ["fail_on"]).is_empty());
        assert_eq!((slips("fromat", "format"), slips("format", "format"), slips("fmt", "format")), (1, 0, 3));
    }
}
