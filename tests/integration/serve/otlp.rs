//! What other programs send: OTLP over HTTP, in both of its forms.

use super::*;

const JSON: &str = "Content-Type: application/json";
const PROTOBUF: &str = "Content-Type: application/x-protobuf";

/// A message in JSON with one point of a gauge.
fn json(name: &str, value: f64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let point = format!("{{\"asDouble\":{value},\"timeUnixNano\":\"{now}\"}}");
    let metric = format!("{{\"name\":\"{name}\",\"gauge\":{{\"dataPoints\":[{point}]}}}}");
    format!("{{\"resourceMetrics\":[{{\"scopeMetrics\":[{{\"metrics\":[{metric}]}}]}}]}}")
}

/// A field of protobuf that has a length.
fn field(number: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).ok().filter(|length| *length < 0x80).unwrap();
    [&[number << 3 | 2, length], content].concat()
}

/// A message in protobuf with one point of a gauge.
fn protobuf(name: &str, value: f64) -> Vec<u8> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let now = u64::try_from(now).unwrap();
    let time = [&[3 << 3 | 1], now.to_le_bytes().as_slice()].concat();
    let point = [time, [&[4 << 3 | 1], value.to_le_bytes().as_slice()].concat()].concat();
    let gauge = field(5, &field(1, &point));
    field(1, &field(2, &field(2, &[field(1, name.as_bytes()), gauge].concat())))
}

#[test]
fn what_was_taken_is_stored_and_scraped() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 200ms");
    let address = serving.ready();
    let post = |kind: &str, body: &[u8]| request(address, "POST /v1/metrics", &[kind], body).unwrap();
    let taken = post(JSON, json("queue.depth", 12.5).as_bytes());
    assert_eq!((taken.status, taken.body.as_str()), (200, "{}"), "{taken:?}");
    let taken = post(PROTOBUF, &protobuf("cache.share", 0.75));
    assert_eq!((taken.status, taken.body.as_str()), (200, ""), "{taken:?}");
    assert!(taken.head.contains("content-type: application/x-protobuf"), "{}", taken.head);
    eventually(|| value_of(&scrape(address), "queue_depth").filter(|value| *value == 12.5));
    eventually(|| value_of(&scrape(address), "cache_share").filter(|value| *value == 0.75));
    let answer = get(serving.dashboard(), "/api/series?name=queue_depth&since=1h", &[]).unwrap();
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(answer["series"][0]["points"][0][1], 12.5, "{answer}");
    assert_eq!(answer["series"][0]["points"].as_array().unwrap().len(), 1, "what came once is written once");
}

#[test]
fn packed_messages_are_taken_too() {
    let project = Project::new().with("message", &json("packed", 3.0));
    let mut serving = serve(&project, "--interval 200ms");
    let address = serving.ready();
    let packed = Command::new("gzip").arg("-c").arg(project.path("message")).output().unwrap().stdout;
    let post = |body: &[u8], packing: &str| {
        request(address, "POST /v1/metrics", &[JSON, &format!("Content-Encoding: {packing}")], body).unwrap()
    };
    assert_eq!(post(&packed, "gzip").status, 200);
    eventually(|| value_of(&scrape(address), "packed").filter(|value| *value == 3.0));
    assert_eq!(post(b"no gzip", "gzip").status, 400);
    assert_eq!(post(&packed, "br").status, 415);
    let many = project.path("many");
    std::fs::write(&many, vec![b' '; 64 << 20]).unwrap();
    let bomb = Command::new("gzip").arg("-c").arg(many).output().unwrap().stdout;
    assert!(bomb.len() < 1 << 20);
    assert_eq!(post(&bomb, "gzip").status, 413, "what is small can be large");
}

#[test]
fn what_is_not_taken_is_said() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 1s");
    let address = serving.ready();
    let post = |kind: &str, body: &[u8]| request(address, "POST /v1/metrics", &[kind], body).unwrap();
    let ours = post(JSON, json("skep_host_cpus", 1000.0).as_bytes());
    let answer: Value = serde_json::from_str(&ours.body).unwrap();
    assert_eq!(ours.status, 200);
    assert_eq!(answer["partialSuccess"]["rejectedDataPoints"], "1", "{answer}");
    assert!(answer["partialSuccess"]["errorMessage"].as_str().unwrap().contains("skep_host_cpus"), "{answer}");
    for (kind, body, status) in [
        (JSON, &b"{\"resourceMetrics\":[{"[..], 400),
        (PROTOBUF, b"\xff\xff\xff", 400),
        ("Content-Type: text/plain", b"a 1\n", 415),
        ("X: y", b"{}", 415),
        (JSON, &vec![b' '; (4 << 20) + 1], 413),
    ] {
        // A large body may be refused before it is read; then the connection ends.
        let refused = request(address, "POST /v1/metrics", &[kind], body);
        assert!(refused.as_ref().map_or(status == 413, |answer| answer.status == status), "{kind}: {refused:?}");
    }
    assert_eq!(get(address, "/v1/metrics", &[]).unwrap().status, 405);
    assert_eq!(request(address, "POST /v1/traces", &[JSON], b"{}").unwrap().status, 404);
}
