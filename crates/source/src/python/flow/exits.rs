//! The ways out that were found, and what passes through `try` on its way there.

use ruff_text_size::TextRange;

use super::state::{Bits, State};
use super::statements::Flow;
use crate::facts::{Awaited, Exit, Gap, ScopeId};

/// An exception on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) exit: Exit,
    pub(super) at: TextRange,
    pub(super) state: State,
    /// What is waited for there through what was put in.
    pub(super) own: Bits,
}

/// A way out of the function.
#[derive(Debug, Clone, Copy)]
struct Left {
    exit: Exit,
    at: TextRange,
    own: bool,
}

/// The ways out of one growth: one of a kind is enough.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Exits {
    timeout: Option<Left>,
    raised: Option<Left>,
    cancelled: Option<Left>,
    returned: Option<Left>,
    end: Option<Left>,
}

impl Exits {
    fn of(&mut self, exit: Exit) -> &mut Option<Left> {
        match exit {
            Exit::Timeout => &mut self.timeout,
            Exit::Raise => &mut self.raised,
            Exit::Cancelled => &mut self.cancelled,
            Exit::Return => &mut self.returned,
            Exit::End => &mut self.end,
        }
    }
}

impl Flow<'_, '_, '_, '_> {
    /// Sends an exception on its way from `at`.
    pub(super) fn throw(&mut self, way: Way) {
        let held = way.state.held;
        let Some(frame) = self.frames.last_mut() else {
            return self.leave(way.exit, way.at, held, way.own);
        };
        // What is on its way already from somewhere else gets no further by being thrown once more.
        let same = |other: &Way| other.exit == way.exit && other.own.and(held) == way.own.and(held);
        let known =
            frame.iter().filter(|other| same(other)).fold(Bits::NONE, |known, other| known.or(other.state.held));
        let state = way.state.less(known);
        if !state.held.is_empty() {
            frame.push(Way { state, ..way });
        }
    }

    /// Records that control leaves for good while `held` is in.
    pub(super) fn leave(&mut self, exit: Exit, at: TextRange, held: Bits, own: Bits) {
        for index in held.each() {
            let own = !own.and(Bits::of(index)).is_empty();
            let slot = self.exits[index].of(exit);
            if slot.is_none_or(|known| own && !known.own) {
                *slot = Some(Left { exit, at, own });
            }
        }
    }

    /// Records that a `return`, or the end of the function, at `at` is reached with `state`; the caller gets the answers to
    /// `own`.
    pub(super) fn complete(&mut self, exit: Exit, at: TextRange, state: State, own: Bits) {
        let state = self.finallies.iter().fold(state, |state, kills| state.less(*kills));
        self.leave(exit, at, state.held.less(state.timed).less(state.failed), own);
        for index in state.timed.or(state.failed).each() {
            if let Some(way) = self.passed[index] {
                self.leave(way.exit, way.at, Bits::of(index), way.own);
            }
        }
    }

    /// Notes that what is in `way` was caught, or let by, and goes on.
    pub(super) fn resumed(&mut self, way: &Way) -> State {
        for index in way.state.held.each() {
            let slot = &mut self.passed[index];
            // The kinds of exit are in the order of how much they tell.
            if slot.is_none_or(|known| way.exit < known.exit) {
                *slot = Some(*way);
            }
        }
        let mut state = way.state;
        match way.exit {
            Exit::Timeout => state.timed = state.timed.or(state.held),
            Exit::Raise | Exit::Cancelled => state.failed = state.failed.or(state.held),
            Exit::Return | Exit::End => {}
        }
        state
    }

    /// Returns what was found, in the order of the source.
    pub(super) fn found(self, scope: ScopeId) -> Vec<Gap> {
        let Self { lowering, tracked, exits, .. } = self;
        let mut gaps = Vec::new();
        for (growth, Exits { timeout, raised, cancelled, returned, end }) in tracked.iter().zip(exits) {
            for left in [timeout, raised, cancelled, returned, end].into_iter().flatten() {
                // Without a removal beside it only the wait for its own answer says that the entry comes to an end.
                if growth.removal.is_none() && !left.own {
                    continue;
                }
                let awaited = if left.own { Awaited::Own } else { Awaited::Other };
                let span = lowering.span(left.at);
                let (grown, removal) = (growth.grown, growth.removal);
                gaps.push(Gap { scope, grown, exit: left.exit, awaited, span, removal });
            }
        }
        gaps
    }
}
