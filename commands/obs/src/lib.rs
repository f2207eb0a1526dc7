//! `skep obs`: every number there is, and what they come to.

mod collectors;
mod config;
mod get;
mod health;
mod metrics;
mod record;
mod round;
mod rules;
mod sample;
mod serve;
mod standing;
mod thresholds;

use clap::Subcommand;
use skep_kit::{ConfigSection, Context, Cost, Error, Family, Report, Section, Verb};

pub use config::ObsConfig;
pub use thresholds::{Threshold, Thresholds, TimeLeft};

/// What the family is to the dispatcher.
pub static FAMILY: Family = Family {
    name: "obs",
    about: "Measure all there is, keep it, serve it, and tell what it comes to",
    verbs: &[&metrics::VERB, &get::VERB, &health::VERB, &record::VERB, &sample::VERB, &serve::VERB],
    rules: rules::RULES,
    config: ConfigSection::of::<ObsConfig>().guarding(&["token_env", "token_file"]),
    // How the machine is must not decide whether source may be merged: it is asked with `--all`.
    sections: &[Section { verb: &health::VERB, cost: Cost::Slow, run: health::section }],
    collectors: collectors::COLLECTORS,
};

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show all metrics as they are now
    Metrics(metrics::Args),
    /// Print one number: what it is now, or what it came to over a time
    Get(get::Args),
    /// Tell how healthy the whole is, as a score with the list that it comes from
    Health(health::Args),
    /// Put numbers into the store: one by its name, or a file of them
    Record(record::Args),
    /// Measure everything once and put it into the store, such as from cron
    Sample(sample::Args),
    /// Measure again and again, keep it, and serve it to Prometheus and to people
    Serve(serve::Args),
}

impl Command {
    /// Returns the verb that was asked for.
    #[must_use]
    pub const fn verb(&self) -> &'static Verb {
        match self {
            Self::Metrics(_) => &metrics::VERB,
            Self::Get(_) => &get::VERB,
            Self::Health(_) => &health::VERB,
            Self::Record(_) => &record::VERB,
            Self::Sample(_) => &sample::VERB,
            Self::Serve(_) => &serve::VERB,
        }
    }

    /// Answers.
    ///
    /// # Errors
    /// What was asked for cannot be, or what it is asked of cannot be reached.
    pub fn run(&self, context: &Context) -> Result<Report, Error> {
        match self {
            Self::Metrics(args) => metrics::run(args, context),
            Self::Get(args) => get::run(args, context),
            Self::Health(args) => health::run(args, context),
            Self::Record(args) => record::run(args, context),
            Self::Sample(args) => sample::run(args, context),
            Self::Serve(args) => serve::run(args, context),
        }
    }
}
