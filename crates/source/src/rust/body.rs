//! The state of the function that is being read: what its names stand for and what stands round the current statement.

use super::flow::{BindingId, Flow};
use crate::facts::{Context, Name, Place, ScopeId, TypeId, VariableId};

/// A name in sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Binding {
    pub(super) name: Name,
    pub(super) flow: Flow,
    pub(super) variable: Option<VariableId>,
    serial: u32,
    /// How many loops stood open where it was bound: only those within matter to it.
    pub(super) loops: u8,
}

/// A loop that stands open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Loop {
    pub(super) flags: Context,
    /// The container that it empties.
    pub(super) drains: Option<(Place, u8)>,
}

/// A condition that holds here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guard {
    /// What it speaks of; none for any.
    pub(super) place: Option<(Place, u8)>,
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

/// The state of one function.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) scope: ScopeId,
    pub(super) owner: Option<TypeId>,
    pub(super) bindings: Vec<Binding>,
    bound: u32,
    pub(super) loops: Vec<Loop>,
    pub(super) guards: Vec<Guard>,
    /// Conditions met while a condition is being read.
    pub(super) tests: Vec<Guard>,
    /// What else stands round the current expression.
    pub(super) context: Context,
    /// Ways out of the function so far: `?` and `return`.
    pub(super) exits: u32,
    /// Growths so far, with the ways out before them.
    pub(super) grown: Vec<(Place, u32)>,
    /// How many loops stood open where a variable was bound.
    pub(super) variable_loops: Vec<(VariableId, u8)>,
}

impl Body {
    pub(super) fn new(scope: ScopeId, owner: Option<TypeId>) -> Self {
        Self {
            scope,
            owner,
            bindings: Vec::new(),
            bound: 0,
            loops: Vec::new(),
            guards: Vec::new(),
            tests: Vec::new(),
            context: Context::NONE,
            exits: 0,
            grown: Vec::new(),
            variable_loops: Vec::new(),
        }
    }

    /// Brings a name into sight; returns the index of its binding.
    pub(super) fn bind(&mut self, name: Name, flow: Flow, variable: Option<VariableId>) -> usize {
        self.bound += 1;
        let loops = self.loop_depth();
        self.bindings.push(Binding { name, flow, variable, serial: self.bound, loops });
        self.bindings.len() - 1
    }

    /// Returns what refers to the binding at this index.
    pub(super) fn id(&self, index: usize) -> Option<BindingId> {
        let serial = self.bindings.get(index)?.serial;
        Some(BindingId { index: u32::try_from(index).ok()?, serial })
    }

    /// Returns the index of a binding, if it is still in sight.
    pub(super) fn index_of(&self, id: BindingId) -> Option<usize> {
        let index = id.index as usize;
        self.bindings.get(index).is_some_and(|binding| binding.serial == id.serial).then_some(index)
    }

    /// Returns the index of the binding of `name` that is in sight.
    pub(super) fn find(&self, name: Name) -> Option<usize> {
        self.bindings.iter().rposition(|binding| binding.name == name)
    }

    /// Returns how many loops stand open.
    pub(super) fn loop_depth(&self) -> u8 {
        u8::try_from(self.loops.len()).unwrap_or(u8::MAX)
    }

    /// Returns what stands round something done to a place.
    pub(super) fn context_of(&self, place: Option<(Place, u8)>) -> Context {
        let outside = match place {
            Some((Place { root: crate::facts::Root::Variable(variable), .. }, _)) => {
                let found = self.variable_loops.iter().find(|(id, _)| *id == variable);
                found.map_or(0, |(_, loops)| usize::from(*loops))
            }
            _ => 0,
        };
        let mut context = self.context;
        for open in self.loops.iter().skip(outside) {
            context.insert(open.flags);
            if open.drains.is_some() && open.drains == place {
                context.insert(Context::DRAIN_LOOP);
            }
        }
        for guard in &self.guards {
            if guard.place.is_none() || guard.place == place {
                context.insert(guard.flag);
            }
        }
        context
    }
}
