//! What code refers to.

use serde::{Deserialize, Serialize};

use super::{Name, TypeId, VariableId};

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
