//! The one way to the network: TLS and the runtime that waits for answers.
//!
//! Whoever needs to wait for other machines builds its runtime and its TLS here, so that no part of skep brings a second
//! one, and so that nothing is loaded before it is needed.

mod runtime;
mod tls;

pub use runtime::{block_on, runtime};
pub use tls::{Handshake, TlsClient, crypto};
