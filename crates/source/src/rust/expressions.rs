//! Expressions: each is read once, and comes to a [`Flow`].

use syn::{BinOp, Expr, ExprBinary, Lit, Member, RangeLimits, UnOp};

use super::builder::bare;
use super::flow::{Flow, Stage, worse_key};
use super::lowering::{Item, Lowering};
use super::shapes::ShapeId;
use super::sight::Guard;
use super::spans::{first_token, span_to};
use crate::facts::{ContainerKind, Context, Growth, Key, OperationKind, Root, Value, VariableKind};

/// Words in the name of what bounds something.
const LIMITS: &[&str] = &["max", "limit", "capacity", "cap", "size", "bound", "threshold", "quota", "budget"];

impl Lowering<'_, '_> {
    /// Reads an expression.
    pub(super) fn walk(&mut self, expression: &Expr) -> Flow {
        match expression {
            Expr::Path(path) => self.path(&path.path),
            Expr::Lit(_) => Flow::LITERAL,
            Expr::MethodCall(call) => self.method_call(call),
            Expr::Call(call) => self.call(call),
            Expr::Field(field) => self.field(field),
            Expr::Macro(it) => self.expression_macro(&it.mac),
            Expr::Closure(closure) => self.closure(closure, &[]),
            Expr::Reference(_) | Expr::Paren(_) | Expr::Group(_) | Expr::Unary(_) | Expr::Try(_) | Expr::Await(_) => {
                self.wrapped(expression)
            }
            Expr::Block(block) => self.block(&block.block),
            Expr::Unsafe(block) => self.block(&block.block),
            Expr::Async(block) => {
                // It runs by itself, and its ways out are its own.
                let (outer, context) = (std::mem::take(&mut self.body.grown), self.body.context);
                self.body.context.insert(Context::DETACHED);
                self.block(&block.block);
                (self.body.grown, self.body.context) = (outer, context);
                Flow { value: Value::Task, ..Flow::UNKNOWN }
            }
            Expr::If(branch) => self.branch(branch),
            Expr::Match(select) => self.select_arm(select),
            Expr::Let(condition) => self.condition_let(condition),
            Expr::Binary(binary) => self.binary(binary),
            Expr::Assign(assign) => self.assign(assign),
            Expr::Struct(literal) => self.struct_literal(literal),
            Expr::Index(index) => {
                let base = self.walk(&index.expr);
                let key = self.walk(&index.index);
                let shape = self.shapes.element(base.shape);
                let is_slice = matches!(&*index.index, Expr::Range(_));
                if is_slice { Flow { key: key.key, ..Flow::UNKNOWN } } else { base.element(shape, Stage::Plain) }
            }
            _ => self.rest(expression),
        }
    }

    /// Reads what changes nothing about the place that the expression inside denotes.
    fn wrapped(&mut self, expression: &Expr) -> Flow {
        match expression {
            Expr::Reference(reference) => self.walk(&reference.expr),
            Expr::Paren(paren) => self.walk(&paren.expr),
            Expr::Group(group) => self.walk(&group.expr),
            Expr::Try(inner) => {
                let before = self.builder.facts.operations.len();
                let flow = self.walk(&inner.expr);
                // Where putting in fails, nothing is in.
                let made = self.builder.facts.operations.get(before..).and_then(<[_]>::last).copied();
                let made = made.filter(|operation| matches!(operation.kind, OperationKind::Grow(_)));
                let except = made.map(|operation| self.builder.facts.places[operation.place.index()]);
                self.body.note_exit(except);
                flow
            }
            Expr::Await(inner) => {
                self.awaiting = true;
                let flow = self.walk(&inner.base);
                self.awaiting = false;
                if flow.value == Value::Task { Flow { value: Value::Call, ..flow } } else { flow }
            }
            Expr::Unary(unary) => match unary.op {
                UnOp::Not(_) => {
                    let before = self.body.tests.len();
                    let flow = self.walk(&unary.expr);
                    for test in &mut self.body.tests[before..] {
                        *test = test.negated();
                    }
                    if let Stage::Test(flag) = flow.stage {
                        let flag = Guard { place: None, flag }.negated().flag;
                        return flow.staged(Stage::Test(flag));
                    }
                    flow
                }
                _ => self.walk(&unary.expr),
            },
            _ => Flow::UNKNOWN,
        }
    }

    /// Reads the expressions that matter only for what is in them.
    fn rest(&mut self, expression: &Expr) -> Flow {
        match expression {
            Expr::Tuple(tuple) => return self.several(tuple.elems.iter()),
            Expr::Array(array) => return self.several(array.elems.iter()),
            Expr::Loop(it) => self.endless(&it.body),
            Expr::While(it) => self.while_loop(it),
            Expr::ForLoop(it) => self.for_loop(it),
            Expr::Return(it) => {
                if let Some(inner) = &it.expr {
                    let flow = self.walk(inner);
                    self.returned(&flow, || span_to(inner, first_token(inner)));
                }
                self.body.note_exit(None);
            }
            Expr::Break(it) => {
                return it.expr.as_ref().map_or(Flow::UNKNOWN, |inner| self.walk(inner));
            }
            Expr::Cast(cast) => {
                let flow = self.walk(&cast.expr);
                return Flow { key: flow.key, stage: flow.stage, place: flow.place, name: flow.name, ..Flow::UNKNOWN };
            }
            Expr::Range(range) => {
                range.start.iter().chain(&range.end).for_each(|end| {
                    self.walk(end);
                });
                let is_whole = matches!(range.limits, RangeLimits::HalfOpen(_)) && range.start.is_none();
                return if is_whole && range.end.is_none() { Flow::LITERAL } else { Flow::UNKNOWN };
            }
            Expr::Repeat(repeat) => {
                self.walk(&repeat.expr);
                self.walk(&repeat.len);
            }
            Expr::Const(block) => return self.block(&block.block),
            Expr::TryBlock(block) => return self.block(&block.block),
            Expr::Yield(it) => {
                if let Some(inner) = &it.expr {
                    self.walk(inner);
                }
            }
            Expr::RawAddr(it) => return self.walk(&it.expr),
            _ => {}
        }
        Flow::UNKNOWN
    }

    /// Reads several expressions; together they are as bad a key as the worst of them.
    fn several<'e>(&mut self, expressions: impl Iterator<Item = &'e Expr>) -> Flow {
        let mut key = Key::Absent;
        let mut value = Value::Other;
        for expression in expressions {
            let flow = self.walk(expression);
            key = worse_key(key, flow.key);
            if matches!(flow.value, Value::Task | Value::Lock | Value::Answer) {
                value = flow.value;
            }
        }
        let key = if key == Key::Absent { Key::Literal } else { key };
        Flow { key, value, ..Flow::UNKNOWN }
    }

    fn path(&mut self, path: &syn::Path) -> Flow {
        let Some(last) = path.segments.last() else { return Flow::UNKNOWN };
        if path.segments.len() > 1 {
            return self.long_path(path);
        }
        if last.ident == "None" {
            return Flow { value: Value::Nothing, ..Flow::LITERAL };
        }
        let (name, (is_self, is_upper, is_type)) = self.builder.name_and(&last.ident, |text| {
            let is_upper = text.len() > 1 && !text.chars().any(char::is_lowercase);
            (text == "self", is_upper, text.starts_with(|first: char| first.is_uppercase()))
        });
        if is_self {
            let Some(owner) = self.body.owner else { return Flow::UNKNOWN };
            let shape = if self.shapes.receiver.is_some() {
                let receiver = self.shapes.receiver;
                self.shapes.named(receiver)
            } else {
                ShapeId::UNKNOWN
            };
            return Flow { key: Key::Computed, ..Flow::at(bare(Root::Receiver(owner)), shape) };
        }
        if let Some(binding) = self.body.find(name) {
            let flow = self.body.bindings[binding].flow;
            let id = self.body.id(binding);
            // An entry carries its own key.
            let is_entry = matches!(flow.stage, Stage::Entry | Stage::Occupied | Stage::Vacant);
            return Flow { binding: id, name: if is_entry { flow.name } else { name }, ..flow };
        }
        self.global(name, is_upper, is_type)
    }

    fn global(&mut self, name: crate::facts::Name, is_upper: bool, is_type: bool) -> Flow {
        let constant = Flow { key: Key::Constant, value: Value::Literal, name, ..Flow::UNKNOWN };
        let Some(variable) = self.builder.find_global(name) else {
            return if is_type { constant } else { Flow { name, ..Flow::UNKNOWN } };
        };
        match self.builder.facts.variables[variable.index()].kind {
            VariableKind::Global | VariableKind::Import(_) if is_upper => {
                let shape = self.globals.get(&variable).copied().unwrap_or_default();
                Flow { key: Key::Constant, name, ..Flow::at(bare(Root::Variable(variable)), shape) }
            }
            VariableKind::Function(_) | VariableKind::Import(_) => Flow { value: Value::Callable, ..Flow::UNKNOWN },
            _ => constant,
        }
    }

    /// Reads a path of several segments: a constant, a variant, a static elsewhere, a function as a value.
    fn long_path(&mut self, path: &syn::Path) -> Flow {
        let Some(last) = path.segments.last() else { return Flow::UNKNOWN };
        let (is_upper, is_type) = {
            let text = self.builder.text(&last.ident);
            (text.len() > 1 && !text.chars().any(char::is_lowercase), text.starts_with(|c: char| c.is_uppercase()))
        };
        let before_is_module = path.segments.iter().rev().nth(1).is_some_and(|before| {
            let text = self.builder.text(&before.ident);
            text.starts_with(|first: char| first.is_lowercase())
        });
        if is_upper && before_is_module {
            let origin = self.imports.origin(&mut self.builder, path, path.segments.len());
            let variable = self.imports.written_out(&mut self.builder, &origin.path);
            return Flow { key: Key::Constant, ..Flow::at(bare(Root::Variable(variable)), ShapeId::UNKNOWN) };
        }
        if is_type {
            return Flow { key: Key::Constant, value: Value::Literal, ..Flow::UNKNOWN };
        }
        let made = self.made_by_path(path, None);
        made.unwrap_or(Flow { value: Value::Callable, ..Flow::UNKNOWN })
    }

    fn field(&mut self, field: &syn::ExprField) -> Flow {
        let base = self.walk(&field.base);
        match &field.member {
            Member::Named(member) => {
                let name = self.name(member);
                self.field_of(&base, name)
            }
            Member::Unnamed(member) => {
                if !self.shapes.tuple(base.shape).is_empty() {
                    return self.tuple_part(&base, member.index as usize);
                }
                let name = self.builder.intern(&member.index.to_string());
                self.field_of(&base, name)
            }
        }
    }

    fn binary(&mut self, binary: &ExprBinary) -> Flow {
        let left = self.walk(&binary.left);
        let right = self.walk(&binary.right);
        match binary.op {
            BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) | BinOp::Eq(_) | BinOp::Ne(_) => {
                self.compared(binary, &left, &right)
            }
            BinOp::AddAssign(_) => {
                self.count_up(&binary.left, &left);
                Flow::UNKNOWN
            }
            BinOp::BitOrAssign(_) => {
                if self.shapes.resolved(left.shape).kind == Some(ContainerKind::Set) {
                    self.grow(&left, Growth::Bulk, Item::NONE, || span_to(&binary.left, first_token(&binary.right)));
                }
                Flow::UNKNOWN
            }
            BinOp::And(_) | BinOp::Or(_) => Flow { shape: ShapeId::PLAIN, ..Flow::UNKNOWN },
            _ => {
                let length = [left, right].into_iter().find(|flow| flow.stage == Stage::Length);
                length.unwrap_or(Flow { key: worse_key(left.key, right.key), shape: ShapeId::PLAIN, ..Flow::UNKNOWN })
            }
        }
    }

    /// Remembers that a field, or a number inside one, is counted up.
    fn count_up(&mut self, target: &Expr, flow: &Flow) {
        if let (Some(place), 0) = (flow.place, flow.depth) {
            self.note_counter(place);
        }
        if let Expr::Field(field) = target
            && let (Member::Unnamed(_), Expr::Field(_)) = (&field.member, &*field.base)
        {
            let base = self.walk(&field.base);
            self.count_up(&field.base, &base);
        }
    }

    /// Reads a comparison: of a length, or with something that is called a limit.
    fn compared(&mut self, binary: &ExprBinary, left: &Flow, right: &Flow) -> Flow {
        let (length, other, with) =
            if left.stage == Stage::Length { (left, right, &binary.right) } else { (right, left, &binary.left) };
        if length.stage == Stage::Length {
            let is_position = other.binding.is_some()
                && other.place.is_none()
                && !matches!(other.key, Key::Parameter(_) | Key::Constant)
                && !self.is_limit(with);
            if is_zero_or_one(with) || is_position {
                return Flow::UNKNOWN;
            }
            let plain = length.staged(Stage::Plain);
            self.operate(&plain, OperationKind::LengthCheck, Item::NONE, || {
                span_to(&binary.left, first_token(&binary.right))
            });
            let guard = Guard { place: length.place.map(|place| (place, length.depth)), flag: Context::LENGTH_GUARD };
            self.body.tests.push(guard);
            return Flow { place: length.place, depth: length.depth, ..Flow::UNKNOWN }
                .staged(Stage::Test(Context::LENGTH_GUARD));
        }
        let is_order = !matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_));
        if is_order && (self.is_limit(&binary.left) || self.is_limit(&binary.right)) {
            self.body.tests.push(Guard { place: None, flag: Context::LIMIT_GUARD });
            return Flow::UNKNOWN.staged(Stage::Test(Context::LIMIT_GUARD));
        }
        Flow::UNKNOWN
    }

    /// Tells whether an expression is called a limit: `self.max_sessions`, `MAX`, `config.capacity()`.
    fn is_limit(&mut self, expression: &Expr) -> bool {
        let ident = match expression {
            Expr::Field(field) => match &field.member {
                Member::Named(member) => member,
                Member::Unnamed(_) => return false,
            },
            Expr::Path(path) => match path.path.segments.last() {
                Some(last) => &last.ident,
                None => return false,
            },
            Expr::MethodCall(call) => &call.method,
            Expr::Cast(cast) => return self.is_limit(&cast.expr),
            Expr::Paren(paren) => return self.is_limit(&paren.expr),
            Expr::Unary(unary) => return self.is_limit(&unary.expr),
            _ => return false,
        };
        let text = self.builder.text(ident).to_ascii_lowercase();
        text.split('_').any(|word| LIMITS.contains(&word))
    }
}

fn is_zero_or_one(expression: &Expr) -> bool {
    let Expr::Lit(literal) = expression else { return false };
    matches!(&literal.lit, Lit::Int(number) if matches!(number.base10_digits(), "0" | "1"))
}
