//! When a status file says that it was written. People and programs write moments in many ways, and most of them leave
//! out the zone.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

/// Keys that hold the time of the last change, without case and signs between words.
const KEYS: &[&str] = &[
    "lastupdated",
    "lastupdate",
    "updatedat",
    "lastheartbeat",
    "heartbeat",
    "lastseen",
    "lastactivity",
    "timestamp",
    "ts",
];
/// A number larger than this counts milliseconds: as seconds it would be the year 5138.
const MOST_SECONDS: f64 = 1e11;

/// A moment that a file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) at: Timestamp,
    pub(crate) zone: Zone,
}

/// Whether a moment says in which zone it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    Said,
    Assumed,
}

/// What a file says of its time.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The newest moment that it names.
    At(Moment),
    /// It names one, by this key, in a way that nobody can read.
    Unreadable {
        key: String,
        value: String,
    },
    Nothing,
}

/// Returns when the fields say that they were written.
pub(crate) fn said(fields: &Map<String, Value>, zone: &TimeZone) -> Said {
    let (mut newest, mut unreadable) = (None::<Moment>, None);
    for (key, value) in fields.iter().filter(|(key, _)| KEYS.contains(&plain(key).as_str())) {
        match moment(value, zone) {
            Some(found) if newest.is_none_or(|newest| found.at > newest.at) => newest = Some(found),
            Some(_) => {}
            None if value.is_null() || value == "" => {}
            None => {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                unreadable = Some(Said::Unreadable { key: key.clone(), value: value.chars().take(60).collect() });
            }
        }
    }
    newest.map(Said::At).or(unreadable).unwrap_or(Said::Nothing)
}

/// Returns a key in lower case, without the signs between its words.
pub(crate) fn plain(key: &str) -> String {
    key.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn moment(value: &Value, zone: &TimeZone) -> Option<Moment> {
    match value {
        Value::Number(number) => since_epoch(number.as_f64()?),
        Value::String(text) => text_moment(text, zone),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Reads seconds or milliseconds since 1970.
fn since_epoch(number: f64) -> Option<Moment> {
    let seconds = if number > MOST_SECONDS { number / 1_000.0 } else { number };
    let in_range = number.is_finite() && (1e8..MOST_SECONDS).contains(&seconds);
    let at = Timestamp::from_millisecond((seconds * 1_000.0) as i64).ok().filter(|_| in_range)?;
    Some(Moment { at, zone: Zone::Said })
}

fn text_moment(text: &str, zone: &TimeZone) -> Option<Moment> {
    // "2025-10-14 12:00:00 (Current Session)"
    let text = text.split('(').next().unwrap_or(text).trim();
    let text = text.strip_suffix(" UTC").map_or_else(|| text.to_owned(), |moment| format!("{moment}Z"));
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(Moment { at, zone: Zone::Said });
    }
    if let Ok(number) = text.parse::<f64>() {
        return since_epoch(number);
    }
    // A date alone is a day long; taken for its midnight it would make whoever wrote it stale.
    let civil = text.parse::<DateTime>().ok().filter(|_| text.contains(':'))?;
    let at = zone.to_ambiguous_timestamp(civil).compatible().ok()?;
    Some(Moment { at, zone: Zone::Assumed })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> Option<(String, Zone)> {
        moment(&value, &TimeZone::UTC).map(|moment| (moment.at.to_string(), moment.zone))
    }

    #[test]
    fn every_shape_that_real_files_have_is_read() {
        for (text, expected, zone) in [
            ("2025-10-14 13:00:00", "2025-10-14T13:00:00Z", Zone::Assumed),
            ("2025-10-14T13:00:00Z", "2025-10-14T13:00:00Z", Zone::Said),
            ("2025-10-14T13:00:00.123456", "2025-10-14T13:00:00.123456Z", Zone::Assumed),
            ("2025-10-14T13:00:00.123456Z", "2025-10-14T13:00:00.123456Z", Zone::Said),
            ("2025-10-14T13:00:00.123456+00:00", "2025-10-14T13:00:00.123456Z", Zone::Said),
            ("2025-10-14T13:00:00", "2025-10-14T13:00:00Z", Zone::Assumed),
            ("2025-10-14 13:00", "2025-10-14T13:00:00Z", Zone::Assumed),
            ("2025-10-14 13:00:00 (Current Session)", "2025-10-14T13:00:00Z", Zone::Assumed),
            ("2025-10-14T13:00:00.1234567-05:00", "2025-10-14T18:00:00.1234567Z", Zone::Said),
            ("2025-10-14 13:00:00 UTC", "2025-10-14T13:00:00Z", Zone::Said),
            ("1760446800", "2025-10-14T13:00:00Z", Zone::Said),
        ] {
            assert_eq!(read(json!(text)), Some((expected.to_owned(), zone)), "{text}");
        }
        assert_eq!(read(json!(1_760_446_800)), Some(("2025-10-14T13:00:00Z".to_owned(), Zone::Said)));
        assert_eq!(read(json!(1_760_446_800_500_i64)), Some(("2025-10-14T13:00:00.5Z".to_owned(), Zone::Said)));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for value in
            [json!("yesterday"), json!("2025-10-14"), json!(true), json!(7), json!("NaN"), json!({}), json!(1e300)]
        {
            assert_eq!(read(value.clone()), None, "{value}");
        }
    }

    #[test]
    fn a_zone_that_is_assumed_moves_the_moment() {
        let zone = TimeZone::fixed(jiff::tz::offset(-5));
        let found = moment(&json!("2025-10-14 13:00:00"), &zone).unwrap();
        assert_eq!(found.at.to_string(), "2025-10-14T18:00:00Z");
    }

    #[test]
    fn the_newest_of_several_counts_and_what_cannot_be_read_is_told() {
        let fields = |value: Value| value.as_object().unwrap().clone();
        let newest =
            said(&fields(json!({ "Last-Update": "2025-01-01T00:00:00Z", "ts": 1_760_446_800 })), &TimeZone::UTC);
        assert!(matches!(newest, Said::At(moment) if moment.at.to_string() == "2025-10-14T13:00:00Z"), "{newest:?}");
        let unreadable = said(&fields(json!({ "last_updated": "soon" })), &TimeZone::UTC);
        assert_eq!(unreadable, Said::Unreadable { key: "last_updated".to_owned(), value: "soon".to_owned() });
        assert_eq!(said(&fields(json!({ "onboarding_timestamp": 1_760_446_800 })), &TimeZone::UTC), Said::Nothing);
        assert_eq!(said(&fields(json!({ "timestamp": null })), &TimeZone::UTC), Said::Nothing);
    }
}
