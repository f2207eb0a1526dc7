//! `skep health`: whether the services round the swarm are up, and what has changed since they were.
//!
//! How a service is asked stands in `skep-probe`, how an agent is judged in `skep-agents`; here are the questions.

mod ask;
mod asked;
mod beat;
mod collect;
mod config;
mod currency;
mod discover;
mod findings;
mod git;
mod ping;
mod rules;
mod snapshot;
mod swarm;
mod unasked;

use clap::Subcommand;
use skep_kit::{ConfigSection, Context, Cost, Error, Family, Report, Section, Verb};

pub use config::{HealthConfig, Room, ServiceConfig};

/// What the family is to the dispatcher.
pub static FAMILY: Family = Family {
    name: "health",
    about: "Ask whether everything is up, and what has changed since it was",
    verbs: &[&ping::VERB, &snapshot::VERB, &beat::VERB],
    rules: rules::RULES,
    config: ConfigSection::of::<HealthConfig>().guarding(GUARDED),
    sections: &[Section { verb: &ping::VERB, cost: Cost::Network, run: ping::section }],
    collectors: collect::COLLECTORS,
};

/// What a project's file could do to its reader: run a program, send a secret somewhere, tell another service to do
/// something.
const GUARDED: &[&str] = &[
    "services.*.command",
    "services.*.authorization_env",
    "services.*.authorization_file",
    "services.*.send",
    "services.*.method",
];

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask every service whether it is up, and tell how the agents and the last snapshot are
    Ping(ping::Args),
    /// Note how everything is now, and show what has changed since it was noted before
    Snapshot(snapshot::Args),
    /// Note that a job has run, so that its silence can be told
    Beat(beat::Args),
}

impl Command {
    /// Returns the verb that was asked for.
    #[must_use]
    pub const fn verb(&self) -> &'static Verb {
        match self {
            Self::Ping(_) => &ping::VERB,
            Self::Snapshot(_) => &snapshot::VERB,
            Self::Beat(_) => &beat::VERB,
        }
    }

    /// Answers.
    ///
    /// # Errors
    /// A service that says nothing to ask, a name that is none's, or a state that cannot be written.
    pub fn run(&self, context: &Context) -> Result<Report, Error> {
        match self {
            Self::Ping(args) => ping::run(args, context),
            Self::Snapshot(args) => snapshot::run(args, context),
            Self::Beat(args) => beat::run(args, context),
        }
    }
}
