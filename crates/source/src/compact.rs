//! Drops from a file's facts what nothing in them refers to: locals that only hold numbers, places that led nowhere. What
//! stays keeps its order. Facts of every file live until the end of the analysis, and go into the cache.

use crate::facts::{ArgumentValue, FileFacts, Landing, PlaceId, Root, ScopeId, Variable, VariableId, VariableKind};

impl FileFacts {
    /// Drops what nothing refers to, and gives back the room that the vectors grew into.
    pub(crate) fn compact(&mut self) {
        let mut places = Kept::none(self.places.len());
        self.each_place(|id| places.keep(id.0));
        places.sweep(&mut self.places);
        self.each_place(|id| id.0 = places.moved(id.0));

        let mut variables = Kept::none(self.variables.len());
        for (index, variable) in self.variables.iter().enumerate() {
            if is_global(variable) {
                variables.keep(index as u32);
            }
        }
        self.each_variable(|id| variables.keep(id.0));
        variables.sweep(&mut self.variables);
        self.each_variable(|id| id.0 = variables.moved(id.0));
        self.shrink();
    }

    fn shrink(&mut self) {
        self.scopes.shrink_to_fit();
        self.types.shrink_to_fit();
        self.variables.shrink_to_fit();
        self.places.shrink_to_fit();
        self.inits.shrink_to_fit();
        self.operations.shrink_to_fit();
        self.calls.shrink_to_fit();
        self.arguments.shrink_to_fit();
        self.imports.shrink_to_fit();
        self.declarations.shrink_to_fit();
        self.reads.shrink_to_fit();
        self.aliases.shrink_to_fit();
        self.memos.shrink_to_fit();
        self.sites.shrink_to_fit();
        self.gaps.shrink_to_fit();
        self.gates.shrink_to_fit();
        self.allows.shrink_to_fit();
    }

    fn each_place(&mut self, mut act: impl FnMut(&mut PlaceId)) {
        self.inits.iter_mut().for_each(|init| act(&mut init.place));
        for operation in &mut self.operations {
            act(&mut operation.place);
            operation.other.iter_mut().for_each(&mut act);
        }
        for call in &mut self.calls {
            act(&mut call.callee);
            if let Landing::Place(id) = &mut call.landing {
                act(id);
            }
        }
        for argument in &mut self.arguments {
            if let ArgumentValue::Place(id) = &mut argument.value {
                act(id);
            }
        }
        self.declarations.iter_mut().for_each(|declaration| act(&mut declaration.place));
        self.sites.iter_mut().filter_map(|site| site.place.as_mut()).for_each(act);
    }

    fn each_variable(&mut self, mut act: impl FnMut(&mut VariableId)) {
        for place in &mut self.places {
            if let Root::Variable(id) = &mut place.root {
                act(id);
            }
        }
        for call in &mut self.calls {
            if let Landing::Variable(id) = &mut call.landing {
                act(id);
            }
        }
        self.aliases.iter_mut().for_each(|alias| act(&mut alias.variable));
        self.scopes.iter_mut().flat_map(|scope| &mut scope.parameters).for_each(act);
    }
}

/// Tells whether other files can mean it.
fn is_global(variable: &Variable) -> bool {
    variable.scope == ScopeId(0) && !matches!(variable.kind, VariableKind::Parameter(_))
}

/// Which entries of a vector stay, then where each went.
struct Kept(Vec<u32>);

impl Kept {
    const DROPPED: u32 = u32::MAX;

    fn none(length: usize) -> Self {
        Self(vec![Self::DROPPED; length])
    }

    fn keep(&mut self, index: u32) {
        self.0[index as usize] = 0;
    }

    /// Drops from `entries` those that do not stay.
    fn sweep<T>(&mut self, entries: &mut Vec<T>) {
        let (mut at, mut next) = (0, 0);
        entries.retain(|_| {
            let slot = &mut self.0[at];
            at += 1;
            let stays = *slot != Self::DROPPED;
            if stays {
                *slot = next;
                next += 1;
            }
            stays
        });
    }

    fn moved(&self, index: u32) -> u32 {
        self.0[index as usize]
    }
}
