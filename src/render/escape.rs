//! Foreign text in Markdown: nothing in it becomes a link, a heading, a cell, an element of HTML, or a word to someone.
//!
//! What is a name stands in a code span, where code hosts look for nothing. The rest is prose, of which each character
//! that means something is written as an entity: a backslash before it would stay in sight where there is no Markdown.

use std::fmt::Write as _;

use super::text::visible;

/// What stands behind a sign that would call on someone or something, and is not seen. GitHub looks for those in the
/// finished page, where escapes are gone.
const APART: &str = "&#8203;";

/// Returns a code span.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    // A table's cell ends at a bar in a code span too, and a backslash before it is read in two ways.
    let is_plain = !text.contains(['`', '|', '\\']) && text.trim() == text && !text.is_empty();
    if is_plain { format!("`{text}`") } else { format!("<code>{}</code>", entities(&text)) }
}

/// Returns text in which what stands between backquotes is a code span, as our own sentences have it.
pub(super) fn prose(text: &str) -> String {
    let text = visible(text);
    let parts: Vec<&str> = text.trim().split('`').collect();
    if parts.len().is_multiple_of(2) {
        return apart(&entities(text.trim()));
    }
    let parts = parts.iter().enumerate().map(|(index, part)| match index % 2 {
        0 => apart(&entities(part)),
        _ if part.is_empty() => entities("``"),
        _ => code(part),
    });
    parts.collect()
}

/// Parts the signs that call on someone or something from whom they call.
fn apart(escaped: &str) -> String {
    ["&#64;", "&#35;"].iter().fold(escaped.to_owned(), |text, sign| text.replace(sign, &format!("{sign}{APART}")))
}

/// Returns text for where HTML is read and Markdown is not.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::new();
    for character in visible(text).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            character => escaped.push(character),
        }
    }
    escaped
}

/// Returns a block of code whose fence is longer than any in it.
pub(super) fn fenced(text: &str) -> String {
    fenced_as("text", text)
}

/// Returns a block of code in a language.
pub(super) fn fenced_as(language: &str, text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}\n")
}

/// Writes each character that could mean something as an entity.
fn entities(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before: Option<char> = None;
    let mut is_number = true;
    while let Some(character) = characters.next() {
        let is_joined = before.is_some_and(char::is_alphanumeric);
        let next = characters.peek().copied();
        let ends = next.is_none_or(char::is_whitespace);
        let means_something = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#' | '@' => true,
            // An item of a list, a rule, the line under a heading.
            '-' | '+' | '=' => before.is_none() && (ends || next == Some(character)),
            // An item of a numbered list, and `www.`, which begins a link.
            '.' | ')' => (is_number && ends) || before == Some('w'),
            // The beginning of an address.
            ':' => next == Some('/'),
            // A low line within a word is only a letter.
            '_' => !is_joined || next.is_none_or(|next| !next.is_alphanumeric()),
            _ => false,
        };
        if means_something {
            // Writing to a string cannot fail.
            let _infallible = write!(escaped, "&#{};", u32::from(character));
        } else {
            escaped.push(character);
        }
        is_number &= character.is_ascii_digit();
        before = Some(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::super::tests::GITHUB;
    use super::*;

    const HOSTILE: &[&str] = &[
        "<script>alert(1)</script>",
        "[x](http://example.com) ![y](z)",
        "a | b | c",
        "`a` and ``b` | ```c",
        "a\\|b",
        "- item",
        "1. item",
        "12) item",
        "# heading",
        "> quote",
        "*a* _b_ __init__ ~~c~~ **d**",
        "https://example.com www.example.com a@example.com @someone #12",
        "line\n\n# two",
        "    indented",
        "---",
        "===",
        "&lt;b&gt; &#60;",
        "`",
        "``",
        " ",
        "a`",
        "`<b>`",
        "$x$ :tada: [^1] [ ] - [x]",
        "\\",
    ];

    /// Returns what a reader sees, and everything that is neither text nor code.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let (mut seen, mut other) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, GITHUB) {
            match event {
                Event::Text(text) | Event::Code(text) => seen.push_str(&text),
                Event::InlineHtml(html) if matches!(&*html, "<code>" | "</code>") => {}
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                event => other.push(format!("{event:?}")),
            }
        }
        (seen.replace('\u{200b}', ""), other)
    }

    #[test]
    fn prose_is_read_as_it_was_written() {
        for text in HOSTILE {
            let (seen, other) = read(&prose(text));
            assert_eq!(other, Vec::<String>::new(), "{text}");
            let expected = visible(text).trim().to_owned();
            let without_code = |text: &str| text.replace('`', "");
            assert_eq!(without_code(&seen), without_code(&expected), "{text}");
        }
    }

    #[test]
    fn code_is_read_as_it_was_written_in_a_table_too() {
        for text in HOSTILE.iter().filter(|text| !text.trim().is_empty()) {
            let (seen, other) = read(&code(text));
            assert_eq!((seen.as_str(), other), (visible(text).as_str(), Vec::new()), "{text}");
            let row = format!("| a | b |\n|---|---|\n| {} | {} |\n", code(text), prose(text));
            let cells = Parser::new_ext(&row, GITHUB).filter(|event| matches!(event, Event::Start(Tag::TableCell)));
            assert_eq!(cells.count(), 4, "{text}: {row}");
        }
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        let text = "a\n```\n# b\n`````\n<b>";
        let (seen, other) = read(&fenced(text));
        assert_eq!(seen.trim_end(), text);
        assert_eq!(other.len(), 1, "{other:?}");
    }

    #[test]
    fn nobody_is_called_upon() {
        assert_eq!(prose("ask @me about #12"), "ask &#64;&#8203;me about &#35;&#8203;12");
        assert_eq!(code("@me"), "`@me`");
        assert_eq!(prose("see `a.py`, on_connect()"), "see `a.py`, on_connect()");
    }
}
