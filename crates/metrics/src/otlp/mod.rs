//! Reads metrics as OpenTelemetry's exporters send them over HTTP, as protobuf or as JSON, and answers them.
//!
//! What cannot be taken is counted and named in the answer, as the protocol has it, and the rest counts.
//!
//! Source: <https://opentelemetry.io/docs/specs/otlp/#otlphttp>

mod label;
mod name;
mod points;

use opentelemetry_proto::tonic::collector::metrics::v1::{
    ExportMetricsPartialSuccess, ExportMetricsServiceRequest, ExportMetricsServiceResponse,
};
use prost::Message as _;

use self::points::Reading;
use crate::record::Record;

/// How a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `application/x-protobuf`
    Protobuf,
    /// `application/json`
    Json,
}

impl Encoding {
    /// Returns the encoding of a content type; none where it is neither of the two.
    #[must_use]
    pub fn of(content_type: &str) -> Option<Self> {
        let media = content_type.split(';').next().unwrap_or_default().trim();
        let both = [Self::Protobuf, Self::Json];
        both.into_iter().find(|encoding| media.eq_ignore_ascii_case(encoding.content_type()))
    }

    /// Returns what HTTP calls it; the answer has that of the question.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Protobuf => "application/x-protobuf",
            Self::Json => "application/json",
        }
    }
}

/// A request that cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is no request of OTLP metrics: {0}")]
pub struct Malformed(String);

/// What a request holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// What can be taken.
    pub records: Vec<Record>,
    /// How many data points cannot.
    pub rejected: u64,
    /// Why, a clause each, each once.
    pub complaints: Vec<String>,
}

/// The most reasons that an answer gives.
const ENOUGH: usize = 10;

impl Batch {
    /// Counts data points that cannot be taken, and says why.
    pub fn reject(&mut self, points: usize, complaint: impl Into<String>) {
        self.rejected += points as u64;
        let complaint = complaint.into();
        if self.complaints.len() < ENOUGH && !self.complaints.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }
}

/// Reads a request.
///
/// # Errors
/// Bytes that are none.
pub fn read(body: &[u8], encoding: Encoding) -> Result<Batch, Malformed> {
    let request = match encoding {
        Encoding::Protobuf => {
            ExportMetricsServiceRequest::decode(body).map_err(|error| Malformed(error.to_string()))?
        }
        Encoding::Json => serde_json::from_slice(body).map_err(|error| Malformed(error.to_string()))?,
    };
    let mut reading = Reading::default();
    for resource in request.resource_metrics {
        reading.resource(resource);
    }
    Ok(reading.batch)
}

/// Returns the answer to a request of which so many points were rejected for those reasons.
#[must_use]
pub fn answer(rejected: u64, complaints: &[String], encoding: Encoding) -> Vec<u8> {
    let partial_success = (rejected > 0 || !complaints.is_empty()).then(|| ExportMetricsPartialSuccess {
        rejected_data_points: i64::try_from(rejected).unwrap_or(i64::MAX),
        error_message: complaints.join("; "),
    });
    let response = ExportMetricsServiceResponse { partial_success };
    match encoding {
        Encoding::Protobuf => response.encode_to_vec(),
        // A structure of numbers and text can always be written.
        Encoding::Json => serde_json::to_vec(&json(&response)).unwrap_or_default(),
    }
}

/// JSON has text for numbers of 64 bits, and nothing for what is not there.
fn json(response: &ExportMetricsServiceResponse) -> serde_json::Value {
    response.partial_success.as_ref().map_or_else(
        || serde_json::json!({}),
        |partial| {
            serde_json::json!({ "partialSuccess": {
                "rejectedDataPoints": partial.rejected_data_points.to_string(),
                "errorMessage": partial.error_message,
            } })
        },
    )
}

#[cfg(test)]
mod tests;
