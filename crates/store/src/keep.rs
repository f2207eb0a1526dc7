//! Keeps the file small and quick to read: sorts new samples by series, deletes what is too old, gives space back.
//!
//! Each call does a bounded part of what is due, in transactions that are short, and finds out anew in each of them what
//! is due. So many processes may call it at once, and one that is killed leaves nothing half done.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use skep_kit::Error;

use crate::absorb::{Sample, absorb, real};
use crate::store::Store;
use crate::sweep;
use crate::time::{hour_of, millis};

/// For how long what is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Samples and snapshots; the newest snapshot stays.
    pub samples: Duration,
    /// What an hour's samples come to, and executions.
    pub hours: Duration,
}

impl Default for Retention {
    fn default() -> Self {
        Self { samples: Duration::from_secs(30 * 86_400), hours: Duration::from_secs(2 * 365 * 86_400) }
    }
}

/// What [`Store::keep`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// How many samples were sorted by series.
    pub settled: u64,
    /// How many samples were deleted.
    pub samples: u64,
    /// How many hours were deleted.
    pub hours: u64,
    /// How many series were deleted, of which nothing was left.
    pub series: u64,
    /// How many executions and snapshots were deleted.
    pub others: u64,
    /// How many bytes of the file were given back.
    pub bytes: u64,
    /// Whether there is more to do.
    pub more: bool,
}

/// How many samples are sorted in one transaction, and in one call.
const SLICE: usize = 50_000;
const SLICES: usize = 5;

/// How many rounds may wait before they are sorted though their hour goes on, and how many are left then. A question
/// looks into each of them.
const MOST_ROUNDS: i64 = 1024;
const FEW_ROUNDS: i64 = 256;

/// How many rounds are sorted at once.
const ROUNDS_AT_ONCE: i64 = 5000;

impl Store {
    /// Does a bounded part of what is due, in short transactions, so that others can write in between. To be called
    /// after each round: where nothing is due it costs next to nothing. Several processes may call it at once.
    ///
    /// Samples are deleted in whole days, hours and executions when their time has come.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn keep(&mut self, now: Timestamp, retention: Retention) -> Result<Kept, Error> {
        let now = millis(now);
        let mut kept = Kept::default();
        for _ in 0..SLICES {
            if self.reading(|connection| due(connection, now))?.is_none() {
                kept.more = false;
                break;
            }
            kept.settled += self.write(|transaction| settle(transaction, now))?;
            kept.more = true;
        }
        if !kept.more {
            sweep::sweep(self, (now, retention), &mut kept)?;
        }
        Ok(kept)
    }
}

/// Returns the time before which rounds are to be sorted; none where no round is due.
fn due(connection: &Connection, now: i64) -> rusqlite::Result<Option<i64>> {
    const OLDEST: &str = "SELECT min(at) FROM rounds";
    // As many as may wait are counted, and no more.
    const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM rounds LIMIT ?1)";
    const FROM_LAST: &str = "SELECT at FROM rounds ORDER BY at DESC LIMIT 1 OFFSET ?1";
    const FROM_FIRST: &str = "SELECT at FROM rounds ORDER BY at LIMIT 1 OFFSET ?1";
    let oldest: Option<i64> = connection.prepare_cached(OLDEST)?.query_row([], |row| row.get(0))?;
    let Some(oldest) = oldest else { return Ok(None) };
    let count: i64 = connection.prepare_cached(COUNT)?.query_row([MOST_ROUNDS + 1], |row| row.get(0))?;
    let mut before = hour_of(now);
    if count > MOST_ROUNDS {
        let at: i64 = connection.prepare_cached(FROM_LAST)?.query_row([FEW_ROUNDS], |row| row.get(0))?;
        before = before.max(at);
    }
    let most = connection.prepare_cached(FROM_FIRST)?.query_row([ROUNDS_AT_ONCE], |row| row.get(0)).optional()?;
    let before = most.map_or(before, |most: i64| before.min(most));
    Ok((oldest < before).then_some(before))
}

/// Sorts the samples of some series, of all rounds that are due. Returns how many.
fn settle(connection: &Connection, now: i64) -> rusqlite::Result<u64> {
    const ROUNDS: &str = "SELECT count(*) FROM rounds WHERE at < ?1";
    // A look into each round, for the first series that still waits in it.
    const FIRST: &str = "SELECT min((SELECT series FROM recent WHERE recent.at = rounds.at ORDER BY series LIMIT 1))
        FROM rounds WHERE at < ?1";
    const SAMPLES: &str = "SELECT recent.series, recent.at, recent.value FROM rounds CROSS JOIN recent
        WHERE rounds.at < ?1 AND recent.at = rounds.at AND recent.series BETWEEN ?2 AND ?3
        ORDER BY recent.series, recent.at";
    const DELETE: &str = "DELETE FROM recent WHERE at = ?1 AND series BETWEEN ?2 AND ?3";
    const EMPTY: &str = "DELETE FROM rounds WHERE at < ?1
        AND NOT EXISTS (SELECT 1 FROM recent WHERE recent.at = rounds.at)";
    let Some(before) = due(connection, now)? else { return Ok(0) };
    let first: Option<i64> = connection.prepare_cached(FIRST)?.query_row([before], |row| row.get(0))?;
    let Some(first) = first else {
        connection.prepare_cached(EMPTY)?.execute([before])?;
        return Ok(0);
    };
    let rounds: usize = connection.prepare_cached(ROUNDS)?.query_row([before], |row| row.get(0))?;
    let width = i64::try_from(SLICE / rounds.max(1)).unwrap_or(i64::MAX).max(1);
    let last = first.saturating_add(width - 1);
    let sample = |row: &rusqlite::Row<'_>| Ok(Sample { series: row.get(0)?, at: row.get(1)?, value: real(row, 2)? });
    let mut samples = connection.prepare_cached(SAMPLES)?;
    let samples = samples.query_map(params![before, first, last], sample)?.collect::<rusqlite::Result<Vec<_>>>()?;
    absorb(connection, &samples)?;
    let mut times = connection.prepare_cached("SELECT at FROM rounds WHERE at < ?1")?;
    let times = times.query_map([before], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut delete = connection.prepare_cached(DELETE)?;
    for at in times {
        delete.execute([at, first, last])?;
    }
    connection.prepare_cached(EMPTY)?.execute([before])?;
    Ok(samples.len() as u64)
}
