//! Asks services whether they are up, and how long each part of the answer took.
