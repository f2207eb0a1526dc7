//! What the name of a class, its bases and its methods suggest of how long its instances live.

use skep_source::{ScopeFlags, ScopeKind, TypeFlags};

use super::words;
use crate::link::{Program, ScopeRef, TypeRef};

/// What the name of a class suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// Something made for one piece of work: a batch, a parser.
    Short,
    /// Nothing.
    Neither,
    /// Something that stays: a server, a pool.
    Long,
}

/// Bases of classes whose instances run as long as a service, by the last part of their name.
const SERVICE_BASES: &[&str] = &[
    "Thread",
    "Process",
    "HTTPServer",
    "ThreadingHTTPServer",
    "TCPServer",
    "UDPServer",
    "ThreadingMixIn",
    "Flask",
    "FastAPI",
    "Starlette",
    "Application",
    "Bot",
    "AutoShardedBot",
    "Cog",
    "Service",
    "MultiService",
    "Daemon",
    "Timer",
    "BaseServer",
    "Factory",
    "ServerFactory",
    "ReconnectingClientFactory",
    "Celery",
    "SpanProcessor",
    "SpanExporter",
    "Handler",
    "BaseHTTPMiddleware",
    "MiddlewareMixin",
    "Plugin",
    "ContextBase",
];

/// Bases of classes whose instances live as long as a connection, by the last part of their name.
const SESSION_BASES: &[&str] = &[
    "Protocol",
    "BaseProtocol",
    "DatagramProtocol",
    "SubprocessProtocol",
    "BaseRequestHandler",
    "StreamRequestHandler",
    "BaseHTTPRequestHandler",
    "RequestHandler",
    "WebSocketHandler",
    "LineReceiver",
    "WebSocketEndpoint",
    "AsyncWebsocketConsumer",
    "Connection",
];

/// Bases of classes whose instances are data: a message, a row, a form.
const DATA_BASES: &[&str] = &[
    "BaseModel",
    "Model",
    "Struct",
    "TypedDict",
    "NamedTuple",
    "Exception",
    "Form",
    "ModelForm",
    "Serializer",
    "Schema",
];

/// Last words of the names of what stays.
const LONG_NAMES: &[&str] = &[
    "server",
    "manager",
    "client",
    "pool",
    "registry",
    "cache",
    "hub",
    "service",
    "daemon",
    "monitor",
    "exporter",
    "tracker",
    "store",
    "scheduler",
    "dispatcher",
    "broker",
    "controller",
    "engine",
    "supervisor",
    "worker",
    "processor",
    "collector",
    "coordinator",
    "router",
    "gateway",
    "proxy",
    "bus",
    "observer",
    "watcher",
    "listener",
    "pusher",
    "transport",
    "endpoint",
    "selector",
    "consumer",
    "producer",
    "subscriber",
    "publisher",
    "storage",
    "vault",
    "table",
    "connector",
    "session",
    "app",
    "application",
    "agent",
    "bot",
    "executor",
    "runtime",
];

/// Last words of the names of what is made for one piece of work.
const SHORT_NAMES: &[&str] = &[
    "batch",
    "parser",
    "request",
    "response",
    "builder",
    "message",
    "event",
    "result",
    "results",
    "plan",
    "query",
    "node",
    "visitor",
    "formatter",
    "encoder",
    "decoder",
    "serializer",
    "deserializer",
    "context",
    "ctx",
    "cx",
    "expr",
    "stmt",
    "scan",
    "token",
    "item",
    "row",
    "record",
    "error",
    "exception",
    "config",
    "configuration",
    "options",
    "settings",
    "command",
    "form",
    "field",
    "report",
    "diff",
    "iterator",
    "reader",
    "writer",
    "compiler",
    "lexer",
    "generator",
    "transformer",
    "converter",
    "statement",
    "expression",
    "operation",
    "migration",
    "template",
    "schema",
    "spec",
    "definition",
    "argument",
    "arguments",
    "params",
    "properties",
    "header",
    "headers",
    "document",
    "element",
    "page",
    "view",
    "model",
    "entity",
    "tree",
    "graph",
    "list",
    "set",
    "dict",
    "map",
    "data",
    "info",
    "state",
    "summary",
    "stats",
    "tokenizer",
    "loader",
    "finder",
    "collection",
    "extractor",
    "analyzer",
    "checker",
    "validator",
    "linter",
    "printer",
    "importer",
    "migrator",
    "autodetector",
    "editor",
    "introspection",
    "inspector",
    "dumper",
    "sequence",
    "path",
    "test",
    "case",
    "transaction",
    "cursor",
    "pipeline",
    "frame",
    "buffer",
    "block",
    "section",
    "chunk",
    "matrix",
    "args",
    "namespace",
    "widget",
    "dialog",
    "figure",
    "axes",
    "plot",
    "chain",
    "prompt",
    "flow",
    "step",
    "steps",
    "job",
    "dag",
];

/// Tells whether instances of a class with this base, written dotted, run as long as a service.
pub(super) fn is_service_base(dotted: &str) -> bool {
    SERVICE_BASES.contains(&last_part(dotted))
}

/// Tells whether instances of a class with this base, written dotted, live as long as a connection.
pub(super) fn is_session_base(dotted: &str) -> bool {
    // An interface of the type system is no network protocol.
    !dotted.starts_with("typing") && SESSION_BASES.contains(&last_part(dotted))
}

fn last_part(dotted: &str) -> &str {
    dotted.rsplit(['.', ':']).next().unwrap_or(dotted)
}

/// Returns what the name of a class suggests, its own or that of a base.
pub(super) fn leaning(program: &Program, of: TypeRef) -> Leaning {
    let flags = program.type_of(of).flags;
    let name = program.text(program.type_of(of).name);
    if let Some(last) = words::words(name).last() {
        if LONG_NAMES.contains(&&**last) {
            return Leaning::Long;
        }
        if SHORT_NAMES.contains(&&**last) {
            return Leaning::Short;
        }
    }
    let is_data = program.hierarchy.foreign_bases(of).any(|base| DATA_BASES.contains(&last_part(program.text(base))));
    if is_data || flags.contains(TypeFlags::ENUM) || flags.contains(TypeFlags::RECORD) && has_no_behaviour(program, of)
    {
        return Leaning::Short;
    }
    Leaning::Neither
}

/// Tells whether a class does nothing of its own.
fn has_no_behaviour(program: &Program, of: TypeRef) -> bool {
    let plain = |method: &ScopeRef| {
        let scope = program.scope(*method);
        scope.kind == ScopeKind::Function
            && !scope.flags.contains(ScopeFlags::PROPERTY)
            && !program.text(scope.name).starts_with("__")
    };
    program.own_methods(of).filter(plain).count() <= 1
}

/// Tells whether a class, or what it derives from, starts, stops, connects or awaits.
pub(super) fn runs(program: &Program, of: TypeRef) -> bool {
    let bases = program.hierarchy.ancestors(of);
    let family = std::iter::once(of).chain(bases.iter().copied());
    family.flat_map(|each| program.own_methods(each)).any(|method| {
        let scope = program.scope(method);
        scope.flags.intersects(ScopeFlags::ASYNC.with(ScopeFlags::HANDLER).with(ScopeFlags::ENDLESS_LOOP))
            || words::is_life_cycle(program.text(scope.name))
    })
}
