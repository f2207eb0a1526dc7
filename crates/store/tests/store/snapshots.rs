//! Snapshots.

use serde_json::json;
use skep_store::Snapshot;

use crate::place::{context, second};

#[test]
fn the_newest_before_a_time_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = skep_store::open(&context(folder.path())).unwrap();
    assert_eq!(store.last_snapshot().unwrap(), None);
    let snapshot = |at, head: Option<&str>| Snapshot {
        taken_at: second(at),
        git_head: head.map(str::to_owned),
        config_hash: "c0".to_owned(),
        content: json!({"z": 1, "a": [null, 1.5, "ü"]}),
    };
    let (first, second_one) = (snapshot(100, Some("abc")), snapshot(200, None));
    store.write_snapshot(&second_one).unwrap();
    store.write_snapshot(&first).unwrap();
    assert_eq!(store.last_snapshot().unwrap(), Some(second_one.clone()));
    assert_eq!(store.snapshot_before(second(200)).unwrap(), Some(first));
    assert_eq!(store.snapshot_before(second(100)).unwrap(), None);
    assert_eq!(store.snapshot_before(second(201)).unwrap(), Some(second_one));
}
