//! What is known of a type, seen through what stands round it: `Arc<Mutex<HashMap<K, Vec<V>>>>` is a map of sequences
//! behind a count and a lock. Shapes are made once a type and outlive the syntax tree they were read from.

use rustc_hash::FxHashMap;
use syn::{GenericArgument, Path, PathArguments, Type};

use super::builder::Builder;
use super::imports::Imports;
use super::known::{Known, KnownContainer, known_type};
use crate::facts::{Capacity, Constructor, ContainerKind, Name, Wrappers};

/// Index into [`Shapes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct ShapeId(u32);

impl ShapeId {
    /// Nothing is known of the type.
    pub(super) const UNKNOWN: Self = Self(0);
    /// The type is known to hold no container of its own.
    pub(super) const PLAIN: Self = Self(1);
}

/// What the name of a type stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named {
    /// A type parameter.
    Generic,
    /// `Self`.
    Receiver,
    /// A type that the tables know.
    Known(Known),
    /// Any other type.
    Project,
}

/// How deep aliases and type arguments are followed.
const DEPTH: u8 = 12;

#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The container, where the type is one.
    pub kind: Option<ContainerKind>,
    /// What bounds it.
    pub capacity: Capacity,
    /// What stands round it.
    pub wrappers: Wrappers,
    /// What its elements are; for a type of the project, its first type argument.
    pub element: ShapeId,
    /// The name of the type.
    pub name: Name,
    /// Elements of a tuple: the first and how many.
    parts: (u32, u32),
}

const NOTHING: Shape = Shape {
    kind: None,
    capacity: Capacity::Unbounded,
    wrappers: Wrappers::NONE,
    element: ShapeId::UNKNOWN,
    name: Name::NONE,
    parts: (0, 0),
};

/// The shapes of one file.
pub(super) struct Shapes {
    shapes: Vec<Shape>,
    parts: Vec<ShapeId>,
    /// Type aliases, and newtypes, of this file.
    aliases: FxHashMap<Name, ShapeId>,
    /// Aliases of this file that only put something round their argument: `type Shared<T> = Arc<RwLock<T>>`.
    around: FxHashMap<Name, Wrappers>,
    unwrapped: FxHashMap<ShapeId, ShapeId>,
    named: FxHashMap<Name, ShapeId>,
    /// What single names stand for, once they have been looked up.
    resolved: FxHashMap<Name, Named>,
    /// Names of type parameters in sight.
    pub(super) generics: Vec<Name>,
    /// What `Self` stands for.
    pub(super) receiver: Name,
}

impl Shapes {
    pub(super) fn new() -> Self {
        Self {
            shapes: vec![NOTHING, NOTHING],
            parts: Vec::new(),
            aliases: FxHashMap::default(),
            around: FxHashMap::default(),
            unwrapped: FxHashMap::default(),
            named: FxHashMap::default(),
            resolved: FxHashMap::default(),
            generics: Vec::new(),
            receiver: Name::NONE,
        }
    }

    pub(super) fn get(&self, id: ShapeId) -> Shape {
        self.shapes[id.0 as usize]
    }

    fn add(&mut self, shape: Shape) -> ShapeId {
        let id = ShapeId(super::builder::index(self.shapes.len()));
        self.shapes.push(shape);
        id
    }

    /// Lets `name` stand for `target`.
    pub(super) fn alias(&mut self, name: Name, target: ShapeId) {
        self.aliases.entry(name).or_insert(target);
    }

    /// Lets `name` stand for what `target` has round it, if there is nothing else to it.
    pub(super) fn alias_of_wrappers(&mut self, name: Name, target: ShapeId) {
        let shape = self.get(target);
        if shape.kind.is_none() && !shape.name.is_some() && shape.parts.1 == 0 && shape.wrappers != Wrappers::NONE {
            self.around.insert(name, shape.wrappers);
        }
    }

    /// Returns the shape of an instance of the named type.
    pub(super) fn named(&mut self, name: Name) -> ShapeId {
        if let Some(&id) = self.named.get(&name) {
            return id;
        }
        let id = self.add(Shape { name, ..NOTHING });
        self.named.insert(name, id);
        id
    }

    /// Returns the shape of a container.
    pub(super) fn container(&mut self, known: KnownContainer, name: Name, element: ShapeId) -> ShapeId {
        let KnownContainer { kind, capacity, wrappers, .. } = known;
        self.add(Shape { kind: Some(kind), capacity, wrappers, element, name, ..NOTHING })
    }

    /// Returns `id` with something more round it.
    pub(super) fn wrapped(&mut self, id: ShapeId, wrappers: Wrappers) -> ShapeId {
        let shape = self.get(id);
        if id == ShapeId::PLAIN || shape.wrappers.contains(wrappers) {
            return id;
        }
        self.add(Shape { wrappers: shape.wrappers.with(wrappers), ..shape })
    }

    /// Returns `id` with less round it.
    pub(super) fn unwrapped(&mut self, id: ShapeId, wrappers: Wrappers) -> ShapeId {
        let shape = self.get(id);
        if !shape.wrappers.intersects(wrappers) {
            return id;
        }
        if let Some(&bare) = self.unwrapped.get(&id) {
            return bare;
        }
        let bare = self.add(Shape { wrappers: shape.wrappers.without(wrappers), ..shape });
        self.unwrapped.insert(id, bare);
        bare
    }

    /// Returns `id` with another bound.
    pub(super) fn with_capacity(&mut self, id: ShapeId, capacity: Capacity) -> ShapeId {
        let shape = self.get(id);
        self.add(Shape { capacity, ..shape })
    }

    /// Returns a container whose elements are as `id` says, or else as `other` says.
    pub(super) fn with_element_of(&mut self, id: ShapeId, other: ShapeId) -> ShapeId {
        let (shape, other) = (self.get(id), self.resolved(other));
        if shape.element != ShapeId::UNKNOWN || other.kind.is_none() {
            return id;
        }
        self.add(Shape { element: other.element, ..shape })
    }

    /// Looks through the aliases and newtypes of this file.
    pub(super) fn resolved(&self, id: ShapeId) -> Shape {
        let mut shape = self.get(id);
        for _ in 0..DEPTH {
            if shape.kind.is_some() || shape.parts.1 > 0 {
                break;
            }
            let Some(&target) = self.aliases.get(&shape.name) else { break };
            let round = shape.wrappers;
            shape = self.get(target);
            shape.wrappers = shape.wrappers.with(round).with(Wrappers::NEWTYPE);
        }
        shape
    }

    /// Returns the shape of the elements.
    pub(super) fn element(&self, id: ShapeId) -> ShapeId {
        let shape = self.resolved(id);
        if shape.kind.is_some() { shape.element } else { ShapeId::UNKNOWN }
    }

    /// Returns the elements of a tuple.
    pub(super) fn tuple(&self, id: ShapeId) -> &[ShapeId] {
        let (first, count) = self.resolved(id).parts;
        &self.parts[first as usize..(first + count) as usize]
    }

    /// Returns the only container among the elements of a tuple.
    pub(super) fn container_of_tuple(&self, id: ShapeId) -> Option<ShapeId> {
        let mut containers = self.tuple(id).iter().filter(|part| self.resolved(**part).kind.is_some());
        let first = containers.next()?;
        containers.next().is_none().then_some(*first)
    }

    /// Returns what a place of this type holds, if it is a container.
    pub(super) fn constructor(&self, id: ShapeId) -> Option<Constructor> {
        let mut shape = self.resolved(id);
        if let Some(part) = self.container_of_tuple(id) {
            let round = shape.wrappers;
            shape = self.resolved(part);
            shape.wrappers = shape.wrappers.with(round);
        }
        let kind = shape.kind?;
        let element = self.resolved(shape.element);
        Some(Constructor {
            kind,
            capacity: shape.capacity,
            element: element.kind,
            element_capacity: element.capacity,
            wrappers: shape.wrappers,
            is_empty: true,
            text: shape.name,
        })
    }

    /// Reads a type.
    pub(super) fn read(&mut self, builder: &mut Builder<'_, '_>, imports: &Imports, ty: &Type) -> ShapeId {
        self.read_to(builder, imports, ty, DEPTH)
    }

    fn read_to(&mut self, builder: &mut Builder<'_, '_>, imports: &Imports, ty: &Type, depth: u8) -> ShapeId {
        let Some(depth) = depth.checked_sub(1) else { return ShapeId::UNKNOWN };
        match ty {
            Type::Path(path) => self.read_path_to(builder, imports, &path.path, (path.path.segments.len(), depth)),
            Type::Reference(reference) => {
                let inner = self.read_to(builder, imports, &reference.elem, depth);
                self.wrapped(inner, Wrappers::BORROWED)
            }
            Type::Group(group) => self.read_to(builder, imports, &group.elem, depth),
            Type::Paren(paren) => self.read_to(builder, imports, &paren.elem, depth),
            Type::Array(array) => self.read_to(builder, imports, &array.elem, depth),
            Type::Slice(slice) => {
                let element = self.read_to(builder, imports, &slice.elem, depth);
                self.add(Shape { element, ..NOTHING })
            }
            Type::Tuple(tuple) => {
                let parts: Vec<ShapeId> =
                    tuple.elems.iter().map(|part| self.read_to(builder, imports, part, depth)).collect();
                let first = super::builder::index(self.parts.len());
                let count = super::builder::index(parts.len());
                self.parts.extend(parts);
                if count == 0 { ShapeId::PLAIN } else { self.add(Shape { parts: (first, count), ..NOTHING }) }
            }
            _ => ShapeId::UNKNOWN,
        }
    }

    /// Reads the type that the first segments of a path name.
    pub(super) fn read_path(
        &mut self,
        builder: &mut Builder<'_, '_>,
        imports: &Imports,
        path: &Path,
        segments: usize,
    ) -> ShapeId {
        self.read_path_to(builder, imports, path, (segments, DEPTH))
    }

    fn read_path_to(
        &mut self,
        builder: &mut Builder<'_, '_>,
        imports: &Imports,
        path: &Path,
        (segments, depth): (usize, u8),
    ) -> ShapeId {
        let Some(last) = path.segments.iter().nth(segments.wrapping_sub(1)) else { return ShapeId::UNKNOWN };
        let (written, known) = self.known_of(builder, imports, path, segments);
        match known {
            Named::Generic => ShapeId::UNKNOWN,
            Named::Receiver => {
                let name = self.receiver;
                self.named(name)
            }
            Named::Known(Known::Plain) => ShapeId::PLAIN,
            Named::Known(Known::Wrapper(wrappers)) => {
                // What stands round nothing is some other type of the same name.
                let Some(inner) = nth_type(&last.arguments, 0) else { return self.named(written) };
                let inner = self.read_to(builder, imports, inner, depth);
                self.wrapped(inner, wrappers)
            }
            Named::Known(Known::Container(known)) => {
                let element = nth_type(&last.arguments, known.element)
                    .map_or(ShapeId::UNKNOWN, |inner| self.read_to(builder, imports, inner, depth));
                self.container(known, written, element)
            }
            Named::Project => match (self.around.get(&written).copied(), nth_type(&last.arguments, 0)) {
                (Some(wrappers), Some(inner)) => {
                    let inner = self.read_to(builder, imports, inner, depth);
                    self.wrapped(inner, wrappers)
                }
                _ => self.named(written),
            },
        }
    }

    /// Returns the name of the type that the first segments of a path name, and what is known of it.
    pub(super) fn known_of(
        &mut self,
        builder: &mut Builder<'_, '_>,
        imports: &Imports,
        path: &Path,
        segments: usize,
    ) -> (Name, Named) {
        let Some(last) = path.segments.iter().nth(segments.wrapping_sub(1)) else {
            return (Name::NONE, Named::Project);
        };
        let (written, (known, is_receiver, is_prelude)) = builder.name_and(&last.ident, |text| {
            let is_prelude = text == "String" || text.starts_with(|first: char| first.is_lowercase());
            (known_type(text), text == "Self", is_prelude)
        });
        if is_receiver {
            return (written, Named::Receiver);
        }
        if segments == 1 {
            if self.generics.contains(&written) {
                return (written, Named::Generic);
            }
            if let Some(&resolved) = self.resolved.get(&written) {
                return (written, resolved);
            }
        }
        let is_own = builder
            .find_type(written)
            .is_some_and(|id| !builder.facts.types[id.index()].flags.contains(crate::facts::TypeFlags::FOREIGN));
        let resolved = if is_own || self.aliases.contains_key(&written) {
            Named::Project
        } else if segments == 1 && !imports.imports(written) {
            match known {
                // Names that say too little by themselves have to be imported from the right crate.
                Some(Known::Container(container)) if !container.crates.is_empty() => Named::Project,
                // A plain name that nothing imports is of the prelude, or from a glob and perhaps of the project.
                Some(Known::Plain) if !is_prelude => Named::Project,
                Some(known) => Named::Known(known),
                None => Named::Project,
            }
        } else {
            imports.origin(builder, path, segments).known().map_or(Named::Project, Named::Known)
        };
        if segments == 1 {
            self.resolved.insert(written, resolved);
        }
        (written, resolved)
    }
}

/// Returns the n-th type among the arguments of a path's segment.
fn nth_type(arguments: &PathArguments, n: usize) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.into_iter().nth(n)
}
