//! Finds what a user may have meant: kit's, which families need as well.

pub(crate) use skep_kit::suggest::hint;
