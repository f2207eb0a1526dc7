//! The numbers of the series, as far as this process has needed them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rusqlite::{Connection, OptionalExtension, params};
use skep_kit::{Metric, MetricKind};

use crate::series::{encode, kind};
use crate::time::DAY;

/// How many single questions are cheaper than reading all series at once.
const SINGLE: usize = 512;

/// How many series are remembered beside those of the largest batch, four times over: a process that goes on for months
/// meets many that are never measured again.
const SPARE: usize = 50_000;

/// Series by what identifies them: their labels as the file has them, and behind them their name.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    known: HashMap<Box<str>, Known>,
    generation: i64,
    misses: usize,
    largest: usize,
    key: String,
}

/// What the file says of a series.
#[derive(Debug, Clone, Copy)]
struct Known {
    id: i64,
    kind: MetricKind,
    help: u64,
}

impl Catalogue {
    /// Forgets everything.
    pub(crate) fn forget(&mut self) {
        self.known.clear();
        self.misses = 0;
    }

    /// Prepares for a batch of so many samples. To be called first in a transaction: where series were deleted since it
    /// was called last, or where it is too many that are remembered, everything is forgotten.
    pub(crate) fn prepare(&mut self, connection: &Connection, batch: usize) -> rusqlite::Result<()> {
        let generation = generation(connection)?;
        self.largest = self.largest.max(batch);
        if generation != self.generation || self.known.len() > 4 * self.largest + SPARE {
            self.forget();
            self.generation = generation;
        }
        Ok(())
    }

    /// Returns the number of a metric's series, which is made where it is missing.
    pub(crate) fn number(&mut self, connection: &Connection, metric: &Metric, now: i64) -> rusqlite::Result<i64> {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        encode(&metric.labels, &mut key);
        let labels = key.len();
        key.push_str(&metric.name);
        if self.misses == SINGLE && !self.known.contains_key(key.as_str()) {
            self.load(connection, now - DAY)?;
        }
        let known = match self.known.get(key.as_str()) {
            Some(known) => *known,
            None => self.look_up(connection, (&key, labels), (metric, now))?,
        };
        self.key = key;
        if differs(metric, known) { self.describe(connection, metric, known) } else { Ok(known.id) }
    }

    fn look_up(
        &mut self,
        connection: &Connection,
        (key, labels): (&str, usize),
        (metric, now): (&Metric, i64),
    ) -> rusqlite::Result<Known> {
        const ONE: &str = "SELECT id, kind, help FROM series WHERE name = ?1 AND labels = ?2";
        const NEW: &str = "INSERT INTO series (name, labels, kind, help, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (labels, name) = key.split_at(labels);
        self.misses += 1;
        let one = |row: &rusqlite::Row<'_>| {
            Ok(Known { id: row.get(0)?, kind: kind(row.get_ref(1)?.as_str()?), help: hash(row.get_ref(2)?.as_str()?) })
        };
        let found = connection.prepare_cached(ONE)?.query_row([name, labels], one).optional()?;
        let known = if let Some(known) = found {
            known
        } else {
            let row = params![name, labels, metric.kind.as_str(), metric.help, now];
            let id = connection.prepare_cached(NEW)?.insert(row)?;
            Known { id, kind: metric.kind, help: hash(&metric.help) }
        };
        self.known.insert(key.into(), known);
        Ok(known)
    }

    /// Reads all series that were measured since `bound`.
    fn load(&mut self, connection: &Connection, bound: i64) -> rusqlite::Result<()> {
        const LIVE: &str =
            "SELECT id, name, labels, kind, help FROM latest CROSS JOIN series ON id = series WHERE at >= ?1";
        let mut statement = connection.prepare_cached(LIVE)?;
        let mut rows = statement.query([bound])?;
        while let Some(row) = rows.next()? {
            let key = [row.get_ref(2)?.as_str()?, row.get_ref(1)?.as_str()?].concat();
            let (kind, help) = (kind(row.get_ref(3)?.as_str()?), hash(row.get_ref(4)?.as_str()?));
            self.known.insert(key.into(), Known { id: row.get(0)?, kind, help });
        }
        self.misses += 1;
        Ok(())
    }

    /// Writes down what a metric says of its series.
    fn describe(&mut self, connection: &Connection, metric: &Metric, known: Known) -> rusqlite::Result<i64> {
        const SAY: &str = "UPDATE series SET kind = CASE WHEN ?2 = 'unknown' THEN kind ELSE ?2 END,
            help = CASE WHEN ?3 = '' THEN help ELSE ?3 END WHERE id = ?1";
        connection.prepare_cached(SAY)?.execute(params![known.id, metric.kind.as_str(), metric.help])?;
        let kind = if metric.kind == MetricKind::Unknown { known.kind } else { metric.kind };
        let help = if metric.help.is_empty() { known.help } else { hash(&metric.help) };
        self.known.insert(self.key.as_str().into(), Known { id: known.id, kind, help });
        Ok(known.id)
    }
}

/// Tells whether a metric says more of its series than, or something else from, what is known. Nothing said changes
/// nothing.
fn differs(metric: &Metric, known: Known) -> bool {
    (metric.kind != MetricKind::Unknown && metric.kind != known.kind)
        || (!metric.help.is_empty() && hash(&metric.help) != known.help)
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Returns how often series were deleted.
fn generation(connection: &Connection) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached("SELECT value FROM notes WHERE name = 'generation'")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
}

/// Notes that series were deleted.
pub(crate) fn note_deletion(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT INTO notes (name, value) VALUES ('generation', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
        [],
    )?;
    Ok(())
}
