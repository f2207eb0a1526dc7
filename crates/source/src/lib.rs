//! Walks source trees and lowers their files to language-neutral facts. The only crate that names a parser.

pub mod facts;
mod names;

pub use facts::*;
pub use names::{FrozenNames, LocalNames, Names};
