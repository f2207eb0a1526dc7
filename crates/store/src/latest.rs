//! Answers what is now.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::Row;
use skep_kit::{Error, Selector};

use crate::absorb::real;
use crate::series::{Point, Stored, select};
use crate::store::Store;
use crate::time::{millis, timestamp};

/// How many series are rather looked up one by one than to read all that there is of all.
const SINGLE: usize = 1000;

impl Store {
    /// Returns the newest sample, by its time, of each selected series, as far as it is not older than `not_before`; by
    /// name and labels.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn latest(&self, selector: &Selector, not_before: Timestamp) -> Result<Vec<Stored>, Error> {
        const ONE: &str = "SELECT at, value FROM latest WHERE series = ?1 AND at >= ?2";
        const ALL: &str = "SELECT at, value, series FROM latest WHERE at >= ?1";
        let bound = millis(not_before);
        self.reading(|connection| {
            let transaction = connection.unchecked_transaction()?;
            let series = select(&transaction, selector)?;
            let mut newest = HashMap::with_capacity(series.len());
            if series.len() <= SINGLE {
                let mut one = transaction.prepare_cached(ONE)?;
                for (id, _) in &series {
                    let mut rows = one.query([*id, bound])?;
                    if let Some(row) = rows.next()? {
                        newest.insert(*id, point(row)?);
                    }
                }
            } else {
                let mut all = transaction.prepare_cached(ALL)?;
                let mut rows = all.query([bound])?;
                while let Some(row) = rows.next()? {
                    newest.insert(row.get(2)?, point(row)?);
                }
            }
            let stored = |(id, series)| newest.get(&id).map(|point| Stored { series, point: *point });
            Ok(series.into_iter().filter_map(stored).collect())
        })
    }
}

fn point(row: &Row<'_>) -> rusqlite::Result<Point> {
    Ok(Point { at: timestamp(row.get(0)?), value: real(row, 1)? })
}
