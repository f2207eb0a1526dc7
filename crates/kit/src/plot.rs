//! A series over time, for whoever draws it.

use std::time::Duration;

use jiff::Timestamp;

/// What numbers of a series count, as far as its name says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nobody says.
    None,
    /// Seconds.
    Seconds,
    /// Bytes.
    Bytes,
    /// Shares, from 0 to 1.
    Ratio,
}

impl Unit {
    /// Returns the unit of a metric of that name, `skep_<family>_<thing>_<unit>`.
    #[must_use]
    pub fn of_metric(name: &str) -> Self {
        let name = name.strip_suffix("_total").unwrap_or(name);
        match name.rsplit('_').next() {
            Some("seconds") => Self::Seconds,
            Some("bytes") => Self::Bytes,
            Some("ratio") => Self::Ratio,
            Some(_) | None => Self::None,
        }
    }

    /// Returns its word; none where nobody says.
    #[must_use]
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Seconds => Some("seconds"),
            Self::Bytes => Some("bytes"),
            Self::Ratio => Some("ratio"),
        }
    }
}

/// A series over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// What it is of.
    pub title: String,
    /// What its numbers count.
    pub unit: Unit,
    /// When it begins, whether or not there is a point.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// The points, by time. One that is no number says that there is none.
    pub points: Vec<(Timestamp, f64)>,
    /// Points that are farther apart have a gap between them.
    pub gap: Duration,
}

impl Plot {
    /// Returns how far apart points are at most where nothing is missing: two and a half times what is usual.
    #[must_use]
    pub fn usual_gap(points: &[(Timestamp, f64)]) -> Duration {
        let pairs = points.iter().zip(points.iter().skip(1));
        let mut steps: Vec<i64> = pairs.map(|((a, _), (b, _))| b.as_millisecond() - a.as_millisecond()).collect();
        let middle = steps.len() / 2;
        if steps.is_empty() {
            return Duration::ZERO;
        }
        let (_, median, _) = steps.select_nth_unstable(middle);
        Duration::from_millis(median.unsigned_abs() * 5 / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_in_names() {
        let of = |name| Unit::of_metric(name).as_str();
        assert_eq!(
            [of("a_seconds_total"), of("a_bytes"), of("a_ratio")],
            [Some("seconds"), Some("bytes"), Some("ratio")]
        );
        assert_eq!([of("seconds_since"), of("")], [None, None]);
    }

    #[test]
    fn a_gap_is_longer_than_usual() {
        let point = |second| (Timestamp::from_second(second).unwrap(), 0.0);
        let points: Vec<_> = [0, 15, 30, 45, 600].into_iter().map(point).collect();
        assert_eq!(Plot::usual_gap(&points), Duration::from_millis(37_500));
        assert_eq!(Plot::usual_gap(&points[..1]), Duration::ZERO);
    }
}
