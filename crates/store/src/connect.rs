//! Opens the file to write it, and makes it ours where it is new.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rustix::fs::FlockOperation;
use skep_kit::Error;

use crate::fault::{self, Doing, explain};
use crate::schema::{self, Nature};

/// How much of the file a connection holds in memory, in KiB.
const CACHE_KIB: i64 = 16 * 1024;

/// Free pages are given back when it is asked for. Source: <https://www.sqlite.org/pragma.html#pragma_auto_vacuum>
const INCREMENTAL: i64 = 2;

/// How large the log may stay once it was emptied.
const LOG_BYTES: i64 = 16 << 20;

/// Opens the file to write it, and makes it ours where it is empty.
pub(crate) fn connect(file: &Path, patience: Duration) -> Result<Connection, Error> {
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
    connection.pragma_update(None, "auto_vacuum", INCREMENTAL)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // Whoever was killed here before has settled how space is given back, unless all is written anew.
    let vacuum: i64 = connection.query_row("PRAGMA auto_vacuum", [], |row| row.get(0))?;
    if vacuum != INCREMENTAL {
        connection.execute_batch("VACUUM")?;
    }
    schema::found(connection)
}
