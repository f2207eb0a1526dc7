//! Methods that only give access to a field: `fn state(&self) -> MutexGuard<State> { self.state.lock().unwrap() }`.

use proc_macro2::Ident;
use syn::{Expr, Member, Stmt};

use super::methods::{Effect, effect};

/// Returns the field of `self` that a body does nothing but give access to.
pub(super) fn field_given(body: &[Stmt]) -> Option<&Ident> {
    let [Stmt::Expr(expression, None)] = body else { return None };
    let mut expression = expression;
    loop {
        expression = match expression {
            Expr::Reference(inner) => &inner.expr,
            Expr::Paren(inner) => &inner.expr,
            Expr::Unary(inner) => &inner.expr,
            Expr::Try(inner) => &inner.expr,
            Expr::Await(inner) => &inner.base,
            Expr::MethodCall(call) => {
                let text = call.method.to_string();
                match effect(&text, call.args.len()) {
                    Some(Effect::Same | Effect::Open) => &call.receiver,
                    _ => return None,
                }
            }
            Expr::Field(field) => {
                let Member::Named(name) = &field.member else { return None };
                let Expr::Path(base) = &*field.base else { return None };
                return base.path.is_ident("self").then_some(name);
            }
            _ => return None,
        };
    }
}
