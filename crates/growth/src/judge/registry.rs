//! When what looks like a registry is none: nothing that is filled once is filled so.

use skep_source::{ContainerKind, Key, OperationKind};

use super::opposites::opposites;
use super::{Case, Frequency, GrowthFact, words};
use crate::link::{Owner, ScopeRef};

impl Case<'_> {
    /// Tells whether what looks like a registry cannot be one that is filled once.
    pub(super) fn is_no_registry(&self, main: &GrowthFact, function: &str) -> bool {
        let is_loop_local = matches!(self.subject.owner, Owner::Local(..));
        let is_stack = self.constructor.kind == ContainerKind::ExitStack;
        let is_fresh_each_time = main.frequency == Frequency::Request && main.key == Key::Unique;
        is_loop_local || is_stack || is_fresh_each_time || self.has_opposite(function)
    }

    /// Tells whether the holder has a method that by its name takes out what `function` puts in, and that does nothing to
    /// the container: it says that something comes to an end and leaves it there.
    fn has_opposite(&self, function: &str) -> bool {
        let Some(of) = self.holder().filter(|_| self.constructor.kind != ContainerKind::Map) else { return false };
        let named = opposites(function).filter_map(|name| self.program.names.find(&name));
        let mut opposites = named.filter_map(|name| self.program.method(of, name));
        opposites.any(|opposite| {
            let inside = |file, scope| ScopeRef { file, id: scope } == opposite;
            !self.shrinks.iter().any(|shrink| inside(shrink.file, shrink.scope))
                && !self.subject.operations.iter().any(|linked| {
                    let operation = self.program.operation(linked);
                    matches!(operation.kind, OperationKind::Grow(_)) && inside(linked.file, operation.scope)
                })
        })
    }

    /// Tells whether a function runs while something starts, by its name. What another one undoes may run again.
    pub(super) fn is_beginning(&self, function: &str) -> bool {
        words::is_beginning(function) && !self.has_opposite(function)
    }
}
