//! Who is let in. A page of another site must not reach what listens on this machine alone, and other machines must not
//! without the token.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use skep_kit::Secret;
use subtle::ConstantTimeEq as _;

use super::limit::Limit;
use super::login::{self, Sessions};
use super::{Site, Visitor, plain};
use crate::serve::counters::Counters;
use crate::serve::door::Surface;
use crate::serve::page;

/// What is told to everybody: a word on how the process does. Whoever restarts it has no token.
const OPEN: &[&str] = &["/-/healthy", "/-/ready"];

/// What every answer says to browsers.
static HEADERS: [(header::HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(page::CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// Who is let in.
pub(crate) struct Gate {
    token: Option<Secret>,
    limit: Limit,
    /// Browsers that have shown the token.
    pub(crate) sessions: Sessions,
}

impl Gate {
    /// Creates it; without a token, whoever reaches it is let in.
    pub(crate) fn new(token: Option<Secret>) -> Self {
        Self { token, limit: Limit::default(), sessions: Sessions::default() }
    }

    /// Tells whether this is the token. It takes as long for one that is nearly right as for any other.
    pub(crate) fn is_token(&self, shown: &str) -> bool {
        self.token.as_ref().is_some_and(|token| bool::from(token.expose().as_bytes().ct_eq(shown.as_bytes())))
    }

    /// Tells whether a token is asked for.
    pub(crate) const fn asks(&self) -> bool {
        self.token.is_some()
    }

    /// Notes that somebody has shown a wrong token.
    pub(crate) fn note_wrong_token(&self, visitor: Visitor, now: Instant) {
        if is_exposed(visitor.door) {
            self.limit.punish(visitor.address, now);
        }
    }
}

/// Has a request answered by `next`, or says why not.
pub(crate) async fn admit(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
    request: Request,
    next: Next,
) -> Response {
    let now = (site.context.clock.steady)();
    let mut response = match refusal(&site, visitor, &request, now) {
        Some(refusal) => {
            Counters::add(&site.counters.refused, 1);
            refusal
        }
        None => next.run(request).await,
    };
    Counters::add(&site.counters.requests, 1);
    for (name, value) in &HEADERS {
        response.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    response
}

fn refusal(site: &Site, visitor: Visitor, request: &Request, now: Instant) -> Option<Response> {
    let (gate, headers) = (&site.gate, request.headers());
    if is_exposed(visitor.door) {
        if let Err(wait) = gate.limit.take(visitor.address, now) {
            return Some(too_many(wait));
        }
    } else if !is_local(headers, request.uri()) {
        return Some(plain(StatusCode::FORBIDDEN, "this is served to localhost alone, under that name"));
    }
    if is_foreign(headers) {
        return Some(plain(StatusCode::FORBIDDEN, "pages of other sites are not answered"));
    }
    let path = request.uri().path();
    if !gate.asks() || OPEN.contains(&path) || (path == login::PATH && visitor.surface != Surface::Metrics) {
        return None;
    }
    if gate.sessions.has(headers, visitor.door, now) {
        return None;
    }
    let Some(shown) = bearer(headers) else { return Some(ask(visitor, request)) };
    if gate.is_token(shown) {
        return None;
    }
    gate.note_wrong_token(visitor, now);
    Some(unauthorised("this is not the token"))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Sends a person to the form, and tells programs what is missing.
fn ask(visitor: Visitor, request: &Request) -> Response {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let is_person = request.method() == Method::GET && accept.contains("text/html");
    if is_person && visitor.surface != Surface::Metrics {
        return Redirect::to(login::PATH).into_response();
    }
    unauthorised("a token is needed: Authorization: Bearer TOKEN")
}

fn unauthorised(text: &str) -> Response {
    let mut response = plain(StatusCode::UNAUTHORIZED, text);
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"skep\""));
    response
}

fn too_many(wait: Duration) -> Response {
    let mut response = plain(StatusCode::TOO_MANY_REQUESTS, "too many requests");
    let seconds = wait.as_secs_f64().ceil().max(1.0);
    if let Ok(value) = HeaderValue::from_str(&format!("{seconds:.0}")) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// Tells whether other machines reach that address.
const fn is_exposed(door: SocketAddr) -> bool {
    !door.ip().is_loopback()
}

/// Tells whether a request that came in on loopback was meant for it. A page of another site can make its own name lead
/// to this machine (DNS rebinding); the browser then sends that name. Programs of old that send none are no browsers.
fn is_local(headers: &HeaderMap, uri: &Uri) -> bool {
    let named = headers.get(header::HOST).map(|host| host.to_str().unwrap_or_default());
    let Some(named) = uri.authority().map(|authority| authority.as_str()).or(named) else { return true };
    let name = match named.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => named,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// Tells whether a browser says that a page of another site sends this.
fn is_foreign(headers: &HeaderMap) -> bool {
    let field = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    // A link that somebody follows shows them the page, and the other site does not see it.
    let follows = field(header::HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    if !follows && field(header::HeaderName::from_static("sec-fetch-site")) == Some("cross-site") {
        return true;
    }
    let Some(origin) = field(header::ORIGIN) else { return false };
    let host = field(header::HOST).unwrap_or_default();
    origin.split_once("://").is_none_or(|(_, authority)| !authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&'static str, &str)]) -> HeaderMap {
        fields.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn names_that_lead_here_from_elsewhere_are_refused() {
        let uri = Uri::from_static("/metrics");
        for host in ["localhost:9090", "LOCALHOST", "127.0.0.1:9090", "127.1.2.3", "[::1]:9090", "[::1]"] {
            assert!(is_local(&headers(&[("host", host)]), &uri), "{host}");
        }
        for host in ["attacker.example:9090", "127.0.0.1.nip.io", "localhost.attacker.example", "10.0.0.1", "", ":"] {
            assert!(!is_local(&headers(&[("host", host)]), &uri), "{host}");
        }
        assert!(is_local(&headers(&[]), &uri));
        assert!(!is_local(&headers(&[("host", "localhost")]), &Uri::from_static("http://attacker.example/metrics")));
    }

    #[test]
    fn pages_of_other_sites_are_refused() {
        let foreign = |fields: &[(&'static str, &str)]| is_foreign(&headers(fields));
        assert!(!foreign(&[("host", "localhost:8080")]));
        assert!(!foreign(&[("host", "localhost:8080"), ("origin", "http://localhost:8080")]));
        assert!(foreign(&[("host", "localhost:8080"), ("origin", "http://localhost:8081")]));
        assert!(foreign(&[("host", "localhost:8080"), ("origin", "null")]));
        assert!(foreign(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]));
        assert!(!foreign(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]));
    }

    #[test]
    fn the_token_is_compared_as_a_whole() {
        let environment: skep_kit::Environment = [("TOKEN".into(), "0123456789abcdef".into())].into_iter().collect();
        let gate = Gate::new(Some(Secret::from_variable(&environment, "TOKEN", "token_env").unwrap()));
        assert!(gate.is_token("0123456789abcdef"));
        assert!(
            !["", "0123456789abcde", "0123456789abcdefg", "0123456789abcdeF"].iter().any(|shown| gate.is_token(shown))
        );
        assert!(!Gate::new(None).is_token(""));
    }
}
