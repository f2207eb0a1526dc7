//! What a source file says about its containers, in words that no language owns.
//!
//! A front end lowers one file to one [`FileFacts`] and drops the syntax tree; everything later (linking, verdicts,
//! rules) reads facts alone. Ids are indices into the vectors of the same file. Facts say what stands in the source, in
//! source order; they judge nothing.

mod calls;
mod containers;
mod flags;
mod gaps;
mod operations;
mod places;
mod scopes;
mod sites;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

pub use calls::{Argument, ArgumentValue, Call, Declaration, Import, Landing, UNPACKED};
pub use containers::{Alias, Capacity, Constructor, ContainerKind, Init, InitKind, Wrappers};
pub use gaps::{Awaited, Exit, Gap, Gate};
pub use operations::{Context, Growth, Key, Operation, OperationKind, Shrinkage, Value};
pub use places::{PLACE_FIELDS, Place, Root};
pub use scopes::{Scope, ScopeFlags, ScopeKind, Type, TypeFlags, Variable, VariableKind};
pub use sites::{Allow, AllowKind, Memo, Site, SiteKind};

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

/// A language that skep reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Python 3, `.py`.
    Python,
    /// Rust, `.rs`.
    Rust,
}

/// Stands in [`FileFacts::reads`] for every name.
pub const ANY_NAME: &str = "*";

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
    /// Private names that the file reads, [`ANY_NAME`] among them where it looks up what only the run can tell.
    pub reads: Vec<Name>,
    /// Names that the file gives to types with a container in them, by their variables.
    pub aliases: Vec<Alias>,
    /// Functions whose results are remembered.
    pub memos: Vec<Memo>,
    /// Expressions that hold memory by themselves.
    pub sites: Vec<Site>,
    /// Ways out of functions that leave behind what was put in.
    pub gaps: Vec<Gap>,
    /// Operations that only happen while a field is set.
    pub gates: Vec<Gate>,
    /// What its comments allow.
    pub allows: Vec<Allow>,
}

/// A list that is mostly short, and then costs no memory of its own: there is one for every function of a tree.
pub type Few<T> = SmallVec<[T; 4]>;

impl FileFacts {
    /// Creates the facts of a file of which nothing is known yet. Its only scope is the module.
    #[must_use]
    pub fn empty(path: Arc<str>, language: Language, module: Name) -> Self {
        let root = Scope {
            name: module,
            kind: ScopeKind::Module,
            parent: ScopeId(0),
            owner: None,
            parameters: Few::new(),
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
            reads: Vec::new(),
            aliases: Vec::new(),
            memos: Vec::new(),
            sites: Vec::new(),
            gaps: Vec::new(),
            gates: Vec::new(),
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
