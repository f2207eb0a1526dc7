//! The state of the function that is being read: what its names stand for and what stands round the current statement.

use rustc_hash::FxHashMap;

use super::flow::{BindingId, Flow};
use super::sight::{Binding, Bindings, Guard, Guards};
use crate::facts::{Context, Name, Place, ScopeId, TypeId, VariableId};

/// A loop that stands open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Loop {
    pub(super) flags: Context,
    /// The container that it empties.
    pub(super) drains: Option<(Place, u8)>,
}

/// The state of one function.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) scope: ScopeId,
    pub(super) owner: Option<TypeId>,
    pub(super) bindings: Bindings,
    bound: u32,
    pub(super) loops: Vec<Loop>,
    pub(super) guards: Guards,
    /// Conditions met while a condition is being read.
    pub(super) tests: Vec<Guard>,
    /// What else stands round the current expression.
    pub(super) context: Context,
    /// Ways out of the function so far: `?` and `return`.
    pub(super) exits: u32,
    /// What has grown so far, with the ways out before it first did.
    pub(super) grown: FxHashMap<Place, u32>,
    /// How many loops stood open where a variable was bound.
    pub(super) variable_loops: FxHashMap<VariableId, u8>,
}

impl Body {
    pub(super) fn new(scope: ScopeId, owner: Option<TypeId>) -> Self {
        Self {
            scope,
            owner,
            bindings: Bindings::default(),
            bound: 0,
            loops: Vec::new(),
            guards: Guards::default(),
            tests: Vec::new(),
            context: Context::NONE,
            exits: 0,
            grown: FxHashMap::default(),
            variable_loops: FxHashMap::default(),
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
        self.bindings.find(name)
    }

    /// Returns how many loops stand open.
    pub(super) fn loop_depth(&self) -> u8 {
        u8::try_from(self.loops.len()).unwrap_or(u8::MAX)
    }

    /// Returns what stands round something done to a place.
    pub(super) fn context_of(&self, place: Option<(Place, u8)>) -> Context {
        let outside = match place {
            Some((Place { root: crate::facts::Root::Variable(variable), .. }, _)) => {
                self.variable_loops.get(&variable).map_or(0, |loops| usize::from(*loops))
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
        context.insert(self.guards.of(place));
        context
    }
}
