//! The agents one by one, for the dashboard. They are looked at only while somebody looks at it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use skep_agents::Agent;
use skep_kit::Context;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// What was seen is good for so long.
const GOOD_FOR: Duration = Duration::from_secs(2);
/// Nobody waits longer for a new look; what was seen before has to do.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was seen of the agents.
pub(crate) struct Seen {
    /// They themselves, by name.
    pub(crate) agents: Vec<Agent>,
    at: Instant,
}

/// Looks at the agents.
pub(crate) struct Fleet {
    context: Context,
    looking: AtomicBool,
    last: Mutex<Option<Arc<Seen>>>,
}

impl Fleet {
    /// Has not looked yet.
    pub(crate) fn new(context: &Context) -> Arc<Self> {
        Arc::new(Self { context: context.clone(), looking: AtomicBool::new(false), last: Mutex::default() })
    }

    /// Returns what is known of the agents, after a new look where one is due. None where there are none.
    pub(crate) async fn seen(self: &Arc<Self>) -> Option<Arc<Seen>> {
        let last = self.last();
        let now = (self.context.clock.steady)();
        if last.as_ref().is_some_and(|seen| now.saturating_duration_since(seen.at) < GOOD_FOR) {
            return last;
        }
        if !self.looking.swap(true, Ordering::AcqRel) {
            let fleet = Arc::clone(self);
            let look = spawn_blocking(move || {
                let seen = fleet.look().map(Arc::new);
                *fleet.last.lock().unwrap_or_else(PoisonError::into_inner) = seen;
                fleet.looking.store(false, Ordering::Release);
            });
            // A folder that hangs keeps a thread, and nobody else.
            let _late = timeout(PATIENCE, look).await;
        }
        self.last()
    }

    fn last(&self) -> Option<Arc<Seen>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn look(&self) -> Option<Seen> {
        let base = self.context.base();
        let layout = skep_agents::discover(base)?;
        let now = (self.context.clock.wall)();
        let fleet = skep_agents::look(&layout, now, &TimeZone::UTC, base).ok()?;
        Some(Seen { agents: fleet.agents, at: (self.context.clock.steady)() })
    }
}
