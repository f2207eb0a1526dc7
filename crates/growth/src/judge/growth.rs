//! Every place where a container grows, and whether that counts.

use rustc_hash::FxHashMap;
use skep_source::{
    ArgumentValue, Constructor, ContainerKind, Context, Growth, Key, Language, Operation, OperationKind, Root,
    ScopeFlags, Value,
};

use super::beside::Beside;
use super::frequency::{Frequencies, Frequency};
use super::{gate, is_keyed, words};
use crate::link::{CallRef, Certainty, Link, LinkedOperation, Owner, Program, ScopeRef, Subject};

/// Why a growth does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Discount {
    /// There are only so many keys.
    Keys,
    /// It happens once, while the program starts or when something is first asked for.
    Start,
    /// It fills what was just made or emptied, in the same function.
    Construction,
    /// It is in a test.
    Test,
    /// It is outside the loop for whose sake its local counts.
    Outside,
    /// The length is checked in the same function.
    LengthCheck,
    /// It goes into an element that bounds itself.
    Element,
}

/// A place where a container grows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GrowthFact {
    pub(crate) operation: LinkedOperation,
    pub(crate) depth: u8,
    pub(crate) how: Growth,
    pub(crate) key: Key,
    pub(crate) frequency: Frequency,
    /// The call that makes it as frequent as it is, where one does.
    pub(crate) caller: Option<CallRef>,
    /// Why it does not count, if so.
    pub(crate) discount: Option<Discount>,
}

/// Returns every growth of `subject`: those that count first, the strongest first.
pub(crate) fn facts(
    program: &Program,
    subject: &Subject,
    constructor: Constructor,
    frequencies: &mut Frequencies,
) -> Vec<GrowthFact> {
    let mut surroundings =
        Surroundings { beside: Beside::of(program, subject), built: FxHashMap::default(), frequencies };
    let mut facts: Vec<GrowthFact> = Vec::new();
    for linked in &subject.operations {
        let operation = program.operation(linked);
        let OperationKind::Grow(how) = operation.kind else { continue };
        // `if key in counts: counts[key]` reads what is there.
        let is_there = operation.context.contains(Context::PRESENT_KEY_GUARD)
            && matches!(how, Growth::ReadInsert | Growth::Increment);
        if is_there || operation.context.contains(Context::OWN_KEY) || !grows(constructor, operation, how) {
            continue;
        }
        let scope = ScopeRef { file: linked.file, id: operation.scope };
        let (mut frequency, caller) = surroundings.frequencies.with_proof(program, scope);
        if operation.context.contains(Context::ENDLESS_LOOP) {
            frequency = Frequency::Request;
        }
        // A constructor as a rule holds what it fills: there are as many as there are of its objects.
        let is_built =
            matches!(subject.owner, Owner::Instance(_)) && caller.is_some_and(|call| is_constructor(program, call));
        // Who asks a registry registers nothing.
        let asks = how == Growth::ReadInsert && operation.context.contains(Context::ASKED);
        let registers = !asks && registers(program, subject, linked.file, operation);
        if linked.link == Link::ByName || is_built || registers {
            frequency = frequency.min(Frequency::Call);
        }
        let discount = discount(program, subject, constructor, (linked, operation, frequency), &mut surroundings);
        let (depth, key) = (operation.depth, operation.key);
        facts.push(GrowthFact { operation: *linked, depth, how, key, frequency, caller, discount });
    }
    facts.sort_by_key(|fact| {
        let operation = program.operation(&fact.operation);
        (
            fact.discount.is_some(),
            fact.depth,
            std::cmp::Reverse(fact.frequency),
            std::cmp::Reverse(fact.operation.link),
            // What comes one by one under a key says more than many at once.
            fact.how == Growth::Bulk,
            fact.operation.file,
            operation.span,
        )
    });
    facts
}

/// Tells whether a call stands in a constructor.
fn is_constructor(program: &Program, call: CallRef) -> bool {
    program.file(call.file).scope(program.call(call).scope).flags.contains(ScopeFlags::CONSTRUCTOR)
}

/// Tells whether an operation registers a callback, so that `on_click(callback)` is no click.
pub(super) fn registers(program: &Program, subject: &Subject, file: u32, operation: &Operation) -> bool {
    let is_callback = match operation.value {
        Value::Callable => true,
        Value::Parameter(index) => {
            let variable = program.file(file).scope(operation.scope).parameters.get(usize::from(index));
            variable.is_some_and(|id| words::is_callback(program.text(program.variable(file, *id).name)))
        }
        Value::Other
        | Value::Literal
        | Value::Container(_)
        | Value::BoundedContainer
        | Value::Answer
        | Value::Lock
        | Value::Task
        | Value::Call
        | Value::Nothing
        | Value::Receiver => false,
    };
    is_callback || words::is_registry(program.text(subject.name))
}

/// Tells whether an operation makes a container of this kind grow at all.
fn grows(constructor: Constructor, operation: &Operation, how: Growth) -> bool {
    let kind = constructor.kind;
    if operation.depth > 0 {
        // A `Counter` has no `add`: something else of that name has.
        if constructor.element == Some(ContainerKind::Counter) && how == Growth::Insert {
            return false;
        }
        // Into an element: an element of a container that is not known to hold containers may be anything.
        return matches!(how, Growth::Append | Growth::Insert | Growth::Bulk) && operation.depth == 1 && is_keyed(kind);
    }
    match how {
        Growth::ReadInsert => kind == ContainerKind::DefaultMap,
        Growth::Increment => matches!(kind, ContainerKind::DefaultMap | ContainerKind::Counter),
        // `list[i] = x` changes what is there.
        Growth::Insert => !matches!(kind, ContainerKind::Sequence | ContainerKind::Deque),
        Growth::InsertMissing => is_keyed(kind) || matches!(kind, ContainerKind::Custom | ContainerKind::SelfPruning),
        Growth::Append => !is_keyed(kind) || kind == ContainerKind::Custom,
        Growth::Bulk => true,
    }
}

fn discount(
    program: &Program,
    subject: &Subject,
    constructor: Constructor,
    (linked, operation, frequency): (&LinkedOperation, &Operation, Frequency),
    surroundings: &mut Surroundings<'_>,
) -> Option<Discount> {
    let facts = program.file(linked.file);
    let scope = facts.scope(operation.scope);
    let at = ScopeRef { file: linked.file, id: operation.scope };
    let endless = operation.context.contains(Context::ENDLESS_LOOP);
    if matches!(subject.owner, Owner::Local(..)) && !endless {
        return Some(Discount::Outside);
    }
    let is_test = facts.is_test || scope.flags.contains(ScopeFlags::TEST);
    // Tests are looked at when they are asked for; what they do to the program under test is no proof against it.
    if is_test && !program.is_in_test_file(subject) {
        return Some(Discount::Test);
    }
    if frequency == Frequency::Import {
        return Some(Discount::Start);
    }
    let is_step = facts.language == Language::Rust && gate::is_builder_step(scope, subject, constructor);
    if !endless && (is_step || surroundings.is_own_construction(program, subject, at)) {
        return Some(Discount::Construction);
    }
    if sets_field_of_element(operation) {
        return Some(Discount::Keys);
    }
    if is_keyed(constructor.kind) && has_few_keys(program, subject, (operation, at), surroundings.frequencies) {
        return Some(Discount::Keys);
    }
    // What is filled while it is empty, or once something is missing that its own function sets, is filled once.
    if operation.context.intersects(Context::EMPTY_GUARD.with(Context::ONCE)) {
        return Some(Discount::Start);
    }
    let is_guarded = operation.context.contains(Context::LENGTH_GUARD);
    if is_guarded || surroundings.beside.checks_length(at, operation.depth) {
        return Some(Discount::LengthCheck);
    }
    // What a factory makes that is no container of the language may bound itself.
    let is_untold = constructor.kind == ContainerKind::DefaultMap && constructor.element.is_none();
    let is_untold = is_untold || surroundings.beside.bounds_elements;
    if operation.depth > 0 && (is_untold || constructor.element_capacity != skep_source::Capacity::Unbounded) {
        return Some(Discount::Element);
    }
    if !endless && surroundings.beside.begins_anew(at, operation.span.line) {
        return Some(Discount::Construction);
    }
    None
}

/// What is asked for each growth of one container, and the same for many of them.
struct Surroundings<'f> {
    beside: Beside,
    /// The functions of which it is known whether only the holder's constructor runs them.
    built: FxHashMap<ScopeRef, bool>,
    frequencies: &'f mut Frequencies,
}

impl Surroundings<'_> {
    fn is_own_construction(&mut self, program: &Program, subject: &Subject, at: ScopeRef) -> bool {
        *self.built.entry(at).or_insert_with(|| is_own_construction(subject, at, program, 0))
    }
}

/// How far the callers of what fills a container are followed to the constructor of its holder.
const LONGEST_CHAIN: u8 = 2;

/// Tells whether the constructor of the holder fills its own container, by itself or through what only it calls.
fn is_own_construction(subject: &Subject, at: ScopeRef, program: &Program, chain: u8) -> bool {
    let Owner::Instance(of) = subject.owner else { return false };
    let scope = program.scope(at);
    let Some(maker) = program.owner_of(at) else { return false };
    if !program.hierarchy.are_kin(maker, of) {
        return false;
    }
    if scope.flags.contains(ScopeFlags::CONSTRUCTOR) {
        return true;
    }
    if chain >= LONGEST_CHAIN || words::is_handler(program.text(scope.name), scope.flags) {
        return false;
    }
    let callers = program.callers(at);
    !callers.is_empty()
        && callers.iter().all(|(call, certainty)| {
            let caller = ScopeRef { file: call.file, id: program.call(*call).scope };
            *certainty == Certainty::Resolved && is_own_construction(subject, caller, program, chain + 1)
        })
}

/// Tells whether the keys of a growth are so few that it comes to an end.
fn has_few_keys(
    program: &Program,
    subject: &Subject,
    (operation, at): (&Operation, ScopeRef),
    frequencies: &mut Frequencies,
) -> bool {
    if operation.depth > 0 {
        return false;
    }
    match operation.key {
        Key::Literal | Key::Constant | Key::TypeOf | Key::ConstantLoop => true,
        Key::Parameter(index) => frequencies.only_constants(program, at, index),
        // An instance has one value of a field at a time; one that is counted up is no field in this sense.
        Key::ReceiverField => matches!(subject.owner, Owner::Instance(_)),
        Key::Absent | Key::Loop | Key::Unique | Key::Formatted | Key::Computed => false,
    }
}

/// Tells whether an element gets a field of a fixed name: `info["label"] = …`, which it has once.
fn sets_field_of_element(operation: &Operation) -> bool {
    let is_fixed = match operation.key {
        Key::Literal | Key::Constant | Key::ConstantLoop => true,
        Key::Absent
        | Key::TypeOf
        | Key::ReceiverField
        | Key::Parameter(_)
        | Key::Loop
        | Key::Unique
        | Key::Formatted
        | Key::Computed => false,
    };
    let is_insert = matches!(operation.kind, OperationKind::Grow(Growth::Insert | Growth::InsertMissing));
    operation.depth > 0 && is_insert && is_fixed
}

/// Functions that find a piece of code by its name, by the last part of their path.
const IMPORTERS: &[&str] = &[
    "import_module",
    "import_string",
    "import_object",
    "import_item",
    "import_from_string",
    "__import__",
    "load_object",
    "symbol_by_name",
    "locate",
    "entry_points",
    "iter_entry_points",
];

/// Tells whether a parameter is the name of something that the same function imports, of which there is only so much.
pub(crate) fn names_code(program: &Program, function: ScopeRef, parameter: u8) -> bool {
    program.calls_in(function).any(|call| {
        let facts = program.file(function.file);
        let place = facts.place(call.callee);
        let name = match (place.last(), place.root) {
            (Some(name), _) => name,
            (None, Root::Variable(variable)) => program.variable(function.file, variable).name,
            (None, Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown) => return false,
        };
        IMPORTERS.contains(&program.text(name))
            && facts.arguments_of(call).iter().any(|given| given.value == ArgumentValue::Parameter(parameter))
    })
}
