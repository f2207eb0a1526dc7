//! Real probes against servers that behave well, badly, or not at all. All on loopback, all bounded in time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod http;
mod local;
mod memory;
mod scale;
mod servers;
mod sockets;
mod tls;
mod world;
