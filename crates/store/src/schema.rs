//! Which tables there are: each owner's migrations, run once each and in order.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use skep_kit::Error;

use crate::fault::{Doing, explain};
use crate::time::millis;

/// Who owns the tables of this crate.
pub(crate) const OWNER: &str = "store";

/// The tables of this crate. One that was released is never changed: another is added behind it.
pub(crate) const MIGRATIONS: [&str; 1] = [include_str!("schema.sql")];

/// Marks the file as skep's, in its header. Source: <https://www.sqlite.org/fileformat.html#application_id>
const APPLICATION: i64 = 0x736b_6570;

/// The version of skep that wrote a table.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The table of what was run.
const HISTORY: &str = "-- How far the tables of each part of skep are, and which skep brought them there.
CREATE TABLE migrations (
    owner TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    skep TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID";

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Nothing is in it yet.
    Empty,
    /// It is ours.
    Ours,
    /// Another program's tables are in it.
    Foreign,
}

/// Returns whose file it is.
pub(crate) fn nature(connection: &Connection) -> rusqlite::Result<Nature> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(match (application, tables) {
        (_, 0) => Nature::Empty,
        (APPLICATION, _) => Nature::Ours,
        (_, _) => Nature::Foreign,
    })
}

/// Makes an empty file ours.
pub(crate) fn found(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if nature(&transaction)? == Nature::Empty {
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.execute_batch(HISTORY)?;
    }
    transaction.commit()
}

/// How far an owner's tables are.
pub(crate) enum Standing {
    /// As far as this skep knows.
    Current,
    /// Not as far.
    Behind(usize),
    /// Further: the skep that wrote it.
    Ahead(String),
}

/// Returns how far the tables of `owner` are, of which this skep knows `known` migrations.
pub(crate) fn standing(connection: &Connection, owner: &str, known: usize) -> rusqlite::Result<Standing> {
    let mut statement = connection.prepare_cached("SELECT version, skep FROM migrations WHERE owner = ?1")?;
    let found = statement.query_row([owner], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?))).optional()?;
    let (version, skep) = found.unwrap_or((0, String::new()));
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    Ok(match version.cmp(&known) {
        std::cmp::Ordering::Equal => Standing::Current,
        std::cmp::Ordering::Less => Standing::Behind(version),
        std::cmp::Ordering::Greater => Standing::Ahead(skep),
    })
}

/// Brings the tables of `owner` to where this skep has them.
pub(crate) fn migrate(
    connection: &mut Connection,
    file: &Path,
    (owner, migrations): (&str, &[&str]),
    now: Timestamp,
) -> Result<(), Error> {
    let failed = |error| explain(file, Doing::Opening, error);
    match standing(connection, owner, migrations.len()).map_err(failed)? {
        Standing::Current => return Ok(()),
        Standing::Ahead(skep) => return Err(newer(file, owner, &skep)),
        Standing::Behind(_) => {}
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Another process may have done it meanwhile.
    let version = match standing(&transaction, owner, migrations.len()).map_err(failed)? {
        Standing::Current => return Ok(()),
        Standing::Ahead(skep) => return Err(newer(file, owner, &skep)),
        Standing::Behind(version) => version,
    };
    let run = || {
        for migration in migrations.iter().skip(version) {
            transaction.execute_batch(migration)?;
        }
        let version = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
        transaction.execute(
            "INSERT OR REPLACE INTO migrations (owner, version, skep, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![owner, version, VERSION, millis(now)],
        )?;
        if owner == OWNER {
            transaction.pragma_update(None, "user_version", version)?;
        }
        Ok(())
    };
    run().and_then(|()| transaction.commit()).map_err(failed)
}

/// The tables are of a later skep.
pub(crate) fn newer(file: &Path, owner: &str, skep: &str) -> Error {
    let path = file.display();
    let what =
        format!("{path} was written by skep {skep}, whose tables of `{owner}` this skep {VERSION} does not know");
    Error::unavailable("state-newer", what)
        .about(path.to_string())
        .hint(format!("use skep {skep} or later, or name another folder with --state FOLDER"))
}

/// The tables are of an earlier skep, and nothing may be written.
pub(crate) fn older(file: &Path) -> Error {
    let path = file.display();
    Error::unavailable("state-older", format!("{path} was written by an earlier skep, and is only looked at here"))
        .about(path.to_string())
        .hint("run skep obs sample once: what writes to it also brings it up to date")
}

/// Another program's database has our file's name.
pub(crate) fn foreign(file: &Path) -> Error {
    let path = file.display();
    Error::unavailable("state-foreign", format!("{path} is the database of another program"))
        .about(path.to_string())
        .hint(format!("move it away: mv {path} {path}.bad"))
        .hint("or name another folder with --state FOLDER")
}
