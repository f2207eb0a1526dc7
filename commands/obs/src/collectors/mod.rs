//! What this family measures itself: the machine and this process, as `skep-host` reads them.
//!
//! A collector is quick: it reads small files of the kernel and waits for nothing but `cpu`, which needs two moments.
//! What cannot be read is left out of the answer; zero is only what is zero.

mod cgroup;
mod cpu;
mod disks;
mod host;
mod own;
mod pressure;
mod processes;
mod stored;

use skep_host::Roots;
use skep_kit::{Collector, Error, Metric};

/// All of them.
pub(crate) static COLLECTORS: &[Collector] = &[
    host::COLLECTOR,
    cpu::COLLECTOR,
    pressure::COLLECTOR,
    cgroup::COLLECTOR,
    disks::COLLECTOR,
    processes::COLLECTOR,
    own::COLLECTOR,
    stored::EXECUTIONS,
    stored::MESSAGES,
];

fn roots() -> Result<Roots, Error> {
    Ok(Roots::system()?)
}

/// Returns the sample of a gauge where there is a value.
fn gauge(name: &'static str, help: &'static str, value: Option<f64>) -> Option<Metric> {
    Some(Metric::gauge(name, help, value?))
}

/// Returns the sample of a counter where there is a value.
fn counter(name: &'static str, help: &'static str, value: Option<f64>) -> Option<Metric> {
    Some(Metric::counter(name, help, value?))
}
