//! One service of the configuration, as it is written: flat, so that a table of TOML reads like a sentence. Which keys go
//! with which kind stands in `keys.rs`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use skep_kit::{Period, Severity};
use skep_probe::{Method, Pattern, StatusPattern};

use super::Room;

/// A service: exactly one of `http`, `tcp`, `unix`, `process`, `pidfile`, `file`, `command`, `port`, `tls`, `disk` and
/// `heartbeat`, and what its answer has to be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceConfig {
    /// An address that is asked: http:// or https://.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http: Option<String>,
    /// HOST:PORT that takes connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tcp: Option<String>,
    /// The file of a Unix socket that takes connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unix: Option<String>,
    /// The name of a program that runs; "" for any, with `command_line`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
    /// A file with the number of a process that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pidfile: Option<String>,
    /// A file that is there, or a glob whose newest file counts. Relative to the project's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// A program and its arguments, run without a shell; what it answers by its exit code counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
    /// A TCP port of this machine that somebody listens on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// HOST:PORT whose certificate is good and stays so for a while.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<String>,
    /// A folder on a disk that has room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disk: Option<String>,
    /// How often a job reports with `skep health beat NAME`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heartbeat: Option<Period>,

    /// How long an attempt may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Period>,
    /// How often it is asked again before it counts as down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retries: Option<u32>,
    /// How long to wait before it is asked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_delay: Option<Period>,
    /// How often in a row it has to answer before it counts as up again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_after: Option<u32>,
    /// Services without which it cannot work: where one of them is down, this one is not counted as down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    /// An answer that takes longer is slow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn: Option<Period>,
    /// An answer that takes longer is far too slow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical: Option<Period>,
    /// How bad it is where it is down: low, medium or high, which it is where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,

    /// http: GET, HEAD, POST, PUT, DELETE, OPTIONS or PATCH.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// http: headers to send.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// http: the environment variable that holds the header Authorization, such as `Bearer` and a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_env: Option<String>,
    /// http: the file that holds that header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_file: Option<String>,
    /// http, tcp, unix: what to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send: Option<String>,
    /// http: the statuses that are well, one or a list: 200, "2xx" or a regular expression; "2xx" where nobody says.
    #[serde(deserialize_with = "one_or_more", skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "one_or_more_schema")]
    pub status: Vec<StatusPattern>,
    /// http, tcp, unix, command: a regular expression that is found in the body, the reply or the output.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expect: Option<Pattern>,
    /// http: headers of the answer, each with a regular expression for its value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub expect_headers: BTreeMap<String, Pattern>,
    /// http: JSON pointers into the body, each with the value that is there: `{ "/status" = "ok" }`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub expect_json: BTreeMap<String, Value>,
    /// http: how many redirects to follow; none where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirects: Option<u32>,
    /// http, tls: a file in PEM with certificates to trust besides the system's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
    /// http, tls: a certificate that expires sooner is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_left: Option<Period>,
    /// http, tls: a certificate that expires sooner is an emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical_left: Option<Period>,
    /// tls: the name that the certificate is for, where it is not the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_name: Option<String>,
    /// process: a regular expression that is found in the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command_line: Option<Pattern>,
    /// process: so many run; 1 where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_count: Option<u32>,
    /// process: no more than so many run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_count: Option<u32>,
    /// file: one that was last changed longer ago is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_age: Option<Period>,
    /// file: one that was last changed longer ago is out of date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age: Option<Period>,
    /// file: it has so many bytes at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_size: Option<u64>,
    /// file: whether it has to be JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_json: Option<bool>,
    /// command: the exit codes that are well; 0 where nobody says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exit: Vec<i32>,
    /// command: the exit codes that warn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warn_exit: Vec<i32>,
    /// port: the name of the program that listens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<String>,
    /// disk: less free room is told: "10%" or "5GiB"; 10% where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_free: Option<Room>,
    /// disk: less free room is an emergency; 5% where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical_free: Option<Room>,
    /// heartbeat: how much later than expected a report may come; an hour where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace: Option<Period>,
    /// heartbeat: how long a run that reported its start may take; an hour where nobody says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_grace: Option<Period>,
    /// heartbeat: a run that took less is suspicious.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_duration: Option<Period>,
}

fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<StatusPattern>, D::Error> {
    deserializer.deserialize_any(OneOrMore)
}

fn one_or_more_schema(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<StatusPattern>();
    schemars::json_schema!({ "type": ["integer", "string", "array"], "items": one })
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Vec<StatusPattern>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a status of HTTP or a list of them: 200, \"2xx\" or a regular expression")
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(vec![text.parse().map_err(E::custom)?])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut statuses = Vec::new();
        while let Some(status) = seq.next_element()? {
            statuses.push(status);
        }
        if statuses.is_empty() { Err(A::Error::custom("no status would be well")) } else { Ok(statuses) }
    }
}
