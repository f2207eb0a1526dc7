//! Who runs what takes out: the program itself, or whoever uses it. Asked only of containers of which little else is left to
//! say, since it follows callers further than anything else does.

use rustc_hash::FxHashSet;
use skep_source::{Context, ScopeFlags, ScopeKind, Shrinkage};

use super::shrink::is_open_to_anybody;
use super::{Case, Effect, words};
use crate::link::{CallRef, Certainty, FileId, Program, ScopeRef, TypeRef};

/// What takes out is left to users, while the program itself puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Neglect {
    /// What takes out.
    pub(crate) remover: ScopeRef,
    /// A call that makes the program put in, from outside of what holds it.
    pub(crate) driver: CallRef,
}

/// More functions than this are not followed from one that puts in or takes out.
const MOST_FOLLOWED: usize = 64;

/// No more functions that put in are asked for who calls them.
const MOST_GROWERS: usize = 16;

/// To whom the functions belong through which users take out.
#[derive(Debug, Default)]
struct Homes {
    types: Vec<TypeRef>,
    files: Vec<FileId>,
}

impl Homes {
    fn add(&mut self, program: &Program, function: ScopeRef) {
        match program.owner_of(function) {
            Some(of) => self.types.push(of),
            None => self.files.push(function.file),
        }
    }

    fn hold(&self, program: &Program, function: ScopeRef) -> bool {
        match program.owner_of(function) {
            Some(of) => self.types.iter().any(|home| program.hierarchy.are_kin(*home, of)),
            None => self.files.contains(&function.file),
        }
    }
}

/// Returns how the container is neglected, if the program fills it time and again and leaves all that takes out to users.
pub(crate) fn neglect(case: &Case<'_>) -> Option<Neglect> {
    let program = case.program;
    let at = |file, scope| function_round(program, ScopeRef { file, id: scope });
    let growers: FxHashSet<ScopeRef> = case
        .growths
        .iter()
        .map(|growth| at(growth.operation.file, program.operation(&growth.operation).scope))
        .collect();
    let mut homes = Homes::default();
    let mut remover = None;
    let mut seen = FxHashSet::default();
    for shrink in case.shrinks.iter().filter(|shrink| shrink.depth == 0) {
        match shrink.effect {
            Effect::Effective | Effect::Uncalled => {}
            Effect::ByName | Effect::LateBound | Effect::OnFailure => return None,
            Effect::FixedKey | Effect::AtStart | Effect::AtEnd | Effect::InFinaliser | Effect::InTest => continue,
        }
        let function = at(shrink.file, shrink.scope);
        if shrink.how == Shrinkage::Handed || growers.contains(&function) {
            return None;
        }
        if seen.insert(function) && !leaves_to_users(program, function, &mut homes) {
            return None;
        }
        remover = remover.or(Some(function));
    }
    let remover = remover?;
    let counted = case.counted().map(|growth| at(growth.operation.file, program.operation(&growth.operation).scope));
    let driver = counted.take(MOST_GROWERS).find_map(|grower| driver(program, grower, &homes))?;
    Some(Neglect { remover, driver })
}

/// Returns the function in which `scope` stands; a closure belongs to the one round it.
pub(super) fn function_round(program: &Program, mut scope: ScopeRef) -> ScopeRef {
    while program.scope(scope).kind == ScopeKind::Closure && program.scope(scope).parent != scope.id {
        scope.id = program.scope(scope).parent;
    }
    scope
}

/// Tells whether all calls of `function` come from functions that only users call, and notes whose those are.
fn leaves_to_users(program: &Program, function: ScopeRef, homes: &mut Homes) -> bool {
    let mut seen = FxHashSet::from_iter([function]);
    let mut open = vec![function];
    let mut ends_with_users = false;
    while let Some(at) = open.pop() {
        let is_unseen = is_open_to_anybody(program, at) || is_one_of_many(program, at) || program.has_untold_calls(at);
        if seen.len() > MOST_FOLLOWED || is_unseen {
            return false;
        }
        homes.add(program, at);
        let mut is_called = false;
        for (call, certainty) in program.callers(at).iter().filter(|(call, _)| !program.is_in_test(*call)) {
            if *certainty == Certainty::ByName && !program.may_reach(at, *call) {
                continue;
            }
            let caller = function_round(program, ScopeRef { file: call.file, id: program.call(*call).scope });
            is_called |= caller != at;
            if seen.insert(caller) {
                open.push(caller);
            }
        }
        if !is_called && !is_for_users(program, at) {
            return false;
        }
        ends_with_users |= !is_called;
    }
    ends_with_users
}

/// Bases that call nothing by themselves.
const QUIET_BASES: &[&str] = &["ABC", "Generic", "Protocol", "object", "NamedTuple", "TypedDict"];

/// Tells whether what nobody calls is there for users: what is not public, ends something or may be called by a base that
/// is not seen is called in some other way.
fn is_for_users(program: &Program, function: ScopeRef) -> bool {
    let scope = program.scope(function);
    let is_quiet = |base| QUIET_BASES.contains(&program.text(base).rsplit('.').next().unwrap_or_default());
    scope.flags.contains(ScopeFlags::PUBLIC)
        && !words::is_ending(program.text(scope.name))
        && program.owner_of(function).is_none_or(|of| program.hierarchy.foreign_bases(of).all(is_quiet))
}

/// So many methods with one first word that nobody calls are found by a name put together at run time.
const MANY: usize = 4;

/// Tells whether a method is one of many with the same first word that nobody calls: `parse_channel_delete`.
fn is_one_of_many(program: &Program, function: ScopeRef) -> bool {
    let Some(of) = program.owner_of(function) else { return false };
    let name = program.text(program.scope(function).name);
    let Some((first, _)) = name.split_once('_').filter(|(first, _)| !first.is_empty()) else { return false };
    let is_alike = |method: &ScopeRef| {
        let other = program.text(program.scope(*method).name);
        other.strip_prefix(first).is_some_and(|rest| rest.starts_with('_')) && program.callers(*method).is_empty()
    };
    program.own_methods(of).filter(is_alike).take(MANY).count() == MANY
}

/// Returns a call through which the program runs `function` from outside of `homes`, for each request or message.
fn driver(program: &Program, function: ScopeRef, homes: &Homes) -> Option<CallRef> {
    let mut seen = FxHashSet::from_iter([function]);
    let mut open = vec![(function, None)];
    while let Some((at, outside)) = open.pop() {
        if seen.len() > MOST_FOLLOWED {
            return None;
        }
        let scope = program.scope(at);
        let name = program.text(scope.name);
        let is_awaited = scope.flags.contains(ScopeFlags::ASYNC) && !words::is_beginning(name);
        if outside.is_some() && (is_awaited || words::is_handler(name, scope.flags)) {
            return outside;
        }
        for (call, certainty) in program.callers(at).iter().filter(|(call, _)| !program.is_in_test(*call)) {
            let caller = function_round(program, ScopeRef { file: call.file, id: program.call(*call).scope });
            if *certainty != Certainty::Resolved || program.scope(caller).kind != ScopeKind::Function {
                continue;
            }
            let outside = outside.or(if homes.hold(program, caller) { None } else { Some(*call) });
            if outside.is_some() && program.call(*call).context.contains(Context::ENDLESS_LOOP) {
                return outside;
            }
            if seen.insert(caller) {
                open.push((caller, outside));
            }
        }
    }
    None
}
