//! What is measured, and what came out.

use jiff::Timestamp;
use rusqlite::Connection;
use skep_kit::{Comparison, Error, Label, Matcher, Metric, MetricKind, Selector};

use crate::store::Store;

/// What is measured: a name with its labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The samples' name.
    pub name: String,
    /// Label names and values, by name. A label with an empty value is as good as none and is not there.
    pub labels: Vec<Label>,
    /// How the value moves.
    pub kind: MetricKind,
    /// One sentence on what it counts; empty where nobody said.
    pub help: String,
}

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When it was measured, to the millisecond.
    pub at: Timestamp,
    /// The value. Any NaN comes back as a NaN, not as the same one, and -0 as 0.
    pub value: f64,
}

/// A series with one of its points.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// What was measured.
    pub series: Series,
    /// What came out.
    pub point: Point,
}

impl Stored {
    /// Returns it as the sample that was written.
    #[must_use]
    pub fn metric(&self) -> Metric {
        Metric {
            name: self.series.name.clone().into(),
            help: self.series.help.clone().into(),
            kind: self.series.kind,
            labels: self.series.labels.clone(),
            value: self.point.value,
        }
    }
}

impl Store {
    /// Returns the series that are selected, by name and labels.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn series(&self, selector: &Selector) -> Result<Vec<Series>, Error> {
        let found = self.reading(|connection| select(connection, selector))?;
        Ok(found.into_iter().map(|(_, series)| series).collect())
    }
}

/// Returns the selected series with their numbers, by name and labels.
pub(crate) fn select(connection: &Connection, selector: &Selector) -> rusqlite::Result<Vec<(i64, Series)>> {
    const ALL: &str = "SELECT id, name, labels, kind, help FROM series ORDER BY name, labels";
    const NAMED: &str = "SELECT id, name, labels, kind, help FROM series WHERE name = ?1 ORDER BY labels";
    let mut statement = connection.prepare_cached(if selector.name.is_some() { NAMED } else { ALL })?;
    let mut rows = statement.query(rusqlite::params_from_iter(selector.name.iter()))?;
    let wanted = fragments(selector);
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, labels) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        if !wanted.iter().all(|fragment| labels.contains(fragment)) {
            continue;
        }
        let labels = decode(labels);
        if selector.matches(name, &labels) {
            let (kind, help) = (kind(row.get_ref(3)?.as_str()?), row.get(4)?);
            found.push((row.get(0)?, Series { name: name.to_owned(), labels, kind, help }));
        }
    }
    Ok(found)
}

/// Returns what stands in the labels of each selected series: of most others it is known so, without reading them.
fn fragments(selector: &Selector) -> Vec<String> {
    let equal = |matcher: &&Matcher| match matcher.comparison {
        Comparison::Equal => !matcher.value.is_empty(),
        Comparison::NotEqual | Comparison::Match(_) | Comparison::NoMatch(_) => false,
    };
    let fragment = |matcher: &Matcher| {
        let mut text = String::new();
        quote(&matcher.label, &mut text);
        text.push(':');
        quote(&matcher.value, &mut text);
        text
    };
    selector.matchers.iter().filter(equal).map(fragment).collect()
}

/// Returns the kind that a word stands for.
pub(crate) fn kind(word: &str) -> MetricKind {
    MetricKind::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(MetricKind::Unknown)
}

/// Writes labels as the file has them behind what `text` holds: a JSON object, by name, without empty ones.
pub(crate) fn encode(labels: &[Label], text: &mut String) {
    let mut sorted: Vec<&Label> = labels.iter().filter(|(_, value)| !value.is_empty()).collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    sorted.dedup_by(|later, earlier| later.0 == earlier.0);
    text.push('{');
    for (index, (name, value)) in sorted.into_iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        quote(name, text);
        text.push(':');
        quote(value, text);
    }
    text.push('}');
}

/// Writes a JSON string.
fn quote(value: &str, text: &mut String) {
    if value.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        text.push('"');
        text.push_str(value);
        text.push('"');
    } else {
        text.push_str(&serde_json::Value::from(value).to_string());
    }
}

/// Reads labels as the file has them. What is no object of texts has none: somebody else wrote it.
fn decode(text: &str) -> Vec<Label> {
    if text == "{}" {
        return Vec::new();
    }
    let labels: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    let text = |value| if let serde_json::Value::String(text) = value { Some(text) } else { None };
    labels.into_iter().filter_map(|(name, value)| Some((name.into(), text(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(labels: &[(&'static str, &str)]) -> String {
        let mut text = String::new();
        let labels: Vec<Label> = labels.iter().map(|(name, value)| ((*name).into(), (*value).to_owned())).collect();
        encode(&labels, &mut text);
        text
    }

    #[test]
    fn labels_are_sorted_quoted_and_read_back() {
        let text = encoded(&[("b", "say \"x\"\n\u{1}"), ("a", "ü\\"), ("empty", ""), ("b", "later")]);
        assert_eq!(text, r#"{"a":"ü\\","b":"say \"x\"\n\u0001"}"#);
        let expected: Vec<Label> = vec![("a".into(), "ü\\".into()), ("b".into(), "say \"x\"\n\u{1}".into())];
        assert_eq!(decode(&text), expected);
        assert_eq!(encoded(&[]), "{}");
    }

    #[test]
    fn labels_that_somebody_else_wrote_do_no_harm() {
        for text in ["", "[1]", "{\"a\":1}", "{"] {
            assert_eq!(decode(text), []);
        }
    }
}
