//! Which agents there are, and what each was last known to do.
