//! For a person at a terminal: findings with their proof, tables, errors, and the verdict last.

use std::io::{self, Write};

use skep_kit::{Block, Problem};

use super::paint::Ink;
use super::text::{visible, visible_lines, wrap};
use super::{Page, Style, document, finding, plot, summary, table};

/// How many errors are shown without `-v`.
const ENOUGH: usize = 10;

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let is_told = page.data.is_some_and(|data| data.tells_findings()) && style.verbose == 0;
    let findings = page.findings.iter().filter(|_| !is_told);
    let mut parts: Vec<String> = findings.map(|finding| finding::block(finding, page, style)).collect();
    parts.extend(page.view().blocks.iter().map(|block| block_text(block, page, style)));
    parts.extend(errors(page, style));
    let closing: String = summary::lines(page, style).iter().map(|line| wrapped(line, style)).collect();
    parts.push(closing);
    parts.retain(|part| !part.is_empty());
    out.write_all(parts.join("\n").as_bytes())
}

fn block_text(block: &Block, page: &Page<'_>, style: &Style) -> String {
    match block {
        Block::Heading(text) => style.paint(Ink::Strong, &visible(text)) + "\n",
        Block::Note(text) => wrap(&visible(text), style.width).join("\n") + "\n",
        Block::Verbatim(text) => visible_lines(text) + "\n",
        Block::Markdown(text) => document::draw(text, style),
        Block::Table(rows) => table::draw(rows, page.paths, style),
        Block::Plot(of) => plot::draw(of, style),
    }
}

/// Lists what could not be checked, but for the problem that the verdict itself is about.
fn errors(page: &Page<'_>, style: &Style) -> Option<String> {
    let told = page.verdict.problem.as_ref();
    let errors: Vec<&Problem> = page.errors.iter().filter(|error| Some(*error) != told).collect();
    let shown = if style.verbose > 0 { errors.len() } else { ENOUGH };
    let mut text = style.paint(Ink::Strong, "not checked, or not wholly:") + "\n";
    for error in errors.iter().take(shown) {
        let target = match (&error.place, &error.target) {
            (Some((path, line)), _) => super::cell::place(&page.paths.shown(path), *line, None),
            (None, Some(target)) => visible(target),
            (None, None) => error.code.clone(),
        };
        text.push_str(&format!("  {}", wrapped(&format!("{target}: {}", visible(&error.message)), style)));
    }
    if errors.len() > shown {
        text.push_str(&format!("  and {} more; -v shows all\n", errors.len() - shown));
    }
    (!errors.is_empty()).then_some(text)
}

/// Breaks a line that is too long; what goes on is indented below it.
fn wrapped(line: &str, style: &Style) -> String {
    wrap(line, style.width.saturating_sub(2)).join("\n  ") + "\n"
}
