//! Functions that only give access to a field or static:
//! `fn state(&self) -> MutexGuard<State> { self.state.lock().unwrap() }`.

use proc_macro2::Ident;
use syn::{Expr, Item, Member, Stmt};

use super::builder::bare;
use super::flow::Flow;
use super::lowering::{Given, Lowering, Signature};
use super::methods::{Effect, effect};
use crate::facts::{Name, Root, Wrappers};

/// What a body does nothing but give access to.
pub(super) enum Access<'b> {
    /// A field of `self`.
    Field(&'b Ident),
    /// A clone of a field of `self`.
    Clone(&'b Ident),
    /// A static.
    Static(&'b Ident),
}

impl Lowering<'_, '_> {
    /// Returns the signature of a method of this file.
    pub(super) fn own_method(&mut self, receiver: &Flow, name: Name) -> Option<Signature> {
        let owner = self.type_of(receiver)?;
        self.signatures.get(&(Some(owner), name)).copied()
    }

    /// Returns what a method of this file gives.
    pub(super) fn given_by(&mut self, receiver: &Flow, signature: Signature) -> Flow {
        match signature.gives {
            Some(Given::Field(field)) => {
                let field = self.field_of(receiver, field);
                self.opened(field)
            }
            Some(Given::Clone(field)) => {
                let field = self.field_of(receiver, field);
                let is_counted = self.shapes.resolved(field.shape).wrappers.contains(Wrappers::COUNTED);
                if is_counted { field } else { Flow::of(signature.returns) }
            }
            Some(Given::Static(name)) => self.static_called(name).unwrap_or(Flow::of(signature.returns)),
            None => Flow::of(signature.returns),
        }
    }

    /// Returns what the static called `name` comes to.
    pub(super) fn static_called(&mut self, name: Name) -> Option<Flow> {
        let variable = self.builder.find_global(name)?;
        let shape = self.globals.get(&variable).copied()?;
        Some(self.opened(Flow::at(bare(Root::Variable(variable)), shape)))
    }
}

/// Returns what a body does nothing but give access to.
pub(super) fn given(body: &[Stmt]) -> Option<Access<'_>> {
    let (last, before) = body.split_last()?;
    // A static may be declared in the function that alone gives access to it.
    if !before.iter().all(|statement| matches!(statement, Stmt::Item(Item::Static(_) | Item::Use(_) | Item::Const(_))))
    {
        return None;
    }
    let Stmt::Expr(expression, None) = last else { return None };
    let mut expression = expression;
    let mut is_clone = false;
    loop {
        expression = match expression {
            Expr::Reference(inner) => &inner.expr,
            Expr::Paren(inner) => &inner.expr,
            Expr::Unary(inner) => &inner.expr,
            Expr::Try(inner) => &inner.expr,
            Expr::Await(inner) => &inner.base,
            Expr::MethodCall(call) => {
                is_clone |= call.method == "clone";
                let text = call.method.to_string();
                match effect(&text, call.args.len()) {
                    Some(Effect::Same | Effect::Open) => &call.receiver,
                    _ if call.method == "clone" => &call.receiver,
                    _ => return None,
                }
            }
            Expr::Call(call) => {
                is_clone = true;
                counted_clone(call)?
            }
            Expr::Field(field) => {
                let Member::Named(name) = &field.member else { return None };
                let Expr::Path(base) = &*field.base else { return None };
                let given = if is_clone { Access::Clone(name) } else { Access::Field(name) };
                return base.path.is_ident("self").then_some(given);
            }
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                return (!is_clone && is_upper(name)).then_some(Access::Static(name));
            }
            _ => return None,
        };
    }
}

/// Returns the argument of `Arc::clone(…)`.
fn counted_clone(call: &syn::ExprCall) -> Option<&Expr> {
    let Expr::Path(function) = &*call.func else { return None };
    let mut segments = function.path.segments.iter().rev();
    let is_clone = segments.next()?.ident == "clone";
    let of = &segments.next()?.ident;
    (is_clone && (of == "Arc" || of == "Rc")).then(|| call.args.first()).flatten()
}

fn is_upper(name: &Ident) -> bool {
    let text = name.to_string();
    text.len() > 1 && !text.chars().any(char::is_lowercase)
}
