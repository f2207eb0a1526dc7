//! The connections there are. Where too many come, one that asks nothing has to go, the oldest first: so whoever opens
//! many and says little keeps nobody out.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::AbortHandle;

/// There are no more than these at a time.
const MOST: usize = 256;

/// The connections there are.
pub(crate) struct Connections {
    list: Mutex<VecDeque<Connection>>,
}

struct Connection {
    requests: Arc<AtomicU64>,
    task: AbortHandle,
}

/// Says of one connection that it is there, and when it is being answered.
#[derive(Clone)]
pub(crate) struct Pass {
    requests: Arc<AtomicU64>,
}

/// Says that a connection is being answered, as long as it lives.
pub(crate) struct Busy {
    requests: Arc<AtomicU64>,
}

impl Connections {
    /// Creates the list, with none in it.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { list: Mutex::default() })
    }

    /// Takes one in; `start` begins to serve it. Where all places are taken by some that are being answered, it is
    /// turned away.
    pub(crate) fn admit(&self, start: impl FnOnce(Pass) -> AbortHandle) {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.retain(|connection| !connection.task.is_finished());
        if list.len() >= MOST {
            let idle = list.iter().position(|connection| connection.requests.load(Ordering::Relaxed) == 0);
            let Some(idle) = idle.and_then(|index| list.remove(index)) else { return };
            idle.task.abort();
        }
        let requests = Arc::new(AtomicU64::new(0));
        let task = start(Pass { requests: Arc::clone(&requests) });
        list.push_back(Connection { requests, task });
    }

    /// Ends them all.
    pub(crate) fn close(&self) {
        for connection in self.list.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            connection.task.abort();
        }
    }
}

impl Pass {
    /// Says that it is being answered from now on.
    pub(crate) fn busy(&self) -> Busy {
        self.requests.fetch_add(1, Ordering::Relaxed);
        Busy { requests: Arc::clone(&self.requests) }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.requests.fetch_sub(1, Ordering::Relaxed);
    }
}
