//! Walks source trees and lowers their files to language-neutral facts. The only crate that names a parser.

mod cache;
mod comments;
mod compact;
mod earlier;
pub mod facts;
mod lines;
mod names;
mod problem;
mod python;
mod read;
mod records;
mod rust;
mod scan;
mod sets;
mod shard;
mod survey;
mod text;
mod threads;
mod units;
mod walk;

pub use cache::CacheOptions;
pub use earlier::{Earlier, EarlierError, Git};
pub use facts::*;
pub use names::{FrozenNames, LocalNames, Names};
pub use problem::FileProblem;
pub use scan::{Observer, Scan, ScanOptions, Unwatched, scan};
pub use sets::Sets;
pub use survey::{Location, Program, Survey, SurveyOptions, survey};
pub use text::SourceText;
pub use threads::{in_parallel, thread_count};
pub use walk::{BadGlob, Skipped, check_globs};
