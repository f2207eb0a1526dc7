//! Calls by path: constructors, functions of the standard library that move containers about, channels, leaks.

use proc_macro2::Span as TokenSpan;
use syn::{Expr, ExprCall, Path};

use super::builder::{bare, line, span};
use super::flow::{Flow, Stage};
use super::known::{Known, known_type};
use super::lowering::{Given, Item, Lowering};
use super::shapes::{Named, ShapeId};
use crate::facts::{
    Capacity, Key, Name, OperationKind, Place, Root, Shrinkage, Site, SiteKind, Span, Value, VariableKind, Wrappers,
};

/// Functions that make a channel without a bound.
const UNBOUNDED_CHANNELS: &[&str] = &[
    "tokio::sync::mpsc::unbounded_channel",
    "tokio::sync::mpsc::unbounded::channel",
    "std::sync::mpsc::channel",
    "crossbeam_channel::unbounded",
    "crossbeam::channel::unbounded",
    "flume::unbounded",
    "async_channel::unbounded",
    "smol::channel::unbounded",
    "async_std::channel::unbounded",
    "futures::channel::mpsc::unbounded",
    "futures::sync::mpsc::unbounded",
    "futures_channel::mpsc::unbounded",
    "futures_util::channel::mpsc::unbounded",
    "kanal::unbounded",
    "kanal::unbounded_async",
    "loole::unbounded",
    "tachyonix::unbounded",
];

/// Functions that give memory up for ever.
const LEAKS: &[&str] =
    &["Box::leak", "Vec::leak", "String::leak", "Arc::leak", "Rc::leak", "mem::forget", "Box::into_raw"];

/// What a function makes of the type that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    /// An empty container.
    Empty,
    /// A container made from something else.
    Filled,
    /// A container without a bound, where the type has one otherwise.
    Unbounded,
    /// A container with a bound.
    Bounded,
}

const MAKERS: &[(Made, &[&str])] = &[
    (Made::Empty, &["new", "default", "with_capacity", "with_hasher", "with_capacity_and_hasher", "new_in"]),
    (Made::Filled, &["from", "from_iter", "from_fn", "from_elem", "from_vec", "from_slice"]),
    (Made::Unbounded, &["unbounded", "unbounded_with_hasher"]),
    (Made::Bounded, &["bounded", "with_max_capacity", "with_size", "with_lifespan", "with_expiry_duration"]),
];

fn maker(name: &str) -> Option<Made> {
    MAKERS.iter().find(|(_, names)| names.contains(&name)).map(|(made, _)| *made)
}

fn is_lock(segment: &syn::PathSegment) -> bool {
    LOCKS.iter().any(|lock| segment.ident == lock)
}

/// Functions whose result is their argument, or leads to it.
const SAME_ALONE: &[&str] = &["Some", "Ok", "Ready", "Reverse", "ready", "pin_mut", "identity"];

/// Functions of a type whose result is their argument, or leads to it.
const SAME: &[(&str, &str)] = &[
    ("Pin", "new"),
    ("Pin", "as_mut"),
    ("Box", "pin"),
    ("Arc", "get_mut"),
    ("Rc", "get_mut"),
    ("Arc", "make_mut"),
    ("Rc", "make_mut"),
    ("Arc", "clone"),
    ("Rc", "clone"),
    ("Arc", "as_ref"),
    ("DerefMut", "deref_mut"),
    ("Deref", "deref"),
    ("LazyLock", "force"),
    ("Lazy", "force"),
    ("RefCell", "borrow_mut"),
    ("OccupiedEntry", "into_mut"),
];

/// Functions that never give the same twice.
const UNIQUE: &[&str] =
    &["new_v4", "new_v7", "now_v7", "now", "random", "next_id", "generate", "next", "unique", "gen"];

/// Types of locks and their kin by themselves.
const LOCKS: &[&str] = &["Semaphore", "Notify", "Barrier", "Condvar", "Event"];

impl Lowering<'_, '_> {
    /// Reads a call of a function.
    pub(super) fn call(&mut self, call: &ExprCall) -> Flow {
        self.note_link_taken(call);
        let awaited = std::mem::take(&mut self.awaiting);
        let Expr::Path(function) = &*call.func else {
            let callee = self.walk(&call.func);
            for argument in &call.args {
                self.walk(argument);
            }
            return Flow { value: Value::Call, ..Flow::of(callee.shape) };
        };
        let first = self.arguments.len();
        for argument in &call.args {
            let flow = self.walk(argument);
            self.arguments.push(flow);
        }
        let close = call.paren_token.span.close();
        let result = match self.known_call(&function.path, first, close) {
            Some(flow) => self.bounded_by(flow, &call.args),
            None => match self.cache_builder(&function.path, call.args.len()) {
                Some(flow) => flow,
                None => self.unknown_call(&function.path, first, awaited),
            },
        };
        self.arguments.truncate(first);
        result
    }

    /// Reads a call that the tables know.
    fn known_call(&mut self, path: &Path, first: usize, close: TokenSpan) -> Option<Flow> {
        let one = self.arguments.get(first).copied();
        let last = path.segments.last()?.ident.to_string();
        let before = path.segments.iter().rev().nth(1).map(|before| before.ident.to_string());
        let before = before.as_deref().unwrap_or_default();
        if let Some(flow) = same(before, &last, one) {
            return Some(flow);
        }
        let span = || path_span(path, close);
        match (before, last.as_str()) {
            (_, "take" | "replace" | "swap") => {
                if let Some(flow) = self.moved(path, before, first, &span) {
                    return Some(flow);
                }
            }
            ("PeekMut", "pop") => {
                let element = one?;
                let depth = element.depth.saturating_sub(1);
                let container = Flow { depth, shape: ShapeId::UNKNOWN, ..element };
                self.operate(&container, OperationKind::Shrink(Shrinkage::Take), Item::NONE, span);
                return Some(Flow::UNKNOWN);
            }
            ("oneshot", "channel") => return Some(Flow::UNKNOWN.staged(Stage::Answer)),
            ("Box", "from_raw") | (_, "dealloc") => self.taken_back += 1,
            ("TypeId", "of") | (_, "type_name" | "type_name_of_val") => {
                return Some(Flow { key: Key::TypeOf, ..Flow::UNKNOWN });
            }
            _ => {}
        }
        if let Some(flow) = self.site(path, before, &last, &span) {
            return Some(flow);
        }
        if last.starts_with("spawn") {
            let id = self.unknown_call(path, first, false).call;
            return Some(Flow { value: Value::Task, call: id, ..Flow::UNKNOWN });
        }
        if let Some(flow) = self.made_by_path(path, one) {
            return Some(flow);
        }
        let is_unique = one.is_none() && UNIQUE.contains(&last.as_str());
        let is_new_id = one.is_none() && last == "new" && before.ends_with("Id");
        if is_unique || is_new_id {
            let id = self.unknown_call(path, first, false).call;
            return Some(Flow { key: Key::Unique, value: Value::Call, call: id, ..Flow::UNKNOWN });
        }
        None
    }

    /// Reads `mem::take` and its kin.
    fn moved(&mut self, path: &Path, before: &str, first: usize, span: &dyn Fn() -> Span) -> Option<Flow> {
        let origin = self.imports.origin(&mut self.builder, path, path.segments.len());
        let is_mem = before == "mem" || origin.path.contains("mem::") || before == "Option";
        if !is_mem {
            return None;
        }
        let count = self.arguments.len() - first;
        let one = self.arguments.get(first).copied()?;
        let replace = OperationKind::Shrink(Shrinkage::Replace);
        self.operate(&one, replace, Item::NONE, span);
        if path.segments.last().is_some_and(|last| last.ident == "swap") && count > 1 {
            let two = self.arguments[first + 1];
            self.operate(&two, replace, Item::NONE, span);
        }
        Some(Flow::of(one.shape).staged(Stage::Filled))
    }

    /// Returns what a constructor makes: `HashMap::new`, `Arc::new(…)`, `LruCache::unbounded`.
    pub(super) fn made_by_path(&mut self, path: &Path, one: Option<Flow>) -> Option<Flow> {
        let segments = path.segments.len().checked_sub(1).filter(|count| *count > 0)?;
        let made = self.builder.name_and(&path.segments.last()?.ident, maker).1?;
        if made == Made::Empty && path.segments.iter().nth(segments - 1).is_some_and(is_lock) {
            return Some(Flow { value: Value::Lock, ..Flow::of(ShapeId::PLAIN) });
        }
        let (_, known) = self.shapes.known_of(&mut self.builder, &self.imports, path, segments);
        let Named::Known(known) = known else { return None };
        let shape = self.shapes.read_path(&mut self.builder, &self.imports, path, segments);
        match known {
            Known::Wrapper(wrappers) => Some(self.made_round(wrappers, shape, one)),
            Known::Plain => Some(Flow { shape: ShapeId::PLAIN, ..Flow::UNKNOWN }),
            Known::Container(known) => {
                let capacity = match made {
                    Made::Unbounded => Capacity::Unbounded,
                    Made::Bounded => Capacity::Expression,
                    Made::Empty | Made::Filled => known.capacity,
                };
                let shape = if capacity == known.capacity { shape } else { self.shapes.with_capacity(shape, capacity) };
                let value = match capacity {
                    Capacity::Unbounded => Value::Container(known.kind),
                    _ => Value::BoundedContainer,
                };
                let stage = if made == Made::Filled { Stage::Filled } else { Stage::Made };
                let shape = self.shapes.with_element_of(shape, one.map_or(ShapeId::UNKNOWN, |flow| flow.shape));
                Some(Flow { value, ..Flow::of(shape) }.staged(stage))
            }
        }
    }

    /// Returns what a wrapper's constructor makes of its argument.
    fn made_round(&mut self, wrappers: Wrappers, shape: ShapeId, inner: Option<Flow>) -> Flow {
        let Some(inner) = inner else { return Flow::of(shape).staged(Stage::Made) };
        let is_lock = wrappers.intersects(Wrappers::LOCK);
        let shape = self.shapes.wrapped(inner.shape, wrappers);
        let holds = self.shapes.constructor(shape).is_some();
        let value = if is_lock && !holds { Value::Lock } else { inner.value };
        // A place that is moved into a wrapper is the same container; a closure makes a new one.
        let place = if value == Value::Callable { None } else { inner.place };
        Flow { place, shape, value, call: None, ..inner }
    }

    /// Records channels without a bound, and leaks.
    fn site(&mut self, path: &Path, before: &str, last: &str, span: &dyn Fn() -> Span) -> Option<Flow> {
        let kind = match last {
            "unbounded_channel" | "unbounded" | "unbounded_async" | "channel" => SiteKind::UnboundedChannel,
            "leak" | "forget" | "into_raw" => SiteKind::Leak,
            _ => return None,
        };
        let origin = self.imports.origin(&mut self.builder, path, path.segments.len());
        let path = match kind {
            SiteKind::UnboundedChannel => {
                let from_globs = self.imports.globs().iter().map(|glob| format!("{glob}::{}", origin.path));
                let mut paths = std::iter::once(origin.path.clone()).chain(from_globs);
                paths.find(|path| UNBOUNDED_CHANNELS.contains(&path.as_str()))?
            }
            SiteKind::Leak => {
                let tail = if before.is_empty() {
                    origin
                        .path
                        .rsplitn(3, "::")
                        .take(2)
                        .collect::<Vec<_>>()
                        .into_iter()
                        .rev()
                        .collect::<Vec<_>>()
                        .join("::")
                } else {
                    format!("{before}::{last}")
                };
                LEAKS.contains(&tail.as_str()).then_some(tail)?
            }
            // No single call makes one.
            SiteKind::Cycle => return None,
        };
        let number = self.record_site(kind, &path, span());
        if kind == SiteKind::Leak {
            if last == "into_raw" {
                self.raw_sites.push((number, false));
                return Some(Flow::UNKNOWN.staged(Stage::Raw(number)));
            }
            return Some(Flow::UNKNOWN);
        }
        Some(Flow::UNKNOWN.staged(Stage::Channel(number)))
    }

    /// Records an expression that holds memory by itself.
    pub(super) fn record_site(&mut self, kind: SiteKind, path: &str, span: Span) -> u32 {
        let number = super::builder::index(self.builder.facts.sites.len());
        let path = self.builder.intern(path);
        let context = self.body.context_of(None);
        let scope = self.body.scope;
        self.builder.facts.sites.push(Site { kind, path, symbol: Name::NONE, place: None, scope, context, span });
        number
    }

    /// Records a call that the tables do not know.
    fn unknown_call(&mut self, path: &Path, first: usize, awaited: bool) -> Flow {
        let (callee, returns) = self.callee(path);
        let Some(callee) = callee else { return Flow { value: Value::Other, ..Flow::of(returns) } };
        let at = path.segments.last().map_or(0, |last| line(last.ident.span()));
        let id = self.record_call(callee, first, awaited, at);
        let given = self.given_by_function(callee);
        Flow { call: Some(id), value: Value::Call, ..given.unwrap_or(Flow::of(returns)) }
    }

    /// Returns the static that a function of this file does nothing but give access to.
    fn given_by_function(&mut self, callee: Place) -> Option<Flow> {
        let key = match (callee.root, callee.path()) {
            (Root::Variable(variable), []) => (None, self.builder.facts.variables[variable.index()].name),
            (Root::TypeObject(owner), [name]) => (Some(owner), *name),
            _ => return None,
        };
        match self.signatures.get(&key)?.gives? {
            Given::Static(name) => self.static_called(name),
            Given::Field(_) | Given::Clone(_) => None,
        }
    }

    /// Returns the place of what a single name calls, and what the call comes to.
    fn callee_alone(&mut self, name: Name, builds: bool) -> (Option<Place>, ShapeId) {
        if builds {
            let is_type = self.builder.find_type(name).is_some();
            return (None, if is_type { self.shapes.named(name) } else { ShapeId::UNKNOWN });
        }
        if let Some(binding) = self.body.find(name) {
            let variable = self.variable_of(binding);
            return (Some(bare(Root::Variable(variable))), ShapeId::UNKNOWN);
        }
        let returns = self.signatures.get(&(None, name)).map_or(ShapeId::UNKNOWN, |known| known.returns);
        let callee = match self.builder.find_global(name) {
            Some(variable) => bare(Root::Variable(variable)),
            None => bare(Root::Unknown).field(name),
        };
        (Some(callee), returns)
    }

    /// Returns the place of what a path calls, unless it only builds a value, and what the call comes to.
    fn callee(&mut self, path: &Path) -> (Option<Place>, ShapeId) {
        let Some(last) = path.segments.last() else { return (None, ShapeId::UNKNOWN) };
        let (name, builds) =
            self.builder.name_and(&last.ident, |text| text.starts_with(|first: char| first.is_uppercase()));
        let Some(before) = path.segments.iter().rev().nth(1) else { return self.callee_alone(name, builds) };
        if builds {
            return (None, ShapeId::UNKNOWN);
        }
        let (of, (is_type, known)) = self
            .builder
            .name_and(&before.ident, |text| (text.starts_with(|first: char| first.is_uppercase()), known_type(text)));
        let owner = if before.ident == "Self" { self.body.owner } else { self.builder.find_type(of) };
        if is_type {
            let owner = match (owner, known) {
                (Some(owner), _) => owner,
                (None, Some(_)) => return (None, ShapeId::UNKNOWN),
                (None, None) => self.builder.type_named(of),
            };
            let returns = match self.signatures.get(&(Some(owner), name)) {
                Some(known) => known.returns,
                // Most functions called by the type's name make one.
                None => {
                    let name = self.builder.facts.types[owner.index()].name;
                    self.shapes.named(name)
                }
            };
            return (Some(bare(Root::TypeObject(owner)).field(name)), returns);
        }
        let origin = self.imports.origin(&mut self.builder, path, path.segments.len());
        if origin.is_from(&["std", "core", "alloc"]) {
            return (None, ShapeId::UNKNOWN);
        }
        let variable = self.imports.written_out(&mut self.builder, &origin.path);
        debug_assert!(matches!(self.builder.facts.variables[variable.index()].kind, VariableKind::Import(_)));
        (Some(bare(Root::Variable(variable))), ShapeId::UNKNOWN)
    }
}

/// Returns the argument of a function whose result it is.
fn same(before: &str, last: &str, one: Option<Flow>) -> Option<Flow> {
    if before != "Self" && SAME_ALONE.contains(&last) {
        return one.map(|one| Flow { call: None, ..one });
    }
    if SAME.contains(&(before, last)) {
        return one.map(|one| Flow { call: None, binding: None, ..one });
    }
    None
}

fn path_span(path: &Path, close: TokenSpan) -> Span {
    span(path.segments.first().map_or(close, |first| first.ident.span()), close)
}
