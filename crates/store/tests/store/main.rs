//! The store, as those see it who write and read it.

mod place;
mod reading;
