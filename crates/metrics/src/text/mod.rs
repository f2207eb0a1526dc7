//! Reads Prometheus' text format 0.0.4 and OpenMetrics 1.0, a line at a time. A line that is wrong is named, and the
//! others count.
//!
//! The two differ in the unit of a timestamp. Where nobody says which one it is, the size tells: a number of seconds
//! stays below that of milliseconds for the next three thousand years.
//!
//! Sources: <https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details> and
//! <https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md>

mod cursor;
mod declared;
mod sample;

use std::io::Read;

use skep_kit::{CancelToken, Metric};

use self::cursor::Cursor;
use self::declared::Declared;
use crate::lines::Lines;
use crate::record::{Record, Slip, Trouble};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Timestamps are milliseconds.
    Text,
    /// Timestamps are seconds.
    OpenMetrics,
    /// Nobody said.
    #[default]
    Either,
}

/// Reads records out of text.
#[derive(Debug)]
pub struct TextReader<R> {
    lines: Lines<R>,
    dialect: Dialect,
    // The samples of a family stand together below it, so that one is all that is remembered.
    family: Declared,
}

impl<R: Read> TextReader<R> {
    /// Creates a reader that stops once `cancel` says so.
    pub fn new(input: R, dialect: Dialect, cancel: CancelToken) -> Self {
        Self { lines: Lines::new(input, cancel), dialect, family: Declared::default() }
    }

    /// Tells whether the next record has to be waited for.
    pub fn is_drained(&self) -> bool {
        self.lines.is_drained()
    }

    /// Returns the number of the line that was read last, from 1.
    pub const fn line(&self) -> u64 {
        self.lines.number()
    }
}

impl<R: Read> Iterator for TextReader<R> {
    type Item = Result<Record, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        let Self { lines, dialect, family } = self;
        lines.find(|bytes| read_line(bytes, *dialect, family))
    }
}

fn read_line(bytes: &[u8], dialect: Dialect, family: &mut Declared) -> Result<Option<Record>, Slip> {
    let line = str::from_utf8(bytes).map_err(|error| Slip::at(error.valid_up_to(), "this is no UTF-8"))?;
    let mut cursor = Cursor::new(line);
    cursor.blank();
    if cursor.is_at_end() {
        return Ok(None);
    }
    if cursor.takes('#') {
        family.declare(&mut cursor)?;
        return Ok(None);
    }
    let sample = sample::read(&mut cursor, dialect)?;
    let mut metric = Metric::new(family.kind_of(&sample.name), sample.name, "", sample.value);
    metric.labels = sample.labels;
    metric.help = family.help_of(&metric.name).to_owned().into();
    Ok(Some(Record::Sample { at: sample.at, metric }))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use skep_kit::{Exposition, MetricKind};

    use super::*;

    fn read_as(dialect: Dialect, text: &[u8]) -> (Vec<(Option<Timestamp>, Metric)>, Vec<String>) {
        let (mut samples, mut faults) = (Vec::new(), Vec::new());
        for item in TextReader::new(text, dialect, CancelToken::default()) {
            match item {
                Ok(Record::Sample { at, metric }) => samples.push((at, metric)),
                Ok(other) => panic!("{other:?}"),
                Err(Trouble::Fault(fault)) => faults.push(fault.to_string()),
                Err(Trouble::Stopped(error)) => panic!("{error}"),
            }
        }
        (samples, faults)
    }

    fn values(text: &str) -> Vec<f64> {
        let (samples, faults) = read_as(Dialect::Either, text.as_bytes());
        assert_eq!(faults, Vec::<String>::new());
        samples.into_iter().map(|(_, metric)| metric.value).collect()
    }

    #[test]
    fn numbers_are_those_of_the_format() {
        let text = "a 1\nb -2.5e3\nc 1e+003\nd +Inf\ne -Inf\nf 1.7976931348623157e+308\ng\t0x\n";
        let (samples, faults) = read_as(Dialect::Either, text.as_bytes());
        let read: Vec<f64> = samples.iter().map(|(_, metric)| metric.value).collect();
        assert_eq!(read, [1.0, -2500.0, 1000.0, f64::INFINITY, f64::NEG_INFINITY, f64::MAX]);
        assert_eq!(faults, ["line 7, column 3: `0x` is no number"]);
        assert!(values("a NaN")[0].is_nan());
    }

    #[test]
    fn labels_are_unescaped() {
        let (samples, _) = read_as(Dialect::Either, r#"a { path = "C:\\x" , text="a\"b\nc {,} # é" , } 3 "#.as_bytes());
        let labels = &samples[0].1.labels;
        assert_eq!(labels[0].1, "C:\\x");
        assert_eq!(labels[1].1, "a\"b\nc {,} # é");
    }

    #[test]
    fn a_timestamp_is_read_by_dialect_else_by_size() {
        let at = |dialect, text: &str| read_as(dialect, text.as_bytes()).0[0].0.map(Timestamp::as_millisecond);
        assert_eq!(at(Dialect::Either, "a 1 1395066363000"), Some(1_395_066_363_000));
        assert_eq!(at(Dialect::Either, "a 1 1395066363.5"), Some(1_395_066_363_500));
        assert_eq!(at(Dialect::Text, "a 1 1395066363"), Some(1_395_066_363));
        assert_eq!(at(Dialect::OpenMetrics, "a 1 1395066363"), Some(1_395_066_363_000));
        assert_eq!(at(Dialect::Either, "a 1"), None);
    }

    #[test]
    fn kinds_come_from_the_family_above() {
        let text = "# HELP a Counts \\\\ all.\n# TYPE a counter\na_total{x=\"1\"} 1 # {trace_id=\"f\"} 0.5 1.5\na_created 2\n\
                    # TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n\
                    # TYPE q summary\nq{quantile=\"0.5\"} 1\nq_count 1\n# TYPE b untyped\nb 1\nc_total 2\n# EOF\n";
        let (samples, faults) = read_as(Dialect::Either, text.as_bytes());
        assert_eq!(faults, Vec::<String>::new());
        let kind = |name: &str| samples.iter().find(|(_, metric)| metric.name == name).unwrap().1.kind;
        assert_eq!([kind("a_total"), kind("q_count")], [MetricKind::Counter; 2]);
        assert_eq!([kind("h_bucket"), kind("h_sum"), kind("h_count")], [MetricKind::Histogram; 3]);
        assert_eq!([kind("a_created"), kind("q")], [MetricKind::Gauge; 2]);
        assert_eq!([kind("b"), kind("c_total")], [MetricKind::Unknown; 2]);
        assert_eq!(samples[0].1.help, "Counts \\ all.");
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_count() {
        let text = b"good 1\n9bad 1\nx{a=\"1} 2\nx{a=\"\\q\"} 2\nx{a=\"1\",a=\"2\"} 2\nx{a=1} 2\nx\n\xff 1\n\
                     x 1 2 3\n{\"x.y\"} 1\n# TYPE z thing\nx{a=\"1\" b=\"2\"} 1\nx{9=\"1\"} 1\ngood 2\n";
        let (samples, faults) = read_as(Dialect::Either, text);
        assert_eq!(samples.len(), 2);
        let expected = [
            "line 2, column 1: a metric's name is expected; it begins with a letter, _ or :",
            "line 3, column 10: the quotes round the value of `a` are not closed",
            "line 4, column 6: `\\q` is no escape; there are \\\\, \\\" and \\n",
            "line 5, column 9: the label `a` stands there twice",
            "line 6, column 5: the value of `a` is to stand in double quotes",
            "line 7, column 2: the value is missing",
            "line 8, column 1: this is no UTF-8",
            "line 9, column 7: nothing is expected behind the timestamp",
            "line 10, column 1: names in quotes are not read; a name has letters, digits, _ and :",
            "line 11, column 10: `thing` is no type of a metric",
            "line 12, column 9: `,` or `}` is expected",
            "line 13, column 3: a label's name is expected",
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn what_skep_writes_is_read_back() {
        let metrics = [
            Metric::counter("a_total", "Counts \\ \"it\".", 3.0).with("of", "a\"b\\c\nd"),
            Metric::gauge("b", "", f64::NEG_INFINITY),
            Metric::new(MetricKind::Histogram, "t_bucket", "Takes.", 1e-9).with("le", "+Inf"),
            Metric::new(MetricKind::Unknown, "u", "", 1e300),
        ];
        for dialect in [Exposition::Text, Exposition::OpenMetrics] {
            let (samples, faults) = read_as(Dialect::Either, dialect.write(&metrics).as_bytes());
            assert_eq!(faults, Vec::<String>::new());
            let read: Vec<Metric> = samples.into_iter().map(|(_, metric)| metric).collect();
            assert_eq!(read, metrics);
        }
    }
}
