//! What a report checked and how bad it was. Dispatch alone makes an exit code of it.

use crate::{Problem, Severity};

/// A number of things, with the word for one and for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub count: u64,
    /// The word for one.
    pub one: &'static str,
    /// The word for any other number.
    pub many: &'static str,
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.count, if self.count == 1 { self.one } else { self.many })
    }
}

/// How many violations of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    counts: [u64; 3],
}

impl Tally {
    /// Counts one more of `severity`.
    pub fn add(&mut self, severity: Severity) {
        self.counts[severity as usize] += 1;
    }

    /// Returns how many of exactly `severity` there are.
    #[must_use]
    pub fn of(&self, severity: Severity) -> u64 {
        self.counts[severity as usize]
    }

    /// Returns how many of `severity` or worse there are.
    #[must_use]
    pub fn at_or_above(&self, severity: Severity) -> u64 {
        self.counts.iter().skip(severity as usize).sum()
    }

    /// Returns the worst severity that there is one of.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        Severity::ALL.into_iter().rev().find(|severity| self.of(*severity) > 0)
    }

    /// Adds another tally to this one.
    pub fn merge(&mut self, other: &Self) {
        for (mine, others) in self.counts.iter_mut().zip(other.counts) {
            *mine += others;
        }
    }
}

impl FromIterator<Severity> for Tally {
    fn from_iter<I: IntoIterator<Item = Severity>>(severities: I) -> Self {
        let mut tally = Self::default();
        severities.into_iter().for_each(|severity| tally.add(severity));
        tally
    }
}

/// What was looked at. Nothing is not a pass: it carries the problem that the user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// There was something, and this is how much.
    Some(Vec<Amount>),
    /// There was nothing to check.
    Nothing(Box<Problem>),
    /// The question was none that can fail: a list, an explanation.
    NotAsked,
}

/// What was checked, how bad it was, and what else is worth a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was looked at.
    pub checked: Checked,
    /// How bad it was.
    pub tally: Tally,
    /// Something that was to be checked and of which nobody can say how it is: no pass, unless something else is known
    /// to be bad.
    pub unknown: Option<Box<Problem>>,
    /// Clauses for the summary line, such as "9 more containers proved bounded".
    pub asides: Vec<String>,
    /// The commands that help from here.
    pub next: Vec<String>,
}

impl Outcome {
    /// Creates the outcome of a check that looked at `amounts`.
    #[must_use]
    pub fn checked(amounts: impl IntoIterator<Item = Amount>, tally: Tally) -> Self {
        Self {
            checked: Checked::Some(amounts.into_iter().collect()),
            tally,
            unknown: None,
            asides: Vec::new(),
            next: Vec::new(),
        }
    }

    /// Creates the outcome of a check that found nothing to look at.
    #[must_use]
    pub fn nothing(problem: Problem) -> Self {
        let checked = Checked::Nothing(Box::new(problem));
        Self { checked, tally: Tally::default(), unknown: None, asides: Vec::new(), next: Vec::new() }
    }

    /// Creates the outcome of a question that cannot fail.
    #[must_use]
    pub fn answered() -> Self {
        Self {
            checked: Checked::NotAsked,
            tally: Tally::default(),
            unknown: None,
            asides: Vec::new(),
            next: Vec::new(),
        }
    }

    /// Says that something was to be checked and could not be.
    #[must_use]
    pub fn with_unknown(mut self, problem: Problem) -> Self {
        self.unknown = Some(Box::new(problem));
        self
    }

    /// Adds a clause to the summary line.
    #[must_use]
    pub fn aside(mut self, clause: impl Into<String>) -> Self {
        self.asides.push(clause.into());
        self
    }

    /// Names a command that helps from here.
    #[must_use]
    pub fn next(mut self, command: impl Into<String>) -> Self {
        self.next.push(command.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tally_counts_upwards() {
        let tally: Tally = [Severity::Low, Severity::High, Severity::High].into_iter().collect();
        assert_eq!(tally.at_or_above(Severity::Low), 3);
        assert_eq!(tally.at_or_above(Severity::Medium), 2);
        assert_eq!(tally.of(Severity::Medium), 0);
        assert_eq!((tally.worst(), Tally::default().worst()), (Some(Severity::High), None));
    }

    #[test]
    fn one_is_not_many() {
        let files = |count| Amount { count, one: "file", many: "files" }.to_string();
        assert_eq!((files(1), files(0)), ("1 file".to_owned(), "0 files".to_owned()));
    }
}
