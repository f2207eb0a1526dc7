//! Cells as text: the units, signs and rounding that people read. One place, so that all tables agree.

use std::time::Duration;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use skep_kit::{Cell, exposition_number};

use super::paint::Ink;
use super::text::visible;
use super::{Paths, Style};

/// Whether numbers stand to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Returns a cell's text, its colour and its side.
pub(crate) fn text(cell: &Cell, paths: &Paths, style: &Style) -> (String, Option<Ink>, Side) {
    match cell {
        Cell::Text(text) => (visible(text), None, Side::Left),
        Cell::Count(count) => (count.to_string(), None, Side::Right),
        Cell::Number(value) => (exposition_number(*value), None, Side::Right),
        Cell::Bytes(count) => (bytes(*count), None, Side::Right),
        Cell::Duration(length) => (duration(*length), None, Side::Right),
        Cell::Percent(ratio) => (format!("{:.1} %", ratio * 100.0), None, Side::Right),
        Cell::Time(moment) => (time(*moment), None, Side::Left),
        Cell::State(word, mood) => {
            (format!("{} {}", style.mood_sign(*mood), visible(word)), Some(Ink::Mood(*mood)), Side::Left)
        }
        Cell::Severity(severity) => {
            (format!("{} {severity}", style.severity_sign(*severity)), Some(Ink::Severity(*severity)), Side::Left)
        }
        Cell::Path { path, line, column } => (place(&paths.shown(path), *line, *column), None, Side::Left),
        Cell::Missing => ("-".to_owned(), Some(Ink::Faint), Side::Left),
    }
}

/// Returns `path:line:column` as far as it is known.
pub(crate) fn place(path: &str, line: Option<u32>, column: Option<u32>) -> String {
    let mut place = visible(path);
    for number in [line, line.and(column)].into_iter().flatten() {
        place.push(':');
        place.push_str(&number.to_string());
    }
    place
}

/// Returns an amount of memory in binary units, three digits.
pub(crate) fn bytes(count: u64) -> String {
    const UNITS: [&str; 6] = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    if count < 1024 {
        return format!("{count} B");
    }
    let mut value = count as f64;
    let mut unit = "B";
    for next in UNITS {
        if value < 1024.0 {
            break;
        }
        (value, unit) = (value / 1024.0, next);
    }
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$} {unit}")
}

/// Returns a length of time with the two units that matter.
pub(crate) fn duration(length: Duration) -> String {
    let seconds = length.as_secs();
    match seconds {
        0 if length < Duration::from_millis(1) => format!("{:.1} ms", length.as_secs_f64() * 1e3),
        0 if length < Duration::from_millis(10) => format!("{} ms", length.as_millis()),
        0..10 => format!("{:.2} s", length.as_secs_f64()),
        10..60 => format!("{:.1} s", length.as_secs_f64()),
        60..3_600 => format!("{} min {} s", seconds / 60, seconds % 60),
        3_600..86_400 => format!("{} h {} min", seconds / 3_600, seconds % 3_600 / 60),
        _ => format!("{} d {} h", seconds / 86_400, seconds % 86_400 / 3_600),
    }
}

/// Returns a moment in UTC to the second.
pub(crate) fn time(moment: Timestamp) -> String {
    let whole = moment.round(TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Trunc)).unwrap_or(moment);
    whole.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_the_size() {
        assert_eq!(bytes(1023), "1023 B");
        assert_eq!(bytes(1536), "1.50 KiB");
        assert_eq!(bytes(200 << 20), "200 MiB");
        assert_eq!(duration(Duration::from_micros(400)), "0.4 ms");
        assert_eq!(duration(Duration::from_millis(7)), "7 ms");
        assert_eq!(duration(Duration::from_millis(31)), "0.03 s");
        assert_eq!(duration(Duration::from_secs(3_725)), "1 h 2 min");
    }

    #[test]
    fn a_place_is_as_long_as_it_is_known() {
        assert_eq!(place("a.py", Some(1), Some(2)), "a.py:1:2");
        assert_eq!(place("a.py", None, Some(2)), "a.py");
    }
}
