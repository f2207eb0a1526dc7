//! The server: takes connections, bounded in number, and has each request admitted and answered.
//!
//! It runs on one thread and waits for nothing but the network. What blocks is done elsewhere.

mod admission;
mod agents;
mod connections;
mod limit;
mod login;
mod metrics;
mod otlp;
mod parts;
mod routes;
mod series;
mod state;
mod stream;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use skep_kit::{Context, Error};
use tokio::net::{TcpListener, TcpStream};

use super::counters::Counters;
use super::door::{Door, Surface};
use super::fleet::Fleet;
use super::history::History;
use super::keeper::Inlet;
use super::sampler::Last;
use super::settings::Intervals;
use admission::Gate;
use connections::{Connections, Pass};

/// So long a connection may take until its next request is read: longer than Prometheus lets one lie idle between two
/// scrapes. One that is slow on purpose is closed before, when its place is needed.
const HEAD_TIME: Duration = Duration::from_secs(90);
/// A head, and the part of a body that is read ahead.
const HEAD_SIZE: usize = 64 * 1024;
/// How long to wait where the system gives no more sockets.
const NO_SOCKETS: Duration = Duration::from_millis(100);

/// All that requests are answered from.
pub(crate) struct Site {
    /// The world.
    pub(crate) context: Context,
    /// The last snapshot.
    pub(crate) last: Last,
    /// What is counted.
    pub(crate) counters: Arc<Counters>,
    /// How often is measured.
    pub(crate) intervals: Intervals,
    /// Who is let in.
    pub(crate) gate: Gate,
    /// Where what comes in from outside is written; none where nothing is kept.
    pub(crate) inlet: Option<Inlet>,
    /// What was measured before.
    pub(crate) history: Arc<History>,
    /// The agents.
    pub(crate) fleet: Arc<Fleet>,
    /// When it was opened.
    pub(crate) started: Instant,
    /// What the machine is called.
    pub(crate) host: Option<String>,
}

pub(crate) use admission::Gate as Admission;

/// Who asks, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visitor {
    /// From where.
    pub(crate) address: IpAddr,
    /// What is served there.
    pub(crate) surface: Surface,
    /// Where.
    pub(crate) door: SocketAddr,
}

/// Serves at every door until `stop` is done; then what is being answered is dropped.
///
/// # Errors
/// The runtime cannot take a socket over.
pub(crate) async fn serve(doors: Vec<Door>, site: Arc<Site>, stop: impl Future<Output = ()>) -> Result<(), Error> {
    let connections = Connections::new();
    let mut accepting = Vec::new();
    for door in doors {
        let listener = TcpListener::from_std(door.listener)
            .map_err(|cause| Error::unavailable("cannot-listen", "a socket cannot be waited for").caused_by(cause))?;
        let (site, connections) = (Arc::clone(&site), Arc::clone(&connections));
        accepting.push(tokio::spawn(accept(listener, (door.surface, door.address), site, connections)));
    }
    stop.await;
    for task in accepting {
        task.abort();
    }
    connections.close();
    Ok(())
}

async fn accept(
    listener: TcpListener,
    (surface, door): (Surface, SocketAddr),
    site: Arc<Site>,
    connections: Arc<Connections>,
) {
    let router = routes::of(surface, &site);
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            tokio::time::sleep(NO_SOCKETS).await;
            continue;
        };
        // An answer is written as a whole; waiting for more to send would only delay it.
        let _refused = stream.set_nodelay(true);
        let visitor = Visitor { address: peer.ip().to_canonical(), surface, door };
        let service = TowerToHyperService::new(router.clone());
        connections.admit(|pass| tokio::spawn(converse(stream, visitor, service, pass)).abort_handle());
    }
}

async fn converse(stream: TcpStream, visitor: Visitor, service: TowerToHyperService<axum::Router>, pass: Pass) {
    let marked = service_fn(|mut request: Request<Incoming>| {
        request.extensions_mut().insert(visitor);
        request.extensions_mut().insert(pass.clone());
        let (busy, answer) = (pass.busy(), service.call(request));
        async move {
            let answer = answer.await;
            drop(busy);
            answer
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_SIZE);
    // What ends a connection early is the other side's doing: there is nobody left to be told.
    let _ended_early = builder.serve_connection(TokioIo::new(stream), marked).await;
}

/// Returns an answer of one line of text.
fn plain(status: StatusCode, text: impl Into<String>) -> Response {
    let text = text.into();
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{text}\n")).into_response()
}
