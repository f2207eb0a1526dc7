//! For how long tasks had to wait for processors, memory and disks (pressure stall information).
//!
//! Source: <https://docs.kernel.org/accounting/psi.html>

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Roots, read};

/// What tasks wait for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Pressure {
    /// Processors; null where it is not told.
    pub cpu: Option<Stalls>,
    /// Memory; null where it is not told.
    pub memory: Option<Stalls>,
    /// Disks and the like; null where it is not told.
    pub io: Option<Stalls>,
}

/// How many tasks wait.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Stalls {
    /// At least one task waits; null where it is not told.
    pub some: Option<Stall>,
    /// All tasks that could run wait; null where it is not told.
    pub full: Option<Stall>,
}

/// How long they wait.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Stall {
    /// The share of the last 10 seconds, from 0 to 1.
    pub ten_seconds_ratio: f64,
    /// The share of the last minute, from 0 to 1.
    pub minute_ratio: f64,
    /// The share of the last five minutes, from 0 to 1.
    pub five_minutes_ratio: f64,
    /// All of it since the start.
    pub total_seconds: f64,
}

impl Pressure {
    /// Returns what each resource is called, with its stalls.
    pub fn resources(&self) -> impl Iterator<Item = (&'static str, &Stalls)> {
        let all = [("cpu", &self.cpu), ("memory", &self.memory), ("io", &self.io)];
        all.into_iter().filter_map(|(name, stalls)| Some((name, stalls.as_ref()?)))
    }
}

/// Returns what the machine's tasks wait for; none where the kernel does not tell.
#[must_use]
pub fn pressure(roots: &Roots) -> Option<Pressure> {
    pressure_of(|resource| roots.proc.join("pressure").join(resource))
}

/// Returns what is told in the files that `file` names for each resource.
pub(crate) fn pressure_of(file: impl Fn(&str) -> PathBuf) -> Option<Pressure> {
    let stalls = |resource| {
        let text = read::text(&file(resource)).ok()?;
        let stalls = Stalls { some: stall(&text, "some"), full: stall(&text, "full") };
        (stalls.some.is_some() || stalls.full.is_some()).then_some(stalls)
    };
    let pressure = Pressure { cpu: stalls("cpu"), memory: stalls("memory"), io: stalls("io") };
    (pressure.cpu.is_some() || pressure.memory.is_some() || pressure.io.is_some()).then_some(pressure)
}

fn stall(text: &str, kind: &str) -> Option<Stall> {
    let line = text.lines().find_map(|line| line.strip_prefix(kind)?.strip_prefix(' '))?;
    let value = |key: &str| -> Option<f64> {
        let word = line.split(' ').find_map(|word| word.strip_prefix(key)?.strip_prefix('='))?;
        word.parse().ok().filter(|value: &f64| value.is_finite())
    };
    Some(Stall {
        ten_seconds_ratio: value("avg10")? / 100.0,
        minute_ratio: value("avg60")? / 100.0,
        five_minutes_ratio: value("avg300")? / 100.0,
        total_seconds: value("total")? / 1e6,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_shares_and_seconds() {
        let text = "some avg10=50.00 avg60=5.81 avg300=9.21 total=13676701\nfull avg10=0.00 avg60=0.00";
        let some = stall(text, "some").unwrap();
        assert_eq!((some.ten_seconds_ratio, some.total_seconds), (0.5, 13.676_701));
        assert_eq!(stall(text, "full"), None, "a torn line tells nothing");
    }
}
