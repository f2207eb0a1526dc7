//! What is to be asked: what the configuration names, else what can be found.

use std::collections::BTreeSet;

use skep_kit::{Context, Error, suggest};
use skep_probe::Service;

use crate::config::{HealthConfig, kinds_listed};
use crate::discover::{self, Discovery};

/// What is to be asked, and what nobody can ask.
pub(crate) struct Asked {
    pub(crate) services: Vec<Service>,
    /// Services that cannot be asked until the user trusts the project's file, by name.
    pub(crate) untrusted: Vec<String>,
    /// What was found without being named; empty where the configuration names something.
    pub(crate) discoveries: Vec<Discovery>,
    /// Whether the services come from the configuration.
    pub(crate) source: Source,
}

/// Where services come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Configured,
    Discovered,
}

/// Whether to look for services where none is configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Search {
    #[default]
    WhereNoneIsConfigured,
    Never,
}

/// Returns what is to be asked; of all that, with `names`, those and what they depend on.
///
/// # Errors
/// A service that says nothing to ask, or a name that is none's.
pub(crate) fn asked(
    names: &[String],
    search: Search,
    (config, context): (&HealthConfig, &Context),
) -> Result<Asked, Error> {
    let mut asked = configured(config, context)?;
    if asked.services.is_empty() && asked.untrusted.is_empty() && search == Search::WhereNoneIsConfigured {
        let found = discover::services(context);
        asked = Asked {
            services: found.services,
            untrusted: Vec::new(),
            discoveries: found.discoveries,
            source: Source::Discovered,
        };
    }
    if !names.is_empty() {
        keep(names, &mut asked)?;
    }
    Ok(asked)
}

fn configured(config: &HealthConfig, context: &Context) -> Result<Asked, Error> {
    let untrusted: BTreeSet<String> =
        context.config.keys_left_out("health").iter().filter_map(|key| service_of(key)).collect();
    let mut services = Vec::new();
    for name in config.services.keys().filter(|name| !untrusted.contains(*name)) {
        let service = config.service(name).ok_or_else(|| {
            Error::usage("no-kind", format!("the service `{name}` does not say what to ask"))
                .about(format!("health.services.{name}"))
                .hint(format!("give it one of {}", kinds_listed()))
        })?;
        services.push(service);
    }
    for service in &mut services {
        check_dependencies(service, config, &untrusted)?;
        // It is asked though one that it depends on cannot be.
        service.depends_on.retain(|needed| !untrusted.contains(needed));
    }
    Ok(Asked {
        services,
        untrusted: untrusted.into_iter().collect(),
        discoveries: Vec::new(),
        source: Source::Configured,
    })
}

fn check_dependencies(service: &Service, config: &HealthConfig, untrusted: &BTreeSet<String>) -> Result<(), Error> {
    let is_known = |name: &String| config.services.contains_key(name) || untrusted.contains(name);
    let Some(unknown) = service.depends_on.iter().find(|name| !is_known(name)) else { return Ok(()) };
    let message = format!("the service `{}` depends on `{unknown}`, which is no service here", service.name);
    let error = Error::usage("unknown-service", message).about(format!("health.services.{}.depends_on", service.name));
    let hint = suggest::hint(unknown, config.services.keys().map(String::as_str));
    Err(error.hint(hint.unwrap_or_else(|| format!("add [health.services.{unknown}], or take it out of `depends_on`"))))
}

/// Returns the name of the service that a key belongs to.
fn service_of(key: &[String]) -> Option<String> {
    let [_, services, name, ..] = key else { return None };
    (services == "services").then(|| name.clone())
}

fn keep(names: &[String], asked: &mut Asked) -> Result<(), Error> {
    let known =
        || asked.services.iter().map(|service| service.name.as_str()).chain(asked.untrusted.iter().map(String::as_str));
    if let Some(name) = names.iter().find(|name| !known().any(|known| known == *name)) {
        let error = Error::usage("unknown-service", format!("`{name}` is no service here")).about(name.clone());
        let listed: Vec<&str> = known().take(20).collect();
        let error = suggest::hint(name, known()).into_iter().fold(error, Error::hint);
        return Err(if listed.is_empty() {
            error.hint("there is none; name what has to be up in [health.services]")
        } else {
            error.hint(format!("there are {}", listed.join(", ")))
        });
    }
    let mut wanted: BTreeSet<String> = names.iter().cloned().collect();
    loop {
        let needed = asked.services.iter().filter(|service| wanted.contains(&service.name));
        let needed: Vec<String> = needed.flat_map(|service| service.depends_on.clone()).collect();
        let before = wanted.len();
        wanted.extend(needed);
        if wanted.len() == before {
            break;
        }
    }
    asked.services.retain(|service| wanted.contains(&service.name));
    asked.untrusted.retain(|name| wanted.contains(name));
    Ok(())
}
