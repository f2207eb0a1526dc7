//! Reports in the store: a table of this engine's own.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use skep_kit::Error;
use skep_store::Store;
use skep_store::rusqlite::{self, Connection, OptionalExtension as _, Row, params};

use super::{Beat, Kind, Steady};

/// Who owns the table.
const OWNER: &str = "probe";

/// The tables. One that was released is never changed: another is added behind it.
const MIGRATIONS: [&str; 1] = ["-- What jobs reported of themselves: skep health beat NAME.
CREATE TABLE beats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL,
    kind TEXT NOT NULL,              -- start, success or failure
    at INTEGER NOT NULL,             -- unix milliseconds
    run_id TEXT,                     -- where the job tells its runs apart
    boot_id TEXT,                    -- which life of the system it was
    since_boot INTEGER               -- milliseconds since that life began
) STRICT;
CREATE INDEX beats_by_job ON beats (job, id);"];

/// So many reports of a job are kept.
const KEPT: i64 = 1_000;
/// No name of a job and no run's is longer, in bytes.
const LONGEST_NAME: usize = 200;

/// Writes down what a job reports. What is answered `Ok` to survives the death of this process.
///
/// # Errors
/// A name that is empty or too long, or a store that cannot be written.
pub fn beat(store: &mut Store, job: &str, report: &Beat) -> Result<(), Error> {
    check("the name of the job", job)?;
    report.run_id.as_deref().map_or(Ok(()), |run| check("the name of the run", run))?;
    store.tables(OWNER, &MIGRATIONS)?;
    let (boot_id, since_boot) = match &report.steady {
        Some(steady) => (Some(&steady.boot_id), i64::try_from(steady.since_boot.as_millis()).ok()),
        None => (None, None),
    };
    store.write(|transaction| {
        transaction.execute(
            "INSERT INTO beats (job, kind, at, run_id, boot_id, since_boot) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![job, report.kind.as_str(), report.at.as_millisecond(), report.run_id, boot_id, since_boot],
        )?;
        let oldest = "SELECT id FROM beats WHERE job = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2";
        transaction.execute(&format!("DELETE FROM beats WHERE job = ?1 AND id <= ({oldest})"), params![job, KEPT])?;
        Ok(())
    })
}

fn check(what: &str, name: &str) -> Result<(), Error> {
    let is_bad = name.trim().is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control);
    if !is_bad {
        return Ok(());
    }
    Err(Error::usage("bad-name", format!("{what} is empty, longer than {LONGEST_NAME} bytes or holds a line break"))
        .hint("a short word will do: `backup`"))
}

/// Returns what each of the jobs reported, oldest first. Jobs that never did have no entry.
pub(crate) fn read<'a>(
    store: &Store,
    jobs: impl Iterator<Item = &'a str> + Clone,
) -> Result<BTreeMap<String, Vec<Beat>>, Error> {
    store.reading(|connection| {
        let mut found = BTreeMap::new();
        if !has_table(connection)? {
            return Ok(found);
        }
        let mut statement = connection.prepare_cached(
            "SELECT kind, at, run_id, boot_id, since_boot FROM beats WHERE job = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        for job in jobs.clone() {
            let rows = statement.query_map(params![job, KEPT], of_row)?;
            let mut beats: Vec<Beat> = rows.filter_map(Result::transpose).collect::<rusqlite::Result<_>>()?;
            beats.reverse();
            if !beats.is_empty() {
                found.insert(job.to_owned(), beats);
            }
        }
        Ok(found)
    })
}

/// Returns the last report of every job that ever made one, by the job's name.
///
/// # Errors
/// A store that cannot be read.
pub fn jobs(store: &Store) -> Result<Vec<(String, Kind, Timestamp)>, Error> {
    store.reading(|connection| {
        if !has_table(connection)? {
            return Ok(Vec::new());
        }
        let mut statement = connection.prepare_cached(
            "SELECT job, kind, at FROM beats
             WHERE id IN (SELECT max(id) FROM beats GROUP BY job) ORDER BY job",
        )?;
        let rows = statement.query_map([], |row| {
            let (job, word, at): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == word);
            Ok(kind.zip(Timestamp::from_millisecond(at).ok()).map(|(kind, at)| (job, kind, at)))
        })?;
        rows.filter_map(Result::transpose).collect()
    })
}

/// Tells whether any job ever reported.
fn has_table(connection: &Connection) -> rusqlite::Result<bool> {
    let query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'beats'";
    Ok(connection.query_row(query, [], |_| Ok(())).optional()?.is_some())
}

/// Reads a report; none where a user changed the table so that it is none.
fn of_row(row: &Row<'_>) -> rusqlite::Result<Option<Beat>> {
    let (word, at): (String, i64) = (row.get(0)?, row.get(1)?);
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == word);
    let steady = match (row.get::<_, Option<String>>(3)?, row.get::<_, Option<u64>>(4)?) {
        (Some(boot_id), Some(since_boot)) => Some(Steady { boot_id, since_boot: Duration::from_millis(since_boot) }),
        (_, _) => None,
    };
    let run_id = row.get(2)?;
    let at = Timestamp::from_millisecond(at).ok();
    Ok(kind.zip(at).map(|(kind, at)| Beat { kind, at, run_id, steady }))
}
