//! What a run comes to. The dispatcher and `skep check` make verdicts with [`judge`], nobody else.

use clap::ValueEnum;
use skep_kit::{Checked, Exit, FailOn, Outcome, Problem, Report, Severity};

/// How strictly the user wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Policy {
    /// `--fail-on`, where it was given.
    pub fail_on: Option<FailOn>,
    /// `--exit-zero`.
    pub exit_zero: bool,
    /// `--strict`.
    pub strict: bool,
    /// `--exit-style`.
    pub exit_style: ExitStyle,
}

/// Whose numbers a run ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ExitStyle {
    /// Those of skep, which tell why there is no answer.
    #[default]
    Skep,
    /// Those of monitoring plugins, which tell how bad it is.
    Nagios,
}

/// What a monitoring plugin says of a service, by its exit code.
///
/// Source: <https://www.monitoring-plugins.org/doc/guidelines.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PluginState {
    /// Nothing at or above `--fail-on`.
    Ok = 0,
    /// Violated, by what is medium at worst.
    Warning = 1,
    /// Violated, by what is high, or by what has no severity.
    Critical = 2,
    /// All else: no answer.
    Unknown = 3,
}

impl PluginState {
    /// Returns the word that the status line has.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
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
    /// The worst severity of what violated; `None` where nothing did, or where it has none.
    pub worst: Option<Severity>,
}

impl Verdict {
    fn new(exit: Exit, reason: impl Into<String>) -> Self {
        Self { exit, reason: reason.into(), problem: None, worst: None }
    }

    /// Returns the verdict on a question that cannot fail.
    pub(crate) fn answered() -> Self {
        Self::new(Exit::Clean, "")
    }

    /// Returns the verdict on a run that ended in an error.
    pub(crate) fn failed(exit: Exit, problem: Problem) -> Self {
        Self { exit, reason: problem.message.clone(), problem: Some(problem), worst: None }
    }

    /// Returns what it comes to where the answer could not be written: nobody was told, so it is no pass. What is known
    /// to be worse stays.
    pub(crate) fn unwritten(&self, problem: Problem) -> Self {
        if self.exit == Exit::Clean { Self::failed(Exit::Unavailable, problem) } else { self.clone() }
    }

    /// Returns the number that the shell sees.
    pub(crate) fn code(&self, style: ExitStyle) -> u8 {
        match style {
            ExitStyle::Skep => self.exit.code(),
            ExitStyle::Nagios => self.state() as u8,
        }
    }

    /// Returns what a monitoring plugin says of it.
    pub(crate) fn state(&self) -> PluginState {
        match (self.exit, self.worst) {
            (Exit::Clean, _) => PluginState::Ok,
            (Exit::Violated, Some(Severity::Low | Severity::Medium)) => PluginState::Warning,
            (Exit::Violated, Some(Severity::High) | None) => PluginState::Critical,
            (Exit::Usage | Exit::Unavailable | Exit::Bug | Exit::Interrupted | Exit::Terminated, _) => {
                PluginState::Unknown
            }
        }
    }
}

/// Decides. `fail_on` is what holds for this verb where the policy does not say. 1 beats 3: a known outage must not hide
/// behind "could not check".
pub(crate) fn judge(report: &Report, fail_on: FailOn, policy: Policy) -> Verdict {
    // A file that could not be read is no failure by itself, but not all was checked either.
    let whole = report.complete && report.errors.is_empty();
    decide(&report.outcome, whole, policy.fail_on.unwrap_or(fail_on), policy)
}

fn decide(outcome: &Outcome, whole: bool, fail_on: FailOn, policy: Policy) -> Verdict {
    if let Checked::Nothing(problem) = &outcome.checked {
        return Verdict::failed(Exit::Unavailable, (**problem).clone());
    }
    let threshold = match fail_on {
        FailOn::At(severity) => Some(severity),
        FailOn::Never => None,
    };
    let bad = threshold.map_or(0, |severity| outcome.tally.at_or_above(severity));
    if bad > 0 && !policy.exit_zero {
        let verdict = Verdict::new(Exit::Violated, format!("{bad} at or above --fail-on {fail_on}"));
        return Verdict { worst: outcome.tally.worst(), ..verdict };
    }
    if !whole && policy.strict {
        let problem = Problem::new("partial", "not all could be checked, and --strict was given")
            .hint("the errors say what is missing; leave --strict out to accept a partial answer");
        return Verdict::failed(Exit::Unavailable, problem);
    }
    if bad > 0 {
        return Verdict::new(Exit::Clean, format!("{bad} at or above --fail-on {fail_on}, waived by --exit-zero"));
    }
    let any = outcome.tally.at_or_above(Severity::Low) > 0;
    let reason = match threshold {
        Some(_) if matches!(outcome.checked, Checked::NotAsked) => String::new(),
        Some(severity) => format!("nothing at or above --fail-on {severity}"),
        None if any && policy.fail_on.is_none() => "a census never fails without --fail-on".to_owned(),
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

    const HIGH: FailOn = FailOn::At(Severity::High);

    #[test]
    fn the_threshold_decides() {
        let medium = outcome(&[Severity::Medium]);
        let with = |fail_on| Policy { fail_on, ..Policy::default() };
        assert_eq!(decide(&medium, true, HIGH, with(None)).exit, Exit::Clean);
        assert_eq!(decide(&medium, true, FailOn::At(Severity::Medium), with(None)).exit, Exit::Violated);
        assert_eq!(decide(&outcome(&[Severity::High]), true, FailOn::Never, with(None)).exit, Exit::Clean);
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
    fn plugins_tell_how_bad_it_is() {
        let low = FailOn::At(Severity::Low);
        let state = |severities: &[Severity]| {
            let verdict = decide(&outcome(severities), true, low, Policy::default());
            (verdict.state().as_str(), verdict.code(ExitStyle::Nagios), verdict.code(ExitStyle::Skep))
        };
        assert_eq!(state(&[]), ("OK", 0, 0));
        assert_eq!(state(&[Severity::Low]), ("WARNING", 1, 1));
        assert_eq!(state(&[Severity::Medium, Severity::Low]), ("WARNING", 1, 1));
        assert_eq!(state(&[Severity::Medium, Severity::High]), ("CRITICAL", 2, 1));
        let below = decide(&outcome(&[Severity::Medium]), true, HIGH, Policy::default());
        assert_eq!(below.state(), PluginState::Ok, "what is below --fail-on does not count");
        for exit in [Exit::Usage, Exit::Unavailable, Exit::Bug, Exit::Interrupted, Exit::Terminated] {
            assert_eq!(Verdict::failed(exit, Problem::new("x", "x")).code(ExitStyle::Nagios), 3, "{exit:?}");
        }
    }

    #[test]
    fn an_answer_that_nobody_got_is_no_pass() {
        let problem = || Problem::new("cannot-write", "cannot write `x`");
        assert_eq!(Verdict::answered().unwritten(problem()).exit, Exit::Unavailable);
        let violated = decide(&outcome(&[Severity::High]), true, HIGH, Policy::default());
        assert_eq!(violated.unwritten(problem()), violated);
    }

    #[test]
    fn parts_come_to_the_worst_known() {
        assert_eq!(together([Exit::Clean, Exit::Unavailable, Exit::Violated]), Exit::Violated);
        assert_eq!(together([Exit::Clean, Exit::Unavailable]), Exit::Unavailable);
        assert_eq!(together([]), Exit::Clean);
    }
}
