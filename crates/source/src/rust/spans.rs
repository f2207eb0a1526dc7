//! First and last tokens of syntax nodes. syn's own way to a span prints the whole node to tokens first.

use proc_macro2::Span as TokenSpan;
use syn::spanned::Spanned as _;
use syn::{Expr, PathArguments, Type};

use super::builder::span;
use crate::facts::Span;

/// Returns the span of a method call.
pub(super) fn call_span(call: &syn::ExprMethodCall) -> Span {
    span(first_token(&call.receiver), call.paren_token.span.close())
}

/// Returns the span from the first token of an expression to `last`.
pub(super) fn span_to(first: &Expr, last: TokenSpan) -> Span {
    span(first_token(first), last)
}

/// Returns the first token of a type, and the last where that is another.
pub(super) fn type_span(ty: &Type) -> (TokenSpan, Option<TokenSpan>) {
    match ty {
        Type::Path(path) => {
            let first = path.path.segments.first().map_or_else(TokenSpan::call_site, |first| first.ident.span());
            let last = path.path.segments.last().map(|last| match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments.gt_token.spans[0],
                PathArguments::None | PathArguments::Parenthesized(_) => last.ident.span(),
            });
            (path.qself.as_ref().map_or(first, |qself| qself.lt_token.spans[0]), last)
        }
        Type::Reference(reference) => (reference.and_token.spans[0], type_span(&reference.elem).1),
        Type::Tuple(tuple) => (tuple.paren_token.span.open(), Some(tuple.paren_token.span.close())),
        Type::Paren(paren) => (paren.paren_token.span.open(), Some(paren.paren_token.span.close())),
        Type::Array(array) => (array.bracket_token.span.open(), Some(array.bracket_token.span.close())),
        Type::Slice(slice) => (slice.bracket_token.span.open(), Some(slice.bracket_token.span.close())),
        Type::Ptr(pointer) => (pointer.star_token.spans[0], type_span(&pointer.elem).1),
        Type::FnPtr(function) => (function.fn_token.span, Some(function.paren_token.span.close())),
        Type::ImplTrait(it) => (it.impl_token.span, None),
        Type::Never(never) => (never.bang_token.spans[0], None),
        other => (other.span(), None),
    }
}

/// Returns the first token of an expression.
pub(super) fn first_token(expression: &Expr) -> TokenSpan {
    let mut expression = expression;
    loop {
        expression = match expression {
            Expr::MethodCall(call) => &call.receiver,
            Expr::Field(field) => &field.base,
            Expr::Call(call) => &call.func,
            Expr::Index(index) => &index.expr,
            Expr::Try(inner) => &inner.expr,
            Expr::Await(inner) => &inner.base,
            Expr::Binary(binary) => &binary.left,
            Expr::Assign(assign) => &assign.left,
            Expr::Cast(cast) => &cast.expr,
            Expr::Reference(reference) => return reference.and_token.spans[0],
            Expr::Unary(unary) => return unary_token(&unary.op),
            Expr::Paren(paren) => return paren.paren_token.span.open(),
            Expr::Tuple(tuple) => return tuple.paren_token.span.open(),
            Expr::Array(array) => return array.bracket_token.span.open(),
            Expr::Block(block) => return block.block.brace_token.span.open(),
            Expr::Unsafe(block) => return block.unsafe_token.span,
            Expr::Async(block) => return block.async_token.span,
            Expr::Match(it) => return it.match_token.span,
            Expr::If(it) => return it.if_token.span,
            Expr::Lit(literal) => return literal.lit.span(),
            Expr::Macro(it) => return path_token(&it.mac.path),
            Expr::Path(path) => {
                return path.qself.as_ref().map_or_else(|| path_token(&path.path), |qself| qself.lt_token.spans[0]);
            }
            Expr::Struct(it) => return path_token(&it.path),
            // The rare ones may cost what printing them costs.
            other => return other.span(),
        };
    }
}

fn path_token(path: &syn::Path) -> TokenSpan {
    path.segments.first().map_or_else(TokenSpan::call_site, |first| first.ident.span())
}

fn unary_token(operator: &syn::UnOp) -> TokenSpan {
    match operator {
        syn::UnOp::Deref(token) => token.spans[0],
        syn::UnOp::Not(token) => token.spans[0],
        syn::UnOp::Neg(token) => token.spans[0],
        _ => TokenSpan::call_site(),
    }
}
