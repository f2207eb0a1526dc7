//! Other programs that a test needs: started on a free port of loopback's, asked over HTTP, stopped with the test.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that is stopped with the test.
pub(crate) struct Server {
    /// Where it is to be asked.
    pub address: SocketAddr,
    /// The program.
    pub child: Child,
}

/// What a server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status code.
    pub status: u16,
    /// The head, with the names of its fields in lower case.
    pub head: String,
    /// The body, as text.
    pub body: String,
}

impl Server {
    /// Starts `command`, which is to listen on `address`. `package` is Debian's that has it.
    #[track_caller]
    pub(crate) fn start(command: &mut Command, address: SocketAddr, package: &str) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.unwrap_or_else(|cause| {
            panic!("this needs {program} ({cause}): apt-get install --yes {package}");
        });
        Self { address, child }
    }

    /// Returns what it answers to `path`, asking until it answers at all.
    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        let until = Instant::now() + PATIENCE;
        loop {
            match get(self.address, path, &[]) {
                Ok(answer) => return answer,
                Err(cause) => assert!(Instant::now() < until, "{} does not answer: {cause}", self.address),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Returns an address of loopback's with a port that nobody has just now.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// Asks once. `fields` are lines of the head.
pub(crate) fn get(address: SocketAddr, path: &str, fields: &[&str]) -> io::Result<Answer> {
    request(address, &format!("GET {path}"), fields, b"")
}

/// Sends a request: `line` is its method and path.
pub(crate) fn request(address: SocketAddr, line: &str, fields: &[&str], body: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for field in fields {
        head.push_str(&format!("{field}\r\n"));
    }
    if !body.is_empty() {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(body)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let lower = |line: &str| match line.split_once(':') {
        Some((name, value)) => format!("{}:{value}", name.to_ascii_lowercase()),
        None => line.to_owned(),
    };
    let head = head.lines().map(lower).collect::<Vec<_>>().join("\n");
    Ok(Answer { status, head, body: body.to_owned() })
}
