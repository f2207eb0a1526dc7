//! The store, as those see it who write and read it, and what becomes of it where the world fails it.

#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

mod again;
mod damage;
mod disks;
mod engines;
mod executions;
mod model;
mod place;
mod reading;
mod retention;
mod snapshots;
mod writers;
