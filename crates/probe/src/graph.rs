//! Which services need which. A circle is a mistake of the configuration; a service that fails because another one is
//! down is not counted as down itself.

use std::collections::HashMap;

use skep_kit::{Error, suggest};

use crate::{Check, Service, Status};

/// Checks names and dependencies.
///
/// # Errors
/// Two services of one name, a dependency that is no service, or dependencies that lead in a circle.
pub(crate) fn check(services: &[Service]) -> Result<(), Error> {
    let mut places = HashMap::new();
    for (index, service) in services.iter().enumerate() {
        if places.insert(service.name.as_str(), index).is_some() {
            return Err(Error::usage("same-service", format!("two services are called `{}`", service.name))
                .about(service.name.clone())
                .hint("give one of them another name"));
        }
    }
    for service in services {
        if let Some(missing) = service.depends_on.iter().find(|name| !places.contains_key(name.as_str())) {
            return Err(no_such_service(services, &service.name, missing));
        }
    }
    find_circle(services, &places).map_or(Ok(()), |circle| Err(in_a_circle(&circle)))
}

fn no_such_service(services: &[Service], name: &str, missing: &str) -> Error {
    let error = Error::usage("no-such-service", format!("`{name}` depends on `{missing}`, which is no service"));
    let names = services.iter().map(|service| service.name.as_str());
    let hint = suggest::hint(missing, names).unwrap_or_else(|| "name a service that is configured".to_owned());
    error.about(name).hint(hint)
}

fn in_a_circle(circle: &[&str]) -> Error {
    let message = format!("services depend on each other in a circle: {}", circle.join(" -> "));
    Error::usage("dependency-circle", message)
        .about(circle.first().copied().unwrap_or_default())
        .hint("take one of them out of `depends_on`")
}

/// How far a service has been followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Untouched,
    UnderWay,
    Done,
}

/// Returns the names along a circle, the first once more at the end. Keeps its own stack: a chain may be long.
fn find_circle<'a>(services: &'a [Service], places: &HashMap<&str, usize>) -> Option<Vec<&'a str>> {
    let mut marks = vec![Mark::Untouched; services.len()];
    for start in 0..services.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let (service, mark) = (services.get(*at)?, marks.get_mut(*at)?);
            if *mark == Mark::Done {
                path.pop();
                continue;
            }
            *mark = Mark::UnderWay;
            let Some(name) = service.depends_on.get(*next) else {
                *mark = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let place = *places.get(name.as_str())?;
            if marks.get(place) == Some(&Mark::UnderWay) {
                let begin = path.iter().position(|(at, _)| *at == place)?;
                let members = path.iter().skip(begin).map(|(at, _)| *at).chain([place]);
                return Some(members.filter_map(|at| services.get(at)).map(|service| service.name.as_str()).collect());
            }
            path.push((place, 0));
        }
    }
    None
}

/// Takes back that a service is down where one that it depends on is down itself.
pub(crate) fn suppress(checks: &mut [Check]) {
    let down: HashMap<String, Vec<String>> = checks
        .iter()
        .filter(|check| check.status == Status::Down)
        .map(|check| (check.name.clone(), check.depends_on.clone()))
        .collect();
    for check in checks.iter_mut().filter(|check| check.status == Status::Down) {
        if let Some(culprit) = culprit(&check.name, &down) {
            check.status = Status::Suppressed;
            check.severity = None;
            check.suppressed_by = Some(culprit.to_owned());
        }
    }
}

/// Returns the service that is down, that `name` depends on, and that depends on none that is down. There are no
/// circles here.
fn culprit<'a>(name: &str, down: &'a HashMap<String, Vec<String>>) -> Option<&'a str> {
    let mut found = None;
    let mut at = name;
    while let Some((next, _)) = down.get(at)?.iter().find_map(|dependency| down.get_key_value(dependency)) {
        found = Some(next.as_str());
        at = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Target, Tcp};

    fn services(needs: &[(&str, &[&str])]) -> Vec<Service> {
        let service = |(name, needs): &(&str, &[&str])| {
            let mut service = Service::new(*name, Target::Tcp(Tcp::default()));
            service.depends_on = needs.iter().map(|name| (*name).to_owned()).collect();
            service
        };
        needs.iter().map(service).collect()
    }

    fn why(needs: &[(&str, &[&str])]) -> String {
        check(&services(needs)).unwrap_err().message
    }

    #[test]
    fn circles_are_named_by_their_members() {
        assert!(check(&services(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])).is_ok());
        let circle = why(&[("x", &["a"]), ("a", &["b"]), ("b", &["c"]), ("c", &["a"])]);
        assert_eq!(circle, "services depend on each other in a circle: a -> b -> c -> a");
        assert_eq!(why(&[("a", &["a"])]), "services depend on each other in a circle: a -> a");
    }

    #[test]
    fn names_are_known_and_differ() {
        assert_eq!(why(&[("api", &["bd"]), ("db", &[])]), "`api` depends on `bd`, which is no service");
        assert_eq!(why(&[("api", &[]), ("api", &[])]), "two services are called `api`");
    }

    #[test]
    fn a_long_chain_is_followed_to_its_end() {
        let names: Vec<String> = (0..20_000).map(|number| number.to_string()).collect();
        let mut chain: Vec<Service> =
            names.iter().map(|name| Service::new(name, Target::Tcp(Tcp::default()))).collect();
        for (service, next) in chain.iter_mut().zip(&names[1..]) {
            service.depends_on = vec![next.clone()];
        }
        assert!(check(&chain).is_ok());
    }
}
