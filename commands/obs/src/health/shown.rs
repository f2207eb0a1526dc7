//! The score for people and for monitoring.

use skep_kit::{Cell, Column, MetricSink, Mood, Table, View};

use super::Health;
use super::rows::{Component, Status};

/// Shows the score, what it is made of, and what is not known.
pub(super) fn view(health: &Health, view: &mut View) {
    view.heading(headline(health));
    if !health.deductions.is_empty() {
        view.table(deductions(health));
    }
    view.table(components(health));
    for note in [coverage(health), absent(health)].into_iter().flatten() {
        view.note(note);
    }
}

fn headline(health: &Health) -> String {
    match (health.score, health.grade) {
        (Some(score), Some(grade)) => format!("health {score} of 100, {}", grade.as_str()),
        (Some(_), None) | (None, Some(_)) | (None, None) => {
            "health unknown: too little of it could be checked".to_owned()
        }
    }
}

fn deductions(health: &Health) -> Table {
    let columns = ["severity", "component", "points"].map(Column::new);
    let wrapped = ["what", "what to do"].map(|name| Column::new(name).wrapping());
    let mut table = Table::new(columns.into_iter().chain(wrapped), "Nothing takes away from it.");
    for row in &health.deductions {
        table.row([
            Cell::Severity(row.severity),
            Cell::text(row.component),
            Cell::text(format!("-{}", row.points)),
            Cell::text(&row.message),
            Cell::text(row.help),
        ]);
    }
    table
}

/// What there is, worst first.
fn components(health: &Health) -> Table {
    let columns = [Column::new("component"), Column::new("state"), Column::new("of"), Column::new("value")];
    let mut table = Table::new(columns, "No component is there to be checked.");
    let mut rows: Vec<&Component> = health.components.iter().filter(|row| row.status != Status::Absent).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.status));
    for row in rows {
        let value = row.in_words.clone().map_or(Cell::Missing, Cell::Text);
        let of = row.target.clone().map_or(Cell::Missing, Cell::Text);
        table.row([
            Cell::text(row.component),
            Cell::State(row.status.as_str().to_owned(), mood(row.status)),
            of,
            value,
        ]);
    }
    table
}

const fn mood(status: Status) -> Mood {
    match status {
        Status::Ok => Mood::Good,
        Status::Absent | Status::Info => Mood::Neutral,
        Status::Unknown | Status::Warning => Mood::Doubtful,
        Status::Critical => Mood::Bad,
    }
}

fn coverage(health: &Health) -> Option<String> {
    let unknown = health.components.iter().filter(|row| row.status == Status::Unknown);
    let reasons: Vec<String> =
        unknown.filter_map(|row| Some(format!("{} ({})", row.component, row.why.as_ref()?))).collect();
    let counted = format!("{} of {} components could be checked", health.checked, health.known);
    if reasons.is_empty() { None } else { Some(format!("{counted}; unknown: {}.", reasons.join("; "))) }
}

fn absent(health: &Health) -> Option<String> {
    let absent = health.components.iter().filter(|row| row.status == Status::Absent);
    let names: Vec<&str> = absent.map(|row| row.component).collect();
    (!names.is_empty()).then(|| format!("Nothing to check of: {}.", names.join(", ")))
}

/// Gives the score and its parts to monitoring.
pub(super) fn metrics(health: &Health, sink: &mut MetricSink) {
    if let Some(score) = health.score {
        sink.gauge("skep_health_score", "How healthy the whole is, from 0 to 100.", [], f64::from(score));
    }
    let help = "How much of what there is could be checked.";
    sink.gauge("skep_health_coverage_ratio", help, [], health.coverage);
    for row in health.components.iter().filter(|row| row.status != Status::Absent && row.status != Status::Unknown) {
        let help = "What a component takes away from the score.";
        let component = [("component", row.component.to_owned())];
        sink.gauge("skep_health_deducted_points", help, component, f64::from(row.points));
    }
}
