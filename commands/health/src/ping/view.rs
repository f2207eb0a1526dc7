//! What a person reads of `skep health ping`: the worst first, a row a service, then a line each for agents and snapshot.

use std::time::Duration;

use skep_kit::{Cell, Column, Mood, Table, View};
use skep_probe::{Check, Status};

use super::data::Ping;

/// More services than this are up without being listed: whoever has a thousand wants to see those that are not.
const MOST_UP: usize = 40;
/// Statuses from the worst to the best.
const WORST_FIRST: [Status; 7] =
    [Status::Down, Status::Unknown, Status::Degraded, Status::Slow, Status::Recovering, Status::Suppressed, Status::Up];

pub(super) fn draw(ping: &Ping, view: &mut View) {
    for found in &ping.discovered {
        view.note(format!("found {}: {}", found.name, found.reason));
    }
    if !ping.services.is_empty() {
        services(&ping.services, view);
    }
    view.note(agents(ping));
    let is = if ping.snapshots_current { "is current" } else { "is not current" };
    view.note(format!("snapshot: {is}: {}", ping.snapshot.reason));
}

fn services(checks: &[Check], view: &mut View) {
    let columns = [
        Column::new("service"),
        Column::new("state"),
        Column::new("latency"),
        Column::new("since"),
        Column::new("what").wrapping(),
    ];
    let mut table = Table::new(columns, "no service");
    let up = checks.iter().filter(|check| check.status == Status::Up).count();
    for status in WORST_FIRST {
        if status == Status::Up && up > MOST_UP {
            continue;
        }
        for check in checks.iter().filter(|check| check.status == status) {
            table.row(row(check));
        }
    }
    if !table.rows.is_empty() {
        view.table(table);
    }
    if up > MOST_UP {
        view.note(format!("{up} services are up and not listed; --json lists them"));
    }
}

fn row(check: &Check) -> [Cell; 5] {
    let latency = check.latency_ms.map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1_000.0));
    [
        Cell::text(&check.name),
        Cell::State(check.status.as_str().to_owned(), mood(check.status)),
        latency.map_or(Cell::Missing, Cell::Duration),
        check.since.filter(|since| Some(*since) < check.checked_at).map_or(Cell::Missing, Cell::Time),
        Cell::text(why(check)),
    ]
}

fn mood(status: Status) -> Mood {
    match status {
        Status::Up => Mood::Good,
        Status::Down => Mood::Bad,
        Status::Slow | Status::Degraded | Status::Recovering | Status::Unknown => Mood::Doubtful,
        Status::Suppressed => Mood::Neutral,
    }
}

fn why(check: &Check) -> String {
    if let Some(cause) = &check.suppressed_by {
        return format!("{cause} is down, and it depends on that");
    }
    match &check.error {
        Some(error) => error.message.clone(),
        None => check.http_status.map_or_else(|| check.target.clone(), |status| format!("{} ({status})", check.target)),
    }
}

fn agents(ping: &Ping) -> String {
    let Some(swarm) = &ping.agents else {
        return match ping.agents_registered {
            Some(_) => "agents: none found; `--agents DIR` or `agents` in [health] says where they are".to_owned(),
            None => "agents: nobody can tell".to_owned(),
        };
    };
    let counts = swarm.counts;
    let others =
        [("waiting", counts.waiting), ("idle", counts.idle), ("stale", counts.stale), ("unknown", counts.unknown)];
    let others = others.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}"));
    let mut line = format!("agents: {} of {} active", counts.active, swarm.registered);
    others.for_each(|other| line.push_str(&format!(", {other}")));
    if swarm.zones_assumed > 0 {
        line.push_str(&format!("; {} name no zone, {} was assumed", swarm.zones_assumed, swarm.assumed_zone));
    }
    line
}
