//! `skep mem`: which collections of a program only ever grow.
//!
//! The analysis stands in `skep-growth`; here are the questions that can be asked of it.

mod analysis;
mod arguments;
mod config;
mod containers;
mod leaks;
mod scan;

use clap::Subcommand;
use skep_kit::{Collector, ConfigSection, Context, Cost, Error, Family, Report, Section, Verb};

pub use config::MemConfig;

/// What the family is to the dispatcher.
pub static FAMILY: Family = Family {
    name: "mem",
    about: "Find the collections that only ever grow, and prove it",
    verbs: &[&leaks::VERB, &scan::VERB],
    rules: skep_growth::RULES,
    config: ConfigSection::of::<MemConfig>(),
    sections: &[Section { verb: &leaks::VERB, cost: Cost::Quick, run: leaks::section }],
    collectors: &[Collector { name: "leaks", metrics: &["skep_mem_*"], cost: Cost::Slow, collect: leaks::collect }],
};

/// The verbs on the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report the collections that grow without bound, each with its proof
    Leaks(leaks::Args),
    /// List every long-lived collection that grows, with what became of it
    Scan(scan::Args),
}

impl Command {
    /// Returns the verb that was asked for.
    #[must_use]
    pub const fn verb(&self) -> &'static Verb {
        match self {
            Self::Leaks(_) => &leaks::VERB,
            Self::Scan(_) => &scan::VERB,
        }
    }

    /// Answers.
    ///
    /// # Errors
    /// A PATH or a glob that cannot be used.
    pub fn run(&self, context: &Context) -> Result<Report, Error> {
        match self {
            Self::Leaks(args) => leaks::run(args, context),
            Self::Scan(args) => scan::run(args, context),
        }
    }
}
