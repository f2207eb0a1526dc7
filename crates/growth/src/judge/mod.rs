//! The verdict on each container: how long it lives, how often it grows, under which keys, and what takes out of it.

mod beside;
mod channel;
mod condition;
mod coverage;
mod frequency;
mod gate;
mod grade;
mod growth;
mod keys;
mod leaning;
mod lifetime;
mod listeners;
mod locals;
mod loops;
mod neglect;
mod newtype;
mod opposites;
mod partners;
mod passing;
mod registry;
mod rust;
mod shrink;
mod stack;
mod twins;
mod words;

use skep_source::{Capacity, Constructor, ContainerKind, Init, Language, Span};

use crate::link::{FileId, Owner, Program, Subject, TypeRef};

pub(crate) use channel::{Feed, feed};
pub(crate) use coverage::Uncovered;
pub(crate) use frequency::{Frequencies, Frequency};
pub(crate) use gate::Holding;
pub(crate) use grade::Grade;
pub(crate) use growth::{Discount, GrowthFact, names_code};
pub(crate) use keys::KeySense;
pub(crate) use leaning::Leaning;
pub(crate) use lifetime::{Lifetime, Lifetimes, Reason, Span as LifeSpan, line_of};
pub(crate) use listeners::Listener;
pub(crate) use locals::is_loop_local;
pub(crate) use neglect::neglect;
pub(crate) use partners::share;
pub(crate) use rust::{has_receiving_loop, is_test_support};
pub(crate) use shrink::{Effect, ShrinkFact};
pub(crate) use twins::{Twin, pair};
pub(crate) use words::is_handler;

/// Everything that bears on the verdict over one container.
pub(crate) struct Case<'p> {
    pub(crate) program: &'p Program,
    pub(crate) subject: &'p Subject,
    pub(crate) constructor: Constructor,
    /// Where it is declared: the first place where it comes to be.
    pub(crate) file: FileId,
    pub(crate) span: Span,
    pub(crate) lifetime: Lifetime,
    /// Every growth, those that count first, the strongest of them first.
    pub(crate) growths: Vec<GrowthFact>,
    /// Every shrinkage, the most effective first.
    pub(crate) shrinks: Vec<ShrinkFact>,
    /// What is filled with it and loses what it keeps; known once its siblings are.
    pub(crate) twin: Option<Twin>,
}

/// Why a container does not grow without bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounded {
    /// By its own capacity.
    Capacity,
    /// By a check of its length where it grows.
    LengthCheck,
    /// By its keys, of which there are only so many.
    Keys,
    /// It only grows while the program starts.
    Start,
    /// It is filled anew each time, or belongs to what is being built.
    Construction,
    /// Something takes out what was put in.
    Removal,
    /// The object that holds it does not live long.
    Lifetime,
}

impl<'p> Case<'p> {
    /// Collects what bears on `subject`. None where it is no long-lived container or nothing makes it grow.
    pub(crate) fn build(
        program: &'p Program,
        subject: &'p Subject,
        frequencies: &mut Frequencies,
        lifetimes: &mut Lifetimes,
    ) -> Option<Self> {
        let declaration = declaration(program, subject)?;
        let (file, init) = declaration;
        let facts = program.file(file);
        if facts.scope(init.scope).flags.contains(skep_source::ScopeFlags::TEST) && !facts.is_test {
            return None;
        }
        let facts = program.file(file);
        if facts.language == Language::Rust && rust::is_test_support(&facts.path) {
            return None;
        }
        let constructor = widest(program, subject, program.behind_alias(file, init.constructor));
        if newtype::is_behind_type(program, file, constructor.kind) && !newtype::speaks(program, subject) {
            return None;
        }
        let growths = growth::facts(program, subject, constructor, frequencies);
        if growths.is_empty() {
            return None;
        }
        let shrinks = shrink::facts(program, subject, (constructor, init), frequencies);
        let lifetime = lifetimes.of(program, subject.owner);
        Some(Self { program, subject, constructor, file, span: init.span, lifetime, growths, shrinks, twin: None })
    }

    /// Returns the growths that count.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &GrowthFact> {
        self.growths.iter().filter(|growth| growth.discount.is_none())
    }

    /// Returns the removals that take out what was put in, `depth` elements deep.
    pub(crate) fn effective(&self, depth: u8) -> impl Iterator<Item = &ShrinkFact> {
        self.shrinks.iter().filter(move |shrink| shrink.effect == Effect::Effective && shrink.depth == depth)
    }

    /// Returns the strongest growth that counts.
    pub(crate) fn main_growth(&self) -> Option<&GrowthFact> {
        self.counted().next()
    }

    /// Returns why the container does not grow without bound, if that is so.
    pub(crate) fn bounded(&self) -> Option<Bounded> {
        match self.constructor.capacity {
            Capacity::Unbounded => {}
            Capacity::Fixed(_) | Capacity::Expression | Capacity::Weak | Capacity::Expiring => {
                return Some(Bounded::Capacity);
            }
        }
        let Some(main) = self.main_growth() else {
            let reason = |discount: Discount| match discount {
                Discount::Keys => Bounded::Keys,
                Discount::Start => Bounded::Start,
                Discount::Construction | Discount::Test | Discount::Outside => Bounded::Construction,
                Discount::LengthCheck => Bounded::LengthCheck,
                Discount::Element => Bounded::Capacity,
            };
            return self.growths.iter().filter_map(|growth| growth.discount).map(reason).next();
        };
        let is_unwound = self.constructor.kind == ContainerKind::ExitStack && self.is_unwound();
        if is_unwound || self.effective(0).next().is_some() || (main.depth > 0 && self.effective(1).next().is_some()) {
            return Some(Bounded::Removal);
        }
        (self.lifetime.span == LifeSpan::Short).then_some(Bounded::Lifetime)
    }

    pub(crate) fn language(&self) -> Language {
        self.program.file(self.file).language
    }

    /// Returns the type that holds the container, if one does.
    pub(crate) fn holder(&self) -> Option<TypeRef> {
        match self.subject.owner {
            Owner::TypeBody(of) | Owner::Instance(of) => Some(of),
            Owner::Module(..) | Owner::Argument(..) | Owner::Local(..) => None,
        }
    }

    /// Tells whether the container keeps keys, so that growing under the same key twice changes nothing.
    pub(crate) fn is_keyed(&self) -> bool {
        is_keyed(self.constructor.kind)
    }
}

/// Tells whether a container of this kind keeps keys or members once each.
pub(crate) fn is_keyed(kind: ContainerKind) -> bool {
    match kind {
        ContainerKind::Map
        | ContainerKind::DefaultMap
        | ContainerKind::Set
        | ContainerKind::Counter
        | ContainerKind::SelfPruning => true,
        ContainerKind::Sequence
        | ContainerKind::Deque
        | ContainerKind::Heap
        | ContainerKind::Queue
        | ContainerKind::Channel
        | ContainerKind::ExitStack
        | ContainerKind::TaskSet
        | ContainerKind::Custom => false,
    }
}

/// Returns where the container is declared: in the class body or constructor where it is made there, else where first.
fn declaration<'p>(program: &'p Program, subject: &Subject) -> Option<(FileId, &'p Init)> {
    let init = |(file, index): &(FileId, u32)| (*file, &program.file(*file).inits[*index as usize]);
    let by_rank = |at: &&(FileId, u32)| {
        let (file, init) = init(at);
        shrink::initial_rank(program, file, init)
    };
    subject.inits.iter().min_by_key(by_rank).map(init)
}

/// Returns the constructor with the loosest bound: one place that makes it without is enough.
fn widest(program: &Program, subject: &Subject, declared: Constructor) -> Constructor {
    let constructors = subject.inits.iter().map(|(file, index)| program.file(*file).inits[*index as usize].constructor);
    let mut widest = declared;
    for constructor in constructors {
        if constructor.capacity == Capacity::Unbounded && constructor.kind == declared.kind {
            widest.capacity = Capacity::Unbounded;
        }
        if widest.element.is_none() {
            widest.element = constructor.element;
            widest.element_capacity = constructor.element_capacity;
        }
    }
    widest
}
