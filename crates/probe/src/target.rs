//! What can be asked: one type a kind. They are read from a configuration as they stand, each with its defaults.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use skep_kit::Period;

use crate::{Pattern, StatusPattern, address};

/// What is asked of a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An HTTP request.
    Http(Http),
    /// A TCP connection.
    Tcp(Tcp),
    /// A connection to a Unix socket.
    Unix(Unix),
    /// Running processes.
    Process(Process),
    /// A file.
    File(File),
    /// A command's exit code and output.
    Command(Command),
    /// A port that this machine listens on.
    Port(Port),
    /// The days that a certificate has left.
    Tls(Tls),
    /// The room that a disk has left.
    Disk(Disk),
    /// A job that reports by itself.
    Heartbeat(Heartbeat),
}

impl Target {
    /// Every kind's word.
    pub const KINDS: [&str; 10] =
        ["http", "tcp", "unix", "process", "file", "command", "port", "tls", "disk", "heartbeat"];

    /// Returns the word for the kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Http(_) => "http",
            Self::Tcp(_) => "tcp",
            Self::Unix(_) => "unix",
            Self::Process(_) => "process",
            Self::File(_) => "file",
            Self::Command(_) => "command",
            Self::Port(_) => "port",
            Self::Tls(_) => "tls",
            Self::Disk(_) => "disk",
            Self::Heartbeat(_) => "heartbeat",
        }
    }

    /// Returns what is asked in a few words, without anything secret.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Http(http) => address::shown(&http.url),
            Self::Tcp(tcp) => tcp.address.clone(),
            Self::Unix(unix) => unix.path.clone(),
            Self::Process(process) => process.label(),
            Self::File(file) => file.path.clone(),
            // Arguments may hold what nobody is to see.
            Self::Command(command) => command.argv.first().cloned().unwrap_or_default(),
            Self::Port(port) => format!("port {}", port.port),
            Self::Tls(tls) => tls.address.clone(),
            Self::Disk(disk) => disk.path.clone(),
            Self::Heartbeat(heartbeat) => heartbeat.name.clone(),
        }
    }
}

/// An HTTP request and what its answer has to be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// The address: http:// or https://.
    pub url: String,
    /// How it is asked: GET, HEAD, POST, PUT, DELETE, OPTIONS or PATCH.
    pub method: Method,
    /// Headers to send.
    pub headers: BTreeMap<String, String>,
    /// The environment variable that holds the value of the header Authorization.
    pub authorization_env: Option<String>,
    /// The file that holds the value of the header Authorization.
    pub authorization_file: Option<String>,
    /// What to send in the body.
    pub send: Option<String>,
    /// The statuses that are well: 200, "2xx" or a regular expression. 2xx where there is none.
    pub status: Vec<StatusPattern>,
    /// Headers that the answer must have, each with a regular expression for its value.
    pub header: BTreeMap<String, Pattern>,
    /// A regular expression that must be found in the body.
    pub body: Option<Pattern>,
    /// JSON pointers into the body, each with the value that must be there.
    pub json: BTreeMap<String, Value>,
    /// How many redirects to follow; none where nobody says.
    pub redirects: u32,
    /// A file in PEM with certificates to trust besides the system's.
    pub ca_file: Option<String>,
    /// Warns where the certificate expires sooner.
    pub warn_left: Option<Period>,
    /// Is critical where the certificate expires sooner.
    pub critical_left: Option<Period>,
}

impl Http {
    /// Creates a request for `url` that any success answers.
    #[must_use]
    pub fn get(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Asks for the resource.
    #[default]
    Get,
    /// Asks for its head alone.
    Head,
    /// Sends something.
    Post,
    /// Puts something in its place.
    Put,
    /// Removes it.
    Delete,
    /// Asks what it can do.
    Options,
    /// Changes it.
    Patch,
}

/// A TCP connection, and what is said over it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tcp {
    /// HOST:PORT.
    pub address: String,
    /// What to send once connected.
    pub send: Option<String>,
    /// A regular expression that must be found in what comes back.
    pub expect: Option<Pattern>,
}

/// A connection to a Unix socket, and what is said over it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Unix {
    /// The socket's file.
    pub path: String,
    /// What to send once connected.
    pub send: Option<String>,
    /// A regular expression that must be found in what comes back.
    pub expect: Option<Pattern>,
}

/// Processes that run. What is given has to hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Process {
    /// The program's name, whole.
    pub name: Option<String>,
    /// A regular expression that must be found in the command line, whose words are parted by spaces.
    pub command_line: Option<Pattern>,
    /// A file with the process's number, and behind it, where the writer knows it, its start time in clock ticks since
    /// boot: field 22 of /proc/PID/stat.
    pub pid_file: Option<String>,
    /// So many must run; one where nobody says.
    pub min: Option<u32>,
    /// No more than so many may run.
    pub max: Option<u32>,
}

impl Process {
    fn label(&self) -> String {
        let pattern = self.command_line.as_ref().map(|pattern| format!("/{}/", pattern.as_str()));
        let parts = [self.name.clone(), pattern, self.pid_file.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A file that has to be there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// The file, or a glob whose newest file is meant. Relative to the project's root.
    pub path: String,
    /// Warns where it was last changed longer ago.
    pub warn_age: Option<Period>,
    /// Is down where it was last changed longer ago.
    pub max_age: Option<Period>,
    /// It must have so many bytes.
    pub min_size: Option<u64>,
    /// What its content must be.
    pub content: Content,
}

/// What a file's content must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Anything.
    #[default]
    Any,
    /// One JSON value.
    Json,
}

/// A command that tells by its exit code how things are. No shell is involved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Command {
    /// The program and its arguments. Runs in the project's root.
    pub argv: Vec<String>,
    /// The exit codes that are well; 0 where there is none.
    pub exit: Vec<i32>,
    /// The exit codes that warn.
    pub warn_exit: Vec<i32>,
    /// A regular expression that must be found in the first 64 KiB of its standard output.
    pub stdout: Option<Pattern>,
}

/// A TCP port of this machine that somebody listens on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Port {
    /// The port.
    pub port: u16,
    /// The name of the program that has to listen.
    pub process: Option<String>,
}

/// A certificate and for how long it is good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tls {
    /// HOST:PORT.
    pub address: String,
    /// The name that the certificate has to be for, where it is not the host.
    pub server_name: Option<String>,
    /// A file in PEM with certificates to trust besides the system's.
    pub ca_file: Option<String>,
    /// Warns where it expires sooner.
    pub warn_left: Period,
    /// Is critical where it expires sooner.
    pub critical_left: Period,
}

impl Default for Tls {
    fn default() -> Self {
        Self {
            address: String::new(),
            server_name: None,
            ca_file: None,
            warn_left: Period::secs(21 * 86_400),
            critical_left: Period::secs(7 * 86_400),
        }
    }
}

/// A file system and the room that it has for those who are not root.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Disk {
    /// A file or folder on it. Relative to the project's root.
    pub path: String,
    /// Warns where a smaller share is free, of bytes or of files; from 0 to 1.
    pub warn_share: Option<f64>,
    /// Is critical where a smaller share is free, of bytes or of files; from 0 to 1.
    pub critical_share: Option<f64>,
    /// Warns where fewer bytes are free.
    pub warn_bytes: Option<u64>,
    /// Is critical where fewer bytes are free.
    pub critical_bytes: Option<u64>,
}

impl Default for Disk {
    fn default() -> Self {
        Self {
            path: String::new(),
            warn_share: Some(0.1),
            critical_share: Some(0.05),
            warn_bytes: None,
            critical_bytes: None,
        }
    }
}

/// A job that reports by itself, and how long it may be silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Heartbeat {
    /// The name that the job reports by; the service's own where it is empty.
    pub name: String,
    /// How often a run is expected.
    pub every: Period,
    /// How much later a run may begin, or report its success where it does not report its start.
    pub grace: Period,
    /// How long a run that reported its start may take.
    pub run_grace: Period,
    /// A run that took less is suspicious.
    pub min_duration: Option<Period>,
}

impl Default for Heartbeat {
    fn default() -> Self {
        Self {
            name: String::new(),
            every: Period::secs(86_400),
            grace: Period::secs(3600),
            run_grace: Period::secs(3600),
            min_duration: None,
        }
    }
}
