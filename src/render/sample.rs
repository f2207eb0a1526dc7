//! The one report that every renderer is tested on.
