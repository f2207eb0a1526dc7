//! Who puts itself in somebody else's container when it is made, and never takes itself out.

use skep_source::{ArgumentValue, ContainerKind, Key, Landing, Operation, ScopeFlags, ScopeKind, Value};

use super::growth::registers;
use super::neglect::function_round;
use super::opposites::opposites;
use super::{Case, words};
use crate::link::{CallRef, Certainty, FileId, Program, ScopeRef, TypeRef};

/// A class whose instances put something in and never take it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listener {
    /// The class.
    pub(crate) of: TypeRef,
    /// Its constructor, or a method that it calls.
    pub(crate) at: ScopeRef,
    /// Where it registers.
    pub(crate) line: u32,
    /// Where others take out what they put in; none where nobody does.
    pub(crate) others: Option<ScopeRef>,
}

/// No more functions that put in, and no more callers of one, are looked at.
const MOST: usize = 64;

impl Case<'_> {
    /// Returns a class each of whose instances registers itself here for good, where nothing takes anything out.
    pub(crate) fn listener(&self) -> Option<Listener> {
        // What is put in under the same name again takes the place of what was there.
        let is_named = matches!(self.constructor.kind, ContainerKind::Map | ContainerKind::DefaultMap);
        let stays = |operation: &Operation| !is_named || operation.key == Key::Unique;
        let mut for_later = self.registrations().filter(|(grower, operation, file)| {
            let is_registration = registers(self.program, self.subject, *file, operation)
                || operation.value == Value::Receiver
                || words::is_registering(self.program.text(self.program.scope(*grower).name));
            is_registration && stays(operation)
        });
        for_later.find_map(|(grower, _, _)| self.registers(grower).find(|listener| self.outlives(listener.of)))
    }

    /// Returns a class each of whose instances registers itself here for good, while others take out what they put in.
    pub(crate) fn forgetful_listener(&self) -> Option<Listener> {
        let program = self.program;
        self.registrations().find_map(|(grower, _, _)| {
            let name = program.text(program.scope(grower).name).to_owned();
            let mut removals = self.effective(0).map(|shrink| ScopeRef { file: shrink.file, id: shrink.scope });
            let remover = removals.find(|remover| {
                let called = program.text(program.scope(*remover).name);
                opposites(&name).any(|opposite| opposite == called)
            })?;
            let careful = self.careful(grower, remover)?;
            let forgets = |listener: &Listener| !self.calls(listener.of, remover) && self.outlives(listener.of);
            let found = self.registers(grower).find(forgets)?;
            Some(Listener { others: Some(careful), ..found })
        })
    }

    /// Returns the functions that put in, with the operations and their files.
    fn registrations(&self) -> impl Iterator<Item = (ScopeRef, &Operation, FileId)> {
        self.counted().filter(|growth| growth.depth == 0).take(MOST).map(|growth| {
            let (operation, file) = (self.program.operation(&growth.operation), growth.operation.file);
            (function_round(self.program, ScopeRef { file, id: operation.scope }), operation, file)
        })
    }

    /// Returns the constructors of other classes that call `grower`, or are it.
    fn registers(&self, grower: ScopeRef) -> impl Iterator<Item = Listener> {
        let program = self.program;
        let line = program.scope(grower).line;
        let own = self.listener_at(grower, line).into_iter();
        let calls: Vec<CallRef> = likely_calls(program, grower);
        own.chain(calls.into_iter().filter_map(move |call| {
            let hands_itself_on = program.file(call.file).arguments_of(program.call(call)).iter().any(|argument| {
                matches!(argument.value, ArgumentValue::Other | ArgumentValue::Receiver | ArgumentValue::Place(_))
            });
            let keeps = matches!(program.call(call).landing, Landing::Place(_) | Landing::Variable(_));
            if hands_itself_on || keeps {
                self.listener_at(caller(program, call), program.call(call).line)
            } else {
                None
            }
        }))
    }

    fn listener_at(&self, at: ScopeRef, line: u32) -> Option<Listener> {
        let of = self.program.owner_of(at)?;
        let is_constructor = self.program.scope(at).flags.contains(ScopeFlags::CONSTRUCTOR);
        let is_own = self.holder().is_some_and(|holder| self.program.hierarchy.are_kin(holder, of));
        (is_constructor && !is_own).then_some(Listener { of, at, line, others: None })
    }

    /// Returns a function that both puts in and takes out, as a context manager does.
    fn careful(&self, grower: ScopeRef, remover: ScopeRef) -> Option<ScopeRef> {
        let removing: Vec<ScopeRef> =
            likely_calls(self.program, remover).into_iter().map(|call| caller(self.program, call)).collect();
        let mut putting = likely_calls(self.program, grower).into_iter().map(|call| caller(self.program, call));
        putting.find(|function| *function != grower && removing.contains(function))
    }

    /// Tells whether a method of `of` calls `function`.
    fn calls(&self, of: TypeRef, function: ScopeRef) -> bool {
        likely_calls(self.program, function).into_iter().any(|call| {
            let owner = self.program.owner_of(caller(self.program, call));
            owner.is_some_and(|owner| self.program.hierarchy.are_kin(owner, of))
        })
    }

    /// Tells whether the container lives on when an instance of `of` is done with: those are made time and again, and not
    /// by what holds the container, nor the other way round.
    fn outlives(&self, of: TypeRef) -> bool {
        let program = self.program;
        let by_holder = |call: &CallRef, by: TypeRef| {
            program.owner_of(caller(program, *call)).is_some_and(|owner| program.hierarchy.are_kin(owner, by))
        };
        let made = program.instantiations(of);
        let mut made = made.iter().filter(|call| !program.is_in_test(**call)).take(MOST).peekable();
        let is_for_users = made.peek().is_none() && program.hierarchy.descendants(of).is_empty();
        let is_made_often = is_for_users || made.clone().any(|call| is_made_often(program, *call));
        let Some(holder) = self.holder() else { return is_made_often };
        let makes_holder = program.instantiations(holder).iter().take(MOST).any(|call| by_holder(call, of));
        is_made_often && !makes_holder && !made.any(|call| by_holder(call, holder))
    }
}

/// Tells whether a call that makes an instance runs more than once.
fn is_made_often(program: &Program, call: CallRef) -> bool {
    let scope = program.scope(caller(program, call));
    let name = program.text(scope.name);
    scope.kind == ScopeKind::Function
        && !words::is_beginning(name)
        && !matches!(name, "main" | "run" | "cli" | "serve" | "lifespan" | "create_app")
        // What is decorated or a property may remember what it made.
        && !scope.flags.intersects(ScopeFlags::CONSTRUCTOR.with(ScopeFlags::DECORATED).with(ScopeFlags::PROPERTY))
}

fn likely_calls(program: &Program, function: ScopeRef) -> Vec<CallRef> {
    let calls = program.callers(function);
    let may_be = |(call, certainty): &&(CallRef, Certainty)| {
        !program.is_in_test(*call) && (*certainty == Certainty::Resolved || program.may_reach(function, *call))
    };
    calls.iter().filter(may_be).map(|(call, _)| *call).take(MOST).collect()
}

fn caller(program: &Program, call: CallRef) -> ScopeRef {
    let file: FileId = call.file;
    function_round(program, ScopeRef { file, id: program.call(call).scope })
}
