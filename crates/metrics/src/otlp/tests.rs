//! What real exporters send.

use opentelemetry_proto::tonic::metrics::v1 as sent;
use serde_json::{Value, json};
use skep_kit::{Metric, MetricKind};

use super::*;

/// Returns a request of one metric, as an exporter for JavaScript writes it.
fn request(metric: &Value) -> Value {
    json!({ "resourceMetrics": [{
        "resource": { "attributes": [
            { "key": "service.name", "value": { "stringValue": "claude-code" } },
            { "key": "os.version", "value": { "stringValue": "6.1" } },
        ], "droppedAttributesCount": 0 },
        "scopeMetrics": [{ "scope": { "name": "com.anthropic.claude_code", "version": "2.0" }, "metrics": [metric] }],
    }] })
}

fn session(value: &Value) -> Value {
    json!([{
        "attributes": [
            { "key": "session.id", "value": { "stringValue": "5f3a" } },
            { "key": "type", "value": { "stringValue": "input" } },
            { "key": "attempt", "value": { "intValue": "2" } },
            { "key": "api_key", "value": { "stringValue": "hunter2" } },
        ],
        "startTimeUnixNano": "1767268700000000000",
        "timeUnixNano": "1767268800000000000",
        "asInt": value,
    }])
}

fn read_json(metric: &Value) -> Batch {
    read(request(metric).to_string().as_bytes(), Encoding::Json).unwrap()
}

fn only(batch: &Batch) -> &Metric {
    assert_eq!((batch.records.len(), batch.rejected), (1, 0), "{batch:?}");
    match &batch.records[0] {
        Record::Sample { metric, .. } | Record::Increase { metric, .. } => metric,
        Record::Execution(_) => panic!("{batch:?}"),
    }
}

#[test]
fn what_coding_agents_send_becomes_counters() {
    let batch = read_json(&json!({ "name": "claude_code.token.usage", "description": "Number of tokens used",
        "unit": "tokens",
        "sum": { "aggregationTemporality": 1, "isMonotonic": true, "dataPoints": session(&json!(1200)) } }));
    let metric = only(&batch);
    assert!(matches!(&batch.records[0], Record::Increase { at: Some(at), .. } if at.as_second() == 1_767_268_800));
    assert_eq!(
        (&*metric.name, metric.kind, metric.value),
        ("claude_code_token_usage_tokens_total", MetricKind::Counter, 1200.0)
    );
    let labels: Vec<(&str, &str)> = metric.labels.iter().map(|(name, value)| (&**name, value.as_str())).collect();
    assert_eq!(labels, [("attempt", "2"), ("service_name", "claude-code"), ("session_id", "5f3a"), ("type", "input")]);
}

#[test]
fn whole_numbers_may_be_text() {
    let of = |value: Value| {
        let sum = json!({ "aggregationTemporality": 2, "isMonotonic": true, "dataPoints": session(&value) });
        only(&read_json(&json!({ "name": "claude_code.session.count", "sum": sum }))).value
    };
    assert_eq!((of(json!("3")), of(json!(3))), (3.0, 3.0));
}

#[test]
fn what_is_cumulative_is_a_sample() {
    let batch = read_json(&json!({ "name": "claude_code.cost.usage", "unit": "USD",
        "sum": { "aggregationTemporality": 2, "isMonotonic": true,
            "dataPoints": [{ "asDouble": 0.25, "timeUnixNano": "0" , "startTimeUnixNano": "0" }] } }));
    assert!(matches!(&batch.records[0], Record::Sample { at: None, .. }));
    assert_eq!((&*only(&batch).name, only(&batch).value), ("claude_code_cost_usage_USD_total", 0.25));
}

fn histogram(counts: Vec<u64>, bounds: Vec<f64>, count: u64) -> sent::metric::Data {
    let point = sent::HistogramDataPoint {
        count,
        sum: Some(4.5),
        bucket_counts: counts,
        explicit_bounds: bounds,
        ..Default::default()
    };
    sent::metric::Data::Histogram(sent::Histogram { data_points: vec![point], aggregation_temporality: 2 })
}

fn read_protobuf(data: sent::metric::Data) -> Batch {
    let metric =
        sent::Metric { name: "http.duration".into(), unit: "s".into(), data: Some(data), ..Default::default() };
    let scope_metrics = vec![sent::ScopeMetrics { metrics: vec![metric], ..Default::default() }];
    let resource_metrics = vec![sent::ResourceMetrics { scope_metrics, ..Default::default() }];
    let body = ExportMetricsServiceRequest { resource_metrics }.encode_to_vec();
    read(&body, Encoding::Protobuf).unwrap()
}

#[test]
fn buckets_hold_all_that_is_smaller() {
    let batch = read_protobuf(histogram(vec![1, 2, 3], vec![0.5, 1.0], 6));
    let read: Vec<(String, f64)> = batch
        .records
        .iter()
        .map(|record| match record {
            Record::Sample { metric, .. } => {
                (format!("{}{}", metric.name, metric.label("le").unwrap_or_default()), metric.value)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let name = |ending: &str| format!("http_duration_seconds{ending}");
    let expected = [
        (name("_bucket0.5"), 1.0),
        (name("_bucket1"), 3.0),
        (name("_bucket+Inf"), 6.0),
        (name("_sum"), 4.5),
        (name("_count"), 6.0),
    ];
    assert_eq!(read, expected);
    assert_eq!(read_protobuf(histogram(vec![], vec![], 6)).records.len(), 3);
}

#[test]
fn what_cannot_be_taken_is_counted_and_named() {
    for (data, said) in [
        (histogram(vec![1, 2], vec![0.5, 1.0], 3), "do not fit"),
        (histogram(vec![1, 2], vec![0.5], 9), "do not fit"),
        (
            sent::metric::Data::ExponentialHistogram(sent::ExponentialHistogram {
                data_points: vec![sent::ExponentialHistogramDataPoint::default()],
                aggregation_temporality: 2,
            }),
            "explicit_bucket_histogram",
        ),
        (
            sent::metric::Data::Sum(sent::Sum {
                data_points: vec![sent::NumberDataPoint::default()],
                aggregation_temporality: 0,
                is_monotonic: true,
            }),
            "delta or cumulative",
        ),
    ] {
        let batch = read_protobuf(data);
        assert_eq!((batch.records.len(), batch.rejected), (0, 1), "{said}");
        assert!(batch.complaints[0].contains(said), "{:?}", batch.complaints);
    }
}

#[test]
fn requests_that_are_none_are_errors() {
    for body in [&b"\xff\xff\xff"[..], b"{", "[".repeat(10_000).as_bytes()] {
        assert!(read(body, Encoding::Json).is_err());
    }
    assert!(read(b"\xff\xff\xff", Encoding::Protobuf).is_err());
    assert_eq!(read(b"", Encoding::Protobuf), Ok(Batch::default()));
    assert_eq!(read(b"{}", Encoding::Json), Ok(Batch::default()));
}

#[test]
fn answers_are_those_of_the_protocol() {
    assert_eq!(answer(0, &[], Encoding::Json), b"{}");
    assert_eq!(answer(0, &[], Encoding::Protobuf), b"");
    let answered: Value = serde_json::from_slice(&answer(2, &["why".into()], Encoding::Json)).unwrap();
    assert_eq!(answered, json!({"partialSuccess": {"rejectedDataPoints": "2", "errorMessage": "why"}}));
    let decoded = ExportMetricsServiceResponse::decode(&*answer(2, &["why".into()], Encoding::Protobuf)).unwrap();
    assert_eq!(decoded.partial_success.map(|partial| partial.rejected_data_points), Some(2));
}

#[test]
fn content_types_tell_the_encoding() {
    assert_eq!(Encoding::of("application/json; charset=utf-8"), Some(Encoding::Json));
    assert_eq!(Encoding::of("application/x-protobuf"), Some(Encoding::Protobuf));
    assert_eq!(Encoding::of("text/plain"), None);
}
