//! What an expression comes to: the place it denotes, its type, and where it comes from as a key or value.

use super::shapes::ShapeId;
use crate::facts::{CallId, Context, Key, Name, Place, Value};

/// How an expression stands to the place it denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is the place.
    Plain,
    /// What is or will be under a key: the result of `entry`.
    Entry,
    /// An entry that is there.
    Occupied,
    /// An entry that is missing.
    Vacant,
    /// It goes over elements; the depth is theirs.
    Items,
    /// It goes over pairs whose second half is an element.
    Pairs,
    /// An element that may be missing.
    Lookup,
    /// A length.
    Length,
    /// A condition that tells this.
    Test(Context),
    /// A new container, empty.
    Made,
    /// A new container, perhaps not empty.
    Filled,
    /// Both ends of a channel, as an index into the sites.
    Channel(u32),
    /// Both ends of a channel for one answer.
    Answer,
    /// A pointer that was given up, as an index into the sites.
    Raw(u32),
    /// The sending end of a channel.
    Sender(u32),
    /// The result of a poll.
    Polled,
    /// What builds a cache, as an index into the builders.
    CacheBuilder(u32),
}

/// A binding by its index, and its number in its function, since an index is given again when a block ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BindingId {
    pub(super) index: u32,
    pub(super) serial: u32,
}

/// What an expression comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    pub(super) place: Option<Place>,
    pub(super) depth: u8,
    pub(super) stage: Stage,
    pub(super) shape: ShapeId,
    /// What it is as a key. For an entry, the key of the entry.
    pub(super) key: Key,
    /// The variable that it is, if it is one.
    pub(super) name: Name,
    /// What it is as a value.
    pub(super) value: Value,
    /// What a call of it gives, where it is a closure.
    pub(super) yields: Value,
    /// The call of which it is the result.
    pub(super) call: Option<CallId>,
    /// The binding that it is, so that a variable can be made of it when one is needed.
    pub(super) binding: Option<BindingId>,
}

impl Flow {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self {
        place: None,
        depth: 0,
        stage: Stage::Plain,
        shape: ShapeId::UNKNOWN,
        key: Key::Computed,
        name: Name::NONE,
        value: Value::Other,
        yields: Value::Other,
        call: None,
        binding: None,
    };

    /// A literal.
    pub(super) const LITERAL: Self =
        Self { shape: ShapeId::PLAIN, key: Key::Literal, value: Value::Literal, ..Self::UNKNOWN };

    /// Returns an expression of a known type.
    pub(super) const fn of(shape: ShapeId) -> Self {
        Self { shape, ..Self::UNKNOWN }
    }

    /// Returns what denotes `place`.
    pub(super) const fn at(place: Place, shape: ShapeId) -> Self {
        Self { place: Some(place), shape, ..Self::UNKNOWN }
    }

    /// Returns an element of what is denoted.
    pub(super) const fn element(self, shape: ShapeId, stage: Stage) -> Self {
        Self {
            place: self.place,
            depth: self.depth.saturating_add(1),
            stage,
            shape,
            key: Key::Computed,
            ..Self::UNKNOWN
        }
    }

    /// Returns the same at another stage.
    pub(super) const fn staged(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }
}

/// How sure a key is to come from few: the sum of several is as bad as the worst of them.
pub(super) const fn worse_key(one: Key, other: Key) -> Key {
    if rank(other) > rank(one) { other } else { one }
}

const fn rank(key: Key) -> u8 {
    match key {
        Key::Absent => 0,
        Key::Literal => 1,
        Key::Constant => 2,
        Key::TypeOf => 3,
        Key::ConstantLoop => 4,
        Key::ReceiverField => 5,
        Key::Parameter(_) => 6,
        Key::Loop => 7,
        Key::Computed => 8,
        Key::Formatted => 9,
        Key::Unique => 10,
    }
}
