//! The rounds before this one, as the store has them. There is no other memory.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::heartbeat::Beat;

/// What is known of the rounds before this one.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// How each service answered, by its name.
    pub histories: BTreeMap<String, History>,
    /// What each job reported, by its name, oldest first.
    pub beats: BTreeMap<String, Vec<Beat>>,
}

/// How a service answered in the rounds before this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct History {
    /// How often in a row it has failed, up to the last round.
    pub failures: u64,
    /// How often in a row it has answered, up to the last round.
    pub successes: u64,
    /// When it last answered.
    pub last_ok: Option<Timestamp>,
    /// Since when it has been as it was in the last round.
    pub since: Option<Timestamp>,
    /// Whether it is known to have been otherwise before that.
    pub changed: bool,
}

impl History {
    /// Makes it of samples, oldest first: when, and whether the service answered.
    #[must_use]
    pub fn of(samples: impl IntoIterator<Item = (Timestamp, bool)>) -> Self {
        let mut history = Self::default();
        for (at, answered) in samples {
            history.add(at, answered);
        }
        history
    }

    /// Adds the sample of a later round.
    pub fn add(&mut self, at: Timestamp, answered: bool) {
        let is_change = self.was_up() != Some(answered);
        self.changed |= is_change && self.since.is_some();
        if is_change {
            self.since = Some(at);
        }
        if answered {
            (self.failures, self.successes, self.last_ok) = (0, self.successes + 1, Some(at));
        } else {
            (self.failures, self.successes) = (self.failures + 1, 0);
        }
    }

    /// Tells how it was in the last round; none where none is known.
    #[must_use]
    pub const fn was_up(&self) -> Option<bool> {
        match (self.failures, self.successes) {
            (0, 0) => None,
            (0, _) => Some(true),
            (_, _) => Some(false),
        }
    }

    /// Returns how many rounds more it has to answer after one in which it does, until it counts as up again; none
    /// where it does now.
    #[must_use]
    pub(crate) fn successes_to_come(&self, needed: u32) -> Option<u64> {
        let was_down = self.failures > 0 || (self.successes > 0 && self.changed);
        Some(u64::from(needed).saturating_sub(self.successes + 1)).filter(|left| *left > 0 && was_down)
    }
}
