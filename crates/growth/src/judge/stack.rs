//! When an exit stack is unwound. Closing is no operation of a container, so that the calls are asked.

use skep_source::Root;

use super::shrink::function_name;
use super::{Case, words};
use crate::link::CallRef;

/// Methods that unwind a stack.
const UNWINDERS: [&str; 4] = ["aclose", "close", "__aexit__", "__exit__"];

/// Of more calls of one name than this, one is taken to be about any stack.
const MOST_CALLS: usize = 2048;

impl Case<'_> {
    /// Tells whether something unwinds the stack before its holder comes to its end.
    pub(crate) fn is_unwound(&self) -> bool {
        UNWINDERS.iter().filter_map(|name| self.program.names.find(name)).any(|name| {
            let calls = self.program.calls.of_name(name);
            calls.len() > MOST_CALLS || calls.iter().any(|call| self.unwinds(*call))
        })
    }

    fn unwinds(&self, call: CallRef) -> bool {
        let facts = self.program.file(call.file);
        let place = facts.place(self.program.call(call).callee);
        let is_this = match (place.root, place.path()) {
            (Root::Variable(variable), [_]) => facts.variables[variable.index()].name == self.subject.name,
            (_, [.., field, _]) => *field == self.subject.name,
            _ => false,
        };
        let name = function_name(self.program, call.file, self.program.call(call).scope);
        let is_end = words::is_ending(&name) || words::words(&name).first().is_some_and(|first| first == "cleanup");
        is_this && !is_end && !self.program.is_in_test(call)
    }
}
