//! The state of the function that is being read: what its names stand for and what stands round the current statement.

use rustc_hash::FxHashMap;

use super::flow::{BindingId, Flow};
use super::sight::{Binding, Bindings, Guard, Guards};
use crate::facts::{Context, Name, Place, ScopeId, TypeId, VariableId};

/// More containers than this that one function fills are not followed to its ways out.
const MOST_GROWN: usize = 8;

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
    /// What has grown so far on the way here, with whether a way out stood open since.
    pub(super) grown: Vec<(Place, bool)>,
    /// What was taken out of on the way here: a way out behind that leaves nothing behind.
    pub(super) pruned: Vec<Place>,
    /// The bindings of the arm about an error that stands open, from the first to behind the last.
    pub(super) failed: Option<(usize, usize)>,
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
            grown: Vec::new(),
            pruned: Vec::new(),
            failed: None,
            variable_loops: FxHashMap::default(),
        }
    }

    /// Remembers that something has grown.
    pub(super) fn note_growth(&mut self, place: Place) {
        if self.grown.len() < MOST_GROWN && !self.grown.iter().any(|(known, _)| *known == place) {
            self.grown.push((place, false));
        }
    }

    /// Remembers a way out of the function, `?` or `return`, for all that has grown but `except`.
    pub(super) fn note_exit(&mut self, except: Option<Place>) {
        for (place, is_open) in &mut self.grown {
            *is_open |= Some(*place) != except && !self.pruned.contains(place);
        }
    }

    /// Remembers that something is taken out; tells whether a way out stood open before.
    pub(super) fn note_removal(&mut self, place: Place) -> bool {
        let Some((_, is_open)) = self.grown.iter().find(|(known, _)| *known == place) else { return false };
        if self.pruned.len() < MOST_GROWN {
            self.pruned.push(place);
        }
        *is_open
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
