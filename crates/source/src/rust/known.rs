//! The types that the Rust front end knows, as tables: containers, what stands round them, and what holds nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::facts::{Capacity, ContainerKind, Wrappers};
use Capacity::{Expiring, Expression, Unbounded, Weak};
use ContainerKind::{Deque, Heap, Map, Queue, SelfPruning, Sequence, Set, TaskSet};

/// A container type of the standard library or of a widely used crate.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownContainer {
    /// What it is.
    pub kind: ContainerKind,
    /// What bounds it by its type alone.
    pub capacity: Capacity,
    /// Whether shared code may change it.
    pub wrappers: Wrappers,
    /// Which type argument is the element.
    pub element: usize,
    /// The crates that it has to come from, where the name alone says too little.
    pub crates: &'static [&'static str],
}

const fn plain(kind: ContainerKind, element: usize) -> KnownContainer {
    KnownContainer { kind, capacity: Unbounded, wrappers: Wrappers::NONE, element, crates: &[] }
}

const fn concurrent(kind: ContainerKind, element: usize) -> KnownContainer {
    KnownContainer { wrappers: Wrappers::CONCURRENT, ..plain(kind, element) }
}

const fn bounded(kind: ContainerKind, capacity: Capacity, element: usize) -> KnownContainer {
    KnownContainer { capacity, ..plain(kind, element) }
}

const CONTAINERS: &[(&str, KnownContainer)] = &[
    ("Vec", plain(Sequence, 0)),
    ("SmallVec", plain(Sequence, 0)),
    ("ThinVec", plain(Sequence, 0)),
    ("TinyVec", plain(Sequence, 0)),
    ("IndexVec", plain(Sequence, 1)),
    ("AppendOnlyVec", concurrent(Sequence, 0)),
    ("ArrayVec", bounded(Sequence, Expression, 0)),
    ("ArrayString", bounded(Sequence, Expression, 0)),
    ("HashMap", plain(Map, 1)),
    ("BTreeMap", plain(Map, 1)),
    ("FxHashMap", plain(Map, 1)),
    ("FnvHashMap", plain(Map, 1)),
    ("AHashMap", plain(Map, 1)),
    ("FastHashMap", plain(Map, 1)),
    ("IndexMap", plain(Map, 1)),
    ("FxIndexMap", plain(Map, 1)),
    ("FnvIndexMap", plain(Map, 1)),
    ("LinkedHashMap", plain(Map, 1)),
    ("OrdMap", plain(Map, 1)),
    ("VecMap", plain(Map, 0)),
    ("IntMap", plain(Map, 1)),
    ("MultiMap", plain(Map, 1)),
    ("BiMap", plain(Map, 1)),
    ("BiHashMap", plain(Map, 1)),
    ("BiBTreeMap", plain(Map, 1)),
    ("StreamMap", plain(Map, 1)),
    ("SlotMap", plain(Map, 1)),
    ("DenseSlotMap", plain(Map, 1)),
    ("HopSlotMap", plain(Map, 1)),
    ("SecondaryMap", plain(Map, 1)),
    ("Slab", plain(Map, 0)),
    ("TypeMap", plain(Map, 1)),
    ("DashMap", concurrent(Map, 1)),
    ("FxDashMap", concurrent(Map, 1)),
    ("CHashMap", concurrent(Map, 1)),
    ("ConcurrentHashMap", concurrent(Map, 1)),
    ("SkipMap", concurrent(Map, 1)),
    ("OnceMap", concurrent(Map, 1)),
    ("FrozenMap", concurrent(Map, 1)),
    ("HashIndex", concurrent(Map, 1)),
    ("TreeIndex", concurrent(Map, 1)),
    ("HashSet", plain(Set, 0)),
    ("BTreeSet", plain(Set, 0)),
    ("FxHashSet", plain(Set, 0)),
    ("FnvHashSet", plain(Set, 0)),
    ("AHashSet", plain(Set, 0)),
    ("IndexSet", plain(Set, 0)),
    ("FxIndexSet", plain(Set, 0)),
    ("FnvIndexSet", plain(Set, 0)),
    ("LinkedHashSet", plain(Set, 0)),
    ("IntSet", plain(Set, 0)),
    ("OrdSet", plain(Set, 0)),
    ("DashSet", concurrent(Set, 0)),
    ("SkipSet", concurrent(Set, 0)),
    ("FrozenVec", concurrent(Sequence, 0)),
    ("VecDeque", plain(Deque, 0)),
    ("LinkedList", plain(Deque, 0)),
    ("BinaryHeap", plain(Heap, 0)),
    ("PriorityQueue", plain(Heap, 0)),
    ("DoublePriorityQueue", plain(Heap, 0)),
    ("DelayQueue", bounded(Heap, Expiring, 0)),
    ("SegQueue", concurrent(Queue, 0)),
    ("Injector", concurrent(Queue, 0)),
    ("ArrayQueue", KnownContainer { capacity: Expression, ..concurrent(Queue, 0) }),
    ("ConcurrentQueue", KnownContainer { capacity: Expression, ..concurrent(Queue, 0) }),
    ("JoinSet", plain(TaskSet, 0)),
    ("JoinMap", plain(TaskSet, 1)),
    ("FuturesUnordered", plain(TaskSet, 0)),
    ("FuturesOrdered", plain(TaskSet, 0)),
    ("FutureGroup", plain(TaskSet, 0)),
    ("StreamGroup", plain(TaskSet, 0)),
    ("SelectAll", plain(TaskSet, 0)),
    ("LruCache", bounded(SelfPruning, Expression, 1)),
    ("LruMap", bounded(SelfPruning, Expression, 1)),
    ("LruHashMap", bounded(SelfPruning, Expression, 1)),
    ("CLruCache", bounded(SelfPruning, Expression, 1)),
    ("LruTimeCache", bounded(SelfPruning, Expiring, 1)),
    ("LruTtlCache", bounded(SelfPruning, Expression, 1)),
    ("SizedCache", bounded(SelfPruning, Expression, 1)),
    ("TimedCache", bounded(SelfPruning, Expiring, 1)),
    ("TimedSizedCache", bounded(SelfPruning, Expression, 1)),
    ("ExpiringSizedCache", bounded(SelfPruning, Expression, 1)),
    ("UnboundCache", plain(Map, 1)),
    ("TtlCache", bounded(SelfPruning, Expression, 1)),
    ("WeakHashMap", bounded(SelfPruning, Weak, 1)),
    ("WeakKeyHashMap", bounded(SelfPruning, Weak, 1)),
    ("WeakValueHashMap", bounded(SelfPruning, Weak, 1)),
    ("PtrWeakKeyHashMap", bounded(SelfPruning, Weak, 1)),
    ("WeakHashSet", bounded(SelfPruning, Weak, 0)),
    ("PtrWeakHashSet", bounded(SelfPruning, Weak, 0)),
    ("HashMapDelay", bounded(SelfPruning, Expiring, 1)),
    ("HashSetDelay", bounded(SelfPruning, Expiring, 0)),
    ("AllocRingBuffer", bounded(Deque, Expression, 0)),
    ("HeapRb", bounded(Deque, Expression, 0)),
    ("CircularBuffer", KnownContainer { crates: &["circular_buffer"], ..bounded(Deque, Expression, 0) }),
    ("Cache", CACHE),
    ("SegmentedCache", CACHE),
];

/// A cache that threads share and that bounds itself, if it is told to.
pub(super) const CACHE: KnownContainer =
    KnownContainer { wrappers: Wrappers::CONCURRENT, crates: CACHE_CRATES, ..bounded(SelfPruning, Expression, 1) };

const CACHE_CRATES: &[&str] = &["moka", "mini_moka", "quick_cache", "stretto", "foyer", "cached"];

/// Containers of these crates may be changed through a shared reference, whatever their name.
pub(super) const CONCURRENT_CRATES: &[&str] =
    &["scc", "papaya", "flurry", "dashmap", "cht", "concurrent_map", "sharded_slab", "crossbeam_skiplist", "boxcar"];

/// Containers of these crates have a fixed size, whatever their name.
pub(super) const FIXED_CRATES: &[&str] = &["heapless", "arrayvec", "circular_buffer"];

const PLAIN: Wrappers = Wrappers::PLAIN;
const LOCK: Wrappers = Wrappers::LOCK;
const CELL: Wrappers = Wrappers::CELL;
const COUNTED: Wrappers = Wrappers::COUNTED;
const ONCE: Wrappers = Wrappers::ONCE;

const WRAPPERS: &[(&str, Wrappers)] = &[
    ("Option", PLAIN),
    ("Result", PLAIN),
    ("Box", PLAIN),
    ("Pin", PLAIN),
    ("Cow", PLAIN),
    ("Poll", PLAIN),
    ("ManuallyDrop", PLAIN),
    ("MaybeUninit", PLAIN),
    ("AssertUnwindSafe", PLAIN),
    ("CachePadded", PLAIN),
    ("Fuse", PLAIN),
    ("MutexGuard", PLAIN),
    ("OwnedMutexGuard", PLAIN),
    ("MappedMutexGuard", PLAIN),
    ("RwLockReadGuard", PLAIN),
    ("RwLockWriteGuard", PLAIN),
    ("MappedRwLockWriteGuard", PLAIN),
    ("OwnedRwLockWriteGuard", PLAIN),
    ("Ref", PLAIN),
    ("RefMut", PLAIN),
    ("LockResult", PLAIN),
    ("Mutex", LOCK),
    ("RwLock", LOCK),
    ("FairMutex", LOCK),
    ("ReentrantMutex", LOCK),
    ("AsyncMutex", LOCK),
    ("AsyncRwLock", LOCK),
    ("ShardedLock", LOCK),
    ("SpinMutex", LOCK),
    ("SpinLock", LOCK),
    ("Spinlock", LOCK),
    ("Lock", LOCK),
    ("BiLock", LOCK),
    ("Mutable", LOCK),
    ("ArcSwap", LOCK.with(COUNTED)),
    ("ArcSwapOption", LOCK.with(COUNTED)),
    ("RefCell", CELL),
    ("Cell", CELL),
    ("UnsafeCell", CELL),
    ("SyncUnsafeCell", CELL),
    ("AtomicRefCell", CELL),
    ("GILProtected", CELL),
    ("ThreadLocal", Wrappers::THREAD_LOCAL),
    ("CachedThreadLocal", Wrappers::THREAD_LOCAL),
    ("LocalKey", Wrappers::THREAD_LOCAL),
    ("Arc", COUNTED),
    ("Rc", COUNTED),
    ("Weak", COUNTED),
    ("SharedMutex", COUNTED.with(LOCK)),
    ("OnceCell", ONCE),
    ("OnceLock", ONCE),
    ("OnceBox", ONCE),
    ("Lazy", ONCE),
    ("LazyLock", ONCE),
    ("LazyCell", ONCE),
    ("GILOnceCell", ONCE),
    ("PyOnceLock", ONCE),
];

/// Types that neither are containers nor hold any that their own crate does not look after.
const PLAINS: &[&str] = &[
    "bool",
    "char",
    "str",
    "String",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "f32",
    "f64",
    "AtomicBool",
    "AtomicU8",
    "AtomicU16",
    "AtomicU32",
    "AtomicU64",
    "AtomicUsize",
    "AtomicI32",
    "AtomicI64",
    "AtomicIsize",
    "Duration",
    "Instant",
    "SystemTime",
    "PathBuf",
    "Path",
    "OsString",
    "OsStr",
    "CString",
    "CStr",
    "Bytes",
    "BytesMut",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
    "PhantomData",
    "PhantomPinned",
    "Uuid",
    "Url",
    "Waker",
    "AtomicWaker",
    "Notify",
    "Semaphore",
    "Barrier",
    "Condvar",
    "CancellationToken",
    "TcpListener",
    "TcpStream",
    "UdpSocket",
    "UnixStream",
    "UnixListener",
    "File",
    "Formatter",
    "NonZeroU32",
    "NonZeroU64",
    "NonZeroUsize",
    "Sender",
    "Receiver",
    "SyncSender",
    "UnboundedSender",
    "UnboundedReceiver",
    "WeakSender",
    "JoinHandle",
    "AbortHandle",
    "Ordering",
    "TypeId",
    "DateTime",
    "HeaderMap",
    "HeaderValue",
    "HeaderName",
    "StatusCode",
    "Uri",
    "Method",
    "Span",
    "Regex",
    "Value",
    "Context",
    "Token",
    "Ident",
    "TokenStream",
    "Handle",
    "Runtime",
    "Client",
    "Interval",
    "Sleep",
    "Delay",
    "Thread",
    "ThreadId",
    "Layout",
];

/// What a type's name says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known {
    /// It is a container.
    Container(KnownContainer),
    /// It stands round another type, its first type argument.
    Wrapper(Wrappers),
    /// It is neither.
    Plain,
}

static TYPES: LazyLock<FxHashMap<&'static str, Known>> = LazyLock::new(|| {
    let containers = CONTAINERS.iter().map(|&(name, known)| (name, Known::Container(known)));
    let wrappers = WRAPPERS.iter().map(|&(name, wrappers)| (name, Known::Wrapper(wrappers)));
    let plains = PLAINS.iter().map(|&name| (name, Known::Plain));
    containers.chain(wrappers).chain(plains).collect()
});

/// Returns what is known of the type with this name.
pub(super) fn known_type(name: &str) -> Option<Known> {
    TYPES.get(name).copied()
}
