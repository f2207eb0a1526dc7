//! Files and folders that change while they are read. Whatever the moment, a scan ends, what it says is one of the things
//! that may be true, and what nobody touches is read.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use skep_source::{Scan, ScanOptions, SourceText, Unwatched, scan};
use tempfile::TempDir;

const ROUNDS: usize = 300;
const GOOD: &str = "SEEN = set()\n\ndef handle(item):\n    SEEN.add(item)\n";

/// Scans a folder again and again while `change` is done to it again and again, with the round's number.
fn race(change: impl Fn(&Path, usize) + Sync, check: impl Fn(&Scan)) {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    (0..40).for_each(|index| fs::write(root.join(format!("good{index}.py")), GOOD).unwrap());
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0;
            while !is_over.load(Ordering::Relaxed) {
                change(root, round);
                round += 1;
            }
        });
        let options =
            ScanOptions { paths: vec![root.to_owned()], base: root.to_owned(), jobs: 2, ..ScanOptions::default() };
        for _ in 0..ROUNDS {
            let found = scan(&options, &Unwatched);
            let good = found.files.iter().filter(|facts| facts.path.starts_with("good")).count();
            let complaint = found.problems.iter().find(|problem| problem.path.starts_with("good"));
            if !found.complete || good != 40 || complaint.is_some() {
                is_over.store(true, Ordering::Relaxed);
                panic!("{good} of 40 good files, {complaint:?}");
            }
            check(&found);
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

/// Expects no complaint but these.
fn only(codes: &'static [&'static str]) -> impl Fn(&Scan) {
    move |found| {
        let other = found.problems.iter().find(|problem| !codes.contains(&problem.code));
        assert_eq!(other, None);
    }
}

#[test]
fn a_file_may_shrink_and_grow_while_it_is_read() {
    // Mostly a comment, so that it is the reading that takes time.
    let large = format!("{GOOD}#{}", "x".repeat(3 << 20));
    let change = |root: &Path, round: usize| {
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(root.join("torn.py")).unwrap();
        match round % 3 {
            0 => fs::write(root.join("torn.py"), &large).unwrap(),
            1 => file.set_len(1_000_003).unwrap(),
            _ => file.set_len(3).unwrap(),
        }
    };
    race(change, only(&["too-large", "syntax-error"]));
}

#[test]
fn a_file_may_come_and_go() {
    let change = |root: &Path, _| {
        fs::write(root.join("come.py"), GOOD).unwrap();
        fs::remove_file(root.join("come.py")).unwrap();
    };
    race(change, only(&["unreadable"]));
}

#[test]
fn a_folder_may_vanish_while_it_is_walked() {
    let change = |root: &Path, _| {
        let deep = root.join("gone/deeper/deepest");
        fs::create_dir_all(&deep).unwrap();
        (0..10).for_each(|index| fs::write(deep.join(format!("m{index}.py")), GOOD).unwrap());
        fs::remove_dir_all(root.join("gone")).unwrap();
    };
    race(change, only(&["unreadable"]));
}

#[test]
fn a_folder_may_be_moved_while_it_is_walked() {
    let change = |root: &Path, _| {
        fs::create_dir_all(root.join("here/inner")).unwrap();
        fs::write(root.join("here/inner/m.py"), GOOD).unwrap();
        fs::rename(root.join("here"), root.join("there")).unwrap();
        fs::remove_dir_all(root.join("there")).unwrap();
    };
    race(change, only(&["unreadable"]));
}

#[test]
fn a_file_may_turn_into_what_has_no_end() {
    let change = |root: &Path, _| {
        fs::write(root.join("new.py"), GOOD).unwrap();
        fs::rename(root.join("new.py"), root.join("turns.py")).unwrap();
        mknodat(CWD, root.join("fifo"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        fs::rename(root.join("fifo"), root.join("turns.py")).unwrap();
    };
    race(change, only(&["unreadable"]));
}

#[test]
fn a_line_of_what_became_a_fifo_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let fifo = folder.path().join("fifo.py");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    assert!(SourceText::read(&fifo).is_none());
}
