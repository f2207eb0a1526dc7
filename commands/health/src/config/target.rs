//! From what is written to what is asked.

use skep_probe::{Command, Content, Disk, File, Heartbeat, Http, Port, Process, Service, Target, Tcp, Tls, Unix};

use super::{HealthConfig, Room, ServiceConfig};

impl HealthConfig {
    /// Returns a service as it is asked; none where nothing says what to ask.
    pub(crate) fn service(&self, name: &str) -> Option<Service> {
        let written = self.services.get(name)?;
        let service = Service::new(name, written.target(name)?);
        Some(Service {
            timeout: written.timeout.unwrap_or(self.timeout),
            retries: written.retries.unwrap_or(self.retries),
            retry_delay: written.retry_delay.unwrap_or(service.retry_delay),
            successes: written.up_after.unwrap_or(service.successes),
            depends_on: written.depends_on.clone(),
            warn: written.warn,
            critical: written.critical,
            ..service
        })
    }
}

impl ServiceConfig {
    fn target(&self, name: &str) -> Option<Target> {
        let target = match *self.kinds().first()? {
            "http" => Target::Http(self.http_target()),
            "tcp" => {
                let (address, send, expect) = (self.tcp.clone()?, self.send.clone(), self.expect.clone());
                Target::Tcp(Tcp { address, send, expect })
            }
            "unix" => {
                let (path, send, expect) = (self.unix.clone()?, self.send.clone(), self.expect.clone());
                Target::Unix(Unix { path, send, expect })
            }
            "process" | "pidfile" => Target::Process(Process {
                name: self.process.clone().filter(|name| !name.is_empty()),
                command_line: self.command_line.clone(),
                pid_file: self.pidfile.clone(),
                min: self.min_count,
                max: self.max_count,
            }),
            "file" => Target::File(File {
                path: self.file.clone()?,
                warn_age: self.warn_age,
                max_age: self.max_age,
                min_size: self.min_size,
                content: if self.valid_json == Some(true) { Content::Json } else { Content::Any },
            }),
            "command" => Target::Command(Command {
                argv: self.command.clone()?,
                exit: self.exit.clone(),
                warn_exit: self.warn_exit.clone(),
                stdout: self.expect.clone(),
            }),
            "port" => Target::Port(Port { port: self.port?, process: self.program.clone() }),
            "tls" => Target::Tls(self.tls_target()?),
            "disk" => Target::Disk(self.disk_target()?),
            _ => Target::Heartbeat(self.heartbeat_target(name)?),
        };
        Some(target)
    }

    fn http_target(&self) -> Http {
        Http {
            url: self.http.clone().unwrap_or_default(),
            method: self.method.unwrap_or_default(),
            headers: self.headers.clone(),
            authorization_env: self.authorization_env.clone(),
            authorization_file: self.authorization_file.clone(),
            send: self.send.clone(),
            status: self.status.clone(),
            header: self.expect_headers.clone(),
            body: self.expect.clone(),
            json: self.expect_json.clone(),
            redirects: self.redirects.unwrap_or_default(),
            ca_file: self.ca_file.clone(),
            warn_left: self.warn_left,
            critical_left: self.critical_left,
        }
    }

    fn tls_target(&self) -> Option<Tls> {
        let built_in = Tls::default();
        Some(Tls {
            address: self.tls.clone()?,
            server_name: self.server_name.clone(),
            ca_file: self.ca_file.clone(),
            warn_left: self.warn_left.unwrap_or(built_in.warn_left),
            critical_left: self.critical_left.unwrap_or(built_in.critical_left),
        })
    }

    fn disk_target(&self) -> Option<Disk> {
        let built_in = Disk::default();
        let (warn_share, warn_bytes) = limits(self.warn_free.as_ref(), built_in.warn_share);
        let (critical_share, critical_bytes) = limits(self.critical_free.as_ref(), built_in.critical_share);
        Some(Disk { path: self.disk.clone()?, warn_share, critical_share, warn_bytes, critical_bytes })
    }

    fn heartbeat_target(&self, name: &str) -> Option<Heartbeat> {
        let built_in = Heartbeat::default();
        Some(Heartbeat {
            name: name.to_owned(),
            every: self.heartbeat?,
            grace: self.grace.unwrap_or(built_in.grace),
            run_grace: self.run_grace.unwrap_or(built_in.run_grace),
            min_duration: self.min_duration,
        })
    }
}

/// Returns the share and the bytes that have to be free.
fn limits(room: Option<&Room>, share: Option<f64>) -> (Option<f64>, Option<u64>) {
    match room {
        Some(Room::Share(share, _)) => (Some(*share), None),
        Some(Room::Bytes(bytes, _)) => (None, Some(*bytes)),
        None => (share, None),
    }
}
