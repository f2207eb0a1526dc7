//! The host and all on it at one time.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use skep_kit::Error;

use crate::store::Store;
use crate::time::{millis, timestamp};

/// What was there at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// When, to the millisecond. A second snapshot of the same time replaces the first.
    pub taken_at: Timestamp,
    /// The commit that was checked out.
    pub git_head: Option<String>,
    /// A hash of the configuration.
    pub config_hash: String,
    /// What was there.
    pub content: serde_json::Value,
}

impl Store {
    /// Writes a snapshot.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn write_snapshot(&mut self, snapshot: &Snapshot) -> Result<(), Error> {
        let Snapshot { taken_at, git_head, config_hash, content } = snapshot;
        self.write(|transaction| {
            transaction.execute(
                "INSERT OR REPLACE INTO snapshots (taken_at, git_head, config_hash, content) VALUES (?1, ?2, ?3, ?4)",
                params![millis(*taken_at), git_head, config_hash, content.to_string()],
            )?;
            Ok(())
        })
    }

    /// Returns the newest snapshot.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn last_snapshot(&self) -> Result<Option<Snapshot>, Error> {
        self.snapshot_below(i64::MAX)
    }

    /// Returns the newest snapshot that was taken before `at`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn snapshot_before(&self, at: Timestamp) -> Result<Option<Snapshot>, Error> {
        self.snapshot_below(millis(at))
    }

    fn snapshot_below(&self, bound: i64) -> Result<Option<Snapshot>, Error> {
        const BELOW: &str = "SELECT taken_at, git_head, config_hash, content FROM snapshots WHERE taken_at < ?1
            ORDER BY taken_at DESC LIMIT 1";
        self.reading(|connection| connection.prepare_cached(BELOW)?.query_row([bound], snapshot).optional())
    }
}

fn snapshot(row: &Row<'_>) -> rusqlite::Result<Snapshot> {
    let content = serde_json::from_str(row.get_ref(3)?.as_str()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error)))?;
    Ok(Snapshot { taken_at: timestamp(row.get(0)?), git_head: row.get(1)?, config_hash: row.get(2)?, content })
}
