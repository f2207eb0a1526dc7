//! Calls by path: constructors, functions of the standard library that move containers about, channels, leaks.

use proc_macro2::Span as TokenSpan;
use syn::{Expr, ExprCall, Path};

use super::builder::{bare, line, span};
use super::flow::{Flow, Stage};
use super::known::{Known, known_type};
use super::lowering::{Item, Lowering};
use super::shapes::ShapeId;
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

/// Functions that make an empty container of their type.
const EMPTY_MAKERS: &[&str] = &["new", "default", "with_capacity", "with_hasher", "with_capacity_and_hasher", "new_in"];

/// Functions that make a container of their type from something else.
const FILLED_MAKERS: &[&str] = &["from", "from_iter", "from_fn", "from_elem", "from_vec", "from_slice"];

/// Functions that make a container without a bound, where the type has one otherwise.
const UNBOUNDED_MAKERS: &[&str] = &["unbounded", "unbounded_with_hasher"];

/// Functions that make a container with a bound.
const BOUNDED_MAKERS: &[&str] = &["bounded", "with_max_capacity", "with_size", "with_lifespan", "with_expiry_duration"];

/// Functions whose result is their argument, or leads to it.
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
            Some(flow) => flow,
            None => self.unknown_call(&function.path, first, awaited),
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
        if matches!(last.as_str(), "Some" | "Ok" | "Ready" | "Reverse" | "ready" | "pin_mut" | "identity")
            && before != "Self"
        {
            return Some(Flow { call: None, ..one? });
        }
        if SAME.contains(&(before, last.as_str())) {
            return Some(Flow { call: None, binding: None, ..one? });
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
            ("Box", "from_raw") => self.taken_back += 1,
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
        let arguments: Vec<Flow> = self.arguments[first..].to_vec();
        if let Some(flow) = self.made_by_path(path, &arguments) {
            return Some(flow);
        }
        let is_unique = UNIQUE.contains(&last.as_str()) && arguments.is_empty();
        let is_new_id = last == "new" && arguments.is_empty() && before.ends_with("Id");
        if is_unique || is_new_id {
            let id = self.unknown_call(path, first, false).call;
            return Some(Flow { key: Key::Unique, value: Value::Call, call: id, ..Flow::UNKNOWN });
        }
        None
    }

    /// Reads `mem::take` and its kin.
    fn moved(&mut self, path: &Path, before: &str, first: usize, span: &dyn Fn() -> Span) -> Option<Flow> {
        let origin = self.imports.origin(&mut self.builder, path);
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
    pub(super) fn made_by_path(&mut self, path: &Path, arguments: &[Flow]) -> Option<Flow> {
        let segments = path.segments.len();
        if segments < 2 {
            return None;
        }
        let maker = path.segments.last()?.ident.to_string();
        let one = arguments.first().copied();
        let mut of = path.clone();
        of.segments.pop();
        of.segments.pop_punct();
        let last = of.segments.last()?;
        let (_, known) = self.builder.name_and(&last.ident, known_type);
        let is_self = last.ident == "Self";
        if LOCKS.iter().any(|lock| last.ident == lock) && maker == "new" {
            return Some(Flow { value: Value::Lock, ..Flow::of(ShapeId::PLAIN) });
        }
        let word = maker.as_str();
        let is_empty =
            EMPTY_MAKERS.contains(&word) || UNBOUNDED_MAKERS.contains(&word) || BOUNDED_MAKERS.contains(&word);
        if !is_empty && !FILLED_MAKERS.contains(&word) || is_self {
            return None;
        }
        let shape = self.shapes.read_path(&mut self.builder, &self.imports, &of);
        let known = if self.shapes.get(shape).kind.is_some() || shape == ShapeId::PLAIN {
            known
        } else {
            match known {
                Some(Known::Wrapper(_)) => known,
                _ => return None,
            }
        };
        match known? {
            Known::Wrapper(wrappers) => Some(self.made_round(wrappers, shape, one)),
            Known::Plain => Some(Flow { shape: ShapeId::PLAIN, ..Flow::UNKNOWN }),
            Known::Container(known) => {
                let capacity = if UNBOUNDED_MAKERS.contains(&word) {
                    Capacity::Unbounded
                } else if BOUNDED_MAKERS.contains(&word) {
                    Capacity::Expression
                } else {
                    known.capacity
                };
                let shape = if capacity == known.capacity { shape } else { self.shapes.with_capacity(shape, capacity) };
                let value = match capacity {
                    Capacity::Unbounded => Value::Container(known.kind),
                    _ => Value::BoundedContainer,
                };
                let stage = if is_empty { Stage::Made } else { Stage::Filled };
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
        let origin = self.imports.origin(&mut self.builder, path);
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
        Flow { call: Some(id), value: Value::Call, ..Flow::of(returns) }
    }

    /// Returns the place of what a path calls, unless it only builds a value, and what the call comes to.
    fn callee(&mut self, path: &Path) -> (Option<Place>, ShapeId) {
        let Some(last) = path.segments.last() else { return (None, ShapeId::UNKNOWN) };
        let (name, builds) =
            self.builder.name_and(&last.ident, |text| text.starts_with(|first: char| first.is_uppercase()));
        let Some(before) = path.segments.iter().rev().nth(1) else {
            if builds {
                let is_type = self.builder.find_type(name).is_some();
                return (None, if is_type { self.shapes.named(name) } else { ShapeId::UNKNOWN });
            }
            let returns = self.signatures.get(&(None, name)).map_or(ShapeId::UNKNOWN, |known| known.returns);
            if let Some(binding) = self.body.find(name) {
                let variable = self.variable_of(binding);
                return (Some(bare(Root::Variable(variable))), ShapeId::UNKNOWN);
            }
            let callee = match self.builder.find_global(name) {
                Some(variable) => bare(Root::Variable(variable)),
                None => bare(Root::Unknown).field(name),
            };
            return (Some(callee), returns);
        };
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
        let origin = self.imports.origin(&mut self.builder, path);
        if origin.is_from(&["std", "core", "alloc"]) {
            return (None, ShapeId::UNKNOWN);
        }
        let variable = self.imports.written_out(&mut self.builder, &origin.path);
        debug_assert!(matches!(self.builder.facts.variables[variable.index()].kind, VariableKind::Import(_)));
        (Some(bare(Root::Variable(variable))), ShapeId::UNKNOWN)
    }
}

fn path_span(path: &Path, close: TokenSpan) -> Span {
    span(path.segments.first().map_or(close, |first| first.ident.span()), close)
}
