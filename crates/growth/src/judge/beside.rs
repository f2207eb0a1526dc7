//! What else is done to a container in the functions that fill it, by function: each growth asks, and a container may have
//! thousands.

use rustc_hash::FxHashMap;
use skep_source::{Context, Growth, InitKind, Language, OperationKind, ScopeFlags, ScopeId, Shrinkage, Value};

use super::opposites::opposites;
use crate::link::{FileId, Program, ScopeRef, Subject};

/// What one function does to the container.
#[derive(Debug, Default)]
struct Deeds {
    /// It makes it grow.
    grows: bool,
    /// How deep in it stands what it takes the length of.
    length_checks: Vec<u8>,
    /// The first line at which it makes or empties it, come what may.
    begins_anew: Option<u32>,
}

/// What each function does to one container.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    deeds: FxHashMap<ScopeRef, Deeds>,
    /// Something is put in under keys that are no constants.
    pub(crate) grows_under_other_keys: bool,
    /// Everything that is put in is a container with its own bound.
    pub(crate) bounds_elements: bool,
}

impl Beside {
    /// Collects what the functions of the program do to `subject`.
    pub(crate) fn of(program: &Program, subject: &Subject) -> Self {
        let mut beside = Self::default();
        let may_shrink = may_shrink(program, subject);
        let (mut bounded, mut others) = (0_u32, 0_u32);
        for linked in &subject.operations {
            let operation = program.operation(linked);
            let at = ScopeRef { file: linked.file, id: operation.scope };
            match operation.kind {
                OperationKind::Grow(growth) => {
                    beside.deeds.entry(at).or_default().grows = true;
                    match operation.value {
                        _ if operation.depth > 0 => {}
                        Value::BoundedContainer => bounded += 1,
                        Value::Other
                        | Value::Literal
                        | Value::Container(_)
                        | Value::Answer
                        | Value::Lock
                        | Value::Task
                        | Value::Parameter(_)
                        | Value::Call
                        | Value::Callable
                        | Value::Nothing
                        | Value::Receiver => others += u32::from(!is_reading(growth)),
                    }
                    beside.grows_under_other_keys |= operation.depth == 0 && !operation.key.is_fixed();
                }
                // Who only tells that it has grown large does not keep it small.
                OperationKind::LengthCheck if !may_shrink && !operation.context.contains(Context::LENGTH_GUARD) => {}
                OperationKind::LengthCheck => {
                    let checks = &mut beside.deeds.entry(at).or_default().length_checks;
                    if !checks.contains(&operation.depth) {
                        checks.push(operation.depth);
                    }
                }
                OperationKind::Shrink(Shrinkage::Clear | Shrinkage::Replace) => {
                    if operation.depth == 0 && !operation.context.contains(Context::CONDITIONAL) {
                        beside.deeds.entry(at).or_default().begins_anew_at(operation.span.line);
                    }
                }
                OperationKind::Shrink(_) | OperationKind::Returned | OperationKind::Stored => {}
            }
        }
        for (file, index) in &subject.inits {
            let facts = program.file(*file);
            let init = &facts.inits[*index as usize];
            // `if self.x is None: self.x = {}` does not empty what is there. An init has no context of its own; the
            // function that reads the place before it makes it is taken to ask.
            let is_lazy = facts.scope(init.scope).flags.contains(ScopeFlags::PROPERTY);
            // A default is made once, not each time.
            if init.kind != InitKind::DefaultArgument && !is_lazy {
                let at = ScopeRef { file: *file, id: init.scope };
                beside.deeds.entry(at).or_default().begins_anew_at(init.span.line);
            }
        }
        beside.bounds_elements = bounded > 0 && others == 0;
        beside
    }

    /// Tells whether a function called `name` is there to take out what another one puts in: `disconnect` after `connect`.
    pub(crate) fn is_undone_by(&self, program: &Program, name: &str) -> bool {
        let mut growers = self.deeds.iter().filter(|(_, deeds)| deeds.grows);
        growers.any(|(at, _)| opposites(program.text(program.scope(*at).name)).any(|opposite| opposite == name))
    }

    fn deeds(&self, file: FileId, scope: ScopeId) -> Option<&Deeds> {
        self.deeds.get(&ScopeRef { file, id: scope })
    }

    /// Tells whether a function makes the container grow, as one that hands a batch on does besides emptying it.
    pub(crate) fn grows_in(&self, at: ScopeRef) -> bool {
        self.deeds(at.file, at.id).is_some_and(|deeds| deeds.grows)
    }

    /// Tells whether a function looks at the length of what lies `depth` elements deep.
    pub(crate) fn checks_length(&self, at: ScopeRef, depth: u8) -> bool {
        self.deeds(at.file, at.id).is_some_and(|deeds| deeds.length_checks.contains(&depth))
    }

    /// Tells whether a function makes or empties the container at or before `line`, so that it fills it anew each time.
    pub(crate) fn begins_anew(&self, at: ScopeRef, line: u32) -> bool {
        self.deeds(at.file, at.id).and_then(|deeds| deeds.begins_anew).is_some_and(|first| first <= line)
    }
}

/// Tells whether a growth puts in only what the container makes by itself.
fn is_reading(growth: Growth) -> bool {
    match growth {
        Growth::ReadInsert | Growth::Increment => true,
        Growth::Append | Growth::Insert | Growth::Bulk | Growth::InsertMissing => false,
    }
}

/// Tells whether anything may take out of the container, or make it anew.
fn may_shrink(program: &Program, subject: &Subject) -> bool {
    let is_rust = |(file, _): &(FileId, u32)| program.file(*file).language == Language::Rust;
    subject.escapes > 0
        || subject.inits.len() > 1
        || subject.inits.iter().any(is_rust)
        || subject.operations.iter().any(|linked| {
            let kind = program.operation(linked).kind;
            matches!(kind, OperationKind::Shrink(_) | OperationKind::Returned | OperationKind::Stored)
        })
}

impl Deeds {
    fn begins_anew_at(&mut self, line: u32) {
        self.begins_anew = Some(self.begins_anew.map_or(line, |first| first.min(line)));
    }
}
