//! Functions, classes and the names that they bind.

use serde::{Deserialize, Serialize};

use super::flags::flags;
use super::{Few, Name, ScopeId, TypeId, VariableId};

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
        /// Hands back a value that a caller may want, not only `None`.
        ANSWERS = 11;
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
    pub parameters: Few<VariableId>,
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
    pub bases: Few<Name>,
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
    /// Names an import, as an index into [`super::FileFacts::imports`].
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
