//! Deletes what is too old, a few series at a time, and gives the space back.

use rusqlite::{Connection, OptionalExtension, params};
use skep_kit::Error;

use crate::catalogue::note_deletion;
use crate::execution::forget_before;
use crate::keep::{Kept, Retention};
use crate::store::Store;
use crate::time::{DAY, HOUR, day_of, hour_of};

/// How often everything is looked through.
const EVERY: i64 = HOUR;

/// How many series are looked at in one transaction, and how many rows are deleted in it at most, about.
const SERIES: usize = 2000;
const ROWS: u64 = 50_000;

/// How many transactions a call makes.
const TRANSACTIONS: usize = 5;

/// How many pages are given back in one call, and how many free ones are left to grow into.
const PAGES: i64 = 4000;
const SPARE_PAGES: i64 = 256;

/// Where the notes say how far it is.
const SWEPT_AT: &str = "swept_at";
const NEXT_SERIES: &str = "sweep_next";

/// What is deleted: all that is older.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    samples: i64,
    hours: i64,
}

/// Deletes a part of what is too old, where it is due.
pub(crate) fn sweep(store: &mut Store, (now, retention): (i64, Retention), kept: &mut Kept) -> Result<(), Error> {
    let bounds = Bounds {
        samples: day_of(before(now, retention.samples)),
        hours: hour_of(before(now, retention.hours.max(retention.samples))),
    };
    for _ in 0..TRANSACTIONS {
        if !store.reading(|connection| is_due(connection, now))? {
            kept.more = false;
            break;
        }
        kept.more = store.write(|transaction| sweep_some(transaction, (now, bounds), kept))?;
    }
    give_back(store, kept)
}

fn before(now: i64, retention: std::time::Duration) -> i64 {
    now.saturating_sub(i64::try_from(retention.as_millis()).unwrap_or(i64::MAX))
}

/// It is due once an hour, where it was begun, and where the clock was set back.
fn is_due(connection: &Connection, now: i64) -> rusqlite::Result<bool> {
    let begun = note(connection, NEXT_SERIES)?.is_some();
    let swept = note(connection, SWEPT_AT)?;
    Ok(begun || swept.is_none_or(|swept| !(swept..swept + EVERY).contains(&now)))
}

/// Looks at some series. Returns whether there are more.
fn sweep_some(connection: &Connection, (now, bounds): (i64, Bounds), kept: &mut Kept) -> rusqlite::Result<bool> {
    const NEXT: &str = "SELECT id, created_at FROM series WHERE id >= ?1 ORDER BY id LIMIT ?2";
    if !is_due(connection, now)? {
        return Ok(false);
    }
    let from = note(connection, NEXT_SERIES)?;
    if from.is_none() {
        kept.others += sweep_others(connection, bounds)?;
    }
    let mut next = connection.prepare_cached(NEXT)?;
    let series = next.query_map(params![from.unwrap_or(0), SERIES], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let series = series.collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
    let (mut rows, mut gone, mut next) = (0, 0, None);
    for (id, created_at) in &series {
        if rows >= ROWS {
            next = Some(*id);
            break;
        }
        let (samples, hours) = forget(connection, *id, bounds)?;
        kept.samples += samples;
        kept.hours += hours;
        rows += samples + hours;
        if samples >= ROWS {
            next = Some(*id);
            break;
        }
        if *created_at < now - DAY && is_empty(connection, *id, bounds)? {
            remove(connection, *id)?;
            gone += 1;
        }
    }
    if gone > 0 {
        kept.series += gone;
        note_deletion(connection)?;
    }
    if next.is_none() && series.len() == SERIES {
        next = series.last().map(|(id, _)| id + 1);
    }
    match next {
        Some(next) => set_note(connection, NEXT_SERIES, next)?,
        None => {
            connection.prepare_cached("DELETE FROM notes WHERE name = ?1")?.execute([NEXT_SERIES])?;
            set_note(connection, SWEPT_AT, now)?;
        }
    }
    Ok(next.is_some())
}

/// Deletes what is too old of one series, of its samples about as many as one transaction may. Returns how many samples
/// and hours.
fn forget(connection: &Connection, series: i64, bounds: Bounds) -> rusqlite::Result<(u64, u64)> {
    const LAST: &str = "SELECT at FROM samples WHERE series = ?1 AND at < ?2 ORDER BY at LIMIT 1 OFFSET ?3";
    let last = connection.prepare_cached(LAST)?.query_row(params![series, bounds.samples, ROWS], |row| row.get(0));
    // Never a part of an hour: what its samples come to is known as long as all of them are there, or none.
    let bound = last.optional()?.map_or(bounds.samples, |last: i64| hour_of(last).saturating_add(HOUR));
    let samples = connection
        .prepare_cached("DELETE FROM samples WHERE series = ?1 AND at < ?2")?
        .execute([series, bound.min(bounds.samples)])?;
    let hours = connection
        .prepare_cached("DELETE FROM hours WHERE series = ?1 AND hour < ?2")?
        .execute([series, bounds.hours])?;
    Ok((samples as u64, hours as u64))
}

/// Tells whether nothing is left of a series. What waits in `recent` is younger than what was sorted before this.
fn is_empty(connection: &Connection, series: i64, bounds: Bounds) -> rusqlite::Result<bool> {
    const LEFT: &str = "SELECT EXISTS (SELECT 1 FROM samples WHERE series = ?1)
        OR EXISTS (SELECT 1 FROM hours WHERE series = ?1)
        OR EXISTS (SELECT 1 FROM latest WHERE series = ?1 AND at >= ?2)";
    connection.prepare_cached(LEFT)?.query_row([series, bounds.samples], |row| row.get::<_, bool>(0)).map(|left| !left)
}

fn remove(connection: &Connection, series: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM latest WHERE series = ?1")?.execute([series])?;
    connection.prepare_cached("DELETE FROM series WHERE id = ?1")?.execute([series])?;
    Ok(())
}

fn sweep_others(connection: &Connection, bounds: Bounds) -> rusqlite::Result<u64> {
    const SNAPSHOTS: &str =
        "DELETE FROM snapshots WHERE taken_at < ?1 AND taken_at < (SELECT max(taken_at) FROM snapshots)";
    let snapshots = connection.prepare_cached(SNAPSHOTS)?.execute([bounds.samples])?;
    Ok(snapshots as u64 + forget_before(connection, bounds.hours)?)
}

/// Shortens the file by a part of what is free in it.
fn give_back(store: &mut Store, kept: &mut Kept) -> Result<(), Error> {
    let number = |connection: &Connection, name: &str| {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
    };
    let pages = |store: &Store| {
        store.reading(|connection| Ok((number(connection, "page_count")?, number(connection, "freelist_count")?)))
    };
    let (all, free) = pages(store)?;
    // Part of it is used again within the day.
    let spare = SPARE_PAGES.max(all / 8);
    if free <= spare {
        return Ok(());
    }
    let count = (free - spare).min(PAGES);
    let size = store.plainly(|connection| {
        let mut statement = connection.prepare(&format!("PRAGMA incremental_vacuum({count})"))?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        number(connection, "page_size")
    })?;
    let (left, still_free) = pages(store)?;
    kept.bytes += u64::try_from((all - left).saturating_mul(size)).unwrap_or_default();
    kept.more |= left < all && still_free > spare;
    Ok(())
}

fn note(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached("SELECT value FROM notes WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()
}

fn set_note(connection: &Connection, name: &str, value: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO notes (name, value) VALUES (?1, ?2)")?
        .execute(params![name, value])?;
    Ok(())
}
