//! Puts samples into the table that is ordered by series, and rolls their hours up. Whatever puts a row into `samples`
//! does so here, so that each row of `hours` says what its hour's samples come to.

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, params};

use crate::summary::{Hour, Summary};
use crate::time::{HOUR, hour_of, millis, timestamp};

/// A sample as the file has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) series: i64,
    pub(crate) at: i64,
    pub(crate) value: f64,
}

/// What a row of `hours` is read from.
pub(crate) const COLUMNS: &str = "hour, n, total, good, sum, min, max, first, last, increase, first_at, last_at";

/// Takes samples in, which are in the order of series and time.
pub(crate) fn absorb(connection: &Connection, samples: &[Sample]) -> rusqlite::Result<u64> {
    let mut statements = Statements::prepare(connection)?;
    let mut hours = 0;
    for group in samples.chunk_by(|a, b| a.series == b.series && hour_of(a.at) == hour_of(b.at)) {
        statements.absorb_hour(group)?;
        hours += 1;
    }
    Ok(hours)
}

/// Returns what a row with [`COLUMNS`] says.
pub(crate) fn hour(row: &Row<'_>) -> rusqlite::Result<Hour> {
    let summary = Summary {
        count: row.get(1)?,
        total: row.get(2)?,
        good: row.get(3)?,
        sum: real(row, 4)?,
        min: real(row, 5)?,
        max: real(row, 6)?,
        first: real(row, 7)?,
        last: real(row, 8)?,
        increase: real(row, 9)?,
        first_at: timestamp(row.get(10)?),
        last_at: timestamp(row.get(11)?),
    };
    Ok(Hour { start: timestamp(row.get(0)?), summary })
}

/// Returns a value. SQLite keeps NaN as NULL.
pub(crate) fn real(row: &Row<'_>, column: usize) -> rusqlite::Result<f64> {
    match row.get_ref(column)? {
        ValueRef::Real(value) => Ok(value),
        ValueRef::Null => Ok(f64::NAN),
        ValueRef::Integer(_) | ValueRef::Text(_) | ValueRef::Blob(_) => row.get(column),
    }
}

/// Returns what samples of one hour come to that are added to `known`, of which there are no samples any more.
pub(crate) fn extend(known: Summary, samples: impl Iterator<Item = (i64, f64)>) -> Summary {
    let (first, last) = (millis(known.first_at), millis(known.last_at));
    let (before, behind): (Vec<_>, Vec<_>) =
        samples.filter(|(at, _)| !(first..=last).contains(at)).partition(|(at, _)| *at < first);
    let before = summed(before.into_iter());
    let known = before.map_or(known, |before| before.then(&known));
    summed(behind.into_iter()).map_or(known, |behind| known.then(&behind))
}

/// Returns what samples come to, in the order of their times.
pub(crate) fn summed(samples: impl Iterator<Item = (i64, f64)>) -> Option<Summary> {
    samples.map(|(at, value)| Summary::of(at, value)).reduce(|earlier, later| earlier.then(&later))
}

/// What is asked for each hour.
struct Statements<'a> {
    known: CachedStatement<'a>,
    has_samples: CachedStatement<'a>,
    insert: CachedStatement<'a>,
    samples: CachedStatement<'a>,
    note: CachedStatement<'a>,
}

impl<'a> Statements<'a> {
    fn prepare(connection: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            known: connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM hours WHERE series = ?1 AND hour = ?2"))?,
            has_samples: connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM samples WHERE series = ?1 AND at BETWEEN ?2 AND ?3)")?,
            insert: connection
                .prepare_cached("INSERT OR REPLACE INTO samples (series, at, value) VALUES (?1, ?2, ?3)")?,
            samples: connection.prepare_cached(
                "SELECT at, value FROM samples WHERE series = ?1 AND at BETWEEN ?2 AND ?3 ORDER BY at",
            )?,
            note: connection.prepare_cached(&format!(
                "INSERT OR REPLACE INTO hours (series, {COLUMNS})
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            ))?,
        })
    }

    /// Takes in samples of one series and one hour.
    fn absorb_hour(&mut self, samples: &[Sample]) -> rusqlite::Result<()> {
        let Some(&Sample { series, at, .. }) = samples.first() else { return Ok(()) };
        let (start, end) = (hour_of(at), hour_of(at) + HOUR - 1);
        let pairs = || samples.iter().map(|sample| (sample.at, sample.value));
        let known = self.known.query_row([series, start], hour).optional()?;
        let summary = if let Some(Hour { summary, .. }) = known
            && !self.exists([series, start, end])?
        {
            Some(extend(summary, pairs()))
        } else {
            // Where all of them come behind what is there, as they mostly do, nothing has to be read again.
            let appended = known.is_some() && !self.exists([series, at, end])?;
            for sample in samples {
                self.insert.execute(params![sample.series, sample.at, sample.value])?;
            }
            match known {
                None => summed(pairs()),
                Some(Hour { summary, .. }) if appended => summed(pairs()).map(|later| summary.then(&later)),
                Some(_) => self.recompute([series, start, end])?,
            }
        };
        let Some(found) = summary else { return Ok(()) };
        self.note(series, &Hour { start: timestamp(start), summary: found })
    }

    fn exists(&mut self, range: [i64; 3]) -> rusqlite::Result<bool> {
        self.has_samples.query_row(range, |row| row.get(0))
    }

    fn recompute(&mut self, range: [i64; 3]) -> rusqlite::Result<Option<Summary>> {
        let rows = self.samples.query_map(range, |row| Ok((row.get(0)?, real(row, 1)?)))?;
        let samples = rows.collect::<rusqlite::Result<Vec<(i64, f64)>>>()?;
        Ok(summed(samples.into_iter()))
    }

    fn note(&mut self, series: i64, Hour { start, summary }: &Hour) -> rusqlite::Result<()> {
        let Summary { count, total, good, sum, min, max, first, last, increase, first_at, last_at } = summary;
        let (start, first_at, last_at) = (millis(*start), millis(*first_at), millis(*last_at));
        self.note.execute(params![
            series, start, count, total, good, sum, min, max, first, last, increase, first_at, last_at
        ])?;
        Ok(())
    }
}
