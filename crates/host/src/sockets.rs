//! Who listens where.
//!
//! The kernel lists sockets by a number, and each process's descriptors by the number of what they are: joining them
//! costs a look at every descriptor of every process that may be looked at, so it is done on request only.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Roots, process, read};

/// What is spoken at a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Protocol {
    /// TCP over IPv4.
    Tcp,
    /// TCP over IPv6, which may take IPv4 as well.
    Tcp6,
    /// A socket of this machine.
    Unix,
}

/// A socket that takes connections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listener {
    /// What is spoken there.
    pub protocol: Protocol,
    /// The address; null where it has a path.
    pub address: Option<IpAddr>,
    /// The port; null where it has a path.
    pub port: Option<u16>,
    /// The path, with `@` before a name that is no file; null where it has a port.
    pub path: Option<String>,
    /// Who holds it; null where it belongs to somebody whose processes this one may not look into.
    pub holder: Option<Holder>,
    /// The number that the kernel knows it by.
    #[serde(skip)]
    inode: u64,
}

/// A process that holds a socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Holder {
    /// Its number.
    pub pid: u32,
    /// What it is called.
    pub name: String,
}

/// The sockets that take connections.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Listeners {
    /// They themselves, by protocol, port and path.
    pub list: Vec<Listener>,
    /// Processes whose descriptors this one may not read.
    pub denied: u64,
}

/// Returns all sockets that take connections, with who holds them.
#[must_use]
pub fn listeners(roots: &Roots) -> Listeners {
    let mut list = tcp(roots, Protocol::Tcp);
    list.extend(tcp(roots, Protocol::Tcp6));
    list.extend(unix(roots));
    list.sort_by(|a, b| (a.protocol, a.port, &a.path, a.address).cmp(&(b.protocol, b.port, &b.path, b.address)));
    list.dedup_by(|a, b| a.inode == b.inode);
    let denied = name_holders(roots, &mut list);
    Listeners { list, denied }
}

/// Returns who listens on a TCP port of this machine; none where nobody does, or nobody whom one may look into.
#[must_use]
pub fn port_holder(roots: &Roots, port: u16) -> Option<Holder> {
    let mut list = tcp(roots, Protocol::Tcp);
    list.extend(tcp(roots, Protocol::Tcp6));
    list.retain(|listener| listener.port == Some(port));
    if list.is_empty() {
        return None;
    }
    name_holders(roots, &mut list);
    list.into_iter().find_map(|listener| listener.holder)
}

/// The state of a TCP socket that takes connections.
const TCP_LISTEN: &str = "0A";

/// `__SO_ACCEPTCON`, the flag of a socket of this machine that takes connections.
const UNIX_ACCEPTS: u32 = 1 << 16;

/// Source: <https://docs.kernel.org/networking/proc_net_tcp.html>
fn tcp(roots: &Roots, protocol: Protocol) -> Vec<Listener> {
    let file = match protocol {
        Protocol::Tcp => "net/tcp",
        Protocol::Tcp6 => "net/tcp6",
        Protocol::Unix => return Vec::new(),
    };
    let text = read::text(&roots.proc.join(file)).unwrap_or_default();
    let listener = |line: &str| {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let (local, state, inode) = (words.get(1)?, words.get(3)?, words.get(9)?);
        if *state != TCP_LISTEN {
            return None;
        }
        let (address, port) = local.split_once(':')?;
        Some(Listener {
            protocol,
            address: Some(self::address(address)?),
            port: Some(u16::from_str_radix(port, 16).ok()?),
            path: None,
            holder: None,
            inode: inode.parse().ok()?,
        })
    };
    text.lines().skip(1).filter_map(listener).collect()
}

/// Reads an address in hexadecimal digits: words of four bytes, each as the machine keeps it.
fn address(digits: &str) -> Option<IpAddr> {
    let word = |at: usize| u32::from_str_radix(digits.get(at..at + 8)?, 16).ok().map(u32::to_ne_bytes);
    if digits.len() == 8 {
        return Some(IpAddr::V4(Ipv4Addr::from(word(0)?)));
    }
    let mut bytes = [0; 16];
    for (index, part) in bytes.chunks_exact_mut(4).enumerate() {
        part.copy_from_slice(&word(index * 8)?);
    }
    (digits.len() == 32).then(|| IpAddr::V6(Ipv6Addr::from(bytes)))
}

fn unix(roots: &Roots) -> Vec<Listener> {
    let text = read::text(&roots.proc.join("net/unix")).unwrap_or_default();
    let listener = |line: &str| {
        // Number, references, protocol, flags, type, state, inode, path.
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let flags = u32::from_str_radix(words.get(3)?, 16).ok()?;
        if flags & UNIX_ACCEPTS == 0 {
            return None;
        }
        // A path may have blanks in it.
        let path = line.get(line.find(words.get(7)?)?..)?;
        Some(Listener {
            protocol: Protocol::Unix,
            address: None,
            port: None,
            path: Some(path.to_owned()),
            holder: None,
            inode: words.get(6)?.parse().ok()?,
        })
    };
    text.lines().skip(1).filter_map(listener).collect()
}

/// Finds out who holds each of the sockets. Returns how many processes could not be looked into.
fn name_holders(roots: &Roots, list: &mut [Listener]) -> u64 {
    let mut wanted: BTreeMap<u64, Option<Holder>> = list.iter().map(|listener| (listener.inode, None)).collect();
    let mut denied = 0;
    for entry in std::fs::read_dir(&roots.proc).into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let descriptors = match std::fs::read_dir(entry.path().join("fd")) {
            Ok(descriptors) => descriptors,
            Err(error) => {
                denied += u64::from(error.kind() == std::io::ErrorKind::PermissionDenied);
                continue;
            }
        };
        let inodes = descriptors.flatten().filter_map(|descriptor| socket(&descriptor.path()));
        for inode in inodes {
            if let Some(slot @ None) = wanted.get_mut(&inode) {
                *slot = process(roots, pid).map(|process| Holder { pid, name: process.name });
            }
        }
    }
    for listener in list {
        listener.holder = wanted.get(&listener.inode).cloned().flatten();
    }
    denied
}

/// Returns the number of the socket that a descriptor is.
fn socket(descriptor: &Path) -> Option<u64> {
    let target = std::fs::read_link(descriptor).ok()?;
    target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok()
}
