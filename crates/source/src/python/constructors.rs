//! Expressions that make containers, and decorators that make caches.

use ruff_python_ast::{Arguments, BoolOp, Decorator, Expr, ExprCall, Number};

use super::lowering::Lowering;
use super::places::last_part;
use super::tables::{self, BoundArgument};
use crate::facts::{Capacity, Constructor, ContainerKind, Wrappers};

impl Lowering<'_, '_, '_> {
    /// Returns the container that `expression` makes.
    pub(super) fn constructor_of(&mut self, expression: &Expr) -> Option<Constructor> {
        self.ask(None, |this| this.constructor_in(expression))
    }

    fn constructor_in(&mut self, expression: &Expr) -> Option<Constructor> {
        match expression {
            Expr::List(list) => Some(self.display(ContainerKind::Sequence, list.elts.is_empty(), "list")),
            Expr::ListComp(_) => Some(self.display(ContainerKind::Sequence, false, "list")),
            Expr::Dict(dict) => Some(self.display(ContainerKind::Map, dict.items.is_empty(), "dict")),
            Expr::DictComp(_) => Some(self.display(ContainerKind::Map, false, "dict")),
            Expr::Set(_) | Expr::SetComp(_) => Some(self.display(ContainerKind::Set, false, "set")),
            Expr::Call(call) => self.constructor_of_call(call),
            // `given or {}` and `{} if given is None else given` may make one.
            Expr::BoolOp(choice) if choice.op == BoolOp::Or => {
                choice.values.last().and_then(|last| self.constructor_of(last))
            }
            Expr::If(choice) => self.constructor_of(&choice.body).or_else(|| self.constructor_of(&choice.orelse)),
            Expr::Named(named) => self.constructor_of(&named.value),
            _ => None,
        }
    }

    fn display(&mut self, kind: ContainerKind, is_empty: bool, text: &str) -> Constructor {
        Constructor {
            kind,
            capacity: Capacity::Unbounded,
            element: None,
            element_capacity: Capacity::Unbounded,
            wrappers: Wrappers::default(),
            is_empty,
            text: self.names.intern(text),
        }
    }

    fn constructor_of_call(&mut self, call: &ExprCall) -> Option<Constructor> {
        let name = last_part(&call.func)?;
        let Some(known) = tables::constructor(name) else {
            return self.field_factory(name, call);
        };
        // A method of the same name, such as `self.list()`, makes something else.
        if let Expr::Attribute(method) = &*call.func {
            let mut base = &*method.value;
            while let Expr::Attribute(inner) = base {
                base = &inner.value;
            }
            let Expr::Name(module) = base else { return None };
            let module = self.names.intern(&module.id);
            if self.receiver(module).is_some() || self.lookup(module).is_some_and(|variable| !self.is_import(variable))
            {
                return None;
            }
        }
        let arguments = &call.arguments;
        let mut made = self.display(known.kind, !self.is_filled(known.kind, arguments), name);
        made.capacity = capacity(known.bound, arguments);
        if known.kind == ContainerKind::DefaultMap {
            self.default_element(&mut made, arguments);
        }
        Some(made)
    }

    fn is_import(&self, variable: crate::facts::VariableId) -> bool {
        matches!(self.facts.variables[variable.index()].kind, crate::facts::VariableKind::Import(_))
    }

    /// Tells whether the arguments of a constructor put something in.
    fn is_filled(&self, kind: ContainerKind, arguments: &Arguments) -> bool {
        match kind {
            ContainerKind::DefaultMap => arguments.args.len() > 1,
            ContainerKind::Queue | ContainerKind::Deque => false,
            ContainerKind::Sequence
            | ContainerKind::Map
            | ContainerKind::Set
            | ContainerKind::Heap
            | ContainerKind::Channel
            | ContainerKind::Counter
            | ContainerKind::ExitStack
            | ContainerKind::TaskSet
            | ContainerKind::SelfPruning
            | ContainerKind::Custom => !arguments.args.is_empty(),
        }
    }

    /// Looks at the factory of a `defaultdict`: a name, or a lambda that calls one.
    fn default_element(&mut self, made: &mut Constructor, arguments: &Arguments) {
        let Some(factory) = arguments.args.first() else { return };
        let (element, text) = match factory {
            Expr::Lambda(lambda) => {
                let inner = self.constructor_of(&lambda.body);
                made.element_capacity = inner.map_or(Capacity::Unbounded, |inner| inner.capacity);
                let called = if let Expr::Call(call) = &*lambda.body { last_part(&call.func) } else { None };
                (
                    inner.map(|inner| inner.kind),
                    format!("lambda: {}", called.map_or("…".to_owned(), |name| format!("{name}(…)"))),
                )
            }
            other => {
                let name = last_part(other).unwrap_or("…");
                (tables::constructor(name).map(|known| known.kind), name.to_owned())
            }
        };
        made.element = element;
        made.text = self.names.intern(&format!("defaultdict({text})"));
    }

    /// Returns what `field(default_factory=dict)` and its kin make for each instance.
    fn field_factory(&mut self, name: &str, call: &ExprCall) -> Option<Constructor> {
        let (_, keywords) = tables::FIELD_FACTORIES.iter().find(|(factory, _)| *factory == name)?;
        let factory = if keywords.is_empty() {
            call.arguments.args.first()
        } else {
            keywords.iter().find_map(|keyword| call.arguments.find_keyword(keyword)).map(|keyword| &keyword.value)
        }?;
        match factory {
            Expr::Lambda(lambda) => self.constructor_of(&lambda.body),
            Expr::Name(_) | Expr::Attribute(_) => {
                let name = last_part(factory)?;
                let known = tables::constructor(name)?;
                let mut made = self.display(known.kind, true, name);
                made.capacity = match known.bound {
                    BoundArgument::Always(capacity) => capacity,
                    BoundArgument::Never | BoundArgument::Maximum(..) => Capacity::Unbounded,
                };
                Some(made)
            }
            Expr::Call(_) => self.constructor_of(factory),
            _ => None,
        }
    }

    /// Tells whether `expression` makes a field anew for each instance of its class.
    pub(super) fn is_field_factory(&self, expression: &Expr) -> bool {
        let Expr::Call(call) = expression else { return false };
        last_part(&call.func).is_some_and(|name| tables::FIELD_FACTORIES.iter().any(|(factory, _)| *factory == name))
    }

    /// Returns what a decorator that remembers results is bounded by, and how the source writes it.
    pub(super) fn memo_of(&mut self, decorator: &Decorator) -> Option<(Capacity, String)> {
        let (function, arguments) = match &decorator.expression {
            Expr::Call(call) => (&*call.func, Some(&call.arguments)),
            plain => (plain, None),
        };
        let path = self.dotted(function)?;
        let (_, default) = tables::MEMOS.iter().find(|(known, _)| *known == path)?;
        let capacity = match arguments {
            Some(arguments) => {
                let given = arguments.find_argument_value("maxsize", 0);
                // `@lru_cache(typed=True)` keeps the default.
                given.map_or(*default, |_| capacity(BoundArgument::Maximum("maxsize", 0), arguments))
            }
            None => *default,
        };
        Some((capacity, path))
    }
}

/// Returns what `arguments` say of the bound.
fn capacity(bound: BoundArgument, arguments: &Arguments) -> Capacity {
    let (keyword, position) = match bound {
        BoundArgument::Never => return Capacity::Unbounded,
        BoundArgument::Always(capacity) => return capacity,
        BoundArgument::Maximum(keyword, position) => (keyword, position),
    };
    match arguments.find_argument_value(keyword, position) {
        None | Some(Expr::NoneLiteral(_)) => Capacity::Unbounded,
        Some(Expr::UnaryOp(negative)) if negative.op == ruff_python_ast::UnaryOp::USub => Capacity::Unbounded,
        Some(Expr::NumberLiteral(number)) => match &number.value {
            Number::Int(int) => match int.as_u64() {
                Some(0) if keyword != "maxlen" => Capacity::Unbounded,
                Some(maximum) => Capacity::Fixed(maximum),
                None => Capacity::Expression,
            },
            Number::Float(_) | Number::Complex { .. } => Capacity::Expression,
        },
        Some(_) => Capacity::Expression,
    }
}
