//! What is said of services that nobody could ask, and where there is none.

use skep_kit::Problem;
use skep_probe::{Check, Failure, Fault, Measured, Phases, Status};

/// Returns the row of a service that cannot be asked until the user trusts the project's file.
pub(crate) fn untrusted(name: &str) -> Check {
    let error = Failure::new(Fault::Permission, "the project's file says how to ask it, and is not trusted")
        .hint("read the file, then run `skep config trust`; --trust trusts it for one run");
    Check {
        name: name.to_owned(),
        kind: "unknown",
        target: format!("health.services.{name}"),
        status: Status::Unknown,
        severity: None,
        checked_at: None,
        latency_ms: None,
        queued_ms: None,
        phases: Phases::default(),
        tried: Vec::new(),
        http_status: None,
        certificate: None,
        measured: Measured::default(),
        attempts: 0,
        consecutive_failures: None,
        last_ok: None,
        since: None,
        depends_on: Vec::new(),
        suppressed_by: None,
        error: Some(error),
    }
}

/// Returns what is said where there is nothing to ask.
pub(crate) fn nothing() -> Problem {
    Problem::new("nothing-to-check", "nothing to check: no service is named or found, no agent and no snapshot")
        .hint("name what has to be up in skep.toml: `health.services.api.http = \"http://localhost:8000/health\"`")
        .hint("or take a first snapshot: `skep health snapshot`")
}
