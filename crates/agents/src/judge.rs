//! What an agent is doing, by what it says and how long ago it said so.

use std::time::Duration;

use jiff::Timestamp;

use crate::fleet::{Dated, State};

/// An agent that was heard of within this time may be active.
pub const ACTIVE_WITHIN: Duration = Duration::from_secs(5 * 60);
/// An agent that was not heard of for longer is stale.
pub const STALE_AFTER: Duration = Duration::from_secs(30 * 60);
/// Clocks of machines that are kept in step differ by less.
const AHEAD: Duration = Duration::from_secs(60);

/// Words of a status and what they mean, in lower case. Of a sentence the first that stands here counts.
const WORDS: &[(&str, Says)] = &[
    ("active", Says::Works),
    ("working", Says::Works),
    ("busy", Says::Works),
    ("running", Says::Works),
    ("executing", Says::Works),
    ("processing", Says::Works),
    ("progress", Says::Works),
    ("started", Says::Works),
    ("starting", Says::Works),
    ("waiting", Says::Waits),
    ("blocked", Says::Waits),
    ("needs", Says::Waits),
    ("awaiting", Says::Waits),
    ("approval", Says::Waits),
    ("input", Says::Waits),
    ("idle", Says::Rests),
    ("standby", Says::Rests),
    ("ready", Says::Rests),
    ("rest", Says::Rests),
    ("paused", Says::Rests),
    ("inactive", Says::Rests),
    ("complete", Says::Rests),
    ("completed", Says::Rests),
    ("done", Says::Rests),
    ("finished", Says::Rests),
    ("end", Says::Rests),
    ("stopped", Says::Rests),
    ("offline", Says::Rests),
    ("error", Says::Fails),
    ("failed", Says::Fails),
    ("crashed", Says::Fails),
];

/// What an agent says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Works,
    Waits,
    Rests,
    Fails,
    /// Nothing, or nothing that is known here.
    Nothing,
}

impl Says {
    /// Returns what free text means.
    pub(crate) fn of(status: &str) -> Self {
        let lower = status.to_lowercase();
        let mut words = lower.split(|sign: char| !sign.is_alphanumeric());
        let meaning = |word: &str| WORDS.iter().find(|(known, _)| *known == word).map(|(_, says)| *says);
        words.find_map(meaning).unwrap_or(Self::Nothing)
    }
}

/// What is known of an agent.
pub(crate) struct Known<'a> {
    /// Its status in its own words.
    pub(crate) status: Option<&'a str>,
    /// When it was last heard of.
    pub(crate) last_seen: Option<Timestamp>,
    /// How that is known.
    pub(crate) dated: Dated,
    /// Why it is not known from the file's own words.
    pub(crate) undated: Option<String>,
}

/// Returns what the agent is doing, and the reason in words.
pub(crate) fn judge(known: &Known<'_>, now: Timestamp) -> (State, String) {
    let why_undated = || known.undated.clone().unwrap_or_else(|| "it does not say when it was written".to_owned());
    let Some(last_seen) = known.last_seen else { return (State::Unknown, why_undated()) };
    let Ok(age) = Duration::try_from(now.duration_since(last_seen)) else { return ahead(known, last_seen, now) };
    let said = known.status.map(|status| format!(" (`{}`)", shortened(status))).unwrap_or_default();
    let ago = ago(age);
    match known.dated {
        Dated::Modified if age > STALE_AFTER => {
            (State::Stale, format!("{}; its file was last changed {ago}{said}", why_undated()))
        }
        // A checkout changes every file; that says nothing of who wrote it.
        Dated::Modified => {
            (State::Unknown, format!("{}, and that its file was changed {ago} proves nothing", why_undated()))
        }
        Dated::Said | Dated::Assumed if age > STALE_AFTER => (State::Stale, format!("last heard of {ago}{said}")),
        Dated::Said | Dated::Assumed => recent(Says::of(known.status.unwrap_or_default()), age, &said),
    }
}

/// Judges an agent that was heard of not long ago.
fn recent(says: Says, age: Duration, said: &str) -> (State, String) {
    let ago = ago(age);
    match says {
        Says::Waits => (State::Waiting, format!("said {ago} that it waits{said}")),
        Says::Rests => (State::Idle, format!("said {ago} that it has nothing to do{said}")),
        Says::Fails => (State::Idle, format!("said {ago} that it failed{said}")),
        Says::Works | Says::Nothing if age <= ACTIVE_WITHIN => (State::Active, format!("heard of {ago}{said}")),
        Says::Works | Says::Nothing => (State::Idle, format!("last heard of {ago}{said}")),
    }
}

/// Judges an agent whose time lies ahead of ours.
fn ahead(known: &Known<'_>, last_seen: Timestamp, now: Timestamp) -> (State, String) {
    let by = Duration::try_from(last_seen.duration_since(now)).unwrap_or_default();
    let (by_words, said) =
        (length(by), known.status.map(|status| format!(" (`{}`)", shortened(status))).unwrap_or_default());
    match known.dated {
        Dated::Said | Dated::Assumed if by <= AHEAD => recent(Says::of(known.status.unwrap_or_default()), by, &said),
        Dated::Said => (State::Unknown, format!("its time lies {by_words} ahead of this machine's clock")),
        Dated::Assumed => {
            let why = "it names no zone, and another than the assumed one was meant";
            (State::Unknown, format!("its time lies {by_words} ahead of this machine's clock; perhaps {why}"))
        }
        Dated::Modified => (State::Unknown, format!("its file was changed {by_words} ahead of this machine's clock")),
    }
}

/// Returns the first words of a status; some are a page long.
pub(crate) fn shortened(status: &str) -> String {
    const LONGEST: usize = 48;
    let line = status.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

fn ago(age: Duration) -> String {
    if age < Duration::from_secs(1) { "just now".to_owned() } else { format!("{} ago", length(age)) }
}

/// Returns a length of time in its largest unit.
fn length(length: Duration) -> String {
    const UNITS: [(u64, &str); 4] = [(2 * 86_400, "days"), (2 * 3_600, "h"), (60, "min"), (0, "s")];
    const SIZES: [u64; 4] = [86_400, 3_600, 60, 1];
    let seconds = length.as_secs();
    let index = UNITS.iter().position(|(from, _)| seconds >= *from).unwrap_or(3);
    format!("{} {}", seconds / SIZES[index], UNITS[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(status: &str, seconds_ago: i64, dated: Dated) -> (State, String) {
        let now: Timestamp = "2026-01-01T12:00:00Z".parse().unwrap();
        let last_seen = now - jiff::SignedDuration::from_secs(seconds_ago);
        judge(&Known { status: Some(status), last_seen: Some(last_seen), dated, undated: None }, now)
    }

    #[test]
    fn age_decides_and_words_correct_it() {
        for (status, seconds, dated, state) in [
            ("ACTIVE_AGENT_MODE", 10, Dated::Said, State::Active),
            ("ACTIVE_AGENT_MODE", 300, Dated::Assumed, State::Active),
            ("ACTIVE_AGENT_MODE", 301, Dated::Said, State::Idle),
            ("ACTIVE_AGENT_MODE", 1_800, Dated::Said, State::Idle),
            ("ACTIVE_AGENT_MODE", 1_801, Dated::Said, State::Stale),
            ("STRATEGIC_REST_READY_MODE", 10, Dated::Said, State::Idle),
            ("COMPLETE - LEGENDARY SESSION: active", 10, Dated::Said, State::Idle),
            ("BLOCKED on review", 10, Dated::Said, State::Waiting),
            ("BLOCKED on review", 4_000, Dated::Said, State::Stale),
            ("FAILED", 10, Dated::Said, State::Idle),
            ("✨ exploring ✨", 10, Dated::Said, State::Active),
            ("ACTIVE", 10, Dated::Modified, State::Unknown),
            ("ACTIVE", 4_000, Dated::Modified, State::Stale),
            ("ACTIVE", -30, Dated::Said, State::Active),
            ("ACTIVE", -3_600, Dated::Said, State::Unknown),
            ("ACTIVE", -3_600, Dated::Assumed, State::Unknown),
            ("ACTIVE", -3_600, Dated::Modified, State::Unknown),
        ] {
            let (found, reason) = judged(status, seconds, dated);
            assert_eq!(found, state, "{status} {seconds}: {reason}");
        }
    }

    #[test]
    fn reasons_are_sentences_with_the_largest_unit() {
        assert_eq!(judged("ACTIVE", 130, Dated::Said).1, "heard of 2 min ago (`ACTIVE`)");
        assert_eq!(judged("ACTIVE", 35_000_000, Dated::Said).1, "last heard of 405 days ago (`ACTIVE`)");
        assert!(judged("ACTIVE", -7_300, Dated::Assumed).1.contains("2 h ahead"));
        assert_eq!(shortened(&"word ".repeat(100)).chars().count(), 48);
    }
}
