//! The only list of families. Adding one is a line below and a feature in `Cargo.toml`.

use clap::Subcommand;
use skep_kit::{Context, Error, Family, Report, Rule, Verb};

use crate::config;

/// Makes the command line's enum and the static list from one list.
macro_rules! families {
    ($($feature:literal $name:ident $package:ident;)*) => {
        /// The families on the command line.
        #[derive(Debug, Subcommand)]
        pub(crate) enum FamilyCommand {
            $(
                #[cfg(feature = $feature)]
                #[command(subcommand, about = $package::FAMILY.about)]
                $name($package::Command),
            )*
        }

        /// All families.
        pub(crate) static FAMILIES: &[&Family] = &[$(#[cfg(feature = $feature)] &$package::FAMILY,)*];

        impl FamilyCommand {
            /// Returns the verb that was asked for.
            pub(crate) const fn verb(&self) -> &'static Verb {
                match *self {
                    $(#[cfg(feature = $feature)] Self::$name(ref command) => command.verb(),)*
                }
            }

            /// Answers.
            pub(crate) fn run(&self, context: &Context) -> Result<Report, Error> {
                // Unused where no family is built in.
                let _ = context;
                match *self {
                    $(#[cfg(feature = $feature)] Self::$name(ref command) => command.run(context),)*
                }
            }
        }
    };
}

/// Returns the rules of `families`, then those that belong to none.
pub(crate) fn rules(families: &[&'static Family]) -> impl Iterator<Item = &'static Rule> {
    families.iter().flat_map(|family| family.rules).chain(config::rules::RULES).copied()
}

families! {
    "health" Health skep_cmd_health;
    "mem" Mem skep_cmd_mem;
    "obs" Obs skep_cmd_obs;
}
