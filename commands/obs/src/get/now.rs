//! What a number is now: measured, or remembered where measuring takes long, or recorded from outside.

use skep_kit::{Context, Error, Selector};
use skep_metrics::Reach;

use super::answer::One;
use super::{Args, Found, unknown};
use crate::round::{Gathered, gather};

/// Finds what is selected. A store that cannot be read matters only where what is measured now is not enough.
pub(super) fn find(args: &Args, selector: &Selector, context: &Context) -> Result<Found, Error> {
    let reach = if args.all { Reach::All } else { Reach::Quick };
    let Gathered { round, store, problems } = gather(context, Some(selector), reach);
    let mut series: Vec<One> = round
        .samples
        .iter()
        .map(|sampled| {
            let metric = &sampled.metric;
            One::new(&metric.name, &metric.labels, metric.kind, (sampled.at, metric.value))
        })
        .collect();
    series.sort_by(|a, b| (&a.name, &a.labels).cmp(&(&b.name, &b.labels)));
    series.dedup_by(|later, first| (&later.name, &later.labels) == (&first.name, &first.labels));
    let of_collectors = round.problems();
    let of_store = problems.into_iter().find(|problem| !of_collectors.contains(problem));
    let missing = match of_store {
        _ if !series.is_empty() => None,
        Some(problem) => Some(problem),
        None => Some(unknown::explain(selector, &round, store.as_ref(), context)?),
    };
    Ok(Found { series, window: None, over: None, missing, errors: of_collectors })
}
