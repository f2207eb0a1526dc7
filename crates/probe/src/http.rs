//! HTTP: one request on a connection of its own, so that each phase is what it says.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use skep_kit::Secret;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::task::JoinHandle;

use crate::address::{self, Place, Scheme};
use crate::answer::{self, Answer};
use crate::certificate::{self, Left};
use crate::dial::{self, Trust};
use crate::trace::{Stage, add, milliseconds};
use crate::verdict::Grade;
use crate::world::{Asker, config_failure};
use crate::{Failure, Fault, Http, Method};

/// No more of a body is read, in bytes.
pub(crate) const LONGEST_BODY: usize = 1024 * 1024;
/// A head that is longer is no answer, in bytes.
const LONGEST_HEAD: usize = 256 * 1024;

/// Asks, follows redirects as far as it may, and holds the answer against what it has to be.
pub(crate) async fn ask(asker: &Asker, http: &Http) -> Result<Option<Grade>, Failure> {
    let bad = |why: String| Failure::new(Fault::Config, format!("{} is no address: {why}", address::shown(&http.url)));
    let first = Place::parse(&http.url).map_err(bad)?;
    let authorization = authorization(asker, http, &first)?;
    let mut visited = vec![first.clone()];
    let mut method = http.method;
    loop {
        let place = visited.last().unwrap_or(&first);
        let own = if place.same_origin(&first) { Own::All } else { Own::Public };
        let request = build(&Asking { http, place, method, own, authorization: authorization.as_ref() })?;
        let (stream, response) = send(asker, place, http.ca_file.as_deref(), request).await?;
        let status = response.status();
        asker.trace.lock().http_status = Some(status.as_u16());
        match redirect(&response, place) {
            Some(next) if http.redirects > 0 => {
                let next = next.map_err(|why| Failure::new(Fault::Redirect, why))?;
                check_redirect(&visited, &next, http.redirects)?;
                method = method_after(status, method);
                visited.push(next);
            }
            Some(_) | None => {
                let answer = receive(asker, stream, response, http.body.is_some() || !http.json.is_empty()).await?;
                answer::check(http, &answer)?;
                let left = Left { warn: http.warn_left, critical: http.critical_left };
                return Ok(certificate::grade(asker.trace.lock().certificate.as_ref(), left));
            }
        }
    }
}

/// Returns the value of the header Authorization: from where the configuration says, else of the address itself.
fn authorization(asker: &Asker, http: &Http, place: &Place) -> Result<Option<HeaderValue>, Failure> {
    let secret = match (&http.authorization_env, &http.authorization_file) {
        (Some(name), _) => Some(Secret::from_variable(&asker.world.environment, name, "authorization_env")),
        (None, Some(file)) => Some(Secret::from_file(&asker.world.path(file), "authorization_file")),
        (None, None) => None,
    };
    let text = match secret {
        Some(secret) => Some(secret.map_err(|error| config_failure(&error))?.expose().to_owned()),
        None => place.credentials.as_deref().map(|words| format!("Basic {}", STANDARD.encode(decoded(words)))),
    };
    let value = text.map(|text| HeaderValue::from_str(&text)).transpose();
    let mut value = value.map_err(|_| Failure::new(Fault::Config, "what is to authorize it is no header's value"))?;
    value.iter_mut().for_each(|value| value.set_sensitive(true));
    Ok(value)
}

/// Returns bytes of which some stand as `%41`.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    bytes
}

/// Which of the service's own headers a server may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    /// All: it is the server that was named.
    All,
    /// Those that tell nothing: a redirect led to another server.
    Public,
}

/// One request to come.
struct Asking<'a> {
    http: &'a Http,
    place: &'a Place,
    method: Method,
    own: Own,
    authorization: Option<&'a HeaderValue>,
}

fn build(asking: &Asking<'_>) -> Result<Request<Full<Bytes>>, Failure> {
    let bad = |what: &str| Failure::new(Fault::Config, format!("{what} cannot stand in a request"));
    let body = asking.http.send.as_ref().filter(|_| asking.method == asking.http.method);
    let body = body.map(|text| Bytes::copy_from_slice(text.as_bytes())).unwrap_or_default();
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = asking.method.http();
    *request.uri_mut() = asking.place.path.clone().into();
    let headers = request.headers_mut();
    let host = HeaderValue::from_str(&asking.place.authority()).map_err(|_| bad("the host"))?;
    headers.insert(header::HOST, host);
    headers.insert(header::USER_AGENT, HeaderValue::from_static(concat!("skep/", env!("CARGO_PKG_VERSION"))));
    headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    for (name, value) in &asking.http.headers {
        let is_public = name.to_ascii_lowercase().starts_with("accept") || name.eq_ignore_ascii_case("user-agent");
        if asking.own == Own::Public && !is_public {
            continue;
        }
        let parsed = HeaderName::try_from(name).map_err(|_| bad(&format!("the header {name}")))?;
        headers.insert(parsed, HeaderValue::from_str(value).map_err(|_| bad(&format!("the value of {name}")))?);
    }
    if let (Own::All, Some(value)) = (asking.own, asking.authorization) {
        headers.insert(header::AUTHORIZATION, value.clone());
    }
    Ok(request)
}

impl Method {
    const fn http(self) -> hyper::Method {
        match self {
            Self::Get => hyper::Method::GET,
            Self::Head => hyper::Method::HEAD,
            Self::Post => hyper::Method::POST,
            Self::Put => hyper::Method::PUT,
            Self::Delete => hyper::Method::DELETE,
            Self::Options => hyper::Method::OPTIONS,
            Self::Patch => hyper::Method::PATCH,
        }
    }
}

/// Returns the method of the request that follows a redirect.
/// Source: <https://www.rfc-editor.org/rfc/rfc9110#section-15.4>
fn method_after(status: StatusCode, method: Method) -> Method {
    match (status, method) {
        (StatusCode::SEE_OTHER, Method::Head) => Method::Head,
        (StatusCode::SEE_OTHER, _) | (StatusCode::FOUND | StatusCode::MOVED_PERMANENTLY, Method::Post) => Method::Get,
        (_, method) => method,
    }
}

/// Returns where a response sends the asker, or why that leads nowhere; none where it is no redirect.
fn redirect(response: &Response<Incoming>, place: &Place) -> Option<Result<Place, String>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?;
    let Ok(location) = std::str::from_utf8(location.as_bytes()) else {
        return Some(Err(format!("{} redirects to what is no text", place.shown())));
    };
    let wrong =
        |why| format!("{} redirects to {}, which is no address: {why}", place.shown(), address::shown(location));
    Some(place.follow(location).map_err(wrong))
}

fn check_redirect(visited: &[Place], next: &Place, limit: u32) -> Result<(), Failure> {
    if let Some(at) = visited.iter().position(|place| place == next) {
        let mut circle: Vec<String> = visited.iter().skip(at).map(Place::shown).collect();
        circle.push(next.shown());
        return Err(Failure::new(Fault::Redirect, format!("redirects in a circle: {}", circle.join(" -> "))));
    }
    if visited.len() as u64 > u64::from(limit) {
        let message = format!("redirects more than {limit} times, last to {}", next.shown());
        return Err(Failure::new(Fault::Redirect, message).hint("`redirects` says how many to follow"));
    }
    Ok(())
}

/// The task that drives a connection; it ends with whoever holds it.
struct Driver {
    task: JoinHandle<()>,
    asked: Instant,
    first_byte: Arc<OnceLock<Instant>>,
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn send(
    asker: &Asker,
    place: &Place,
    ca_file: Option<&str>,
    request: Request<Full<Bytes>>,
) -> Result<(Driver, Response<Incoming>), Failure> {
    let stream = dial::connect(asker, &place.host, place.port).await?;
    match place.scheme {
        Scheme::Http => exchange(asker, stream, request).await,
        Scheme::Https => {
            let stream = dial::secure(asker, stream, Trust { name: &place.host, ca_file }).await?;
            exchange(asker, stream, request).await
        }
    }
}

async fn exchange<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    asker: &Asker,
    stream: S,
    request: Request<Full<Bytes>>,
) -> Result<(Driver, Response<Incoming>), Failure> {
    let first_byte = Arc::new(OnceLock::new());
    let stream = Watched { inner: stream, first_byte: Arc::clone(&first_byte), asker: asker.clone() };
    asker.trace.wait_for(Stage::Answer);
    let asked = asker.world.steady();
    let shaken = http1::Builder::new().max_buf_size(LONGEST_HEAD).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|error| broken(&error))?;
    // The connection's own error comes back from the request as well.
    let task = tokio::spawn(async move { drop(connection.await) });
    let driver = Driver { task, asked, first_byte };
    let response = sender.send_request(request).await.map_err(|error| broken(&error))?;
    let seen = driver.first_byte.get().copied().unwrap_or_else(|| asker.world.steady());
    add(&mut asker.trace.lock().phases.ttfb_ms, milliseconds(asked, seen));
    Ok((driver, response))
}

/// Returns in words what broke an exchange.
fn broken(error: &hyper::Error) -> Failure {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
    if error.is_parse() && error.to_string().contains("too large") {
        return Failure::new(Fault::Protocol, "answered with a head that is longer than 256 KiB");
    }
    if error.is_parse() {
        return Failure::new(Fault::Protocol, "answered with what is no HTTP");
    }
    match cause {
        Some(cause) if cause.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => {
            certificate::failure(cause, None, "")
        }
        Some(_) | None if error.is_body_write_aborted() || error.is_user() => {
            Failure::new(Fault::Protocol, format!("could not be asked: {error}"))
        }
        Some(_) | None => Failure::new(Fault::Closed, "closed the connection before it had answered"),
    }
}

/// Reads a body as far as it is wanted, and never more of it than is bearable.
async fn receive(
    asker: &Asker,
    driver: Driver,
    response: Response<Incoming>,
    keep_body: bool,
) -> Result<Answer, Failure> {
    asker.trace.wait_for(Stage::Rest);
    let (head, mut body) = response.into_parts();
    let mut answer = Answer { status: head.status.as_u16(), headers: head.headers, body: Vec::new(), cut: false };
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| cut_short(&error))?;
        let Some(data) = frame.data_ref() else { continue };
        let wanted = data.len().min(LONGEST_BODY - size);
        size += wanted;
        if keep_body {
            answer.body.extend_from_slice(&data[..wanted]);
        }
        if wanted < data.len() || size == LONGEST_BODY {
            answer.cut = size < LONGEST_BODY || wanted < data.len() || !hyper::body::Body::is_end_stream(&body);
            break;
        }
    }
    let began = driver.first_byte.get().copied().unwrap_or(driver.asked);
    let mut findings = asker.trace.lock();
    add(&mut findings.phases.transfer_ms, milliseconds(began, asker.world.steady()));
    findings.measured.size_bytes = Some(size as u64);
    Ok(answer)
}

fn cut_short(error: &hyper::Error) -> Failure {
    if error.is_parse() {
        return Failure::new(Fault::Protocol, "answered with a body that is no HTTP");
    }
    Failure::new(Fault::Closed, "closed the connection in the middle of its answer")
}

/// A stream that notes when its first byte came.
struct Watched<S> {
    inner: S,
    first_byte: Arc<OnceLock<Instant>>,
    asker: Asker,
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(context, buffer);
        if buffer.filled().len() > before && self.first_byte.get().is_none() {
            let _ = self.first_byte.set(self.asker.world.steady());
            self.asker.trace.wait_for(Stage::Rest);
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
