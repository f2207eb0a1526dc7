//! What came out for one service. Phases that did not happen and what nobody knows are null, never zero.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::Severity;

/// What came out for one service.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Check {
    /// The service's name.
    pub name: String,
    /// What kind of question was asked: `http`, `tcp`, `unix`, `process`, `file`, `command`, `port`, `tls`, `disk` or
    /// `heartbeat`.
    pub kind: &'static str,
    /// What was asked, without anything secret.
    pub target: String,
    /// How it is.
    pub status: Status,
    /// How bad that is; null where it is not bad or nobody knows.
    pub severity: Option<Severity>,
    /// When the last attempt began; null where there was none.
    pub checked_at: Option<Timestamp>,
    /// How long the last attempt took, in milliseconds.
    pub latency_ms: Option<f64>,
    /// How long it waited for its turn before the first attempt, in milliseconds.
    pub queued_ms: Option<f64>,
    /// How long each part of the last attempt took.
    pub phases: Phases,
    /// The addresses that were tried, in order.
    pub tried: Vec<Tried>,
    /// The status of the last HTTP answer.
    pub http_status: Option<u16>,
    /// The certificate that the service showed.
    pub certificate: Option<Certificate>,
    /// What was found besides.
    pub measured: Measured,
    /// How often it was asked.
    pub attempts: u32,
    /// How often in a row it has failed, in this round and those before; null where no earlier round is known and this
    /// one does not tell.
    pub consecutive_failures: Option<u64>,
    /// When it last answered as it should.
    pub last_ok: Option<Timestamp>,
    /// Since when it has been as it is, up or down, as far as is known.
    pub since: Option<Timestamp>,
    /// The services without which it cannot work.
    pub depends_on: Vec<String>,
    /// The service that is down and hides how this one is.
    pub suppressed_by: Option<String>,
    /// Why it is not up.
    pub error: Option<Failure>,
}

/// How a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It answers as it should.
    Up,
    /// It answers, and too slowly.
    Slow,
    /// It answers, and something that was measured has passed a limit: days left, room, age.
    Degraded,
    /// It answers again, and not yet often enough to count as up.
    Recovering,
    /// It does not answer as it should.
    Down,
    /// Nobody can tell.
    Unknown,
    /// It does not answer, and neither does a service that it depends on.
    Suppressed,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] =
        [Self::Up, Self::Slow, Self::Degraded, Self::Recovering, Self::Down, Self::Unknown, Self::Suppressed];

    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Slow => "slow",
            Self::Degraded => "degraded",
            Self::Recovering => "recovering",
            Self::Down => "down",
            Self::Unknown => "unknown",
            Self::Suppressed => "suppressed",
        }
    }

    /// Tells whether the service answered; none where nobody can tell.
    #[must_use]
    pub const fn answered(self) -> Option<bool> {
        match self {
            Self::Up | Self::Slow | Self::Degraded | Self::Recovering => Some(true),
            Self::Down => Some(false),
            Self::Unknown | Self::Suppressed => None,
        }
    }
}

/// How long each part of an attempt took, in milliseconds. Null: it did not happen, or did not end.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
pub struct Phases {
    /// Resolving the name.
    pub dns_ms: Option<f64>,
    /// Connecting.
    pub connect_ms: Option<f64>,
    /// Agreeing on TLS.
    pub tls_ms: Option<f64>,
    /// From the request to the answer's first byte.
    pub ttfb_ms: Option<f64>,
    /// From the first byte to the end of what was read.
    pub transfer_ms: Option<f64>,
}

/// An address that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Tried {
    /// The address and port.
    pub address: String,
    /// How long it took to connect or to fail, in milliseconds; null where another one was quicker.
    pub ms: Option<f64>,
    /// What went wrong; null where nothing did.
    pub error: Option<String>,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Certificate {
    /// Whom it is for.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// Whether it was signed by nobody else.
    pub self_signed: bool,
    /// From when it is good.
    pub not_before: Timestamp,
    /// Until when it is good.
    pub not_after: Timestamp,
    /// For how many seconds more it is good; negative where it has expired.
    pub seconds_left: i64,
    /// For how many whole days more it is good; negative where it has expired.
    pub days_left: i64,
}

/// What was found besides the answer. Null: it was not asked for, or nobody knows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct Measured {
    /// How many processes there are.
    pub count: Option<u64>,
    /// The processes, or those that listen.
    pub pids: Option<Vec<u32>>,
    /// The names of the programs that listen.
    pub programs: Option<Vec<String>>,
    /// The file that was found.
    pub path: Option<String>,
    /// How long ago the file was changed or the job reported, in seconds.
    pub age_seconds: Option<f64>,
    /// How large the file is, or what was read of the answer, in bytes.
    pub size_bytes: Option<u64>,
    /// The command's exit code.
    pub exit_code: Option<i32>,
    /// How many bytes are free.
    pub free_bytes: Option<u64>,
    /// Which share of the bytes is free, from 0 to 1.
    pub free_ratio: Option<f64>,
    /// Which share of the files that there can be is free, from 0 to 1.
    pub files_free_ratio: Option<f64>,
    /// How long the job's last finished run took, in seconds.
    pub run_seconds: Option<f64>,
    /// How many runs of the job go on.
    pub runs_active: Option<u64>,
}

/// Why a service is not up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Failure {
    /// What kind of trouble it is.
    pub kind: Fault,
    /// What happened, a clause in lower case without a full stop.
    pub message: String,
    /// What to do about it; null where nobody knows.
    pub hint: Option<String>,
}

/// A kind of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It took longer than its time-out.
    Timeout,
    /// The time for the whole round was over first.
    Deadline,
    /// The user stopped the round.
    Cancelled,
    /// Nobody listens.
    Refused,
    /// No way leads there.
    Unreachable,
    /// The name could not be resolved.
    Dns,
    /// TLS failed.
    Tls,
    /// The connection was closed before there was an answer.
    Closed,
    /// What came back was not of the protocol.
    Protocol,
    /// A redirect led nowhere.
    Redirect,
    /// The HTTP status was not one of those wanted.
    Status,
    /// The answer was not what it has to be.
    Assertion,
    /// This process may not look.
    Permission,
    /// There is no such thing.
    NotFound,
    /// It is there and cannot be read.
    Unreadable,
    /// It has not changed, or not reported, for too long.
    Stale,
    /// It runs no more.
    Dead,
    /// Too few or too many.
    Count,
    /// The command's exit code was not one of those wanted.
    Exit,
    /// A limit was passed: days left, room, latency.
    Limit,
    /// The job reported that it failed.
    Failed,
    /// The job took too long, or too short a time.
    Duration,
    /// The clock and the stamps do not agree.
    Clock,
    /// This process has no room to ask: files, memory.
    Exhausted,
    /// This system cannot be asked that.
    Unsupported,
    /// It was never heard of.
    NoData,
    /// What the service's configuration names for the asker's own use is not there or not of use.
    Config,
}

impl Failure {
    /// Creates a failure; `message` is a clause in lower case without a full stop.
    #[must_use]
    pub fn new(kind: Fault, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None }
    }

    /// Adds a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Fault {
    /// Tells whether the trouble is the asker's: then nobody can tell how the service is.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        match self {
            Self::Deadline
            | Self::Cancelled
            | Self::Permission
            | Self::Clock
            | Self::Exhausted
            | Self::Unsupported
            | Self::NoData
            | Self::Config => true,
            Self::Timeout
            | Self::Refused
            | Self::Unreachable
            | Self::Dns
            | Self::Tls
            | Self::Closed
            | Self::Protocol
            | Self::Redirect
            | Self::Status
            | Self::Assertion
            | Self::NotFound
            | Self::Unreadable
            | Self::Stale
            | Self::Dead
            | Self::Count
            | Self::Exit
            | Self::Limit
            | Self::Failed
            | Self::Duration => false,
        }
    }
}
