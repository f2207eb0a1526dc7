//! What can be asked where nothing is configured: what the user's own processes of this project listen on, a container
//! engine, and jobs that have reported. Each is told with the reason for which it was taken.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;
use skep_host::{Listener, Roots};
use skep_kit::{Context, Period};
use skep_probe::{BeatKind as Kind, Pattern, Service, Target, Tcp, Unix};
use skep_store::Store;

use crate::config::HealthConfig;

/// What was found, and why it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Discovery {
    /// What kind of thing it is: `listener`, `container_engine` or `heartbeat`.
    pub(crate) kind: &'static str,
    /// What it is called among the services.
    pub(crate) name: String,
    /// Why it was taken, a clause.
    pub(crate) reason: String,
}

/// What there is to ask.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) services: Vec<Service>,
    pub(crate) discoveries: Vec<Discovery>,
}

impl Found {
    fn add(&mut self, kind: &'static str, service: Service, reason: String) {
        self.discoveries.push(Discovery { kind, name: service.name.clone(), reason });
        self.services.push(service);
    }
}

/// Returns what can be asked without being named.
pub(crate) fn services(context: &Context) -> Found {
    let mut found = Found::default();
    if let Ok(roots) = Roots::system() {
        listeners(&roots, context.base(), &mut found);
    }
    engines(context, &mut found);
    found
}

/// Returns the jobs that have reported and of which nobody says how often they have to: their silence would go unseen.
pub(crate) fn unwatched_jobs(store: Option<&Store>, config: &HealthConfig) -> Vec<Discovery> {
    let jobs = store.map(skep_probe::jobs).and_then(Result::ok).unwrap_or_default();
    let is_watched = |job: &str| config.services.get(job).is_some_and(|service| service.heartbeat.is_some());
    let unwatched = jobs.into_iter().filter(|(job, ..)| !is_watched(job));
    let told = unwatched.map(|(name, kind, at)| {
        let what = match kind {
            Kind::Start => "reported a start",
            Kind::Success => "reported success",
            Kind::Failure => "reported a FAILURE",
        };
        let reason =
            format!("a job that last {what}, at {at:.0}; `heartbeat` in [health.services.{name}] would watch it");
        Discovery { kind: "heartbeat", name, reason }
    });
    told.collect()
}

/// Adds what the user's own processes listen on that work in the project.
fn listeners(roots: &Roots, base: &Path, found: &mut Found) {
    let me = rustix::process::getuid().as_raw();
    let mut ports: BTreeMap<u16, (Listener, PathBuf)> = BTreeMap::new();
    for listener in skep_host::listeners(roots).list {
        let (Some(port), Some(holder)) = (listener.port, &listener.holder) else { continue };
        let is_mine = skep_host::process(roots, holder.pid).is_some_and(|process| process.user_id == Some(me));
        let folder = roots.proc.join(holder.pid.to_string()).join("cwd").read_link().ok();
        let Some(folder) = folder.filter(|folder| is_mine && folder.starts_with(base)) else { continue };
        ports.entry(port).or_insert((listener, folder));
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (listener, _) in ports.values() {
        *names.entry(program(listener)).or_default() += 1;
    }
    for (port, (listener, folder)) in ports {
        let program = program(&listener);
        let is_shared = names.get(&program).is_some_and(|count| *count > 1);
        let name = if is_shared { format!("{program}:{port}") } else { program.clone() };
        let target = Tcp { address: address(&listener, port), ..Tcp::default() };
        let reason = format!("{program} listens on port {port} and works in {}", shown(&folder, base));
        found.add("listener", Service::new(name, Target::Tcp(target)), reason);
    }
}

fn program(listener: &Listener) -> String {
    let name = listener.holder.as_ref().map(|holder| holder.name.as_str()).unwrap_or_default();
    name.chars().map(|sign| if sign.is_alphanumeric() || "-_.".contains(sign) { sign } else { '_' }).collect()
}

/// Returns where a listener is reached from this machine.
fn address(listener: &Listener, port: u16) -> String {
    match listener.address {
        Some(IpAddr::V4(address)) if !address.is_unspecified() => format!("{address}:{port}"),
        Some(IpAddr::V6(address)) if !address.is_unspecified() => format!("[{address}]:{port}"),
        Some(IpAddr::V6(_)) => format!("[::1]:{port}"),
        Some(IpAddr::V4(_)) | None => format!("127.0.0.1:{port}"),
    }
}

fn shown(folder: &Path, base: &Path) -> String {
    match folder.strip_prefix(base) {
        Ok(below) if below.as_os_str().is_empty() => "the project's root".to_owned(),
        Ok(below) => format!("`{}`", below.display()),
        Err(_) => format!("`{}`", folder.display()),
    }
}

/// Adds the container engines whose sockets are there.
fn engines(context: &Context, found: &mut Found) {
    let is_socket = |path: &PathBuf| path.metadata().is_ok_and(|file| file.file_type().is_socket());
    let Some(path) = engine_sockets(context).into_iter().find(is_socket) else { return };
    let name = if path.to_string_lossy().contains("podman") { "podman" } else { "docker" };
    let target = Unix {
        path: path.to_string_lossy().into_owned(),
        send: Some("GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n".to_owned()),
        expect: "^HTTP/1\\.[01] 200".parse::<Pattern>().ok(),
    };
    let service = Service { timeout: Period::secs(1), ..Service::new(name, Target::Unix(target)) };
    found.add("container_engine", service, format!("its socket is at {}", path.display()));
}

/// Returns where container engines have their sockets, the likeliest first.
fn engine_sockets(context: &Context) -> Vec<PathBuf> {
    let environment = &context.environment;
    let named = ["DOCKER_HOST", "CONTAINER_HOST"].into_iter().filter_map(|name| environment.get(name));
    let named = named.filter_map(|address| address.strip_prefix("unix://")).map(PathBuf::from);
    let runtime = environment.get("XDG_RUNTIME_DIR").map(PathBuf::from);
    let own = runtime.iter().flat_map(|folder| [folder.join("docker.sock"), folder.join("podman/podman.sock")]);
    let shared = ["/var/run/docker.sock", "/run/podman/podman.sock"].into_iter().map(PathBuf::from);
    named.chain(own).chain(shared).collect()
}
