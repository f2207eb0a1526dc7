//! node_exporter's textfile collector reads what `--output prometheus:` writes.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Project, skep};

/// A server that is stopped with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// Returns a port of loopback's that nobody has just now.
fn free_port() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

fn node_exporter(address: SocketAddr, folder: &std::path::Path) -> Server {
    let mut command = Command::new("prometheus-node-exporter");
    command
        .arg(format!("--web.listen-address={address}"))
        .args(["--collector.disable-defaults", "--collector.textfile", "--log.level=error"])
        .arg(format!("--collector.textfile.directory={}", folder.display()));
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    Server(child.unwrap_or_else(|cause| {
        panic!("this needs node_exporter ({cause}): apt-get install --yes prometheus-node-exporter")
    }))
}

/// Returns what the server answers to `path`, asking until it answers at all.
fn get(address: SocketAddr, path: &str) -> String {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        match ask(address, path) {
            Ok(text) if !text.is_empty() => return text,
            answer => assert!(Instant::now() < until, "{answer:?}"),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn ask(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn node_exporter_takes_the_file() {
    let leak = "SEEN = {}\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n";
    let project = Project::new().with("a.py", leak).with("textfiles/keep", "");
    let address = free_port();
    let server = node_exporter(address, &project.path("textfiles"));
    skep("mem leaks -q --fail-on low --output prometheus:textfiles/skep.prom").within(&project).exits(1);
    let scrape = get(address, "/metrics");
    for line in [
        "node_textfile_scrape_error 0\n",
        "skep_check_exit_code{verb=\"mem.leaks\"} 1\n",
        "skep_mem_findings{severity=\"high\"} ",
        "# TYPE skep_check_last_run_timestamp_seconds gauge\n",
    ] {
        assert!(scrape.contains(line), "{line} is not in\n{scrape}");
    }
    drop(server);
}
