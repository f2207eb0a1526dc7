//! Times as the file has them: unix milliseconds.

use jiff::Timestamp;

/// An hour in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;

/// A day in milliseconds.
pub(crate) const DAY: i64 = 24 * HOUR;

/// Returns the millisecond that `at` lies in.
pub(crate) fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// Returns the time of that millisecond, or the nearest that there is.
pub(crate) fn timestamp(millis: i64) -> Timestamp {
    let nearest = if millis < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(millis).unwrap_or(nearest)
}

/// Returns the beginning of the hour that `millis` lies in.
pub(crate) const fn hour_of(millis: i64) -> i64 {
    millis.div_euclid(HOUR) * HOUR
}

/// Returns the beginning of the day that `millis` lies in.
pub(crate) const fn day_of(millis: i64) -> i64 {
    millis.div_euclid(DAY) * DAY
}
