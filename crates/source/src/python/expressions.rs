//! Expressions: calls above all, since that is how containers grow and shrink.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Comprehension, Expr, ExprCall, ExprSubscript};
use ruff_text_size::Ranged;

use super::bindings::{self, Binding};
use super::later::is_called_later;
use super::lowering::{DEEPEST_EXPRESSION, Lowering};
use super::places::last_part;
use super::provenance::is_class_name;
use super::tables;
use crate::facts::{
    Argument, ArgumentValue, Call, Context, Growth, Key, Landing, Name, OperationKind, Place, Root, Shrinkage,
    UNPACKED, Value, VariableKind,
};

use OperationKind::{Grow, Shrink};

/// Removers that are worth recording when they are handed on uncalled.
const REMOVERS: &[&str] =
    &["pop", "discard", "remove", "clear", "popleft", "popitem", "__delitem__", "difference_update"];

impl<'a> Lowering<'a, '_, '_> {
    pub(super) fn expression(&mut self, expression: &'a Expr) {
        if self.depth >= DEEPEST_EXPRESSION {
            if self.too_deep.is_none() {
                self.too_deep = Some(self.lines.line(expression.start().to_usize()));
            }
            return;
        }
        self.depth += 1;
        match expression {
            Expr::Call(call) => self.call(call, Landing::Passed),
            Expr::Attribute(attribute) => {
                if REMOVERS.contains(&attribute.attr.as_str())
                    && let Some(place) = self.place_of(&attribute.value)
                {
                    self.operation(place, Shrink(Shrinkage::Handed), attribute.range);
                }
                self.note_read(&attribute.attr);
                self.visit_expr(&attribute.value);
            }
            Expr::Subscript(subscript) => self.subscript(subscript),
            Expr::Compare(compare) => {
                self.length_checks(compare);
                let before = self.asked.len();
                self.note_asked(&compare.left);
                compare.comparators.iter().for_each(|operand| self.note_asked(operand));
                visitor::walk_expr(self, expression);
                self.asked.truncate(before);
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::ListComp(ast::ExprListComp { elt, generators, .. })
            | Expr::SetComp(ast::ExprSetComp { elt, generators, .. })
            | Expr::Generator(ast::ExprGenerator { elt, generators, .. }) => self.comprehension(generators, &[elt]),
            Expr::DictComp(ast::ExprDictComp { key, value, generators, .. }) => {
                let parts: Vec<&Expr> = key.iter().map(|key| &**key).chain([&**value]).collect();
                self.comprehension(generators, &parts);
            }
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    let name = self.names.intern(&name.id);
                    if self.lookup(name).is_none() {
                        self.bind(name, VariableKind::Local);
                    }
                }
                self.visit_expr(&named.value);
                self.assign(&named.target, &named.value);
            }
            Expr::Await(awaited) => self.awaited(&awaited.value, Landing::Passed),
            Expr::Yield(ast::ExprYield { value: Some(value), .. }) => {
                self.visit_expr(value);
                self.returned(value);
            }
            Expr::BoolOp(choice) => self.short_circuit(choice),
            Expr::If(choice) => self.choice(choice),
            Expr::Name(name) => self.note_read(&name.id),
            Expr::StringLiteral(text) => self.note_text(text),
            Expr::NumberLiteral(_) | Expr::NoneLiteral(_) => {}
            _ => visitor::walk_expr(self, expression),
        }
        self.depth -= 1;
    }

    /// Visits an expression that is gone over or tested: the elements in it are only asked.
    pub(super) fn visit_asked(&mut self, expression: &'a Expr) {
        let before = self.asked.len();
        self.note_asked(expression);
        self.visit_expr(expression);
        self.asked.truncate(before);
    }

    /// Notes the elements that `expression` only asks: `d[k]`, `d[k].copy()`, `len(d[k])`.
    fn note_asked(&mut self, expression: &Expr) {
        match expression {
            Expr::Subscript(subscript) => self.asked.push(subscript.range),
            Expr::Call(call) => match (&*call.func, call.arguments.args.first()) {
                (Expr::Attribute(method), _) if tables::ASKING_METHODS.contains(&method.attr.as_str()) => {
                    self.ask((), |this| this.note_asked(&method.value));
                }
                (Expr::Name(name), Some(first)) if tables::ASKING_CALLS.contains(&name.id.as_str()) => {
                    self.ask((), |this| this.note_asked(first));
                }
                _ => {}
            },
            Expr::UnaryOp(not) => self.ask((), |this| this.note_asked(&not.operand)),
            _ => {}
        }
    }

    /// Visits `a and b`: what `a` says holds in `b`.
    fn short_circuit(&mut self, choice: &'a ast::ExprBoolOp) {
        let outer = self.guards.len();
        for value in &choice.values {
            self.visit_asked(value);
            let conditions = self.conditions(value);
            let is_and = choice.op == ast::BoolOp::And;
            self.guards.extend(
                conditions.iter().map(|condition| if is_and { condition.when_true() } else { condition.when_false() }),
            );
        }
        self.guards.truncate(outer);
    }

    /// Visits `a if test else b`: what the test says holds in `a`, and its contrary in `b`.
    fn choice(&mut self, choice: &'a ast::ExprIf) {
        self.visit_asked(&choice.test);
        let outer = self.guards.len();
        let conditions = self.conditions(&choice.test);
        self.guards.extend(conditions.iter().map(super::guards::Condition::when_true));
        self.visit_expr(&choice.body);
        self.guards.truncate(outer);
        self.guards.extend(conditions.iter().map(super::guards::Condition::when_false));
        self.visit_expr(&choice.orelse);
        self.guards.truncate(outer);
    }

    /// Visits a value whose destination is known.
    pub(super) fn value(&mut self, value: &'a Expr, landing: Landing) {
        match value {
            Expr::Call(call) => {
                self.depth += 1;
                self.call(call, landing);
                self.depth -= 1;
            }
            Expr::Await(awaited) => self.awaited(&awaited.value, landing),
            other => self.visit_expr(other),
        }
    }

    fn awaited(&mut self, value: &'a Expr, landing: Landing) {
        let outer = self.context;
        self.context.insert(Context::AWAITED);
        if let Expr::Call(call) = value {
            self.call(call, landing);
        } else {
            self.visit_expr(value);
        }
        self.context = outer;
    }

    /// Records that a container, or an object, leaves the function.
    pub(super) fn returned(&mut self, value: &Expr) {
        if let Some((place, 0)) = self.place_of(value)
            && !(place.path().is_empty() && matches!(place.root, Root::Receiver(_) | Root::TypeObject(_)))
        {
            self.operation((place, 0), OperationKind::Returned, value.range());
        }
    }

    /// Visits an assignment's target for the calls and subscripts inside it.
    pub(super) fn visit_target(&mut self, target: &'a Expr) {
        match target {
            Expr::Subscript(subscript) => {
                self.visit_written(&subscript.value);
                self.visit_expr(&subscript.slice);
            }
            Expr::Attribute(attribute) => self.visit_expr(&attribute.value),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|element| self.visit_target(element)),
            _ => {}
        }
    }

    /// Visits `container[key]`, which inserts where the container makes missing entries.
    fn subscript(&mut self, subscript: &'a ExprSubscript) {
        if !subscript.slice.is_slice_expr()
            && !subscript.slice.is_number_literal_expr()
            && let Some(place) = self.place_of(&subscript.value)
        {
            let (key, key_name) = (self.key_of(&subscript.slice), self.key_name(&subscript.slice));
            let is_own = place.1 == 0 && self.is_own_key(place.0, &subscript.slice);
            let is_asked = self.asked.contains(&subscript.range);
            let at = self.operation(place, Grow(Growth::ReadInsert), subscript.range);
            let operation = &mut self.facts.operations[at];
            (operation.key, operation.key_name) = (key, key_name);
            if is_own {
                operation.context.insert(Context::OWN_KEY);
            }
            if is_asked {
                operation.context.insert(Context::ASKED);
            }
        }
        self.visit_expr(&subscript.value);
        self.visit_expr(&subscript.slice);
    }

    fn comprehension(&mut self, generators: &'a [Comprehension], parts: &[&'a Expr]) {
        self.push_inner_frame();
        for generator in generators {
            self.visit_asked(&generator.iter);
            let mut bound = Vec::new();
            bindings::visit_target(&generator.target, &mut |binding| {
                if let Binding::Bound(name) = binding {
                    bound.push(name);
                }
            });
            for name in bound {
                let name = self.names.intern(name);
                self.bind(name, VariableKind::Local);
            }
            let constant = self.is_constant_iterable(&generator.iter);
            self.mark_loop_target(&generator.target, if constant { Key::ConstantLoop } else { Key::Loop });
            self.note_keys(&generator.target, &generator.iter);
            self.alias_loop_target(&generator.target, &generator.iter);
            generator.ifs.iter().for_each(|test| self.visit_expr(test));
        }
        let outer = self.context;
        self.context.insert(Context::LOOP);
        parts.iter().for_each(|part| self.visit_expr(part));
        self.context = outer;
        self.pop_frame();
    }

    /// Visits a call: an operation on a container, a call of something else, or both.
    pub(super) fn call(&mut self, call: &'a ExprCall, landing: Landing) {
        let context = self.context;
        let (mut is_plain, mut known_as) = (true, None);
        if let Some(kind) = self.container_function(call)
            && let Some(place) = call.arguments.args.first().and_then(|first| self.place_of(first))
        {
            self.operation(place, kind, call.range());
        } else if let Expr::Attribute(method) = &*call.func {
            if let Some(known) = tables::container_method(&method.attr)
                && let Some(kind) = refine(known.kind, &method.attr, call)
                && let Some(place) = self.place_of(&method.value)
            {
                self.container_call(place, kind, &method.attr, call);
                is_plain = known.is_common;
                known_as = Some(kind);
            }
            let first = self.facts.calls.len();
            self.visit_receiver(&method.value, known_as, landing);
            self.mark_called(&method.value, first);
        } else if !call.func.is_name_expr() {
            self.visit_expr(&call.func);
        }
        if is_plain {
            self.plain_call(call, context, landing);
        }
        self.note_lookup(call);
        // What the arguments call is not awaited by an `await` in front of this call.
        self.context = context_without_await(context);
        let is_deferred = is_called_later(&call.func);
        for argument in &call.arguments.args {
            if is_deferred {
                self.defer(argument);
            }
            self.visit_expr(argument);
        }
        call.arguments.keywords.iter().for_each(|keyword| self.visit_expr(&keyword.value));
        self.context = context;
        self.set_by_name(call);
    }

    /// Marks a class that is called in `value`, on which a method is called: it makes an instance for this one call. Calls
    /// from `first` on are those in `value`.
    fn mark_called(&mut self, value: &Expr, first: usize) {
        if let Expr::Call(made) = value
            && last_part(&made.func).is_some_and(|name| is_class_name(name.trim_start_matches('_')))
            && let Some(call) = self.facts.calls.get_mut(first)
            && call.landing == Landing::Passed
            && usize::from(call.argument_count) == made.arguments.len()
        {
            call.landing = Landing::Called;
        }
    }

    /// Returns what a function such as `heapq.heappush` does to its first argument.
    fn container_function(&mut self, call: &ExprCall) -> Option<OperationKind> {
        let name = last_part(&call.func)?;
        if !matches!(name.as_bytes().first(), Some(b'h' | b'i')) {
            return None;
        }
        let path = self.dotted(&call.func)?;
        tables::FUNCTIONS.iter().find(|(known, _)| *known == path).map(|(_, kind)| *kind)
    }

    fn container_call(&mut self, place: (Place, u8), kind: OperationKind, method: &str, call: &ExprCall) {
        let arguments = &call.arguments.args;
        let (key, value) = match (method, &**arguments) {
            ("setdefault" | "__setitem__", [key, value]) => (Some(key), Some(value)),
            ("pop" | "__delitem__" | "setdefault", [key, ..]) => (Some(key), None),
            ("discard" | "remove", [member]) => (Some(member), None),
            ("add", [member]) => (Some(member), Some(member)),
            ("insert", [_, value]) => (None, Some(value)),
            (_, [value, ..]) => (None, Some(value)),
            (_, []) => (None, None),
        };
        let key_of = match (method, value) {
            ("update", Some(Expr::Dict(given))) => self.widest_key(given),
            ("update", None) => Key::Literal,
            ("update", Some(_)) => Key::Computed,
            _ => key.map_or(Key::Absent, |key| self.key_of(key)),
        };
        let key_name = key.map_or(Name::NONE, |key| self.key_name(key));
        if let (Some(value), Grow(_)) = (value, kind) {
            self.returned(value);
        }
        let answer = value.and_then(|value| self.answer_put_in(value));
        let value = value.map_or(Value::Other, |value| self.value_of(value));
        let at = self.operation(place, kind, call.range());
        self.marks[at].answer = answer;
        let is_late = kind == Shrink(Shrinkage::Remove) && key.is_some_and(|key| self.is_late_bound(key));
        let operation = &mut self.facts.operations[at];
        (operation.key, operation.key_name, operation.value) = (key_of, key_name, value);
        if is_late {
            operation.context.insert(Context::LATE_BOUND);
        }
    }

    fn widest_key(&mut self, given: &ast::ExprDict) -> Key {
        let literal = given
            .items
            .iter()
            .all(|item| item.key.as_ref().is_some_and(|key| matches!(self.key_of(key), Key::Literal | Key::Constant)));
        if literal { Key::Literal } else { Key::Computed }
    }

    /// Records that a decorator without arguments is called, where it stands.
    pub(super) fn applied(&mut self, decorator: &Expr) {
        if !matches!(decorator, Expr::Name(_) | Expr::Attribute(_)) {
            return;
        }
        let Some((callee, 0)) = self.place_of(decorator) else { return };
        let first_argument = self.facts.arguments.len() as u32;
        self.facts.arguments.push(Argument { name: Name::NONE, value: ArgumentValue::Other });
        let (callee, scope) = (self.place_id(callee), self.scope());
        let (context, landing) = (self.context, Landing::Passed);
        let line = self.lines.line(decorator.start().to_usize());
        self.facts.calls.push(Call { callee, scope, first_argument, argument_count: 1, context, landing, line });
    }

    fn plain_call(&mut self, call: &ExprCall, context: Context, landing: Landing) {
        let Some((callee, 0)) = self.place_of(&call.func) else { return };
        let first_argument = self.facts.arguments.len() as u32;
        for argument in &call.arguments.args {
            let name = if argument.is_starred_expr() { self.names.intern(UNPACKED) } else { Name::NONE };
            let value = self.argument_of(argument);
            self.facts.arguments.push(Argument { name, value });
        }
        for keyword in &call.arguments.keywords {
            let name = self.names.intern(keyword.arg.as_ref().map_or(UNPACKED, ast::Identifier::as_str));
            let value = self.argument_of(&keyword.value);
            self.facts.arguments.push(Argument { name, value });
        }
        self.handed_through(call);
        let given = self.facts.arguments.len() - first_argument as usize;
        let argument_count = u8::try_from(given).unwrap_or(u8::MAX);
        let (callee, scope) = (self.place_id(callee), self.scope());
        let line = self.lines.line(call.start().to_usize());
        self.facts.calls.push(Call { callee, scope, first_argument, argument_count, context, landing, line });
    }
}

fn context_without_await(context: Context) -> Context {
    if context.contains(Context::AWAITED) { context.without(Context::AWAITED) } else { context }
}

/// Returns what a method really does, seen with its arguments; none where it is only a reader.
fn refine(kind: OperationKind, method: &str, call: &ExprCall) -> Option<OperationKind> {
    let arguments = &call.arguments.args;
    match method {
        "pop" => match &**arguments {
            [] => Some(Shrink(Shrinkage::Take)),
            [Expr::NumberLiteral(_) | Expr::UnaryOp(_), ..] => Some(Shrink(Shrinkage::Take)),
            _ => Some(kind),
        },
        // `queue.get()` and `queue.get(timeout=1)` take; `mapping.get(key)` reads.
        "get" => match &**arguments {
            [] | [Expr::BooleanLiteral(_), ..] => Some(kind),
            _ => None,
        },
        // `register.callback(f)` on anything but an exit stack is told apart when the container is known.
        "remove" | "discard" | "append" | "add" if arguments.len() != 1 => None,
        "insert" if arguments.len() != 2 => None,
        "clear" if !arguments.is_empty() => None,
        _ => Some(kind),
    }
}

/// Tells whether `value` reads the same element that `target` names: `c[k] = c[k] + 1`.
pub(super) fn is_own_element(text: &str, target: &ExprSubscript, value: &Expr) -> bool {
    let reads = |part: &Expr| matches!(part, Expr::Subscript(read) if text[read.range] == text[target.range]);
    let mut value = value;
    while let Expr::BinOp(operation) = value {
        if reads(&operation.right) {
            return true;
        }
        value = &operation.left;
    }
    reads(value)
}
