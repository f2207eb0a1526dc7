//! Plain connections, over TCP or to a Unix socket: that somebody accepts, and what they say.

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::UnixStream;

use crate::answer::cut;
use crate::trace::{Stage, add, milliseconds};
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Failure, Fault, Pattern, Tcp, Unix, address, dial};

/// No more of an answer is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;

/// What is said over a connection.
#[derive(Debug, Clone, Copy)]
struct Talk<'a> {
    send: Option<&'a str>,
    expect: Option<&'a Pattern>,
}

/// Connects over TCP.
pub(crate) async fn ask_tcp(asker: &Asker, tcp: &Tcp) -> Result<Option<Grade>, Failure> {
    let (host, port) = parted(&tcp.address)?;
    let stream = dial::connect(asker, &host, port).await?;
    talk(asker, stream, Talk { send: tcp.send.as_deref(), expect: tcp.expect.as_ref() }).await
}

/// Parts the address of a service.
pub(crate) fn parted(address: &str) -> Result<(String, u16), Failure> {
    let bad = |why| Failure::new(Fault::Config, format!("`{address}` is no address: {why}"));
    address::host_and_port(address).map_err(bad)
}

/// Connects to a Unix socket.
pub(crate) async fn ask_unix(asker: &Asker, unix: &Unix) -> Result<Option<Grade>, Failure> {
    let path = asker.world.path(&unix.path);
    asker.trace.wait_for(Stage::Connection(unix.path.clone()));
    let began = asker.world.steady();
    let stream = UnixStream::connect(&path).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidInput => {
            Failure::new(Fault::Config, format!("{} is longer than a socket's path can be", unix.path))
        }
        std::io::ErrorKind::ConnectionRefused => {
            Failure::new(Fault::Refused, format!("the socket {} is there and nobody listens on it", unix.path))
        }
        _ => dial::refused(&error, &unix.path),
    })?;
    add(&mut asker.trace.lock().phases.connect_ms, milliseconds(began, asker.world.steady()));
    talk(asker, stream, Talk { send: unix.send.as_deref(), expect: unix.expect.as_ref() }).await
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    asker: &Asker,
    mut stream: S,
    talk: Talk<'_>,
) -> Result<Option<Grade>, Failure> {
    let closed = |_| Failure::new(Fault::Closed, "accepted the connection and closed it");
    asker.trace.wait_for(Stage::Answer);
    let asked = asker.world.steady();
    if let Some(text) = talk.send {
        stream.write_all(text.as_bytes()).await.map_err(closed)?;
    }
    let Some(pattern) = talk.expect else { return Ok(None) };
    let mut said = Vec::new();
    let mut first_byte = None;
    loop {
        let mut part = [0; 4096];
        let read = stream.read(&mut part).await.map_err(closed)?;
        let seen = asker.world.steady();
        if read == 0 && said.is_empty() {
            return Err(Failure::new(Fault::Closed, "accepted the connection and closed it without an answer"));
        }
        if first_byte.is_none() {
            first_byte = Some(seen);
            add(&mut asker.trace.lock().phases.ttfb_ms, milliseconds(asked, seen));
            asker.trace.wait_for(Stage::Rest);
        }
        said.extend_from_slice(part.get(..read).unwrap_or_default());
        let text = String::from_utf8_lossy(&said);
        if pattern.is_in(&text) {
            let began = first_byte.unwrap_or(seen);
            add(&mut asker.trace.lock().phases.transfer_ms, milliseconds(began, seen));
            return Ok(None);
        }
        if read == 0 || said.len() >= LONGEST_ANSWER {
            let message = format!("answered `{}`, which does not match {}", cut(&text), pattern.as_str());
            return Err(Failure::new(Fault::Assertion, message));
        }
    }
}
