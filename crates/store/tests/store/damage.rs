//! Files that are torn, or none of ours, and what lies where they belong.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use skep_kit::{Context, Error, Selector};
use skep_store::{Retention, Store};

use crate::place::{clock, context, metric, second};

/// Returns a store of some size as it lies on the disk, with nothing left in its log.
fn filled() -> Vec<u8> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let make = || {
        let folder = tempfile::tempdir().unwrap();
        let mut store = skep_store::open(&context(folder.path())).unwrap();
        for round in 0..200 {
            let metrics: Vec<_> = (0..40).map(|number| metric(&number.to_string(), f64::from(round))).collect();
            store.write_round(second(round.into()), &metrics).unwrap();
        }
        store.keep(second(7200), Retention::default()).unwrap();
        drop(store);
        fs::read(folder.path().join(".skep/state.db")).unwrap()
    };
    BYTES.get_or_init(make).clone()
}

/// Asks and writes all that there is; the first error wins.
fn use_all(store: &mut Store) -> Result<(), Error> {
    for series in store.series(&Selector::named("requests_total"))? {
        store.points(&series, second(0), second(10_000))?;
        store.summary(&series, second(0), second(10_000))?;
    }
    store.latest(&Selector::named("requests_total"), second(0))?;
    store.keep(second(4000), Retention::default())?;
    for round in 0..20 {
        let metrics: Vec<_> = (0..80).map(|number| metric(&number.to_string(), 1.0)).collect();
        store.write_round(second(5000 + round), &metrics)?;
    }
    store.keep(second(20_000), Retention::default())?;
    Ok(())
}

fn damaged(change: impl FnOnce(&mut Vec<u8>)) -> Vec<Error> {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    fs::create_dir(folder.path().join(".skep")).unwrap();
    let mut bytes = filled();
    change(&mut bytes);
    fs::write(folder.path().join(".skep/state.db"), bytes).unwrap();
    let looked = skep_store::look(&context).and_then(|store| {
        let store = store.unwrap();
        for series in store.series(&Selector::named("requests_total"))? {
            store.points(&series, second(0), second(10_000))?;
        }
        Ok(())
    });
    let opened = skep_store::open(&context).and_then(|mut store| use_all(&mut store));
    [looked, opened].into_iter().filter_map(Result::err).collect()
}

fn check(errors: &[Error], codes: &[&str]) {
    assert_eq!(errors.len(), 2, "whoever looks and whoever writes is told: {errors:?}");
    for error in errors {
        assert!(codes.contains(&error.code), "{error:?}");
        assert!(error.message.contains("/.skep/state.db"), "{error:?}");
        assert!(error.hints.iter().any(|hint| hint.contains("mv /")), "{error:?}");
    }
}

#[test]
fn a_torn_header_is_named() {
    check(&damaged(|bytes| bytes[..64].fill(0)), &["state-foreign"]);
    check(&damaged(|bytes| bytes[16..60].fill(0xff)), &["state-foreign", "state-corrupt"]);
    check(&damaged(|bytes| bytes.truncate(60)), &["state-foreign", "state-corrupt"]);
}

#[test]
fn garbage_in_the_middle_is_named() {
    check(&damaged(|bytes| bytes[4096..].fill(0xa5)), &["state-corrupt"]);
    check(&damaged(|bytes| bytes.truncate(4096 * 2 + 100)), &["state-corrupt"]);
}

/// Whatever is wrong with a file, nothing panics or hangs, and what is said is not that skep has a bug.
#[test]
fn garbage_anywhere_is_survived() {
    let mut random = crate::model::Random::new(3);
    for _ in 0..60 {
        let errors = damaged(|bytes| {
            let from = random.below(bytes.len() as u64) as usize;
            let length = 1 + random.below(600) as usize;
            let filler = random.below(256) as u8;
            bytes.iter_mut().skip(from).take(length).for_each(|byte| *byte = byte.wrapping_add(filler));
        });
        for error in errors {
            assert_ne!(error.code, "bug", "{error:?}");
            assert!(!error.hints.is_empty(), "{error:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    for content in ["hello\n".to_owned(), "x".repeat(100_000)] {
        let folder = tempfile::tempdir().unwrap();
        let context = context(folder.path());
        fs::create_dir(folder.path().join(".skep")).unwrap();
        let file = folder.path().join(".skep/state.db");
        fs::write(&file, &content).unwrap();
        for error in [skep_store::open(&context).unwrap_err(), skep_store::look(&context).unwrap_err()] {
            assert_eq!(error.code, "state-foreign");
            assert!(error.message.ends_with("/.skep/state.db is no database"), "{error:?}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
    }
}

#[test]
fn what_lies_in_the_way_is_named() {
    let pipe = |path: &Path| {
        rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    };
    let folder = |path: &Path| fs::create_dir(path).unwrap();
    let link = |path: &Path| symlink("/nowhere", path).unwrap();
    let file = |path: &Path| fs::write(path, "").unwrap();
    let linked = |path: &Path| symlink(std::env::temp_dir(), path).unwrap();
    type Put<'a> = &'a dyn Fn(&Path);
    let cases: [(&str, Put<'_>, &str); 9] = [
        (".skep", &pipe, "is a named pipe and not a folder"),
        (".skep", &file, "is a file and not a folder"),
        (".skep", &link, "is a symbolic link and not a folder"),
        (".skep", &linked, "is a symbolic link and not a folder"),
        (".skep/state.db", &pipe, "is a named pipe and not a file"),
        (".skep/state.db", &folder, "is a folder and not a file"),
        (".skep/state.db", &link, "is a symbolic link and not a file"),
        (".skep/state.db-wal", &pipe, "is a named pipe and not a file"),
        (".skep/state.db-shm", &link, "is a symbolic link and not a file"),
    ];
    for (place, put, expected) in cases {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(place);
        if place.contains('/') {
            fs::create_dir(root.path().join(".skep")).unwrap();
        }
        put(&path);
        let context = context(root.path());
        for error in [skep_store::open(&context).unwrap_err(), skep_store::look(&context).unwrap_err()] {
            assert_eq!(error.code, "state-in-the-way", "{place}: {error:?}");
            assert!(error.message.contains(place) && error.message.ends_with(expected), "{error:?}");
            assert!(error.hints[0].contains("--state FOLDER"), "{error:?}");
        }
    }
}

#[test]
fn a_file_that_is_held_for_too_long_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut context = context(folder.path());
    let mut holder = skep_store::open(&context).unwrap();
    holder
        .write(|_| {
            let start = (clock().steady)();
            context.deadline = Some(start + Duration::from_millis(300));
            let mut other = skep_store::open(&context).unwrap();
            let error = other.write_round(second(1), &[metric("a", 1.0)]).unwrap_err();
            assert_eq!(error.code, "state-locked");
            assert!(error.hints[0].contains("fuser -v /"), "{error:?}");
            assert!(((clock().steady)() - start) < Duration::from_secs(5));
            assert!(skep_store::look(&context).unwrap().is_some(), "who reads does not wait for who writes");
            Ok(())
        })
        .unwrap();
}

#[test]
fn no_folder_at_all_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let context = Context { state: None, ..context(folder.path()) };
    assert!(skep_store::look(&context).unwrap().is_none());
    let error = skep_store::open(&context).unwrap_err();
    assert_eq!(error.code, "no-state-folder");
    assert!(error.hints[0].contains("--state FOLDER"));
}

#[test]
fn a_folder_with_other_things_in_it_is_not_hidden_from_git() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.py"), "").unwrap();
    let here = Context { state: Some(folder.path().to_owned()), ..context(folder.path()) };
    drop(skep_store::open(&here).unwrap());
    assert!(!folder.path().join(".gitignore").exists());
    drop(skep_store::open(&context(folder.path())).unwrap());
    assert_eq!(fs::read_to_string(folder.path().join(".skep/.gitignore")).unwrap(), "*\n");
    let mode = std::os::unix::fs::PermissionsExt::mode(&folder.path().join(".skep").metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o700);
}
