//! What names say. A name moves a verdict by one step at most and never decides it.

use std::borrow::Cow;

use skep_source::ScopeFlags;

/// The words of a name: `_closeAllTasks` and `_close_all_tasks` are `close`, `all`, `tasks`.
pub(crate) fn words(name: &str) -> Vec<Cow<'_, str>> {
    let mut words: Vec<Cow<'_, str>> = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        // Most are written small, and are their own words.
        if !part.bytes().any(|byte| byte.is_ascii_uppercase()) && part.is_ascii() {
            words.push(Cow::Borrowed(part));
            continue;
        }
        let mut before_upper = true;
        words.push(Cow::default());
        for letter in part.chars() {
            if letter.is_uppercase() && !before_upper {
                words.push(Cow::default());
            }
            before_upper = letter.is_uppercase();
            if let Some(word) = words.last_mut() {
                word.to_mut().extend(letter.to_lowercase());
            }
        }
    }
    words
}

/// Verbs of functions that run when what they belong to comes to its end.
const ENDINGS: &[&str] = &[
    "close",
    "aclose",
    "stop",
    "shutdown",
    "terminate",
    "teardown",
    "dispose",
    "destroy",
    "finalize",
    "exit",
    "aexit",
    "del",
    "quit",
    "disconnect",
    "disconnected",
    "kill",
    "abort",
    "unload",
    "deinit",
    "drop",
    "closed",
    "lost",
    "stopped",
    "disable",
    "uninstall",
    "halt",
    "join",
    "end",
    "atexit",
    "cancel",
];

/// Words that may stand before the verb of such a function.
const BEFORE_ENDINGS: &[&str] = &[
    "on",
    "do",
    "async",
    "handle",
    "before",
    "after",
    "connection",
    "wait",
    "force",
    "try",
    "safe",
    "graceful",
    "tear",
    "shut",
    "spider",
];

/// Words of functions that run while something starts.
const BEGINNINGS: &[&str] = &[
    "main",
    "setup",
    "start",
    "startup",
    "init",
    "initialize",
    "initialise",
    "configure",
    "config",
    "load",
    "bootstrap",
    "build",
    "compile",
    "prepare",
    "install",
    "open",
    "discover",
    "autodiscover",
    "import",
    "finalize",
    "ready",
    "started",
    "populate",
    "create",
    "connect",
    "begin",
    "defaults",
    "boot",
    "settings",
];

/// Words of functions that register something for good.
const REGISTRATIONS: &[&str] = &[
    "register",
    "subscribe",
    "install",
    "connect",
    "include",
    "route",
    "mount",
    "use",
    "hook",
    "attach",
    "bind",
    "listen",
    "observe",
    "watch",
    "declare",
    "define",
    "provide",
    "extend",
    "plugin",
    "listener",
    "handler",
    "handlers",
    "callback",
    "callbacks",
    "listeners",
    "hooks",
    "observer",
    "observers",
    "observe",
    "extension",
    "extensions",
    "registry",
    "plugins",
    "middleware",
    "middlewares",
    "subscribers",
    "subscriber",
    "converter",
    "converters",
    "factory",
    "factories",
    "codec",
    "codecs",
    "backend",
    "backends",
    "command",
    "commands",
    "routes",
    "filters",
    "validators",
    "schema",
    "schemas",
    "types",
    "option",
    "options",
    "argument",
    "arguments",
    "errback",
    "receivers",
    "signals",
    "resolvers",
    "serializers",
    "adapters",
    "drivers",
    "providers",
    "rule",
    "rules",
    "component",
    "components",
    "templates",
    "fixtures",
    "aliases",
    "registered",
    "features",
    "children",
    "child",
    "tables",
    "columns",
    "fields",
    "loaders",
    "blueprints",
    "metrics",
    "collectors",
    "processors",
];

/// Beginnings of functions that something outside calls for every message, request or connection.
const HANDLERS: &[&str] = &[
    "on", "handle", "handler", "dispatch", "process", "receive", "received", "recv", "emit", "consume", "serve",
    "accept", "ingest", "notify", "publish",
];

/// Functions that a framework calls for every message, request or connection.
const CALLED_BY_FRAMEWORKS: &[&str] = &[
    "data_received",
    "connection_made",
    "datagram_received",
    "dataReceived",
    "lineReceived",
    "messageReceived",
    "do_GET",
    "do_POST",
    "do_PUT",
    "handle_one_request",
    "__call__",
    "dispatch",
    "dispatch_request",
    "process_request",
    "process_response",
    "asgi",
    "wsgi",
    "on_message",
    "on_event",
    "receive_json",
    "stringReceived",
    "open_spider",
];

/// Tells whether a function runs at the end of what it belongs to, by its name.
pub(crate) fn is_ending(name: &str) -> bool {
    let words = words(name);
    let is_verb = |word: &Cow<'_, str>| ENDINGS.contains(&&**word);
    match &words[..] {
        [first, second, ..] if BEFORE_ENDINGS.contains(&&**first) => {
            is_verb(first) || is_verb(second) || second == "down"
        }
        [first, ..] => is_verb(first),
        [] => false,
    }
}

/// Tells whether a function runs while something starts, by its name.
pub(crate) fn is_beginning(name: &str) -> bool {
    let words = words(name);
    words.first().is_some_and(|word| BEGINNINGS.contains(&&**word))
        || words.last().is_some_and(|word| matches!(&**word, "setup" | "init" | "startup" | "config"))
}

/// Verbs of functions that nobody calls but to make ready what then runs.
const SET_UPS: &[&str] = &[
    "setup",
    "startup",
    "init",
    "initialize",
    "initialise",
    "configure",
    "config",
    "bootstrap",
    "discover",
    "autodiscover",
    "populate",
    "boot",
    "lifespan",
];

/// Tells whether a function makes ready what then runs, by its name: `_setup_logging`, `combined_lifespan`.
pub(crate) fn is_set_up(name: &str) -> bool {
    let words = words(name);
    let is_verb = |word: &Cow<'_, str>| SET_UPS.contains(&&**word);
    words.first().is_some_and(is_verb) || words.last().is_some_and(is_verb)
}

/// Methods of what runs, as against what holds data.
const LIFE_CYCLE: &[&str] = &[
    "start",
    "stop",
    "shutdown",
    "serve",
    "connect",
    "disconnect",
    "aclose",
    "__aenter__",
    "__aexit__",
    "terminate",
    "restart",
    "listen",
    "run_forever",
    "serve_forever",
    "startup",
    "teardown",
    "connection_made",
    "connection_lost",
    "poll",
    "accept",
    "reconnect",
    "on_connect",
    "on_disconnect",
    "on_message",
    "data_received",
    "dataReceived",
];

/// Tells whether a method is one of what runs, by its name.
pub(crate) fn is_life_cycle(name: &str) -> bool {
    LIFE_CYCLE.contains(&name)
}

/// Tells whether a function registers things for good, by its name: `register_codec`, `add_handler`.
pub(crate) fn is_registering(name: &str) -> bool {
    let words = words(name);
    let registers = |word: &Cow<'_, str>| REGISTRATIONS.contains(&&**word);
    match &words[..] {
        [first, rest @ ..] if first == "add" => rest.iter().any(registers),
        // What extends itself, as a list does, is filled.
        [only] if only == "extend" => false,
        [first, ..] => registers(first),
        [] => false,
    }
}

/// Tells whether a container is a registry, by its name: `_handlers`, `CODECS`.
pub(crate) fn is_registry(name: &str) -> bool {
    words(name).last().is_some_and(|word| REGISTRATIONS.contains(&&**word))
}

/// Packages and modules of what runs once and ends, or runs in tests.
const SHORT_PROGRAMS: &[&str] = &[
    "cli",
    "commands",
    "management",
    "migrations",
    "testing",
    "mock",
    "mocks",
    "fakes",
    "fake",
    "conftest",
    "benchmarks",
    "trial",
    "unittest",
];

/// Folders of programs that run once and end, where they lie in it themselves: what lies further below may be anything.
const SCRIPTS: &[&str] = &["bin", "scripts", "script"];

/// First words of classes that stand in for others in tests.
const STAND_INS: &[&str] = &["fake", "mock", "stub", "dummy", "capturing", "recording", "memory", "asserting"];

/// Tells whether what is declared in `module` as `symbol` belongs to a program that ends by itself, by their names.
pub(crate) fn is_of_short_program(module: &str, symbol: &str) -> bool {
    let first = words(symbol).into_iter().next().unwrap_or_default();
    let is_short = |part: &str| SHORT_PROGRAMS.contains(&part) || part.starts_with("pytest");
    let folder = module.rsplit(['.', ':']).nth(1).unwrap_or_default();
    SCRIPTS.contains(&folder) || module.split(['.', ':']).any(is_short) || STAND_INS.contains(&&*first)
}

/// Tells whether a container remembers what was warned of, by its name.
pub(crate) fn is_of_warnings(name: &str) -> bool {
    words(name).iter().any(|word| matches!(&**word, "warn" | "warned" | "warnings" | "deprecated" | "deprecations"))
}

/// Tells whether a key is the digest of something, by its name.
pub(crate) fn is_digest(name: &str) -> bool {
    words(name).last().is_some_and(|word| matches!(&**word, "hash" | "digest"))
}

/// Tells whether a function decorates others, by its name.
pub(crate) fn is_decorator(name: &str) -> bool {
    matches!(name, "decorator" | "decorate" | "_decorator" | "_decorate" | "deco")
}

/// Tells whether a parameter is what a decorator is given, by its name.
pub(crate) fn is_decorated(name: &str) -> bool {
    matches!(name, "func" | "function" | "fn" | "f" | "cls" | "klass" | "factory" | "callback" | "method")
}

/// Tells whether a parameter is something to call later, by its name.
pub(crate) fn is_callback(name: &str) -> bool {
    words(name).iter().any(|word| {
        matches!(&**word, "callback" | "cb" | "handler" | "func" | "fn" | "function" | "listener" | "hook" | "observer")
    })
}

/// What happens once or now and then: `on_startup` and `process_config` are no requests.
const RARE_EVENTS: &[&str] = &[
    "start",
    "started",
    "startup",
    "init",
    "ready",
    "load",
    "loaded",
    "setup",
    "boot",
    "config",
    "configure",
    "configuration",
    "settings",
    "option",
    "options",
    "argument",
    "arguments",
    "args",
    "plugin",
    "plugins",
    "extension",
    "extensions",
    "install",
    "import",
    "imports",
    "schema",
    "reload",
    "module",
    "modules",
    "class",
    "annotations",
];

/// Tells whether something outside calls a function for every message, request or connection.
pub(crate) fn is_handler(name: &str, flags: ScopeFlags) -> bool {
    if flags.contains(ScopeFlags::HANDLER) || CALLED_BY_FRAMEWORKS.contains(&name) {
        return true;
    }
    let words = words(name);
    match &words[..] {
        // `on_startup` handles a start.
        [first, second, ..] => HANDLERS.contains(&&**first) && !RARE_EVENTS.contains(&&**second),
        [_] | [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_split_into_words() {
        assert_eq!(words("_close_all_tasks"), ["close", "all", "tasks"]);
        assert_eq!(words("dataReceived"), ["data", "received"]);
        assert_eq!(words("HTTPServer"), ["httpserver"]);
        assert!(is_ending("__aexit__") && is_ending("on_shutdown") && is_ending("tearDown"));
        assert!(!is_ending("closest") && !is_ending("drain_to_close"));
        assert!(is_registering("extend_schema") && !is_registering("extend"));
        assert!(is_handler("on_message", ScopeFlags::default()) && !is_handler("_on_startup", ScopeFlags::default()));
        assert!(is_beginning("_init_app") && !is_beginning("restart"));
    }
}
