//! Dots on a grid of characters: eight in one of Braille, one in one of ASCII.
//!
//! Source: <https://www.unicode.org/charts/PDF/U2800.pdf>

/// What the dots are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dots {
    /// Two columns and four rows in each character.
    Braille,
    /// One in each character.
    Ascii,
}

impl Dots {
    /// Returns how many columns and rows of dots a character has.
    const fn of_character(self) -> (usize, usize) {
        match self {
            Self::Braille => (2, 4),
            Self::Ascii => (1, 1),
        }
    }
}

/// The bit of each dot in a character of Braille, by row and column.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A grid of dots; rows are counted from below.
pub(super) struct Canvas {
    dots: Dots,
    columns: usize,
    rows: usize,
    // A byte a character; its bits are its dots.
    cells: Vec<u8>,
}

impl Canvas {
    /// Makes an empty one of so many characters.
    pub(super) fn new(columns: usize, rows: usize, dots: Dots) -> Self {
        Self { dots, columns, rows, cells: vec![0; columns * rows] }
    }

    /// Returns how many columns and rows of dots there are.
    pub(super) const fn size(&self) -> (usize, usize) {
        let (across, down) = self.dots.of_character();
        (self.columns * across, self.rows * down)
    }

    /// Sets the dots of a column between two rows, both included.
    pub(super) fn column(&mut self, column: usize, low: usize, high: usize) {
        (low..=high).for_each(|row| self.set(column, row));
    }

    /// Sets the dots of a line between two dots.
    pub(super) fn line(&mut self, (from, low): (usize, usize), (to, high): (usize, usize)) {
        let (across, up) = (to.abs_diff(from), high.abs_diff(low));
        let steps = across.max(up).max(1);
        let between = |start: usize, end: usize, step: usize| {
            let moved = (start.abs_diff(end) * step + steps / 2) / steps;
            if end >= start { start + moved } else { start - moved }
        };
        (0..=steps).for_each(|step| self.set(between(from, to, step), between(low, high, step)));
    }

    /// Returns the rows of characters, the highest first.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        self.cells.chunks(self.columns.max(1)).map(|row| row.iter().map(|cell| self.character(*cell)).collect())
    }

    fn set(&mut self, column: usize, row: usize) {
        let (across, down) = self.dots.of_character();
        let (width, height) = self.size();
        if column >= width || row >= height {
            return;
        }
        let from_top = height - 1 - row;
        let index = from_top / down * self.columns + column / across;
        let bit = match self.dots {
            Dots::Braille => BITS[from_top % down][column % across],
            Dots::Ascii => 1,
        };
        if let Some(cell) = self.cells.get_mut(index) {
            *cell |= bit;
        }
    }

    fn character(&self, cell: u8) -> char {
        match (self.dots, cell) {
            (_, 0) => ' ',
            (Dots::Braille, cell) => char::from_u32(0x2800 + u32::from(cell)).unwrap_or('?'),
            (Dots::Ascii, _) => '*',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(canvas: &Canvas) -> Vec<String> {
        canvas.lines().collect()
    }

    #[test]
    fn dots_are_counted_from_below() {
        let mut canvas = Canvas::new(2, 1, Dots::Braille);
        canvas.set(0, 0);
        canvas.set(3, 3);
        canvas.set(99, 0);
        assert_eq!(drawn(&canvas), ["⡀⠈"]);
    }

    #[test]
    fn lines_reach_both_ends() {
        let mut canvas = Canvas::new(4, 3, Dots::Ascii);
        canvas.line((0, 2), (3, 0));
        assert_eq!(drawn(&canvas), ["*   ", " ** ", "   *"]);
        let mut canvas = Canvas::new(1, 3, Dots::Ascii);
        canvas.column(0, 1, 2);
        assert_eq!(drawn(&canvas), ["*", "*", " "]);
    }
}
