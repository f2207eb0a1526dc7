//! Readers of metrics that others write: text 0.0.4 and OpenMetrics, JSON lines, OTLP.

use std::io::Read;

use skep_kit::{CancelToken, Exposition, Metric};
use skep_metrics::{Dialect, JsonReader, Record, TextReader, Trouble, names, otlp};

/// Gives a byte at a time, so that every line lies in many pieces.
struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let (Some(first), Some(place)) = (self.0.first(), buffer.first_mut()) else { return Ok(0) };
        *place = *first;
        self.0 = &self.0[1..];
        Ok(1)
    }
}

/// Panics where a reader does not do what was said of it.
pub fn holds(input: &[u8]) {
    let never = CancelToken::default;
    let text = |input: &[u8]| gather(TextReader::new(input, Dialect::Either, never()), input);
    let whole = text(input);
    assert_eq!(
        format!("{whole:?}"),
        format!("{:?}", gather(TextReader::new(Slow(input), Dialect::Either, never()), input))
    );
    for record in &whole {
        if let Record::Sample { metric, .. } = record {
            survives(metric, text);
        }
    }
    let json = gather(JsonReader::new(input, never()), input);
    let slow = gather(JsonReader::new(Slow(input), never()), input);
    assert_eq!(format!("{json:?}"), format!("{slow:?}"));
    for encoding in [otlp::Encoding::Protobuf, otlp::Encoding::Json] {
        let Ok(batch) = otlp::read(input, encoding) else { continue };
        let answer = otlp::answer(batch.rejected, &batch.complaints, encoding);
        assert!(encoding == otlp::Encoding::Protobuf || !answer.is_empty(), "no answer");
    }
}

/// Returns the records; every fault has to lie in the input.
fn gather(reader: impl Iterator<Item = Result<Record, Trouble>>, input: &[u8]) -> Vec<Record> {
    let lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
    let mut records = Vec::new();
    let mut last = 0;
    for item in reader {
        match item {
            Ok(record) => records.push(record),
            Err(Trouble::Fault(fault)) => {
                assert!(fault.line > last && fault.line <= lines.len() as u64, "{fault}");
                assert!(!fault.message.is_empty(), "{fault}");
                last = fault.line;
                let characters = String::from_utf8_lossy(lines[fault.line as usize - 1]).chars().count() as u32;
                assert!(fault.column.is_none_or(|column| (1..=characters + 1).contains(&column)), "{fault}");
            }
            Err(Trouble::Stopped(error)) => panic!("{error}"),
        }
    }
    assert!(records.len() <= lines.len());
    records
}

/// What was read and is taken has to be read again where skep writes it.
fn survives(metric: &Metric, text: impl Fn(&[u8]) -> Vec<Record>) {
    if names::complaint(metric).is_some() {
        return;
    }
    let written = Exposition::Text.write(std::slice::from_ref(metric));
    let read = text(written.as_bytes());
    let [Record::Sample { metric: again, .. }] = read.as_slice() else { panic!("{written}: {read:?}") };
    assert_eq!((&again.name, &again.labels, again.kind), (&metric.name, &metric.labels, metric.kind), "{written}");
    assert!(again.value == metric.value || (again.value.is_nan() && metric.value.is_nan()), "{written}");
}
