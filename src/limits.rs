//! Where the line is drawn between what passes and what fails, and who drew it: a flag, the configuration, or nobody and so
//! the verb. What is beyond and what is within is said in the words in which the line was drawn, so that whoever wants to
//! move it knows where.

use std::collections::BTreeMap;
use std::fmt;

use skep_kit::{Config, FailOn, Severity, Stated, Tally, Verb};

use crate::verdict::Policy;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line<T> {
    at: T,
    by: Author,
}

/// Who drew a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Author {
    /// Nobody: it is the verb's own.
    Verb,
    /// A flag.
    Flag,
    /// A file or a variable, in its own words.
    Config(String),
}

impl<T> From<Stated<T>> for Line<T> {
    fn from(stated: Stated<T>) -> Self {
        Self { at: stated.value, by: Author::Config(stated.said) }
    }
}

impl fmt::Display for Line<FailOn> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.by {
            Author::Verb | Author::Flag => write!(f, "--fail-on {}", self.at),
            Author::Config(said) => f.write_str(said),
        }
    }
}

/// All lines of a run. A severity that has a budget is judged by it alone, whatever the threshold says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limits {
    threshold: Line<FailOn>,
    budgets: BTreeMap<Severity, Line<u64>>,
}

impl Limits {
    /// Returns what `config` says for `verb`. A verb that is no gate is made one by flags alone.
    pub(crate) fn of(verb: &Verb, config: &Config) -> Self {
        let own = Line { at: verb.fail_on, by: Author::Verb };
        match verb.fail_on {
            FailOn::Never => Self { threshold: own, budgets: BTreeMap::new() },
            FailOn::At(_) => {
                let gate = config.gate(verb.family());
                let budgets = gate.max.into_iter().map(|(severity, most)| (severity, most.into()));
                Self { threshold: gate.fail_on.map_or(own, Line::from), budgets: budgets.collect() }
            }
        }
    }

    /// Returns the budgets of the command line alone.
    pub(crate) fn of_flags(policy: Policy) -> Self {
        let nothing = Line { at: FailOn::Never, by: Author::Flag };
        Self { threshold: nothing, budgets: BTreeMap::new() }.under(Policy { fail_on: None, ..policy })
    }

    /// Returns them with what flags say over what they said.
    pub(crate) fn under(mut self, policy: Policy) -> Self {
        if let Some(at) = policy.fail_on {
            self.threshold = Line { at, by: Author::Flag };
        }
        let flags = Severity::ALL.into_iter().filter_map(|severity| Some((severity, policy.max.of(severity)?)));
        self.budgets.extend(flags.map(|(severity, at)| (severity, Line { at, by: Author::Flag })));
        self
    }

    /// Returns what is beyond them, as clauses.
    pub(crate) fn broken_by(&self, tally: &Tally) -> Vec<String> {
        let unbudgeted = Severity::ALL.into_iter().filter(|severity| !self.budgets.contains_key(severity));
        let bad: u64 = match self.threshold.at {
            FailOn::At(least) => {
                unbudgeted.filter(|severity| *severity >= least).map(|severity| tally.of(severity)).sum()
            }
            FailOn::Never => 0,
        };
        let threshold = (bad > 0).then(|| format!("{bad} at or above {}", self.threshold));
        let burnt = self.worst_first().filter(|(severity, budget)| tally.of(*severity) > budget.at);
        let burnt =
            burnt.map(|(severity, budget)| format!("{} {severity}, {}", tally.of(severity), said(severity, budget)));
        threshold.into_iter().chain(burnt).collect()
    }

    /// Returns the severities that are beyond them, mildest first.
    pub(crate) fn beyond(&self, tally: &Tally) -> impl Iterator<Item = Severity> {
        let is_beyond = |severity: &Severity| match (self.budgets.get(severity), self.threshold.at) {
            (Some(budget), _) => tally.of(*severity) > budget.at,
            (None, FailOn::At(least)) => *severity >= least && tally.of(*severity) > 0,
            (None, FailOn::Never) => false,
        };
        Severity::ALL.into_iter().filter(is_beyond)
    }

    /// Returns what was kept to, as clauses.
    pub(crate) fn kept(&self, tally: &Tally) -> Vec<String> {
        let threshold = match self.threshold.at {
            FailOn::At(_) => Some(format!("nothing at or above {}", self.threshold)),
            FailOn::Never => None,
        };
        let budgets = self
            .worst_first()
            .map(|(severity, budget)| format!("{} {severity} within {}", tally.of(severity), said(severity, budget)));
        threshold.into_iter().chain(budgets).collect()
    }

    /// Returns why nothing fails, where there is something that could have and no line at all.
    pub(crate) fn waives(&self) -> String {
        match self.threshold.by {
            Author::Verb => "a census never fails without --fail-on".to_owned(),
            Author::Flag | Author::Config(_) => format!("nothing fails with {}", self.threshold),
        }
    }

    fn worst_first(&self) -> impl Iterator<Item = (Severity, &Line<u64>)> {
        self.budgets.iter().rev().map(|(severity, budget)| (*severity, budget))
    }
}

fn said(severity: Severity, budget: &Line<u64>) -> String {
    match &budget.by {
        Author::Verb | Author::Flag => format!("--max {severity}={}", budget.at),
        Author::Config(said) => said.clone(),
    }
}

#[cfg(test)]
mod tests {
    use skep_kit::{Format, Gate, schema_of};

    use super::*;

    static GATE: Verb = Verb {
        id: "hive.gate",
        version: 1,
        question: "",
        examples: &[],
        fail_on: FailOn::At(Severity::High),
        formats: Format::BASE,
        schema: schema_of::<()>,
    };
    static CENSUS: Verb = Verb { id: "hive.census", fail_on: FailOn::Never, ..GATE };

    fn tally(severities: &[Severity]) -> Tally {
        severities.iter().copied().collect()
    }

    fn config(fail_on: Option<FailOn>, max: &[(Severity, u64)]) -> Config {
        let fail_on = fail_on.map(|value| Stated { value, said: format!("fail_on = \"{value}\" in skep.toml") });
        let stated = |severity, value| Stated { value, said: format!("max {severity} = {value} in skep.toml") };
        let max = max.iter().map(|(severity, most)| (*severity, stated(*severity, *most))).collect();
        let mut config = Config::default();
        config.insert("hive", Box::new(()), Gate { fail_on, max, ..Gate::default() });
        config
    }

    #[test]
    fn every_clause_names_who_drew_its_line() {
        let (medium, high) = (Severity::Medium, Severity::High);
        let found = tally(&[medium, medium, high]);
        let broken = |config: &Config| Limits::of(&GATE, config).broken_by(&found).join("; ");
        assert_eq!(broken(&Config::default()), "1 at or above --fail-on high");
        assert_eq!(broken(&config(Some(FailOn::At(medium)), &[])), "3 at or above fail_on = \"medium\" in skep.toml");
        let budgets = config(Some(FailOn::At(medium)), &[(medium, 1)]);
        assert_eq!(
            broken(&budgets),
            "1 at or above fail_on = \"medium\" in skep.toml; 2 medium, max medium = 1 in skep.toml"
        );
        let kept = Limits::of(&GATE, &budgets).kept(&tally(&[medium]));
        let expected =
            ["nothing at or above fail_on = \"medium\" in skep.toml", "1 medium within max medium = 1 in skep.toml"];
        assert_eq!(kept, expected);
    }

    #[test]
    fn flags_are_stronger_severity_by_severity() {
        let (medium, high) = (Severity::Medium, Severity::High);
        let budgets = config(Some(FailOn::Never), &[(medium, 1), (high, 0)]);
        let max = ["medium=2".parse::<skep_kit::Budget>().unwrap()].into_iter().collect();
        let limits = Limits::of(&GATE, &budgets).under(Policy { max, ..Policy::default() });
        let found = tally(&[medium, medium, high]);
        assert_eq!(limits.broken_by(&found), ["1 high, max high = 0 in skep.toml"]);
        assert_eq!(limits.beyond(&found).last(), Some(high));
        assert_eq!(limits.kept(&tally(&[]))[1], "0 medium within --max medium=2");
        let stricter = limits.under(Policy { fail_on: Some(FailOn::At(Severity::Low)), ..Policy::default() });
        assert_eq!(stricter.broken_by(&tally(&[Severity::Low])), ["1 at or above --fail-on low"]);
    }

    #[test]
    fn the_worst_beyond_a_budget_or_the_threshold_is_told() {
        let (low, medium, high) = (Severity::Low, Severity::Medium, Severity::High);
        let worst = |limits: &Config, found: &[Severity]| Limits::of(&GATE, limits).beyond(&tally(found)).last();
        let budgets = config(Some(FailOn::At(low)), &[(high, 1)]);
        assert_eq!(worst(&budgets, &[high, medium]), Some(medium));
        assert_eq!(worst(&budgets, &[high, high, medium]), Some(high));
        assert_eq!(worst(&budgets, &[high]), None);
        assert_eq!(worst(&Config::default(), &[medium]), None);
    }

    #[test]
    fn no_configuration_makes_a_gate_of_a_census() {
        let budgets = config(Some(FailOn::At(Severity::Low)), &[(Severity::High, 0)]);
        let census = Limits::of(&CENSUS, &budgets);
        let found = tally(&[Severity::High]);
        assert_eq!((census.broken_by(&found), census.kept(&found)), (Vec::new(), Vec::new()));
        assert_eq!(census.waives(), "a census never fails without --fail-on");
        let never = Limits::of(&GATE, &config(Some(FailOn::Never), &[]));
        assert_eq!(never.waives(), "nothing fails with fail_on = \"never\" in skep.toml");
        let flag = census.under(Policy { fail_on: Some(FailOn::Never), ..Policy::default() });
        assert_eq!(flag.waives(), "nothing fails with --fail-on never");
    }
}
