//! Opens the file, and guards every reading and writing of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rustix::fs::FlockOperation;
use skep_kit::{Context, Error};

use crate::catalogue::Catalogue;
use crate::fault::{self, Doing, explain};
use crate::look::Sight;
use crate::place;
use crate::schema::{self, MIGRATIONS, Nature, OWNER};

/// For how long a program may hold the file before another gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much of the file a connection holds in memory, in KiB.
const CACHE_KIB: i64 = 16 * 1024;

/// How large the log may stay once it was emptied.
const LOG_BYTES: i64 = 16 << 20;

/// What skep remembers.
#[derive(Debug)]
pub struct Store {
    pub(crate) file: PathBuf,
    pub(crate) wall: fn() -> Timestamp,
    pub(crate) catalogue: Catalogue,
    pub(crate) sight: Sight,
}

/// Opens the state to read and write it. Makes the folder and the file where they are missing.
///
/// # Errors
///
/// Where there is no place for it, where it cannot be read and written, and where a later skep wrote it.
pub fn open(context: &Context) -> Result<Store, Error> {
    let file = place::prepare(context)?;
    let mut connection = connect(&file, patience(context))?;
    let now = (context.clock.wall)();
    schema::migrate(&mut connection, &file, (OWNER, &MIGRATIONS), now)?;
    Ok(Store { file, wall: context.clock.wall, catalogue: Catalogue::default(), sight: Sight::writing(connection) })
}

/// Opens the state to read it; none where there is none. Makes nothing and changes nothing.
///
/// # Errors
///
/// Where it cannot be read, and where another version of skep wrote it.
pub fn look(context: &Context) -> Result<Option<Store>, Error> {
    let Some(file) = place::existing(context)? else { return Ok(None) };
    let Some(sight) = Sight::looking(&file, patience(context))? else { return Ok(None) };
    Ok(Some(Store { file, wall: context.clock.wall, catalogue: Catalogue::default(), sight }))
}

impl Store {
    /// Returns the connection, for questions that [`Self::reading`] cannot ask. That one explains errors, and makes sure
    /// of the answer where the state was opened to look at it and somebody writes meanwhile.
    #[must_use]
    pub fn read(&self) -> &Connection {
        self.sight.connection()
    }

    /// Asks the file. `work` may be run twice where somebody wrote meanwhile.
    ///
    /// # Errors
    ///
    /// Where `work` fails, with what that means.
    pub fn reading<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.sight.ask(&self.file, work)
    }

    /// Runs `work` in a transaction that is committed where it answers `Ok`. What it wrote is then safe from the death
    /// of this process.
    ///
    /// # Errors
    ///
    /// Where `work` fails, with what that means; nothing is written then.
    pub fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.change(|transaction, _| work(transaction))
    }

    /// Runs what is to run outside a transaction.
    pub(crate) fn plainly<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let (file, connection) = (&self.file, self.sight.connection_mut()?);
        work(connection).map_err(|error| explain(file, Doing::Writing, error))
    }

    /// Makes an engine's own tables. A migration that was released is never changed: another is added behind it.
    ///
    /// # Errors
    ///
    /// Where a later skep wrote them, and where the file cannot be written.
    pub fn tables(&mut self, owner: &'static str, migrations: &[&str]) -> Result<(), Error> {
        let now = (self.wall)();
        schema::migrate(self.sight.connection_mut()?, &self.file, (owner, migrations), now)
    }

    /// As [`Self::write`], with the numbers of the series.
    pub(crate) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &mut Catalogue) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let (file, catalogue, connection) = (&self.file, &mut self.catalogue, self.sight.connection_mut()?);
        let run = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction, catalogue)?;
            transaction.commit()?;
            Ok(done)
        };
        let done = run();
        if done.is_err() {
            // It may hold numbers that were taken back.
            catalogue.forget();
        }
        done.map_err(|error| explain(file, Doing::Writing, error))
    }
}

/// Returns for how long to wait for others.
fn patience(context: &Context) -> Duration {
    let left = context.deadline.map(|deadline| deadline.saturating_duration_since((context.clock.steady)()));
    left.map_or(PATIENCE, |left| left.min(PATIENCE))
}

/// Opens the file to write it, and makes it ours where it is empty.
fn connect(file: &Path, patience: Duration) -> Result<Connection, Error> {
    let failed = |error| explain(file, Doing::Opening, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(file, flags).map_err(failed)?;
    connection.busy_timeout(patience).map_err(failed)?;
    // SQLite opens what it may not write to read it, and says so when it is to write.
    if connection.is_readonly(rusqlite::MAIN_DB).map_err(failed)? {
        return Err(fault::unwritable(file));
    }
    settings(&connection).map_err(failed)?;
    match schema::nature(&connection).map_err(failed)? {
        Nature::Ours => {}
        Nature::Foreign => return Err(schema::foreign(file)),
        Nature::Empty => found(&mut connection, file).map_err(failed)?,
    }
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        return Err(fault::no_log(file));
    }
    Ok(connection)
}

fn settings(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.query_row(&format!("PRAGMA journal_size_limit = {LOG_BYTES}"), [], |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Makes an empty file ours. The switch to a write-ahead log does not wait for others by itself, so that whoever comes
/// at the same time waits for the folder.
fn found(connection: &mut Connection, file: &Path) -> rusqlite::Result<()> {
    let folder = file.parent().and_then(|folder| std::fs::File::open(folder).ok());
    // Where the file system has no such locks, the transaction below still lets one alone through.
    let _locked = folder.inspect(|folder| {
        let _ = rustix::fs::flock(folder, FlockOperation::LockExclusive);
    });
    if schema::nature(connection)? != Nature::Empty {
        return Ok(());
    }
    connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    schema::found(connection)
}
