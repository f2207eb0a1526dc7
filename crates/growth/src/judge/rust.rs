//! What names of functions and traits say in Rust. As in `words`, a name moves a verdict and never decides it alone.

use skep_source::{ScopeFlags, ScopeKind};

use super::words;
use crate::link::{Program, ScopeRef, TypeRef};

/// Traits of what a runtime or framework drives for as long as a service runs.
const SERVICE_TRAITS: &[&str] = &[
    "Service",
    "Layer",
    "Actor",
    "NetworkBehaviour",
    "NetworkBehavior",
    "ProtocolHandler",
    "Transport",
    "Subscriber",
    "Recorder",
    "SpanProcessor",
    "SpanExporter",
    "EventHandler",
    "LanguageServer",
    "ServerHandler",
];

/// Traits of what is driven until it is done, for a connection or a stream of events.
const SESSION_TRAITS: &[&str] = &["ConnectionHandler", "Handler", "ServerConn"];

/// Functions that a runtime or framework calls for every request, message or wake-up.
const CALLED_BY_FRAMEWORKS: &[&str] = &[
    "call",
    "poll",
    "poll_next",
    "poll_ready",
    "poll_recv",
    "poll_event",
    "inject_event",
    "inject_connection_established",
    "inject_connection_closed",
    "handle",
    "handler",
    "serve",
    "accept",
    "on_event",
];

/// Functions that run as long as what they belong to.
const RUNNERS: &[&str] =
    &["run", "serve", "listen", "main_loop", "event_loop", "run_loop", "accept_loop", "work", "worker"];

/// First words of functions that run while something starts.
const BEGINNINGS: &[&str] = &[
    "main",
    "new",
    "with",
    "from",
    "setup",
    "init",
    "initialize",
    "initialise",
    "configure",
    "config",
    "bootstrap",
    "build",
    "builder",
    "install",
    "default",
    "boot",
    "startup",
    "load",
    "parse",
    "compile",
];

/// Methods that wait for what comes from outside.
const RECEIVING: &[&str] = &[
    "accept",
    "recv",
    "recv_from",
    "recv_async",
    "recv_timeout",
    "try_recv",
    "receive",
    "incoming",
    "select_next_some",
    "next_event",
    "changed",
    "tick",
    "notified",
    "poll_recv",
    "try_accept",
    "accept_bi",
    "accept_uni",
];

/// Tells whether instances of something that implements this trait stay as long as a service runs.
pub(crate) fn is_service_trait(name: &str) -> bool {
    SERVICE_TRAITS.contains(&name)
}

/// Tells whether instances of something that implements this trait stay as long as a connection.
pub(crate) fn is_session_trait(name: &str) -> bool {
    SESSION_TRAITS.contains(&name)
}

/// Tells whether a runtime or framework calls the method again and again.
pub(crate) fn is_called_by_framework(name: &str, flags: ScopeFlags) -> bool {
    !flags.intersects(ScopeFlags::CONSTRUCTOR.with(ScopeFlags::STATIC)) && CALLED_BY_FRAMEWORKS.contains(&name)
}

/// Tells whether a function runs as long as what it belongs to, by its name.
pub(crate) fn is_runner(name: &str) -> bool {
    RUNNERS.contains(&name) || name.starts_with("run_") || name.starts_with("serve_") || name.ends_with("_loop")
}

/// Tells whether a function runs while something starts, by its name.
///
/// A method that takes a receiver runs whenever its caller likes: `connect` and `open` start a connection, not a program.
pub(crate) fn is_beginning(name: &str) -> bool {
    words::words(name).first().is_some_and(|word| BEGINNINGS.contains(&&**word))
}

/// Tells whether somebody outside the crate may call a function that takes out, and is meant to.
///
/// What only empties (`clear`, `reset`) is there to start anew, so it has to be called to count.
pub(crate) fn is_open_to_callers(name: &str, flags: ScopeFlags) -> bool {
    let empties = matches!(words::words(name).first().map(|word| &**word), Some("clear" | "reset" | "flush"));
    is_called_by_framework(name, flags) || flags.contains(ScopeFlags::PUBLIC) && !empties
}

/// Names of files and folders that only tests and demonstrations use.
const TEST_SUPPORT: &[&str] = &[
    "proptest",
    "quickcheck",
    "arbitrary",
    "test_util",
    "test_utils",
    "test_support",
    "test_helpers",
    "testutil",
    "testutils",
    "testing",
    "mock",
    "mocks",
];

/// Tells whether a file is there for tests, though it is none itself.
pub(crate) fn is_test_support(path: &str) -> bool {
    path.split('/').any(|part| TEST_SUPPORT.contains(&part.strip_suffix(".rs").unwrap_or(part)))
}

/// First words of methods that take out.
const REMOVALS: &[&str] = &[
    "remove",
    "expire",
    "evict",
    "prune",
    "retain",
    "clear",
    "drain",
    "pop",
    "purge",
    "gc",
    "cleanup",
    "clean",
    "sweep",
    "truncate",
    "take",
    "shrink",
    "invalidate",
    "delete",
];

/// Tells whether a method takes out of its receiver, by its name.
pub(crate) fn is_removing(name: &str) -> bool {
    words::words(name).first().is_some_and(|word| REMOVALS.contains(&&**word))
}

/// Tells whether a method waits for what comes from outside, by its name.
pub(crate) fn is_receiving(name: &str) -> bool {
    RECEIVING.contains(&name)
}

/// Tells whether the function's endless loop waits for what comes from outside.
pub(crate) fn has_receiving_loop(program: &Program, function: ScopeRef) -> bool {
    let facts = program.file(function.file);
    program.calls_in(function).any(|call| {
        call.context.contains(skep_source::Context::ENDLESS_LOOP)
            && facts.place(call.callee).last().is_some_and(|name| is_receiving(program.text(name)))
    })
}

/// Returns the traits that a type implements, in whichever file.
pub(crate) fn traits(program: &Program, of: TypeRef) -> impl Iterator<Item = skep_source::Name> + '_ {
    let parts = program.homes.parts(of).iter().copied();
    std::iter::once(of).chain(parts).flat_map(|each| program.type_of(each).bases.iter().copied())
}

/// Returns the method that takes events, where a type has several such.
pub(crate) fn event_method(program: &Program, of: TypeRef) -> Option<ScopeRef> {
    let takes_events = |method: &ScopeRef| {
        let scope = program.scope(*method);
        scope.kind == ScopeKind::Function
            && !scope.flags.intersects(ScopeFlags::STATIC.with(ScopeFlags::TEST))
            && matches!(words::words(program.text(scope.name)).first().map(|word| &**word), Some("on" | "handle"))
    };
    let mut methods = program.own_methods(of).filter(takes_events);
    let first = methods.next()?;
    methods.next().map(|_| first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_connects_is_no_start() {
        assert!(is_beginning("new") && is_beginning("with_capacity") && is_beginning("main"));
        assert!(!is_beginning("connect") && !is_beginning("open_stream") && !is_beginning("create_session"));
    }

    #[test]
    fn only_methods_are_called_by_frameworks() {
        assert!(is_called_by_framework("poll_next", ScopeFlags::NONE));
        assert!(!is_called_by_framework("handle", ScopeFlags::STATIC));
        assert!(is_runner("run") && is_runner("accept_loop") && !is_runner("prune"));
    }

    #[test]
    fn who_may_empty_is_told_from_who_may_take() {
        assert!(is_open_to_callers("take_events", ScopeFlags::PUBLIC));
        assert!(!is_open_to_callers("clear", ScopeFlags::PUBLIC) && !is_open_to_callers("drain", ScopeFlags::NONE));
        assert!(is_removing("expire_until") && !is_removing("insert"));
    }

    #[test]
    fn test_support_is_told_by_whole_names() {
        assert!(is_test_support("net/src/test_utils.rs") && is_test_support("src/testing/mod.rs"));
        assert!(!is_test_support("src/attesting.rs"));
    }
}
