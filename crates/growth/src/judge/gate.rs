//! Whether what holds a Rust container outlives the calls that fill it.
//!
//! Types say most of it: what is behind a lock or changes through a shared reference is there to be shared, and what only
//! `&mut self` changes is usually being built. Plain fields count only where something shows that their holder stays.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use skep_source::{
    Constructor, ContainerKind, Growth, InitKind, Language, Name, Root, Scope, ScopeFlags, VariableKind, Wrappers,
};

use super::frequency::Frequency;
use super::lifetime::{Reason, Span};
use super::{rust, words};
use crate::link::{FileId, Owner, Program, ScopeRef, Subject, TypeRef};

/// What of a container's wrappers lets several threads or tasks change it.
pub(crate) const SHARED: Wrappers = Wrappers::LOCK.with(Wrappers::CONCURRENT);

/// Last words of names that are given to what tasks share, beside to what one task makes.
const SHARED_THINGS: &[&str] = &["state", "data", "map", "set", "list", "graph", "tree", "stats", "info", "collection"];

/// A field that holds an instance of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) holder: TypeRef,
    pub(crate) field: Name,
    pub(crate) wrappers: Wrappers,
    pub(crate) file: FileId,
    pub(crate) span: skep_source::Span,
}

/// What holds the instances of each type, by the declared types of fields and statics.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    fields: FxHashMap<TypeRef, Vec<Holding>>,
    statics: FxHashMap<TypeRef, (FileId, skep_source::Span)>,
    told: RefCell<FxHashMap<TypeRef, (Span, Reason)>>,
}

impl Holders {
    /// Reads the declarations of the program's Rust files.
    pub(crate) fn of(program: &Program) -> Self {
        let mut holders = Self::default();
        for (file, facts) in program.files.iter().enumerate() {
            if facts.language != Language::Rust || facts.is_test {
                continue;
            }
            let file = file as FileId;
            let inits: FxHashMap<_, _> = facts.inits.iter().rev().map(|init| (init.place, init)).collect();
            for declaration in &facts.declarations {
                let Some(init) = inits.get(&declaration.place) else { continue };
                if facts.scope(init.scope).flags.contains(ScopeFlags::TEST) {
                    continue;
                }
                let Some(held) = program.resolve_type(file, declaration.type_name) else { continue };
                let place = facts.place(declaration.place);
                match (place.root, place.path()) {
                    (Root::Receiver(id), [field, ..]) if init.kind == InitKind::Field => {
                        let holder = program.homes.of(TypeRef { file, id });
                        if holder != held {
                            let wrappers = program.behind_alias(file, init.constructor).wrappers;
                            let holding = Holding { holder, field: *field, wrappers, file, span: init.span };
                            holders.fields.entry(held).or_default().push(holding);
                        }
                    }
                    (Root::Variable(variable), [])
                        if facts.variables[variable.index()].kind == VariableKind::Global =>
                    {
                        holders.statics.entry(held).or_insert((file, init.span));
                    }
                    _ => {}
                }
            }
        }
        holders
    }

    /// Returns the fields that hold an instance of `of`.
    pub(crate) fn fields(&self, of: TypeRef) -> &[Holding] {
        self.fields.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Returns the best that a type itself and its nearest holders tell of how long its instances live.
    pub(crate) fn evidence(&self, program: &Program, of: TypeRef) -> (Span, Reason) {
        if let Some(known) = self.told.borrow().get(&of) {
            return *known;
        }
        let found = self.find_evidence(program, of);
        self.told.borrow_mut().insert(of, found);
        found
    }

    fn find_evidence(&self, program: &Program, of: TypeRef) -> (Span, Reason) {
        let mut best = (Span::Unknown, Reason::Untold);
        let mut better = |span, reason| {
            if span > best.0 {
                best = (span, reason);
            }
        };
        if let Some((file, at)) = self.statics.get(&of) {
            better(Span::Process, Reason::InStatic(*file, *at));
        }
        if let Some(method) = program.own_methods(of).find(|method| keeps_running(program, *method)) {
            better(Span::Service, Reason::Loops(method));
        }
        for name in rust::traits(program, of) {
            if rust::is_service_trait(program.text(name)) {
                better(Span::Service, Reason::Framework(name));
            } else if rust::is_session_trait(program.text(name)) {
                better(Span::Session, Reason::Framework(name));
            }
        }
        if let Some(holding) = self.fields(of).iter().find(|holding| holding.wrappers.intersects(SHARED)) {
            better(Span::Session, Reason::SharedBy(*holding));
        }
        if let Some(method) = rust::event_method(program, of) {
            better(Span::Session, Reason::TakesEvents(method));
        }
        best
    }
}

/// Tells whether the method runs as long as its receiver: a loop without an end that waits for what comes from outside.
fn keeps_running(program: &Program, method: ScopeRef) -> bool {
    let scope = program.scope(method);
    scope.flags.contains(ScopeFlags::ENDLESS_LOOP)
        && !scope.flags.contains(ScopeFlags::TEST)
        && (rust::is_runner(program.text(scope.name)) || rust::has_receiving_loop(program, method))
}

/// Tells whether the function is a step of a builder that fills what nobody shares yet.
pub(crate) fn is_builder_step(function: &Scope, subject: &Subject, constructor: Constructor) -> bool {
    function.flags.contains(ScopeFlags::CONSTRUCTOR)
        && matches!(subject.owner, Owner::Instance(_))
        && !constructor.wrappers.intersects(SHARED)
}

impl super::Case<'_> {
    /// Tells whether several threads or tasks may change the container.
    pub(crate) fn is_shared(&self) -> bool {
        self.constructor.wrappers.intersects(SHARED)
    }

    /// Tells whether the holder's name says what it shares rather than for which piece of work it was made.
    pub(crate) fn is_named_for_what_it_shares(&self) -> bool {
        let name = self.holder().map_or("", |of| self.program.type_name(of));
        words::words(name).last().is_some_and(|word| SHARED_THINGS.contains(&&**word))
    }

    /// Tells whether what is taken to live long by its methods' names alone is filled by what those are called for.
    fn is_driven(&self) -> bool {
        !matches!(self.lifetime.reason, Reason::TakesEvents(_))
            || self.main_growth().is_some_and(|growth| growth.frequency == Frequency::Request)
    }

    /// Tells whether each request or message makes it grow, whose tasks then are those of something that stays.
    fn is_driven_by_requests(&self) -> bool {
        self.main_growth().is_some_and(|growth| growth.frequency == Frequency::Request)
    }

    /// Tells whether the container only takes many at once, as a buffer of bytes does that is passed on whole.
    fn is_buffer(&self) -> bool {
        self.constructor.kind == ContainerKind::Sequence && self.counted().all(|growth| growth.how == Growth::Bulk)
    }

    /// Tells whether anything shows that the container outlives the call that makes it grow.
    pub(crate) fn is_held(&self) -> bool {
        if self.language() != Language::Rust {
            return true;
        }
        let wrappers = self.constructor.wrappers;
        match self.subject.owner {
            Owner::Module(..) | Owner::TypeBody(_) | Owner::Argument(..) | Owner::Local(..) => true,
            Owner::Instance(_) if wrappers.contains(Wrappers::BORROWED) => false,
            Owner::Instance(_) => {
                self.is_shared()
                    || self.holds_tasks() && self.is_driven_by_requests()
                    || self.lifetime.span >= Span::Session
                        && !matches!(self.lifetime.reason, Reason::MadeAtStart(_))
                        && !self.is_buffer()
                        && self.is_driven()
            }
        }
    }
}
