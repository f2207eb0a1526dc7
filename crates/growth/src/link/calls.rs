//! Who calls whom, found by name first and resolved only when somebody asks.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use skep_source::{ArgumentValue, CallId, FileFacts, FrozenNames, Landing, Name, Place, Root, ScopeKind, VariableKind};

use super::homes::Homes;
use super::modules::Symbol;
use super::{CallRef, FileId, Program, Scope, ScopeRef, TypeRef};

/// The calls that reach a function, each with how sure that is.
pub(crate) type Callers = Rc<[(CallRef, Certainty)]>;

/// The calls and methods of the program by name.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    /// Calls whose receiver the source tells, and calls without one.
    by_name: ByName<CallRef>,
    /// Calls on something of which the source does not say what it is.
    untold: ByName<CallRef>,
    functions_by_name: ByName<ScopeRef>,
    methods: FxHashMap<TypeRef, Vec<ScopeRef>>,
    /// Names that are passed to a call uncalled, so that a function of that name may be called from anywhere.
    handed_on: FxHashSet<Name>,
    /// The same of names that methods of containers have too, with what they are taken of: `done(self.table.remove)`.
    handed_of: FxHashMap<Name, FxHashSet<Name>>,
}

/// Tells whether the source says nothing of what a method is called on.
fn is_untold(facts: &FileFacts, place: Place) -> bool {
    if place.path().is_empty() {
        return false;
    }
    match place.root {
        Root::Unknown => true,
        Root::Variable(variable) => {
            let bound = &facts.variables[variable.index()];
            let has_no_type = !bound.declared.is_some();
            matches!(bound.kind, VariableKind::Local | VariableKind::Parameter(_) | VariableKind::Global) && has_no_type
        }
        Root::Receiver(_) | Root::TypeObject(_) => false,
    }
}

/// Returns what a method is taken of, where that has a name.
fn receiver_name(facts: &FileFacts, place: Place) -> Option<Name> {
    match (place.path(), place.root) {
        ([.., receiver, _], _) => Some(*receiver),
        (_, Root::Variable(variable)) => Some(facts.variables[variable.index()].name),
        (_, Root::Receiver(id) | Root::TypeObject(id)) => Some(facts.types[id.index()].name),
        (_, Root::Unknown) => None,
    }
}

/// The calls of one name by what they reach. Each is resolved once, however many things there are of that name.
#[derive(Debug, Default)]
pub(crate) struct Received {
    /// Methods, by what they are called on.
    by_type: FxHashMap<TypeRef, Vec<CallRef>>,
    /// Methods of which the source tells something of what they are called on, but not enough.
    unknown: Vec<CallRef>,
    /// Functions.
    by_function: FxHashMap<ScopeRef, Vec<CallRef>>,
    /// Types of which they make instances.
    made: FxHashMap<TypeRef, Vec<CallRef>>,
}

/// Things by name, in one block of memory.
#[derive(Debug)]
struct ByName<T> {
    rows: Vec<T>,
    /// The name of each row while rows are added, in their order.
    names: Vec<Name>,
    /// Where the rows of a name lie, when all are there.
    ranges: FxHashMap<Name, (u32, u32)>,
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), names: Vec::new(), ranges: FxHashMap::default() }
    }
}

impl<T: Copy> ByName<T> {
    fn push(&mut self, name: Name, row: T) {
        self.names.push(name);
        self.rows.push(row);
    }

    /// Puts rows of one name side by side; rows of a name keep their order.
    fn arrange(&mut self) {
        let mut counts: FxHashMap<Name, u32> = FxHashMap::default();
        for name in &self.names {
            *counts.entry(*name).or_default() += 1;
        }
        let mut start = 0;
        for (name, count) in counts {
            self.ranges.insert(name, (start, start));
            start += count;
        }
        let mut arranged = self.rows.clone();
        for (name, row) in self.names.iter().zip(&self.rows) {
            if let Some((_, end)) = self.ranges.get_mut(name) {
                arranged[*end as usize] = *row;
                *end += 1;
            }
        }
        self.rows = arranged;
        self.names = Vec::new();
    }

    fn get(&self, name: Name) -> &[T] {
        self.ranges.get(&name).map_or(&[], |(start, end)| &self.rows[*start as usize..*end as usize])
    }
}

/// How sure it is that a call reaches a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// The receiver is not known, but few functions are called so.
    ByName,
    /// The receiver or the import says so.
    Resolved,
}

/// More calls of one method are not told apart: a class that hundreds derive from is called for each of them, and what is
/// remembered would grow with the product.
const MOST_CALLERS: usize = 1024;

/// Of more calls than this that may be anybody's, one is taken to be.
const MOST_UNTOLD: usize = 64;

/// Methods that containers have too.
const LIKE_CONTAINERS: &[&str] =
    &["add", "append", "clear", "discard", "get", "insert", "pop", "put", "remove", "update"];

/// A word shorter than this says nothing of what it names.
const SHORTEST_WORD: usize = 4;

/// Methods shared by this many classes say nothing about who is called.
const RARE: usize = 3;

impl Calls {
    /// Indexes the calls and functions of `files` by name.
    pub(crate) fn index(files: &[Arc<FileFacts>], names: &FrozenNames) -> Self {
        let mut calls = Self::default();
        let like_containers = LIKE_CONTAINERS.iter().filter_map(|name| names.find(name));
        calls.handed_of = like_containers.map(|name| (name, FxHashSet::default())).collect();
        for (file, facts) in files.iter().enumerate() {
            let file = file as FileId;
            for (index, call) in facts.calls.iter().enumerate() {
                let place = facts.place(call.callee);
                let name = match (place.last(), place.root) {
                    (Some(method), _) => method,
                    (None, Root::Variable(variable)) => facts.variables[variable.index()].name,
                    (None, Root::TypeObject(id) | Root::Receiver(id)) => facts.types[id.index()].name,
                    (None, Root::Unknown) => continue,
                };
                let call = CallRef { file, id: CallId(index as u32) };
                if is_untold(facts, place) { calls.untold.push(name, call) } else { calls.by_name.push(name, call) }
            }
            for argument in &facts.arguments {
                if let ArgumentValue::Place(place) = argument.value {
                    calls.hand_on(facts, facts.place(place));
                }
            }
            for (index, scope) in facts.scopes.iter().enumerate() {
                if scope.kind == ScopeKind::Function {
                    let scope_ref = ScopeRef { file, id: skep_source::ScopeId(index as u32) };
                    calls.functions_by_name.push(scope.name, scope_ref);
                    if let Some(id) = scope.owner {
                        calls.methods.entry(TypeRef { file, id }).or_default().push(scope_ref);
                    }
                }
            }
        }
        calls.by_name.arrange();
        calls.untold.arrange();
        calls.functions_by_name.arrange();
        calls
    }

    /// Gives the methods of types that other files implement to where those are declared.
    pub(crate) fn bring_home(&mut self, homes: &Homes) {
        let mut moved: Vec<_> = homes.moved().collect();
        moved.sort_unstable();
        for (from, to) in moved {
            if let Some(methods) = self.methods.remove(&from) {
                self.methods.entry(to).or_default().extend(methods);
            }
        }
    }

    /// Returns the calls of anything called `name`, those left out of which the source does not tell the receiver.
    pub(crate) fn of_name(&self, name: Name) -> &[CallRef] {
        self.by_name.get(name)
    }

    /// Returns the methods of a type, in the order of the source.
    pub(crate) fn methods(&self, of: TypeRef) -> &[ScopeRef] {
        self.methods.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Notes that `place` is passed to a call uncalled.
    fn hand_on(&mut self, facts: &FileFacts, place: Place) {
        match (place.path(), place.root) {
            ([.., method], _) if self.handed_of.contains_key(method) => {
                let receivers = self.handed_of.entry(*method).or_default();
                receivers.extend(receiver_name(facts, place));
            }
            ([.., name], _) => _ = self.handed_on.insert(*name),
            ([], Root::Variable(variable)) => {
                let bound = &facts.variables[variable.index()];
                if matches!(bound.kind, VariableKind::Function(_) | VariableKind::Import(_)) {
                    self.handed_on.insert(bound.name);
                }
            }
            ([], Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => {}
        }
    }

    /// Returns the functions called `name`.
    pub(crate) fn functions(&self, name: Name) -> &[ScopeRef] {
        self.functions_by_name.get(name)
    }
}

impl Program {
    /// Returns the calls that reach `function`, with how sure that is.
    pub(crate) fn callers(&self, function: ScopeRef) -> Callers {
        if let Some(found) = self.callers.borrow().get(&function) {
            return Rc::clone(found);
        }
        let found: Callers = self.find_callers(function).into();
        self.callers.borrow_mut().insert(function, Rc::clone(&found));
        found
    }

    fn find_callers(&self, function: ScopeRef) -> Vec<(CallRef, Certainty)> {
        let name = self.scope(function).name;
        let received = self.received(name);
        let Some(owner) = self.owner_of(function) else {
            let calls = received.by_function.get(&function).into_iter().flatten();
            return calls.map(|call| (*call, Certainty::Resolved)).collect();
        };
        let (bases, derived) = (self.hierarchy.ancestors(owner), self.hierarchy.descendants(owner));
        let kin = std::iter::once(owner).chain(bases.iter().chain(&*derived).copied());
        let told = kin.filter_map(|of| received.by_type.get(&of)).flatten();
        let mut callers: Vec<_> = told.map(|call| (*call, Certainty::Resolved)).take(MOST_CALLERS).collect();
        // Of a method that many classes have, a call on something unknown says nothing.
        if self.calls.functions(name).len() <= RARE {
            let unknown = received.unknown.iter().chain(self.calls.untold.get(name));
            callers.extend(unknown.map(|call| (*call, Certainty::ByName)).take(MOST_CALLERS));
        }
        callers.sort_unstable();
        callers
    }

    /// Tells whether something is called by the name of `function` of which the source does not tell what it is, while so
    /// many functions are called so that it is not taken for a call of this one. One with more arguments than the function
    /// has parameters is none of it.
    pub(crate) fn has_untold_calls(&self, function: ScopeRef) -> bool {
        let Scope { name, .. } = self.scope(function);
        if self.calls.functions(*name).len() <= RARE {
            return false;
        }
        let may_be = |call: &CallRef| !self.is_in_test(*call) && self.may_reach(function, *call);
        let (untold, received) = (self.calls.untold.get(*name), self.received(*name));
        let count = untold.len() + received.unknown.len();
        count > MOST_UNTOLD || untold.iter().any(may_be) || received.unknown.iter().any(may_be)
    }

    /// Tells whether a call by the name of `function` on something that is not known may be a call of it.
    pub(crate) fn may_reach(&self, function: ScopeRef, call: CallRef) -> bool {
        usize::from(self.call(call).argument_count) <= self.scope(function).parameters.len()
            && self.may_be_on(function, call)
            && !self.is_on_container(call)
    }

    /// Tells whether what a method is called on may be of the type whose method `function` is. Where every container has a
    /// method of that name, what is called otherwise than the type is taken to be one.
    fn may_be_on(&self, function: ScopeRef, call: CallRef) -> bool {
        if !self.calls.handed_of.contains_key(&self.scope(function).name) {
            return true;
        }
        let facts = self.file(call.file);
        let receiver = receiver_name(facts, facts.place(self.call(call).callee));
        match receiver {
            Some(receiver) => self.sounds_like(function, receiver),
            None => !self.owner_of(function).is_some_and(|of| self.stands_in_fields(of)),
        }
    }

    /// Tells whether each instance of `of` that is made is kept in a field, so that none is an element of something.
    fn stands_in_fields(&self, of: TypeRef) -> bool {
        let mut made = self.instantiations(of).into_iter().filter(|call| !self.is_in_test(*call)).peekable();
        made.peek().is_some() && made.all(|call| matches!(self.call(call).landing, Landing::Place(_)))
    }

    /// Tells whether a function may be passed to a call uncalled, as a callback is.
    pub(crate) fn is_handed_on(&self, function: ScopeRef) -> bool {
        let name = self.scope(function).name;
        match self.calls.handed_of.get(&name) {
            Some(receivers) => {
                receivers.len() > MOST_UNTOLD || receivers.iter().any(|receiver| self.sounds_like(function, *receiver))
            }
            None => self.calls.handed_on.contains(&name),
        }
    }

    /// Tells whether something called `receiver` may be of the type whose method `function` is, by a word of both names.
    fn sounds_like(&self, function: ScopeRef, receiver: Name) -> bool {
        let Some(of) = self.owner_of(function) else { return true };
        let (of, receiver) = (self.type_name(of).to_lowercase(), self.text(receiver).to_lowercase());
        let mut words = receiver.split('_').filter(|word| word.len() >= SHORTEST_WORD);
        words.any(|word| of.contains(word.strip_suffix('s').unwrap_or(word)))
    }

    /// Tells whether a method is called on what its file makes a container, as `seen.clear()` is.
    fn is_on_container(&self, call: CallRef) -> bool {
        let facts = self.file(call.file);
        let mut receiver = facts.place(self.call(call).callee);
        let length = receiver.path().len();
        if length == 0 {
            return false;
        }
        receiver.fields[length - 1] = Name::NONE;
        facts.inits.iter().any(|init| facts.place(init.place) == receiver)
    }

    /// Returns the calls of `name` by what they reach.
    fn received(&self, name: Name) -> Rc<Received> {
        if let Some(found) = self.received.borrow().get(&name) {
            return Rc::clone(found);
        }
        let mut received = Received::default();
        for call in self.calls.of_name(name) {
            let place = self.file(call.file).place(self.call(*call).callee);
            if let Some(function) = self.function_at(call.file, place) {
                received.by_function.entry(function).or_default().push(*call);
            }
            if let Some(of) = self.made_by(call.file, self.call(*call)) {
                received.made.entry(of).or_default().push(*call);
            }
            if place.path().is_empty() {
                continue;
            }
            match self.receiver_type(call.file, place) {
                Some(of) => received.by_type.entry(of).or_default().push(*call),
                None => received.unknown.push(*call),
            }
        }
        let received = Rc::new(received);
        self.received.borrow_mut().insert(name, Rc::clone(&received));
        received
    }

    /// Returns the function that `place` means, as the source tells.
    pub(super) fn function_at(&self, file: FileId, place: Place) -> Option<ScopeRef> {
        let Root::Variable(variable) = place.root else { return None };
        match (self.variable(file, variable).kind, place.path()) {
            (VariableKind::Function(id), []) => Some(ScopeRef { file, id }),
            (VariableKind::Import(index), path) => match (self.imported(file, index)?, path) {
                (Symbol::Module(module), [name]) => {
                    let variable = self.modules.global(module, *name)?;
                    let VariableKind::Function(id) = self.variable(module, variable).kind else { return None };
                    Some(ScopeRef { file: module, id })
                }
                (Symbol::Function(function), []) => Some(function),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the calls that make an instance of `of` or of a class that derives from it.
    pub(crate) fn instantiations(&self, of: TypeRef) -> Vec<CallRef> {
        let mut made = Vec::new();
        let derived = self.hierarchy.descendants(of);
        for each in std::iter::once(of).chain(derived.iter().copied()) {
            let received = self.received(self.type_of(each).name);
            made.extend(received.made.get(&each).into_iter().flatten());
        }
        made
    }
}
