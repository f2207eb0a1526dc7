//! What the Python front end knows by name: containers, their operations, caches, decorators.
//!
//! Paths are dotted and resolved through the file's imports. A name that the file imports from elsewhere (a `compat`
//! module, a vendored copy) is known by its last part where that part is telling enough.

use crate::facts::{Capacity, ContainerKind, Growth, OperationKind, Shrinkage};

use OperationKind::{Grow, Shrink};

/// How a constructor's arguments bound what it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BoundArgument {
    /// Nothing does.
    Never,
    /// The keyword, or the positional argument at the index; none or zero or negative means unbounded.
    Maximum(&'static str, usize),
    /// It is bounded whatever the arguments.
    Always(Capacity),
}

/// A constructor of a container.
pub(super) struct KnownConstructor {
    /// The last part of its path.
    pub name: &'static str,
    /// What it makes.
    pub kind: ContainerKind,
    /// How it is bounded.
    pub bound: BoundArgument,
}

const fn known(name: &'static str, kind: ContainerKind, bound: BoundArgument) -> KnownConstructor {
    KnownConstructor { name, kind, bound }
}

use BoundArgument::{Always, Maximum, Never};
use ContainerKind::{Counter, DefaultMap, Deque, ExitStack, Map, Queue, SelfPruning, Sequence, Set};

/// Constructors of containers, sorted by name.
pub(super) static CONSTRUCTORS: &[KnownConstructor] = &[
    known("AsyncExitStack", ExitStack, Never),
    known("Counter", Counter, Never),
    known("ExitStack", ExitStack, Never),
    known("FIFOCache", SelfPruning, Always(Capacity::Expression)),
    known("JoinableQueue", Queue, Maximum("maxsize", 0)),
    known("LFUCache", SelfPruning, Always(Capacity::Expression)),
    known("LRU", SelfPruning, Always(Capacity::Expression)),
    known("LRUCache", SelfPruning, Always(Capacity::Expression)),
    known("LRUDict", SelfPruning, Always(Capacity::Expression)),
    known("LifoQueue", Queue, Maximum("maxsize", 0)),
    known("LimitedSizeDict", SelfPruning, Always(Capacity::Expression)),
    known("OrderedDict", Map, Never),
    known("OrderedSet", Set, Never),
    known("PriorityQueue", Queue, Maximum("maxsize", 0)),
    known("Queue", Queue, Maximum("maxsize", 0)),
    known("RRCache", SelfPruning, Always(Capacity::Expression)),
    known("SimpleQueue", Queue, Never),
    known("SortedDict", Map, Never),
    known("SortedList", Sequence, Never),
    known("SortedSet", Set, Never),
    known("TLRUCache", SelfPruning, Always(Capacity::Expiring)),
    known("TTLCache", SelfPruning, Always(Capacity::Expiring)),
    known("WeakKeyDictionary", SelfPruning, Always(Capacity::Weak)),
    known("WeakSet", SelfPruning, Always(Capacity::Weak)),
    known("WeakValueDictionary", SelfPruning, Always(Capacity::Weak)),
    known("array", Sequence, Never),
    known("bytearray", Sequence, Never),
    known("defaultdict", DefaultMap, Never),
    known("deque", Deque, Maximum("maxlen", 1)),
    known("dict", Map, Never),
    known("list", Sequence, Never),
    known("set", Set, Never),
];

/// Returns the constructor whose path ends in `name`.
pub(super) fn constructor(name: &str) -> Option<&'static KnownConstructor> {
    static SHAPES: Shapes = {
        let (mut shapes, mut at) = (Shapes::NONE, 0);
        while at < CONSTRUCTORS.len() {
            shapes = shapes.with(CONSTRUCTORS[at].name);
            at += 1;
        }
        shapes
    };
    if !SHAPES.may_hold(name) {
        return None;
    }
    CONSTRUCTORS.binary_search_by(|known| known.name.cmp(name)).ok().map(|index| &CONSTRUCTORS[index])
}

/// The first letters and lengths of a table's names. Nearly all that is asked for is in no table, and mostly this tells.
struct Shapes([u32; 128]);

impl Shapes {
    const NONE: Self = Self([0; 128]);

    const fn with(mut self, name: &str) -> Self {
        let (letter, length) = Self::of(name);
        self.0[letter] |= length;
        self
    }

    /// Tells whether a name of this shape is in the table.
    fn may_hold(&self, name: &str) -> bool {
        let (letter, length) = Self::of(name);
        self.0[letter] & length != 0
    }

    const fn of(name: &str) -> (usize, u32) {
        let letter = if let [first, ..] = name.as_bytes() { *first & 127 } else { 0 };
        (letter as usize, 1 << (name.len() % 32))
    }
}

/// What a method does to its receiver, and whether another class may well mean something else by the name.
pub(super) struct KnownMethod {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub kind: OperationKind,
    /// Classes that are no container often have a method of this name, so that the call is a fact too.
    pub is_common: bool,
}

const fn method(name: &'static str, kind: OperationKind, is_common: bool) -> KnownMethod {
    KnownMethod { name, kind, is_common }
}

/// Methods of containers, sorted by name. `pop` is told apart by its arguments, `get` too.
pub(super) static METHODS: &[KnownMethod] = &[
    method("__delitem__", Shrink(Shrinkage::Remove), false),
    method("__setitem__", Grow(Growth::Insert), false),
    method("add", Grow(Growth::Insert), true),
    method("append", Grow(Growth::Append), true),
    method("appendleft", Grow(Growth::Append), false),
    method("callback", Grow(Growth::Append), true),
    method("clear", Shrink(Shrinkage::Clear), true),
    method("difference_update", Shrink(Shrinkage::Filter), false),
    method("discard", Shrink(Shrinkage::Remove), true),
    method("enter_async_context", Grow(Growth::Append), false),
    method("enter_context", Grow(Growth::Append), false),
    method("extend", Grow(Growth::Bulk), true),
    method("extendleft", Grow(Growth::Bulk), false),
    method("get", Shrink(Shrinkage::Take), true),
    method("get_nowait", Shrink(Shrinkage::Take), false),
    method("insert", Grow(Growth::Append), true),
    method("intersection_update", Shrink(Shrinkage::Filter), false),
    method("pop", Shrink(Shrinkage::Remove), true),
    method("pop_all", Shrink(Shrinkage::Clear), false),
    method("popitem", Shrink(Shrinkage::Take), false),
    method("popleft", Shrink(Shrinkage::Take), false),
    method("push", Grow(Growth::Append), true),
    method("push_async_callback", Grow(Growth::Append), false),
    method("push_async_exit", Grow(Growth::Append), false),
    method("put", Grow(Growth::Append), true),
    method("put_nowait", Grow(Growth::Append), false),
    method("remove", Shrink(Shrinkage::Remove), true),
    method("setdefault", Grow(Growth::InsertMissing), false),
    method("symmetric_difference_update", Shrink(Shrinkage::Filter), false),
    method("update", Grow(Growth::Bulk), true),
];

/// Returns what the method called `name` does to a container.
pub(super) fn container_method(name: &str) -> Option<&'static KnownMethod> {
    static SHAPES: Shapes = {
        let (mut shapes, mut at) = (Shapes::NONE, 0);
        while at < METHODS.len() {
            shapes = shapes.with(METHODS[at].name);
            at += 1;
        }
        shapes
    };
    if !SHAPES.may_hold(name) {
        return None;
    }
    METHODS.binary_search_by(|known| known.name.cmp(name)).ok().map(|index| &METHODS[index])
}

/// Functions that change their first argument, by their dotted path.
pub(super) static FUNCTIONS: &[(&str, OperationKind)] = &[
    ("heapq.heappush", Grow(Growth::Append)),
    ("heapq.heappop", Shrink(Shrinkage::Take)),
    ("bisect.insort", Grow(Growth::Append)),
    ("bisect.insort_left", Grow(Growth::Append)),
    ("bisect.insort_right", Grow(Growth::Append)),
];

/// Calls whose result is never the same twice, by the last part of their path.
pub(super) static UNIQUE_CALLS: &[&str] = &[
    "id",
    "uuid1",
    "uuid4",
    "uuid7",
    "time",
    "time_ns",
    "monotonic",
    "monotonic_ns",
    "perf_counter",
    "now",
    "utcnow",
    "next",
    "token_hex",
    "token_urlsafe",
    "urandom",
    "getrandbits",
    "randint",
];

/// Calls whose result is what the code itself consists of, by the last part of their path.
pub(super) static REFLECTING_CALLS: &[&str] = &[
    "getmembers",
    "dir",
    "vars",
    "globals",
    "get_type_hints",
    "get_annotations",
    "entry_points",
    "iter_entry_points",
    "iter_modules",
    "walk_packages",
    "__subclasses__",
    "getframe",
    "_getframe",
    "getfile",
    "getsourcefile",
    "getmodule",
    "getmodulename",
    "WhichOneof",
];

/// Calls whose result the system hands out again once its owner is gone, by the last part of their path: there are no
/// more of them than live at a time.
pub(super) static RECYCLED_CALLS: &[&str] = &["get_ident", "get_native_id", "threadID", "getpid", "fileno"];

/// Names of what a program is configured with.
pub(super) static CONFIGURATIONS: &[&str] =
    &["settings", "conf", "config", "configuration", "get_settings", "get_current_settings", "get_config"];

/// Fields that hold what the code itself or its surroundings consist of.
pub(super) static REFLECTING_FIELDS: &[&str] = &[
    "__dict__",
    "__annotations__",
    "__slots__",
    "__mro__",
    "__bases__",
    "__members__",
    "__dataclass_fields__",
    "environ",
];

/// Fields that name a piece of code, of which there is only so much.
pub(super) static CODE_FIELDS: &[&str] = &[
    "__class__",
    "__name__",
    "__qualname__",
    "__module__",
    "__file__",
    "co_filename",
    "co_name",
    "co_firstlineno",
    "f_code",
    "__code__",
    "dtype",
];

/// Methods that only ask what they are called on.
pub(super) static ASKING_METHODS: &[&str] = &["copy", "items", "keys", "values", "count", "index", "most_common"];

/// Functions that only ask what they are given.
pub(super) static ASKING_CALLS: &[&str] = &[
    "len",
    "list",
    "tuple",
    "set",
    "sorted",
    "reversed",
    "enumerate",
    "any",
    "all",
    "sum",
    "max",
    "min",
    "bool",
    "iter",
    "frozenset",
];

/// Names that every module has of itself.
pub(super) static MODULE_NAMES: &[&str] = &["__name__", "__file__", "__package__", "__qualname__", "__module__"];

/// Calls that make a lock or another thing to wait on, by the last part of their path.
pub(super) static LOCKS: &[&str] =
    &["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "ReadWriteLock"];

/// Calls that start something, by the last part of their path.
pub(super) static TASKS: &[&str] = &[
    "create_task",
    "ensure_future",
    "Thread",
    "Timer",
    "Process",
    "submit",
    "run_coroutine_threadsafe",
    "Future",
    "create_future",
    "Task",
    "start_soon",
];

/// Methods of text whose result is as constant as their receiver.
pub(super) static TEXT_METHODS: &[&str] =
    &["lower", "upper", "strip", "encode", "decode", "title", "casefold", "lstrip", "rstrip", "replace", "format"];

/// Decorators that remember results: the path, and the bound when it is used without arguments.
pub(super) static MEMOS: &[(&str, Capacity)] = &[
    ("functools.lru_cache", Capacity::Fixed(128)),
    ("functools.cache", Capacity::Unbounded),
    ("async_lru.alru_cache", Capacity::Fixed(128)),
];

/// Factories of fields that are made for each instance, by the last part of their path, with the keyword that names the
/// factory.
pub(super) static FIELD_FACTORIES: &[(&str, &[&str])] = &[
    ("field", &["default_factory", "factory"]),
    ("Field", &["default_factory"]),
    ("PrivateAttr", &["default_factory"]),
    ("ib", &["factory", "default"]),
    ("attrib", &["factory", "default"]),
    ("attr", &["factory", "default"]),
    ("Factory", &[]),
];

/// Decorators that make a function an entry point which something outside calls for every event, by their last part.
pub(super) static HANDLER_DECORATORS: &[&str] = &[
    "route",
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "head",
    "options",
    "websocket",
    "api_route",
    "websocket_route",
    "task",
    "shared_task",
    "event",
    "on",
    "on_message",
    "message_handler",
    "command",
    "listener",
    "listen",
    "consumer",
    "subscriber",
    "middleware",
    "handler",
    "callback_query_handler",
    "before_request",
    "after_request",
    "actor",
    "tool",
    "call_tool",
    "errorhandler",
    "exception_handler",
];

/// Decorators that change nothing about when a function is called, by their last part.
pub(super) static QUIET_DECORATORS: &[&str] = &[
    "property",
    "setter",
    "getter",
    "deleter",
    "staticmethod",
    "classmethod",
    "abstractmethod",
    "override",
    "overload",
    "wraps",
    "contextmanager",
    "asynccontextmanager",
    "cached_property",
    "lru_cache",
    "cache",
    "deprecated",
    "final",
    "no_type_check",
    "coroutine",
    "inlineCallbacks",
    "defer",
    "synchronized",
    "log",
    "trace",
    "typechecked",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(CONSTRUCTORS.is_sorted_by_key(|known| known.name));
        assert!(METHODS.is_sorted_by_key(|known| known.name));
        assert!(METHODS.iter().all(|known| container_method(known.name).is_some_and(|found| found.name == known.name)));
        assert!(CONSTRUCTORS.iter().all(|known| constructor(known.name).is_some_and(|found| found.name == known.name)));
        assert!(container_method("").is_none() && constructor("é").is_none());
    }
}
