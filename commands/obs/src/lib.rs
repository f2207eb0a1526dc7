//! `skep obs`: every number there is, and what they come to.

mod collectors;
mod config;
mod get;
mod record;
mod rules;
mod sample;

use clap::Subcommand;
use skep_kit::{ConfigSection, Context, Error, Family, Report, Verb};

pub use config::ObsConfig;

/// What the family is to the dispatcher.
pub static FAMILY: Family = Family {
    name: "obs",
    about: "Measure, remember and show every number there is",
    verbs: &[&get::VERB, &record::VERB, &sample::VERB],
    rules: rules::RULES,
    config: ConfigSection::of::<ObsConfig>(),
    sections: &[],
    collectors: collectors::COLLECTORS,
};

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print one number: what it is now, or what it came to over a time
    Get(get::Args),
    /// Put numbers into the store: one by its name, or a file of them
    Record(record::Args),
    /// Measure everything once and put it into the store, such as from cron
    Sample(sample::Args),
}

impl Command {
    /// Returns the verb that was asked for.
    #[must_use]
    pub const fn verb(&self) -> &'static Verb {
        match self {
            Self::Get(_) => &get::VERB,
            Self::Record(_) => &record::VERB,
            Self::Sample(_) => &sample::VERB,
        }
    }

    /// Answers.
    ///
    /// # Errors
    /// A question that cannot be understood, or a store that cannot be read or written.
    pub fn run(&self, context: &Context) -> Result<Report, Error> {
        match self {
            Self::Get(args) => get::run(args, context),
            Self::Record(args) => record::run(args, context),
            Self::Sample(args) => sample::run(args, context),
        }
    }
}
