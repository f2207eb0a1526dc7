//! The one way to the network: TLS and the runtime that waits for answers.

mod runtime;

pub use runtime::{block_on, runtime};
