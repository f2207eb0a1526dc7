//! The store, as those see it who write and read it.

#![expect(clippy::unwrap_used, reason = "a test fails by it")]

mod place;
mod reading;
