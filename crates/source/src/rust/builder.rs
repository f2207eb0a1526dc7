//! The facts of one file while they are being gathered: names, places and variables, each once.

use std::fmt::Write as _;

use proc_macro2::{Ident, Span as TokenSpan};
use rustc_hash::FxHashMap;

use crate::facts::{
    Few, FileFacts, Name, Place, PlaceId, Root, Scope, ScopeId, Span, Type, TypeFlags, TypeId, Variable, VariableId,
    VariableKind,
};
use crate::names::LocalNames;

/// Facts, and the tables that keep them free of doubles.
pub(super) struct Builder<'t, 'n> {
    pub(super) facts: FileFacts,
    names: &'t mut LocalNames<'n>,
    places: FxHashMap<Place, PlaceId>,
    types: FxHashMap<Name, TypeId>,
    /// Variables of the module: functions, types, imports, statics.
    globals: FxHashMap<Name, VariableId>,
    scratch: String,
}

impl<'t, 'n> Builder<'t, 'n> {
    pub(super) fn new(facts: FileFacts, names: &'t mut LocalNames<'n>) -> Self {
        Self {
            facts,
            names,
            places: FxHashMap::default(),
            types: FxHashMap::default(),
            globals: FxHashMap::default(),
            scratch: String::new(),
        }
    }

    /// Returns the facts, without the room that vectors keep for more.
    pub(super) fn finish(mut self) -> FileFacts {
        let facts = &mut self.facts;
        facts.scopes.shrink_to_fit();
        facts.types.shrink_to_fit();
        facts.variables.shrink_to_fit();
        facts.places.shrink_to_fit();
        facts.inits.shrink_to_fit();
        facts.operations.shrink_to_fit();
        facts.calls.shrink_to_fit();
        facts.arguments.shrink_to_fit();
        facts.imports.shrink_to_fit();
        facts.declarations.shrink_to_fit();
        self.facts
    }

    /// Returns the number of `text`.
    pub(super) fn intern(&mut self, text: &str) -> Name {
        self.names.intern(text)
    }

    /// Returns the number of an identifier, without the `r#` of a raw one.
    pub(super) fn name(&mut self, ident: &Ident) -> Name {
        self.scratch.clear();
        // Writing to a string cannot fail.
        let _ = write!(self.scratch, "{ident}");
        let text = self.scratch.strip_prefix("r#").unwrap_or(&self.scratch);
        self.names.intern(text)
    }

    /// Returns the text of an identifier until the next name is asked for.
    pub(super) fn text(&mut self, ident: &Ident) -> &str {
        self.scratch.clear();
        let _ = write!(self.scratch, "{ident}");
        self.scratch.strip_prefix("r#").unwrap_or(&self.scratch)
    }

    /// Returns the number of the identifier and what `look` makes of its text.
    pub(super) fn name_and<T>(&mut self, ident: &Ident, look: impl FnOnce(&str) -> T) -> (Name, T) {
        self.scratch.clear();
        let _ = write!(self.scratch, "{ident}");
        let text = self.scratch.strip_prefix("r#").unwrap_or(&self.scratch);
        let seen = look(text);
        (self.names.intern(text), seen)
    }

    /// Returns the id of `place`.
    pub(super) fn place(&mut self, place: Place) -> PlaceId {
        let next = PlaceId(index(self.facts.places.len()));
        let id = *self.places.entry(place).or_insert(next);
        if id == next {
            self.facts.places.push(place);
        }
        id
    }

    /// Adds a variable.
    pub(super) fn variable(&mut self, name: Name, scope: ScopeId, kind: VariableKind, declared: Name) -> VariableId {
        let id = VariableId(index(self.facts.variables.len()));
        self.facts.variables.push(Variable { name, scope, kind, declared });
        id
    }

    /// Adds a variable of the module; the first of a name stays.
    pub(super) fn global(&mut self, name: Name, kind: VariableKind) -> VariableId {
        if let Some(&id) = self.globals.get(&name) {
            return id;
        }
        let id = self.variable(name, ScopeId(0), kind, Name::NONE);
        self.globals.insert(name, id);
        id
    }

    /// Returns the variable of the module with this name.
    pub(super) fn find_global(&self, name: Name) -> Option<VariableId> {
        self.globals.get(&name).copied()
    }

    /// Returns the type with this name, if the file has spoken of it.
    pub(super) fn find_type(&self, name: Name) -> Option<TypeId> {
        self.types.get(&name).copied()
    }

    /// Declares a type.
    pub(super) fn declare_type(&mut self, name: Name, flags: TypeFlags, scope: ScopeId, line: u32) -> TypeId {
        if let Some(id) = self.find_type(name) {
            let known = &mut self.facts.types[id.index()];
            if known.flags.contains(TypeFlags::FOREIGN) && !flags.contains(TypeFlags::FOREIGN) {
                known.flags = known.flags.without(TypeFlags::FOREIGN).with(flags);
                (known.scope, known.line) = (scope, line);
            }
            return id;
        }
        let id = TypeId(index(self.facts.types.len()));
        self.facts.types.push(Type { name, bases: Few::new(), flags, scope, line });
        self.types.insert(name, id);
        id
    }

    /// Returns the type with this name, which may be declared in another file.
    pub(super) fn type_named(&mut self, name: Name) -> TypeId {
        self.declare_type(name, TypeFlags::FOREIGN, ScopeId(0), 0)
    }

    /// Adds a scope.
    pub(super) fn scope(&mut self, scope: Scope) -> ScopeId {
        let id = ScopeId(index(self.facts.scopes.len()));
        self.facts.scopes.push(scope);
        id
    }
}

/// Returns a place without fields.
pub(super) fn bare(root: Root) -> Place {
    Place { root, fields: [Name::NONE; crate::facts::PLACE_FIELDS] }
}

/// Returns the length of a vector as an index; a file of two megabytes has fewer facts than that.
pub(super) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns the line of a token, from 1.
pub(super) fn line(token: TokenSpan) -> u32 {
    index(token.start().line)
}

/// Returns the span from the start of one token to the end of another.
pub(super) fn span(first: TokenSpan, last: TokenSpan) -> Span {
    let (start, end) = (first.start(), last.end());
    // A token that stands nowhere has no line; the other one of the two does.
    let (start, end) = match (start.line, end.line) {
        (0, _) => (end, end),
        (_, 0) => (start, start),
        _ => (start, end),
    };
    Span {
        line: index(start.line).max(1),
        column: index(start.column) + 1,
        end_line: index(end.line).max(1),
        end_column: index(end.column) + 1,
    }
}
