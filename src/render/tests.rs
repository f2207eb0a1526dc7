//! What every renderer makes of the sample, kept as snapshots.

use std::io::{self, Write};

use pulldown_cmark::Options;
use serde_json::Value;
use skep_kit::Format;
use unicode_width::UnicodeWidthStr;

use super::sample::{Held, VERB};
use super::text::is_hidden;
use super::{Page, Style, write};

pub(super) const PLAIN: Style = Style::PLAIN;

/// What GitHub reads beyond CommonMark.
pub(super) const GITHUB: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM);

pub(super) fn rendered(format: Format, style: Style) -> String {
    written(|page, out| write(format, page, &style, out), &Held::new().page())
}

/// Returns what a renderer makes of a page.
pub(super) fn written(renderer: impl Fn(&Page<'_>, &mut dyn Write) -> io::Result<()>, page: &Page<'_>) -> String {
    let mut written = Vec::new();
    renderer(page, &mut written).unwrap();
    String::from_utf8(written).unwrap()
}

#[test]
fn human() {
    for width in [80, 200] {
        for (name, style) in [
            ("ascii", Style { width, ..PLAIN }),
            ("unicode", Style { width, unicode: true, ..PLAIN }),
            ("colour", Style { width, unicode: true, color: true, verbose: 1 }),
        ] {
            // Escape sequences are written out, so that a snapshot can be read and compared.
            let text = rendered(Format::Human, style).replace('\x1b', "␛");
            insta::assert_snapshot!(format!("human_{width}_{name}"), text);
        }
    }
}

#[test]
fn plain() {
    insta::assert_snapshot!(rendered(Format::Plain, PLAIN));
    let wide = Style { width: 200, color: true, unicode: true, verbose: 0 };
    assert_eq!(rendered(Format::Plain, PLAIN), rendered(Format::Plain, wide));
}

#[test]
fn json() {
    let value: Value = serde_json::from_str(&rendered(Format::Json, PLAIN)).unwrap();
    insta::assert_json_snapshot!(value);
    let schema = crate::schema::of(&VERB);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let complaints: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn sarif() {
    let value: Value = serde_json::from_str(&rendered(Format::Sarif, PLAIN)).unwrap();
    insta::assert_json_snapshot!(value);
    // One pattern of the official schema, that of languages, has a stray bracket which makes it no regular expression.
    let schema = include_str!("../../tests/schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let complaints: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn github() {
    let text = rendered(Format::Github, PLAIN);
    assert_eq!(text.lines().count(), 3, "one line a finding and no other");
    insta::assert_snapshot!(text);
}

#[test]
fn agent() {
    insta::assert_snapshot!(rendered(Format::Agent, PLAIN));
}

#[test]
fn ndjson() {
    insta::assert_snapshot!(rendered(Format::Ndjson, PLAIN));
}

#[test]
fn junit() {
    insta::assert_snapshot!(rendered(Format::Junit, PLAIN));
}

#[test]
fn prometheus() {
    insta::assert_snapshot!(rendered(Format::Prometheus, PLAIN));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(rendered(Format::Markdown, PLAIN));
}

#[test]
fn gitlab() {
    let value: Value = serde_json::from_str(&rendered(Format::Gitlab, PLAIN)).unwrap();
    insta::assert_json_snapshot!(value);
}

#[test]
fn github_shows_ten_of_a_kind() {
    let mut held = Held::new();
    assert_eq!(super::github::beyond_the_limit(&held.page()), Vec::<String>::new());
    let honest = held.findings[0].clone();
    held.findings.extend(vec![honest; 10]);
    let notes = super::github::beyond_the_limit(&held.page());
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("GitHub shows 10 of 11 error annotations"), "{notes:?}");
}

#[test]
fn foreign_text_never_reaches_the_terminal_raw() {
    for format in Format::ALL {
        let text = rendered(*format, PLAIN);
        let raw = text.chars().find(|character| *character != '\n' && is_hidden(*character));
        assert!(raw.is_none(), "{format}: {raw:?}");
    }
}

#[test]
fn human_keeps_to_the_width() {
    for width in [40, 80, 120, 200] {
        let text = rendered(Format::Human, Style { width, unicode: true, ..PLAIN });
        // A path stays in one piece, so that it can be clicked.
        let prose = text.lines().filter(|line| !line.starts_with("../web/"));
        for line in prose {
            assert!(line.width() <= width, "{width}: {} in {line}", line.width());
        }
    }
}

#[test]
fn a_headline_breaks_between_its_parts() {
    let mut held = Held::new();
    let symbol = "SessionHub.sessions_by_a_name_that_is_rather_long";
    held.findings[0].symbol = Some(symbol.to_owned());
    let mut written = Vec::new();
    write(Format::Human, &held.page(), &PLAIN, &mut written).unwrap();
    let text = String::from_utf8(written).unwrap();
    let lines: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(lines, ["hub.py:12:9  ! high  instance-collection-grows", &format!("  {symbol}")]);
}
