//! What skep remembers: samples, hourly rollups, executions and snapshots, in one SQLite file.
//!
//! The file is `state.db` in the folder that [`skep_kit::Context::state`] names. It is in WAL mode, so that many
//! processes write and read it at once, and what a method here has answered `Ok` to survives the death of its process.
//! Whoever owns the folder can open it with sqlite3: the tables are plain, and `.schema` explains them.
//!
//! Samples lie in two tables. A round is appended to `recent`, by time, which touches few pages however many series
//! there are. [`Store::keep`] moves whole hours into `samples`, by series, which is how they are read, and rolls them
//! up into `hours` in the same transaction. So a row of `hours` always says what the samples of its hour come to.

mod absorb;
mod catalogue;
mod connect;
mod execution;
mod fault;
mod keep;
mod latest;
mod look;
mod place;
mod points;
mod schema;
mod series;
mod snapshot;
mod store;
mod summary;
mod sweep;
mod time;
mod write;

pub use execution::{AgentTotals, Execution};
pub use keep::{Kept, Retention};
pub use rusqlite;
pub use series::{Point, Series, Stored};
pub use snapshot::Snapshot;
pub use store::{Store, look, open};
pub use summary::{Hour, Summary};
