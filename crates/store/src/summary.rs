//! What the samples of a time come to.

use jiff::Timestamp;

use crate::Point;
use crate::time::timestamp;

/// What samples come to. Where none of them is a number, the values are NaN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many are numbers.
    pub count: u64,
    /// How many there are; those beyond `count` are NaN.
    pub total: u64,
    /// How many are numbers other than 0: of a series of ones and zeros, how often it was well.
    pub good: u64,
    /// The sum.
    pub sum: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// The earliest number.
    pub first: f64,
    /// The latest number.
    pub last: f64,
    /// By how much a counter rose from `first` to `last`. Where it fell it began anew, at 0.
    pub increase: f64,
    /// When `first` was; of the first sample where there is no number.
    pub first_at: Timestamp,
    /// When `last` was; of the first sample where there is no number.
    pub last_at: Timestamp,
}

/// What the samples of an hour come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hour {
    /// When the hour begins.
    pub start: Timestamp,
    /// What its samples come to. `increase` leaves out the step from the hour before.
    pub summary: Summary,
}

impl Summary {
    /// Returns what one sample comes to.
    pub(crate) fn of(at: i64, value: f64) -> Self {
        let number = u64::from(!value.is_nan());
        Self {
            count: number,
            total: 1,
            good: u64::from(number == 1 && value != 0.0),
            sum: if number == 1 { value } else { 0.0 },
            min: value,
            max: value,
            first: value,
            last: value,
            increase: if number == 1 { 0.0 } else { f64::NAN },
            first_at: timestamp(at),
            last_at: timestamp(at),
        }
    }

    /// Returns what these samples and later ones come to together.
    #[must_use]
    pub fn then(self, later: &Self) -> Self {
        let (total, good) = (self.total + later.total, self.good + later.good);
        if later.count == 0 {
            return Self { total, good, ..self };
        }
        if self.count == 0 {
            return Self { total, good, ..*later };
        }
        Self {
            count: self.count + later.count,
            total,
            good,
            sum: self.sum + later.sum,
            min: self.min.min(later.min),
            max: self.max.max(later.max),
            first: self.first,
            last: later.last,
            increase: self.increase + step(self.last, later.first) + later.increase,
            first_at: self.first_at,
            last_at: later.last_at,
        }
    }

    /// Returns what points come to that are in the order of their times; none where there are none.
    #[must_use]
    pub fn of_points(points: &[Point]) -> Option<Self> {
        points
            .iter()
            .map(|point| Self::of(crate::time::millis(point.at), point.value))
            .reduce(|earlier, later| earlier.then(&later))
    }
}

/// Returns by how much a counter rose between two samples.
fn step(earlier: f64, later: f64) -> f64 {
    if later > earlier {
        later - earlier
    } else if later < earlier {
        later
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Summary {
        let point = |(index, value): (usize, &f64)| Point { at: timestamp(index as i64), value: *value };
        Summary::of_points(&values.iter().enumerate().map(point).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_counter_that_begins_anew_still_rises() {
        let found = of(&[5.0, 7.0, 1.0, 1.0, 4.0]);
        assert_eq!((found.increase, found.first, found.last), (2.0 + 1.0 + 0.0 + 3.0, 5.0, 4.0));
    }

    #[test]
    fn what_is_no_number_is_counted_and_nothing_else() {
        let found = of(&[f64::NAN, 3.0, f64::NAN, 0.0, f64::NAN]);
        assert_eq!((found.count, found.total, found.good), (2, 5, 1));
        assert_eq!((found.sum, found.min, found.max, found.first, found.last), (3.0, 0.0, 3.0, 3.0, 0.0));
        assert_eq!((found.first_at, found.last_at), (timestamp(1), timestamp(3)));
        let none = of(&[f64::NAN, f64::NAN]);
        assert_eq!((none.count, none.total, none.min.is_nan(), none.increase.is_nan()), (0, 2, true, true));
    }

    #[test]
    fn the_infinite_stays_what_it_is() {
        let found = of(&[f64::INFINITY, f64::INFINITY, 1.0]);
        assert_eq!((found.max, found.increase), (f64::INFINITY, 1.0));
    }
}
