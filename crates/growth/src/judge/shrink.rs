//! Every place where something is taken out, and whether that keeps up with what is put in.

use skep_source::{
    Constructor, ContainerKind, Context, Growth, Init, InitKind, Key, Language, Operation, OperationKind, Scope,
    ScopeFlags, ScopeId, ScopeKind, Shrinkage, Span, Value,
};

use super::beside::Beside;
use super::frequency::Frequencies;
use super::{locals, rust, words};
use crate::link::{CallRef, Certainty, FileId, Link, LinkedOperation, Owner, Program, ScopeRef, Subject};

/// What a removal is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// It takes out what was put in.
    Effective,
    /// It takes out what its loop came to last, whatever it was made for.
    LateBound,
    /// It may be about another container of the same name.
    ByName,
    /// It takes out one fixed key, while others are put in.
    FixedKey,
    /// It takes out what failed, while what succeeded stays.
    OnFailure,
    /// It empties the container, but nothing here calls it.
    Uncalled,
    /// It starts anew when the holder does.
    AtStart,
    /// It runs when the holder comes to its end.
    AtEnd,
    /// It runs in the finaliser of what the container itself keeps alive.
    InFinaliser,
    /// It runs in tests only.
    InTest,
}

/// A place where something is taken out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShrinkFact {
    pub(crate) file: FileId,
    pub(crate) scope: ScopeId,
    pub(crate) span: Span,
    pub(crate) depth: u8,
    pub(crate) how: Shrinkage,
    pub(crate) key: Key,
    pub(crate) key_name: skep_source::Name,
    pub(crate) context: Context,
    pub(crate) effect: Effect,
}

/// What is asked for each removal from one container, and the same for many of them.
struct Around<'f> {
    beside: Beside,
    kind: ContainerKind,
    frequencies: &'f mut Frequencies,
}

/// Returns every removal from `subject`, the most effective first.
pub(crate) fn facts(
    program: &Program,
    subject: &Subject,
    (constructor, declared): (Constructor, &Init),
    frequencies: &mut Frequencies,
) -> Vec<ShrinkFact> {
    let mut facts = Vec::new();
    let mut around = Around { beside: Beside::of(program, subject), kind: constructor.kind, frequencies };
    for linked in &subject.operations {
        let operation = program.operation(linked);
        let OperationKind::Shrink(how) = operation.kind else { continue };
        if !shrinks(constructor, operation, how) {
            continue;
        }
        let Some(effect) = effect(program, subject, (linked, operation, how), &mut around) else { continue };
        facts.push(ShrinkFact {
            file: linked.file,
            scope: operation.scope,
            span: operation.span,
            depth: operation.depth,
            how,
            key: operation.key,
            key_name: operation.key_name,
            context: operation.context,
            effect,
        });
    }
    for (file, index) in &subject.inits {
        let init = &program.file(*file).inits[*index as usize];
        if !matches!(init.kind, InitKind::Assignment) {
            continue;
        }
        let effect = if init == declared {
            effect_of_reset(program, (*file, init), &mut around)
        } else {
            effect_of_init(program, (*file, init), declared, &mut around)
        };
        if let Some(effect) = effect {
            let (scope, span) = (init.scope, init.span);
            facts.push(ShrinkFact {
                file: *file,
                scope,
                span,
                depth: 0,
                how: Shrinkage::Replace,
                key: Key::Absent,
                key_name: skep_source::Name::NONE,
                context: Context::NONE,
                effect,
            });
        }
    }
    facts.sort_by_key(|fact| (fact.effect, fact.depth, fact.file, fact.span));
    facts
}

/// Tells whether the operation takes anything out of a container of this kind.
fn shrinks(constructor: Constructor, operation: &Operation, how: Shrinkage) -> bool {
    match (how, constructor.kind) {
        // `mapping.get()` without a key is no call of a mapping; `get` of a queue takes.
        (
            Shrinkage::Take,
            ContainerKind::Map | ContainerKind::DefaultMap | ContainerKind::Set | ContainerKind::Counter,
        ) => operation.depth > 0 || operation.key == Key::Absent,
        _ => true,
    }
}

fn effect(
    program: &Program,
    subject: &Subject,
    (linked, operation, how): (&LinkedOperation, &Operation, Shrinkage),
    around: &mut Around<'_>,
) -> Option<Effect> {
    let facts = program.file(linked.file);
    let scope = facts.scope(operation.scope);
    if facts.is_test || scope.flags.contains(ScopeFlags::TEST) {
        return Some(Effect::InTest);
    }
    if operation.context.contains(Context::LATE_BOUND) {
        return Some(Effect::LateBound);
    }
    let is_rust = facts.language == Language::Rust;
    let is_drain = operation.context.contains(Context::DRAINED);
    if linked.link == Link::ByName {
        let is_near = subject.inits.iter().any(|(file, _)| *file == linked.file);
        match (is_near, is_rust, is_drain) {
            // A Rust file seldom has two containers of one name, and types that inference tells are not seen.
            (true, true, _) => return Some(Effect::Effective),
            // Nor does a Python file have two of which one is emptied by taking over what is in it.
            (true, false, true) => {}
            (true, false, false) | (false, ..) => return Some(Effect::ByName),
        }
    }
    if matches!(subject.owner, Owner::Local(..)) {
        let keeps_up = locals::is_in_loop(program, subject, (linked, operation), &mut around.frequencies.handed);
        return Some(if keeps_up { Effect::Effective } else { Effect::AtEnd });
    }
    if how == Shrinkage::Replace {
        // What is put where there was nothing yet.
        if is_rust && operation.context.contains(Context::MISSING_KEY_GUARD) {
            return None;
        }
        // What the constructor or the module itself sets is the beginning, not a reset.
        let is_first = match subject.owner {
            Owner::Instance(_) => scope.flags.contains(ScopeFlags::CONSTRUCTOR),
            Owner::Module(..) | Owner::TypeBody(_) => matches!(scope.kind, ScopeKind::Module | ScopeKind::ClassBody),
            Owner::Argument(..) | Owner::Local(..) => false,
        };
        if is_first {
            return None;
        }
    }
    let at = ScopeRef { file: linked.file, id: operation.scope };
    let name = function_name(program, linked.file, operation.scope);
    if name == "__del__" {
        return Some(effect_of_finaliser(program, subject, at));
    }
    if is_rust && name == "drop" && is_guard(program, subject, at) {
        return Some(Effect::Effective);
    }
    let is_whole = match how {
        Shrinkage::Clear | Shrinkage::Replace => true,
        Shrinkage::Remove | Shrinkage::Take => {
            let in_loop = operation.context.intersects(Context::DRAIN_LOOP.with(Context::LOOP));
            in_loop && !matches!(operation.key, Key::Parameter(_)) && !operation.context.contains(Context::ENDLESS_LOOP)
        }
        Shrinkage::Filter | Shrinkage::Trim | Shrinkage::Handed => false,
    };
    let is_selective = operation.context.contains(Context::CONDITIONAL) && operation.context.contains(Context::LOOP);
    if is_whole && !is_selective {
        if around.kind == ContainerKind::TaskSet && is_behind_loop(program, at, operation) {
            return Some(Effect::AtEnd);
        }
        let is_end =
            words::is_ending(&name) && !around.beside.is_undone_by(program, &name) && !is_repeated(program, at);
        if is_end || is_tear_down(scope, operation, &name) {
            return Some(Effect::AtEnd);
        }
        if how == Shrinkage::Replace && words::is_beginning(&name) && !is_drain {
            return Some(Effect::AtStart);
        }
        if !around.beside.grows_in(at) {
            let effect = reach(program, at, 0, around.frequencies);
            // What is taken over is dealt with, which is no beginning.
            return Some(if is_drain && effect == Effect::AtStart { Effect::Effective } else { effect });
        }
    }
    if operation.context.contains(Context::FAILED_KEY) {
        return Some(Effect::OnFailure);
    }
    if how == Shrinkage::Remove
        && matches!(operation.key, Key::Literal | Key::Constant)
        && around.beside.grows_under_other_keys
    {
        return Some(Effect::FixedKey);
    }
    Some(Effect::Effective)
}

/// Returns what removing in a finaliser is worth, by whether the container keeps it from running.
fn effect_of_finaliser(program: &Program, subject: &Subject, finaliser: ScopeRef) -> Effect {
    if let (Some(of), Owner::Instance(holder)) = (program.owner_of(finaliser), subject.owner)
        && program.hierarchy.are_kin(of, holder)
    {
        return Effect::AtEnd;
    }
    let mut growths = subject.operations.iter().map(|linked| program.operation(linked));
    let may_keep = growths.any(|operation| match (operation.kind, operation.value) {
        (OperationKind::Grow(Growth::ReadInsert | Growth::Increment), _) => false,
        (OperationKind::Grow(_), Value::Literal | Value::Container(_) | Value::BoundedContainer | Value::Lock) => false,
        (OperationKind::Grow(_), _) => true,
        (
            OperationKind::Shrink(_) | OperationKind::LengthCheck | OperationKind::Returned | OperationKind::Stored,
            _,
        ) => false,
    });
    if may_keep { Effect::InFinaliser } else { Effect::Effective }
}

/// Tells whether a removal stands behind the loop without an end of its function.
fn is_behind_loop(program: &Program, function: ScopeRef, operation: &Operation) -> bool {
    if operation.context.contains(Context::ENDLESS_LOOP) {
        return false;
    }
    let line = operation.span.line;
    let mut last = program.calls_in(function).filter(|call| call.context.contains(Context::ENDLESS_LOOP));
    let is_first = last.next().is_some_and(|call| call.line < line);
    is_first && last.all(|call| call.line < line)
}

/// Tells whether the function belongs to another type than the container, as the `drop` of a guard does.
fn is_guard(program: &Program, subject: &Subject, function: ScopeRef) -> bool {
    match (program.owner_of(function), subject.owner) {
        (Some(of), Owner::Instance(holder) | Owner::TypeBody(holder)) => of != holder,
        (_, Owner::Module(..) | Owner::Argument(..) | Owner::Local(..)) | (None, _) => true,
    }
}

/// Tells whether a removal stands in the clean-up of a function that runs as long as the program does.
fn is_tear_down(scope: &Scope, operation: &Operation, name: &str) -> bool {
    let runs_long = scope.flags.intersects(ScopeFlags::ENDLESS_LOOP.with(ScopeFlags::GENERATOR))
        || matches!(name, "run" | "serve" | "start" | "main" | "lifespan" | "run_forever" | "serve_forever");
    operation.context.contains(Context::FINALLY) && runs_long
}

/// Tells whether a loop without an end calls the function, so that what it ends is not its holder.
fn is_repeated(program: &Program, function: ScopeRef) -> bool {
    program.callers(function).iter().any(|(call, _)| {
        let site = program.call(*call);
        let scope = program.file(call.file).scope(site.scope);
        site.context.contains(Context::ENDLESS_LOOP) || scope.flags.contains(ScopeFlags::HANDLER)
    })
}

/// How far the callers of what empties a container are followed.
const LONGEST_CHAIN: u8 = 2;

/// Returns what emptying a container is worth, by who calls the function that does it.
fn reach(program: &Program, function: ScopeRef, chain: u8, frequencies: &mut Frequencies) -> Effect {
    if let Some(known) = frequencies.reached.get(&(function, chain)) {
        return *known;
    }
    let found = find_reach(program, function, chain, frequencies);
    frequencies.reached.insert((function, chain), found);
    found
}

fn find_reach(program: &Program, function: ScopeRef, chain: u8, frequencies: &mut Frequencies) -> Effect {
    let scope = program.scope(function);
    if is_open_to_anybody(program, function) || chain > LONGEST_CHAIN {
        return Effect::Effective;
    }
    let calls = program.callers(function);
    let may_be = |(call, certainty): &&(CallRef, Certainty)| {
        let own = ScopeRef { file: call.file, id: program.call(*call).scope } == function;
        let is_else = *certainty == Certainty::ByName && (own || !program.may_reach(function, *call));
        !is_else && !program.is_in_test(*call)
    };
    let callers: Vec<CallRef> = calls.iter().filter(may_be).map(|(call, _)| *call).collect();
    let mut worth = |call: &CallRef| {
        let caller = ScopeRef { file: call.file, id: program.call(*call).scope };
        let name = function_name(program, caller.file, caller.id);
        if words::is_ending(&name) {
            Effect::AtEnd
        } else if words::is_beginning(&name) {
            Effect::AtStart
        } else {
            reach(program, caller, chain + 1, frequencies)
        }
    };
    // Further up the chain, what is open to anybody is left to them, and what is not is called in a way that is not seen.
    let is_left_to_users = scope.flags.contains(ScopeFlags::PUBLIC) && !program.has_untold_calls(function);
    let nobody = if chain == 0 || is_left_to_users { Effect::Uncalled } else { Effect::Effective };
    callers.iter().map(&mut worth).min().unwrap_or(nobody)
}

/// Tells whether something that is not seen may call a function at any time.
pub(super) fn is_open_to_anybody(program: &Program, function: ScopeRef) -> bool {
    let scope = program.scope(function);
    let name = program.text(scope.name);
    words::is_handler(name, scope.flags)
        || is_run_by_base(program, function, name)
        || scope.kind != ScopeKind::Function
        || is_inside_function(program, function)
        || scope.flags.intersects(ScopeFlags::DECORATED.with(ScopeFlags::PROPERTY))
        || name.starts_with("__")
        || program.is_handed_on(function)
        || scope.flags.contains(ScopeFlags::ENDLESS_LOOP)
        || is_found_by_name(name)
        || program.file(function.file).language == Language::Rust && rust::is_open_to_callers(name, scope.flags)
}

/// Tells whether a function stands in another one, which hands it to whoever will call it.
fn is_inside_function(program: &Program, function: ScopeRef) -> bool {
    let parent = program.file(function.file).scope(program.scope(function).parent);
    program.scope(function).owner.is_none() && matches!(parent.kind, ScopeKind::Function | ScopeKind::Closure)
}

/// Tells whether a function is one of those that are found by a name put together at run time: `visit_Call`, `ssh_DEBUG`.
fn is_found_by_name(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, last)| last.starts_with(|letter: char| letter.is_uppercase()))
}

/// Tells whether it is what a foreign base calls by itself, as a thread calls `run`.
fn is_run_by_base(program: &Program, function: ScopeRef, name: &str) -> bool {
    let has_foreign_base = |owner| program.hierarchy.foreign_bases(owner).next().is_some();
    name == "run" && program.owner_of(function).is_some_and(has_foreign_base)
}

/// Returns what the only place that makes a container is worth, where that is no beginning: `reset()`, which the constructor
/// calls, and each round too; or which a loop calls, or several functions do.
fn effect_of_reset(program: &Program, (file, init): (FileId, &Init), around: &mut Around<'_>) -> Option<Effect> {
    let at = ScopeRef { file, id: init.scope };
    if initial_rank(program, file, init) < 2 || around.beside.grows_in(at) {
        return None;
    }
    let is_beginning = |call: &CallRef| {
        let caller = program.file(call.file).scope(program.call(*call).scope);
        caller.flags.contains(ScopeFlags::CONSTRUCTOR) || words::is_beginning(program.text(caller.name))
    };
    let callers = program.callers(at);
    let (first, others): (Vec<CallRef>, Vec<CallRef>) = callers.iter().map(|(call, _)| *call).partition(is_beginning);
    let others: Vec<CallRef> = others.into_iter().filter(|call| !program.is_in_test(*call)).collect();
    let is_in_loop = |call: &CallRef| program.call(*call).context.intersects(Context::LOOP.with(Context::ENDLESS_LOOP));
    let is_again = !first.is_empty() && !others.is_empty() || others.len() > 1 || others.iter().any(is_in_loop);
    is_again.then_some(Effect::Effective)
}

/// Returns what making the container once more is worth.
fn effect_of_init(
    program: &Program,
    (file, init): (FileId, &Init),
    declared: &Init,
    around: &mut Around<'_>,
) -> Option<Effect> {
    let facts = program.file(file);
    let scope = facts.scope(init.scope);
    if facts.is_test || scope.flags.contains(ScopeFlags::TEST) {
        return Some(Effect::InTest);
    }
    // Two constructors, of a class and its base, or two branches of one.
    if initial_rank(program, file, init) == 0 || init.scope == declared.scope {
        return None;
    }
    let name = function_name(program, file, init.scope);
    if words::is_ending(&name) {
        Some(Effect::AtEnd)
    } else if words::is_beginning(&name) {
        Some(Effect::AtStart)
    } else if around.beside.grows_in(ScopeRef { file, id: init.scope }) {
        Some(Effect::Effective)
    } else {
        Some(reach(program, ScopeRef { file, id: init.scope }, 0, around.frequencies))
    }
}

/// Returns how much the place looks like the one where the container first comes to be: 0 for sure, 2 hardly.
pub(crate) fn initial_rank(program: &Program, file: FileId, init: &Init) -> u8 {
    if !matches!(init.kind, InitKind::Assignment) {
        return 0;
    }
    let scope = program.file(file).scope(init.scope);
    match scope.kind {
        ScopeKind::Module | ScopeKind::ClassBody => 0,
        ScopeKind::Function | ScopeKind::Closure => {
            if scope.flags.contains(ScopeFlags::CONSTRUCTOR) {
                0
            } else if words::is_beginning(program.text(scope.name)) {
                1
            } else {
                2
            }
        }
    }
}

/// Returns the name of the function in which `scope` stands; closures belong to the function round them.
pub(crate) fn function_name(program: &Program, file: FileId, scope: ScopeId) -> String {
    let facts = program.file(file);
    let mut at = scope;
    while facts.scope(at).kind == ScopeKind::Closure && facts.scope(at).parent != at {
        at = facts.scope(at).parent;
    }
    program.text(facts.scope(at).name).to_owned()
}
