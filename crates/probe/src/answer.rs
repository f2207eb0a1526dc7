//! Holds an HTTP answer against what it has to be.

use hyper::header::HeaderMap;
use serde_json::Value;

use crate::{Failure, Fault, Http, Pattern, StatusPattern, address};

/// So much of a value is shown, in characters.
const SHOWN: usize = 80;

/// An HTTP answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The body, where somebody wants it.
    pub(crate) body: Vec<u8>,
    /// Whether there was more of the body than was read.
    pub(crate) cut: bool,
}

/// Checks status, headers and body, in this order.
pub(crate) fn check(http: &Http, answer: &Answer) -> Result<(), Failure> {
    check_status(http, answer)?;
    for (name, pattern) in &http.header {
        check_header(name, pattern, &answer.headers)?;
    }
    if let Some(pattern) = &http.body {
        check_body(pattern, answer)?;
    }
    if http.json.is_empty() { Ok(()) } else { check_json(http, answer) }
}

fn check_status(http: &Http, answer: &Answer) -> Result<(), Failure> {
    let code = answer.status;
    let wanted = if http.status.is_empty() { &[StatusPattern::SUCCESS][..] } else { &http.status };
    if wanted.iter().any(|pattern| pattern.allows(code)) {
        return Ok(());
    }
    let wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
    let wanted = wanted.join(" or ");
    let location = answer.headers.get(hyper::header::LOCATION).and_then(|value| value.to_str().ok());
    Err(match location {
        Some(location) if (300..400).contains(&code) && http.redirects == 0 => {
            let to = address::shown(location);
            Failure::new(Fault::Status, format!("answered {code} to {to}, not {wanted}"))
                .hint("`redirects = 5` follows, or name the address that it leads to")
        }
        Some(_) | None => Failure::new(Fault::Status, format!("answered {code}, not {wanted}")),
    })
}

fn check_header(name: &str, pattern: &Pattern, headers: &HeaderMap) -> Result<(), Failure> {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    if values.iter().any(|value| pattern.is_in(value)) {
        return Ok(());
    }
    let message = match values.first() {
        Some(value) => format!("the header {name} is `{}`, which does not match {}", cut(value), pattern.as_str()),
        None => format!("there is no header {name}"),
    };
    Err(Failure::new(Fault::Assertion, message))
}

fn check_body(pattern: &Pattern, answer: &Answer) -> Result<(), Failure> {
    if pattern.is_in(&String::from_utf8_lossy(&answer.body)) {
        return Ok(());
    }
    let where_ = if answer.cut { "the first 1 MiB of the body" } else { "the body" };
    Err(Failure::new(Fault::Assertion, format!("{where_} does not match {}", pattern.as_str())))
}

fn check_json(http: &Http, answer: &Answer) -> Result<(), Failure> {
    if answer.cut {
        return Err(Failure::new(Fault::Assertion, "the body is longer than 1 MiB, and no JSON is looked for in it"));
    }
    let body: Value = serde_json::from_slice(&answer.body)
        .map_err(|error| Failure::new(Fault::Assertion, format!("the body is no JSON: {error}").to_lowercase()))?;
    for (pointer, wanted) in &http.json {
        let message = match body.pointer(pointer) {
            Some(found) if is_same(found, wanted) => continue,
            Some(found) => format!("{pointer} is {}, not {}", cut(&found.to_string()), cut(&wanted.to_string())),
            None => format!("there is no {pointer} in the body"),
        };
        return Err(Failure::new(Fault::Assertion, message));
    }
    Ok(())
}

/// Tells whether both are the same; 1 and 1.0 are.
fn is_same(found: &Value, wanted: &Value) -> bool {
    match (found.as_f64(), wanted.as_f64()) {
        (Some(found_number), Some(wanted_number)) => found == wanted || found_number == wanted_number,
        (_, _) => found == wanted,
    }
}

/// Returns as much of a text as a message can hold, on one line.
pub(crate) fn cut(text: &str) -> String {
    let printable = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut shown: String = text.chars().take(SHOWN).map(printable).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push_str("...");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, headers: HeaderMap::new(), body: body.into(), cut: false }
    }

    fn why(http: &Http, answer: &Answer) -> String {
        check(http, answer).unwrap_err().message
    }

    #[test]
    fn only_a_success_is_well_where_nobody_says() {
        let http = Http::default();
        assert!(check(&http, &answer(204, "")).is_ok());
        assert_eq!(why(&http, &answer(503, "")), "answered 503, not 2xx");
        let http = Http { status: vec!["200".parse().unwrap(), "4..".parse().unwrap()], ..http };
        assert!(check(&http, &answer(404, "")).is_ok());
        assert_eq!(why(&http, &answer(500, "")), "answered 500, not 200 or 4..");
    }

    #[test]
    fn bodies_are_held_against_pointers() {
        let json = |pointer: &str, value: Value| Http { json: [(pointer.to_owned(), value)].into(), ..Http::default() };
        let body = answer(200, r#"{"status":"ok","n":1,"list":[null]}"#);
        assert!(check(&json("/status", "ok".into()), &body).is_ok());
        assert!(check(&json("/n", 1.0.into()), &body).is_ok());
        assert!(check(&json("/list/0", Value::Null), &body).is_ok());
        assert_eq!(why(&json("/status", "up".into()), &body), "/status is \"ok\", not \"up\"");
        assert_eq!(why(&json("/a/b", 1.into()), &body), "there is no /a/b in the body");
        assert!(why(&json("/a", 1.into()), &answer(200, "<html>")).starts_with("the body is no json"));
        let deep = "[".repeat(100_000);
        assert!(why(&json("/a", 1.into()), &answer(200, &deep)).contains("recursion limit"));
    }
}
