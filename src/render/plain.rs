//! For pipes and logs: what the human format says, without colour or truncation. A finding is one line, so that it can
//! be grepped and counted; its proof follows, indented.

use std::io::{self, Write};

use skep_kit::{Block, Cell, Finding, Problem, Table};
use unicode_width::UnicodeWidthStr;

use super::cell::{self, Side, place};
use super::edit;
use super::finding::{clause, doubt};
use super::text::{visible, visible_lines};
use super::{Page, Style, plot, summary};

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let style = &Style { color: false, unicode: false, ..*style };
    for finding in page.findings {
        write_finding(finding, page, out)?;
    }
    for block in &page.view().blocks {
        match block {
            Block::Heading(text) | Block::Note(text) => writeln!(out, "{}", visible(text))?,
            Block::Verbatim(text) => writeln!(out, "{}", visible_lines(text))?,
            Block::Markdown(text) => writeln!(out, "\n{}", visible_lines(text))?,
            Block::Table(table) => write_table(table, page, style, out)?,
            Block::Plot(of) => write!(out, "{}", plot::draw(of, style))?,
        }
    }
    for error in page.errors.iter().filter(|error| Some(*error) != page.verdict.problem.as_ref()) {
        writeln!(out, "{}", error_line(error, page))?;
    }
    for line in summary::lines(page, style) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Returns what could not be checked, as one line.
pub(super) fn error_line(error: &Problem, page: &Page<'_>) -> String {
    let target = match (&error.place, &error.target) {
        (Some((path, line)), _) => place(&page.paths.shown(path), *line, None),
        (None, Some(target)) => visible(target),
        (None, None) => "skep".to_owned(),
    };
    format!("{target}: error: {}: {}", visible(&error.code), visible(&error.message))
}

fn write_finding(finding: &Finding, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let subject = match (&finding.path, &finding.target) {
        (Some(path), _) => place(&page.paths.shown(path), finding.line, finding.column),
        (None, Some(target)) => visible(target),
        (None, None) => "-".to_owned(),
    };
    let symbol = finding.symbol.as_deref().map(|symbol| format!(" {}", visible(symbol))).unwrap_or_default();
    let doubt = doubt(finding).map(|doubt| format!(" ({doubt})")).unwrap_or_default();
    writeln!(out, "{subject}: {} {}{symbol}: {}{doubt}", finding.severity, finding.rule, visible(clause(finding)))?;
    for step in &finding.evidence {
        let place = step.path.as_deref().map(|path| place(&page.paths.shown(path), step.line, step.column));
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        writeln!(out, "  {}: {}{place}", step.role.as_str(), visible(&step.what))?;
    }
    if !finding.help.is_empty() {
        writeln!(out, "  fix: {}", visible(&finding.help))?;
    }
    for fix in &finding.fixes {
        let heading = format!("{}, {}", edit::heading(fix), edit::begins(fix, |path| page.paths.shown(path)));
        writeln!(out, "  edit: {}", heading)?;
        for line in edit::lines(fix) {
            writeln!(out, "  {}", format!("{} {}", line.sign.as_str(), visible(&line.text)).trim_end())?;
        }
    }
    Ok(())
}

fn write_table(table: &Table, page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if table.rows.is_empty() {
        return writeln!(out, "{}", visible(&table.empty));
    }
    let header = table.columns.iter().map(|column| (visible(&column.name), Side::Left)).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| bare(cell, page, style)).collect::<Vec<_>>());
    let lines: Vec<Vec<(String, Side)>> = std::iter::once(header).chain(rows).collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|index| lines.iter().filter_map(|line| line.get(index)).map(|(text, _)| text.width()).max().unwrap_or(0))
        .collect();
    for line in &lines {
        let mut text = String::new();
        for ((cell, side), width) in line.iter().zip(&widths) {
            let fill = " ".repeat(width.saturating_sub(cell.width()));
            text.push_str(&if *side == Side::Right { format!("{fill}{cell}  ") } else { format!("{cell}{fill}  ") });
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// A word needs no sign before it where nobody looks at colours.
pub(super) fn bare(cell: &Cell, page: &Page<'_>, style: &Style) -> (String, Side) {
    match cell {
        Cell::State(word, _) => (visible(word), Side::Left),
        Cell::Severity(severity) => (severity.to_string(), Side::Left),
        Cell::Text(_)
        | Cell::Count(_)
        | Cell::Number(_)
        | Cell::Bytes(_)
        | Cell::Duration(_)
        | Cell::Percent(_)
        | Cell::Time(_)
        | Cell::Path { .. }
        | Cell::Missing => {
            let (text, _, side) = cell::text(cell, page.paths, style);
            (text, side)
        }
    }
}
