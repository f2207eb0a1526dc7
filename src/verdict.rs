//! What a run comes to. The dispatcher and `skep check` make verdicts with [`judge`], nobody else.

use clap::ValueEnum;
use skep_kit::{Budgets, Checked, Exit, FailOn, Outcome, Problem, Report, Severity, Tally};

use crate::limits::Limits;

/// How strictly the user wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Policy {
    /// `--fail-on`, where it was given.
    pub fail_on: Option<FailOn>,
    /// `--max`.
    pub max: Budgets,
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
    /// The mildest severity of what violated; `None` where `worst` is.
    pub mildest: Option<Severity>,
}

impl Verdict {
    fn new(exit: Exit, reason: impl Into<String>) -> Self {
        Self { exit, reason: reason.into(), problem: None, worst: None, mildest: None }
    }

    fn violated(limits: &Limits, tally: &Tally, reason: String) -> Self {
        let mut beyond = limits.beyond(tally);
        let mildest = beyond.next();
        Self { mildest, worst: beyond.last().or(mildest), ..Self::new(Exit::Violated, reason) }
    }

    /// Returns the verdict on a question that cannot fail.
    pub(crate) fn answered() -> Self {
        Self::new(Exit::Clean, "")
    }

    /// Returns the verdict on a run that ended in an error.
    pub(crate) fn failed(exit: Exit, problem: Problem) -> Self {
        Self { exit, reason: problem.message.clone(), problem: Some(problem), worst: None, mildest: None }
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

/// Decides. `limits` are what holds for this verb where the policy does not say. 1 beats 3: a known outage must not hide
/// behind "could not check".
pub(crate) fn judge(report: &Report, limits: Limits, policy: Policy) -> Verdict {
    // A file that could not be read is no failure by itself, but not all was checked either.
    let whole = report.complete && report.errors.is_empty();
    decide(&report.outcome, whole, limits, policy)
}

fn decide(outcome: &Outcome, whole: bool, limits: Limits, policy: Policy) -> Verdict {
    if let Checked::Nothing(problem) = &outcome.checked {
        return Verdict::failed(Exit::Unavailable, (**problem).clone());
    }
    let limits = limits.under(policy);
    let broken = limits.broken_by(&outcome.tally).join("; ");
    if !broken.is_empty() && !policy.exit_zero {
        return Verdict::violated(&limits, &outcome.tally, broken);
    }
    if let Some(problem) = &outcome.unknown {
        return Verdict::failed(Exit::Unavailable, (**problem).clone());
    }
    if !whole && policy.strict {
        let problem = Problem::new("partial", "not all could be checked, and --strict was given")
            .hint("the errors say what is missing; leave --strict out to accept a partial answer");
        return Verdict::failed(Exit::Unavailable, problem);
    }
    if !broken.is_empty() {
        return Verdict::new(Exit::Clean, format!("{broken}, waived by --exit-zero"));
    }
    if matches!(outcome.checked, Checked::NotAsked) {
        return Verdict::new(Exit::Clean, "");
    }
    let kept = limits.kept(&outcome.tally);
    let any = outcome.tally.at_or_above(Severity::Low) > 0;
    Verdict::new(Exit::Clean, if kept.is_empty() && any { limits.waives() } else { kept.join("; ") })
}

/// Returns the verdict on budgets of the command line over all parts together, where they are burnt only together.
pub(crate) fn judge_sum(tally: &Tally, policy: Policy) -> Option<Verdict> {
    let limits = Limits::of_flags(policy);
    let broken = limits.broken_by(tally).join("; ");
    (!broken.is_empty() && !policy.exit_zero).then(|| Verdict::violated(&limits, tally, broken))
}

/// Returns what several parts come to together: violated beats all, then a bug, a wrong question and no answer.
pub(crate) fn together(exits: impl IntoIterator<Item = Exit>) -> Exit {
    const ORDER: [Exit; 4] = [Exit::Violated, Exit::Bug, Exit::Usage, Exit::Unavailable];
    let exits: Vec<Exit> = exits.into_iter().collect();
    ORDER.into_iter().find(|exit| exits.contains(exit)).unwrap_or(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use skep_kit::{Amount, Config, Format, Verb, schema_of};

    use super::*;

    fn outcome(severities: &[Severity]) -> Outcome {
        let tally: Tally = severities.iter().copied().collect();
        Outcome::checked([Amount { count: 1, one: "file", many: "files" }], tally)
    }

    /// Returns what holds for a verb that fails at `fail_on`, which nobody configures.
    fn limits(fail_on: FailOn) -> Limits {
        let verb = Verb {
            id: "hive.gate",
            version: 1,
            question: "",
            examples: &[],
            fail_on,
            formats: Format::BASE,
            schema: schema_of::<()>,
        };
        Limits::of(&verb, &Config::default())
    }

    fn high() -> Limits {
        limits(FailOn::At(Severity::High))
    }

    #[test]
    fn the_threshold_decides() {
        let medium = outcome(&[Severity::Medium]);
        let exit = |outcome: &Outcome, fail_on| decide(outcome, true, limits(fail_on), Policy::default()).exit;
        assert_eq!(exit(&medium, FailOn::At(Severity::High)), Exit::Clean);
        assert_eq!(exit(&medium, FailOn::At(Severity::Medium)), Exit::Violated);
        assert_eq!(exit(&outcome(&[Severity::High]), FailOn::Never), Exit::Clean);
    }

    #[test]
    fn why_nothing_fails_is_said_where_something_could_have() {
        let reason = |outcome: &Outcome, fail_on| decide(outcome, true, limits(fail_on), Policy::default()).reason;
        let found = outcome(&[Severity::High]);
        assert_eq!(reason(&found, FailOn::Never), "a census never fails without --fail-on");
        assert_eq!(reason(&outcome(&[]), FailOn::Never), "");
        assert_eq!(reason(&outcome(&[]), FailOn::At(Severity::High)), "nothing at or above --fail-on high");
        assert_eq!(reason(&Outcome::answered(), FailOn::At(Severity::High)), "");
    }

    #[test]
    fn a_budget_takes_the_place_of_the_threshold_for_its_severity() {
        let max = |words: &[&str]| words.iter().map(|word| word.parse::<skep_kit::Budget>().unwrap()).collect();
        let judged = |severities: &[Severity], fail_on, words: &[&str]| {
            let policy = Policy { fail_on: Some(fail_on), max: max(words), ..Policy::default() };
            let verdict = decide(&outcome(severities), true, high(), policy);
            (verdict.exit.code(), verdict.reason)
        };
        let (medium, high) = (Severity::Medium, Severity::High);
        let reason = |code, reason: &str| (code, reason.to_owned());
        assert_eq!(judged(&[medium; 6], FailOn::At(high), &["medium=4"]), reason(1, "6 medium, --max medium=4"));
        let within = reason(0, "nothing at or above --fail-on high; 4 medium within --max medium=4");
        assert_eq!(judged(&[medium; 4], FailOn::At(high), &["medium=4"]), within);
        assert_eq!(judged(&[medium; 4], FailOn::At(medium), &["medium=4"]).0, 0);
        assert_eq!(judged(&[high], FailOn::At(medium), &["medium=4"]), reason(1, "1 at or above --fail-on medium"));
        assert_eq!(judged(&[high], FailOn::At(medium), &["high=1"]).0, 0);
        assert_eq!(judged(&[medium], FailOn::Never, &["medium=0"]), reason(1, "1 medium, --max medium=0"));
        let both = judged(&[high, medium, medium], FailOn::At(high), &["medium=1"]);
        assert_eq!(both, reason(1, "1 at or above --fail-on high; 2 medium, --max medium=1"));
    }

    #[test]
    fn a_budget_of_the_command_line_is_for_all_parts_together() {
        let max = ["medium=2".parse::<skep_kit::Budget>().unwrap()].into_iter().collect();
        let policy = Policy { max, ..Policy::default() };
        let sum = |count, policy| judge_sum(&outcome(&vec![Severity::Medium; count]).tally, policy);
        assert_eq!(sum(2, policy), None);
        assert_eq!(sum(3, policy).map(|verdict| verdict.reason), Some("3 medium, --max medium=2".to_owned()));
        assert_eq!(sum(3, Policy { exit_zero: true, ..policy }), None);
    }

    #[test]
    fn violated_beats_partial() {
        let strict = Policy { strict: true, ..Policy::default() };
        assert_eq!(decide(&outcome(&[Severity::High]), false, high(), strict).exit, Exit::Violated);
        assert_eq!(decide(&outcome(&[]), false, high(), strict).exit, Exit::Unavailable);
        assert_eq!(decide(&outcome(&[]), false, high(), Policy::default()).exit, Exit::Clean);
    }

    #[test]
    fn what_nobody_can_tell_is_no_pass() {
        let unknown = |severities: &[Severity]| {
            let outcome = outcome(severities).with_unknown(Problem::new("unknown", "cannot tell"));
            decide(&outcome, true, high(), Policy::default()).exit
        };
        assert_eq!(unknown(&[]), Exit::Unavailable);
        assert_eq!(unknown(&[Severity::High]), Exit::Violated);
    }

    #[test]
    fn exit_zero_waives_findings_and_nothing_else() {
        let zero = Policy { exit_zero: true, strict: true, ..Policy::default() };
        assert_eq!(decide(&outcome(&[Severity::High]), true, high(), zero).exit, Exit::Clean);
        assert_eq!(decide(&outcome(&[Severity::High]), false, high(), zero).exit, Exit::Unavailable);
        let nothing = Outcome::nothing(Problem::new("nothing-to-check", "nothing to check"));
        assert_eq!(decide(&nothing, true, high(), zero).exit, Exit::Unavailable);
    }

    #[test]
    fn plugins_tell_how_bad_it_is() {
        let state = |severities: &[Severity]| {
            let verdict = decide(&outcome(severities), true, limits(FailOn::At(Severity::Low)), Policy::default());
            (verdict.state().as_str(), verdict.code(ExitStyle::Nagios), verdict.code(ExitStyle::Skep))
        };
        assert_eq!(state(&[]), ("OK", 0, 0));
        assert_eq!(state(&[Severity::Low]), ("WARNING", 1, 1));
        assert_eq!(state(&[Severity::Medium, Severity::Low]), ("WARNING", 1, 1));
        assert_eq!(state(&[Severity::Medium, Severity::High]), ("CRITICAL", 2, 1));
        let below = decide(&outcome(&[Severity::Medium]), true, high(), Policy::default());
        assert_eq!(below.state(), PluginState::Ok, "what is below --fail-on does not count");
        for exit in [Exit::Usage, Exit::Unavailable, Exit::Bug, Exit::Interrupted, Exit::Terminated] {
            assert_eq!(Verdict::failed(exit, Problem::new("x", "x")).code(ExitStyle::Nagios), 3, "{exit:?}");
        }
    }

    #[test]
    fn an_answer_that_nobody_got_is_no_pass() {
        let problem = || Problem::new("cannot-write", "cannot write `x`");
        assert_eq!(Verdict::answered().unwritten(problem()).exit, Exit::Unavailable);
        let violated = decide(&outcome(&[Severity::High]), true, high(), Policy::default());
        assert_eq!(violated.unwritten(problem()), violated);
    }

    #[test]
    fn parts_come_to_the_worst_known() {
        assert_eq!(together([Exit::Clean, Exit::Unavailable, Exit::Violated]), Exit::Violated);
        assert_eq!(together([Exit::Clean, Exit::Unavailable]), Exit::Unavailable);
        assert_eq!(together([]), Exit::Clean);
    }
}
