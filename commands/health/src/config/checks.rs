//! What of a table of services does not go together. It is complained of while the configuration is read, where the line
//! in the file is known.
//!
//! The configuration is read in parts as well, to find the key at fault, and without the keys that need trust: a service
//! that does not say what to ask is no mistake here. Whoever asks complains of that.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use skep_kit::Period;

use super::keys::{KINDS, only};
use super::{Room, ServiceConfig};

type Services = BTreeMap<String, ServiceConfig>;

/// No name is longer, in bytes: it becomes a label of metrics and a word of tables.
const LONGEST_NAME: usize = 64;

/// Reads the services, and holds each against its kind and against the others.
pub(super) fn services<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Services, D::Error> {
    let services = Services::deserialize(deserializer)?;
    for (name, service) in &services {
        check_name(name).map_err(D::Error::custom)?;
        check(service).map_err(|why| D::Error::custom(format!("`{name}`: {why}")))?;
    }
    check_dependencies(&services).map_err(D::Error::custom)?;
    Ok(services)
}

/// Tells what is wrong with the name of a service or a heartbeat.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let is_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ':' | '/' | '@');
    if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(is_sign) || name.starts_with('-') {
        let shown: String = name.chars().take(LONGEST_NAME).collect();
        let rule = "a name has letters, digits and - _ . : / @, begins with no - and has 64 bytes at most";
        return Err(format!("`{}` is no name of a service: {rule}", shown.escape_debug()));
    }
    Ok(())
}

fn check(service: &ServiceConfig) -> Result<(), String> {
    let kinds = service.kinds();
    let kind = match kinds.as_slice() {
        [] => return check_values(service),
        [kind] => *kind,
        // A name and a file with the number are one question.
        ["process", "pidfile"] => "process",
        [one, other, ..] => return Err(format!("it has both `{one}` and `{other}`; a service is asked one thing")),
    };
    for key in service.said() {
        if let Some(fitting) = only(&key).filter(|fitting| !fitting.contains(&kind)) {
            let fitting: Vec<String> = fitting.iter().map(|kind| format!("`{kind}`")).collect();
            return Err(format!("`{key}` goes with {}, not with `{kind}`", fitting.join(", ")));
        }
    }
    check_values(service)
}

fn check_values(service: &ServiceConfig) -> Result<(), String> {
    check_address(service)?;
    let pairs = [
        ("warn", service.warn, "critical", service.critical),
        ("warn_age", service.warn_age, "max_age", service.max_age),
    ];
    for (milder, low, worse, high) in pairs {
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            return Err(format!("`{milder}` ({low}) is more than `{worse}` ({high})"));
        }
    }
    if let (Some(low), Some(high)) = (service.warn_left, service.critical_left)
        && low < high
    {
        return Err(format!("`warn_left` ({low}) is less than `critical_left` ({high})"));
    }
    if let (Some(low), Some(high)) = (service.min_count, service.max_count)
        && low > high
    {
        return Err(format!("`min_count` ({low}) is more than `max_count` ({high})"));
    }
    let is_less = match (&service.warn_free, &service.critical_free) {
        (Some(Room::Share(warn, _)), Some(Room::Share(critical, _))) => warn < critical,
        (Some(Room::Bytes(warn, _)), Some(Room::Bytes(critical, _))) => warn < critical,
        (Some(Room::Share(..) | Room::Bytes(..)) | None, Some(Room::Share(..) | Room::Bytes(..)) | None) => false,
    };
    if is_less {
        return Err("`warn_free` is less than `critical_free`".to_owned());
    }
    for (key, period) in [("timeout", service.timeout), ("heartbeat", service.heartbeat)] {
        if period == Some(Period::default()) {
            return Err(format!("`{key}` must be longer than 0"));
        }
    }
    if service.up_after == Some(0) {
        return Err("`up_after` counts from 1".to_owned());
    }
    Ok(())
}

/// Tells what is wrong with what is to be asked, as far as the words alone tell.
fn check_address(service: &ServiceConfig) -> Result<(), String> {
    if let Some(url) = &service.http
        && !["http://", "https://"].iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme))
    {
        return Err("`http` begins with http:// or https://".to_owned());
    }
    for (key, address) in [("tcp", &service.tcp), ("tls", &service.tls)] {
        if let Some(address) = address
            && !address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
        {
            return Err(format!("`{key}` is HOST:PORT, such as \"localhost:5432\""));
        }
    }
    let empty =
        [("unix", &service.unix), ("pidfile", &service.pidfile), ("file", &service.file), ("disk", &service.disk)];
    if let Some((key, _)) = empty.iter().find(|(_, path)| path.as_deref() == Some("")) {
        return Err(format!("`{key}` is empty"));
    }
    if service.process.as_deref() == Some("") && service.command_line.is_none() {
        return Err("`process` is empty; any process would do without a `command_line`".to_owned());
    }
    if service.command.as_ref().is_some_and(|words| words.first().is_none_or(String::is_empty)) {
        return Err("`command` names no program".to_owned());
    }
    if let Some(pointer) = service.expect_json.keys().find(|pointer| !(pointer.is_empty() || pointer.starts_with('/')))
    {
        return Err(format!("`expect_json` has JSON pointers, which begin with /, not `{pointer}`"));
    }
    Ok(())
}

/// Tells which service depends on itself. One that depends on what is not there may do so because that needs trust.
fn check_dependencies(services: &Services) -> Result<(), String> {
    let circle = services.keys().find(|name| reaches(services, name));
    circle.map_or(Ok(()), |name| Err(format!("`{name}` depends on itself, perhaps through others")))
}

/// Tells whether a service is among those that it depends on.
fn reaches(services: &Services, name: &str) -> bool {
    let (mut seen, mut open) = (std::collections::BTreeSet::new(), vec![name]);
    while let Some(service) = open.pop().and_then(|name| services.get(name)) {
        for needed in &service.depends_on {
            if needed == name {
                return true;
            }
            if seen.insert(needed.as_str()) {
                open.push(needed);
            }
        }
    }
    false
}

/// Returns the kinds as a sentence lists them.
pub(crate) fn kinds_listed() -> String {
    KINDS.join(", ")
}
