//! How long the holder of a container lives, by evidence.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use skep_kit::Span as SourceSpan;
use skep_source::{Landing, Language, Root, ScopeFlags, ScopeKind, TypeFlags, VariableKind};

use super::channel::Senders;
use super::gate::{Holders, Holding};
use super::leaning::{Leaning, is_service_base, is_session_base, leaning, runs};
use super::loops;
use super::passing::{self, Leaving, is_returned};
use crate::link::{CallRef, FileId, Owner, Program, ScopeRef, TypeRef};

/// How long something lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Span {
    /// Not past the function that makes it.
    Short,
    /// Nothing tells.
    Unknown,
    /// As long as a connection or session.
    Session,
    /// As long as a service runs.
    Service,
    /// As long as the process.
    Process,
}

/// Why something is taken to live as long as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It is bound to a module, or a `static`.
    Module,
    /// It is bound to a class, which is bound to a module.
    ClassBody,
    /// It is the default of a parameter, made once.
    Default,
    /// An instance is made at the level of a module, by this call.
    MadeByModule(CallRef),
    /// An instance is made where the program starts, by this call.
    MadeAtStart(CallRef),
    /// An instance is kept in a field of something that lives long, by this call.
    KeptBy(CallRef, TypeRef),
    /// A method of the class runs an endless loop.
    Loops(ScopeRef),
    /// A framework calls the class: it derives from a server, thread or application.
    Framework(skep_source::Name),
    /// It is bound to a `static`, here.
    InStatic(FileId, SourceSpan),
    /// A field holds it behind a lock.
    SharedBy(Holding),
    /// A field of something that lives long holds it.
    FieldOf(Holding),
    /// Several methods of it take events, this one among them.
    TakesEvents(ScopeRef),
    /// Every instance that is made stays in the function that makes it.
    Local(CallRef),
    /// Every instance that is made is a local of a function, by this call, that others are handed.
    HandedOn(CallRef),
    /// A method of the class runs when the connection ends.
    Disconnects(ScopeRef),
    /// A local of a function that runs an endless loop.
    LoopLocal,
    /// Nothing in the source tells.
    Untold,
}

/// How long something lives, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lifetime {
    pub(crate) span: Span,
    pub(crate) leaning: Leaning,
    /// The class starts, stops, connects or awaits: it is something that runs, not something that holds data.
    pub(crate) runs: bool,
    pub(crate) reason: Reason,
}

/// How far holders are followed.
const LONGEST_CHAIN: u8 = 3;

/// The lifetimes found so far.
#[derive(Debug, Default)]
pub(crate) struct Lifetimes {
    /// By how long the chain of holders was when it was asked.
    known: FxHashMap<(TypeRef, u8), Lifetime>,
    holders: Option<Rc<Holders>>,
    senders: Option<Rc<Senders>>,
    /// By file, what becomes of what its variables hold.
    leaving: FxHashMap<FileId, Leaving>,
}

impl Lifetimes {
    /// Returns how long what `owner` holds lives.
    pub(crate) fn of(&mut self, program: &Program, owner: Owner) -> Lifetime {
        let for_ever = |reason| Lifetime { span: Span::Process, leaning: Leaning::Neither, runs: true, reason };
        match owner {
            Owner::Module(..) => for_ever(Reason::Module),
            Owner::TypeBody(_) => for_ever(Reason::ClassBody),
            Owner::Argument(..) => for_ever(Reason::Default),
            Owner::Instance(of) => self.of_type(program, of, 0),
            Owner::Local(..) => {
                Lifetime { span: Span::Service, leaning: Leaning::Neither, runs: true, reason: Reason::LoopLocal }
            }
        }
    }

    /// Returns the calls of the program that send.
    pub(super) fn senders(&mut self, program: &Program) -> Rc<Senders> {
        Rc::clone(self.senders.get_or_insert_with(|| Rc::new(Senders::of(program))))
    }

    fn of_type(&mut self, program: &Program, of: TypeRef, chain: u8) -> Lifetime {
        if let Some(known) = self.known.get(&(of, chain)) {
            return *known;
        }
        let (leaning, runs) = (leaning(program, of), runs(program, of));
        let untold = Lifetime { span: Span::Unknown, leaning, runs, reason: Reason::Untold };
        if chain > LONGEST_CHAIN {
            return untold;
        }
        let (span, reason) = match program.file(of.file).language {
            Language::Python => self.compute(program, of, chain),
            Language::Rust => self.compute_rust(program, of),
        };
        let found = Lifetime { span, leaning, runs, reason };
        self.known.insert((of, chain), found);
        found
    }

    /// Returns how long a type of a Rust program lives, by what it does and by what holds it.
    fn compute_rust(&mut self, program: &Program, of: TypeRef) -> (Span, Reason) {
        let holders = Rc::clone(self.holders.get_or_insert_with(|| Rc::new(Holders::of(program))));
        let mut best = holders.evidence(program, of);
        for holding in holders.fields(of) {
            if best.0 >= Span::Service {
                return best;
            }
            // No further up: somewhere everything belongs to something that stays.
            let (span, _) = holders.evidence(program, holding.holder);
            if span > best.0 {
                best = (span, Reason::FieldOf(*holding));
            }
        }
        if best.0 < Span::Service
            && let Some(call) = made_in_main(program, of)
        {
            best = (Span::Service, Reason::MadeAtStart(call));
        }
        best
    }

    /// Returns what becomes of what the variables of `file` hold.
    fn leaving(&mut self, program: &Program, file: FileId) -> &Leaving {
        self.leaving.entry(file).or_insert_with(|| passing::leaving(program, file))
    }

    fn compute(&mut self, program: &Program, of: TypeRef, chain: u8) -> (Span, Reason) {
        let flags = program.type_of(of).flags;
        let mut best = (Span::Unknown, Reason::Untold);
        let mut better = |span, reason| {
            if span > best.0 {
                best = (span, reason);
            }
        };
        let instances = program.instantiations(of);
        let mut all_local = !instances.is_empty();
        let mut all_handed_on = !instances.is_empty();
        let mut example = None;
        for call in instances {
            if program.is_in_test(call) {
                continue;
            }
            let landed = self.landed(program, call, chain);
            all_local &= landed.0 == Span::Short;
            all_handed_on &= landed.0 == Span::Short
                || landed.0 == Span::Unknown && self.leaving(program, call.file).is_handed_on(program, call);
            example = example.or(Some(call));
            better(landed.0, landed.1);
        }
        let told = by_kin(program, of);
        better(told.0, told.1);
        if best.0 > Span::Unknown {
            return best;
        }
        match example {
            Some(call) if all_local || flags.contains(TypeFlags::LOCAL) => (Span::Short, Reason::Local(call)),
            Some(call) if all_handed_on => (Span::Unknown, Reason::HandedOn(call)),
            _ => best,
        }
    }

    /// Returns how long the instance that `call` makes lives.
    fn landed(&mut self, program: &Program, call: CallRef, chain: u8) -> (Span, Reason) {
        let site = program.call(call);
        let facts = program.file(call.file);
        let scope = facts.scope(site.scope);
        if matches!(scope.kind, ScopeKind::Module | ScopeKind::ClassBody) {
            return match site.landing {
                Landing::Variable(_) | Landing::Place(_) | Landing::Passed => {
                    (Span::Process, Reason::MadeByModule(call))
                }
                // `run(Service().serve())`, at the end of the program.
                Landing::Called => (Span::Service, Reason::MadeAtStart(call)),
                Landing::Discarded | Landing::Returned | Landing::Scoped => (Span::Unknown, Reason::Untold),
            };
        }
        let at_start = match (program.text(scope.name), scope.owner) {
            // Jobs and steps run too.
            ("run" | "serve", Some(id)) => {
                self.of_type(program, TypeRef { file: call.file, id }, chain + 1).span >= Span::Service
            }
            // A tool does its work and ends.
            ("main" | "cli", None) => loops::serves(program, ScopeRef { file: call.file, id: site.scope }),
            (name, _) => matches!(name, "main" | "run" | "cli" | "create_app" | "serve" | "lifespan"),
        };
        match site.landing {
            Landing::Variable(variable) => match facts.variables[variable.index()].kind {
                VariableKind::Global => (Span::Process, Reason::MadeByModule(call)),
                // What `serve` hands back is an answer.
                _ if at_start && !is_returned(program, call.file, variable) => {
                    (Span::Service, Reason::MadeAtStart(call))
                }
                _ if self.leaving(program, call.file).leaves.contains(&variable) => (Span::Unknown, Reason::Untold),
                _ => (Span::Short, Reason::Local(call)),
            },
            Landing::Scoped | Landing::Called if at_start => (Span::Service, Reason::MadeAtStart(call)),
            Landing::Scoped => (Span::Short, Reason::Local(call)),
            Landing::Returned if passing::is_made_for_blocks(program, call) => (Span::Short, Reason::Local(call)),
            Landing::Place(place) => {
                let holder = match facts.place(place).root {
                    Root::Receiver(id) | Root::TypeObject(id) => Some(TypeRef { file: call.file, id }),
                    Root::Variable(_) | Root::Unknown => program.receiver_type(call.file, facts.place(place)),
                };
                let Some(holder) = holder else { return (Span::Unknown, Reason::Untold) };
                let kept = self.of_type(program, holder, chain + 1);
                if kept.span >= Span::Session {
                    (kept.span, Reason::KeptBy(call, holder))
                } else {
                    (Span::Unknown, Reason::Untold)
                }
            }
            Landing::Discarded | Landing::Returned | Landing::Passed | Landing::Called => {
                (Span::Unknown, Reason::Untold)
            }
        }
    }
}

/// Returns how long instances of a Python class live, by what it derives from and by its methods.
fn by_kin(program: &Program, of: TypeRef) -> (Span, Reason) {
    let base = |is_such: fn(&str) -> bool| {
        program.hierarchy.foreign_bases(of).find(|base| is_such(program.text(*base))).map(Reason::Framework)
    };
    if let Some(reason) = base(is_service_base) {
        return (Span::Service, reason);
    }
    // What serves one connection loops until that ends.
    if let Some(reason) = base(is_session_base) {
        return (Span::Session, reason);
    }
    if let Some(method) = loops::serving_method(program, of) {
        return (Span::Service, Reason::Loops(method));
    }
    let bases = program.hierarchy.ancestors(of);
    let mut own = std::iter::once(of).chain(bases.iter().copied()).flat_map(|each| program.own_methods(each));
    match own.find(|method| is_disconnection(program.text(program.scope(*method).name))) {
        Some(method) => (Span::Session, Reason::Disconnects(method)),
        None => (Span::Unknown, Reason::Untold),
    }
}

/// Returns the call in `main` that makes an instance by a constructor of its own.
fn made_in_main(program: &Program, of: TypeRef) -> Option<CallRef> {
    let makers =
        program.own_methods(of).filter(|method| program.scope(*method).flags.contains(ScopeFlags::CONSTRUCTOR));
    makers.flat_map(|maker| program.callers(maker).to_vec()).map(|(call, _)| call).find(|call| {
        let scope = ScopeRef { file: call.file, id: program.call(*call).scope };
        program.text(program.scope(scope).name) == "main"
    })
}

/// Tells whether a method is what an event loop calls when the connection that its object stands for ends.
fn is_disconnection(name: &str) -> bool {
    matches!(name, "connection_lost" | "connectionLost")
}

/// Names the place of a call for a proof.
pub(crate) fn line_of(program: &Program, call: CallRef) -> SourceSpan {
    let line = program.call(call).line;
    SourceSpan { line, column: 1, end_line: line, end_column: 1 }
}
