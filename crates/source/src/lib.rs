//! Walks source trees and lowers their files to language-neutral facts. The only crate that names a parser.

mod comments;
pub mod facts;
mod lines;
mod names;
mod problem;
mod python;
mod rust;
mod scan;
mod units;
mod walk;

pub use facts::*;
pub use names::{FrozenNames, LocalNames, Names};
pub use problem::FileProblem;
pub use scan::{Observer, Scan, ScanOptions, scan};
pub use units::{Outline, units};
pub use walk::{BadGlob, check_globs};
