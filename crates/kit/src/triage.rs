//! Which findings count. A family sifts what it found before it counts anything, so that its numbers, its findings and
//! the verdict speak of the same.
//!
//! Flags come from the dispatcher, the rest from the family's table. Nothing here reads a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::{Baseline, BaselineEntry, Confidence, Finding, Gate, Glob, Rule, Suppressed, SuppressedBy};

/// What flags say about which findings count, and what is known already.
#[derive(Debug, Clone, Default)]
pub struct Triage {
    /// Rules to heed; takes the place of what the table selects and ignores.
    pub select: Vec<String>,
    /// Rules not to heed, besides those of the table.
    pub ignore: Vec<String>,
    /// How sure a finding must be; takes the place of the table's.
    pub min_confidence: Option<Confidence>,
    /// The known findings.
    pub baseline: Option<Arc<Baseline>>,
    /// The earlier state of the tree whose findings do not count, as the user calls it.
    pub new_since: Option<String>,
}

/// How much of the project was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// All of it, to the end.
    Whole,
    /// A part: a narrower PATH, or a run that was stopped. What it does not find may still be there.
    Part,
}

/// What a run looked at.
pub struct Scope<'a> {
    /// The rules that it can find.
    pub rules: &'a [&'static Rule],
    /// The files that it read.
    pub files: BTreeSet<&'a str>,
    /// How much that is.
    pub breadth: Breadth,
    /// Tells whether a file would have been looked at, were it still there.
    pub is_gone: &'a dyn Fn(&str) -> bool,
}

/// What became of the findings.
#[derive(Debug, Clone, Default)]
pub struct Sifted {
    /// Those that count.
    pub kept: Vec<Finding>,
    /// Those that somebody answers for.
    pub suppressed: Vec<Suppressed>,
    /// What the baseline knows and nobody finds any more.
    pub stale: Vec<BaselineEntry>,
    /// How many do not count by choice of rules, paths or confidence.
    pub left_out: u64,
}

impl Sifted {
    /// Returns the clauses on what does not count: "2 allowed, 5 in the baseline".
    #[must_use]
    pub fn asides(&self) -> Vec<String> {
        let count = |is_counted: fn(SuppressedBy) -> bool| {
            self.suppressed.iter().filter(|suppressed| is_counted(suppressed.by)).count()
        };
        let counts = [
            (count(SuppressedBy::is_in_source), "allowed"),
            (count(|by| by == SuppressedBy::Baseline), "in the baseline"),
            (count(|by| by == SuppressedBy::Earlier), "not new"),
            (usize::try_from(self.left_out).unwrap_or(usize::MAX), "left out by choice"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
        let mut asides = Vec::new();
        if !counts.is_empty() {
            asides.push(counts.join(", "));
        }
        let stale = BaselineEntry::total(&self.stale);
        if stale > 0 {
            asides.push(format!("{stale} stale in the baseline, which `skep baseline prune` removes"));
        }
        asides
    }
}

/// Takes out of `findings` what `earlier` has as well, each as often as it is there. A file that was moved keeps what was
/// found in it: what `is_gone` from its path is known again by rule, symbol and line.
#[must_use]
pub fn take_known(findings: &mut Vec<Finding>, earlier: &[Finding], is_gone: &dyn Fn(&str) -> bool) -> Vec<Suppressed> {
    let mut left: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in earlier {
        left.entry(&finding.fingerprint).or_default().push(finding);
    }
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for finding in std::mem::take(findings) {
        match left.get_mut(finding.fingerprint.as_str()).and_then(Vec::pop) {
            Some(_) => known.push(finding),
            None => new.push(finding),
        }
    }
    let about = |finding: &Finding| {
        let words = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
        (finding.rule, finding.symbol.clone(), finding.source_line.as_ref().map(words))
    };
    let mut moved: BTreeMap<_, u64> = BTreeMap::new();
    for finding in left.into_values().flatten().filter(|finding| finding.path.as_deref().is_some_and(is_gone)) {
        *moved.entry(about(finding)).or_default() += 1;
    }
    for finding in new {
        match moved.get_mut(&about(&finding)).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                known.push(finding);
            }
            None => findings.push(finding),
        }
    }
    let by_earlier = |finding| Suppressed { finding, by: SuppressedBy::Earlier, reason: None };
    known.into_iter().map(by_earlier).collect()
}

impl Triage {
    /// Sifts `findings`, of which `suppressed` were allowed in the source already.
    #[must_use]
    pub fn sift(&self, gate: &Gate, findings: Vec<Finding>, suppressed: Vec<Suppressed>, scope: &Scope<'_>) -> Sifted {
        let choice = Choice::new(self, gate, scope.rules);
        let mut known: BTreeMap<&str, u64> = BTreeMap::new();
        for entry in self.baseline.iter().flat_map(|baseline| baseline.entries()) {
            known.insert(&entry.fingerprint, entry.count);
        }
        let mut sifted = Sifted { suppressed, ..Sifted::default() };
        // The baseline is asked first: what is not selected today has not gone for that.
        for finding in findings {
            match known.get_mut(finding.fingerprint.as_str()).filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    sifted.suppressed.push(Suppressed { finding, by: SuppressedBy::Baseline, reason: None });
                }
                None => sifted.kept.push(finding),
            }
        }
        sifted.stale = self.stale(&known, scope);
        let all = sifted.kept.len();
        sifted.kept.retain(|finding| choice.takes(finding));
        sifted.left_out = (all - sifted.kept.len()) as u64;
        sifted.suppressed.retain(|suppressed| choice.takes(&suppressed.finding));
        sifted.suppressed.sort_by(|one, other| {
            let key = |of: &Suppressed| (of.finding.path.clone(), of.finding.line, of.finding.column, of.finding.rule);
            key(one).cmp(&key(other))
        });
        sifted
    }

    /// Returns what `left` says nobody found, as far as this run could have found it.
    fn stale(&self, left: &BTreeMap<&str, u64>, scope: &Scope<'_>) -> Vec<BaselineEntry> {
        let was_looked_at = |entry: &BaselineEntry| match entry.path.as_deref() {
            Some(path) if scope.files.contains(path) => scope.breadth == Breadth::Whole,
            Some(path) => (scope.is_gone)(path),
            None => scope.breadth == Breadth::Whole,
        };
        let entries = self.baseline.iter().flat_map(|baseline| baseline.entries());
        let ours = entries.filter(|entry| scope.rules.iter().any(|rule| rule.name == entry.rule));
        let unmatched = ours.filter_map(|entry| {
            let count = left.get(entry.fingerprint.as_str()).copied().filter(|count| *count > 0)?;
            was_looked_at(entry).then(|| BaselineEntry { count, ..entry.clone() })
        });
        let mut stale: Vec<BaselineEntry> = unmatched.collect();
        stale.sort_by(|one, other| (&one.path, &one.rule, &one.symbol).cmp(&(&other.path, &other.rule, &other.symbol)));
        stale
    }
}

/// Which rules count where, and how sure they must be.
struct Choice<'a> {
    rules: &'a [&'static Rule],
    select: &'a [String],
    ignore: Vec<&'a [String]>,
    min_confidence: Option<Confidence>,
    per_path: Vec<(Glob, &'a [String])>,
}

impl<'a> Choice<'a> {
    fn new(triage: &'a Triage, gate: &'a Gate, rules: &'a [&'static Rule]) -> Self {
        let (select, ignore) = if triage.select.is_empty() {
            (gate.select.as_slice(), vec![gate.ignore.as_slice(), triage.ignore.as_slice()])
        } else {
            (triage.select.as_slice(), vec![triage.ignore.as_slice()])
        };
        // The family has checked its globs; one that is none would match nothing.
        let per_path =
            gate.per_path_ignores.iter().filter_map(|(glob, words)| Some((Glob::new(glob).ok()?, &words[..])));
        let min_confidence = triage.min_confidence.or(gate.min_confidence);
        Self { rules, select, ignore, min_confidence, per_path: per_path.collect() }
    }

    fn takes(&self, finding: &Finding) -> bool {
        let rule = self.rules.iter().find(|rule| rule.name == finding.rule);
        let names = |words: &[String]| rule.is_some_and(|rule| words.iter().any(|word| rule.is_chosen_by(word)));
        let path = finding.path.as_deref();
        (self.select.is_empty() || names(self.select))
            && !self.ignore.iter().any(|words| names(words))
            && self.min_confidence.is_none_or(|least| finding.confidence >= least)
            && !self.per_path.iter().any(|(glob, words)| path.is_some_and(|path| glob.matches(path)) && names(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    static CACHE: Rule = Rule { name: "cache", code: "ML203", severity: Severity::High, summary: "", doc: "" };
    static TABLE: Rule = Rule { name: "table", code: "ML103", severity: Severity::High, summary: "", doc: "" };
    static RULES: &[&Rule] = &[&CACHE, &TABLE];

    fn finding(rule: &Rule, path: &str, confidence: Confidence) -> Finding {
        let finding = Finding::of(rule, Severity::High, confidence, "m");
        Finding { path: Some(path.to_owned()), ..finding }.fingerprinted(path, "x = {}")
    }

    fn sift(triage: &Triage, gate: &Gate, breadth: Breadth) -> Sifted {
        let findings = vec![
            finding(&CACHE, "a.py", Confidence::High),
            finding(&TABLE, "a.py", Confidence::Low),
            finding(&TABLE, "old/b.py", Confidence::High),
            finding(&TABLE, "old/b.py", Confidence::High),
        ];
        let files = BTreeSet::from(["a.py", "old/b.py", "clean.py"]);
        let scope = Scope { rules: RULES, files, breadth, is_gone: &|path| path == "gone.py" };
        triage.sift(gate, findings, Vec::new(), &scope)
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn kept(triage: &Triage, gate: &Gate) -> usize {
        sift(triage, gate, Breadth::Whole).kept.len()
    }

    #[test]
    fn flags_select_instead_of_the_table_and_ignore_besides_it() {
        let gate = Gate { ignore: words(&["cache"]), ..Gate::default() };
        let select = |word| Triage { select: words(&[word]), ..Triage::default() };
        let ignore = |word| Triage { ignore: words(&[word]), ..Triage::default() };
        assert_eq!(kept(&Triage::default(), &Gate::default()), 4);
        assert_eq!(kept(&Triage::default(), &gate), 3);
        assert_eq!(kept(&select("ML2"), &gate), 1);
        assert_eq!(kept(&select("ml"), &gate), 4);
        assert_eq!(kept(&ignore("ML103"), &gate), 0);
        assert_eq!(kept(&ignore("ML103"), &Gate::default()), 1);
    }

    #[test]
    fn confidence_and_paths_narrow_it_down() {
        let sure = Triage { min_confidence: Some(Confidence::Medium), ..Triage::default() };
        assert_eq!(kept(&sure, &Gate::default()), 3);
        let per_path_ignores = BTreeMap::from([("old/**".to_owned(), words(&["table"]))]);
        assert_eq!(kept(&sure, &Gate { per_path_ignores, ..Gate::default() }), 1);
    }

    fn baseline(entries: &[(&Rule, &str, u64)]) -> Triage {
        let mut baseline = Baseline::default();
        for (rule, path, count) in entries {
            let entry = BaselineEntry::from(&finding(rule, path, Confidence::High));
            baseline.add(BaselineEntry { count: *count, ..entry });
        }
        Triage { baseline: Some(Arc::new(baseline)), ..Triage::default() }
    }

    #[test]
    fn the_baseline_knows_as_many_as_it_counts() {
        let sifted = sift(&baseline(&[(&TABLE, "old/b.py", 1)]), &Gate::default(), Breadth::Whole);
        assert_eq!((sifted.kept.len(), sifted.suppressed.len(), sifted.stale.len()), (3, 1, 0));
        assert_eq!(sifted.asides(), ["1 in the baseline"]);
        let sifted = sift(&baseline(&[(&TABLE, "old/b.py", 3)]), &Gate::default(), Breadth::Whole);
        assert_eq!((sifted.suppressed.len(), sifted.stale[0].count), (2, 1));
    }

    #[test]
    fn what_was_there_before_is_taken_out_as_often_as_it_was_there() {
        let found = |path| Finding {
            symbol: Some("Hub.jobs".to_owned()),
            source_line: Some("x = {}".to_owned()),
            ..finding(&TABLE, path, Confidence::High)
        };
        let mut findings = vec![found("a.py"), found("a.py"), found("new/place.py"), found("other.py")];
        let earlier = [found("a.py"), found("old/place.py"), found("still.py")];
        let known = take_known(&mut findings, &earlier, &|path| path == "old/place.py");
        let paths = |findings: &[Finding]| findings.iter().filter_map(|each| each.path.clone()).collect::<Vec<_>>();
        // The second of a.py is new; one of the moved ones is known, whichever comes first.
        assert_eq!(known.len(), 2);
        assert_eq!(paths(&findings), ["new/place.py", "other.py"]);
    }

    #[test]
    fn only_what_was_looked_at_can_be_stale() {
        let foreign = Rule { name: "foreign", ..CACHE };
        let entries =
            [(&TABLE, "clean.py", 1), (&TABLE, "gone.py", 1), (&TABLE, "elsewhere.py", 1), (&foreign, "a.py", 1)];
        let stale = |triage: &Triage, breadth| {
            let sifted = sift(triage, &Gate::default(), breadth);
            sifted.stale.into_iter().filter_map(|entry| entry.path).collect::<Vec<_>>()
        };
        assert_eq!(stale(&baseline(&entries), Breadth::Whole), ["clean.py", "gone.py"]);
        assert_eq!(stale(&baseline(&entries), Breadth::Part), ["gone.py"]);
        // What is found but not selected is still there.
        let ignoring = Triage { ignore: words(&["ML"]), ..baseline(&[(&CACHE, "a.py", 1)]) };
        assert_eq!(stale(&ignoring, Breadth::Whole), Vec::<String>::new());
    }
}
