//! The vocabulary that every part of skep shares. It computes nothing and draws nothing.

mod config;
mod context;
mod error;
mod exit;
mod family;
mod finding;
mod format;
mod metric;
mod outcome;
mod problem;
mod report;
mod rule;
mod secret;
mod severity;
mod view;

pub use config::{Config, Layer, Origin, Table as ConfigTable, Threshold};
pub use context::{CancelToken, Clock, Context, Environment, Progress, Silent, UserFolder};
pub use error::{Error, ErrorKind, Excerpt, describe as describe_io};
pub use exit::Exit;
pub use family::{Collector, ConfigSection, Cost, Example, FailOn, Family, Section, Verb, schema_of};
pub use finding::{Evidence, Finding, Role, Span, fingerprint};
pub use format::{Format, UnknownFormat, join as join_formats};
pub use metric::{Metric, MetricKind, MetricSink};
pub use outcome::{Amount, Checked, Outcome, Tally};
pub use problem::Problem;
pub use report::{Output, Report, Run};
pub use rule::Rule;
pub use secret::{HIDDEN, Secret, names_a_secret};
pub use severity::{Confidence, Severity, UnknownSeverity};
pub use view::{Block, Cell, Column, Fit, Mood, Table, View};
