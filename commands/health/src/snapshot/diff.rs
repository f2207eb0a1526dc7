//! What differs between two snapshots. Much of a snapshot is another one each time, such as how long a service took; what
//! is known to move by itself stands here as a table, and is no change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct Change {
    /// What: keys with dots between them, and in brackets the name of a service, an agent or a disk.
    pub(crate) path: String,
    /// How.
    pub(crate) kind: ChangeKind,
    /// What it was; null where it was not there or was not known.
    pub(crate) before: Value,
    /// What it is; null where it is not there or is not known.
    pub(crate) after: Value,
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChangeKind {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It is another one.
    Changed,
}

/// Paths that move by themselves; `*` stands for one step.
const MOVES: &[&str] = &[
    "taken_at",
    "host.uptime_seconds",
    "host.load",
    "pressure",
    "cgroup.cpu.usage_seconds",
    "cgroup.cpu.periods",
    "cgroup.cpu.throttled_periods",
    "cgroup.cpu.throttled_seconds",
    "cgroup.pressure",
    "processes",
    "services.*.checked_at",
    "services.*.latency_ms",
    "services.*.queued_ms",
    "services.*.phases",
    "services.*.tried",
    "services.*.attempts",
    "services.*.consecutive_failures",
    "services.*.last_ok",
    "services.*.severity",
    "services.*.since",
    "services.*.certificate.seconds_left",
    "services.*.measured.age_seconds",
    "services.*.measured.run_seconds",
    "services.*.measured.free_ratio",
    "services.*.measured.files_free_ratio",
    "services.*.error.message",
    "services.*.error.hint",
    "agents.list.*.reason",
    "agents.list.*.last_seen",
];
/// Amounts that move a little by themselves, and by which share of what they were they have to move to be a change.
const DRIFTS: &[(&str, f64)] = &[
    ("host.memory.available_bytes", 0.25),
    ("host.swap.available_bytes", 0.25),
    ("cgroup.memory.used_bytes", 0.25),
    ("cgroup.memory.working_set_bytes", 0.25),
    ("cgroup.memory.used_ratio", 0.25),
    ("cgroup.pids.used", 0.25),
    ("disks.list.*.available_bytes", 0.05),
    ("disks.list.*.used_bytes", 0.05),
    ("disks.list.*.free_inodes", 0.05),
    ("limits.files.used", 0.5),
    ("limits.tasks.used", 0.5),
    ("services.*.measured.size_bytes", 0.5),
    ("services.*.measured.free_bytes", 0.05),
];
/// By which key the entries of a list are told apart.
const NAMED_BY: &[(&str, &str)] = &[("services", "name"), ("agents.list", "path"), ("disks.list", "mount")];

/// Returns what differs, in the order of the later snapshot.
pub(crate) fn changes(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(&Path::default(), (Some(before), Some(after)), &mut changes);
    changes
}

/// Where in a snapshot: with the names of entries for people, and without for the tables.
#[derive(Default, Clone)]
struct Path {
    shown: String,
    pattern: String,
}

impl Path {
    fn key(&self, key: &str) -> Self {
        let join = |path: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        Self { shown: join(&self.shown), pattern: join(&self.pattern) }
    }

    fn entry(&self, name: &str) -> Self {
        Self { shown: format!("{}[{name}]", self.shown), pattern: format!("{}.*", self.pattern) }
    }
}

fn compare(path: &Path, (before, after): (Option<&Value>, Option<&Value>), changes: &mut Vec<Change>) {
    if MOVES.contains(&path.pattern.as_str()) || before == after {
        return;
    }
    let change = |kind| Change {
        path: path.shown.clone(),
        kind,
        before: before.cloned().unwrap_or_default(),
        after: after.cloned().unwrap_or_default(),
    };
    match (before, after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => objects(path, (before, after), changes),
        (Some(Value::Array(old)), Some(Value::Array(new))) => match named_by(&path.pattern) {
            Some(key) => lists(path, (old, new, key), changes),
            None => changes.push(change(ChangeKind::Changed)),
        },
        (Some(old), Some(new)) if !drifts(&path.pattern, old, new) => changes.push(change(ChangeKind::Changed)),
        (Some(_), Some(_)) | (None, None) => {}
        (None, Some(_)) => changes.push(change(ChangeKind::Added)),
        (Some(_), None) => changes.push(change(ChangeKind::Removed)),
    }
}

fn objects(path: &Path, (before, after): (&Map<String, Value>, &Map<String, Value>), changes: &mut Vec<Change>) {
    for (key, value) in after {
        compare(&path.key(key), (before.get(key), Some(value)), changes);
    }
    for (key, value) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
        compare(&path.key(key), (Some(value), None), changes);
    }
}

fn lists(path: &Path, (before, after, key): (&[Value], &[Value], &str), changes: &mut Vec<Change>) {
    let name = |entry: &Value| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let named = |entries: &'_ [Value]| entries.iter().map(|entry| (name(entry), entry.clone())).collect::<Map<_, _>>();
    let (before, after) = (named(before), named(after));
    for (name, value) in &after {
        compare(&path.entry(name), (before.get(name), Some(value)), changes);
    }
    for (name, value) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
        compare(&path.entry(name), (Some(value), None), changes);
    }
}

fn named_by(pattern: &str) -> Option<&'static str> {
    NAMED_BY.iter().find(|(list, _)| *list == pattern).map(|(_, key)| *key)
}

/// Tells whether a number moved no further than it does by itself.
fn drifts(pattern: &str, before: &Value, after: &Value) -> bool {
    let Some((_, share)) = DRIFTS.iter().find(|(path, _)| *path == pattern) else { return false };
    let (Some(before), Some(after)) = (before.as_f64(), after.as_f64()) else { return false };
    (after - before).abs() <= before.abs() * share
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_moves_by_itself_is_no_change() {
        let before = json!({ "taken_at": "a", "host": { "uptime_seconds": 1, "memory": { "available_bytes": 100 } },
            "services": [{ "name": "api", "status": "up", "latency_ms": 1.0 }] });
        let after = json!({ "taken_at": "b", "host": { "uptime_seconds": 2, "memory": { "available_bytes": 90 } },
            "services": [{ "name": "api", "status": "up", "latency_ms": 9.0 }] });
        assert_eq!(changes(&before, &after), []);
    }

    #[test]
    fn entries_are_told_apart_by_name_and_not_by_place() {
        let before = json!({ "services": [{ "name": "api", "status": "up" }, { "name": "old", "status": "up" }] });
        let after = json!({ "services": [{ "name": "new", "status": "up" }, { "name": "api", "status": "down" }] });
        let found = changes(&before, &after);
        let told: Vec<(&str, ChangeKind)> = found.iter().map(|change| (change.path.as_str(), change.kind)).collect();
        let expected = [
            ("services[new]", ChangeKind::Added),
            ("services[api].status", ChangeKind::Changed),
            ("services[old]", ChangeKind::Removed),
        ];
        assert_eq!(told, expected);
        assert_eq!((&found[1].before, &found[1].after), (&json!("up"), &json!("down")));
    }

    #[test]
    fn amounts_that_move_far_and_values_that_come_are_changes() {
        let before = json!({ "host": { "memory": { "available_bytes": 100 } }, "git": null });
        let after = json!({ "host": { "memory": { "available_bytes": 40 } }, "git": { "head": "a" } });
        let found = changes(&before, &after);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].path, "git");
    }
}
