//! Addresses: where to connect to, and how an address is shown to people without what is secret in it.

use hyper::Uri;
use hyper::http::uri::PathAndQuery;
use skep_kit::{HIDDEN, names_a_secret};

/// Where a request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Whether TLS is spoken.
    pub(crate) scheme: Scheme,
    /// The name or address, without brackets.
    pub(crate) host: String,
    /// The port.
    pub(crate) port: u16,
    /// The path and the query.
    pub(crate) path: PathAndQuery,
    /// `user:password`, as it stands in the address.
    pub(crate) credentials: Option<String>,
}

/// Whether TLS is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
}

impl Scheme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl Place {
    /// Reads `http://…` or `https://…`.
    ///
    /// # Errors
    /// What is wrong with it, a clause that repeats nothing of it.
    pub(crate) fn parse(url: &str) -> Result<Self, String> {
        let without_fragment = url.split('#').next().unwrap_or(url);
        let uri: Uri = without_fragment.parse().map_err(|error| format!("{error}").to_lowercase())?;
        let scheme = match uri.scheme_str().map(str::to_ascii_lowercase).as_deref() {
            Some("http") => Scheme::Http,
            Some("https") => Scheme::Https,
            Some(_) | None => return Err("it begins neither with http:// nor with https://".to_owned()),
        };
        let authority = uri.authority().ok_or("it names no host")?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() {
            return Err("it names no host".to_owned());
        }
        if !is_plain(authority.as_str().rsplit('@').next().unwrap_or_default()) {
            return Err("its host or its port is none: a port is a number from 1 to 65535".to_owned());
        }
        let port = authority.port_u16().unwrap_or_else(|| scheme.port());
        let credentials = authority.as_str().rsplit_once('@').map(|(credentials, _)| credentials.to_owned());
        let path = uri.path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
        Ok(Self { scheme, host, port, path, credentials })
    }

    /// Returns where a redirect to `location` leads from here.
    ///
    /// # Errors
    /// As [`Place::parse`].
    pub(crate) fn follow(&self, location: &str) -> Result<Self, String> {
        let location = location.trim().split('#').next().unwrap_or_default();
        let origin = format!("{}://{}", self.scheme.as_str(), self.authority());
        let path = self.path.path();
        let joined = if location.contains("://") && !location.starts_with(['/', '?']) {
            location.to_owned()
        } else if location.starts_with("//") {
            format!("{}:{location}", self.scheme.as_str())
        } else if location.starts_with('/') {
            format!("{origin}{location}")
        } else if location.is_empty() {
            format!("{origin}{}", self.path)
        } else if location.starts_with('?') {
            format!("{origin}{path}{location}")
        } else {
            let (query_at, folder) = (location.find('?').unwrap_or(location.len()), path.rsplit_once('/'));
            let (relative, query) = location.split_at(query_at);
            format!("{origin}{}{query}", without_dots(&format!("{}/{relative}", folder.map_or("", |(begin, _)| begin))))
        };
        Self::parse(&joined)
    }

    /// Returns the host and, where it is not the scheme's own, the port, as the header Host has it.
    pub(crate) fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == self.scheme.port() { host } else { format!("{host}:{}", self.port) }
    }

    /// Tells whether both are the same server, so that one may see what was meant for the other.
    pub(crate) fn same_origin(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.host.eq_ignore_ascii_case(&other.host) && self.port == other.port
    }

    /// Returns it for people, without credentials.
    pub(crate) fn shown(&self) -> String {
        shown(&format!("{}://{}{}", self.scheme.as_str(), self.authority(), self.path))
    }
}

/// Tells whether a text is a host, and with a port perhaps, and nothing else.
fn is_plain(authority: &str) -> bool {
    let is_host = |host: &str| {
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
        bare.map_or_else(|| host.chars().all(is_name), |address| address.parse::<std::net::Ipv6Addr>().is_ok())
    };
    let is_port =
        |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse().is_ok_and(|port: u16| port > 0);
    match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => is_host(host) && is_port(port),
        Some(_) | None => is_host(authority),
    }
}

/// Returns a path without `.` and `..`. Source: <https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4>
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    let is_folder = path.ends_with("/.") || path.ends_with("/..");
    format!("/{}{}", parts.join("/"), if is_folder && !parts.is_empty() { "/" } else { "" })
}

/// Returns an address without its user and password, and without the values of query parameters that name a secret.
pub(crate) fn shown(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (scheme, rest));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    // A password may hold a slash that nobody encoded: then what stands before it is no host.
    let (authority, path) = match rest.rfind('@') {
        Some(at) if at < end || !is_plain(&rest[..end]) => (format!("{HIDDEN}@{}", &rest[at + 1..]), String::new()),
        Some(_) | None => (rest[..end].to_owned(), rest[end..].to_owned()),
    };
    let separator = if scheme.is_empty() { "" } else { "://" };
    hide_parameters(&format!("{scheme}{separator}{authority}{path}"))
}

fn hide_parameters(url: &str) -> String {
    let Some((begin, query)) = url.split_once('?') else { return url.to_owned() };
    let (query, fragment) = query.split_once('#').map_or((query, None), |(query, rest)| (query, Some(rest)));
    let hide = |parameter: &str| match parameter.split_once('=') {
        Some((name, _)) if holds_a_secret(name) => format!("{name}={HIDDEN}"),
        Some(_) | None => parameter.to_owned(),
    };
    let query: Vec<String> = query.split('&').map(hide).collect();
    format!("{begin}?{}{}", query.join("&"), fragment.map_or_else(String::new, |rest| format!("#{rest}")))
}

/// Names of query parameters that hold secrets, besides those that a configuration would call so.
const SECRET_PARAMETERS: [&str; 8] = ["key", "apikey", "auth", "sig", "signature", "pass", "pwd", "code"];

fn holds_a_secret(name: &str) -> bool {
    names_a_secret(name) || SECRET_PARAMETERS.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

/// Parts `HOST:PORT` or `[ADDRESS]:PORT`.
///
/// # Errors
/// What is wrong with it, a clause.
pub(crate) fn host_and_port(address: &str) -> Result<(String, u16), String> {
    let (host, port) = address.rsplit_once(':').ok_or("it has no port; write HOST:PORT")?;
    let port = port.parse().ok().filter(|port| *port > 0).ok_or("its port is no number from 1 to 65535")?;
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if bare.is_none() && host.contains(':') {
        return Err("an IPv6 address stands in brackets: [::1]:80".to_owned());
    }
    let host = bare.unwrap_or(host);
    if host.is_empty() { Err("it has no host; write HOST:PORT".to_owned()) } else { Ok((host.to_owned(), port)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        let place = Place::parse("https://user:pa%20ss@Example.org:8443/a/b?c=d#e").unwrap();
        assert_eq!((place.scheme, place.host.as_str(), place.port), (Scheme::Https, "Example.org", 8443));
        assert_eq!(place.path.as_str(), "/a/b?c=d");
        assert_eq!(place.credentials.as_deref(), Some("user:pa%20ss"));
        assert_eq!(Place::parse("http://[::1]:80/").unwrap().authority(), "[::1]");
        assert_eq!(Place::parse("http://[::1]").unwrap().port, 80);
        for bad in
            ["ftp://a/", "a.example", "http://", "http://a:0/", "http://a:99999/", "http://a b/", "", "http:///x"]
        {
            assert!(Place::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn redirects_lead_where_the_standard_says() {
        let from = Place::parse("http://a.example/b/c?d").unwrap();
        let to = |location: &str| from.follow(location).unwrap().shown();
        assert_eq!(to("https://x.example/y"), "https://x.example/y");
        assert_eq!(to("//x.example/y"), "http://x.example/y");
        assert_eq!(to("/y"), "http://a.example/y");
        assert_eq!(to("y?z=/.."), "http://a.example/b/y?z=/..");
        assert_eq!(to("../y"), "http://a.example/y");
        assert_eq!(to("?y"), "http://a.example/b/c?y");
        assert_eq!(to("/back?to=http://x.example/"), "http://a.example/back?to=http://x.example/");
    }

    #[test]
    fn nothing_secret_is_shown() {
        assert_eq!(shown("http://u:hunter2@a.example/b?token=hunter2&x=1"), "http://***@a.example/b?token=***&x=1");
        assert_eq!(shown("http://u:hunt/er2@a.example/b"), "http://***@a.example/b");
        assert_eq!(shown("http://a.example/b@c"), "http://a.example/b@c");
        assert_eq!(shown("u:hunter2@a.example"), "***@a.example");
    }

    #[test]
    fn no_address_that_a_server_names_breaks_anything_or_shows_a_password() {
        let parts = [
            "http://", "https:", "//", "/", "..", ".", "?", "#", "@", ":", "[", "]", "%", "é", "\u{0}", "a", " ", "80",
            "&", "=",
        ];
        let from = Place::parse("http://a.example/b/c?d").unwrap();
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let mut location = String::new();
            for _ in 0..8 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                location.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            if let Ok(next) = from.follow(&location) {
                assert_eq!(
                    Place::parse(&format!("{}://{}{}", next.scheme.as_str(), next.authority(), next.path)).map(|_| ()),
                    Ok(())
                );
            }
            let secret = format!("http://u:hunter2{location}@a.example/");
            assert!(!shown(&secret).contains("hunter2"), "{secret}: {}", shown(&secret));
        }
    }

    #[test]
    fn host_and_port_are_parted() {
        assert_eq!(host_and_port("[::1]:80"), Ok(("::1".to_owned(), 80)));
        assert_eq!(host_and_port("a.example:443"), Ok(("a.example".to_owned(), 443)));
        for bad in ["a.example", ":80", "a:0", "a:b", "::1:80", "a:70000"] {
            assert!(host_and_port(bad).is_err(), "{bad}");
        }
    }
}
