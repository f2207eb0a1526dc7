//! What was measured before, as the store has it. Everything here blocks: it is called where that holds nobody up.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use skep_kit::{Context, Cost, Error, Metric, Selector};
use skep_metrics::REMEMBERED_FOR;
use skep_metrics::names::is_ours;
use skep_store::Store;

use super::collecting::Source;

/// A look into the store that is kept open.
pub(crate) struct History {
    context: Context,
    store: Mutex<Option<Store>>,
}

impl History {
    /// Has not looked yet.
    pub(crate) fn new(context: &Context) -> Arc<Self> {
        Arc::new(Self { context: context.clone(), store: Mutex::default() })
    }

    /// Asks the store; none where there is none yet. After a failure it is opened anew: the file may be another one now.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&Store) -> Result<T, Error>) -> Result<Option<T>, Error> {
        let mut kept = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = match kept.take() {
            Some(store) => Some(store),
            None => skep_store::look(&self.context)?,
        };
        let Some(store) = opened else { return Ok(None) };
        let answer = question(&store)?;
        *kept = Some(store);
        Ok(Some(answer))
    }

    /// Returns what came from outside, as it was last.
    fn recorded(&self) -> Result<Vec<Metric>, Error> {
        let since = (self.context.clock.wall)().checked_sub(REMEMBERED_FOR).unwrap_or(Timestamp::MIN);
        let any = Selector { name: None, matchers: Vec::new() };
        let latest = self.ask(|store| store.latest(&any, since))?.unwrap_or_default();
        let from_outside = latest.iter().filter(|stored| !is_ours(&stored.series.name));
        Ok(from_outside.map(skep_store::Stored::metric).collect())
    }
}

/// Returns the source of what came from outside, which has a look of its own: it must not wait for somebody's question.
pub(crate) fn recorded(context: &Context) -> Source {
    let history = History::new(context);
    Source { name: super::RECORDED, cost: Cost::Quick, measure: Box::new(move |_| history.recorded()) }
}
