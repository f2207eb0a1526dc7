//! How often a function runs: once at import, at start-up, whenever somebody calls it, or for every request.

use rustc_hash::FxHashMap;
use skep_source::{Argument, ArgumentValue, Context, Language, Name, ScopeFlags, ScopeKind, UNPACKED};

use super::growth::names_code;
use super::locals::Handed;
use super::shrink::Effect;
use super::{rust, words};
use crate::link::{CallRef, Certainty, Program, ScopeRef, TypeRef};

/// How often something runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Frequency {
    /// Once, when the module is imported.
    Import,
    /// While the program starts.
    Start,
    /// Whenever somebody calls it.
    Call,
    /// For every request, message or turn of an endless loop.
    Request,
}

/// How far callers are followed.
const LONGEST_CHAIN: u8 = 3;
/// More callers than this are not looked at one by one.
const MOST_CALLERS: usize = 40;

/// The frequencies found so far.
#[derive(Debug, Default)]
pub(crate) struct Frequencies {
    /// By how long the chain of callers was when it was asked: what is found near the end of a chain is cut short.
    known: FxHashMap<(ScopeRef, u8), (Frequency, Option<CallRef>)>,
    /// By parameter, and by how far it was followed when it was asked, whether every caller passes a constant.
    constants: FxHashMap<((ScopeRef, u8), u8), bool>,
    /// What emptying a container in a function is worth, by how long the chain of callers was when it was asked.
    pub(super) reached: FxHashMap<(ScopeRef, u8), Effect>,
    /// To whom loops without an end hand their locals.
    pub(super) handed: Handed,
}

impl Frequencies {
    /// Returns how often `scope` runs.
    pub(crate) fn of(&mut self, program: &Program, scope: ScopeRef) -> Frequency {
        self.with_proof(program, scope).0
    }

    /// Returns how often `scope` runs, and the call that decided it.
    pub(crate) fn with_proof(&mut self, program: &Program, scope: ScopeRef) -> (Frequency, Option<CallRef>) {
        self.follow(program, scope, 0)
    }

    /// Tells whether every call of `function` that is seen passes a constant as parameter `index`, and there is one, or the
    /// function imports what the parameter names.
    pub(crate) fn only_constants(&mut self, program: &Program, function: ScopeRef, index: u8) -> bool {
        self.handed_constants(program, (function, index), 0)
    }

    fn follow(&mut self, program: &Program, scope: ScopeRef, chain: u8) -> (Frequency, Option<CallRef>) {
        if let Some(known) = self.known.get(&(scope, chain)) {
            return *known;
        }
        let found = self.compute(program, scope, chain);
        self.known.insert((scope, chain), found);
        found
    }

    fn compute(&mut self, program: &Program, scope: ScopeRef, chain: u8) -> (Frequency, Option<CallRef>) {
        let facts = program.scope(scope);
        match facts.kind {
            ScopeKind::Module | ScopeKind::ClassBody => return (Frequency::Import, None),
            ScopeKind::Closure => return (self.of_closure(program, scope, chain), None),
            ScopeKind::Function => {}
        }
        let name = program.text(facts.name);
        if matches!(name, "__init_subclass__" | "__set_name__" | "__class_getitem__" | "__prepare__") {
            return (Frequency::Import, None);
        }
        if matches!(name, "__enter__" | "__aenter__") {
            return (Frequency::Start, None);
        }
        if words::is_handler(name, facts.flags) && !is_decorating_call(program, scope) {
            return (Frequency::Request, None);
        }
        let is_rust = program.file(scope.file).language == Language::Rust;
        if is_rust && rust::is_called_by_framework(name, facts.flags) {
            return (Frequency::Request, None);
        }
        let is_constructor = facts.flags.contains(ScopeFlags::CONSTRUCTOR);
        let is_set_up = words::is_beginning(name) || words::is_set_up(name);
        let begins = if is_rust { rust::is_beginning(name) } else { is_set_up && !is_constructor };
        let own = if begins { Frequency::Start } else { Frequency::Call };
        if chain >= LONGEST_CHAIN {
            return (own, None);
        }
        if self.decorates_at_import(program, scope, chain) {
            return (Frequency::Import, None);
        }
        let callers = self.callers(program, scope);
        self.among_callers(program, scope, own, &callers, chain)
    }

    /// Tells whether a function is the decorator that an outer one makes while modules are imported: it runs where it is
    /// applied, right after what made it.
    fn decorates_at_import(&mut self, program: &Program, scope: ScopeRef, chain: u8) -> bool {
        let facts = program.scope(scope);
        let parent = ScopeRef { file: scope.file, id: facts.parent };
        words::is_decorator(program.text(facts.name))
            && program.scope(parent).kind == ScopeKind::Function
            && self.follow(program, parent, chain + 1).0 == Frequency::Import
    }

    fn of_closure(&mut self, program: &Program, scope: ScopeRef, chain: u8) -> Frequency {
        let parent = ScopeRef { file: scope.file, id: program.scope(scope).parent };
        // A closure runs later than what makes it, and perhaps more often.
        if chain >= LONGEST_CHAIN {
            Frequency::Call
        } else {
            self.follow(program, parent, chain + 1).0.max(Frequency::Call)
        }
    }

    /// Returns the calls that make `scope` run, those in tests left out.
    fn callers(&self, program: &Program, scope: ScopeRef) -> Vec<(CallRef, Certainty)> {
        let facts = program.scope(scope);
        let calls = match facts.owner {
            // A constructor runs when the class is called.
            Some(id) if makes_by_call(program, scope) => {
                let made = program.instantiations(TypeRef { file: scope.file, id });
                made.into_iter().map(|call| (call, Certainty::Resolved)).collect()
            }
            _ => program.callers(scope).to_vec(),
        };
        calls.into_iter().filter(|(call, _)| !program.is_in_test(*call)).take(MOST_CALLERS).collect()
    }

    fn among_callers(
        &mut self,
        program: &Program,
        scope: ScopeRef,
        own: Frequency,
        callers: &[(CallRef, Certainty)],
        chain: u8,
    ) -> (Frequency, Option<CallRef>) {
        // What only calls itself is called from outside.
        if callers.iter().all(|(call, _)| ScopeRef { file: call.file, id: program.call(*call).scope } == scope) {
            return (own, None);
        }
        let mut most = (Frequency::Import, None);
        let mut all_import = true;
        let mut all_resolved = true;
        for (call, certainty) in callers {
            let site = program.call(*call);
            let at = ScopeRef { file: call.file, id: site.scope };
            let frequency = if site.context.contains(Context::ENDLESS_LOOP) {
                Frequency::Request
            } else if at == scope {
                continue;
            } else {
                self.follow(program, at, chain + 1).0
            };
            all_import &= frequency == Frequency::Import;
            all_resolved &= *certainty == Certainty::Resolved;
            // A call that is only likely does not make anything frequent.
            let frequency = if *certainty == Certainty::ByName { frequency.min(Frequency::Call) } else { frequency };
            if frequency > most.0 || most.1.is_none() {
                most = (frequency, Some(*call));
            }
        }
        let is_public = program.scope(scope).flags.contains(ScopeFlags::PUBLIC);
        if all_import && all_resolved {
            return (Frequency::Import, most.1);
        }
        // What is called when something starts is no less so for being called by what may be called at any time.
        let is_set_up = own == Frequency::Start && words::is_set_up(program.text(program.scope(scope).name));
        if most.0 == Frequency::Call && is_set_up {
            return (own, None);
        }
        if is_set_up {
            return (most.0.min(Frequency::Call), most.1);
        }
        if !is_public && all_resolved {
            return most;
        }
        if own > most.0 { (own, None) } else { most }
    }
}

/// Tells whether a function makes a decorator of its class: what it is called with is a function or class.
fn is_decorating_call(program: &Program, scope: ScopeRef) -> bool {
    let facts = program.scope(scope);
    let [given] = &facts.parameters[..] else { return false };
    let given = program.text(program.variable(scope.file, *given).name);
    program.text(facts.name) == "__call__" && words::is_decorated(given)
}

/// Tells whether the function runs when its class is called, as in Python; a constructor in Rust is called by its name.
fn makes_by_call(program: &Program, function: ScopeRef) -> bool {
    program.file(function.file).language == Language::Python
        && program.scope(function).flags.contains(ScopeFlags::CONSTRUCTOR)
}

/// How far constants are followed through functions that only hand them on.
const LONGEST_HANDING: u8 = 3;

impl Frequencies {
    fn find_constants(&mut self, program: &Program, (function, index): (ScopeRef, u8), chain: u8) -> bool {
        let scope = program.scope(function);
        let Some(variable) = scope.parameters.get(usize::from(index)).copied() else { return false };
        let name = program.variable(function.file, variable).name;
        let mut callers = program.callers(function).to_vec();
        if let Some(id) = scope.owner
            && makes_by_call(program, function)
        {
            let made = program.instantiations(TypeRef { file: function.file, id });
            callers.extend(made.into_iter().map(|call| (call, Certainty::Resolved)));
        }
        // What others may call with anything is bounded only by convention, so that one call proves nothing.
        let least = if scope.flags.contains(ScopeFlags::PUBLIC) && chain == 0 { 2 } else { 1 };
        // Where it is not sure who is called, more of them have to agree.
        let is_sure = callers.iter().all(|(_, certainty)| *certainty == Certainty::Resolved);
        let least = if is_sure { least } else { 3 };
        callers.len() >= least
            && callers.iter().all(|(call, _)| self.passes_constant(program, *call, (usize::from(index), name), chain))
    }

    fn passes_constant(&mut self, program: &Program, call: CallRef, (index, name): (usize, Name), chain: u8) -> bool {
        let facts = program.file(call.file);
        let site = program.call(call);
        let arguments = facts.arguments_of(site);
        let named = arguments.iter().find(|argument| argument.name == name && name.is_some());
        let given = named.or_else(|| arguments.get(index).filter(|argument| !argument.name.is_some()));
        let Some(given) = given else {
            // What is left out is the default, which was made once.
            let is_unpacked = |argument: &Argument| program.text(argument.name) == UNPACKED;
            return facts.language == Language::Python && !arguments.iter().any(is_unpacked);
        };
        match given.value {
            ArgumentValue::Constant => true,
            ArgumentValue::Parameter(index) if chain < LONGEST_HANDING => {
                let caller = ScopeRef { file: call.file, id: site.scope };
                self.handed_constants(program, (caller, index), chain + 1)
            }
            ArgumentValue::Parameter(_) | ArgumentValue::Place(_) | ArgumentValue::Receiver | ArgumentValue::Other => {
                false
            }
        }
    }

    fn handed_constants(&mut self, program: &Program, parameter: (ScopeRef, u8), chain: u8) -> bool {
        if let Some(known) = self.constants.get(&(parameter, chain)) {
            return *known;
        }
        let (function, index) = parameter;
        let is_code = chain == 0 && names_code(program, function, index);
        let found = is_code || self.find_constants(program, parameter, chain);
        self.constants.insert((parameter, chain), found);
        found
    }
}
