//! Takes the ports. Who has one already is said by name.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};

use skep_host::Roots;
use skep_kit::{Error, Event, Problem, Severity};

use super::settings::{PortTaken, Settings};

/// What is served at a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Surface {
    /// `/metrics` and what belongs to it.
    Metrics,
    /// The dashboard.
    Dashboard,
    /// Both, since both were asked for at one address.
    Both,
}

impl Surface {
    /// Returns what is said of it.
    pub(crate) const fn purpose(self) -> &'static str {
        match self {
            Self::Metrics => "metrics",
            Self::Dashboard => "dashboard",
            Self::Both => "metrics and dashboard",
        }
    }

    /// Returns what to ask for first.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Metrics => "/metrics",
            Self::Dashboard | Self::Both => "/",
        }
    }

    const fn flag(self) -> &'static str {
        match self {
            Self::Metrics | Self::Both => "--listen",
            Self::Dashboard => "--dashboard",
        }
    }
}

/// Where connections come in.
#[derive(Debug)]
pub(crate) struct Door {
    /// What is served there.
    pub(crate) surface: Surface,
    /// The address, with the port that was taken where any was asked for.
    pub(crate) address: SocketAddr,
    /// The socket.
    pub(crate) listener: TcpListener,
}

/// What came of a wish to listen.
pub(crate) struct Doors {
    /// Those that are open.
    pub(crate) open: Vec<Door>,
    /// What was to be told: that a port is taken.
    pub(crate) events: Vec<Event>,
}

/// Takes the ports that were asked for.
///
/// # Errors
/// A port is taken, or may not be used, and sampling was not to go on without it.
pub(crate) fn open(settings: &Settings) -> Result<Doors, Error> {
    let mut doors = Doors { open: Vec::new(), events: Vec::new() };
    for (surface, address) in wanted(settings) {
        match take(surface, address) {
            Ok(door) => doors.open.push(door),
            Err(error) if settings.port_taken == PortTaken::Refuse => {
                return Err(error.hint("to measure all the same, without being asked there: --keep-sampling"));
            }
            Err(error) => {
                let message = Problem::from(&error).message;
                let event = Event::new("not-listening", format!("{message}; sampling goes on"));
                doors.events.push(event.graded(Severity::Medium).with("address", address.to_string()));
            }
        }
    }
    Ok(doors)
}

/// Two ports of which any will do are two.
fn wanted(settings: &Settings) -> Vec<(Surface, SocketAddr)> {
    match (settings.metrics, settings.dashboard) {
        (Some(metrics), Some(dashboard)) if metrics == dashboard && metrics.port() != 0 => {
            vec![(Surface::Both, metrics)]
        }
        (metrics, dashboard) => {
            let metrics = metrics.map(|address| (Surface::Metrics, address));
            metrics.into_iter().chain(dashboard.map(|address| (Surface::Dashboard, address))).collect()
        }
    }
}

fn take(surface: Surface, address: SocketAddr) -> Result<Door, Error> {
    let bound = TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Door { surface, address, listener })
    });
    bound.map_err(|cause| {
        let flag = surface.flag();
        let other =
            format!("take another port: {flag} {}, or any that is free: {flag} {}", next(address), any(address));
        let error = match cause.kind() {
            ErrorKind::AddrInUse => {
                let holder = Roots::system().ok().and_then(|roots| skep_host::port_holder(&roots, address.port()));
                let by = holder.map_or_else(
                    || "a process of somebody else's".to_owned(),
                    |holder| format!("{} (process {})", holder.name, holder.pid),
                );
                Error::unavailable("port-in-use", format!("{address} is taken by {by}")).hint(other)
            }
            _ => {
                Error::unavailable("cannot-listen", format!("cannot listen on {address}")).caused_by(cause).hint(other)
            }
        };
        error.about(flag)
    })
}

fn next(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(1024))
}

const fn any(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip(), 0)
}
