//! What every renderer makes of the sample.
