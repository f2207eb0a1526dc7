//! Which keys go with which kind of service, as a table.

use super::ServiceConfig;

/// A kind of service: the key that says what is asked.
pub(crate) const KINDS: [&str; 11] =
    ["http", "tcp", "unix", "process", "pidfile", "file", "command", "port", "tls", "disk", "heartbeat"];

/// Keys that go with some kinds only. What is not listed goes with all.
const ONLY: &[(&str, &[&str])] = &[
    ("method", &["http"]),
    ("headers", &["http"]),
    ("authorization_env", &["http"]),
    ("authorization_file", &["http"]),
    ("send", &["http", "tcp", "unix"]),
    ("status", &["http"]),
    ("expect", &["http", "tcp", "unix", "command"]),
    ("expect_headers", &["http"]),
    ("expect_json", &["http"]),
    ("redirects", &["http"]),
    ("ca_file", &["http", "tls"]),
    ("warn_left", &["http", "tls"]),
    ("critical_left", &["http", "tls"]),
    ("server_name", &["tls"]),
    ("command_line", &["process", "pidfile"]),
    ("min_count", &["process"]),
    ("max_count", &["process"]),
    ("warn_age", &["file"]),
    ("max_age", &["file"]),
    ("min_size", &["file"]),
    ("valid_json", &["file"]),
    ("exit", &["command"]),
    ("warn_exit", &["command"]),
    ("program", &["port"]),
    ("warn_free", &["disk"]),
    ("critical_free", &["disk"]),
    ("grace", &["heartbeat"]),
    ("run_grace", &["heartbeat"]),
    ("min_duration", &["heartbeat"]),
    ("warn", &["http", "tcp", "unix", "command", "tls"]),
    ("critical", &["http", "tcp", "unix", "command", "tls"]),
];

/// Returns the kinds that `key` goes with; none where it goes with all.
pub(crate) fn only(key: &str) -> Option<&'static [&'static str]> {
    ONLY.iter().find(|(name, _)| *name == key).map(|(_, kinds)| *kinds)
}

impl ServiceConfig {
    /// Returns the names of the keys that say something.
    pub(crate) fn said(&self) -> Vec<String> {
        let table = serde_json::to_value(self).ok();
        let table = table.as_ref().and_then(serde_json::Value::as_object);
        table.map(|table| table.keys().cloned().collect()).unwrap_or_default()
    }

    /// Returns the kinds that it is of; there should be one.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        let said = self.said();
        KINDS.into_iter().filter(|kind| said.iter().any(|key| key == kind)).collect()
    }
}
