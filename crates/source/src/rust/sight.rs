//! What is in sight at a place in a function: names and conditions. Both come and go with their block, and a function may
//! have thousands of them, so that neither is looked for one by one.

use std::ops::{Index, IndexMut};

use rustc_hash::FxHashMap;

use super::flow::Flow;
use crate::facts::{Context, Name, Place, VariableId};

/// A name in sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Binding {
    pub(super) name: Name,
    pub(super) flow: Flow,
    pub(super) variable: Option<VariableId>,
    pub(super) serial: u32,
    /// How many loops stood open where it was bound: only those within matter to it.
    pub(super) loops: u8,
}

/// The names in sight, the last that was bound at the end.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    /// Each with the one of the same name that it hides.
    all: Vec<(Binding, Option<usize>)>,
    latest: FxHashMap<Name, usize>,
}

impl Bindings {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Binding> {
        self.all.get(index).map(|(binding, _)| binding)
    }

    /// Returns the index of what `name` means here.
    pub(super) fn find(&self, name: Name) -> Option<usize> {
        self.latest.get(&name).copied()
    }

    pub(super) fn push(&mut self, binding: Binding) {
        let hidden = self.latest.insert(binding.name, self.all.len());
        self.all.push((binding, hidden));
    }

    /// Forgets all but the first `length`.
    pub(super) fn truncate(&mut self, length: usize) {
        for (binding, hidden) in self.all.drain(length.min(self.all.len())..).rev() {
            match hidden {
                Some(hidden) => self.latest.insert(binding.name, hidden),
                None => self.latest.remove(&binding.name),
            };
        }
    }
}

impl Index<usize> for Bindings {
    type Output = Binding;

    fn index(&self, index: usize) -> &Binding {
        &self.all[index].0
    }
}

impl IndexMut<usize> for Bindings {
    fn index_mut(&mut self, index: usize) -> &mut Binding {
        &mut self.all[index].0
    }
}

/// A place and a depth in it; none for any.
type Topic = Option<(Place, u8)>;

/// A condition that holds here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guard {
    /// What it speaks of.
    pub(super) place: Topic,
    pub(super) flag: Context,
}

impl Guard {
    /// Returns the condition that holds where this one does not.
    pub(super) fn negated(self) -> Self {
        let flag = if self.flag == Context::MISSING_KEY_GUARD {
            Context::PRESENT_KEY_GUARD
        } else if self.flag == Context::PRESENT_KEY_GUARD {
            Context::MISSING_KEY_GUARD
        } else {
            self.flag
        };
        Self { flag, ..self }
    }
}

/// The conditions that hold here.
#[derive(Debug, Default)]
pub(super) struct Guards {
    /// What each speaks of, and what held of that before it.
    all: Vec<(Topic, Option<Context>)>,
    holds: FxHashMap<Topic, Context>,
}

impl Guards {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn push(&mut self, guard: Guard) {
        let before = self.holds.get(&guard.place).copied();
        self.holds.insert(guard.place, before.unwrap_or(Context::NONE).with(guard.flag));
        self.all.push((guard.place, before));
    }

    pub(super) fn extend(&mut self, guards: impl IntoIterator<Item = Guard>) {
        guards.into_iter().for_each(|guard| self.push(guard));
    }

    /// Forgets all but the first `length`.
    pub(super) fn truncate(&mut self, length: usize) {
        for (place, before) in self.all.drain(length.min(self.all.len())..).rev() {
            match before {
                Some(before) => self.holds.insert(place, before),
                None => self.holds.remove(&place),
            };
        }
    }

    /// Returns what holds of a place, or of any.
    pub(super) fn of(&self, place: Topic) -> Context {
        let holds = |place| self.holds.get(&place).copied().unwrap_or(Context::NONE);
        if self.all.is_empty() { Context::NONE } else { holds(None).with(holds(place)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::builder::bare;
    use super::*;
    use crate::facts::Root;
    use crate::names::{LocalNames, Names};

    #[test]
    fn a_name_is_what_it_was_before_where_a_block_ends() {
        let mut bindings = Bindings::default();
        let binding = |name, serial| Binding { name, flow: Flow::UNKNOWN, variable: None, serial, loops: 0 };
        let names = Names::default();
        let mut names = LocalNames::new(&names);
        let (one, other) = (names.intern("one"), names.intern("other"));
        bindings.push(binding(one, 1));
        bindings.push(binding(other, 2));
        bindings.push(binding(one, 3));
        assert_eq!((bindings.find(one), bindings.find(other)), (Some(2), Some(1)));
        bindings.truncate(2);
        assert_eq!((bindings.find(one), bindings[0].serial), (Some(0), 1));
        bindings.truncate(0);
        assert_eq!((bindings.find(one), bindings.find(other), bindings.len()), (None, None, 0));
    }

    #[test]
    fn what_holds_of_a_place_ends_with_its_block() {
        let mut guards = Guards::default();
        let place = Some((bare(Root::Unknown), 0));
        guards.push(Guard { place: None, flag: Context::HANDLER });
        guards.push(Guard { place, flag: Context::LENGTH_GUARD });
        guards.push(Guard { place, flag: Context::MISSING_KEY_GUARD });
        let both = Context::HANDLER.with(Context::LENGTH_GUARD);
        assert_eq!(guards.of(place), both.with(Context::MISSING_KEY_GUARD));
        assert_eq!(guards.of(None), Context::HANDLER);
        guards.truncate(2);
        assert_eq!(guards.of(place), both);
        guards.truncate(0);
        assert_eq!(guards.of(place), Context::NONE);
    }
}
