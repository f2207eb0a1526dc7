//! What a report shows to people: headings, notes and tables of cells that say what a value *is*.
//!
//! A cell knows neither alignment nor unit nor colour. The renderers decide those, so that every verb looks alike.

use std::time::Duration;

use jiff::Timestamp;

use crate::{Plot, Severity};

/// The parts of a report that a person reads, in order.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// The parts.
    pub blocks: Vec<Block>,
}

/// One part of a [`View`].
#[derive(Debug, Clone)]
pub enum Block {
    /// A line that names what follows.
    Heading(String),
    /// A sentence or two.
    Note(String),
    /// Text with its own line breaks, shown as it is: an example, a document.
    Verbatim(String),
    /// A document in Markdown, shown as it is where nobody looks.
    Markdown(String),
    /// Rows.
    Table(Table),
    /// A series over time.
    Plot(Plot),
}

impl View {
    /// Adds a line that names what follows.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a sentence.
    pub fn note(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Note(text.into()));
    }

    /// Adds text that keeps its line breaks.
    pub fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds a document in Markdown.
    pub fn markdown(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Markdown(text.into()));
    }

    /// Adds rows.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds a series over time.
    pub fn plot(&mut self, plot: Plot) {
        self.blocks.push(Block::Plot(plot));
    }
}

/// Rows under named columns, worst first.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What to say where there is no row.
    pub empty: String,
}

impl Table {
    /// Creates a table; `empty` is the sentence shown when no row is added.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = Column>, empty: impl Into<String>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new(), empty: empty.into() }
    }

    /// Adds a row. Missing cells are filled up with [`Cell::Missing`], further ones dropped.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let mut cells: Vec<Cell> = cells.into_iter().take(self.columns.len()).collect();
        cells.resize(self.columns.len(), Cell::Missing);
        self.rows.push(cells);
    }
}

/// A column's name, and what becomes of it where space is short.
#[derive(Debug, Clone)]
pub struct Column {
    /// The header, with the unit where the cells have one.
    pub name: String,
    /// What happens where the terminal is too narrow for all columns.
    pub fit: Fit,
}

impl Column {
    /// Creates a column that is always shown whole.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), fit: Fit::Whole }
    }

    /// Lets the column's text be wrapped where space is short.
    #[must_use]
    pub fn wrapping(mut self) -> Self {
        self.fit = Fit::Wrap;
        self
    }
}

/// What happens to a column where space is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It keeps its content's width.
    Whole,
    /// Its text goes over several lines.
    Wrap,
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// How many.
    Count(u64),
    /// A value of which nothing else is known.
    Number(f64),
    /// An amount of memory or storage.
    Bytes(u64),
    /// A length of time.
    Duration(Duration),
    /// A share, from 0 to 1.
    Percent(f64),
    /// A moment.
    Time(Timestamp),
    /// A word and how good it is.
    State(String, Mood),
    /// How bad something is.
    Severity(Severity),
    /// A file, with a line and a column where they are known. Relative to the report's base, with `/`.
    Path {
        /// The file.
        path: String,
        /// The line, from 1.
        line: Option<u32>,
        /// The column, from 1.
        column: Option<u32>,
    },
    /// Unknown; not zero.
    Missing,
}

impl Cell {
    /// Creates a cell of words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// How good a state is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// As it should be.
    Good,
    /// To be looked at.
    Doubtful,
    /// As it should not be.
    Bad,
    /// Neither.
    Neutral,
}
