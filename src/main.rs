//! The `skep` executable: parse, run, exit. Everything a person sees is made in this package, nothing is computed here.

mod baseline;
mod check;
mod cli;
mod completions;
mod config;
mod config_command;
mod deliver;
mod dispatch;
mod doctor;
mod events;
mod explain;
mod families;
mod fixing;
#[cfg(test)]
#[cfg(all(feature = "health", feature = "mem", feature = "obs"))]
mod generated;
mod help;
mod home;
mod limits;
mod man;
mod merge;
mod on_change;
mod output;
mod panic;
mod progress;
mod render;
mod schema;
mod signals;
mod state;
mod suggest;
mod terminal;
mod triage;
mod verdict;
mod watch;
mod words;
mod world;

/// Parsing makes and drops small things by the million, at which the system's allocator spends a sixth of a scan.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    dispatch::main()
}
