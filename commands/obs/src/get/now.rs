//! What a number is now: measured, or remembered where measuring takes long, or recorded from outside.

use skep_kit::{Context, Error, Selector};
use skep_metrics::Reach;

use super::answer::One;
use super::{Args, Found, unknown};

/// Finds what is selected.
pub(super) fn find(args: &Args, selector: &Selector, context: &Context) -> Result<Found, Error> {
    let store = skep_store::look(context)?;
    let reach = if args.all { Reach::All } else { Reach::Quick };
    let round = skep_metrics::collect(context, Some(selector), reach, store.as_ref())?;
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
    let missing =
        if series.is_empty() { Some(unknown::explain(selector, &round, store.as_ref(), context)?) } else { None };
    Ok(Found { series, window: None, over: None, missing, errors: round.problems() })
}
