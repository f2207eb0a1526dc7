//! How a browser shows the token: once, in a form, never in an address. What it keeps is the number of a session, which
//! says nothing of the token and ends with the server.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Site, Visitor, plain};

/// Where the form is.
pub(crate) const PATH: &str = "/login";
/// A session ends after so long.
const LENGTH: Duration = Duration::from_secs(12 * 3600);
/// There are no more than these; the one that ends first has to go.
const MOST: usize = 64;
/// What the form may load and where it may be sent.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

const FORM: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>skep</title>
<h1>skep</h1>
<form method="post" action="/login">
<p>MESSAGE</p>
<p><label>Token <input type="password" name="token" autocomplete="current-password" required autofocus></label></p>
<p><button>Show the dashboard</button></p>
</form>
</html>
"#;

/// Browsers that have shown the token, by the number that they keep.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    ends: Mutex<HashMap<String, Instant>>,
}

impl Sessions {
    /// Tells whether a request comes from one of them.
    pub(crate) fn has(&self, headers: &HeaderMap, door: SocketAddr, now: Instant) -> bool {
        let Some(number) = cookie(headers, &cookie_name(door)) else { return false };
        let ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.get(number).is_some_and(|end| now < *end)
    }

    fn open(&self, now: Instant) -> std::io::Result<String> {
        let number = random()?;
        let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.retain(|_, end| now < *end);
        if ends.len() >= MOST {
            let first = ends.iter().min_by_key(|(_, end)| **end).map(|(number, _)| number.clone());
            first.and_then(|first| ends.remove(&first));
        }
        ends.insert(number.clone(), now + LENGTH);
        Ok(number)
    }

    fn close(&self, headers: &HeaderMap, door: SocketAddr) {
        if let Some(number) = cookie(headers, &cookie_name(door)) {
            self.ends.lock().unwrap_or_else(PoisonError::into_inner).remove(number);
        }
    }
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct Sent {
    token: String,
}

/// Shows the form.
pub(crate) async fn form(State(site): State<Arc<Site>>) -> Response {
    if site.gate.asks() { page("The token that `skep obs serve` was started with.") } else { home() }
}

/// Takes the form.
pub(crate) async fn enter(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = (site.context.clock.steady)();
    if !site.gate.asks() {
        return home();
    }
    if !site.gate.is_token(&sent.token) {
        site.gate.note_wrong_token(visitor, now);
        return (StatusCode::UNAUTHORIZED, page("This is not the token.")).into_response();
    }
    let Ok(number) = site.gate.sessions.open(now) else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR, "the system gives no random numbers");
    };
    with_cookie(home(), visitor.door, &number, LENGTH)
}

/// Ends the session.
pub(crate) async fn leave(
    State(site): State<Arc<Site>>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Response {
    site.gate.sessions.close(&headers, visitor.door);
    with_cookie(Redirect::to(PATH).into_response(), visitor.door, "", Duration::ZERO)
}

fn home() -> Response {
    Redirect::to("/").into_response()
}

fn page(message: &str) -> Response {
    let mut response = Html(FORM.replace("MESSAGE", message)).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    response
}

fn with_cookie(mut response: Response, door: SocketAddr, number: &str, length: Duration) -> Response {
    let name = cookie_name(door);
    let text = format!("{name}={number}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}", length.as_secs());
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// Returns what the cookie is called. Cookies know no ports: two servers of one machine must not take each other's away.
fn cookie_name(door: SocketAddr) -> String {
    format!("skep_session_{}", door.port())
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(found, _)| *found == name).map(|(_, value)| value)
}

fn random() -> std::io::Result<String> {
    let mut bytes = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let mut text = String::with_capacity(64);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _infallible = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test needs some moment to reckon from")]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_known_until_it_ends_and_there_are_only_so_many() {
        let (sessions, now, door) = (Sessions::default(), Instant::now(), SocketAddr::from(([127, 0, 0, 1], 8080)));
        let headers = |number: &str| {
            let line = format!("other=1; skep_session_8080={number}");
            HeaderMap::from_iter([(header::COOKIE, line.parse().unwrap())])
        };
        let number = sessions.open(now).unwrap();
        assert!(sessions.has(&headers(&number), door, now));
        assert!(!sessions.has(&headers(&number), door, now + LENGTH));
        assert!(!sessions.has(&headers(""), door, now) && !sessions.has(&HeaderMap::new(), door, now));
        for _ in 0..MOST {
            sessions.open(now + Duration::from_secs(1)).unwrap();
        }
        assert!(!sessions.has(&headers(&number), door, now), "the oldest has to go");
        assert_eq!(sessions.ends.lock().unwrap().len(), MOST);
    }
}
