//! What other programs send: OTLP metrics over HTTP, as protobuf or JSON. Who is told that they were taken can rely on
//! their being in the store.
//!
//! Source: <https://opentelemetry.io/docs/specs/otlp/#otlphttp>

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::read::MultiGzDecoder;
use skep_metrics::otlp::{self, Encoding};
use tokio::time::timeout;

use super::{Site, plain};

/// The largest message, packed and unpacked.
const LARGEST: usize = 4 * 1024 * 1024;
/// Who takes longer to send it is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a message was not taken.
struct Refused(StatusCode, String);

/// Takes a message in.
pub(crate) async fn take(State(site): State<Arc<Site>>, headers: HeaderMap, body: Body) -> Response {
    let named = headers.get(header::CONTENT_TYPE).and_then(|named| named.to_str().ok()).unwrap_or_default();
    let Some(encoding) = Encoding::of(named) else {
        let text = "metrics are taken as application/x-protobuf and application/json";
        return plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, text);
    };
    match taken(&site, &headers, (body, encoding)).await {
        Ok(answer) => typed(StatusCode::OK, encoding, answer),
        Err(Refused(status, why)) => {
            let mut response = typed(status, encoding, refusal(&why, encoding));
            if status == StatusCode::SERVICE_UNAVAILABLE {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            response
        }
    }
}

async fn taken(site: &Site, headers: &HeaderMap, (body, encoding): (Body, Encoding)) -> Result<Vec<u8>, Refused> {
    let unavailable = |why: String| Refused(StatusCode::SERVICE_UNAVAILABLE, why);
    let Some(inlet) = &site.inlet else {
        return Err(unavailable("nothing is kept: `skep obs serve` runs with --no-store".to_owned()));
    };
    let body = unpacked(received(body).await?, headers)?;
    let mut batch = otlp::read(&body, encoding).map_err(|error| Refused(StatusCode::BAD_REQUEST, error.to_string()))?;
    if !batch.records.is_empty() {
        let records = std::mem::take(&mut batch.records);
        let written = timeout(PATIENCE, inlet.write(records)).await;
        let written = written.map_err(|_| unavailable("the store does not answer".to_owned()))?;
        for complaint in written.map_err(unavailable)? {
            batch.reject(1, complaint);
        }
    }
    Ok(otlp::answer(batch.rejected, &batch.complaints, encoding))
}

async fn received(body: Body) -> Result<Vec<u8>, Refused> {
    let late = |_| Refused(StatusCode::REQUEST_TIMEOUT, "the message did not come in time".to_owned());
    let body = timeout(PATIENCE, to_bytes(body, LARGEST)).await.map_err(late)?;
    body.map(Vec::from).map_err(|_| too_large())
}

fn unpacked(body: Vec<u8>, headers: &HeaderMap) -> Result<Vec<u8>, Refused> {
    let packing = headers.get(header::CONTENT_ENCODING).map(|packing| packing.to_str().unwrap_or("?"));
    match packing.map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "identity") => Ok(body),
        Some("gzip" | "x-gzip") => {
            let mut unpacked = Vec::new();
            // A small message can unpack to a large one; no more than one byte too many is unpacked.
            let mut unpacking = MultiGzDecoder::new(body.as_slice()).take(LARGEST as u64 + 1);
            let read = unpacking.read_to_end(&mut unpacked);
            read.map_err(|_| Refused(StatusCode::BAD_REQUEST, "the message is no gzip".to_owned()))?;
            if unpacked.len() > LARGEST { Err(too_large()) } else { Ok(unpacked) }
        }
        Some(other) => {
            let why = format!("`{}` cannot be unpacked, only gzip can", other.escape_debug());
            Err(Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, why))
        }
    }
}

fn too_large() -> Refused {
    Refused(StatusCode::PAYLOAD_TOO_LARGE, "a message has at most 4 MiB".to_owned())
}

/// Returns why nothing was taken, as OTLP has it: a `google.rpc.Status` with the text as its second field.
fn refusal(why: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Json => serde_json::json!({ "message": why }).to_string().into_bytes(),
        Encoding::Protobuf => {
            const MESSAGE: u8 = 2 << 3 | 2;
            let mut bytes = vec![MESSAGE];
            let mut length = why.len();
            while length >= 0x80 {
                bytes.push(u8::try_from(length & 0x7f).unwrap_or_default() | 0x80);
                length >>= 7;
            }
            bytes.push(u8::try_from(length).unwrap_or_default());
            bytes.extend_from_slice(why.as_bytes());
            bytes
        }
    }
}

fn typed(status: StatusCode, encoding: Encoding, body: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, encoding.content_type())], body).into_response()
}
