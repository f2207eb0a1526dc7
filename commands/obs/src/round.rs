//! One round of all metrics, with what the store remembers. A store that cannot be read takes nothing from what can be
//! measured now: it is a problem among others.

use skep_kit::{Context, Problem, Selector};
use skep_metrics::{Reach, Round, collect};
use skep_store::Store;

/// What there is to know at one moment.
pub(crate) struct Gathered {
    /// The metrics, and how it went with each collector.
    pub(crate) round: Round,
    /// What is remembered; none where nothing is, or it cannot be read.
    pub(crate) store: Option<Store>,
    /// What went wrong.
    pub(crate) problems: Vec<Problem>,
}

/// Measures what is `wanted`, or all there is.
pub(crate) fn gather(context: &Context, wanted: Option<&Selector>, reach: Reach) -> Gathered {
    let mut problems = Vec::new();
    let mut note = |error: &skep_kit::Error| problems.push(Problem::from(error));
    let mut store = skep_store::look(context).unwrap_or_else(|error| {
        note(&error);
        None
    });
    let round = collect(context, wanted, reach, store.as_ref()).or_else(|error| {
        note(&error);
        store = None;
        collect(context, wanted, reach, None)
    });
    let round = round.unwrap_or_else(|error| {
        note(&error);
        Round { at: context.clock.now(), samples: Vec::new(), runs: Vec::new() }
    });
    problems.extend(round.problems());
    Gathered { round, store, problems }
}
