//! `skep obs serve`, asked by clients good and bad while it runs.

mod access;
mod faults;
mod otlp;
mod scrapes;
mod stream;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::run::{Project, Run, skep};
use super::servers::{Answer, get, request};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);
const SIGTERM: i32 = 15;

/// A running `skep obs serve`, stopped with the test.
struct Serving {
    child: Child,
    lines: Receiver<Value>,
    seen: Vec<Value>,
}

/// Starts it with these arguments behind those that take free ports of loopback's.
fn serve(project: &Project, arguments: &str) -> Serving {
    start(skep(&format!("obs serve --listen 127.0.0.1:0 --dashboard 127.0.0.1:0 {arguments}")).within(project))
}

/// Starts it as it is.
fn start(run: Run) -> Serving {
    start_command(run.with_argument("--format=ndjson").into_command())
}

fn start_command(mut command: Command) -> Serving {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn();
    let mut child = child.unwrap_or_else(|cause| panic!("{command:?}: {cause}"));
    let (sender, lines) = channel();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in stdout.lines().map_while(Result::ok) {
            let value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
            if sender.send(value).is_err() {
                return;
            }
        }
    });
    Serving { child, lines, seen: Vec::new() }
}

impl Serving {
    /// Waits for an event with that code of which `is` holds; earlier ones count.
    #[track_caller]
    fn event(&mut self, code: &str, is: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.seen.iter().find(|event| event["code"] == code && is(event)) {
                return found.clone();
            }
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => self.seen.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("no event `{code}` among {:?}", self.seen)
                }
            }
        }
    }

    /// Returns where metrics are given.
    #[track_caller]
    fn metrics(&mut self) -> SocketAddr {
        address_in(&self.event("listening", |event| event["data"]["surface"] != "dashboard"))
    }

    /// Returns where the dashboard is.
    #[track_caller]
    fn dashboard(&mut self) -> SocketAddr {
        address_in(&self.event("listening", |event| event["data"]["surface"] != "metrics"))
    }

    /// Returns the address of its metrics once it has some.
    #[track_caller]
    fn ready(&mut self) -> SocketAddr {
        let address = self.metrics();
        eventually(|| get(address, "/-/ready", &[]).ok().filter(|answer| answer.status == 200));
        address
    }

    fn send(&self, signal: i32) {
        let number = format!("-{signal}");
        assert!(Command::new("kill").args([number, self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

fn address_in(event: &Value) -> SocketAddr {
    event["data"]["address"].as_str().unwrap().parse().unwrap()
}

/// Asks until there is an answer.
#[track_caller]
fn eventually<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < until, "it never came");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Returns the value of a series in an exposition.
fn value_of(text: &str, series: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' ')?.parse().ok())
}

/// Returns the whole scrape.
#[track_caller]
fn scrape(address: SocketAddr) -> String {
    let answer = get(address, "/metrics", &[]).unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn state(dashboard: SocketAddr) -> Value {
    let answer = get(dashboard, "/api/state", &[]).unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    serde_json::from_str(&answer.body).unwrap()
}

#[test]
fn it_stops_by_itself_and_says_what_was_served() {
    let project = Project::new();
    let arguments = "obs serve --listen 127.0.0.1:0 --no-dashboard --interval 200ms --for 1s --json";
    let left = skep(arguments).within(&project).exits(0);
    let data = left.json()["data"].clone();
    assert!((4..=7).contains(&data["rounds"].as_u64().unwrap()), "{data}");
    assert!(data["samples_written"].as_u64().unwrap() > 100, "{data}");
    assert_eq!((&data["rounds_lost"], &data["addresses"]["dashboard"]), (&0.into(), &Value::Null));
    assert!(left.stderr.contains("metrics at http://127.0.0.1:"), "{}", left.stderr);
    assert!(!left.stderr.contains("round 1"), "rounds are for those who ask with -v: {}", left.stderr);
}

#[test]
fn a_signal_stops_it_within_a_second_and_what_was_measured_is_kept() {
    let project = Project::new();
    let mut serving = serve(&project, "--interval 200ms");
    let address = serving.ready();
    eventually(|| value_of(&scrape(address), "skep_store_samples_written_total").filter(|written| *written > 200.0));
    let start = Instant::now();
    serving.send(SIGTERM);
    let status = serving.child.wait().unwrap();
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(status.signal(), Some(SIGTERM));
    let last = eventually(|| serving.lines.recv().ok().filter(|line| line["type"] != "event"));
    assert!(last.is_object());

    let mut again = serve(&project, "--interval 1h");
    let dashboard = again.dashboard();
    let answer = get(dashboard, "/api/series?name=skep_host_cpus&since=1h", &[]).unwrap();
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    let points = answer["series"][0]["points"].as_array().unwrap();
    assert!(points.len() >= 2, "{answer}");
}

#[test]
fn a_port_in_use_names_its_holder_and_sampling_can_go_on() {
    let project = Project::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let arguments = format!("obs serve --listen {address} --no-dashboard");
    let left = skep(&arguments).within(&project).exits(3);
    let (taken_by, process) =
        (format!("{address} is taken by integration"), format!("(process {})", std::process::id()));
    left.complains(&taken_by).complains(&process).complains("--listen 127.0.0.1:0").complains("--keep-sampling");

    let left = skep(&format!("{arguments} --keep-sampling --interval 200ms --for 1s --json")).within(&project).exits(0);
    let data = left.json()["data"].clone();
    assert!(data["rounds"].as_u64().unwrap() > 2 && data["addresses"]["metrics"].is_null(), "{data}");
    left.complains(&taken_by).complains(&process).complains("sampling goes on");
}

#[test]
fn what_makes_no_sense_is_refused_before_anything_starts() {
    let project = Project::new();
    let refused = |arguments: &str| skep(&format!("obs serve {arguments}")).within(&project).exits(2);
    refused("--no-listen --no-dashboard --no-store").complains("nobody is served and nothing is kept");
    refused("--interval 1ms").complains("not between 100ms and 1d");
    refused("--listen 127.0.0.1").complains("is no place to listen");
    refused("--token-env A --token-file B");
    assert!(project.names().is_empty(), "{:?}", project.names());
}
