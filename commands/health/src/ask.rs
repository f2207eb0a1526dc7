//! Asks services, with what the store knows of earlier rounds.

use skep_kit::{Context, Error, Problem};
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
        let past = self.store.map(|store| Past::read(store, self.services, self.context.clock.now()));
        // What was before is worth knowing; how things are now does not depend on it.
        let (past, problem) = match past {
            Some(Ok(past)) => (past, None),
            Some(Err(error)) => (Past::default(), Some(Problem::from(&error))),
            None => (Past::default(), None),
        };
        let mut round = skep_probe::run(self.services, past, &self.limits, self.context)?;
        round.remarks.extend(problem);
        Ok(round)
    }
}
