//! The way to a server: its name, a connection to one of its addresses, and TLS, each timed by itself.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use skep_kit::describe_io;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::client::TlsStream;

use crate::certificate;
use crate::trace::{Stage, add, milliseconds};
use crate::world::Asker;
use crate::{Failure, Fault, Tried};

/// How long an address is waited for before the next one is tried beside it.
/// Source: <https://www.rfc-editor.org/rfc/rfc8305#section-8>
const HEAD_START: Duration = Duration::from_millis(250);

/// Errors of the system that mean that this process has no room for a connection: its own open files, those of the
/// system, and ports to connect from.
const NO_ROOM: [i32; 3] = [24, 23, 99];

/// Connects to `host`, a name or an address.
pub(crate) async fn connect(asker: &Asker, host: &str, port: u16) -> Result<TcpStream, Failure> {
    let addresses = addresses(asker, host).await?;
    asker.trace.wait_for(Stage::Connection(shown(host, port)));
    let began = asker.world.steady();
    let stream = first_to_connect(asker, &addresses, port).await?;
    add(&mut asker.trace.lock().phases.connect_ms, milliseconds(began, asker.world.steady()));
    // What is sent is small and waited for; where this fails, it is only slower.
    let _ = stream.set_nodelay(true);
    Ok(stream)
}

async fn addresses(asker: &Asker, host: &str) -> Result<Vec<IpAddr>, Failure> {
    if let Ok(address) = host.parse() {
        return Ok(vec![address]);
    }
    asker.trace.wait_for(Stage::Name(host.to_owned()));
    let began = asker.world.steady();
    let resolved = asker.world.names.resolve(host).await;
    add(&mut asker.trace.lock().phases.dns_ms, milliseconds(began, asker.world.steady()));
    resolved.map_err(|why| Failure::new(Fault::Dns, format!("the name {host} cannot be resolved: {why}")))
}

/// One connection under way.
struct Attempt {
    /// Its place in the list of what was tried.
    index: usize,
    began: Instant,
    result: io::Result<TcpStream>,
}

/// Tries addresses one after the other, each with a head start before the next, until one connects.
async fn first_to_connect(asker: &Asker, addresses: &[IpAddr], port: u16) -> Result<TcpStream, Failure> {
    let mut left = addresses.iter();
    let mut under_way = JoinSet::new();
    let mut last = None;
    loop {
        if let Some(address) = left.next() {
            begin(asker, &mut under_way, SocketAddr::new(*address, port));
        }
        let next = next_to_end(&mut under_way, left.len() > 0).await;
        match next {
            Next::Ended(attempt) => {
                let ms = milliseconds(attempt.began, asker.world.steady());
                let failed = attempt.result.as_ref().err().map(describe_io);
                if let Some(tried) = asker.trace.lock().tried.get_mut(attempt.index) {
                    (tried.ms, tried.error) = (Some(ms), failed);
                }
                match attempt.result {
                    Ok(stream) => return Ok(stream),
                    Err(error) => last = Some((addresses.get(attempt.index).copied(), error)),
                }
            }
            Next::HeadStartOver => {}
            Next::NoneLeft if left.len() == 0 => break,
            Next::NoneLeft => {}
        }
        if under_way.is_empty() && left.len() == 0 {
            break;
        }
    }
    Err(match last {
        Some((Some(address), error)) => refused(&error, &SocketAddr::new(address, port).to_string()),
        Some((None, _)) | None => Failure::new(Fault::Unreachable, "there is no address to connect to"),
    })
}

fn begin(asker: &Asker, under_way: &mut JoinSet<Attempt>, address: SocketAddr) {
    let mut findings = asker.trace.lock();
    let index = findings.tried.len();
    findings.tried.push(Tried { address: address.to_string(), ms: None, error: None });
    let began = asker.world.steady();
    under_way.spawn(async move { Attempt { index, began, result: TcpStream::connect(address).await } });
}

/// What happens first.
enum Next {
    Ended(Attempt),
    HeadStartOver,
    NoneLeft,
}

async fn next_to_end(under_way: &mut JoinSet<Attempt>, has_more: bool) -> Next {
    let joined = if has_more {
        match tokio::time::timeout(HEAD_START, under_way.join_next()).await {
            Ok(joined) => joined,
            Err(_) => return Next::HeadStartOver,
        }
    } else {
        under_way.join_next().await
    };
    match joined {
        Some(Ok(attempt)) => Next::Ended(attempt),
        Some(Err(_)) | None => Next::NoneLeft,
    }
}

/// Returns what it means that a connection to `place` failed so.
pub(crate) fn refused(error: &io::Error, place: &str) -> Failure {
    if error.raw_os_error().is_some_and(|code| NO_ROOM.contains(&code)) {
        let message = format!("this process has no room for a connection to {place}: {}", describe_io(error));
        return Failure::new(Fault::Exhausted, message).hint("raise the limit of open files: `ulimit -n`");
    }
    let (kind, message) = match error.kind() {
        io::ErrorKind::ConnectionRefused => (Fault::Refused, format!("nobody listens on {place}")),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            (Fault::Unreachable, format!("no way leads to {place}: {}", describe_io(error)))
        }
        io::ErrorKind::PermissionDenied => (Fault::Permission, format!("this process may not connect to {place}")),
        io::ErrorKind::NotFound => (Fault::NotFound, format!("there is no {place}")),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted => {
            (Fault::Closed, format!("{place} closed the connection"))
        }
        // The system gave up before the probe did.
        io::ErrorKind::TimedOut => (Fault::Timeout, format!("{place} did not accept a connection")),
        _ => (Fault::Unreachable, format!("{place} cannot be connected to: {}", describe_io(error))),
    };
    Failure::new(kind, message)
}

/// Whom a certificate has to be for, and what may vouch for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trust<'a> {
    /// The name, or the address.
    pub(crate) name: &'a str,
    /// Certificates to trust besides the system's.
    pub(crate) ca_file: Option<&'a str>,
}

/// Agrees on TLS over `stream`. The certificate goes into the trace whether or not it is trusted.
pub(crate) async fn secure(
    asker: &Asker,
    stream: TcpStream,
    trust: Trust<'_>,
) -> Result<TlsStream<TcpStream>, Failure> {
    let client = asker.world.tls(trust.ca_file)?;
    let name = ServerName::try_from(trust.name.to_owned()).map_err(|_| {
        Failure::new(Fault::Config, format!("`{}` is no name that a certificate can be for", trust.name))
    })?;
    asker.trace.wait_for(Stage::Handshake);
    let began = asker.world.steady();
    let handshake = client.connect(name, stream).await;
    let now = asker.world.now();
    let shown = handshake.leaf.as_ref().and_then(|leaf| certificate::read(leaf, now));
    asker.trace.lock().certificate.clone_from(&shown);
    let stream = handshake.stream.map_err(|error| certificate::failure(&error, shown.as_ref(), trust.name))?;
    add(&mut asker.trace.lock().phases.tls_ms, milliseconds(began, asker.world.steady()));
    Ok(stream)
}

/// Returns `HOST:PORT`, with brackets where the host is an IPv6 address.
pub(crate) fn shown(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::Arc;

    use skep_kit::{CancelToken, Clock, Config, Context, Environment, Silent, Triage};
    use tokio::net::{TcpListener, TcpSocket};

    use super::*;
    use crate::Past;
    use crate::world::World;

    #[expect(clippy::disallowed_methods, reason = "a test has no world to take its clock from")]
    fn asker() -> Asker {
        let context = Context {
            clock: Clock { as_of: None, wall: jiff::Timestamp::now, steady: Instant::now },
            environment: Environment::default(),
            working_directory: "/".into(),
            root: None,
            cancel: CancelToken::default(),
            deadline: None,
            progress: Arc::new(Silent),
            events: Arc::new(Silent),
            state: None,
            config: Arc::new(Config::default()),
            triage: Triage::default(),
            families: &[],
        };
        Asker { world: Arc::new(World::new(&context, Past::default())), trace: Arc::default() }
    }

    /// Fills a listener's queue, after which the system leaves whoever connects to it waiting.
    async fn fill(address: SocketAddr) -> Vec<TcpStream> {
        let mut held = Vec::new();
        while let Ok(Ok(stream)) = tokio::time::timeout(HEAD_START, TcpStream::connect(address)).await {
            held.push(stream);
        }
        held
    }

    #[test]
    fn an_address_that_does_not_answer_keeps_the_next_one_waiting_only_a_little() {
        let asker = asker();
        let work = async {
            let full = TcpSocket::new_v4().unwrap();
            full.bind((Ipv4Addr::new(127, 0, 0, 1), 0).into()).unwrap();
            let full = full.listen(1).unwrap();
            let port = full.local_addr().unwrap().port();
            let _held = fill(full.local_addr().unwrap()).await;
            let live = TcpListener::bind((Ipv4Addr::new(127, 0, 0, 2), port)).await.unwrap();
            let addresses = ["127.0.0.1", "127.0.0.3", "127.0.0.2"].map(|text| text.parse().unwrap());
            let connected = tokio::time::timeout(Duration::from_secs(3), first_to_connect(&asker, &addresses, port));
            let stream = connected.await.unwrap().unwrap();
            assert_eq!(stream.peer_addr().unwrap(), live.local_addr().unwrap());
        };
        skep_net::block_on(work).unwrap();
        let tried = asker.trace.lock().tried.clone();
        let told: Vec<_> = tried.iter().map(|tried| (tried.ms.is_some(), tried.error.as_deref())).collect();
        assert_eq!(told, [(false, None), (true, Some("connection refused")), (true, None)], "{tried:?}");
    }
}
