//! Containers and how they come to be.

use serde::{Deserialize, Serialize};

use super::flags::flags;
use super::{Name, PlaceId, ScopeId, Span, VariableId};

/// What a container is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ContainerKind {
    /// `list`, `Vec`, `bytearray`.
    Sequence,
    /// `dict`, `HashMap`, `DashMap`.
    Map,
    /// A map that makes entries when it is read: `defaultdict`.
    DefaultMap,
    /// `set`, `HashSet`.
    Set,
    /// `deque`, `VecDeque`.
    Deque,
    /// A heap.
    Heap,
    /// A queue between tasks: `asyncio.Queue`.
    Queue,
    /// A channel between tasks.
    Channel,
    /// Keys with counts: `Counter`.
    Counter,
    /// Callbacks kept until it is closed: `ExitStack`.
    ExitStack,
    /// Running tasks: `JoinSet`, `FuturesUnordered`, `TaskGroup`.
    TaskSet,
    /// A container that bounds or prunes itself: `LRUCache`, `WeakValueDictionary`.
    SelfPruning,
    /// A container type of the project itself, or one that is not known.
    Custom,
}

/// What bounds a container from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Capacity {
    /// Nothing.
    Unbounded,
    /// A number in the source.
    Fixed(u64),
    /// An expression.
    Expression,
    /// Entries leave when nobody else holds them.
    Weak,
    /// Entries leave with time.
    Expiring,
}

flags! {
    /// What stands round a container's type. Together they tell whether shared code may change it.
    Wrappers: u16 {
        /// `Mutex`, `RwLock` and their kin.
        LOCK = 0;
        /// `RefCell`, `Cell`, `UnsafeCell`.
        CELL = 1;
        /// `Arc`, `Rc`.
        COUNTED = 2;
        /// `OnceCell`, `LazyLock`, `lazy_static!`.
        ONCE = 3;
        /// `thread_local!`, `threading.local`.
        THREAD_LOCAL = 4;
        /// `Option`, `Box` or another that changes nothing.
        PLAIN = 5;
        /// The container itself lets shared code change it: `DashMap`.
        CONCURRENT = 6;
        /// The container stands behind a type of the project: an alias or a newtype.
        NEWTYPE = 7;
        /// The place only borrows the container, whose owner is another place: `&'a mut HashMap`.
        BORROWED = 8;
    }
}

/// How a container was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constructor {
    /// What it is.
    pub kind: ContainerKind,
    /// What bounds it.
    pub capacity: Capacity,
    /// What its elements are, where they are containers: `defaultdict(list)`, `HashMap<K, Vec<V>>`.
    pub element: Option<ContainerKind>,
    /// What bounds its elements.
    pub element_capacity: Capacity,
    /// What stands round its type.
    pub wrappers: Wrappers,
    /// It is empty at first; a table written out in the source is not.
    pub is_empty: bool,
    /// How the source writes it: `defaultdict(list)`, `HashMap`.
    pub text: Name,
}

/// A name that a file gives to a type with a container in it: `type Table = Arc<RwLock<HashMap<K, V>>>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The variable of the module that stands for the name; what it is declared as is the type.
    pub variable: VariableId,
    /// What the type holds.
    pub constructor: Constructor,
}

/// How a place comes to hold a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InitKind {
    /// An assignment.
    Assignment,
    /// A field's declaration with a default that is made for each instance: `field(default_factory=list)`, a struct field.
    Field,
    /// The default value of a parameter, made once for all calls.
    DefaultArgument,
}

/// A place that comes to hold a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Init {
    /// The place.
    pub place: PlaceId,
    /// How.
    pub kind: InitKind,
    /// What it holds.
    pub constructor: Constructor,
    /// In which scope.
    pub scope: ScopeId,
    /// Where.
    pub span: Span,
}
