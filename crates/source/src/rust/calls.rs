//! Method calls, and the facts about calls of any kind.

use syn::{Expr, ExprClosure, ExprMethodCall};

use super::builder::{bare, index, line};
use super::flow::{Flow, Stage};
use super::lowering::{Item, Lowering};
use super::methods::{Effect, effect};
use super::shapes::ShapeId;
use super::sight::Guard;
use super::spans::call_span;
use crate::facts::{
    Argument, ArgumentValue, Call, CallId, ContainerKind, Context, Growth, Key, Landing, Name, OperationKind, Place,
    Root, Shrinkage, Value, Wrappers,
};

/// Methods that run what they are given where there is nothing yet.
const ONCE: &[&str] = &["get_or_init", "get_or_try_init", "get_or_insert_with", "call_once", "call_once_force"];

impl Lowering<'_, '_> {
    /// Reads a method call.
    pub(super) fn method_call(&mut self, call: &ExprMethodCall) -> Flow {
        let awaited = std::mem::take(&mut self.awaiting);
        self.note_link_called(call);
        let receiver = self.walk(&call.receiver);
        if let Stage::CacheBuilder(number) = receiver.stage {
            return self.cache_step(call, &receiver, number);
        }
        let count = call.args.len();
        let (name, (known, is_spawn)) =
            self.builder.name_and(&call.method, |text| (effect(text, count), text.starts_with("spawn")));
        let own = self.own_method(&receiver, name);
        let known =
            if own.is_some() && !matches!(known, Some(Effect::Grow(_) | Effect::Shrink(_))) { None } else { known };
        let first = self.arguments.len();
        let sites = self.builder.facts.sites.len();
        for argument in &call.args {
            let flow = match argument {
                Expr::Closure(closure) => {
                    let given = self.given_to_closure(&receiver, known, closure.inputs.len());
                    self.closure(closure, &given)
                }
                _ => self.walk(argument),
            };
            self.arguments.push(flow);
        }
        if ONCE.iter().any(|once| call.method == once) {
            // What is made where there is nothing yet is made once.
            for site in &mut self.builder.facts.sites[sites..] {
                site.context.insert(Context::MISSING_KEY_GUARD);
            }
        }
        let result = self.apply(call, &receiver, known, first);
        let result = if self.is_call(&receiver, known) {
            let id = self.record_method(call, &receiver, name, first, awaited);
            let own = own.map_or(Flow::UNKNOWN, |signature| self.given_by(&receiver, signature));
            let result = result.filter(|flow| flow.place.is_some() || own.place.is_none());
            let value = if is_spawn { Value::Task } else { Value::Call };
            Flow { call: Some(id), value, ..result.unwrap_or(own) }
        } else {
            result.unwrap_or(Flow::UNKNOWN)
        };
        self.arguments.truncate(first);
        result
    }

    /// Tells whether a call is worth a fact: what tables know needs none, unless the type is the project's own.
    fn is_call(&self, receiver: &Flow, known: Option<Effect>) -> bool {
        let shape = self.shapes.get(receiver.shape);
        let is_named = shape.kind.is_none() && shape.name.is_some();
        match known {
            None => true,
            Some(Effect::Grow(_) | Effect::Shrink(_)) => shape.kind.is_none() && receiver.shape != ShapeId::PLAIN,
            Some(Effect::Duplicate | Effect::Open | Effect::Quiet | Effect::Same) => false,
            Some(_) => is_named,
        }
    }

    /// Applies what the tables say a method does.
    fn apply(&mut self, call: &ExprMethodCall, receiver: &Flow, known: Option<Effect>, first: usize) -> Option<Flow> {
        let argument = |n: usize| self.arguments.get(first + n).copied();
        let (one, two) = (argument(0), argument(1));
        let element = self.shapes.element(receiver.shape);
        Some(match known? {
            Effect::Grow(growth) => self.apply_growth(call, receiver, growth, one, two),
            Effect::Shrink(shrinkage) => self.apply_shrinkage(call, receiver, shrinkage, one),
            Effect::Spawn => self.applied_spawn(call, receiver),
            Effect::Poll => self.applied_poll(call, receiver, element),
            Effect::Same => self.applied_same(receiver, first),
            Effect::Open if receiver.stage == Stage::Occupied => receiver.element(element, Stage::Plain),
            Effect::Open => self.opened(*receiver),
            Effect::Duplicate => self.applied_clone(receiver),
            Effect::Element => receiver.element(element, Stage::Plain),
            Effect::Lookup => receiver.element(element, Stage::Lookup),
            Effect::Items | Effect::Pairs => self.applied_items(receiver, known == Some(Effect::Pairs)),
            Effect::Entry => {
                let key = one.unwrap_or(Flow::UNKNOWN);
                Flow { stage: Stage::Entry, key: key.key, name: key.name, value: Value::Other, ..*receiver }
            }
            Effect::OrInsert => {
                let value = match one {
                    Some(made) if made.value == Value::Callable => made.yields,
                    Some(made) => made.value,
                    None => self.default_value(receiver),
                };
                let item = Item { key: receiver.key, name: receiver.name, value };
                self.grow(receiver, Growth::InsertMissing, item, || call_span(call));
                receiver.element(element, Stage::Plain)
            }
            Effect::AndModify => *receiver,
            Effect::Length => receiver.staged(Stage::Length),
            Effect::Contains => self.applied_test(receiver, Context::PRESENT_KEY_GUARD),
            Effect::Empty => receiver.staged(Stage::Test(Context::NONE)),
            Effect::Full => {
                self.operate(receiver, OperationKind::LengthCheck, Item::NONE, || call_span(call));
                self.applied_test(receiver, Context::LENGTH_GUARD)
            }
            Effect::Unique => Flow { key: Key::Unique, shape: ShapeId::PLAIN, ..Flow::UNKNOWN },
            Effect::Quiet => self.applied_quiet(call, receiver),
        })
    }

    fn applied_spawn(&mut self, call: &ExprMethodCall, receiver: &Flow) -> Flow {
        if self.is_task_set(receiver) {
            let item = Item { value: Value::Task, ..Item::NONE };
            self.grow(receiver, Growth::Append, item, || call_span(call));
        }
        Flow { value: Value::Task, ..Flow::UNKNOWN }
    }

    fn applied_poll(&mut self, call: &ExprMethodCall, receiver: &Flow, element: ShapeId) -> Flow {
        if !matches!(receiver.stage, Stage::Items | Stage::Pairs) && self.is_task_set(receiver) {
            let is_whole = call.method == "shutdown" || call.method == "join_all";
            let how = if is_whole { Shrinkage::Clear } else { Shrinkage::Take };
            self.operate(receiver, OperationKind::Shrink(how), Item::NONE, || call_span(call));
            return Flow::of(element).staged(Stage::Polled);
        }
        Flow { call: None, binding: None, ..*receiver }
    }

    fn apply_growth(
        &mut self,
        call: &ExprMethodCall,
        receiver: &Flow,
        growth: Growth,
        one: Option<Flow>,
        two: Option<Flow>,
    ) -> Flow {
        let (one, two) = (one.unwrap_or(Flow::UNKNOWN), two.unwrap_or(Flow::UNKNOWN));
        let before = self.builder.facts.operations.len();
        let element = self.shapes.element(receiver.shape);
        match receiver.stage {
            // What is put where an entry is already makes nothing grow.
            Stage::Occupied => return Flow::of(element),
            Stage::Entry | Stage::Vacant => {
                let item = Item { key: receiver.key, name: receiver.name, value: one.value };
                self.grow(receiver, Growth::InsertMissing, item, || call_span(call));
                return receiver.element(element, Stage::Plain);
            }
            _ => {}
        }
        let is_keyed = matches!(growth, Growth::Insert | Growth::InsertMissing);
        let is_map = self.shapes.resolved(receiver.shape).kind == Some(ContainerKind::Map);
        let item = if is_keyed && call.args.len() == 1 && is_map {
            // A slab or slot map gives out the key itself.
            Item { key: Key::Unique, name: Name::NONE, value: one.value }
        } else if is_keyed {
            let makes = growth == Growth::InsertMissing && two.value == Value::Callable;
            Item { key: one.key, name: one.name, value: if makes { two.yields } else { two.value } }
        } else {
            Item { value: one.value, ..Item::NONE }
        };
        self.grow(receiver, growth, item, || call_span(call));
        self.note_key(before, &one);
        if growth == Growth::Bulk && call.method == "append" {
            self.operate(&one, OperationKind::Shrink(Shrinkage::Clear), Item::NONE, || call_span(call));
        }
        if growth == Growth::InsertMissing { receiver.element(element, Stage::Plain) } else { Flow::UNKNOWN }
    }

    fn apply_shrinkage(
        &mut self,
        call: &ExprMethodCall,
        receiver: &Flow,
        shrinkage: Shrinkage,
        one: Option<Flow>,
    ) -> Flow {
        let element = self.shapes.element(receiver.shape);
        if matches!(receiver.stage, Stage::Items | Stage::Pairs) {
            // `iter().take(n)`, `iter().into_iter()`: the iterator, not the container.
            return *receiver;
        }
        let item = match receiver.stage {
            Stage::Occupied | Stage::Entry => Item { key: receiver.key, name: receiver.name, ..Item::NONE },
            _ => one.map_or(Item::NONE, |one| Item { key: one.key, name: one.name, ..Item::NONE }),
        };
        let item = if shrinkage == Shrinkage::Remove { item } else { Item::NONE };
        let is_borrowed = self.shapes.get(receiver.shape).wrappers.contains(Wrappers::BORROWED);
        if !(is_borrowed && call.method == "into_iter") {
            let before = self.builder.facts.operations.len();
            self.operate(receiver, OperationKind::Shrink(shrinkage), item, || call_span(call));
            if shrinkage == Shrinkage::Remove && self.is_failed(one) {
                for operation in &mut self.builder.facts.operations[before..] {
                    operation.context.insert(Context::FAILED_KEY);
                }
            }
        }
        match shrinkage {
            Shrinkage::Replace | Shrinkage::Trim => Flow::of(receiver.shape).staged(Stage::Filled),
            Shrinkage::Clear => Flow::of(element).staged(Stage::Polled),
            _ => Flow::of(element),
        }
    }

    /// Tells whether a key came with the error that the arm round it is about.
    fn is_failed(&self, key: Option<Flow>) -> bool {
        let (Some((first, end)), Some(binding)) = (self.body.failed, key.and_then(|key| key.binding)) else {
            return false;
        };
        self.body.index_of(binding).is_some_and(|index| (first..end).contains(&index))
    }

    fn applied_same(&mut self, receiver: &Flow, first: usize) -> Flow {
        // `with(|x| …)` and `map(|x| …)` come to what their closure comes to, if that is still a way to the place.
        let last = self.arguments[first..].last().copied();
        match last {
            Some(flow) if flow.place.is_some() && flow.value == Value::Callable => {
                Flow { value: Value::Other, binding: None, ..flow }
            }
            _ => Flow { binding: None, ..*receiver },
        }
    }

    fn applied_clone(&mut self, receiver: &Flow) -> Flow {
        let shape = self.shapes.resolved(receiver.shape);
        let is_copy = shape.kind.is_some() && !shape.wrappers.contains(Wrappers::COUNTED);
        if is_copy && receiver.stage == Stage::Plain {
            return Flow { key: receiver.key, name: receiver.name, ..Flow::of(receiver.shape) }.staged(Stage::Filled);
        }
        *receiver
    }

    fn applied_items(&mut self, receiver: &Flow, pairs: bool) -> Flow {
        if matches!(receiver.stage, Stage::Items | Stage::Pairs) {
            return receiver.staged(if pairs { Stage::Pairs } else { receiver.stage });
        }
        let is_map = self.shapes.resolved(receiver.shape).kind == Some(ContainerKind::Map);
        let is_known = receiver.shape != ShapeId::UNKNOWN;
        let shape = self.shapes.element(receiver.shape);
        receiver.element(shape, if pairs && (is_map || !is_known) { Stage::Pairs } else { Stage::Items })
    }

    fn applied_test(&mut self, receiver: &Flow, flag: Context) -> Flow {
        let place = receiver.place.map(|place| (place, receiver.depth));
        self.body.tests.push(Guard { place, flag });
        receiver.staged(Stage::Test(flag))
    }

    fn applied_quiet(&mut self, call: &ExprMethodCall, receiver: &Flow) -> Flow {
        if let (Stage::Lookup, Some(place)) = (receiver.stage, receiver.place) {
            let flag = if call.method == "is_none" {
                Context::MISSING_KEY_GUARD
            } else if call.method == "is_some" {
                Context::PRESENT_KEY_GUARD
            } else {
                return Flow::UNKNOWN;
            };
            self.body.tests.push(Guard { place: Some((place, receiver.depth.saturating_sub(1))), flag });
        }
        if call.method == "is_null" {
            // A pointer that led nowhere yet.
            self.body.tests.push(Guard { place: None, flag: Context::MISSING_KEY_GUARD });
        }
        if let (Stage::Plain, Some(place), true) = (receiver.stage, receiver.place, call.method == "is_none") {
            self.body.tests.push(Guard { place: Some((place, receiver.depth)), flag: Context::MISSING_KEY_GUARD });
        }
        if call.method == "collect" { Flow::UNKNOWN.staged(Stage::Filled) } else { Flow::UNKNOWN }
    }

    /// Tells whether a receiver may be a set of tasks: it is one, or a field whose type is of the project.
    fn is_task_set(&self, receiver: &Flow) -> bool {
        let shape = self.shapes.resolved(receiver.shape);
        match shape.kind {
            Some(kind) => matches!(kind, ContainerKind::TaskSet | ContainerKind::Heap | ContainerKind::Map),
            None => {
                receiver.depth == 0
                    && shape.name.is_some()
                    && receiver.place.is_some_and(|place| place.fields[0].is_some())
            }
        }
    }

    /// Returns what a closure's parameters stand for, where the method that calls it is known.
    fn given_to_closure(&mut self, receiver: &Flow, known: Option<Effect>, inputs: usize) -> Vec<Flow> {
        let element = self.shapes.element(receiver.shape);
        let item = match (known, receiver.stage) {
            (Some(Effect::Shrink(_) | Effect::AndModify), _) => receiver.element(element, Stage::Plain),
            (_, Stage::Items) => receiver.staged(Stage::Plain),
            (None | Some(Effect::Grow(_) | Effect::OrInsert | Effect::Open), _) => return Vec::new(),
            (Some(Effect::Same), Stage::Plain) => self.opened(*receiver),
            _ => *receiver,
        };
        let item = Flow { call: None, binding: None, key: Key::Computed, ..item };
        if inputs == 2 { vec![Flow::UNKNOWN, item] } else { vec![item] }
    }

    /// Reads a closure whose parameters stand for `given`. Closures are part of the function that they stand in.
    pub(super) fn closure(&mut self, closure: &ExprClosure, given: &[Flow]) -> Flow {
        let (bindings, guards) = (self.body.bindings.len(), self.body.guards.len());
        for (position, input) in closure.inputs.iter().enumerate() {
            self.bind(input, given.get(position).copied().unwrap_or(Flow::UNKNOWN));
        }
        let outer = self.body.grown.clone();
        let result = self.walk(&closure.body);
        self.body.grown = outer;
        self.body.bindings.truncate(bindings);
        self.body.guards.truncate(guards);
        let is_way = result.stage == Stage::Plain && result.place.is_some();
        let place = if is_way { result.place } else { None };
        // What the closure makes is what a `LazyLock` or `or_insert_with` comes to hold.
        let value = if matches!(result.value, Value::Container(_) | Value::BoundedContainer | Value::Lock) {
            result.value
        } else {
            Value::Callable
        };
        let yields = result.value;
        Flow { place, value, yields, call: None, binding: None, key: Key::Computed, ..result }
    }

    fn record_method(
        &mut self,
        call: &ExprMethodCall,
        receiver: &Flow,
        name: Name,
        first: usize,
        awaited: bool,
    ) -> CallId {
        let base = match self.type_of(receiver) {
            Some(owner) => bare(Root::Receiver(owner)),
            None if receiver.depth == 0 => receiver.place.unwrap_or(bare(Root::Unknown)),
            None => bare(Root::Unknown),
        };
        self.record_call(base.field(name), first, awaited, line(call.method.span()))
    }

    /// Records a call whose arguments are those from `first` on.
    pub(super) fn record_call(&mut self, callee: Place, first: usize, awaited: bool, line: u32) -> CallId {
        let first_argument = index(self.builder.facts.arguments.len());
        let count = (self.arguments.len() - first).min(usize::from(u8::MAX));
        for position in first..first + count {
            let flow = self.arguments[position];
            let value = self.argument_value(&flow);
            self.builder.facts.arguments.push(Argument { name: Name::NONE, value });
        }
        let mut context = self.body.context_of(None);
        if awaited {
            context.insert(Context::AWAITED);
        }
        let id = CallId(index(self.builder.facts.calls.len()));
        let callee = self.builder.place(callee);
        self.builder.facts.calls.push(Call {
            callee,
            scope: self.body.scope,
            first_argument,
            argument_count: u8::try_from(count).unwrap_or(u8::MAX),
            context,
            landing: Landing::Passed,
            line,
        });
        id
    }

    fn argument_value(&mut self, flow: &Flow) -> ArgumentValue {
        if let Value::Parameter(number) = flow.value {
            return ArgumentValue::Parameter(number);
        }
        if let (Some(place), 0) = (flow.place, flow.depth) {
            if !place.fields[0].is_some() && matches!(place.root, Root::Receiver(_)) {
                return ArgumentValue::Receiver;
            }
            return ArgumentValue::Place(self.builder.place(place));
        }
        if flow.binding.is_some()
            && self.shapes.constructor(flow.shape).is_some()
            && let Some(place) = self.place_of(flow)
        {
            return ArgumentValue::Place(self.builder.place(place));
        }
        match flow.key {
            Key::Literal | Key::Constant => ArgumentValue::Constant,
            _ => ArgumentValue::Other,
        }
    }
}
