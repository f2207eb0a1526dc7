//! Calls of what is no container operation, and what is imported for them.

use serde::{Deserialize, Serialize};

use super::{Context, Name, PlaceId, ScopeId, VariableId};

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
    /// A method of it is called at once, and nothing else keeps it: `Walker(tree).walk()`.
    Called,
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

/// What arguments are called that stand for many: `*given` and `**given`.
pub const UNPACKED: &str = "*";

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
    /// The first of its arguments in [`super::FileFacts::arguments`].
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
    /// against [`super::FileFacts::module`].
    pub path: Name,
    /// The path names a module for sure (`import a.b`), not perhaps something in one.
    pub is_module: bool,
}
