//! Which agents there are, and what each was last known to do.
//!
//! An agent is a folder with a status file in it. What the file says is evidence with a date: it is dated first by its
//! own words, since a checkout or a copy gives every file a new time of change. An agent that cannot be read is an agent
//! all the same. Nothing here is ever written.

mod document;
mod fleet;
mod judge;
mod places;
mod read;
mod times;

pub use fleet::{Agent, Counts, Dated, Fleet, State, look};
pub use judge::{ACTIVE_WITHIN, STALE_AFTER};
pub use places::{Layout, discover};
