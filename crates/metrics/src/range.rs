//! The ranges of monitoring plugins: `10`, `10:`, `~:10`, `10:20`, `@10:20`.
//!
//! Source: <https://www.monitoring-plugins.org/doc/guidelines.html#THRESHOLDFORMAT>

use std::str::FromStr;

use skep_kit::exposition_number;

/// Which values are as they should be. Both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    start: f64,
    end: f64,
    // Whether values within are the bad ones.
    inverted: bool,
}

/// Text that is no [`Range`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no range; write 10 for 0 to 10, 10: for 10 and more, ~:10 for 10 and less, 10:20, or @10:20 for all else"
)]
pub struct UnknownRange(String);

impl Range {
    /// Tells whether a value is to be complained of. What is no number is in no range.
    #[must_use]
    pub fn alerts(&self, value: f64) -> bool {
        let within = value >= self.start && value <= self.end;
        value.is_nan() || within == self.inverted
    }
}

impl FromStr for Range {
    type Err = UnknownRange;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownRange(text.to_owned());
        let number = |word: &str| word.parse::<f64>().ok().filter(|number| !number.is_nan()).ok_or_else(unknown);
        let trimmed = text.trim();
        let bare = trimmed.strip_prefix('@');
        let inverted = bare.is_some();
        let (start, end) = match bare.unwrap_or(trimmed).split_once(':') {
            None => (0.0, number(bare.unwrap_or(trimmed))?),
            Some((start, end)) => {
                let start = if start == "~" { f64::NEG_INFINITY } else { number(start)? };
                (start, if end.is_empty() { f64::INFINITY } else { number(end)? })
            }
        };
        if start > end { Err(unknown()) } else { Ok(Self { start, end, inverted }) }
    }
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { start, end, inverted } = *self;
        if inverted {
            f.write_str("@")?;
        }
        if start == 0.0 {
            return f.write_str(&exposition_number(end));
        }
        let start = if start == f64::NEG_INFINITY { "~".to_owned() } else { exposition_number(start) };
        let end = if end == f64::INFINITY { String::new() } else { exposition_number(end) };
        write!(f, "{start}:{end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_mean_what_the_guidelines_say() {
        for (range, good, bad) in [
            ("10", &[0.0, 10.0][..], &[-0.1, 10.1][..]),
            ("10:", &[10.0, 1e9], &[9.9]),
            ("~:10", &[-1e9, 10.0], &[10.1]),
            ("10:20", &[10.0, 20.0], &[9.9, 20.1]),
            ("@10:20", &[9.9, 20.1], &[10.0, 15.0, 20.0]),
            ("-5:-1", &[-3.0], &[0.0]),
        ] {
            let parsed: Range = range.parse().unwrap();
            assert_eq!(parsed.to_string(), range);
            assert!(good.iter().all(|value| !parsed.alerts(*value)), "{range}");
            assert!(bad.iter().chain(&[f64::NAN]).all(|value| parsed.alerts(*value)), "{range}");
        }
        assert_eq!("0:10".parse::<Range>().map(|range| range.to_string()).as_deref(), Ok("10"));
    }

    #[test]
    fn what_is_no_range_is_refused() {
        for bad in ["", ":", ":10", "20:10", "a", "1:2:3", "@", "NaN", "10%"] {
            assert!(bad.parse::<Range>().is_err(), "{bad}");
        }
    }
}
