//! The state of one file's lowering, and what every part of it does: name things, look them up, record facts.

use proc_macro2::Ident;
use rustc_hash::{FxHashMap, FxHashSet};

use super::body::Body;
use super::builder::{Builder, bare, index};
use super::cycles::Cycles;
use super::flow::{Flow, Stage};
use super::imports::Imports;
use super::nesting::Macros;
use super::shapes::{ShapeId, Shapes};
use crate::facts::{
    Context, FileFacts, Growth, Init, InitKind, Key, Name, Operation, OperationKind, Place, Root, ScopeId, Span,
    TypeId, Value, VariableId, VariableKind, Wrappers,
};
use crate::names::LocalNames;

/// What a growth or removal is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) key: Key,
    pub(super) name: Name,
    pub(super) value: Value,
}

impl Item {
    /// About nothing in particular.
    pub(super) const NONE: Self = Self { key: Key::Absent, name: Name::NONE, value: Value::Other };
}

/// What the file says of a function or method, before its body is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signature {
    pub(super) returns: ShapeId,
    /// What the function only gives access to.
    pub(super) gives: Option<Given>,
}

/// What a function only gives access to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given {
    /// A field of the receiver.
    Field(Name),
    /// A field of the receiver, cloned: the same thing where it is counted.
    Clone(Name),
    /// A static.
    Static(Name),
}

/// One file while it is being lowered.
pub(super) struct Lowering<'t, 'n> {
    pub(super) builder: Builder<'t, 'n>,
    pub(super) shapes: Shapes,
    pub(super) imports: Imports,
    pub(super) fields: FxHashMap<(TypeId, Name), ShapeId>,
    pub(super) signatures: FxHashMap<(Option<TypeId>, Name), Signature>,
    /// The types of statics and constants.
    pub(super) globals: FxHashMap<VariableId, ShapeId>,
    /// Functions that were declared, by the address of their signature, until their body is read.
    pub(super) scopes: FxHashMap<usize, ScopeId>,
    pub(super) body: Body,
    /// Arguments of the calls that stand open.
    pub(super) arguments: Vec<Flow>,
    /// Fields that are counted up somewhere.
    counters: FxHashSet<Place>,
    /// Fields that get other values outside constructors.
    reassigned: FxHashSet<Place>,
    /// Operations whose key is a field, to be looked at again when all counters are known.
    keyed_by_field: Vec<(u32, Place)>,
    /// Sites of `into_raw`, and whether the pointer got a name.
    pub(super) raw_sites: Vec<(u32, bool)>,
    /// How often the file has a `from_raw`.
    pub(super) taken_back: usize,
    /// Builders of caches, and whether anything bounds what they build.
    pub(super) cache_builders: Vec<bool>,
    /// The next call is awaited.
    pub(super) awaiting: bool,
    /// Whether the arguments of macros may be parsed.
    pub(super) macros: Macros,
    /// Links between types, and what sets them.
    pub(super) cycles: Cycles,
}

impl<'t, 'n> Lowering<'t, 'n> {
    pub(super) fn new(facts: FileFacts, module: &str, macros: Macros, names: &'t mut LocalNames<'n>) -> Self {
        Self {
            builder: Builder::new(facts, names),
            shapes: Shapes::new(),
            imports: Imports::new(module),
            fields: FxHashMap::default(),
            signatures: FxHashMap::default(),
            globals: FxHashMap::default(),
            scopes: FxHashMap::default(),
            body: Body::new(ScopeId(0), None),
            arguments: Vec::new(),
            counters: FxHashSet::default(),
            reassigned: FxHashSet::default(),
            keyed_by_field: Vec::new(),
            raw_sites: Vec::new(),
            taken_back: 0,
            cache_builders: Vec::new(),
            awaiting: false,
            macros,
            cycles: Cycles::default(),
        }
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> FileFacts {
        for (operation, field) in std::mem::take(&mut self.keyed_by_field) {
            if self.counters.contains(&field) {
                self.builder.facts.operations[operation as usize].key = Key::Unique;
            } else if self.reassigned.contains(&field) {
                self.builder.facts.operations[operation as usize].key = Key::Computed;
            }
        }
        self.balance_raw();
        self.record_cycles();
        self.builder.finish()
    }

    /// Leaves out one `into_raw` for each `from_raw` of the file: first those whose pointer has a name, since what has
    /// none cannot be given to a `from_raw` here.
    fn balance_raw(&mut self) {
        let mut sites = std::mem::take(&mut self.raw_sites);
        sites.sort_by_key(|(_, is_named)| !is_named);
        let mut balanced: Vec<u32> = sites.into_iter().take(self.taken_back).map(|(site, _)| site).collect();
        balanced.sort_unstable();
        for site in balanced.into_iter().rev() {
            self.builder.facts.sites.remove(site as usize);
        }
    }

    pub(super) fn name(&mut self, ident: &Ident) -> Name {
        self.builder.name(ident)
    }

    /// Brings a name into sight.
    pub(super) fn bind_name(&mut self, name: Name, flow: Flow) -> usize {
        let variable = match flow.place {
            Some(Place { root: Root::Variable(variable), .. })
                if flow.place == Some(bare(Root::Variable(variable))) =>
            {
                Some(variable)
            }
            _ => None,
        };
        let flow = Flow { call: None, binding: None, ..flow };
        self.body.bind(name, flow, variable)
    }

    /// Returns the variable of a binding, making it if there is none yet.
    pub(super) fn variable_of(&mut self, binding: usize) -> VariableId {
        let known = self.body.bindings[binding];
        if let Some(variable) = known.variable {
            return variable;
        }
        let declared = self.shapes.resolved(known.flow.shape).name;
        let variable = self.builder.variable(known.name, self.body.scope, VariableKind::Local, declared);
        self.body.variable_loops.entry(variable).or_insert(known.loops);
        let binding = &mut self.body.bindings[binding];
        binding.variable = Some(variable);
        if binding.flow.place.is_none() {
            binding.flow.place = Some(bare(Root::Variable(variable)));
        }
        variable
    }

    /// Returns the place that `flow` denotes, making a variable for it if it is a plain local.
    pub(super) fn place_of(&mut self, flow: &Flow) -> Option<Place> {
        if flow.place.is_some() {
            return flow.place;
        }
        let binding = self.body.index_of(flow.binding?)?;
        let variable = self.variable_of(binding);
        Some(bare(Root::Variable(variable)))
    }

    /// Returns the type whose instance `flow` is, if its name is known.
    pub(super) fn type_of(&mut self, flow: &Flow) -> Option<TypeId> {
        if let Some(Place { root: Root::Receiver(owner), .. }) = flow.place
            && flow.depth == 0
            && flow.place == Some(bare(Root::Receiver(owner)))
        {
            return Some(owner);
        }
        let shape = self.shapes.get(flow.shape);
        (shape.kind.is_none() && shape.name.is_some()).then(|| self.builder.type_named(shape.name))
    }

    /// Returns what `field` of `base` denotes.
    pub(super) fn field_of(&mut self, base: &Flow, field: Name) -> Flow {
        if let Some(owner) = self.type_of(base) {
            let shape = self.fields.get(&(owner, field)).copied().unwrap_or_default();
            let is_self = base.place == Some(bare(Root::Receiver(owner)));
            let key = if is_self { Key::ReceiverField } else { Key::Computed };
            return Flow { key, ..Flow::at(bare(Root::Receiver(owner)).field(field), shape) };
        }
        let place = if base.depth == 0 { self.place_of(base) } else { None };
        Flow::at(place.unwrap_or(bare(Root::Unknown)).field(field), ShapeId::UNKNOWN)
    }

    /// Tells whether anything done to `flow` may matter.
    fn is_of_interest(&self, flow: &Flow, place: &Place) -> bool {
        if flow.shape == ShapeId::PLAIN {
            return false;
        }
        let bare_root = !place.fields[0].is_some();
        match place.root {
            Root::Unknown => !bare_root,
            Root::Receiver(_) | Root::TypeObject(_) => !bare_root,
            Root::Variable(variable) if bare_root => {
                let kind = self.builder.facts.variables[variable.index()].kind;
                !matches!(kind, VariableKind::Local) || self.shapes.constructor(flow.shape).is_some() || flow.depth > 0
            }
            Root::Variable(_) => true,
        }
    }

    /// Records something done to the container that `flow` denotes.
    pub(super) fn operate(&mut self, flow: &Flow, kind: OperationKind, item: Item, span: impl Fn() -> Span) {
        let has_container = flow.place.is_none() && self.shapes.constructor(flow.shape).is_some();
        let place = if has_container { self.place_of(flow) } else { flow.place };
        let Some(place) = place else { return };
        if !self.is_of_interest(flow, &place) {
            return;
        }
        let mut context = self.body.context_of(Some((place, flow.depth)));
        match kind {
            OperationKind::Grow(_) => {
                self.body.note_growth(place);
            }
            OperationKind::Shrink(_) => {
                if self.body.note_removal(place) {
                    context.insert(Context::AFTER_EXIT);
                }
            }
            OperationKind::LengthCheck | OperationKind::Returned | OperationKind::Stored => {}
        }
        let place = self.builder.place(place);
        let operation = Operation {
            place,
            depth: flow.depth,
            kind,
            key: item.key,
            key_name: item.name,
            value: item.value,
            scope: self.body.scope,
            context,
            other: None,
            span: span(),
        };
        self.builder.facts.operations.push(operation);
    }

    /// Remembers that the last operation had a field of the receiver for its key.
    pub(super) fn note_key(&mut self, before: usize, key: &Flow) {
        let operations = self.builder.facts.operations.len();
        if let (Key::ReceiverField, Some(place), true) = (key.key, key.place, operations > before) {
            self.keyed_by_field.push((index(operations - 1), place));
        }
    }

    /// Remembers that a field is counted up.
    pub(super) fn note_counter(&mut self, place: Place) {
        self.counters.insert(place);
    }

    /// Remembers that a field gets another value.
    pub(super) fn note_assignment(&mut self, place: Place) {
        let flags = self.builder.facts.scope(self.body.scope).flags;
        if !flags.contains(crate::facts::ScopeFlags::CONSTRUCTOR) {
            self.reassigned.insert(place);
        }
    }

    /// Records that `flow` comes to be held by another place too.
    pub(super) fn store(&mut self, flow: &Flow, other: Place, span: impl Fn() -> Span) {
        if flow.depth > 0 || flow.stage != Stage::Plain || self.shapes.constructor(flow.shape).is_none() {
            return;
        }
        let before = self.builder.facts.operations.len();
        self.operate(flow, OperationKind::Stored, Item::NONE, span);
        let other = self.builder.place(other);
        if let Some(operation) = self.builder.facts.operations.get_mut(before) {
            operation.other = Some(other);
        }
    }

    /// Records a container that a place comes to hold.
    pub(super) fn init(&mut self, place: Place, shape: ShapeId, kind: InitKind, is_empty: bool, span: Span) {
        let Some(mut constructor) = self.shapes.constructor(shape) else { return };
        constructor.is_empty = is_empty;
        let place = self.builder.place(place);
        self.builder.facts.inits.push(Init { place, kind, constructor, scope: self.body.scope, span });
    }

    /// Returns what a growth of `flow` under a missing key puts in: an empty container, where its elements are such.
    pub(super) fn default_value(&self, flow: &Flow) -> Value {
        let element = self.shapes.resolved(self.shapes.element(flow.shape));
        match element.kind {
            Some(_) if element.capacity != crate::facts::Capacity::Unbounded => Value::BoundedContainer,
            Some(kind) => Value::Container(kind),
            None => Value::Other,
        }
    }

    /// Returns `flow` without what stands round its type.
    pub(super) fn opened(&mut self, flow: Flow) -> Flow {
        let round = Wrappers::COUNTED.with(Wrappers::LOCK).with(Wrappers::CELL).with(Wrappers::ONCE);
        let shape = self.shapes.unwrapped(flow.shape, round);
        Flow { shape, ..flow }
    }

    /// Records a growth.
    pub(super) fn grow(&mut self, flow: &Flow, growth: Growth, item: Item, span: impl Fn() -> Span) {
        self.operate(flow, OperationKind::Grow(growth), item, span);
    }
}
