//! Tables on a terminal: no vertical bars, numbers to the right, wrapped to the width.

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row, Table as Comfy};
use skep_kit::{Fit, Table};
use unicode_width::UnicodeWidthStr;

use super::cell::{self, Side};
use super::paint::Ink;
use super::text::{visible, wrap};
use super::{Paths, Style};

/// The columns between two columns.
const GAP: u16 = 2;
/// The narrowest that a wrapped column is still a pleasure to read.
const NARROWEST: usize = 12;

/// Draws the table, or says the sentence where there is no row. Where the terminal is too narrow for the columns, each
/// row becomes a record: its first cell, and the others below it with their names.
pub(crate) fn draw(table: &Table, paths: &Paths, style: &Style) -> String {
    if table.rows.is_empty() {
        return wrap(&visible(&table.empty), style.width).join("\n") + "\n";
    }
    if needed_width(table, paths, style) > style.width {
        return records(table, paths, style);
    }
    let mut drawn = Comfy::new();
    drawn.load_style(NOTHING).force_no_tty().set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    drawn.set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_header(header(table, paths, style));
    for row in &table.rows {
        drawn.add_row(Row::from(row.iter().map(|cell| comfy(cell, paths, style)).collect::<Vec<_>>()));
    }
    for (index, column) in table.columns.iter().enumerate() {
        let Some(drawn) = drawn.column_mut(index) else { continue };
        drawn.set_padding((0, GAP));
        if column.fit == Fit::Whole {
            drawn.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    drawn.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn needed_width(table: &Table, paths: &Paths, style: &Style) -> usize {
    let columns = table.columns.iter().enumerate().map(|(index, column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(index));
        let content = cells.map(|cell| cell::text(cell, paths, style).0.width()).max().unwrap_or(0);
        let content = content.max(visible(&column.name).width());
        let least = if column.fit == Fit::Whole { content } else { content.min(NARROWEST) };
        least + usize::from(GAP)
    });
    columns.sum()
}

fn records(table: &Table, paths: &Paths, style: &Style) -> String {
    let names: Vec<String> = table.columns.iter().map(|column| visible(&column.name)).collect();
    let indent = names.iter().skip(1).map(|name| name.width()).max().unwrap_or(0);
    let mut text = String::new();
    for row in &table.rows {
        for (index, (cell, name)) in row.iter().zip(&names).enumerate() {
            let (content, ink, _) = cell::text(cell, paths, style);
            let (label, before) =
                if index == 0 { (String::new(), 0) } else { (format!("  {name:<indent$}  "), indent + 4) };
            for (line, part) in wrap(&content, style.width.saturating_sub(before)).iter().enumerate() {
                let label = if line == 0 { style.paint(Ink::Faint, &label) } else { " ".repeat(before) };
                let part = ink.map_or_else(|| part.clone(), |ink| style.paint(ink, part));
                text.push_str(&format!("{label}{part}\n"));
            }
        }
    }
    text
}

/// A header stands over its numbers, to the right as they are.
fn header(table: &Table, paths: &Paths, style: &Style) -> Vec<Cell> {
    let right = |index: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(index));
        cells.into_iter().any(|cell| cell::text(cell, paths, style).2 == Side::Right)
    };
    let columns = table.columns.iter().enumerate();
    columns.map(|(index, column)| aligned(&style.paint(Ink::Faint, &visible(&column.name)), right(index))).collect()
}

fn comfy(cell: &skep_kit::Cell, paths: &Paths, style: &Style) -> Cell {
    let (text, ink, side) = cell::text(cell, paths, style);
    let text = ink.map_or_else(|| text.clone(), |ink| style.paint(ink, &text));
    aligned(&text, side == Side::Right)
}

fn aligned(text: &str, right: bool) -> Cell {
    Cell::new(text).set_alignment(if right { CellAlignment::Right } else { CellAlignment::Left })
}
