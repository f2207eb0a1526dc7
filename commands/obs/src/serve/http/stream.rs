//! Server-sent events: the state, once now and once a round. Who does not read in time is dropped; there is always a
//! newer state, so that nothing is kept for anybody.
//!
//! Source: <https://html.spec.whatwg.org/multipage/server-sent-events.html>

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use hyper::body::Frame;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::connections::{Busy, Pass};
use super::{Site, plain, state};
use crate::serve::counters::Counters;
use crate::serve::sampler::Last;

/// There are no more watchers than these at a time.
const MOST: u64 = 32;
/// A word is said at least as often, so that proxies and browsers know that somebody is there.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Who takes longer to read is dropped.
const PATIENCE: Duration = Duration::from_secs(10);

/// Watches a browser come and go.
struct Watching(Arc<Counters>);

impl Watching {
    fn begin(counters: &Arc<Counters>) -> Option<Self> {
        let before = counters.watchers.fetch_add(1, Ordering::Relaxed);
        let watching = Self(Arc::clone(counters));
        (before < MOST).then_some(watching)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.watchers.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What is sent, a piece at a time. As long as it lives its connection is not taken for idle.
struct Pieces {
    pieces: mpsc::Receiver<Bytes>,
    _watching: Watching,
    _busy: Busy,
}

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.pieces.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

/// Begins to tell somebody.
pub(crate) async fn stream(State(site): State<Arc<Site>>, Extension(pass): Extension<Pass>) -> Response {
    let Some(watching) = Watching::begin(&site.counters) else {
        let mut response = plain(StatusCode::SERVICE_UNAVAILABLE, "too many browsers are watching");
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        return response;
    };
    let (sender, pieces) = mpsc::channel(1);
    tokio::spawn(tell(Arc::clone(&site), sender));
    let body = Pieces { pieces, _watching: watching, _busy: pass.busy() };
    let mut response = Response::new(Body::new(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

async fn tell(site: Arc<Site>, sender: mpsc::Sender<Bytes>) {
    let mut last = site.last.clone();
    last.mark_changed();
    let mut piece = Bytes::from_static(b"retry: 2000\n\n");
    loop {
        // Both are the end: nobody is there, or nobody reads.
        let Ok(Ok(())) = timeout(PATIENCE, sender.send(piece)).await else { return };
        piece = tokio::select! {
            () = sender.closed() => return,
            next = next_piece(&site, &mut last) => match next {
                Some(next) => next,
                None => return,
            },
        };
    }
}

/// Waits for the next round, or until a word is to be said. None where no round will come.
async fn next_piece(site: &Arc<Site>, last: &mut Last) -> Option<Bytes> {
    let Ok(changed) = timeout(KEEP_ALIVE, last.changed()).await else {
        return Some(Bytes::from_static(b": still here\n\n"));
    };
    changed.ok()?;
    let snapshot = last.borrow_and_update().clone();
    let Some(snapshot) = snapshot else { return Some(Bytes::from_static(b": no round yet\n\n")) };
    let state = state::of(site, &snapshot).await;
    Some(Bytes::from(format!("id: {}\ndata: {state}\n\n", snapshot.number)))
}
