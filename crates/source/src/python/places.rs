//! What an expression refers to, and what a dotted name stands for.

use ruff_python_ast::{Expr, ExprCall};

use super::lowering::{Alias, Lowering, Meaning};
use crate::facts::{Key, Name, PLACE_FIELDS, Place, Root, VariableKind};

/// Elements deeper than this are all the same to the analysis.
const DEEPEST_ELEMENT: u8 = 3;

impl Lowering<'_, '_, '_> {
    /// Returns the place that `expression` refers to, and how many elements deep it lies in it.
    pub(super) fn place_of(&mut self, expression: &Expr) -> Option<(Place, u8)> {
        self.ask(None, |this| this.place_in(expression))
    }

    fn place_in(&mut self, expression: &Expr) -> Option<(Place, u8)> {
        match expression {
            Expr::Name(name) => {
                let name = self.names.intern(&name.id);
                self.place_of_name(name)
            }
            Expr::Attribute(attribute) => {
                if attribute.attr.as_str() == "__class__" {
                    return self.type_object_of(&attribute.value).map(|root| (bare(root), 0));
                }
                let field = self.names.intern(&attribute.attr);
                match self.place_of(&attribute.value) {
                    Some((place, 0)) => Some((place.field(field), 0)),
                    _ => Some((bare(Root::Unknown).field(field), 0)),
                }
            }
            Expr::Subscript(subscript) if !subscript.slice.is_slice_expr() => {
                let (place, depth) = self.place_of(&subscript.value)?;
                Some((place, (depth + 1).min(DEEPEST_ELEMENT)))
            }
            Expr::Named(named) => self.place_of(&named.value),
            Expr::Call(call) => self.place_of_call(call),
            _ => None,
        }
    }

    pub(super) fn place_of_name(&mut self, name: Name) -> Option<(Place, u8)> {
        let variable = match self.meaning(name)? {
            Meaning::Receiver(root) => return Some((bare(root), 0)),
            Meaning::Variable(variable) => variable,
        };
        if let Some(Alias { place, depth }) = self.aliases.get(variable) {
            return Some((place, depth));
        }
        if let VariableKind::Type(of) = self.facts.variables[variable.index()].kind {
            return Some((bare(Root::TypeObject(of)), 0));
        }
        Some((bare(Root::Variable(variable)), 0))
    }

    /// Returns the element that a call hands out while it stays in the container, or what a transparent call wraps.
    fn place_of_call(&mut self, call: &ExprCall) -> Option<(Place, u8)> {
        match &*call.func {
            Expr::Attribute(attribute) => {
                let hands_out = match attribute.attr.as_str() {
                    "setdefault" => true,
                    "get" => !call.arguments.args.is_empty(),
                    _ => false,
                };
                if !hands_out {
                    return None;
                }
                let (place, depth) = self.place_of(&attribute.value)?;
                Some((place, (depth + 1).min(DEEPEST_ELEMENT)))
            }
            Expr::Name(name) => match (name.id.as_str(), &*call.arguments.args) {
                ("type", [of]) => self.type_object_of(of).map(|root| (bare(root), 0)),
                ("super", _) => self.owner().map(|owner| (bare(Root::Receiver(owner)), 0)),
                ("cast", [_, value]) => self.place_of(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the type object of `expression` where that is a receiver.
    fn type_object_of(&mut self, expression: &Expr) -> Option<Root> {
        match self.place_of(expression)? {
            (place, 0) if place.path().is_empty() => match place.root {
                Root::Receiver(of) | Root::TypeObject(of) => Some(Root::TypeObject(of)),
                Root::Variable(_) | Root::Unknown => None,
            },
            _ => None,
        }
    }

    /// Returns the dotted path that `expression` names, imports resolved: `q.Queue` after `import queue as q` is
    /// `queue.Queue`.
    pub(super) fn dotted(&mut self, expression: &Expr) -> Option<String> {
        self.ask(None, |this| this.dotted_in(expression))
    }

    fn dotted_in(&mut self, expression: &Expr) -> Option<String> {
        match expression {
            Expr::Name(name) => {
                let interned = self.names.intern(&name.id);
                if let Some(variable) = self.lookup(interned)
                    && let VariableKind::Import(index) = self.facts.variables[variable.index()].kind
                {
                    return Some(self.import_paths[index as usize].clone());
                }
                Some(name.id.to_string())
            }
            Expr::Attribute(attribute) => {
                let mut path = self.dotted(&attribute.value)?;
                path.push('.');
                path.push_str(&attribute.attr);
                Some(path)
            }
            _ => None,
        }
    }

    /// Returns the dotted name of the class that an annotation means: `Optional[Store]`, `"Store"` and `Store | None`
    /// are `Store`.
    pub(super) fn annotated_type(&mut self, annotation: &Expr) -> Name {
        self.ask(Name::NONE, |this| this.annotated_in(annotation))
    }

    fn annotated_in(&mut self, annotation: &Expr) -> Name {
        match annotation {
            Expr::Name(_) | Expr::Attribute(_) => {
                self.dotted(annotation).map_or(Name::NONE, |path| self.names.intern(&path))
            }
            Expr::StringLiteral(text) => {
                let text = text.value.to_str();
                let text = text.strip_suffix(" | None").unwrap_or(text);
                let text = text.strip_prefix("Optional[").and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
                let is_path = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
                if is_path { self.names.intern(text) } else { Name::NONE }
            }
            Expr::Subscript(subscript) => {
                let is_wrapper =
                    matches!(last_part(&subscript.value), Some("Optional" | "Annotated" | "ClassVar" | "Final"));
                match &*subscript.slice {
                    Expr::Tuple(tuple) if is_wrapper => {
                        tuple.elts.first().map_or(Name::NONE, |first| self.annotated_type(first))
                    }
                    inner if is_wrapper => self.annotated_type(inner),
                    _ => Name::NONE,
                }
            }
            Expr::BinOp(union) if union.right.is_none_literal_expr() => self.annotated_type(&union.left),
            Expr::BinOp(union) if union.left.is_none_literal_expr() => self.annotated_type(&union.right),
            _ => Name::NONE,
        }
    }

    /// Notes of which container the names in `target` are keys, where `iterable` goes over its keys.
    pub(super) fn note_keys(&mut self, target: &Expr, iterable: &Expr) {
        let (container, key) = match iterable {
            Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
                (Expr::Attribute(method), []) => match (method.attr.as_str(), target) {
                    ("keys" | "copy", _) => (&*method.value, Some(target)),
                    ("items", Expr::Tuple(pair)) => (&*method.value, pair.elts.first()),
                    _ => return,
                },
                (Expr::Name(wrapper), [inner])
                    if matches!(wrapper.id.as_str(), "list" | "tuple" | "sorted" | "reversed" | "set") =>
                {
                    return self.ask((), |this| this.note_keys(target, inner));
                }
                _ => return,
            },
            Expr::Name(_) | Expr::Attribute(_) => (iterable, Some(target)),
            _ => return,
        };
        if let (Some((place, 0)), Some(Expr::Name(name))) = (self.place_of(container), key) {
            let name = self.names.intern(&name.id);
            if let Some(variable) = self.lookup(name) {
                self.keys_of.insert(variable, place);
            }
        }
    }

    /// Tells whether `key` is handed out by a loop over `container` itself.
    pub(super) fn is_own_key(&mut self, container: Place, key: &Expr) -> bool {
        let Expr::Name(name) = key else { return false };
        let name = self.names.intern(&name.id);
        self.lookup(name).is_some_and(|variable| self.keys_of.get(variable) == Some(container))
    }

    /// Makes the names in `target` mean the elements of what `iterable` goes over.
    pub(super) fn alias_loop_target(&mut self, target: &Expr, iterable: &Expr) {
        let (container, names_value) = match iterable {
            Expr::Call(call) => match &*call.func {
                Expr::Attribute(method) => match method.attr.as_str() {
                    "items" => (self.place_of(&method.value), second_of_pair(target)),
                    "values" => (self.place_of(&method.value), Some(target)),
                    _ => (None, None),
                },
                Expr::Name(wrapper)
                    if matches!(wrapper.id.as_str(), "list" | "tuple" | "sorted" | "reversed" | "set") =>
                {
                    if let [inner] = &*call.arguments.args {
                        self.alias_loop_target(target, inner);
                    }
                    return;
                }
                _ => (None, None),
            },
            _ => (self.place_of(iterable), Some(target)),
        };
        if let (Some((place, depth)), Some(Expr::Name(name))) = (container, names_value) {
            let name = self.names.intern(&name.id);
            if let Some(variable) = self.lookup(name) {
                self.aliases.insert(variable, Alias { place, depth: (depth + 1).min(DEEPEST_ELEMENT) });
            }
        }
    }

    /// Says where the values of a loop's variables come from.
    pub(super) fn mark_loop_target(&mut self, target: &Expr, key: Key) {
        let mut bound = Vec::new();
        super::bindings::visit_target(target, &mut |binding| {
            if let super::bindings::Binding::Bound(name) = binding {
                bound.push(name);
            }
        });
        for name in bound {
            let name = self.names.intern(name);
            if let Some(variable) = self.lookup(name) {
                self.aliases.remove(variable);
                self.keys_of.remove(variable);
                self.loop_bound.insert(variable);
                self.provenance.insert(variable, key);
            }
        }
    }
}

/// Returns the place that is just `root`.
pub(super) fn bare(root: Root) -> Place {
    Place { root, fields: [Name::NONE; PLACE_FIELDS] }
}

/// Returns the last part of a dotted expression.
pub(super) fn last_part(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(&name.id),
        Expr::Attribute(attribute) => Some(&attribute.attr),
        _ => None,
    }
}

fn second_of_pair(target: &Expr) -> Option<&Expr> {
    match target {
        Expr::Tuple(pair) if pair.elts.len() == 2 => pair.elts.get(1),
        _ => None,
    }
}
