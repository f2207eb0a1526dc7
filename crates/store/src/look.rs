//! How the file is looked at. A reader of SQLite's write-ahead log makes files beside the database, and cannot where the
//! folder is not its own to write in. A reader that only looks is to do neither.
//!
//! While nobody writes, there is no log and the whole content is in the file itself. It is then read as if it could not
//! change (`immutable`), and held against its stamp behind every question: where a writer came meanwhile, the answer is
//! thrown away and asked for anew through the log, which is there from then on.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use skep_kit::Error;

use crate::fault::{Doing, explain};
use crate::place::{self, Stamp};
use crate::schema::{self, MIGRATIONS, Nature, OWNER, Standing};

/// A connection, and what is known of it.
#[derive(Debug)]
pub(crate) struct Sight {
    first: Connection,
    mode: Mode,
}

#[derive(Debug)]
enum Mode {
    /// It may be written.
    Writing,
    /// It is read through the log.
    Log,
    /// It is read as if nobody wrote.
    Still(Box<Still>),
}

/// What is known of a file that nobody wrote when it was opened.
#[derive(Debug)]
struct Still {
    file: PathBuf,
    stamp: Stamp,
    patience: Duration,
    /// What it is read through since somebody wrote.
    log: OnceCell<Connection>,
}

impl Sight {
    /// Takes a connection that may be written.
    pub(crate) const fn writing(connection: Connection) -> Self {
        Self { first: connection, mode: Mode::Writing }
    }

    /// Opens the file to look at it; none where nothing is in it.
    pub(crate) fn looking(file: &Path, patience: Duration) -> Result<Option<Self>, Error> {
        let failed = |error| explain(file, Doing::Reading, error);
        let sight = if let Some(stamp) = place::stamp(file) {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
                | OpenFlags::SQLITE_OPEN_NO_MUTEX
                | OpenFlags::SQLITE_OPEN_NOFOLLOW
                | OpenFlags::SQLITE_OPEN_URI;
            let first = Connection::open_with_flags(place::immutable_uri(file), flags).map_err(failed)?;
            let still = Still { file: file.to_owned(), stamp, patience, log: OnceCell::new() };
            Self { first, mode: Mode::Still(Box::new(still)) }
        } else {
            Self { first: through_log(file, patience).map_err(failed)?, mode: Mode::Log }
        };
        let known = sight.ask(file, |connection| {
            Ok(match schema::nature(connection)? {
                Nature::Empty => None,
                Nature::Foreign => Some(Err(())),
                Nature::Ours => Some(Ok(schema::standing(connection, OWNER, MIGRATIONS.len())?)),
            })
        })?;
        match known {
            // Somebody is about to fill it, or was killed before.
            None | Some(Ok(Standing::Behind(0))) => Ok(None),
            Some(Ok(Standing::Current)) => Ok(Some(sight)),
            Some(Err(())) => Err(schema::foreign(file)),
            Some(Ok(Standing::Behind(_))) => Err(schema::older(file)),
            Some(Ok(Standing::Ahead(skep))) => Err(schema::newer(file, OWNER, &skep)),
        }
    }

    /// Returns the connection to read through.
    pub(crate) fn connection(&self) -> &Connection {
        match &self.mode {
            Mode::Writing | Mode::Log => &self.first,
            Mode::Still(still) => still.log.get().unwrap_or(&self.first),
        }
    }

    /// Returns the connection to write through.
    pub(crate) fn connection_mut(&mut self) -> Result<&mut Connection, Error> {
        match &self.mode {
            Mode::Writing => Ok(&mut self.first),
            Mode::Log | Mode::Still(_) => Err(Error::bug("the state was opened to look at it, and is written")),
        }
    }

    /// Asks, and asks again where the answer may be torn.
    pub(crate) fn ask<T>(&self, file: &Path, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let failed = |error| explain(file, Doing::Reading, error);
        let answer = work(self.connection());
        let Mode::Still(still) = &self.mode else { return answer.map_err(failed) };
        let Still { file, stamp, patience, log } = still.as_ref();
        if log.get().is_some() || place::stamp(file) == Some(*stamp) {
            return answer.map_err(failed);
        }
        let connection = through_log(file, *patience).map_err(failed)?;
        work(log.get_or_init(|| connection)).map_err(failed)
    }
}

/// Opens a file that somebody writes, or wrote until they were killed.
fn through_log(file: &Path, patience: Duration) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(patience)?;
    Ok(connection)
}
