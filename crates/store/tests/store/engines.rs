//! Tables that others bring, and files that another skep wrote.

use crate::place::{context, metric, second};

const FIRST: &str = "CREATE TABLE beats (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT";
const SECOND: &str = "ALTER TABLE beats ADD COLUMN host TEXT";

#[test]
fn tables_are_migrated_by_number_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let mut store = skep_store::open(&context).unwrap();
    store.tables("probe", &[FIRST]).unwrap();
    store.tables("probe", &[FIRST]).unwrap();
    store.write(|file| file.execute("INSERT INTO beats (name, at) VALUES ('nightly', 1)", [])).unwrap();
    drop(store);

    let mut store = skep_store::open(&context).unwrap();
    store.tables("probe", &[FIRST, SECOND]).unwrap();
    let found: (String, Option<String>) = store
        .reading(|file| file.query_row("SELECT name, host FROM beats", [], |row| Ok((row.get(0)?, row.get(1)?))))
        .unwrap();
    assert_eq!(found, ("nightly".to_owned(), None));

    let error = store.tables("probe", &[FIRST]).unwrap_err();
    assert_eq!(error.code, "state-newer");
    assert!(error.message.contains("`probe`") && error.message.contains(env!("CARGO_PKG_VERSION")), "{error:?}");
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    assert!(store.tables("probe", &[FIRST, "CREATE TABLE beats (x)"]).is_err());
    store.tables("probe", &[FIRST]).unwrap();
}

#[test]
fn a_transaction_that_fails_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    let failed = store.write(|file| {
        file.execute("INSERT INTO notes (name, value) VALUES ('x', 1)", [])?;
        file.execute("INSERT INTO notes (name, value) VALUES ('x', 2)", [])
    });
    assert!(failed.is_err());
    let notes: u64 = store.reading(|file| file.query_row("SELECT count(*) FROM notes", [], |row| row.get(0))).unwrap();
    assert_eq!(notes, 0);
}

#[test]
fn what_a_later_skep_wrote_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let mut store = skep_store::open(&context).unwrap();
    store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
    store
        .write(|file| {
            file.execute("UPDATE migrations SET version = 99, skep = '9.8.7' WHERE owner = 'store'", [])?;
            file.pragma_update(None, "user_version", 99)
        })
        .unwrap();
    drop(store);
    for error in [skep_store::open(&context).unwrap_err(), skep_store::look(&context).unwrap_err()] {
        assert_eq!(error.code, "state-newer");
        assert!(error.message.contains("written by skep 9.8.7"), "{error:?}");
        assert!(error.hints[0].contains("use skep 9.8.7 or later"), "{error:?}");
        assert!(error.target.unwrap().ends_with("/.skep/state.db"));
    }
}

#[test]
fn a_file_whose_maker_was_killed_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    std::fs::create_dir(folder.path().join(".skep")).unwrap();
    let begun = skep_store::rusqlite::Connection::open(folder.path().join(".skep/state.db")).unwrap();
    begun.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    drop(begun);
    assert!(skep_store::look(&context).unwrap().is_none());
    let mut store = skep_store::open(&context).unwrap();
    store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
    let how = |name: &str| -> String {
        let asked = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
        store.reading(|file| file.query_row(&asked, [], |row| row.get(0))).unwrap()
    };
    assert_eq!((how("journal_mode"), how("auto_vacuum")), ("wal".to_owned(), "2".to_owned()));
}

#[test]
fn another_programs_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    std::fs::create_dir(folder.path().join(".skep")).unwrap();
    let file = folder.path().join(".skep/state.db");
    let other = skep_store::rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)").unwrap();
    drop(other);
    let before = std::fs::read(&file).unwrap();
    for error in [skep_store::open(&context).unwrap_err(), skep_store::look(&context).unwrap_err()] {
        assert_eq!(error.code, "state-foreign");
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn who_looks_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    drop(skep_store::open(&context).unwrap());
    let mut looking = skep_store::look(&context).unwrap().unwrap();
    assert_eq!(looking.write_round(second(1), &[metric("a", 1.0)]).unwrap_err().code, "bug");
    assert_eq!(looking.read().query_row("SELECT 1", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}
