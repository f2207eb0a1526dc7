//! The state of one file's lowering, and the few ways to add a fact.

use ruff_text_size::{Ranged, TextRange};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::depth::DepthProbe;
use super::flow::{Answer, Mark};
use crate::facts::{
    Context, Few, FileFacts, Init, Key, Name, Operation, OperationKind, Place, PlaceId, Root, Scope, ScopeFlags,
    ScopeId, ScopeKind, Shrinkage, Span, TypeId, Value, Variable, VariableId, VariableKind,
};
use crate::lines::Lines;
use crate::names::LocalNames;

/// Expressions may nest this deep; what lies deeper is left out and said.
pub(super) const DEEPEST_EXPRESSION: u32 = 2_000;

/// Questions about an expression (what does it mean, what does it make) look this deep into it.
const DEEPEST_QUESTION: u32 = 400;

/// About as many bytes of source name one more place.
const BYTES_PER_PLACE: usize = 96;

/// Tables of names with more room than this are not used again: emptying them takes as long as they are large.
const LARGEST_SPARE: usize = 128;

/// The names that one scope binds.
pub(super) struct Frame {
    pub(super) scope: ScopeId,
    pub(super) is_class: bool,
    /// A function or lambda that is made anew each turn of a loop.
    pub(super) is_in_loop: bool,
    /// The name of the receiver, in a method: usually `self`.
    pub(super) receiver: Option<(Name, Root)>,
    pub(super) bindings: FxHashMap<Name, VariableId>,
}

/// A condition under which the code at hand runs.
pub(super) struct Guard {
    pub(super) place: Place,
    pub(super) depth: u8,
    pub(super) flag: Context,
}

/// What a variable is another name for.
#[derive(Clone, Copy)]
pub(super) struct Alias {
    pub(super) place: Place,
    pub(super) depth: u8,
}

/// What is known of variables, by their number: a function's lie side by side.
pub(super) struct ByVariable<T>(Vec<Option<T>>);

impl<T> Default for ByVariable<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> ByVariable<T> {
    pub(super) fn get(&self, variable: VariableId) -> Option<T> {
        self.0.get(variable.index()).copied().flatten()
    }

    pub(super) fn insert(&mut self, variable: VariableId, known: T) {
        if self.0.len() <= variable.index() {
            self.0.resize(variable.index() + 1, None);
        }
        self.0[variable.index()] = Some(known);
    }

    pub(super) fn remove(&mut self, variable: VariableId) {
        if let Some(known) = self.0.get_mut(variable.index()) {
            *known = None;
        }
    }
}

/// What a name means.
pub(super) enum Meaning {
    Receiver(Root),
    Variable(VariableId),
}

/// The state of one file's lowering.
pub(super) struct Lowering<'a, 'n, 's> {
    pub(super) text: &'a str,
    pub(super) names: &'n mut LocalNames<'s>,
    pub(super) lines: Lines<'a>,
    pub(super) facts: FileFacts,
    pub(super) frames: Vec<Frame>,
    /// An empty list for the names that a scope binds, with room for those of the scopes before.
    pub(super) bound: Vec<&'a str>,
    /// Empty tables of frames that are gone.
    spare: Vec<FxHashMap<Name, VariableId>>,
    pub(super) guards: Vec<Guard>,
    pub(super) context: Context,
    pub(super) depth: u32,
    questions: u32,
    /// The line of the first expression that was too deep.
    pub(super) too_deep: Option<u32>,
    pub(super) aliases: ByVariable<Alias>,
    pub(super) provenance: ByVariable<Key>,
    /// Of which container a loop's variable is a key.
    pub(super) keys_of: ByVariable<Place>,
    /// Elements that the expression at hand only asks.
    pub(super) asked: Vec<TextRange>,
    /// What imported names stand for, dotted, by their index in [`FileFacts::imports`].
    pub(super) import_paths: Vec<String>,
    /// Local containers that were made in this function, to be followed into the field that takes them.
    pub(super) local_containers: FxHashMap<VariableId, usize>,
    /// What is counted up, as the source writes it: a key that is one never comes twice.
    pub(super) counters: FxHashSet<Name>,
    /// Operations, each with a place behind whose being empty it stands.
    not_yet: Vec<(usize, Place)>,
    /// Where each operation stands and what is to be answered through it, in their order.
    pub(super) marks: Vec<Mark>,
    /// What loops bind anew each turn.
    pub(super) loop_bound: FxHashSet<VariableId>,
    /// Functions and lambdas that were handed to be called later.
    pub(super) deferred: FxHashSet<ScopeId>,
    /// The fields of the receiver that are known to be set here.
    pub(super) fields_set: Vec<Name>,
    /// What an answer comes through, by the variables that hold it.
    pub(super) answers: FxHashMap<VariableId, Answer>,
    /// The names in [`FileFacts::reads`].
    pub(super) reads: FxHashSet<Name>,
    /// What the function at hand has taken over or gone over.
    pub(super) taken: Vec<(ScopeId, Place)>,
    place_ids: FxHashMap<Place, PlaceId>,
}

impl<'a, 'n, 's> Lowering<'a, 'n, 's> {
    pub(super) fn new(text: &'a str, facts: FileFacts, names: &'n mut LocalNames<'s>) -> Self {
        Self {
            text,
            names,
            lines: Lines::new(text),
            facts,
            frames: Vec::new(),
            bound: Vec::new(),
            spare: Vec::new(),
            guards: Vec::new(),
            context: Context::default(),
            depth: 0,
            questions: 0,
            too_deep: None,
            aliases: ByVariable::default(),
            provenance: ByVariable::default(),
            keys_of: ByVariable::default(),
            asked: Vec::new(),
            import_paths: Vec::new(),
            local_containers: FxHashMap::default(),
            counters: FxHashSet::default(),
            not_yet: Vec::new(),
            marks: Vec::new(),
            loop_bound: FxHashSet::default(),
            deferred: FxHashSet::default(),
            fields_set: Vec::new(),
            answers: FxHashMap::default(),
            reads: FxHashSet::default(),
            taken: Vec::new(),
            place_ids: FxHashMap::with_capacity_and_hasher(text.len() / BYTES_PER_PLACE, FxBuildHasher),
        }
    }

    /// Enters a scope that binds nothing yet.
    pub(super) fn push_frame(&mut self, scope: ScopeId, receiver: Option<(Name, Root)>) {
        let is_class = self.facts.scope(scope).kind == ScopeKind::ClassBody;
        let is_in_loop = !is_class && self.context.contains(Context::LOOP);
        let bindings = self.spare.pop().unwrap_or_default();
        self.frames.push(Frame { scope, is_class, is_in_loop, receiver, bindings });
    }

    /// Enters a scope inside a scope, which Python has for comprehensions alone.
    pub(super) fn push_inner_frame(&mut self) {
        let (scope, bindings) = (self.scope(), self.spare.pop().unwrap_or_default());
        self.frames.push(Frame { scope, is_class: false, is_in_loop: false, receiver: None, bindings });
    }

    /// Makes room for so many names in the scope that was entered last.
    pub(super) fn make_room(&mut self, names: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.bindings.reserve(names);
        }
    }

    /// Leaves the scope that was entered last.
    pub(super) fn pop_frame(&mut self) {
        let Some(Frame { mut bindings, .. }) = self.frames.pop() else { return };
        if bindings.capacity() <= LARGEST_SPARE {
            bindings.clear();
            self.spare.push(bindings);
        }
    }

    pub(super) fn scope(&self) -> ScopeId {
        self.frames.last().map_or(ScopeId(0), |frame| frame.scope)
    }

    /// Asks something of an expression that asks the same of a part of it; `unknown` is the answer where that goes too deep.
    pub(super) fn ask<T>(&mut self, unknown: T, question: impl FnOnce(&mut Self) -> T) -> T {
        if self.questions >= DEEPEST_QUESTION {
            return unknown;
        }
        self.questions += 1;
        let answer = question(self);
        self.questions -= 1;
        answer
    }

    /// Looks at how deep a part of the tree is that is not lowered.
    pub(super) fn probe(&mut self, at: usize, walk: impl FnOnce(&mut DepthProbe)) {
        let mut probe = DepthProbe::default();
        walk(&mut probe);
        if probe.is_too_deep && self.too_deep.is_none() {
            self.too_deep = Some(self.lines.line(at));
        }
    }

    pub(super) fn in_module(&self) -> bool {
        self.frames.len() <= 1
    }

    pub(super) fn span(&self, range: TextRange) -> Span {
        self.lines.span(range.start().to_usize(), range.end().to_usize())
    }

    pub(super) fn source(&self, node: &impl Ranged) -> &'a str {
        &self.text[node.range()]
    }

    pub(super) fn place_id(&mut self, place: Place) -> PlaceId {
        *self.place_ids.entry(place).or_insert_with(|| {
            let id = PlaceId(self.facts.places.len() as u32);
            self.facts.places.push(place);
            id
        })
    }

    pub(super) fn bind(&mut self, name: Name, kind: VariableKind) -> VariableId {
        let scope = self.scope();
        let id = VariableId(self.facts.variables.len() as u32);
        if let Some(frame) = self.frames.last_mut() {
            if let Some(&known) = frame.bindings.get(&name) {
                let variable = &mut self.facts.variables[known.index()];
                if !matches!(kind, VariableKind::Local | VariableKind::Global) {
                    variable.kind = kind;
                }
                return known;
            }
            frame.bindings.insert(name, id);
        }
        self.facts.variables.push(Variable { name, scope, kind, declared: Name::NONE });
        id
    }

    /// Returns the variable that `name` means here, by Python's rules: a class body's names are not seen from inside it.
    pub(super) fn lookup(&self, name: Name) -> Option<VariableId> {
        let innermost = self.frames.len().wrapping_sub(1);
        self.frames
            .iter()
            .enumerate()
            .rev()
            .filter(|(index, frame)| *index == innermost || !frame.is_class)
            .find_map(|(_, frame)| frame.bindings.get(&name).copied())
    }

    /// Returns what `name` means here: what [`Self::receiver`] says, else what [`Self::lookup`] does, in one go.
    pub(super) fn meaning(&self, name: Name) -> Option<Meaning> {
        let innermost = self.frames.len().wrapping_sub(1);
        let mut is_hidden = false;
        for (index, frame) in self.frames.iter().enumerate().rev() {
            if let Some((receiver, root)) = frame.receiver
                && receiver == name
                && !is_hidden
            {
                return Some(Meaning::Receiver(root));
            }
            if let Some(variable) = frame.bindings.get(&name) {
                if index == innermost || !frame.is_class {
                    return Some(Meaning::Variable(*variable));
                }
                // A class body's name hides the receiver of a method around it, and is not seen itself.
                is_hidden = true;
            }
        }
        None
    }

    /// Returns what `name` means if it is the receiver of a method around.
    pub(super) fn receiver(&self, name: Name) -> Option<Root> {
        for frame in self.frames.iter().rev() {
            if let Some((receiver, root)) = frame.receiver
                && receiver == name
            {
                return Some(root);
            }
            if frame.bindings.contains_key(&name) {
                return None;
            }
        }
        None
    }

    /// Returns the type whose method or body the code stands in.
    pub(super) fn owner(&self) -> Option<TypeId> {
        self.frames.iter().rev().find_map(|frame| self.facts.scope(frame.scope).owner)
    }

    pub(super) fn push_scope(&mut self, name: Name, kind: ScopeKind, owner: Option<TypeId>, at: usize) -> ScopeId {
        let id = ScopeId(self.facts.scopes.len() as u32);
        let parent = self.scope();
        // What is declared inside a test is a test.
        let inherited = self.facts.scope(parent).flags.contains(ScopeFlags::TEST);
        let flags = if inherited { ScopeFlags::TEST } else { ScopeFlags::default() };
        let line = self.lines.line(at);
        self.facts.scopes.push(Scope { name, kind, parent, owner, parameters: Few::new(), flags, line });
        id
    }

    /// Records that something is done to `place`, `depth` elements deep.
    pub(super) fn operation(&mut self, (place, depth): (Place, u8), kind: OperationKind, range: TextRange) -> usize {
        let mut context = self.context;
        for guard in &self.guards {
            if guard.place == place && guard.depth == depth {
                context.insert(guard.flag);
            } else if guard.flag == Context::EMPTY_GUARD && guard.depth == 0 && self.is_kept(guard.place) {
                self.not_yet.push((self.facts.operations.len(), guard.place));
            }
        }
        let operation = Operation {
            place: self.place_id(place),
            depth,
            kind,
            key: Key::Absent,
            key_name: Name::NONE,
            value: Value::Other,
            scope: self.scope(),
            context,
            other: None,
            // Found for those that stay.
            span: Span::default(),
        };
        self.gate(place, kind, range);
        self.facts.operations.push(operation);
        self.marks.push(Mark { range, answer: None });
        self.facts.operations.len() - 1
    }

    /// Tells whether a place outlives the function that sets it.
    fn is_kept(&self, place: Place) -> bool {
        match place.root {
            Root::Variable(variable) => {
                place.path().is_empty() && self.facts.variables[variable.index()].kind == VariableKind::Global
            }
            Root::Receiver(_) | Root::TypeObject(_) => !place.path().is_empty(),
            Root::Unknown => false,
        }
    }

    /// Marks what stands behind a condition on something that its own function sets.
    fn mark_once(&mut self) {
        if self.not_yet.is_empty() {
            return;
        }
        let mut set: FxHashSet<(ScopeId, PlaceId)> =
            self.facts.inits.iter().map(|init| (init.scope, init.place)).collect();
        set.extend(self.facts.operations.iter().filter(|operation| operation.depth == 0).filter_map(|operation| {
            let sets = matches!(operation.kind, OperationKind::Grow(_) | OperationKind::Shrink(Shrinkage::Replace));
            sets.then_some((operation.scope, operation.place))
        }));
        for (operation, place) in std::mem::take(&mut self.not_yet) {
            let operation = &mut self.facts.operations[operation];
            if self.place_ids.get(&place).is_some_and(|place| set.contains(&(operation.scope, *place))) {
                operation.context.insert(Context::ONCE);
            }
        }
    }

    /// Returns the facts, less what cannot be about a container.
    pub(super) fn finish(mut self) -> FileFacts {
        self.mark_once();
        self.facts.lines = self.lines.count();
        let container_names: FxHashSet<Name> = self
            .facts
            .inits
            .iter()
            .map(|init| self.facts.place(init.place))
            .filter_map(|place| place.last().or_else(|| self.root_name(place)))
            .collect();
        let mut operations = std::mem::take(&mut self.facts.operations);
        let mut marks = std::mem::take(&mut self.marks).into_iter();
        operations.retain_mut(|operation| {
            let mark = marks.next();
            let stays = self.stays(operation, &container_names);
            if stays && let Some(mark) = mark {
                operation.span = self.span(mark.range);
            }
            stays
        });
        for operation in &mut operations {
            if operation.context.contains(Context::LATE_BOUND) && !self.deferred.contains(&operation.scope) {
                operation.context = operation.context.without(Context::LATE_BOUND);
            }
            if operation.key_name.is_some() && self.counters.contains(&operation.key_name) {
                operation.key = Key::Unique;
            }
        }
        self.facts.operations = operations;
        self.facts.gaps.sort_by_key(|gap| (gap.grown, gap.exit));
        self.facts.gates.sort_by_key(|gate| gate.operation);
        self.facts
    }

    /// Tells whether an operation may be about a container.
    fn stays(&self, operation: &Operation, container_names: &FxHashSet<Name>) -> bool {
        let place = self.facts.place(operation.place);
        match operation.kind {
            // A parameter that is kept may be somebody's container.
            OperationKind::Stored if self.is_parameter(place) => true,
            // So may an object that was made here live on.
            OperationKind::Stored | OperationKind::Returned if self.is_object(place) => true,
            // These are recorded of every place and are about containers only where one was made under that name.
            OperationKind::Shrink(Shrinkage::Replace)
            | OperationKind::Grow(crate::facts::Growth::ReadInsert | crate::facts::Growth::Increment)
            | OperationKind::Stored
            | OperationKind::Returned => {
                place.last().or_else(|| self.root_name(place)).is_some_and(|name| container_names.contains(&name))
            }
            OperationKind::Grow(_) | OperationKind::Shrink(_) | OperationKind::LengthCheck => true,
        }
    }

    /// Tells whether a place is a local to which the result of a call was assigned.
    fn is_object(&self, place: Place) -> bool {
        matches!(place.root, Root::Variable(variable)
            if place.path().is_empty() && self.facts.variables[variable.index()].declared.is_some())
    }

    fn is_parameter(&self, place: Place) -> bool {
        matches!(place.root, Root::Variable(variable)
            if place.path().is_empty()
                && matches!(self.facts.variables[variable.index()].kind, VariableKind::Parameter(_)))
    }

    fn root_name(&self, place: Place) -> Option<Name> {
        match place.root {
            Root::Variable(variable) => Some(self.facts.variables[variable.index()].name),
            Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown => None,
        }
    }

    pub(super) fn push_init(&mut self, init: Init) {
        if let Root::Variable(variable) = self.facts.place(init.place).root
            && self.facts.place(init.place).path().is_empty()
        {
            self.local_containers.insert(variable, self.facts.inits.len());
        }
        self.facts.inits.push(init);
    }
}
