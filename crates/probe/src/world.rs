//! What the probes of one round share: the time, names, trust, and what the system says of processes and ports.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use jiff::Timestamp;
use skep_kit::{Clock, Context, Environment};
use skep_net::TlsClient;

use crate::names::Names;
use crate::system::System;
use crate::trace::Trace;
use crate::{Failure, Fault, Past};

/// What the probes of one round share.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) clock: Clock,
    pub(crate) environment: Environment,
    /// The folder that relative paths start from.
    pub(crate) base: PathBuf,
    pub(crate) names: Names,
    pub(crate) system: System,
    pub(crate) past: Past,
    tls: Mutex<HashMap<Option<PathBuf>, Result<TlsClient, Failure>>>,
}

impl World {
    pub(crate) fn new(context: &Context, past: Past) -> Self {
        Self {
            clock: context.clock,
            environment: context.environment.clone(),
            base: context.base().to_owned(),
            names: Names::default(),
            system: System::default(),
            past,
            tls: Mutex::default(),
        }
    }

    /// Returns the moment on the steady clock.
    pub(crate) fn steady(&self) -> Instant {
        (self.clock.steady)()
    }

    /// Returns the time.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns the path as it is below the base.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.base.join(path)
    }

    /// Returns who makes TLS connections that trust `ca_file` too. Each is set up once.
    pub(crate) fn tls(&self, ca_file: Option<&str>) -> Result<TlsClient, Failure> {
        let ca_file = ca_file.map(|file| self.path(file));
        let mut clients = self.tls.lock().unwrap_or_else(PoisonError::into_inner);
        let set_up = |file: Option<&Path>| TlsClient::new(file).map_err(|error| config_failure(&error));
        clients.entry(ca_file.clone()).or_insert_with(|| set_up(ca_file.as_deref())).clone()
    }
}

/// Returns the failure of a probe whose own means are not there.
pub(crate) fn config_failure(error: &skep_kit::Error) -> Failure {
    let problem = skep_kit::Problem::from(error);
    Failure { kind: Fault::Config, message: problem.message, hint: problem.hints.into_iter().next() }
}

/// One probe's view: what it shares, and what it alone finds.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    pub(crate) world: Arc<World>,
    pub(crate) trace: Arc<Trace>,
}
