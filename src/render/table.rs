//! Tables on a terminal: no vertical bars, numbers to the right, wrapped to the width.

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row, Table as Comfy};
use skep_kit::{Fit, Table};

use super::cell::{self, Side};
use super::paint::Ink;
use super::text::visible;
use super::{Paths, Style};

/// Draws the table, or says the sentence where there is no row.
pub(crate) fn draw(table: &Table, paths: &Paths, style: &Style) -> String {
    if table.rows.is_empty() {
        return format!("{}\n", visible(&table.empty));
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
        drawn.set_padding((0, 2));
        if column.fit == Fit::Whole {
            drawn.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    drawn.lines().map(|line| format!("{}\n", line.trim_end())).collect()
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
