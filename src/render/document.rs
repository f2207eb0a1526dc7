//! Markdown on a terminal, as much of it as our own documents use: headings, paragraphs, lists and fenced code.

use super::Style;
use super::paint::Ink;
use super::text::{visible, wrap};

/// How far prose stands in under its heading.
const PROSE: &str = "  ";
/// How far code stands in, so that it is told from prose without colour too.
const CODE: &str = "      ";
/// What opens and closes code.
const FENCE: &str = "```";

/// Returns the document with its line breaks: prose wrapped to the width, code as it is.
pub(crate) fn draw(markdown: &str, style: &Style) -> String {
    let mut drawing = Drawing { style, text: String::new(), paragraph: String::new() };
    let mut in_code = false;
    for line in markdown.lines() {
        if line.starts_with(FENCE) {
            drawing.end_paragraph();
            in_code = !in_code;
        } else if in_code {
            drawing.code(line);
        } else {
            drawing.prose(line);
        }
    }
    drawing.end_paragraph();
    drawing.text
}

struct Drawing<'a> {
    style: &'a Style,
    text: String,
    /// The paragraph's lines so far, as one.
    paragraph: String,
}

impl Drawing<'_> {
    fn code(&mut self, line: &str) {
        let line = format!("{CODE}{}", visible(line));
        self.text.push_str(&self.style.paint(Ink::Faint, line.trim_end()));
        self.text.push('\n');
    }

    fn prose(&mut self, line: &str) {
        let heading = line.trim_start_matches('#');
        if line.is_empty() {
            self.end_paragraph();
            self.text.push('\n');
        } else if heading.len() < line.len() && heading.starts_with(' ') {
            self.end_paragraph();
            self.text.push_str(&self.style.paint(Ink::Strong, &visible(heading.trim())));
            self.text.push('\n');
        } else {
            if is_item(line) {
                self.end_paragraph();
            }
            if !self.paragraph.is_empty() {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(line.trim());
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_empty() {
            return;
        }
        let hanging = if is_item(&paragraph) { "  " } else { "" };
        let width = self.style.width.saturating_sub(PROSE.len() + hanging.len());
        for (index, line) in wrap(&visible(&paragraph), width).iter().enumerate() {
            let hanging = if index == 0 { "" } else { hanging };
            self.text.push_str(&format!("{PROSE}{hanging}{line}\n"));
        }
    }
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ") || line.starts_with("* ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { color: false, unicode: true, width: 30, verbose: 0 };
    const DOCUMENT: &str = "## What it finds\n\nA dict that is filled for each\nrequest, with `table[key]`.\n\n- one\n  and more of it, on two lines\n- two\n\n```python\nif x:\n    y = 1\n\n# end\n```\n";

    #[test]
    fn a_document_is_laid_out() {
        let drawn = "What it finds\n\n  A dict that is filled for\n  each request, with\n  `table[key]`.\n\n  - one and more of it, on\n    two lines\n  - two\n\n      if x:\n          y = 1\n\n      # end\n";
        assert_eq!(draw(DOCUMENT, &STYLE), drawn);
    }

    #[test]
    fn headings_are_bold_and_code_is_faint() {
        let drawn = draw(DOCUMENT, &Style { color: true, ..STYLE });
        assert!(drawn.starts_with("\x1b[1mWhat it finds\x1b[0m\n"), "{drawn}");
        assert!(drawn.contains("\x1b[2m      if x:\x1b[0m\n"), "{drawn}");
    }
}
