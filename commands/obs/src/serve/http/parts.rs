//! The dashboard's files.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::plain;
use crate::serve::page::{self, Asset};

/// Answers with the file of that path; whatever is none is not found.
pub(crate) async fn part(request: Request) -> Response {
    let Some(asset) = page::asset(request.uri().path()) else { return not_found().await };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "this is only to be read");
    }
    of(asset, request.headers())
}

/// Says that there is nothing.
pub(crate) async fn not_found() -> Response {
    plain(StatusCode::NOT_FOUND, "there is nothing here; there are /metrics, /-/healthy, /-/ready and the dashboard")
}

fn of(asset: &Asset, headers: &HeaderMap) -> Response {
    let tag = asset.etag.to_string();
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    let is_known = known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { asset.body.into_response() };
    let head = response.headers_mut();
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(page::CACHE_CONTROL));
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        head.insert(header::ETAG, tag);
    }
    response
}
