//! Asks services whether they are up, and how long each part of the answer took.
//!
//! [`run`] asks all of them once, on one thread, and answers with a [`Check`] for each. It remembers nothing: what
//! earlier rounds found comes in as [`Past`], which the store holds.

mod address;
mod answer;
mod certificate;
mod check;
mod command;
mod dial;
mod disk;
mod file;
mod graph;
mod heartbeat;
mod history;
mod http;
mod names;
mod newest;
mod past;
mod pattern;
mod process;
mod room;
mod round;
mod service;
mod socket;
mod system;
mod target;
mod tls;
mod trace;
mod verdict;
mod world;

pub use check::{Certificate, Check, Failure, Fault, Measured, Phases, Status, Tried};
pub use heartbeat::{Beat, Kind as BeatKind, Steady, beat, jobs};
pub use history::{History, Past};
pub use pattern::{BadPattern, Pattern, StatusPattern};
pub use round::{Round, check_services, run};
pub use service::{Limits, Service};
pub use target::{Command, Content, Disk, File, Heartbeat, Http, Method, Port, Process, Target, Tcp, Tls, Unix};
