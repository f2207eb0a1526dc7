//! The real executable, asked as a user asks it. One binary, a module a subject.
#![cfg(all(feature = "health", feature = "mem", feature = "obs"))]
#![expect(clippy::disallowed_methods, reason = "tests start processes and read what those left behind")]
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

mod allow;
mod baseline;
mod cache;
mod check;
mod ci;
mod command_line;
mod completions;
mod configuration;
mod cron;
mod doctor;
mod explain;
mod fix;
mod formats;
mod gate;
mod health;
mod help;
#[cfg(target_os = "linux")]
mod hostile;
mod interruption;
mod layering;
mod man;
mod mem;
mod new_since;
mod obs;
mod obs_get;
mod on_change;
mod output;
mod pages;
mod plugin;
mod readme;
mod run;
mod serve;
mod servers;
mod shard;
mod textfile;
mod watch;

use run::{Project, output_of, skep};
