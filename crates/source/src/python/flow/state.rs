//! What may still be in, at one point of a function.

/// A set of followed growths, by their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bits(u32);

impl Bits {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn of(index: usize) -> Self {
        Self(1 << index)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn less(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the numbers of its members.
    pub(super) fn each(self) -> impl Iterator<Item = usize> {
        (0..u32::BITS as usize).filter(move |index| self.0 >> index & 1 == 1)
    }
}

/// What may still be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct State {
    /// What was put in and not taken out.
    pub(super) held: Bits,
    /// Of that, what a time-out has passed by.
    pub(super) timed: Bits,
    /// Of that, what an exception has passed by that was caught.
    pub(super) failed: Bits,
}

impl State {
    pub(super) const fn or(self, other: Self) -> Self {
        let (held, timed) = (self.held.or(other.held), self.timed.or(other.timed));
        Self { held, timed, failed: self.failed.or(other.failed) }
    }

    /// Returns what is left where `bits` are taken out.
    pub(super) const fn less(self, bits: Bits) -> Self {
        let (held, timed) = (self.held.less(bits), self.timed.less(bits));
        Self { held, timed, failed: self.failed.less(bits) }
    }

    /// Returns the part that is about `bits`.
    pub(super) const fn only(self, bits: Bits) -> Self {
        let (held, timed) = (self.held.and(bits), self.timed.and(bits));
        Self { held, timed, failed: self.failed.and(bits) }
    }
}
