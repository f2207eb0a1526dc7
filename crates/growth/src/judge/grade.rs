//! Severity and confidence: lifetime times frequency, less what speaks against it.

use skep_kit::{Confidence, Severity};
use skep_source::{Key, Language, Value};

use super::shrink::function_name;
use super::{Case, Effect, Frequency, Leaning, LifeSpan, words};
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

/// Something that makes a growth less likely to matter. None costs more than one step of severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It looks like a registry, which is filled once.
    Registration,
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
}

impl Doubt {
    /// Returns the points that it costs; two points are a step of severity.
    const fn cost(self) -> i8 {
        match self {
            Self::Registration => 2,
            Self::ShortName
            | Self::HoldsData
            | Self::RemovedByName
            | Self::ResetAtStart
            | Self::Clearable
            | Self::Escapes
            | Self::GrowsByName
            | Self::UnknownElement => 1,
        }
    }
}

impl Case<'_> {
    /// Returns what speaks against the growth.
    pub(crate) fn doubts(&self) -> Vec<Doubt> {
        let Some(main) = self.main_growth() else { return Vec::new() };
        let operation = self.program.operation(&main.operation);
        let function = function_name(self.program, main.operation.file, operation.scope);
        let mut doubts = Vec::new();
        // What has a name was named by somebody who wrote it down.
        let is_named = self.is_keyed() && self.program.text(operation.key_name).ends_with(".name");
        let is_registry = is_named
            || words::is_registering(&function)
            || words::is_registry(self.program.text(self.subject.name))
            || operation.value == Value::Callable;
        let is_loop_local = matches!(self.subject.owner, Owner::Local(..));
        if is_registry && !is_loop_local {
            doubts.push(Doubt::Registration);
        }
        // What tasks share under a lock outlives the one that fills it, whatever it is called.
        let is_shared = self.language() == Language::Rust && self.is_shared();
        if self.lifetime.leaning == Leaning::Short && !(is_shared && self.is_named_for_what_it_shares()) {
            doubts.push(Doubt::ShortName);
        }
        let is_untold = self.lifetime.span == LifeSpan::Unknown && !is_shared;
        if is_untold && !self.lifetime.runs && self.lifetime.leaning != Leaning::Long {
            doubts.push(Doubt::HoldsData);
        }
        if self.shrinks.iter().any(|shrink| shrink.effect == Effect::ByName && shrink.depth == 0) {
            doubts.push(Doubt::RemovedByName);
        }
        if self.shrinks.iter().any(|shrink| shrink.effect == Effect::AtStart) {
            doubts.push(Doubt::ResetAtStart);
        }
        if self.shrinks.iter().any(|shrink| shrink.effect == Effect::Uncalled && shrink.depth == 0) {
            doubts.push(Doubt::Clearable);
        }
        if self.subject.escapes > 0 {
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

    /// Returns how bad the growth is, `extra` points more or less.
    pub(crate) fn grade(&self, extra: i8) -> Option<Grade> {
        let main = self.main_growth()?;
        let life = match self.lifetime.span {
            LifeSpan::Process | LifeSpan::Service => 3,
            LifeSpan::Session | LifeSpan::Unknown => 2,
            LifeSpan::Short => 0,
        };
        let often = match main.frequency {
            Frequency::Request => 2,
            Frequency::Call => 1,
            Frequency::Start => -1,
            Frequency::Import => return None,
        };
        let doubts = self.doubts();
        let points = life + often + extra - doubts.iter().map(|doubt| doubt.cost()).sum::<i8>();
        let severity = if points >= HIGH {
            Severity::High
        } else if points >= MEDIUM {
            Severity::Medium
        } else {
            Severity::Low
        };
        let varied = matches!(main.key, Key::Unique | Key::Formatted | Key::Parameter(_));
        let confidence = if !doubts.is_empty() {
            Confidence::Low
        } else if varied && self.lifetime.span >= LifeSpan::Session || main.frequency == Frequency::Request {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Some(Grade { severity, confidence })
    }
}
