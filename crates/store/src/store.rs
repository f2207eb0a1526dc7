//! The state that is open: every reading and writing of it goes through here.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use skep_kit::{Context, Error};

use crate::catalogue::Catalogue;
use crate::connect::connect;
use crate::fault::{Doing, explain};
use crate::look::Sight;
use crate::place::{self, Identity};
use crate::schema::{self, MIGRATIONS, OWNER};

/// For how long a program may hold the file before another gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// What skep remembers.
#[derive(Debug)]
pub struct Store {
    file: PathBuf,
    identity: Option<Identity>,
    patience: Duration,
    pub(crate) wall: fn() -> Timestamp,
    catalogue: Catalogue,
    sight: Sight,
    engines: Vec<(&'static str, Vec<String>)>,
}

/// Opens the state to read and write it. Makes the folder and the file where they are missing.
///
/// # Errors
///
/// Where there is no place for it, where it cannot be read and written, and where a later skep wrote it.
pub fn open(context: &Context) -> Result<Store, Error> {
    let folder = context.state_folder()?;
    let file = place::prepare(folder)?;
    let (wall, patience) = (context.clock.wall, patience(context));
    let sight = Sight::writing(ready(&file, patience, wall())?);
    Ok(Store::new(file, sight, (wall, patience)))
}

/// Opens the state to read it; none where there is none. Makes nothing and changes nothing.
///
/// # Errors
///
/// Where it cannot be read, and where another version of skep wrote it.
pub fn look(context: &Context) -> Result<Option<Store>, Error> {
    let Some(folder) = context.state.as_deref() else { return Ok(None) };
    let Some(file) = place::existing(folder)? else { return Ok(None) };
    let (wall, patience) = (context.clock.wall, patience(context));
    let sight = Sight::looking(&file, patience)?;
    Ok(sight.map(|sight| Store::new(file, sight, (wall, patience))))
}

/// Opens the file with the tables of this crate in it.
fn ready(file: &Path, patience: Duration, now: Timestamp) -> Result<Connection, Error> {
    let mut connection = connect(file, patience)?;
    schema::migrate(&mut connection, file, (OWNER, &MIGRATIONS), now)?;
    Ok(connection)
}

impl Store {
    fn new(file: PathBuf, sight: Sight, (wall, patience): (fn() -> Timestamp, Duration)) -> Self {
        let (identity, catalogue) = (place::identity(&file), Catalogue::default());
        Self { file, identity, patience, wall, catalogue, sight, engines: Vec::new() }
    }

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
        self.follow()?;
        schema::migrate(self.sight.connection_mut()?, &self.file, (owner, migrations), (self.wall)())?;
        self.engines.retain(|(known, _)| *known != owner);
        self.engines.push((owner, migrations.iter().map(|migration| (*migration).to_owned()).collect()));
        Ok(())
    }

    /// Opens the file anew where it was taken away or replaced: SQLite would go on with what nobody finds any more.
    fn follow(&mut self) -> Result<(), Error> {
        if self.sight.connection_mut().is_err() || place::identity(&self.file) == self.identity {
            return Ok(());
        }
        let file = place::prepare(self.file.parent().unwrap_or(&self.file))?;
        let mut connection = ready(&file, self.patience, (self.wall)())?;
        for (owner, migrations) in &self.engines {
            let migrations: Vec<&str> = migrations.iter().map(String::as_str).collect();
            schema::migrate(&mut connection, &file, (owner, &migrations), (self.wall)())?;
        }
        self.identity = place::identity(&file);
        self.sight = Sight::writing(connection);
        self.catalogue.forget();
        Ok(())
    }

    /// As [`Self::write`], with the numbers of the series.
    pub(crate) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &mut Catalogue) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        self.follow()?;
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
