//! Severity and confidence: lifetime times frequency, by what the keys are, less what speaks against it.

use skep_kit::{Confidence, Severity};
use skep_source::{
    ContainerKind, Context, Growth, Key, Language, Operation, OperationKind, ScopeFlags, Value, Wrappers,
};

use super::keys::KeySense;
use super::shrink::function_name;
use super::{Case, Effect, Frequency, GrowthFact, Leaning, LifeSpan, Reason, words};
use crate::link::{Link, Owner};

/// How bad a growth is and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grade {
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
}

/// From this many points on a growth is high.
const HIGH: i8 = 5;
/// From this many points on it is medium.
const MEDIUM: i8 = 3;
/// Points that are a step of severity: names together cost no more.
const STEP: i8 = 2;

/// Something that makes a growth less likely to matter. None costs more than one step of severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It looks like a registry, which is filled once.
    Registration,
    /// Its keys look so too, but whoever asks picks them.
    PickedKinds,
    /// What fills it looks like a part of a start.
    Beginning,
    /// Its keys look like kinds of things, of which there are few.
    FewKinds,
    /// It looks like what a command line program or a test keeps while it runs.
    ShortProgram,
    /// The class looks made for one piece of work.
    ShortName,
    /// The class holds data rather than runs, and nothing tells how long it lives.
    HoldsData,
    /// Something removes from a container of the same name.
    RemovedByName,
    /// It is made anew when its holder starts anew.
    ResetAtStart,
    /// There is a way to empty it, which nothing here calls.
    Clearable,
    /// It is handed to code that is not seen.
    Escapes,
    /// Only the name says that it grows.
    GrowsByName,
    /// What grows is an element that may not be a container at all.
    UnknownElement,
    /// Nothing tells whether its keys are ever new.
    UntoldKeys,
    /// It counts under keys that nothing calls ever new.
    Tally,
    /// Many are put in at once, perhaps the same each time.
    Bulk,
    /// A module or class keeps it, and nothing tells that its keys are ever new: most such tables are of what the program
    /// itself has.
    Global,
    /// The class is a collection itself: whoever fills it may empty it.
    OwnCollection,
    /// An object that nothing here keeps gathers what comes in, as one does for a single exchange.
    Gathers,
    /// Its holder is only made for one run of a function, which hands it on.
    HandedOn,
    /// It only grows where its holder's `with` block ends, which was made for the block.
    AtBlockEnd,
    /// Its holder makes it anew for each `with` block.
    PerBlock,
    /// Whoever uses the class adds to it, and nothing here does so over and over.
    AddedFromOutside,
    /// What is in the list already is not added again.
    Deduplicated,
    /// Each object adds the same to what all of its class share.
    OncePerObject,
}

impl Doubt {
    /// Returns the points that it costs; two points are a step of severity.
    const fn cost(self) -> i8 {
        match self {
            Self::Registration
            | Self::Beginning
            | Self::FewKinds
            | Self::ShortProgram
            | Self::Tally
            | Self::Gathers
            | Self::AtBlockEnd
            | Self::PerBlock
            | Self::Deduplicated
            | Self::OncePerObject
            | Self::OwnCollection => STEP,
            // Nothing is said of it but that one run made it, which is most of an answer.
            Self::HandedOn => STEP + 1,
            Self::ShortName
            | Self::PickedKinds
            | Self::HoldsData
            | Self::RemovedByName
            | Self::ResetAtStart
            | Self::Clearable
            | Self::Escapes
            | Self::GrowsByName
            | Self::UnknownElement
            | Self::UntoldKeys
            | Self::Bulk
            | Self::Global
            | Self::AddedFromOutside => 1,
        }
    }

    /// Tells whether nothing but a name says so.
    const fn is_by_name(self) -> bool {
        match self {
            Self::Registration
            | Self::Beginning
            | Self::FewKinds
            | Self::PickedKinds
            | Self::ShortProgram
            | Self::ShortName
            | Self::AddedFromOutside => true,
            Self::HoldsData
            | Self::RemovedByName
            | Self::ResetAtStart
            | Self::Clearable
            | Self::Escapes
            | Self::GrowsByName
            | Self::UnknownElement
            | Self::UntoldKeys
            | Self::Tally
            | Self::Bulk
            | Self::Global
            | Self::Gathers
            | Self::HandedOn
            | Self::AtBlockEnd
            | Self::PerBlock
            | Self::Deduplicated
            | Self::OncePerObject
            | Self::OwnCollection => false,
        }
    }
}

/// Returns what doubts cost that only names raise, all together a step at most, and what the others do.
fn costs(doubts: &[Doubt]) -> (i8, i8) {
    let sum = |by_name: bool| {
        doubts.iter().filter(|doubt| doubt.is_by_name() == by_name).map(|doubt| doubt.cost()).sum::<i8>()
    };
    (sum(true).min(STEP), sum(false))
}

impl Case<'_> {
    /// Returns what speaks against the growth.
    pub(crate) fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = self.doubts_by_name();
        doubts.extend(self.doubts_by_keys());
        doubts.extend(self.doubts_by_holder());
        let Some(main) = self.main_growth() else { return Vec::new() };
        let is_shared = self.is_shared_in_rust();
        let is_untold = self.lifetime.span == LifeSpan::Unknown && !is_shared;
        if is_untold && !self.lifetime.runs && self.lifetime.leaning != Leaning::Long {
            doubts.push(Doubt::HoldsData);
        }
        if matches!(self.lifetime.reason, Reason::HandedOn(_)) {
            doubts.push(Doubt::HandedOn);
        }
        let mut has = |effect: Effect, doubt: Doubt| {
            if self.shrinks.iter().any(|shrink| shrink.effect == effect && shrink.depth == 0) {
                doubts.push(doubt);
            }
        };
        has(Effect::ByName, Doubt::RemovedByName);
        has(Effect::AtStart, Doubt::ResetAtStart);
        has(Effect::Uncalled, Doubt::Clearable);
        if self.subject.escapes > 0 || self.is_handed_out() {
            doubts.push(Doubt::Escapes);
        }
        if main.operation.link == Link::ByName {
            doubts.push(Doubt::GrowsByName);
        }
        if main.depth > 0 && self.constructor.element.is_none() {
            doubts.push(Doubt::UnknownElement);
        }
        doubts
    }

    /// Tells whether tasks of a Rust program share the container.
    fn is_shared_in_rust(&self) -> bool {
        self.language() == Language::Rust && self.is_shared()
    }

    /// Returns what names alone say against the growth.
    fn doubts_by_name(&self) -> Vec<Doubt> {
        let Some(main) = self.main_growth() else { return Vec::new() };
        let operation = self.program.operation(&main.operation);
        let function = function_name(self.program, main.operation.file, operation.scope);
        let mut doubts = Vec::new();
        let is_registry = words::is_registering(&function)
            || words::is_registry(self.program.text(self.subject.name))
            || operation.value == Value::Callable;
        if is_registry && !self.is_no_registry(main, &function) {
            doubts.push(Doubt::Registration);
        }
        let is_plain_call = main.frequency == Frequency::Call && !function.starts_with("__");
        if self.language() == Language::Python && is_plain_call && self.is_beginning(&function) {
            doubts.push(Doubt::Beginning);
        }
        if self.key_sense() == Some(KeySense::Kind) {
            let is_picked = matches!(main.key, Key::Parameter(_))
                && main.frequency == Frequency::Request
                && !KeySense::is_of_system(self.program.text(operation.key_name));
            doubts.push(if is_picked { Doubt::PickedKinds } else { Doubt::FewKinds });
        }
        if words::is_of_short_program(self.program.text(self.program.file(self.file).module), &self.symbol()) {
            doubts.push(Doubt::ShortProgram);
        }
        // What tasks share under a lock outlives the one that fills it, whatever it is called.
        let is_named_for_it = self.is_shared_in_rust() && self.is_named_for_what_it_shares();
        if self.lifetime.leaning == Leaning::Short && !is_named_for_it {
            doubts.push(Doubt::ShortName);
        }
        doubts
    }

    /// Returns what the holder says against the growth.
    fn doubts_by_holder(&self) -> Option<Doubt> {
        let main = self.main_growth().filter(|_| self.language() == Language::Python)?;
        let operation = self.program.operation(&main.operation);
        let function = function_name(self.program, main.operation.file, operation.scope);
        let sense = self.key_sense();
        if matches!(self.subject.owner, Owner::Instance(_) | Owner::TypeBody(_))
            && matches!(function.as_str(), "__setitem__" | "setdefault" | "__setattr__")
        {
            return Some(Doubt::OwnCollection);
        }
        if matches!(self.subject.owner, Owner::Module(..) | Owner::TypeBody(_))
            && main.frequency == Frequency::Call
            && sense == Some(KeySense::Plain)
        {
            return Some(Doubt::Global);
        }
        if let Some(doubt) = self.doubt_by_list(operation) {
            return Some(doubt);
        }
        if matches!(function.as_str(), "__exit__" | "__aexit__") {
            return Some(Doubt::AtBlockEnd);
        }
        if self.shrinks.iter().any(|shrink| {
            let name = function_name(self.program, shrink.file, shrink.scope);
            shrink.effect == Effect::AtStart && matches!(name.as_str(), "__enter__" | "__aenter__")
        }) {
            return Some(Doubt::PerBlock);
        }
        let is_untold = match self.lifetime.span {
            LifeSpan::Unknown => self.lifetime.leaning != Leaning::Long,
            LifeSpan::Session => true,
            LifeSpan::Short | LifeSpan::Service | LifeSpan::Process => false,
        };
        if is_untold
            && self.constructor.kind == ContainerKind::Sequence
            && main.frequency == Frequency::Request
            && operation.value != Value::Task
            && self.effective(0).next().is_none()
        {
            return Some(Doubt::Gathers);
        }
        let is_given = matches!(operation.value, Value::Parameter(_)) && main.key == Key::Absent;
        (is_given && main.frequency == Frequency::Call && function.trim_start_matches('_').starts_with("add_"))
            .then_some(Doubt::AddedFromOutside)
    }

    /// Returns what speaks against a list that grows, where it is filled.
    fn doubt_by_list(&self, operation: &Operation) -> Option<Doubt> {
        if self.constructor.kind != ContainerKind::Sequence {
            return None;
        }
        if operation.depth == 0 && operation.context.contains(Context::MISSING_KEY_GUARD) {
            return Some(Doubt::Deduplicated);
        }
        let main = self.main_growth()?;
        let flags = self.program.file(main.operation.file).scope(operation.scope).flags;
        let is_made_up = matches!(operation.value, Value::Literal | Value::Call);
        (matches!(self.subject.owner, Owner::TypeBody(_)) && flags.contains(ScopeFlags::CONSTRUCTOR) && is_made_up)
            .then_some(Doubt::OncePerObject)
    }

    /// Returns what speaks against there being many keys.
    fn doubts_by_keys(&self) -> Option<Doubt> {
        let main = self.main_growth()?;
        let sense = self.key_sense()?;
        let is_told = sense == KeySense::Identity || matches!(main.key, Key::Unique | Key::Formatted);
        match main.how {
            _ if is_told || self.language() == Language::Rust => None,
            Growth::Increment => Some(Doubt::Tally),
            Growth::Bulk => Some(Doubt::Bulk),
            Growth::Append | Growth::Insert | Growth::InsertMissing | Growth::ReadInsert => {
                // What the caller picks may be anything.
                (sense == KeySense::Plain && !matches!(main.key, Key::Parameter(_))).then_some(Doubt::UntoldKeys)
            }
        }
    }

    /// Returns what the keys are called after; none where the container keeps no keys, or under each of them a list that grows.
    fn key_sense(&self) -> Option<KeySense> {
        let is_listed = |growth: &GrowthFact| growth.depth > 0 && growth.how == Growth::Append;
        let has_lists = matches!(self.constructor.element, Some(ContainerKind::Sequence | ContainerKind::Deque))
            && self.effective(1).next().is_none()
            && self.counted().any(is_listed);
        let main = self.main_growth().filter(|main| self.is_keyed() && main.depth == 0 && !has_lists)?;
        let sense = KeySense::of(self.program.text(self.program.operation(&main.operation).key_name));
        // What was said once already is about the program's own parts, unless its key tells something else.
        let name = self.program.text(self.program.operation(&main.operation).key_name);
        let is_untold = sense == KeySense::Plain || (main.key == Key::Computed && words::is_digest(name));
        let is_said = is_untold && words::is_of_warnings(self.program.text(self.subject.name));
        Some(if is_said { KeySense::Kind } else { sense })
    }

    /// Tells whether the keys, if it has any, are known to be ever new.
    fn has_ever_new_keys(&self) -> bool {
        let Some(main) = self.main_growth() else { return false };
        // What takes events itself is handed ever new ones.
        let is_of_event =
            matches!(main.key, Key::Parameter(_)) && main.frequency == Frequency::Request && main.caller.is_none();
        match self.key_sense() {
            None | Some(KeySense::Identity) => true,
            Some(KeySense::Plain) => is_of_event || matches!(main.key, Key::Unique | Key::Formatted),
            Some(KeySense::Kind) => main.key == Key::Unique,
        }
    }

    /// Tells whether a public function hands out a counted reference, by which another file may take out.
    fn is_handed_out(&self) -> bool {
        let is_counted = self.constructor.wrappers.contains(Wrappers::COUNTED);
        self.language() == Language::Rust
            && is_counted
            && self.subject.operations.iter().any(|linked| {
                let operation = self.program.operation(linked);
                let flags = self.program.file(linked.file).scope(operation.scope).flags;
                operation.kind == OperationKind::Returned
                    && flags.contains(ScopeFlags::PUBLIC)
                    && !flags.contains(ScopeFlags::CONSTRUCTOR)
            })
    }

    /// Returns how bad the growth is, `extra` points more or less.
    pub(crate) fn grade(&self, extra: i8) -> Option<Grade> {
        let main = self.main_growth()?;
        let life = match self.lifetime.span {
            LifeSpan::Process | LifeSpan::Service => 3,
            LifeSpan::Unknown => 2,
            // What one connection gathers goes with it.
            LifeSpan::Session => {
                if self.language() == Language::Python {
                    1
                } else {
                    2
                }
            }
            LifeSpan::Short => 0,
        };
        let often = match main.frequency {
            Frequency::Request => 2,
            Frequency::Call => 1,
            Frequency::Start => -1,
            Frequency::Import => return None,
        };
        // What loses its key elsewhere has keys that come to an end.
        let is_few = self.key_sense() == Some(KeySense::Kind);
        let is_ever_new = (self.twin.is_some() && !is_few) || self.has_ever_new_keys();
        // In Rust it is types that tell how long something lives, and keys add nothing to that.
        let is_python = self.language() == Language::Python;
        let keys = i8::from(is_python && is_ever_new && self.key_sense().is_some());
        let doubts = self.doubts();
        let (by_names, others) = costs(&doubts);
        // Whoever reads that it is high has to find each part of it told: where it lives, what fills it, with what.
        let is_told = self.lifetime.span >= LifeSpan::Service && main.frequency == Frequency::Request && is_ever_new;
        let most = if is_told || !is_python { i8::MAX } else { HIGH - 1 };
        let points = (life + often + keys - others).min(most) + extra - by_names;
        let severity = if points >= HIGH && (is_told || !is_python || extra >= STEP) {
            Severity::High
        } else if points >= MEDIUM {
            Severity::Medium
        } else {
            Severity::Low
        };
        let confidence = if !doubts.is_empty() {
            Confidence::Low
        } else if is_told {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Some(Grade { severity, confidence })
    }

    /// Returns how bad it is that entries stay under keys that come to an end, of which there are few if they are kinds.
    pub(crate) fn grade_of_entries(&self) -> Option<Grade> {
        self.grade(i8::from(self.key_sense() != Some(KeySense::Kind)))
    }
}
