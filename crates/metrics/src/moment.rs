//! Moments as people and programs write them.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use skep_kit::Period;

/// From here on a number counts milliseconds; below it, seconds.
const MILLISECONDS_FROM: f64 = 1e11;

/// Returns the moment so many seconds after 1970, to the millisecond; none where there is no such year.
#[must_use]
pub fn of_seconds(seconds: f64) -> Option<Timestamp> {
    let milliseconds = (seconds * 1e3).round();
    // What does not fit becomes the nearest that does, of which jiff knows no year.
    milliseconds.is_finite().then(|| Timestamp::from_millisecond(milliseconds as i64).ok())?
}

/// Returns the moment of a number of seconds or milliseconds after 1970; its size tells which.
#[must_use]
pub fn of_number(number: f64) -> Option<Timestamp> {
    if number.abs() >= MILLISECONDS_FROM { of_seconds(number / 1e3) } else { of_seconds(number) }
}

/// Reads RFC 3339, or a date and a time in UTC, or a number of seconds or milliseconds after 1970.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    if let Ok(number) = text.parse::<f64>() {
        return of_number(number);
    }
    let civil: DateTime = text.parse().ok()?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// A moment on a command line: as [`parse`] reads it, or as far back as a period such as `2h` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// This one.
    At(Timestamp),
    /// So long before now.
    Back(Period),
}

/// Text that is no [`Moment`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no moment; write 2026-01-31T12:00:00Z, seconds since 1970, or a period back such as 2h")]
pub struct UnknownMoment(String);

impl Moment {
    /// Returns it, reckoned from `now`.
    #[must_use]
    pub fn get(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(moment) => moment,
            Self::Back(period) => now.checked_sub(period.get()).unwrap_or(Timestamp::MIN),
        }
    }
}

impl FromStr for Moment {
    type Err = UnknownMoment;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(moment) = parse(text) {
            return Ok(Self::At(moment));
        }
        text.parse().map(Self::Back).map_err(|_| UnknownMoment(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_they_are_written() {
        let expected = Timestamp::from_second(1_767_268_800).unwrap();
        for text in [
            "2026-01-01T12:00:00Z",
            "2026-01-01T13:00:00+01:00",
            "2026-01-01 12:00",
            "2026-01-01T12:00:00",
            "1767268800",
            "1767268800000",
            "1767268800.0",
        ] {
            assert_eq!(text.parse(), Ok(Moment::At(expected)), "{text}");
        }
        assert_eq!("2h".parse(), Ok(Moment::Back(Period::secs(7200))));
        assert_eq!(Moment::Back(Period::secs(60)).get(expected).as_second(), 1_767_268_740);
        for bad in ["", "soon", "NaN", "inf", "1e300", "2026-13-01T00:00:00Z"] {
            assert!(bad.parse::<Moment>().is_err(), "{bad}");
        }
    }
}
