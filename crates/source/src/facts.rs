//! What a source file says about its containers, in words that no language owns.
//!
//! A front end lowers one file to one [`FileFacts`] and drops the syntax tree; everything later (linking, verdicts,
//! rules) reads facts alone. Ids are indices into the vectors of the same file. Facts say what stands in the source, in
//! source order; they judge nothing.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::names::Name;
pub use skep_kit::Span;

/// Declares a `u32` index type.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the position in the file's vector.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/// Index into [`FileFacts::scopes`].
    ScopeId);
id!(/// Index into [`FileFacts::types`].
    TypeId);
id!(/// Index into [`FileFacts::variables`].
    VariableId);
id!(/// Index into [`FileFacts::places`].
    PlaceId);
id!(/// Index into [`FileFacts::calls`].
    CallId);

/// Declares a set of flags over an unsigned integer, with `contains`, `with` and `insert`.
macro_rules! flags {
    ($(#[$doc:meta])* $name:ident: $repr:ty { $($(#[$flag_doc:meta])* $flag:ident = $bit:expr;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        pub struct $name($repr);

        impl $name {
            /// No flag.
            pub const NONE: Self = Self(0);

            $($(#[$flag_doc])* pub const $flag: Self = Self(1 << $bit);)*

            /// Tells whether every flag of `other` is set.
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Tells whether any flag of `other` is set.
            #[must_use]
            pub const fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Returns this set and `other`.
            #[must_use]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Returns this set less `other`.
            #[must_use]
            pub const fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Adds the flags of `other`.
            pub const fn insert(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }
    };
}

/// A language that skep reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Python 3, `.py`.
    Python,
    /// Rust, `.rs`.
    Rust,
}

/// Everything that one file says.
#[derive(Debug, Clone)]
pub struct FileFacts {
    /// The file, relative to the base of the scan, with `/`.
    pub path: Arc<str>,
    /// Its language.
    pub language: Language,
    /// Lines in it.
    pub lines: u32,
    /// The file holds tests.
    pub is_test: bool,
    /// The parser had to recover somewhere in the file, so facts may be missing.
    pub is_broken: bool,
    /// The dotted path of the module, as far as the file's own path says it: `services.hub`, `skep::render`.
    pub module: Name,
    /// Functions, classes, closures. The first is the module itself.
    pub scopes: Vec<Scope>,
    /// Classes, structs, enums.
    pub types: Vec<Type>,
    /// Names bound in scopes.
    pub variables: Vec<Variable>,
    /// What code can refer to.
    pub places: Vec<Place>,
    /// Containers that come to be.
    pub inits: Vec<Init>,
    /// What is done to containers.
    pub operations: Vec<Operation>,
    /// Calls of what is no container operation.
    pub calls: Vec<Call>,
    /// Arguments of all calls, see [`Call::arguments`].
    pub arguments: Vec<Argument>,
    /// Imports and `use` declarations.
    pub imports: Vec<Import>,
    /// Declared types of fields.
    pub declarations: Vec<Declaration>,
    /// Functions whose results are remembered.
    pub memos: Vec<Memo>,
    /// Expressions that hold memory by themselves.
    pub sites: Vec<Site>,
    /// What its comments allow.
    pub allows: Vec<Allow>,
}

impl FileFacts {
    /// Creates the facts of a file of which nothing is known yet. Its only scope is the module.
    #[must_use]
    pub fn empty(path: Arc<str>, language: Language, module: Name) -> Self {
        let root = Scope {
            name: module,
            kind: ScopeKind::Module,
            parent: ScopeId(0),
            owner: None,
            parameters: Vec::new(),
            flags: ScopeFlags::default(),
            line: 1,
        };
        Self {
            path,
            language,
            lines: 0,
            is_test: false,
            is_broken: false,
            module,
            scopes: vec![root],
            types: Vec::new(),
            variables: Vec::new(),
            places: Vec::new(),
            inits: Vec::new(),
            operations: Vec::new(),
            calls: Vec::new(),
            arguments: Vec::new(),
            imports: Vec::new(),
            declarations: Vec::new(),
            memos: Vec::new(),
            sites: Vec::new(),
            allows: Vec::new(),
        }
    }

    /// Returns the scope.
    #[must_use]
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// Returns the place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place {
        self.places[id.index()]
    }

    /// Returns the arguments of `call`.
    #[must_use]
    pub fn arguments_of(&self, call: &Call) -> &[Argument] {
        let first = call.first_argument as usize;
        &self.arguments[first..first + usize::from(call.argument_count)]
    }
}

flags! {
    /// What is known of a scope.
    ScopeFlags: u32 {
        /// `async`.
        ASYNC = 0;
        /// A generator.
        GENERATOR = 1;
        /// Belongs to the type, not to an instance: `@classmethod`, `@staticmethod`, an associated function.
        STATIC = 2;
        /// Holds a loop without a condition: `while True`, `loop`.
        ENDLESS_LOOP = 3;
        /// Only runs in tests: `#[cfg(test)]`, `#[test]`, `test_*`.
        TEST = 4;
        /// A decorator or attribute makes it an entry point that something outside calls per event: a route, a consumer.
        HANDLER = 5;
        /// Reached from outside the module by convention: no leading underscore, `pub`.
        PUBLIC = 6;
        /// Takes the receiver shared and may change it nevertheless (`&self` in Rust).
        SHARED_RECEIVER = 7;
        /// Builds the receiver: `__init__`, `__new__`, `__post_init__`, a function that returns `Self`.
        CONSTRUCTOR = 8;
        /// Looks like a plain attribute to its reader: `@property`.
        PROPERTY = 9;
        /// Decorated by something that is neither known nor harmless, so that it may be called from anywhere.
        DECORATED = 10;
    }
}

/// What kind of scope it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// The body of a class.
    ClassBody,
    /// A function or method.
    Function,
    /// A lambda or closure.
    Closure,
}

/// A function, method, closure, class body or the module.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scope {
    /// Its name; none for closures.
    pub name: Name,
    /// What kind it is.
    pub kind: ScopeKind,
    /// The scope around it; the module is its own parent.
    pub parent: ScopeId,
    /// The type whose method or body it is.
    pub owner: Option<TypeId>,
    /// Parameters in order, the receiver left out.
    pub parameters: Vec<VariableId>,
    /// What else is known.
    pub flags: ScopeFlags,
    /// Where it is declared.
    pub line: u32,
}

flags! {
    /// What is known of a type.
    TypeFlags: u16 {
        /// An enumeration.
        ENUM = 0;
        /// A plain record of fields, such as a dataclass.
        RECORD = 1;
        /// Has a finaliser: `__del__`, `impl Drop`.
        FINALISER = 2;
        /// Declared elsewhere; here stands only an `impl` block for it.
        FOREIGN = 3;
        /// Local to a function.
        LOCAL = 4;
        /// An interface: trait, protocol, abstract base.
        INTERFACE = 5;
        /// Only exists in tests.
        TEST = 6;
    }
}

/// A class, struct or enum.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Type {
    /// Its name without the module.
    pub name: Name,
    /// Its bases as written, dotted.
    pub bases: Vec<Name>,
    /// What else is known.
    pub flags: TypeFlags,
    /// The scope in which it is declared.
    pub scope: ScopeId,
    /// Where it is declared.
    pub line: u32,
}

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum VariableKind {
    /// Bound by assignment in a function, or a `let`.
    Local,
    /// The n-th parameter of its scope, the receiver not counted.
    Parameter(u8),
    /// Bound at the level of the module, or a `static`.
    Global,
    /// Names a function.
    Function(ScopeId),
    /// Names a type.
    Type(TypeId),
    /// Names an import, as an index into [`FileFacts::imports`].
    Import(u32),
}

/// A name bound in a scope.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Variable {
    /// The name.
    pub name: Name,
    /// The scope that binds it.
    pub scope: ScopeId,
    /// What it stands for.
    pub kind: VariableKind,
    /// Its declared type as written, dotted, stripped of optional and reference wrappers; or the class called to make it.
    pub declared: Name,
}

/// Where the way to a place begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Root {
    /// A variable of this file.
    Variable(VariableId),
    /// The receiver of a method of this type: `self`.
    Receiver(TypeId),
    /// This type itself: `cls`, `type(self)`, `Self`.
    TypeObject(TypeId),
    /// Anything else: the result of a call, an element, an expression.
    Unknown,
}

/// The most fields that a [`Place`] keeps; a longer way keeps its last ones and begins at [`Root::Unknown`].
pub const PLACE_FIELDS: usize = 3;

/// What code refers to: a root and the fields that lead away from it. `self.app.sessions` is the receiver and two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Where it begins.
    pub root: Root,
    /// The fields, [`Name::NONE`] behind the last.
    pub fields: [Name; PLACE_FIELDS],
}

impl Place {
    /// Returns the fields that are there.
    #[must_use]
    pub fn path(&self) -> &[Name] {
        let length = self.fields.iter().position(|field| !field.is_some()).unwrap_or(PLACE_FIELDS);
        &self.fields[..length]
    }

    /// Returns the last field, or none.
    #[must_use]
    pub fn last(&self) -> Option<Name> {
        self.path().last().copied()
    }

    /// Returns this place with one more field.
    #[must_use]
    pub fn field(mut self, name: Name) -> Self {
        let length = self.path().len();
        if length < PLACE_FIELDS {
            self.fields[length] = name;
        } else {
            self.root = Root::Unknown;
            self.fields.rotate_left(1);
            self.fields[PLACE_FIELDS - 1] = name;
        }
        self
    }
}

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
    /// A type or its name: `type(x)`, `x.__class__.__name__`, `TypeId::of`.
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
}

flags! {
    /// What stands round an operation or call, inside its function.
    Context: u16 {
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

/// Where the result of a call goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Landing {
    /// Nowhere.
    Discarded,
    /// Into a variable.
    Variable(VariableId),
    /// Into a field.
    Place(PlaceId),
    /// Out of the function.
    Returned,
    /// Into another call, a container or an expression.
    Passed,
    /// Into a `with` statement.
    Scoped,
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArgumentValue {
    /// A literal or a constant.
    Constant,
    /// The n-th parameter of the calling scope.
    Parameter(u8),
    /// A place.
    Place(PlaceId),
    /// The receiver itself.
    Receiver,
    /// Anything else.
    Other,
}

/// One argument of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// The name, for keyword arguments.
    pub name: Name,
    /// What it is.
    pub value: ArgumentValue,
}

/// A call of anything that is no container operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What is called: the place of a function, type or method. The last field is the method's name.
    pub callee: PlaceId,
    /// In which scope.
    pub scope: ScopeId,
    /// The first of its arguments in [`FileFacts::arguments`].
    pub first_argument: u32,
    /// How many there are.
    pub argument_count: u8,
    /// What stands round it.
    pub context: Context,
    /// Where the result goes.
    pub landing: Landing,
    /// The line.
    pub line: u32,
}

/// A field whose type the source tells, by an annotation or by the parameter that it is set from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The field.
    pub place: PlaceId,
    /// The type as written, dotted.
    pub type_name: Name,
}

/// An imported name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The dotted path of what is imported: `collections.deque`, `tokio::sync::mpsc`. Relative imports are resolved
    /// against [`FileFacts::module`].
    pub path: Name,
    /// The path names a module for sure (`import a.b`), not perhaps something in one.
    pub is_module: bool,
}

/// A function whose results are remembered by a decorator or macro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// The function.
    pub scope: ScopeId,
    /// What bounds the memory.
    pub capacity: Capacity,
    /// The function is a method, so that the memory keeps every receiver.
    pub keeps_receiver: bool,
    /// Every parameter can only take a few values: no parameter, `bool`, an enum, a `Literal`.
    pub is_finite: bool,
    /// How the source writes it: `functools.cache`.
    pub text: Name,
    /// Where.
    pub span: Span,
}

/// What holds memory by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SiteKind {
    /// A channel without a bound.
    UnboundedChannel,
    /// Memory that is given up for ever: `Box::leak`, `mem::forget`, `Box::into_raw`.
    Leak,
}

/// An expression that holds memory by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// What it is.
    pub kind: SiteKind,
    /// The path as resolved through imports: `tokio::sync::mpsc::unbounded_channel`.
    pub path: Name,
    /// What it is assigned to, where that has a name: a variable or a field.
    pub symbol: Name,
    /// The place of what it is assigned to.
    pub place: Option<PlaceId>,
    /// In which scope.
    pub scope: ScopeId,
    /// What stands round it.
    pub context: Context,
    /// Where.
    pub span: Span,
}

/// What kind of comment allows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AllowKind {
    /// `skep: allow(rule) reason`.
    Line,
    /// `skep: allow-file(rule) reason`.
    File,
    /// `noqa: CODE`.
    Noqa,
    /// It looks like one of ours, and says nothing that can be understood.
    Unreadable,
}

/// A comment that allows what rules would find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// What kind it is.
    pub kind: AllowKind,
    /// The rules, by name or code, as they are written.
    pub rules: Vec<Box<str>>,
    /// Why; empty where nobody said.
    pub reason: Box<str>,
    /// The first line that it applies to.
    pub first_line: u32,
    /// The last line that it applies to.
    pub last_line: u32,
    /// Where it stands.
    pub span: Span,
}
