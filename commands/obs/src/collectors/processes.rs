//! The processes: how many there are, and the programs that take most memory. Programs, since a series for each process
//! would be one more with every start.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use skep_host::{Process, ProcessState};
use skep_kit::{Collector, Context, Cost, Error, Metric};

use super::roots;

/// Processes by state, and the largest programs.
pub(super) const COLLECTOR: Collector = Collector {
    name: "processes",
    metrics: &[
        "skep_process_states",
        "skep_process_unreadable",
        "skep_process_instances",
        "skep_process_resident_memory_bytes",
        "skep_process_cpu_seconds_total",
        "skep_process_start_time_seconds",
    ],
    cost: Cost::Quick,
    collect,
};

/// So many programs are told of.
const MOST: usize = 10;

/// A name that is longer is cut: programs may call themselves what they like.
const NAME_CHARACTERS: usize = 64;

fn collect(_: &Context) -> Result<Vec<Metric>, Error> {
    let found = skep_host::processes(&roots()?)?;
    let help = "Processes in each state; those of the kernel are left out.";
    let state = |state: ProcessState| {
        let count = found.list.iter().filter(|process| process.state == state).count();
        Metric::gauge("skep_process_states", help, count as f64).with("state", state.as_str())
    };
    let mut metrics: Vec<Metric> = ProcessState::ALL.into_iter().map(state).collect();
    let help = "Processes that skep may not look at.";
    metrics.push(Metric::gauge("skep_process_unreadable", help, found.denied as f64));
    metrics.extend(largest(&found.list).iter().flat_map(Program::metrics));
    Ok(metrics)
}

/// All processes of one name.
#[derive(Debug, Clone, PartialEq)]
struct Program {
    name: String,
    instances: u64,
    resident_bytes: u64,
    cpu_seconds: f64,
    /// The newest one's start, in Unix time.
    started: Option<f64>,
}

impl Program {
    fn of(process: &Process) -> Self {
        Self {
            name: process.name.chars().take(NAME_CHARACTERS).collect(),
            instances: 1,
            resident_bytes: process.resident_bytes,
            cpu_seconds: process.cpu_seconds,
            started: process.started_at.map(|at| at.as_second() as f64),
        }
    }

    fn join(&mut self, other: &Self) {
        self.instances += other.instances;
        self.resident_bytes += other.resident_bytes;
        self.cpu_seconds += other.cpu_seconds;
        self.started = self.started.into_iter().chain(other.started).reduce(f64::max);
    }

    fn metrics(&self) -> Vec<Metric> {
        let label = |metric: Metric| metric.with("name", &self.name);
        let gauge = |name, help, value| label(Metric::gauge(name, help, value));
        let cpu = "Time that the processes of that name ran; it drops when one of them ends.";
        let mut metrics = vec![
            gauge("skep_process_instances", "Processes of that name.", self.instances as f64),
            gauge(
                "skep_process_resident_memory_bytes",
                "Memory that the processes of that name keep resident; what they share counts for each.",
                self.resident_bytes as f64,
            ),
            label(Metric::counter("skep_process_cpu_seconds_total", cpu, self.cpu_seconds)),
        ];
        let help = "When the newest process of that name was started, in Unix time.";
        metrics.extend(self.started.map(|at| gauge("skep_process_start_time_seconds", help, at)));
        metrics
    }
}

/// Returns the programs that take most memory, the largest first.
fn largest(processes: &[Process]) -> Vec<Program> {
    let mut programs: BTreeMap<String, Program> = BTreeMap::new();
    for program in processes.iter().filter(|process| process.state.is_alive()).map(Program::of) {
        match programs.entry(program.name.clone()) {
            Entry::Occupied(mut there) => there.get_mut().join(&program),
            Entry::Vacant(place) => drop(place.insert(program)),
        }
    }
    let mut programs: Vec<Program> = programs.into_values().collect();
    programs.sort_by(|a, b| (b.resident_bytes, &a.name).cmp(&(a.resident_bytes, &b.name)));
    programs.truncate(MOST);
    programs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(name: &str, resident_bytes: u64) -> Process {
        Process {
            pid: 1,
            parent: 0,
            name: name.to_owned(),
            state: ProcessState::Sleeping,
            started_at: None,
            start_ticks: 0,
            resident_bytes,
            cpu_seconds: 1.5,
            threads: 1,
            user_id: None,
        }
    }

    #[test]
    fn processes_of_a_name_count_together_and_only_the_largest_are_told_of() {
        let mut processes: Vec<Process> = (0..30).map(|number| process(&format!("p{number}"), number)).collect();
        processes.extend([process("many", 60), process("many", 60), process(&"x".repeat(500), 1000)]);
        processes.push(Process { state: ProcessState::Zombie, ..process("many", 9000) });
        let programs = largest(&processes);
        assert_eq!(programs.len(), MOST);
        assert_eq!(programs.first().map(|program| program.name.len()), Some(NAME_CHARACTERS));
        let many = programs.get(1).unwrap();
        assert_eq!((many.name.as_str(), many.instances, many.resident_bytes), ("many", 2, 120));
        assert_eq!(many.cpu_seconds, 3.0);
    }
}
