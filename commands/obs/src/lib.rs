//! `skep obs`: every number there is, and what they come to.
