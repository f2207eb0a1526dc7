//! What others told the store: how agents' executions ended, and whether messages arrived.

use skep_kit::{Collector, Context, Cost, Error, Metric};
use skep_metrics::names;

/// Agents' executions.
pub(super) const EXECUTIONS: Collector = Collector {
    name: "executions",
    metrics: names::FIXED,
    cost: Cost::Quick,
    collect: |context| from_store(context, skep_metrics::execution_metrics),
};

/// Messages.
pub(super) const MESSAGES: Collector = Collector {
    name: "messages",
    metrics: &[names::MESSAGES.name, "skep_message_success_ratio"],
    cost: Cost::Quick,
    collect: |context| from_store(context, skep_metrics::message_metrics),
};

/// Asks the store where there is one; nobody told anything where there is none.
fn from_store(
    context: &Context,
    ask: fn(&skep_store::Store, jiff::Timestamp) -> Result<Vec<Metric>, Error>,
) -> Result<Vec<Metric>, Error> {
    let Some(store) = skep_store::look(context)? else { return Ok(Vec::new()) };
    ask(&store, context.clock.now())
}
