//! What was served, told at the end.

use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{Cell, Column, MetricSink, Output, Table, View};

use super::counters::Counters;
use super::door::{Door, Surface};

/// Where somebody could ask.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Addresses {
    /// Where metrics were given; null where they were not.
    metrics: Option<String>,
    /// Where the dashboard was shown; null where it was not.
    dashboard: Option<String>,
}

impl Addresses {
    /// Returns where the doors are.
    pub(crate) fn of(doors: &[Door]) -> Self {
        let at = |surface| {
            let mut doors = doors.iter().filter(|door| door.surface == surface || door.surface == Surface::Both);
            doors.next().map(|door| door.address.to_string())
        };
        Self { metrics: at(Surface::Metrics), dashboard: at(Surface::Dashboard) }
    }
}

/// What was done from beginning to end.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Served {
    /// For how long.
    served_seconds: f64,
    /// Where somebody could ask.
    addresses: Addresses,
    /// Rounds that were completed.
    rounds: u64,
    /// Rounds that were due while the machine slept or was busy.
    rounds_missed: u64,
    /// Samples that were written to the store.
    samples_written: u64,
    /// Rounds that could not be written: given up, or waiting at the end.
    rounds_lost: u64,
    /// Samples and executions that came in from outside.
    samples_received: u64,
    /// Scrapes that were answered.
    scrapes: u64,
    /// Requests that were answered, scrapes among them.
    requests: u64,
    /// Requests that were refused.
    requests_refused: u64,
    /// Times that a collector began to fail.
    collector_failures: u64,
    /// Times that the store began to fail.
    store_failures: u64,
    /// Times that the wall clock jumped.
    clock_jumps: u64,
}

impl Served {
    /// Returns what was counted.
    pub(crate) fn of(counters: &Counters, addresses: Addresses, length: Duration) -> Self {
        Self {
            served_seconds: length.as_secs_f64(),
            addresses,
            rounds: Counters::get(&counters.rounds),
            rounds_missed: Counters::get(&counters.rounds_missed),
            samples_written: Counters::get(&counters.samples_written),
            rounds_lost: Counters::get(&counters.rounds_lost) + Counters::get(&counters.rounds_pending),
            samples_received: Counters::get(&counters.samples_received),
            scrapes: Counters::get(&counters.scrapes),
            requests: Counters::get(&counters.requests),
            requests_refused: Counters::get(&counters.refused),
            collector_failures: Counters::get(&counters.collector_failures),
            store_failures: Counters::get(&counters.store_failures),
            clock_jumps: Counters::get(&counters.clock_jumps),
        }
    }

    fn counts(&self) -> [(&'static str, u64); 11] {
        [
            ("rounds", self.rounds),
            ("rounds missed", self.rounds_missed),
            ("samples written", self.samples_written),
            ("rounds lost", self.rounds_lost),
            ("samples received", self.samples_received),
            ("scrapes", self.scrapes),
            ("requests", self.requests),
            ("requests refused", self.requests_refused),
            ("collector failures", self.collector_failures),
            ("store failures", self.store_failures),
            ("clock jumps", self.clock_jumps),
        ]
    }
}

impl Output for Served {
    fn view(&self, view: &mut View) {
        let mut table = Table::new([Column::new("what"), Column::new("count")], "nothing was counted");
        table.row([Cell::text("served for"), Cell::Duration(Duration::from_secs_f64(self.served_seconds))]);
        for (what, count) in self.counts() {
            table.row([Cell::text(what), Cell::Count(count)]);
        }
        view.table(table);
    }

    fn metrics(&self, _: &mut MetricSink) {}
}
