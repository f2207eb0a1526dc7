//! `skep obs`: every number there is, and what they come to.

mod config;

pub use config::ObsConfig;
