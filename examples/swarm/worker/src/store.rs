//! What is being rendered and what has been, shared by all threads.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, Instant};

/// How many finished jobs the status page lists.
const RECENT: usize = 20;

/// The state of all jobs. Clones share it.
#[derive(Clone)]
pub struct PageStore {
    pages: Arc<RwLock<HashMap<String, String>>>,
    leases: Arc<Mutex<HashMap<String, Instant>>>,
    recent: Arc<Mutex<VecDeque<String>>>,
    lease: Duration,
}

impl PageStore {
    /// Creates an empty one. A job that takes longer than `lease` may be claimed again.
    pub fn new(lease: Duration) -> Self {
        Self { pages: Arc::default(), leases: Arc::default(), recent: Arc::default(), lease }
    }

    /// Returns the page of a finished job.
    pub fn page(&self, id: &str) -> Option<String> {
        self.pages.read().ok()?.get(id).cloned()
    }

    /// Takes the job, unless somebody has it.
    pub fn claim(&self, id: &str) -> bool {
        let Ok(mut leases) = self.leases.lock() else {
            return false;
        };
        let now = Instant::now();
        leases.retain(|_, taken| now.duration_since(*taken) < self.lease);
        if leases.contains_key(id) {
            return false;
        }
        leases.insert(id.to_owned(), now);
        true
    }

    /// Keeps the page for whoever asks next.
    pub fn finish(&self, id: &str, page: String) {
        if let Ok(mut leases) = self.leases.lock() {
            leases.remove(id);
        }
        if let Ok(mut pages) = self.pages.write() {
            pages.insert(id.to_owned(), page);
        }
        if let Ok(mut recent) = self.recent.lock() {
            if recent.len() == RECENT {
                recent.pop_front();
            }
            recent.push_back(id.to_owned());
        }
    }
}
