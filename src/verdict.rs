//! What a run comes to. The dispatcher and `skep check` make verdicts with [`judge`], nobody else.

use skep_kit::{Checked, Exit, FailOn, Outcome, Problem, Report, Severity, Threshold};

/// How strictly the user wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Policy {
    /// `--fail-on`, where it was given.
    pub fail_on: Option<FailOn>,
    /// `--exit-zero`.
    pub exit_zero: bool,
    /// `--strict`.
    pub strict: bool,
}

/// What makes a check fail, by who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Limit {
    /// `--fail-on`.
    Flag(FailOn),
    /// A file or a variable.
    Config(Threshold),
    /// Nobody: the verb's own.
    Verb(FailOn),
}

impl Limit {
    const fn fail_on(&self) -> FailOn {
        match self {
            Self::Flag(fail_on) | Self::Verb(fail_on) => *fail_on,
            Self::Config(threshold) => threshold.fail_on,
        }
    }

    /// Returns the verdict's reason where nothing can make it fail, though there is something that could have.
    fn waives(&self) -> String {
        match self {
            Self::Verb(_) => "a census never fails without --fail-on".to_owned(),
            Self::Flag(_) | Self::Config(_) => format!("nothing fails with {self}"),
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flag(fail_on) | Self::Verb(fail_on) => write!(f, "--fail-on {fail_on}"),
            Self::Config(threshold) => f.write_str(&threshold.said),
        }
    }
}

/// An exit code and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The exit.
    pub exit: Exit,
    /// The clause behind `exit 1:`; empty where there is nothing to say.
    pub reason: String,
    /// What the user must be told as an error.
    pub problem: Option<Problem>,
}

impl Verdict {
    fn new(exit: Exit, reason: impl Into<String>) -> Self {
        Self { exit, reason: reason.into(), problem: None }
    }

    /// Returns the verdict on a run that ended in an error.
    pub(crate) fn failed(exit: Exit, problem: Problem) -> Self {
        Self { exit, reason: problem.message.clone(), problem: Some(problem) }
    }
}

/// Decides. `limit` is what holds for this verb where the policy does not say. 1 beats 3: a known outage must not hide
/// behind "could not check".
pub(crate) fn judge(report: &Report, limit: Limit, policy: Policy) -> Verdict {
    // A file that could not be read is no failure by itself, but not all was checked either.
    let whole = report.complete && report.errors.is_empty();
    decide(&report.outcome, whole, &policy.fail_on.map_or(limit, Limit::Flag), policy)
}

fn decide(outcome: &Outcome, whole: bool, limit: &Limit, policy: Policy) -> Verdict {
    if let Checked::Nothing(problem) = &outcome.checked {
        return Verdict::failed(Exit::Unavailable, (**problem).clone());
    }
    let threshold = match limit.fail_on() {
        FailOn::At(severity) => Some(severity),
        FailOn::Never => None,
    };
    let bad = threshold.map_or(0, |severity| outcome.tally.at_or_above(severity));
    if bad > 0 && !policy.exit_zero {
        return Verdict::new(Exit::Violated, format!("{bad} at or above {limit}"));
    }
    if !whole && policy.strict {
        let problem = Problem::new("partial", "not all could be checked, and --strict was given")
            .hint("the errors say what is missing; leave --strict out to accept a partial answer");
        return Verdict::failed(Exit::Unavailable, problem);
    }
    if bad > 0 {
        return Verdict::new(Exit::Clean, format!("{bad} at or above {limit}, waived by --exit-zero"));
    }
    let any = outcome.tally.at_or_above(Severity::Low) > 0;
    let reason = match threshold {
        Some(_) if matches!(outcome.checked, Checked::NotAsked) => String::new(),
        Some(_) => format!("nothing at or above {limit}"),
        None if any => limit.waives(),
        None => String::new(),
    };
    Verdict::new(Exit::Clean, reason)
}

/// Returns what several parts come to together: violated beats all, then a bug, a wrong question and no answer.
pub(crate) fn together(exits: impl IntoIterator<Item = Exit>) -> Exit {
    const ORDER: [Exit; 4] = [Exit::Violated, Exit::Bug, Exit::Usage, Exit::Unavailable];
    let exits: Vec<Exit> = exits.into_iter().collect();
    ORDER.into_iter().find(|exit| exits.contains(exit)).unwrap_or(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use skep_kit::{Amount, Tally};

    use super::*;

    fn outcome(severities: &[Severity]) -> Outcome {
        let tally: Tally = severities.iter().copied().collect();
        Outcome::checked([Amount { count: 1, one: "file", many: "files" }], tally)
    }

    const HIGH: &Limit = &Limit::Verb(FailOn::At(Severity::High));

    fn configured(fail_on: FailOn) -> Limit {
        Limit::Config(Threshold { fail_on, said: format!("fail_on = \"{fail_on}\" in skep.toml") })
    }

    #[test]
    fn the_threshold_decides() {
        let medium = outcome(&[Severity::Medium]);
        let exit = |outcome: &Outcome, limit: &Limit| decide(outcome, true, limit, Policy::default()).exit;
        assert_eq!(exit(&medium, HIGH), Exit::Clean);
        assert_eq!(exit(&medium, &configured(FailOn::At(Severity::Medium))), Exit::Violated);
        assert_eq!(exit(&outcome(&[Severity::High]), &Limit::Verb(FailOn::Never)), Exit::Clean);
    }

    #[test]
    fn the_reason_names_who_set_the_limit() {
        let high = outcome(&[Severity::High]);
        let reason = |outcome: &Outcome, limit: &Limit| decide(outcome, true, limit, Policy::default()).reason;
        assert_eq!(reason(&high, HIGH), "1 at or above --fail-on high");
        let medium = configured(FailOn::At(Severity::Medium));
        assert_eq!(reason(&high, &medium), "1 at or above fail_on = \"medium\" in skep.toml");
        assert_eq!(reason(&outcome(&[]), &medium), "nothing at or above fail_on = \"medium\" in skep.toml");
        assert_eq!(reason(&high, &configured(FailOn::Never)), "nothing fails with fail_on = \"never\" in skep.toml");
        assert_eq!(reason(&high, &Limit::Verb(FailOn::Never)), "a census never fails without --fail-on");
        assert_eq!(reason(&outcome(&[]), &Limit::Verb(FailOn::Never)), "");
    }

    #[test]
    fn violated_beats_partial() {
        let strict = Policy { strict: true, ..Policy::default() };
        assert_eq!(decide(&outcome(&[Severity::High]), false, HIGH, strict).exit, Exit::Violated);
        assert_eq!(decide(&outcome(&[]), false, HIGH, strict).exit, Exit::Unavailable);
        assert_eq!(decide(&outcome(&[]), false, HIGH, Policy::default()).exit, Exit::Clean);
    }

    #[test]
    fn exit_zero_waives_findings_and_nothing_else() {
        let zero = Policy { exit_zero: true, strict: true, ..Policy::default() };
        assert_eq!(decide(&outcome(&[Severity::High]), true, HIGH, zero).exit, Exit::Clean);
        assert_eq!(decide(&outcome(&[Severity::High]), false, HIGH, zero).exit, Exit::Unavailable);
        let nothing = Outcome::nothing(Problem::new("nothing-to-check", "nothing to check"));
        assert_eq!(decide(&nothing, true, HIGH, zero).exit, Exit::Unavailable);
    }

    #[test]
    fn parts_come_to_the_worst_known() {
        assert_eq!(together([Exit::Clean, Exit::Unavailable, Exit::Violated]), Exit::Violated);
        assert_eq!(together([Exit::Clean, Exit::Unavailable]), Exit::Unavailable);
        assert_eq!(together([]), Exit::Clean);
    }
}
