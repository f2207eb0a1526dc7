//! `skep obs`: every number there is, and what they come to.

mod collectors;
mod config;
mod serve;

use clap::Subcommand;
use skep_kit::{ConfigSection, Context, Error, Family, Report, Verb};

pub use config::ObsConfig;

/// What the family is to the dispatcher.
pub static FAMILY: Family = Family {
    name: "obs",
    about: "Measure all there is, keep it, and serve it",
    verbs: &[&serve::VERB],
    rules: &[],
    config: ConfigSection::of::<ObsConfig>().guarding(&["token_env", "token_file"]),
    sections: &[],
    collectors: collectors::COLLECTORS,
};

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Measure again and again, keep it, and serve it to Prometheus and to people
    Serve(serve::Args),
}

impl Command {
    /// Returns the verb that was asked for.
    #[must_use]
    pub const fn verb(&self) -> &'static Verb {
        match self {
            Self::Serve(_) => &serve::VERB,
        }
    }

    /// Answers.
    ///
    /// # Errors
    /// What was asked for cannot be, or what it is asked of cannot be reached.
    pub fn run(&self, context: &Context) -> Result<Report, Error> {
        match self {
            Self::Serve(args) => serve::run(args, context),
        }
    }
}
