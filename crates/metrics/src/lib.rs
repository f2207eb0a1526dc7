//! Every family's numbers in one namespace: collected, read from outside and remembered.
//!
//! It knows no transport and no command line: `skep obs` reads files with it, and its server the bodies of requests.

mod collect;
mod counters;
mod executions;
mod intake;
mod json_lines;
mod lines;
pub mod moment;
pub mod names;
pub mod otlp;
mod range;
mod record;
mod text;

pub use collect::{
    Collected, CollectorRun, RECORDED, REMEMBERED_FOR, Reach, Round, Sampled, collect, collectors, measure, run_metrics,
};
pub use counters::forget;
pub use executions::{execution_metrics, message_metrics};
pub use intake::{Intake, MOST_SERIES, Written};
pub use json_lines::{JsonReader, kind_by_name};
pub use lines::LONGEST_LINE;
pub use moment::{Moment, UnknownMoment};
pub use range::{Range, UnknownRange};
pub use record::{Fault, Record, Trouble};
pub use text::{Dialect, TextReader};

#[cfg(test)]
mod tests;
