//! Disks that are full, and disks that may not be written.

use std::fs;
use std::path::Path;

use skep_kit::{Context, Selector};

use crate::again::with_mounts;
use crate::place::{context, metric, second, series_of};

/// A small disk at `disk`.
const SMALL: &str = "mkdir disk; mount -t tmpfs -o size=700k skep-test disk";

/// `here`, once more at `there`, where it may not be written.
const TWICE: &str = "mkdir here there; mount --bind here there; mount -o remount,ro,bind there";

#[test]
fn a_full_disk_loses_nothing_that_was_written() {
    with_mounts("disks::a_full_disk_loses_nothing_that_was_written", SMALL, |folder| {
        let context = context(&folder.join("disk"));
        let mut store = skep_store::open(&context).unwrap();
        let metrics: Vec<_> = (0..50).map(|number| metric(&number.to_string(), 1.0)).collect();
        let mut written = 0;
        let error = loop {
            match store.write_round(second(written), &metrics) {
                Ok(_) => written += 1,
                Err(error) => break error,
            }
        };
        assert_eq!(error.code, "state-full", "{error:?}");
        assert!(error.message.ends_with("/.skep/state.db: the disk is full"), "{error:?}");
        assert!(written > 10, "{written} rounds were written");
        let count = |store: &skep_store::Store| {
            store.points(&series_of(store, "49"), second(0), second(100_000)).unwrap().len() as i64
        };
        assert_eq!(count(&store), written);
        assert_eq!(count(&skep_store::look(&context).unwrap().unwrap()), written);
        let new: Vec<_> = (1000..4000).map(|number| metric(&number.to_string(), 1.0)).collect();
        assert_eq!(store.write_round(second(written), &new).unwrap_err().code, "state-full");
        if let Err(error) = skep_store::open(&context) {
            assert_eq!(error.code, "state-full", "{error:?}");
        }

        rustix::mount::mount_remount(folder.join("disk"), rustix::mount::MountFlags::empty(), "size=8m").unwrap();
        store.write_round(second(written), &metrics).unwrap();
        assert_eq!(count(&store), written + 1);
        assert_eq!(store.series(&Selector::named("requests_total")).unwrap().len(), 50, "what failed left nothing");
        store.write_round(second(written), &new).unwrap();
        assert_eq!(store.latest(&Selector::named("requests_total"), second(0)).unwrap().len(), 3050);
    });
}

#[test]
fn a_disk_that_is_full_from_the_beginning_is_named() {
    with_mounts("disks::a_disk_that_is_full_from_the_beginning_is_named", SMALL, |folder| {
        let disk = folder.join("disk");
        let filled = fs::write(disk.join("filler"), vec![0; 1 << 20]).unwrap_err();
        assert_eq!(filled.kind(), std::io::ErrorKind::StorageFull);
        let error = skep_store::open(&context(&disk)).unwrap_err();
        assert_eq!(error.code, "state-full", "{error:?}");
        assert!(error.message.contains("/.skep"), "{error:?}");
    });
}

fn count(context: &Context) -> usize {
    let store = skep_store::look(context).unwrap().unwrap();
    store.points(&series_of(&store, "a"), second(0), second(100_000)).unwrap().len()
}

#[test]
fn a_disk_that_may_not_be_written_is_read() {
    with_mounts("disks::a_disk_that_may_not_be_written_is_read", TWICE, |folder| {
        let (ours, theirs) = (context(&folder.join("here")), context(&folder.join("there")));
        let read_only = |expected: &str| {
            let error = skep_store::open(&theirs).unwrap_err();
            assert_eq!(error.code, "state-read-only", "{error:?}");
            assert!(error.message.contains(expected), "{error:?}");
            assert!(error.message.ends_with("read-only file system"), "{error:?}");
            assert!(error.hints[0].contains("--state FOLDER"), "{error:?}");
        };
        read_only("there/.skep");
        assert!(skep_store::look(&theirs).unwrap().is_none());

        let mut store = skep_store::open(&ours).unwrap();
        store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
        drop(store);
        assert_eq!(count(&theirs), 1, "nobody writes: all is in the file");
        read_only("there/.skep/state.db");

        let mut store = skep_store::open(&ours).unwrap();
        let looking = skep_store::look(&theirs).unwrap().unwrap();
        for round in 2..100 {
            store.write_round(second(round), &[metric("a", 1.0)]).unwrap();
            assert_eq!(count(&theirs), round as usize, "somebody writes: the rest is in the log");
        }
        let series = series_of(&looking, "a");
        assert_eq!(
            looking.points(&series, second(0), second(1000)).unwrap().len(),
            99,
            "who looked before sees it too"
        );
        read_only("there/.skep/state.db");

        // As if its writer had been killed.
        let killed = folder.join("here/killed/.skep");
        fs::create_dir_all(&killed).unwrap();
        for end in ["", "-wal", "-shm"] {
            let name = format!("state.db{end}");
            fs::copy(folder.join("here/.skep").join(&name), killed.join(&name)).unwrap();
        }
        assert_eq!(count(&context(&folder.join("there/killed"))), 99);

        // As if besides, somebody had taken away the file that all who read it share.
        let copy = folder.join("here/copy/.skep");
        fs::create_dir_all(&copy).unwrap();
        for end in ["", "-wal"] {
            let name = format!("state.db{end}");
            fs::copy(folder.join("here/.skep").join(&name), copy.join(&name)).unwrap();
        }
        let error = skep_store::look(&context(&folder.join("there/copy"))).unwrap_err();
        assert_eq!(error.code, "state-unsettled", "{error:?}");
        assert_eq!(count(&context(&folder.join("here/copy"))), 99, "who may write there puts it in order");
    });
}

#[test]
fn a_folder_of_somebody_else_is_named() {
    const OTHER: &str = "mkdir here; chmod 755 .";
    with_mounts("disks::a_folder_of_somebody_else_is_named", OTHER, |folder| {
        let context = context(&folder.join("here"));
        let mut store = skep_store::open(&context).unwrap();
        store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
        drop(store);
        lock_out(&folder.join("here/.skep"));
        let error = skep_store::look(&context).unwrap_err();
        assert_eq!(error.code, "state-unreadable", "{error:?}");
        assert!(error.message.ends_with("permission denied"), "{error:?}");
        assert_eq!(skep_store::open(&context).unwrap_err().code, "state-unreadable");
    });
}

/// Takes the rights of whoever runs this process to look into a folder, root's too.
fn lock_out(folder: &Path) {
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o0)).unwrap();
    let mut all = rustix::thread::capabilities(None).unwrap();
    all.effective = rustix::thread::CapabilitySet::empty();
    rustix::thread::set_capabilities(None, all).unwrap();
}

/// Nothing is made beside a file that is only looked at, and the answer is right though somebody comes to write.
#[test]
fn who_looks_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let mut store = skep_store::open(&context).unwrap();
    store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
    drop(store);
    let names = || {
        let entries = fs::read_dir(folder.path().join(".skep")).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let looking = skep_store::look(&context).unwrap().unwrap();
    assert_eq!(looking.latest(&Selector::named("requests_total"), second(0)).unwrap().len(), 1);
    assert_eq!(names(), [".gitignore", "state.db"]);

    let mut store = skep_store::open(&context).unwrap();
    store.write_round(second(2), &[metric("a", 5.0)]).unwrap();
    assert_eq!(looking.latest(&Selector::named("requests_total"), second(0)).unwrap()[0].point.value, 5.0);
    drop(store);
    assert_eq!(looking.latest(&Selector::named("requests_total"), second(0)).unwrap()[0].point.value, 5.0);
    drop(looking);
    let again = skep_store::look(&context).unwrap().unwrap();
    assert_eq!(again.latest(&Selector::named("requests_total"), second(0)).unwrap()[0].point.value, 5.0);
}

/// A store that is open goes on where it is looked for, though somebody cleaned up.
#[test]
fn a_file_that_was_taken_away_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let mut store = skep_store::open(&context).unwrap();
    store.tables("probe", &["CREATE TABLE beats (name TEXT)"]).unwrap();
    store.write_round(second(1), &[metric("a", 1.0)]).unwrap();
    for round in 2..5 {
        fs::remove_dir_all(folder.path().join(".skep")).unwrap();
        store.write_round(second(round), &[metric("a", 2.0)]).unwrap();
        store.write(|file| file.execute("INSERT INTO beats (name) VALUES ('x')", [])).unwrap();
        assert_eq!(count(&context), 1);
        assert_eq!(fs::read_to_string(folder.path().join(".skep/.gitignore")).unwrap(), "*\n");
    }
    drop(store);
    assert_eq!(count(&context), 1);
}
