//! Where keys and values come from.

use ruff_python_ast::{Expr, ExprCall};

use super::lowering::Lowering;
use super::places::last_part;
use super::tables;
use crate::facts::{ArgumentValue, Capacity, Key, Name, PlaceId, Root, Value, VariableKind};

/// Keys with more text than this have no name.
const LONGEST_KEY: usize = 60;

impl Lowering<'_, '_, '_> {
    /// Returns where the value of `expression` comes from when it is used as a key.
    pub(super) fn key_of(&mut self, expression: &Expr) -> Key {
        self.ask(Key::Computed, |this| this.key_in(expression))
    }

    fn key_in(&mut self, expression: &Expr) -> Key {
        match expression {
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => Key::Literal,
            Expr::Name(name) => self.key_of_name(&name.id),
            Expr::Attribute(attribute) => match attribute.attr.as_str() {
                name if tables::CODE_FIELDS.contains(&name) => Key::TypeOf,
                name if tables::REFLECTING_FIELDS.contains(&name) => Key::Constant,
                name if is_constant_name(name) => Key::Constant,
                name if is_class_name(name) => Key::TypeOf,
                _ if is_configured(expression) => Key::TypeOf,
                _ => match self.place_of(expression) {
                    Some((place, 0)) if matches!(place.root, Root::Receiver(_)) => Key::ReceiverField,
                    _ => Key::Computed,
                },
            },
            Expr::Tuple(tuple) => {
                let parts: Vec<Key> = tuple.elts.iter().map(|element| self.key_of(element)).collect();
                parts.into_iter().max_by_key(|key| variety(*key)).unwrap_or(Key::Literal)
            }
            Expr::FString(text) => {
                let mut parts = Key::Literal;
                for element in text.value.elements() {
                    let Some(part) = element.as_interpolation() else { continue };
                    let part = self.key_of(&part.expression);
                    parts = if variety(part) > variety(parts) { part } else { parts };
                }
                // What has only so many parts has only so many forms.
                if variety(parts) <= variety(Key::TypeOf) { parts } else { Key::Formatted }
            }
            Expr::BinOp(operation) => {
                let (left, right) = (self.key_of(&operation.left), self.key_of(&operation.right));
                if variety(left) >= variety(right) { left } else { right }
            }
            Expr::If(choice) => {
                let (one, other) = (self.key_of(&choice.body), self.key_of(&choice.orelse));
                if variety(one) >= variety(other) { one } else { other }
            }
            Expr::UnaryOp(operation) => self.key_of(&operation.operand),
            Expr::Named(named) => self.key_of(&named.value),
            Expr::Await(awaited) => self.key_of(&awaited.value),
            Expr::Call(_) if is_configured(expression) => Key::TypeOf,
            Expr::Call(call) => self.key_of_call(call),
            _ => Key::Computed,
        }
    }

    fn key_of_name(&mut self, name: &str) -> Key {
        let interned = self.names.intern(name);
        let Some(variable) = self.lookup(interned) else {
            let is_fixed = is_constant_name(name) || tables::MODULE_NAMES.contains(&name);
            return if is_fixed { Key::Constant } else { Key::Computed };
        };
        if let Some(key) = self.provenance.get(variable) {
            return key;
        }
        let flag = self.names.intern("bool");
        let bound = &self.facts.variables[variable.index()];
        match bound.kind {
            // There are two of them.
            VariableKind::Parameter(_) if bound.declared == flag => Key::TypeOf,
            // A parameter of an outer function is whatever that one was called with.
            VariableKind::Parameter(index) if bound.scope == self.scope() => Key::Parameter(index),
            VariableKind::Type(_) | VariableKind::Function(_) => Key::TypeOf,
            VariableKind::Global | VariableKind::Import(_) if is_constant_name(name) => Key::Constant,
            VariableKind::Global | VariableKind::Import(_) if is_class_name(name) => Key::TypeOf,
            VariableKind::Parameter(_) | VariableKind::Local | VariableKind::Global | VariableKind::Import(_) => {
                Key::Computed
            }
        }
    }

    fn key_of_call(&mut self, call: &ExprCall) -> Key {
        let Some(name) = last_part(&call.func) else {
            return Key::Computed;
        };
        match (name, &*call.arguments.args) {
            ("type", [_]) => return Key::TypeOf,
            // What there is one of has one number.
            ("id", [inner]) => {
                let of = self.key_of(inner);
                if variety(of) <= variety(Key::TypeOf) {
                    return of;
                }
            }
            ("str" | "int" | "tuple" | "frozenset" | "bytes" | "hash" | "sys.intern", [inner]) => {
                return self.key_of(inner);
            }
            _ => {}
        }
        if let Expr::Attribute(method) = &*call.func
            && tables::TEXT_METHODS.contains(&name)
        {
            let base = self.key_of(&method.value);
            return if name == "format" { Key::Formatted } else { base };
        }
        if is_unique_call(name, call) {
            Key::Unique
        } else if tables::RECYCLED_CALLS.contains(&name) {
            Key::TypeOf
        } else if tables::REFLECTING_CALLS.contains(&name) {
            Key::Constant
        } else {
            Key::Computed
        }
    }

    /// Returns what a growth puts in when it puts `expression` in.
    pub(super) fn value_of(&mut self, expression: &Expr) -> Value {
        match expression {
            Expr::NoneLiteral(_) => Value::Nothing,
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::EllipsisLiteral(_) => Value::Literal,
            Expr::Lambda(_) => Value::Callable,
            Expr::Await(_) => Value::Other,
            Expr::Name(name) => {
                let interned = self.names.intern(&name.id);
                if let Some(Root::Receiver(_)) = self.receiver(interned) {
                    return Value::Receiver;
                }
                match self.lookup(interned).map(|variable| &self.facts.variables[variable.index()]) {
                    Some(bound) => match bound.kind {
                        VariableKind::Parameter(index) if bound.scope == self.scope() => Value::Parameter(index),
                        VariableKind::Function(_) | VariableKind::Type(_) => Value::Callable,
                        VariableKind::Parameter(_)
                        | VariableKind::Local
                        | VariableKind::Global
                        | VariableKind::Import(_) => Value::Other,
                    },
                    None => Value::Other,
                }
            }
            _ => self.value_of_made(expression),
        }
    }

    fn value_of_made(&mut self, expression: &Expr) -> Value {
        if let Some(made) = self.constructor_of(expression) {
            return match made.capacity {
                Capacity::Unbounded => Value::Container(made.kind),
                Capacity::Fixed(_) | Capacity::Expression | Capacity::Weak | Capacity::Expiring => {
                    Value::BoundedContainer
                }
            };
        }
        let Expr::Call(call) = expression else {
            return Value::Other;
        };
        match last_part(&call.func) {
            Some(name) if tables::LOCKS.contains(&name) => Value::Lock,
            Some(name) if tables::TASKS.contains(&name) => Value::Task,
            _ => Value::Call,
        }
    }

    /// Returns the place of a variable that was seen to hold a container: one written in capitals is no constant.
    fn made_container(&mut self, name: &str) -> Option<PlaceId> {
        let interned = self.names.intern(name);
        let variable = self.lookup(interned)?;
        if !self.local_containers.contains_key(&variable) {
            return None;
        }
        let (place, depth) = self.place_of_name(interned)?;
        (depth == 0).then(|| self.place_id(place))
    }

    /// Returns what an argument of a call is.
    pub(super) fn argument_of(&mut self, expression: &Expr) -> ArgumentValue {
        match expression {
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_) => ArgumentValue::Constant,
            Expr::Name(name) if self.made_container(&name.id).is_some() => {
                self.made_container(&name.id).map_or(ArgumentValue::Other, ArgumentValue::Place)
            }
            Expr::Name(_) | Expr::Attribute(_) => match self.key_of(expression) {
                Key::Constant | Key::TypeOf | Key::Literal | Key::ConstantLoop => ArgumentValue::Constant,
                Key::Parameter(index) => ArgumentValue::Parameter(index),
                Key::Absent | Key::ReceiverField | Key::Loop | Key::Unique | Key::Formatted | Key::Computed => {
                    match self.place_of(expression) {
                        Some((place, 0)) if place.path().is_empty() && matches!(place.root, Root::Receiver(_)) => {
                            ArgumentValue::Receiver
                        }
                        Some((place, 0)) => ArgumentValue::Place(self.place_id(place)),
                        _ => ArgumentValue::Other,
                    }
                }
            },
            _ => ArgumentValue::Other,
        }
    }

    /// Returns the text of a key that is short and made of names.
    pub(super) fn key_name(&mut self, expression: &Expr) -> Name {
        match expression {
            Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Tuple(_)
            | Expr::Call(_)
            | Expr::BinOp(_) => {
                let text = self.source(expression);
                let is_short = text.len() <= LONGEST_KEY && !text.contains('\n');
                if is_short { self.names.intern(text) } else { Name::NONE }
            }
            _ => Name::NONE,
        }
    }
}

/// How many parts of an expression are looked at for settings.
const LONGEST_SETTING: u8 = 6;

/// Tells whether an expression is something of a program's settings, of which it has one set: `settings.path`,
/// `get_settings().key()`. What is named an identity may belong to anything that has settings of its own.
fn is_configured(expression: &Expr) -> bool {
    let is_identity = |name: &str| name == "id" || name.ends_with("_id");
    if last_part(expression).is_some_and(is_identity) {
        return false;
    }
    let mut at = expression;
    for part in 0..LONGEST_SETTING {
        let name = match at {
            Expr::Name(name) => name.id.as_str(),
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            // What is asked for by something else is as many as that.
            Expr::Call(call) if call.arguments.is_empty() => {
                at = &call.func;
                continue;
            }
            _ => return false,
        };
        let name = name.trim_start_matches('_');
        if part > 0 && tables::CONFIGURATIONS.contains(&name) {
            return true;
        }
        let Expr::Attribute(attribute) = at else { return false };
        at = &attribute.value;
    }
    false
}

/// Tells whether a call never returns the same twice.
fn is_unique_call(name: &str, call: &ExprCall) -> bool {
    match name {
        // `test.id()` is a name.
        "id" => call.func.is_name_expr(),
        // `next(iter(table))` and `next(x for x in table if …)` look for what is there.
        "next" => matches!(call.arguments.args.first(), Some(Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_))),
        _ => tables::UNIQUE_CALLS.contains(&name),
    }
}

/// Tells whether `name` is constant by convention: `MAX_SIZE`.
fn is_constant_name(name: &str) -> bool {
    name.len() > 1
        && !name.bytes().any(|byte| byte.is_ascii_lowercase())
        && name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Tells whether `name` names a class by convention: `ProgressNotification`.
pub(super) fn is_class_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Returns how many different values a key may take, as an order.
fn variety(key: Key) -> u8 {
    match key {
        Key::Absent | Key::Literal => 0,
        Key::Constant | Key::ConstantLoop => 1,
        Key::TypeOf => 2,
        Key::ReceiverField => 3,
        Key::Parameter(_) => 4,
        Key::Loop => 5,
        Key::Computed => 6,
        Key::Formatted => 7,
        Key::Unique => 8,
    }
}
