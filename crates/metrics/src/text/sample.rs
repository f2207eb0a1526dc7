//! One line with a value: `name{label="value"} 1.5 1395066363000 # {exemplar="…"} 1`.

use jiff::Timestamp;
use skep_kit::Label;

use super::Dialect;
use super::cursor::Cursor;
use crate::moment;
use crate::record::Slip;

/// What a line says.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) name: String,
    pub(super) labels: Vec<Label>,
    pub(super) value: f64,
    pub(super) at: Option<Timestamp>,
}

/// Reads the line from where the cursor stands.
pub(super) fn read(cursor: &mut Cursor<'_>, dialect: Dialect) -> Result<Sample, Slip> {
    if cursor.rest().starts_with('{') {
        return Err(cursor.slip("names in quotes are not read; a name has letters, digits, _ and :"));
    }
    let name = identifier(cursor, ":");
    if name.is_empty() {
        return Err(cursor.slip("a metric's name is expected; it begins with a letter, _ or :"));
    }
    if let Some(sign) = cursor.rest().chars().next().filter(|sign| !matches!(sign, ' ' | '\t' | '{')) {
        return Err(cursor.slip(format!("`{sign}` is no part of a metric's name; it has letters, digits, _ and :")));
    }
    cursor.blank();
    let labels = if cursor.takes('{') { labels(cursor)? } else { Vec::new() };
    cursor.blank();
    let value = number(cursor, "the value is missing")?;
    let had_blank = cursor.blank();
    let mut at = None;
    if had_blank && !cursor.is_at_end() && !cursor.rest().starts_with('#') {
        at = Some(timestamp(cursor, dialect)?);
        cursor.blank();
    }
    // An exemplar says nothing about the series.
    if cursor.is_at_end() || cursor.rest().starts_with('#') {
        return Ok(Sample { name: name.to_owned(), labels, value, at });
    }
    Err(cursor.slip("nothing is expected behind the timestamp"))
}

/// Takes a name; empty where there is none. `more` are signs that it may have besides.
fn identifier<'a>(cursor: &mut Cursor<'a>, more: &str) -> &'a str {
    if cursor.rest().starts_with(|sign: char| sign.is_ascii_digit()) {
        return "";
    }
    cursor.take_while(|sign| sign.is_ascii_alphanumeric() || sign == '_' || more.contains(sign))
}

fn labels(cursor: &mut Cursor<'_>) -> Result<Vec<Label>, Slip> {
    let mut labels: Vec<Label> = Vec::new();
    loop {
        cursor.blank();
        if cursor.takes('}') {
            return Ok(labels);
        }
        let at = cursor.at();
        let name = identifier(cursor, "");
        if name.is_empty() {
            return Err(cursor.slip("a label's name is expected"));
        }
        if labels.iter().any(|(known, _)| known == name) {
            return Err(Slip::at(at, format!("the label `{name}` stands there twice")));
        }
        cursor.blank();
        if !cursor.takes('=') {
            return Err(cursor.slip(format!("`=` is expected behind the label `{name}`")));
        }
        cursor.blank();
        labels.push((name.to_owned().into(), quoted(cursor, name)?));
        cursor.blank();
        if !cursor.takes(',') && !cursor.rest().starts_with('}') {
            return Err(cursor.slip("`,` or `}` is expected"));
        }
    }
}

fn quoted(cursor: &mut Cursor<'_>, label: &str) -> Result<String, Slip> {
    if !cursor.takes('"') {
        return Err(cursor.slip(format!("the value of `{label}` is to stand in double quotes")));
    }
    let mut value = String::new();
    loop {
        value.push_str(cursor.take_while(|sign| !matches!(sign, '"' | '\\')));
        let at = cursor.at();
        match cursor.next() {
            Some('"') => return Ok(value),
            Some(_) => match cursor.next() {
                Some(escaped @ ('\\' | '"')) => value.push(escaped),
                Some('n') => value.push('\n'),
                Some(other) => {
                    return Err(Slip::at(at, format!("`\\{other}` is no escape; there are \\\\, \\\" and \\n")));
                }
                None => {}
            },
            None => return Err(cursor.slip(format!("the quotes round the value of `{label}` are not closed"))),
        }
    }
}

fn number(cursor: &mut Cursor<'_>, missing: &str) -> Result<f64, Slip> {
    let at = cursor.at();
    let word = cursor.word();
    if word.is_empty() {
        return Err(Slip::at(at, missing));
    }
    word.parse().map_err(|_| Slip::at(at, format!("`{word}` is no number")))
}

fn timestamp(cursor: &mut Cursor<'_>, dialect: Dialect) -> Result<Timestamp, Slip> {
    let at = cursor.at();
    let number = number(cursor, "the timestamp is missing")?;
    let moment = match dialect {
        Dialect::Text => moment::of_seconds(number / 1e3),
        Dialect::OpenMetrics => moment::of_seconds(number),
        Dialect::Either => moment::of_number(number),
    };
    moment.ok_or_else(|| Slip::at(at, "the timestamp lies in no year that there is"))
}
