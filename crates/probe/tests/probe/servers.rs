//! Servers for one test each. They end with the test, and no connection of theirs lasts longer than ten seconds.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// No test waits longer for a byte.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener whose connections a function handles, each on a thread of its own.
pub(crate) struct Server {
    pub(crate) port: u16,
    accepted: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
}

impl Server {
    /// Starts a server.
    pub(crate) fn start(handle: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (accepted, over, handle) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default(), Arc::new(handle));
        let (counter, is_over) = (Arc::clone(&accepted), Arc::clone(&over));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                counter.fetch_add(1, Ordering::Relaxed);
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream.set_write_timeout(Some(PATIENCE)).unwrap();
                let handle = Arc::clone(&handle);
                std::thread::spawn(move || handle(stream));
            }
        });
        Self { port, accepted, over }
    }

    /// Starts a server of HTTP: the function gets the head of the request and writes the answer.
    pub(crate) fn http(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        Self::start(move |mut stream| {
            let head = read_head(&mut stream);
            answer(&head, &mut stream);
        })
    }

    /// Starts a server of HTTP that always answers the same.
    pub(crate) fn answering(answer: &'static str) -> Self {
        Self::http(move |_, stream| write(stream, answer.as_bytes()))
    }

    /// Returns how many connections it has accepted.
    pub(crate) fn accepted(&self) -> usize {
        self.accepted.load(Ordering::Relaxed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        // Wakes the listener, so that its thread ends.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

/// Reads until the empty line behind a head.
pub(crate) fn read_head(stream: &mut impl std::io::Read) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// Writes; the other side may have gone.
pub(crate) fn write(stream: &mut TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
}

/// Keeps a connection open until the other side closes it, without a word.
pub(crate) fn wait_for_end(stream: &mut TcpStream) {
    let mut part = [0; 1024];
    while matches!(stream.read(&mut part), Ok(1..)) {}
}

/// Returns a port on which nobody listens.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
