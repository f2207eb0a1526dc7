//! `skep config`: what is configured here, whether it is in order, how to begin, and whose file is trusted. The work is
//! `crate::config`'s; here are the questions.

mod check;
mod init;
mod keys;
mod schema;
mod show;
mod trust;

use clap::Subcommand;
use skep_kit::{Context, Error, Report, Verb};

pub(crate) use show::VERB as SHOW;

use crate::cli::Global;

/// The verbs.
pub(crate) static VERBS: [&Verb; 5] = [&show::VERB, &check::VERB, &schema::VERB, &init::VERB, &trust::VERB];

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Show every key with its value, whoever set it
    Show(show::Args),
    /// Check the configuration, and point at all that is wrong with it
    Check(check::Args),
    /// Print the JSON schema of skep.toml, for editors
    Schema(schema::Args),
    /// Write a skep.toml with every key in it, explained and commented out
    Init(init::Args),
    /// Trust the project's skep.toml as it stands
    Trust(trust::Args),
}

impl ConfigCommand {
    /// Returns the verb that was asked for.
    pub(crate) const fn verb(&self) -> &'static Verb {
        match self {
            Self::Show(_) => &show::VERB,
            Self::Check(_) => &check::VERB,
            Self::Schema(_) => &schema::VERB,
            Self::Init(_) => &init::VERB,
            Self::Trust(_) => &trust::VERB,
        }
    }

    /// Answers.
    pub(crate) fn run(&self, context: &Context, global: &Global) -> Result<Report, Error> {
        match self {
            Self::Show(args) => show::run(args, context, global),
            Self::Check(args) => check::run(args, context, global),
            Self::Schema(args) => Ok(schema::run(args, context)),
            Self::Init(args) => init::run(args, context),
            Self::Trust(args) => trust::run(args, context),
        }
    }
}
