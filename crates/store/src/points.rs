//! Answers what one series was at a time. Both tables of samples are asked: what lies in `recent` wins, for it came later.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use skep_kit::Error;

use crate::absorb::{COLUMNS, extend, hour, real, summed};
use crate::series::{Point, Series, encode};
use crate::store::Store;
use crate::summary::{Hour, Summary};
use crate::time::{HOUR, hour_of, millis, timestamp};

impl Store {
    /// Returns the points of a series from `from` to `to`, both included, by time.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn points(&self, series: &Series, from: Timestamp, to: Timestamp) -> Result<Vec<Point>, Error> {
        let (from, to) = (millis(from), millis(to));
        self.asking(series, |one| one.points(from, to))
    }

    /// Returns what the samples from `from` to `to` come to, both included; none where there are none. Whole hours are
    /// read as they were rolled up. Where the samples of an hour were deleted and only a part of it is asked for, the
    /// hour is left out.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn summary(&self, series: &Series, from: Timestamp, to: Timestamp) -> Result<Option<Summary>, Error> {
        let (from, to) = (millis(from), millis(to));
        self.asking(series, |one| one.summary(from, to))
    }

    /// Returns the hours of a series that begin from `from` to `to`, both included, and have samples.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn hours(&self, series: &Series, from: Timestamp, to: Timestamp) -> Result<Vec<Hour>, Error> {
        let (from, to) = (hour_of(millis(from).saturating_add(HOUR - 1)), millis(to));
        self.asking(series, |one| {
            let found = one.whole_hours(from, hour_of(to).saturating_add(HOUR))?;
            Ok(found.into_iter().map(|(start, summary)| Hour { start: timestamp(start), summary }).collect())
        })
    }

    /// Asks about one series; what is empty where it is not known.
    fn asking<T: Default>(&self, series: &Series, work: impl Fn(&One<'_>) -> rusqlite::Result<T>) -> Result<T, Error> {
        const NUMBER: &str = "SELECT id FROM series WHERE name = ?1 AND labels = ?2";
        let mut labels = String::new();
        encode(&series.labels, &mut labels);
        self.reading(|connection| {
            // One transaction, so that no sample is on its way from one table to the other.
            let transaction = connection.unchecked_transaction()?;
            let number = transaction.prepare_cached(NUMBER)?.query_row([&series.name, &labels], |row| row.get(0));
            let Some(series) = number.optional()? else { return Ok(T::default()) };
            work(&One { connection: &transaction, series })
        })
    }
}

/// One series.
struct One<'a> {
    connection: &'a Connection,
    series: i64,
}

/// Samples by time.
type Samples = BTreeMap<i64, f64>;

impl One<'_> {
    fn points(&self, from: i64, to: i64) -> rusqlite::Result<Vec<Point>> {
        let point = |at, value| Point { at: timestamp(at), value };
        let recent = self.recent(from, to)?;
        if recent.is_empty() {
            return self.read(from, to, point);
        }
        let settled = self.read(from, to, |at, value| (at, value))?;
        Ok(over(settled, &recent).into_iter().map(|(at, value)| point(at, value)).collect())
    }

    /// Returns the samples of a time, by time.
    fn samples(&self, from: i64, to: i64) -> rusqlite::Result<Vec<(i64, f64)>> {
        let recent = self.recent(from, to)?;
        let settled = self.settled(from, to)?;
        Ok(if recent.is_empty() { settled } else { over(settled, &recent) })
    }

    fn settled(&self, from: i64, to: i64) -> rusqlite::Result<Vec<(i64, f64)>> {
        self.read(from, to, |at, value| (at, value))
    }

    /// Reads what is sorted by series; there may be very much of it.
    fn read<T>(&self, from: i64, to: i64, make: impl Fn(i64, f64) -> T) -> rusqlite::Result<Vec<T>> {
        const RANGE: &str = "SELECT at, value FROM samples WHERE series = ?1 AND at BETWEEN ?2 AND ?3 ORDER BY at";
        let mut statement = self.connection.prepare_cached(RANGE)?;
        let mut rows = statement.query([self.series, from, to])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(make(row.get(0)?, real(row, 1)?));
        }
        Ok(found)
    }

    /// Returns the samples that wait to be sorted by series.
    fn recent(&self, from: i64, to: i64) -> rusqlite::Result<Samples> {
        // The cross join has SQLite look each time up, which it does not know to be better than to read all.
        const RECENT: &str = "SELECT recent.at, recent.value FROM rounds CROSS JOIN recent
            WHERE rounds.at BETWEEN ?2 AND ?3 AND recent.at = rounds.at AND recent.series = ?1";
        let mut statement = self.connection.prepare_cached(RECENT)?;
        let rows = statement.query_map([self.series, from, to], |row| Ok((row.get(0)?, real(row, 1)?)))?;
        rows.collect()
    }

    fn summary(&self, from: i64, to: i64) -> rusqlite::Result<Option<Summary>> {
        if from > to {
            return Ok(None);
        }
        // The hours that lie wholly in the range.
        let first = hour_of(from.saturating_add(HOUR - 1));
        let end = hour_of(to.saturating_add(1));
        if first >= end {
            return Ok(summed(self.samples(from, to)?.into_iter()));
        }
        let before = summed(self.samples(from, first - 1)?.into_iter());
        let hours = self.whole_hours(first, end)?.into_values();
        let behind = summed(self.samples(end, to)?.into_iter());
        let parts = before.into_iter().chain(hours).chain(behind);
        Ok(parts.reduce(|earlier, later| earlier.then(&later)))
    }

    /// Returns what the hours from `first` to before `end` come to, by their beginnings.
    fn whole_hours(&self, first: i64, end: i64) -> rusqlite::Result<BTreeMap<i64, Summary>> {
        let rolled = format!("SELECT {COLUMNS} FROM hours WHERE series = ?1 AND hour >= ?2 AND hour < ?3");
        let mut statement = self.connection.prepare_cached(&rolled)?;
        let rows = statement.query_map([self.series, first, end], hour)?;
        let rows = rows.map(|row| row.map(|Hour { start, summary }| (millis(start), summary)));
        let mut hours = rows.collect::<rusqlite::Result<BTreeMap<i64, Summary>>>()?;
        let recent: Vec<(i64, f64)> = self.recent(first, end.saturating_sub(1))?.into_iter().collect();
        for group in recent.chunk_by(|a, b| hour_of(a.0) == hour_of(b.0)) {
            let Some((at, _)) = group.first() else { continue };
            let start = hour_of(*at);
            let settled = self.settled(start, start + HOUR - 1)?;
            let summary = match hours.get(&start) {
                Some(known) if settled.is_empty() => Some(extend(*known, group.iter().copied())),
                Some(_) | None => summed(over(settled, &group.iter().copied().collect()).into_iter()),
            };
            hours.extend(summary.map(|summary| (start, summary)));
        }
        Ok(hours)
    }
}

/// Puts samples over others, both by time.
fn over(settled: Vec<(i64, f64)>, recent: &Samples) -> Vec<(i64, f64)> {
    let mut all = Vec::with_capacity(settled.len() + recent.len());
    let mut recent = recent.iter().map(|(at, value)| (*at, *value)).peekable();
    for (at, value) in settled {
        while let Some(earlier) = recent.next_if(|(other, _)| *other < at) {
            all.push(earlier);
        }
        all.push(recent.next_if(|(other, _)| *other == at).unwrap_or((at, value)));
    }
    all.extend(recent);
    all
}
