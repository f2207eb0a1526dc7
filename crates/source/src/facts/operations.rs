//! What is done to containers.

use serde::{Deserialize, Serialize};

use super::flags::flags;
use super::{ContainerKind, Name, PlaceId, ScopeId, Span};

/// How a container grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Growth {
    /// One more at an end: `append`, `push`, `put`.
    Append,
    /// One under a key or as a member: `c[k] = v`, `add`, `insert`.
    Insert,
    /// Many at once: `extend`, `update`, `|=`.
    Bulk,
    /// One if the key is not there: `setdefault`, `entry().or_insert()`.
    InsertMissing,
    /// One by reading a missing key of a [`ContainerKind::DefaultMap`].
    ReadInsert,
    /// One by counting under a missing key of a [`ContainerKind::DefaultMap`] or a [`ContainerKind::Counter`].
    Increment,
}

/// How a container shrinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shrinkage {
    /// One that is named: `pop(k)`, `del c[k]`, `discard`, `remove`.
    Remove,
    /// Any one, as a queue or a least-recently-used cache does: `pop()`, `popleft()`, `get()`, `popitem()`.
    Take,
    /// All: `clear()`, `del c[:]`.
    Clear,
    /// The place gets another value: `self.c = {}`, `mem::take`.
    Replace,
    /// What is no longer wanted: `c = [x for x in c if …]`, `retain`.
    Filter,
    /// Down to a length: `c = c[-n:]`, `del c[n:]`, `truncate`.
    Trim,
    /// A remover handed to somebody who will call it: `add_done_callback(c.discard)`.
    Handed,
}

/// What is done to a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OperationKind {
    /// It grows.
    Grow(Growth),
    /// It shrinks.
    Shrink(Shrinkage),
    /// Its length is compared with something other than zero or one.
    LengthCheck,
    /// It leaves the function: returned or yielded.
    Returned,
    /// Another place comes to hold it too; the place is [`Operation::other`].
    Stored,
}

/// Where the key of a growth comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Key {
    /// There is no key: `append`.
    Absent,
    /// A literal.
    Literal,
    /// A name that is constant by convention or declaration: `UPPER_CASE`, an enum member, a `const`.
    Constant,
    /// A type or its name: `type(x)`, `x.__class__.__name__`, `TypeId::of`; or another of a few: a setting, a flag, a
    /// number that the system hands out again.
    TypeOf,
    /// A field of the receiver: the same for each instance.
    ReceiverField,
    /// The n-th parameter of the scope in which the operation stands.
    Parameter(u8),
    /// The variable of a loop over literals or constants.
    ConstantLoop,
    /// The variable of another loop.
    Loop,
    /// Never the same twice: `id(x)`, `uuid4()`, a time, a counter.
    Unique,
    /// Formatted text.
    Formatted,
    /// Anything else: a local, the result of a call, a field of another object.
    Computed,
}

impl Key {
    /// Tells whether there is one key at most.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        match self {
            Self::Absent | Self::Literal | Self::Constant => true,
            Self::TypeOf
            | Self::ReceiverField
            | Self::Parameter(_)
            | Self::ConstantLoop
            | Self::Loop
            | Self::Unique
            | Self::Formatted
            | Self::Computed => false,
        }
    }
}

/// What a growth puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Nothing, or not known.
    Other,
    /// A literal.
    Literal,
    /// An empty container.
    Container(ContainerKind),
    /// A container with its own bound.
    BoundedContainer,
    /// The sending half of a channel for one answer, or what holds it.
    Answer,
    /// A lock, semaphore, event or condition.
    Lock,
    /// A running task, thread or future.
    Task,
    /// The n-th parameter of the scope in which the operation stands.
    Parameter(u8),
    /// The result of a call.
    Call,
    /// A function, class or closure.
    Callable,
    /// `None`, where an entry is emptied in place of being removed.
    Nothing,
    /// The receiver itself: `REGISTRY[key] = self`.
    Receiver,
}

flags! {
    /// What stands round an operation or call, inside its function.
    Context: u32 {
        /// In a loop.
        LOOP = 0;
        /// In a loop without a condition.
        ENDLESS_LOOP = 1;
        /// In a branch that is not always taken.
        CONDITIONAL = 2;
        /// In an exception handler or on an error path.
        HANDLER = 3;
        /// In a `finally` block, or in a guard that always runs.
        FINALLY = 4;
        /// Behind a condition on this container's length.
        LENGTH_GUARD = 5;
        /// Behind `if key not in container`.
        MISSING_KEY_GUARD = 6;
        /// Behind `if key in container`.
        PRESENT_KEY_GUARD = 7;
        /// In a `with` or `async with` block.
        SCOPED = 8;
        /// The result of the call is awaited.
        AWAITED = 9;
        /// In a loop that runs until this container is empty.
        DRAIN_LOOP = 10;
        /// In a loop over a literal, a constant or a range of literals.
        CONSTANT_LOOP = 11;
        /// Follows an operation that may fail or return early after the matching one.
        AFTER_EXIT = 12;
        /// Behind a comparison with a size, capacity or limit that is not `len()`.
        LIMIT_GUARD = 13;
        /// Behind a condition that this container is empty or not there.
        EMPTY_GUARD = 14;
        /// Behind a condition that something is not yet set which the same function sets: it runs through once.
        ONCE = 15;
        /// Behind a comparison with a time: what is there has expired.
        EXPIRY_GUARD = 16;
        /// Under a key that a loop over this very container hands out.
        OWN_KEY = 17;
        /// The element is only asked: gone over, compared, counted, tested.
        ASKED = 18;
        /// In an arm about an error, under a key that came with the error.
        FAILED_KEY = 19;
        /// In an `async` block, which runs by itself.
        DETACHED = 20;
        /// Runs later than the loop that made it, and looks up then what the loop calls its key.
        LATE_BOUND = 21;
        /// What was there has been taken over or gone over in the same function: `full = self.c; self.c = []`.
        DRAINED = 22;
    }
}

/// Something done to a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// The container.
    pub place: PlaceId,
    /// How many elements deep: 0 is the container itself, 1 is `container[key]`.
    pub depth: u8,
    /// What is done.
    pub kind: OperationKind,
    /// The key, of a growth or of [`Shrinkage::Remove`].
    pub key: Key,
    /// The text of the key where it is a plain name: siblings filled under the same key are found by it.
    pub key_name: Name,
    /// What a growth puts in.
    pub value: Value,
    /// In which scope.
    pub scope: ScopeId,
    /// What stands round it.
    pub context: Context,
    /// The second place of [`OperationKind::Stored`].
    pub other: Option<PlaceId>,
    /// Where.
    pub span: Span,
}
