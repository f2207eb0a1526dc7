//! Adds up what others send as increases. The sums lie in the store, so that they go on after a restart.

use jiff::Timestamp;
use skep_kit::{Error, Metric};
use skep_store::{Store, rusqlite};

/// Whose tables these are.
const OWNER: &str = "metrics";

/// The tables, a step each.
const MIGRATIONS: &[&str] = &["CREATE TABLE metrics_counters (
    series TEXT PRIMARY KEY,          -- [\"name\", [[\"label\", \"value\"], …]]
    value REAL NOT NULL,              -- the sum of all increases
    updated_at_ms INTEGER NOT NULL    -- the latest time that any of them had
) WITHOUT ROWID"];

/// Adds increases up, and returns the sums, which are to be written as samples.
///
/// An increase that comes late counts at the time of the latest, since a sum does not go down.
pub(crate) fn add(store: &mut Store, increases: &[(Timestamp, Metric)]) -> Result<Vec<(Timestamp, Metric)>, Error> {
    store.tables(OWNER, MIGRATIONS)?;
    store.write(|transaction| {
        let mut statement = transaction.prepare_cached(
            "INSERT INTO metrics_counters VALUES (?1, ?2, ?3) ON CONFLICT (series) DO UPDATE
             SET value = value + excluded.value, updated_at_ms = max(updated_at_ms, excluded.updated_at_ms)
             RETURNING value, updated_at_ms",
        )?;
        let mut samples: Vec<(Timestamp, Metric)> = Vec::with_capacity(increases.len());
        for (at, metric) in increases {
            let values = rusqlite::params![key(metric), metric.value, at.as_millisecond()];
            let (sum, at_ms) = statement.query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let at = Timestamp::from_millisecond(at_ms).unwrap_or(*at);
            samples.push((at, Metric { value: sum, ..metric.clone() }));
        }
        Ok(samples)
    })
}

/// Forgets sums of which nothing was heard since then; one that goes on begins at zero.
///
/// # Errors
/// A store that cannot be written.
pub fn forget(store: &mut Store, before: Timestamp) -> Result<(), Error> {
    store.tables(OWNER, MIGRATIONS)?;
    let before = before.as_millisecond();
    store.write(|transaction| {
        transaction.execute("DELETE FROM metrics_counters WHERE updated_at_ms < ?1", [before]).map(|_| ())
    })
}

/// The labels are sorted already.
fn key(metric: &Metric) -> String {
    serde_json::json!([metric.name, metric.labels]).to_string()
}
