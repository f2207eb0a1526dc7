//! A series over time, drawn with characters: dots of Braille where they come out right, else ASCII. What is missing
//! stays empty, since a line over it would claim values that nobody measured.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use skep_kit::{Plot, Unit};
use unicode_width::UnicodeWidthStr;

use super::Style;
use super::canvas::{Canvas, Dots};
use super::cell;
use super::paint::Ink;
use super::text::visible;

/// How many rows a plot has.
const ROWS: usize = 10;
/// The fewest columns that a plot has, however narrow the terminal.
const FEWEST: usize = 16;
/// How many characters a sparkline has.
const SPARKS: usize = 60;

/// Draws it over the whole width.
pub(super) fn draw(plot: &Plot, style: &Style) -> String {
    let mut text = style.paint(Ink::Strong, &visible(&plot.title)) + "\n";
    let Some(scale) = Scale::of(plot) else {
        return text + "  no value in this time\n";
    };
    let labels = scale.labels(plot.unit);
    let margin = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let columns = style.width.saturating_sub(margin + 2).max(FEWEST);
    let dots = if style.unicode { Dots::Braille } else { Dots::Ascii };
    let mut canvas = Canvas::new(columns, ROWS, dots);
    trace(plot, &scale, &mut canvas);
    let (tick, wall) = if style.unicode { ("┤", "│") } else { ("+", "|") };
    for (row, line) in canvas.lines().enumerate() {
        let label = match row {
            0 => &labels[0],
            _ if row == ROWS / 2 => &labels[1],
            _ if row == ROWS - 1 => &labels[2],
            _ => "",
        };
        let edge = if label.is_empty() { wall } else { tick };
        let fill = " ".repeat(margin - label.width());
        let axis = style.paint(Ink::Faint, &format!("{fill}{label} {edge}"));
        text.push_str(format!("{axis}{line}").trim_end());
        text.push('\n');
    }
    text.push_str(&times(plot, margin, columns, style));
    text.push_str(&style.paint(Ink::Faint, &summary_of(plot)));
    text.push('\n');
    text
}

/// Returns the title and what it comes to, in one line.
pub(super) fn summary(plot: &Plot) -> String {
    format!("{}: {}", visible(&plot.title), summary_of(plot))
}

/// Returns the course in one line of characters; blanks where there is no value.
pub(super) fn sparkline(plot: &Plot) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let Some(scale) = Scale::of(plot) else { return String::new() };
    let bar = |span: Option<Span>| match span {
        None => ' ',
        Some(span) => BARS[((scale.share(span.last) * 7.99) as usize).min(7)],
    };
    let line: String = spans(plot, SPARKS).into_iter().map(bar).collect();
    line.trim_end().to_owned()
}

fn summary_of(plot: &Plot) -> String {
    let values: Vec<f64> = plot.points.iter().map(|(_, value)| *value).filter(|value| value.is_finite()).collect();
    let Some(last) = values.last() else { return "no value in this time".to_owned() };
    let min = values.iter().copied().fold(f64::INFINITY, f64::min);
    let max = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let [min, mean, max, last] = [min, mean, max, *last].map(|value| amount(value, plot.unit));
    let count = if values.len() == 1 { "1 point".to_owned() } else { format!("{} points", values.len()) };
    format!("min {min}, mean {mean}, max {max}, last {last}; {count}")
}

/// Which values the lowest and the highest row stand for.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Returns the scale of a plot; none where there is no value.
    fn of(plot: &Plot) -> Option<Self> {
        let values = || plot.points.iter().map(|(_, value)| *value).filter(|value| value.is_finite());
        let (low, high) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
        // Zero belongs to it where it is not far away: a small change of a large number is no drop to nothing.
        let low = if low > 0.0 && low < high / 2.0 { 0.0 } else { low };
        if high > low {
            return Some(Self { low, high });
        }
        let around = if low == 0.0 { 1.0 } else { low.abs() / 2.0 };
        Some(Self { low: if low == 0.0 { 0.0 } else { low - around }, high: high + around })
    }

    /// Returns how far up a value is, from 0 to 1.
    fn share(&self, value: f64) -> f64 {
        // Halves, since the whole may be more than a number can hold.
        let height = self.high / 2.0 - self.low / 2.0;
        ((value / 2.0 - self.low / 2.0) / height).clamp(0.0, 1.0)
    }

    /// Returns what stands beside the highest, the middle and the lowest row.
    fn labels(&self, unit: Unit) -> [String; 3] {
        // The row below the middle, as its number is even.
        let share = 1.0 - (ROWS / 2) as f64 / (ROWS - 1) as f64;
        let middle = self.low * (1.0 - share) + self.high * share;
        [self.high, middle, self.low].map(|value| amount(value, unit))
    }
}

/// Returns a value with its unit, short.
fn amount(value: f64, unit: Unit) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    match unit {
        Unit::Bytes if size < 1e18 => format!("{sign}{}", cell::bytes(size as u64)),
        Unit::Seconds if size < 1e12 && size > 0.0 => {
            format!("{sign}{}", cell::duration(Duration::from_secs_f64(size)))
        }
        Unit::Ratio => format!("{} %", number(value * 100.0)),
        Unit::Bytes | Unit::Seconds | Unit::None => number(value),
    }
}

/// Returns a number with at most four digits that matter.
fn number(value: f64) -> String {
    const STEPS: [(f64, &str); 4] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e4, "k")];
    let size = value.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-3) {
        return format!("{value:.2e}");
    }
    let (value, letter) = match STEPS.iter().find(|(from, _)| size >= *from) {
        Some((1e4, letter)) => (value / 1e3, *letter),
        Some((from, letter)) => (value / from, *letter),
        None => (value, ""),
    };
    let digits = match value.abs() {
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{letter}")
}

/// What the points of one column come to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    first_at: i64,
    last_at: i64,
    first: f64,
    last: f64,
    low: f64,
    high: f64,
}

/// Returns a span for each of so many columns; none where a column has no value.
fn spans(plot: &Plot, columns: usize) -> Vec<Option<Span>> {
    let mut spans: Vec<Option<Span>> = vec![None; columns];
    let (from, to) = (plot.from.as_millisecond(), plot.to.as_millisecond());
    let length = (to - from).max(1) as f64;
    for (at, value) in plot.points.iter().filter(|(_, value)| value.is_finite()) {
        let at = at.as_millisecond();
        if at < from || at > to {
            continue;
        }
        let column = ((at - from) as f64 / length * columns as f64) as usize;
        let Some(span) = spans.get_mut(column.min(columns - 1)) else { continue };
        let value = *value;
        *span = Some(match *span {
            None => Span { first_at: at, last_at: at, first: value, last: value, low: value, high: value },
            Some(span) => {
                Span { last_at: at, last: value, low: span.low.min(value), high: span.high.max(value), ..span }
            }
        });
    }
    spans
}

/// Draws the line, and leaves out what is missing.
fn trace(plot: &Plot, scale: &Scale, canvas: &mut Canvas) {
    let (width, height) = canvas.size();
    let up = |value: f64| (scale.share(value) * (height - 1) as f64).round() as usize;
    let gap = i64::try_from(plot.gap.as_millis()).unwrap_or(i64::MAX);
    let missing: Vec<i64> =
        plot.points.iter().filter(|(_, value)| !value.is_finite()).map(|(at, _)| at.as_millisecond()).collect();
    let mut before: Option<(usize, Span)> = None;
    for (column, span) in spans(plot, width).into_iter().enumerate() {
        let Some(span) = span else { continue };
        canvas.column(column, up(span.low), up(span.high));
        if let Some((earlier, last)) = before {
            let next = missing.partition_point(|at| *at < last.last_at);
            let broken = missing.get(next).is_some_and(|at| *at <= span.first_at);
            if span.first_at - last.last_at <= gap && !broken {
                canvas.line((earlier, up(last.last)), (column, up(span.first)));
            }
        }
        before = Some((column, span));
    }
}

/// Returns the line below: when it begins, when it is half over, when it ends.
fn times(plot: &Plot, margin: usize, columns: usize, style: &Style) -> String {
    let (from, to) = (plot.from.as_millisecond(), plot.to.as_millisecond());
    let of_day = to - from <= 86_400_000;
    let write = |at: i64| {
        let moment = Timestamp::from_millisecond(at).unwrap_or(plot.from).to_zoned(TimeZone::UTC);
        moment.strftime(if of_day { "%H:%M:%S" } else { "%m-%d %H:%M" }).to_string()
    };
    let middle = write(from + (to - from) / 2);
    let (first, last) = (write(from), format!("{} UTC", write(to)));
    let left = (columns / 2).saturating_sub(first.len() + middle.len() / 2);
    let right = columns.saturating_sub(first.len() + left + middle.len() + last.len());
    let line = if left < 2 || right < 2 {
        let space = columns.saturating_sub(first.len() + last.len()).max(1);
        format!("{first}{}{last}", " ".repeat(space))
    } else {
        format!("{first}{}{middle}{}{last}", " ".repeat(left), " ".repeat(right))
    };
    style.paint(Ink::Faint, &format!("{}{line}", " ".repeat(margin + 2))) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Style = Style { color: false, unicode: true, width: 60, verbose: 0 };
    const ASCII: Style = Style { unicode: false, ..WIDE };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_767_268_800 + second).unwrap()
    }

    fn plot(points: Vec<(Timestamp, f64)>) -> Plot {
        let gap = Plot::usual_gap(&points);
        Plot { title: "a \x1b[31m".to_owned(), unit: Unit::None, from: at(0), to: at(600), points, gap }
    }

    fn wave() -> Plot {
        let second = |step: i64| step * 10;
        let value = |step: i64| ((step as f64) / 6.0).sin() * 40.0 + 50.0;
        plot((0..=60).filter(|step| !(25..40).contains(step)).map(|step| (at(second(step)), value(step))).collect())
    }

    #[test]
    fn a_wave_with_a_gap() {
        insta::assert_snapshot!("braille", draw(&wave(), &WIDE));
        insta::assert_snapshot!("ascii", draw(&wave(), &ASCII));
        insta::assert_snapshot!(sparkline(&wave()));
    }

    #[test]
    fn a_gap_stays_empty() {
        let drawn = draw(&wave(), &ASCII);
        let rows: Vec<&str> = drawn.lines().skip(1).take(ROWS).collect();
        let edge = rows[0].find(['+', '|']).unwrap();
        let blank =
            |column: usize| rows.iter().all(|row| row.as_bytes().get(edge + 1 + column).is_none_or(|b| *b == b' '));
        let columns = 60 - edge - 1;
        assert!((columns * 46 / 100..columns * 63 / 100).all(blank), "{drawn}");
        assert!(!blank(columns / 4) && !blank(columns * 3 / 4), "{drawn}");
        assert!(drawn.lines().all(|line| line.width() <= 60), "{drawn}");
    }

    #[test]
    fn what_is_no_number_breaks_the_line() {
        let mut with_hole = plot((0..=60).map(|step| (at(step * 10), 1.0)).collect());
        let whole = draw(&with_hole, &ASCII);
        for (at_step, value) in &mut with_hole.points {
            if (at(250)..=at(350)).contains(at_step) {
                *value = f64::NAN;
            }
        }
        let holed = draw(&with_hole, &ASCII);
        assert!(holed.matches('*').count() < whole.matches('*').count() - 5, "{holed}");
    }

    #[test]
    fn extremes_are_drawn_without_a_panic() {
        let values = [f64::MAX, f64::MIN, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 0.0, -0.0, f64::MIN_POSITIVE];
        for first in values {
            for second in values {
                for style in [WIDE, ASCII, Style { width: 0, ..ASCII }] {
                    let drawn = draw(&plot(vec![(at(0), first), (at(600), second)]), &style);
                    assert!(drawn.starts_with("a \\u{1b}[31m\n"), "{drawn}");
                }
            }
        }
        assert!(draw(&plot(Vec::new()), &WIDE).contains("no value"));
        assert_eq!(sparkline(&plot(Vec::new())), "");
    }

    #[test]
    fn numbers_are_short() {
        for (value, expected) in
            [(0.0, "0"), (0.12345, "0.123"), (1234.5, "1234.5"), (12_345.0, "12.35k"), (3e9, "3G"), (1e-9, "1.00e-9")]
        {
            assert_eq!(number(value), expected);
        }
        assert_eq!(amount(0.5, Unit::Ratio), "50 %");
        assert_eq!(amount(-1536.0, Unit::Bytes), "-1.50 KiB");
        assert_eq!(amount(90.0, Unit::Seconds), "1 min 30 s");
    }
}
