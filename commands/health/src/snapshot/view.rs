//! What a person reads of a snapshot: what has changed where that was asked, else what is in it.

use std::time::Duration;

use serde_json::Value;
use skep_host::Process;
use skep_kit::{Cell, Column, Mood, Table, View};
use skep_probe::Status;

use super::baseline::Latency;
use super::diff::{Change, ChangeKind};
use super::gather::{Content, Top};
use super::{Answer, Diff};

/// So many processes are shown; the data has more.
const SHOWN: usize = 5;
/// No value is shown longer.
const LONGEST: usize = 40;

pub(super) fn draw(answer: &Answer, view: &mut View) {
    match &answer.diff {
        Some(diff) => changes(diff, view),
        None => content(&answer.snapshot, view),
    }
    let at = format!("{:.0}", answer.snapshot.taken_at);
    view.note(if answer.written { format!("kept as the snapshot of {at}") } else { "not kept".to_owned() });
}

fn changes(diff: &Diff, view: &mut View) {
    view.heading(format!("changed since {:.0}", diff.since));
    let columns = [
        Column::new("what").wrapping(),
        Column::new("how"),
        Column::new("before").wrapping(),
        Column::new("now").wrapping(),
    ];
    let mut table = Table::new(columns, "Nothing has changed.");
    for Change { path, kind, before, after } in &diff.changes {
        let how = match kind {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
        };
        table.row([Cell::text(path), Cell::text(how), value(path, before), value(path, after)]);
    }
    view.table(table);
    let slower: Vec<&Latency> = diff.latencies.iter().filter(|latency| latency.slower).collect();
    if slower.is_empty() {
        return;
    }
    view.heading("slower than usual");
    let columns = ["service", "median", "now", "times", "snapshots"].map(Column::new);
    let mut table = Table::new(columns, "");
    for latency in slower {
        let milliseconds = |ms: f64| Cell::Duration(Duration::from_secs_f64(ms.max(0.0) / 1_000.0));
        table.row([
            Cell::text(&latency.service),
            milliseconds(latency.median_ms),
            milliseconds(latency.now_ms),
            Cell::text(format!("{:.1}", latency.factor)),
            Cell::Count(latency.samples),
        ]);
    }
    view.table(table);
}

/// Returns a value as a person reads it; of a table only that it is one.
fn value(path: &str, value: &Value) -> Cell {
    let text = match value {
        Value::Null => return Cell::Missing,
        Value::Number(number) if path.ends_with("_bytes") => return number.as_u64().map_or(Cell::Missing, Cell::Bytes),
        Value::Number(number) if path.ends_with("_ratio") => {
            return number.as_f64().map_or(Cell::Missing, Cell::Percent);
        }
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(_) => value.to_string().replace(',', ", "),
        Value::Object(fields) => {
            let telling = ["status", "state", "message", "head"].iter().find_map(|key| fields.get(*key)?.as_str());
            telling.unwrap_or("(see --json)").to_owned()
        }
    };
    let is_long = text.chars().count() > LONGEST;
    Cell::text(if is_long { text.chars().take(LONGEST - 1).chain(['…']).collect() } else { text })
}

fn content(content: &Content, view: &mut View) {
    let fields = fields(content);
    let mut table = Table::new([Column::new("part"), Column::new("how it is").wrapping()], "");
    for (name, text) in fields {
        table.row([Cell::text(name), text.map_or(Cell::Missing, Cell::Text)]);
    }
    view.table(table);
    services(content, view);
    if let Some(top) = &content.processes {
        processes(top, view);
    }
}

fn fields(content: &Content) -> Vec<(&'static str, Option<String>)> {
    let host = content.host.as_ref();
    let memory = host.and_then(|host| host.memory.as_ref()).and_then(skep_host::Memory::used_ratio);
    let load =
        host.and_then(|host| host.load).map(|load| format!("{:.2} {:.2} {:.2}", load.one, load.five, load.fifteen));
    let disks = content.disks.as_ref().map(|disks| {
        let fullest = disks.list.iter().filter_map(|disk| Some((disk.used_ratio()?, &disk.mount)));
        let fullest = fullest.max_by(|one, other| one.0.total_cmp(&other.0));
        let fullest = fullest.map(|(ratio, mount)| format!(", the fullest {mount} by {:.0}%", ratio * 100.0));
        format!("{}{}", disks.list.len(), fullest.unwrap_or_default())
    });
    let agents = content
        .agents
        .as_ref()
        .map(|agents| format!("{} of {} active", agents.summary.counts.active, agents.summary.registered));
    let git = content.git.as_ref().map(|git| {
        let head = git.head.as_deref().map_or("no commit yet", |head| head.get(..12).unwrap_or(head));
        let branch = git.branch.as_deref().map(|branch| format!(" on {branch}")).unwrap_or_default();
        format!("{head}{branch}, {} files differ", git.dirty)
    });
    vec![
        ("machine", host.and_then(|host| host.name.clone())),
        ("kernel", host.and_then(|host| host.kernel.clone())),
        ("load", load),
        ("memory", memory.map(|ratio| format!("{:.0}% used", ratio * 100.0))),
        ("disks", disks),
        ("agents", agents),
        ("git", git),
        ("configuration", Some(content.config_hash.clone()).filter(|hash| !hash.is_empty())),
    ]
}

fn services(content: &Content, view: &mut View) {
    let mut table = Table::new(["service", "state", "latency"].map(Column::new), "no service");
    let not_up = content.services.iter().filter(|check| check.status != Status::Up);
    for check in not_up {
        let latency = check.latency_ms.map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1_000.0));
        let mood = if check.status == Status::Down { Mood::Bad } else { Mood::Doubtful };
        let state = Cell::State(check.status.as_str().to_owned(), mood);
        table.row([Cell::text(&check.name), state, latency.map_or(Cell::Missing, Cell::Duration)]);
    }
    let (total, rows) = (content.services.len(), table.rows.len());
    if rows > 0 {
        view.table(table);
    }
    view.note(format!("services: {} of {total} up", total - rows));
}

fn processes(top: &Top, view: &mut View) {
    let mut table = Table::new(["memory", "cpu time", "pid", "process"].map(Column::new), "no process");
    let row = |process: &Process| {
        [
            Cell::Bytes(process.resident_bytes),
            Cell::Duration(Duration::from_secs_f64(process.cpu_seconds.max(0.0))),
            Cell::text(process.pid.to_string()),
            Cell::text(&process.name),
        ]
    };
    top.by_memory.iter().take(SHOWN).for_each(|process| table.row(row(process)));
    view.heading(format!("most memory, of {} processes", top.total));
    view.table(table);
}
