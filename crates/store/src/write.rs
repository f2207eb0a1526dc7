//! Takes samples in.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use skep_kit::{Error, Metric};

use crate::absorb::{Sample, absorb};
use crate::catalogue::Catalogue;
use crate::store::Store;
use crate::time::millis;

/// Samples of more different times than this are sorted by series at once: `recent` is read time by time.
const FEW_TIMES: usize = 4;

impl Store {
    /// Writes what was measured at one time, in one transaction. Of two samples of one series the later one counts; so
    /// does a later round of the same millisecond. Returns how many samples were written.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written; nothing of it is written then.
    pub fn write_round(&mut self, at: Timestamp, metrics: &[Metric]) -> Result<u64, Error> {
        let (now, at) = (millis((self.wall)()), millis(at));
        self.change(|transaction, catalogue| {
            let samples = metrics.iter().map(|metric| (at, metric));
            let samples = numbered(transaction, catalogue, (samples, now))?;
            append(transaction, &samples)?;
            Ok(samples.len() as u64)
        })
    }

    /// Writes samples of different times, in one transaction. Of two samples of one series and millisecond the later one
    /// counts. Returns how many samples were written.
    ///
    /// Where an hour's samples were deleted already, only what lies before the first or behind the last of them is added
    /// to what is remembered of the hour: the rest was counted when it was there.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written; nothing of it is written then.
    pub fn write_samples(&mut self, samples: &[(Timestamp, Metric)]) -> Result<u64, Error> {
        let now = millis((self.wall)());
        self.change(|transaction, catalogue| {
            let samples = samples.iter().map(|(at, metric)| (millis(*at), metric));
            let samples = numbered(transaction, catalogue, (samples, now))?;
            let mut times: Vec<i64> = samples.iter().map(|sample| sample.at).collect();
            times.sort_unstable();
            times.dedup();
            if times.len() <= FEW_TIMES {
                append(transaction, &samples)?;
            } else {
                note_latest(transaction, &samples)?;
                withdraw(transaction, &samples, &times)?;
                absorb(transaction, &samples)?;
            }
            Ok(samples.len() as u64)
        })
    }
}

/// Returns the samples with the numbers of their series, by series and time, the last of several.
fn numbered<'a>(
    connection: &Connection,
    catalogue: &mut Catalogue,
    (samples, now): (impl Iterator<Item = (i64, &'a Metric)>, i64),
) -> rusqlite::Result<Vec<Sample>> {
    let count = samples.size_hint().0;
    catalogue.prepare(connection, count)?;
    let mut numbered = Vec::with_capacity(count);
    for (at, metric) in samples {
        numbered.push(Sample { series: catalogue.number(connection, metric, now)?, at, value: metric.value });
    }
    // A stable sort leaves later ones behind earlier ones; `dedup_by` keeps the first of what is then turned round.
    numbered.reverse();
    numbered.sort_by_key(|sample| (sample.series, sample.at));
    numbered.dedup_by_key(|sample| (sample.series, sample.at));
    Ok(numbered)
}

/// Writes samples in the order in which they come.
fn append(connection: &Connection, samples: &[Sample]) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT OR REPLACE INTO recent (at, series, value) VALUES (?1, ?2, ?3)")?;
    let mut round = connection.prepare_cached("INSERT OR IGNORE INTO rounds (at) VALUES (?1)")?;
    let mut noted = None;
    for Sample { series, at, value } in samples {
        insert.execute(params![at, series, value])?;
        if noted != Some(*at) {
            round.execute([at])?;
            noted = Some(*at);
        }
    }
    note_latest(connection, samples)
}

fn note_latest(connection: &Connection, samples: &[Sample]) -> rusqlite::Result<()> {
    const NOTE: &str = "INSERT INTO latest (series, at, value) VALUES (?1, ?2, ?3)
        ON CONFLICT (series) DO UPDATE SET at = excluded.at, value = excluded.value WHERE excluded.at >= at";
    let mut note = connection.prepare_cached(NOTE)?;
    let mut samples = samples.iter().peekable();
    while let Some(Sample { series, at, value }) = samples.next() {
        // They are in the order of their times, so that the last of a series is its newest.
        if samples.peek().is_none_or(|next| next.series != *series) {
            note.execute(params![series, at, value])?;
        }
    }
    Ok(())
}

/// Takes out of `recent` what other samples of the same time replace in `samples`.
fn withdraw(connection: &Connection, samples: &[Sample], times: &[i64]) -> rusqlite::Result<()> {
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return Ok(()) };
    let mut rounds = connection.prepare_cached("SELECT at FROM rounds WHERE at BETWEEN ?1 AND ?2 ORDER BY at")?;
    let rounds = rounds.query_map([first, last], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    if rounds.is_empty() {
        return Ok(());
    }
    let mut delete = connection.prepare_cached("DELETE FROM recent WHERE at = ?1 AND series = ?2")?;
    for sample in samples.iter().filter(|sample| rounds.binary_search(&sample.at).is_ok()) {
        delete.execute([sample.at, sample.series])?;
    }
    Ok(())
}
