//! Macros. syn leaves their arguments as tokens; what may hold operations is read as far as it looks like code.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Block, Expr, File, Ident, Item, Macro, Pat, Stmt, Token, Type, Visibility};

use super::builder::bare;
use super::flow::{Flow, Stage};
use super::lowering::Lowering;
use super::methods::{Effect, effect, may_operate};
use super::nesting::Macros;
use super::shapes::ShapeId;
use crate::facts::{Context, Key, OperationKind, Value, Wrappers};

/// Macros whose arguments are not code of the function, or hold nothing that would be kept.
const SILENT: &[&str] = &[
    "macro_rules",
    "quote",
    "quote_spanned",
    "stringify",
    "include_str",
    "include",
    "cfg",
    "env",
    "println",
    "print",
    "eprintln",
    "eprint",
    "write",
    "writeln",
    "panic",
    "unreachable",
    "todo",
    "unimplemented",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "log",
    "event",
    "span",
    "trace_span",
    "debug_span",
    "info_span",
    "warn_span",
    "error_span",
    "bail",
    "anyhow",
    "format_err",
    "compile_error",
    "concat",
    "parse_quote",
];

/// A static declared inside `lazy_static!` or `thread_local!`.
struct StaticInMacro {
    ident: Ident,
    ty: Type,
    value: Expr,
}

impl Parse for StaticInMacro {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(syn::Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![static]>()?;
        input.parse::<Option<Token![ref]>>()?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { ident, ty, value: input.parse()? })
    }
}

/// An arm of `select!`.
struct Arm {
    pattern: Option<Pat>,
    future: Option<Expr>,
    condition: Option<Expr>,
    handler: Option<Expr>,
}

/// The arms of `select!`, as tokio and futures write them.
struct Arms(Vec<Arm>);

impl Parse for Arms {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident) && input.peek2(Token![;]) {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        let mut arms = Vec::new();
        while !input.is_empty() {
            arms.push(arm(input)?);
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Self(arms))
    }
}

fn arm(input: ParseStream<'_>) -> syn::Result<Arm> {
    if input.peek(Token![else]) {
        input.parse::<Token![else]>()?;
        input.parse::<Token![=>]>()?;
        return Ok(Arm { pattern: None, future: None, condition: None, handler: Some(handler(input)?) });
    }
    if input.peek(Ident) && input.peek2(Token![=>]) {
        input.parse::<Ident>()?;
        input.parse::<Token![=>]>()?;
        return Ok(Arm { pattern: None, future: None, condition: None, handler: Some(handler(input)?) });
    }
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![=]>()?;
    let future = input.parse()?;
    let condition = if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        input.parse::<Token![if]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    input.parse::<Token![=>]>()?;
    Ok(Arm { pattern: Some(pattern), future: Some(future), condition, handler: Some(handler(input)?) })
}

fn handler(input: ParseStream<'_>) -> syn::Result<Expr> {
    if input.peek(syn::token::Brace) { Expr::parse_with_earlier_boundary_rule(input) } else { input.parse() }
}

impl Lowering<'_, '_> {
    /// Reads a macro where an item may stand.
    pub(super) fn item_macro(&mut self, it: &Macro) {
        let Some(last) = it.path.segments.last() else { return };
        let name = last.ident.to_string();
        if SILENT.contains(&name.as_str()) || self.macros == Macros::TooLong {
            return;
        }
        if let Some(statics) = statics_in(it) {
            for it in &statics {
                let flow = self.walk(&it.value);
                self.made_for(&it.ident, &flow);
            }
            return;
        }
        if let Ok(file) = it.parse_body::<File>() {
            self.items_in_macro(&file);
            return;
        }
        // `cfg_if!` and its kin: items in braces behind conditions.
        for token in it.tokens.clone() {
            if let TokenTree::Group(group) = token
                && group.delimiter() == Delimiter::Brace
                && let Ok(file) = syn::parse2::<File>(group.stream())
            {
                self.items_in_macro(&file);
            }
        }
    }

    fn items_in_macro(&mut self, file: &File) {
        let items: Vec<&Item> = file.items.iter().collect();
        self.items(&items);
    }

    /// Declares the statics of `lazy_static!` and `thread_local!`, which code before the macro may speak of.
    pub(super) fn declare_macro(&mut self, it: &Macro) {
        let Some(last) = it.path.segments.last() else { return };
        if self.macros == Macros::TooLong {
            return;
        }
        let round = if last.ident == "thread_local" { Wrappers::THREAD_LOCAL } else { Wrappers::ONCE };
        for it in statics_in(it).iter().flatten() {
            self.declare_global(&it.ident, &it.ty, round);
        }
    }

    /// Reads a macro where an expression or statement stands.
    pub(super) fn expression_macro(&mut self, it: &Macro) -> Flow {
        let Some(last) = it.path.segments.last() else { return Flow::UNKNOWN };
        let name = last.ident.to_string();
        match name.as_str() {
            "lazy_static" | "thread_local" => {
                self.declare_macro(it);
                self.item_macro(it);
                return Flow::UNKNOWN;
            }
            "format" | "concat" | "format_args" => {
                return Flow { key: Key::Formatted, shape: ShapeId::PLAIN, ..Flow::UNKNOWN };
            }
            "vec" => return self.vector(it),
            "select" | "select_biased" | "select_loop" => {
                if self.macros == Macros::Parsable
                    && let Ok(arms) = it.parse_body::<Arms>()
                {
                    return self.arms(&arms);
                }
            }
            _ if SILENT.contains(&name.as_str()) => return Flow::UNKNOWN,
            _ => {}
        }
        let is_transparent =
            matches!(name.as_str(), "pin" | "ready" | "try_ready" | "dbg" | "some_or_return" | "r#try");
        if !is_transparent && !holds_operation(&it.tokens) {
            return Flow::UNKNOWN;
        }
        if self.macros == Macros::TooLong {
            return Flow::UNKNOWN;
        }
        let outer = self.body.context;
        if name == "defer" || name == "scopeguard" {
            self.body.context.insert(Context::FINALLY);
        }
        let flow = self.lenient(it);
        self.body.context = outer;
        if is_transparent { flow } else { Flow::UNKNOWN }
    }

    /// Reads the arguments of a macro as expressions or statements, or else looks for method calls in the tokens.
    fn lenient(&mut self, it: &Macro) -> Flow {
        if let Ok(arguments) = it.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            let mut flows = arguments.iter().map(|argument| self.walk(argument));
            let first = flows.next().unwrap_or(Flow::UNKNOWN);
            flows.for_each(drop);
            return first;
        }
        if let Ok(statements) = it.parse_body_with(Block::parse_within) {
            self.macro_statements(&statements);
            return Flow::UNKNOWN;
        }
        self.scan(it.tokens.clone());
        Flow::UNKNOWN
    }

    fn macro_statements(&mut self, statements: &[Stmt]) {
        self.statements(statements);
    }

    fn vector(&mut self, it: &Macro) -> Flow {
        if self.macros == Macros::Parsable && holds_operation(&it.tokens) {
            self.lenient(it);
        }
        let is_empty = it.tokens.is_empty();
        let known = match super::known::known_type("Vec") {
            Some(super::known::Known::Container(known)) => known,
            _ => return Flow::UNKNOWN,
        };
        let name = self.builder.intern("Vec");
        let shape = self.shapes.container(known, name, ShapeId::UNKNOWN);
        let value = Value::Container(known.kind);
        Flow { value, ..Flow::of(shape) }.staged(if is_empty { Stage::Made } else { Stage::Filled })
    }

    fn arms(&mut self, arms: &Arms) -> Flow {
        let outer = self.body.context;
        let mut result = Flow::UNKNOWN;
        for arm in &arms.0 {
            let (bindings, guards) = (self.body.bindings.len(), self.body.guards.len());
            if let Some(condition) = &arm.condition {
                self.walk(condition);
            }
            let flow = arm.future.as_ref().map_or(Flow::UNKNOWN, |future| self.walk(future));
            if let Some(pattern) = &arm.pattern {
                self.bind(pattern, flow);
            }
            self.body.context.insert(Context::CONDITIONAL);
            if let Some(handler) = &arm.handler {
                result = self.walk(handler);
            }
            self.body.context = outer;
            self.body.bindings.truncate(bindings);
            self.body.guards.truncate(guards);
        }
        Flow { call: None, binding: None, ..result }
    }

    /// Looks for `name(.name)*.method(…)` in tokens that are no code, and records what the method does.
    fn scan(&mut self, tokens: TokenStream) {
        let mut streams = vec![tokens];
        while let Some(stream) = streams.pop() {
            let tokens: Vec<TokenTree> = stream.into_iter().collect();
            let mut start = 0;
            for (position, token) in tokens.iter().enumerate() {
                match token {
                    TokenTree::Group(group) => {
                        if group.delimiter() == Delimiter::Parenthesis {
                            self.scan_call(&tokens[start..position], group);
                        } else {
                            start = position + 1;
                        }
                        streams.push(group.stream());
                    }
                    TokenTree::Ident(_) => {}
                    TokenTree::Punct(punct) if punct.as_char() == '.' => {}
                    TokenTree::Punct(_) | TokenTree::Literal(_) => start = position + 1,
                }
            }
        }
    }

    /// Reads a chain of names and calls that ends in the name of a method.
    fn scan_call(&mut self, chain: &[TokenTree], group: &proc_macro2::Group) {
        let Some((TokenTree::Ident(method), chain)) = chain.split_last() else { return };
        let count = usize::from(!group.stream().is_empty());
        let Some(known) = effect(&method.to_string(), count) else { return };
        let kind = match known {
            Effect::Grow(growth) => OperationKind::Grow(growth),
            Effect::Shrink(shrinkage) => OperationKind::Shrink(shrinkage),
            Effect::Poll => OperationKind::Shrink(crate::facts::Shrinkage::Take),
            Effect::Spawn => OperationKind::Grow(crate::facts::Growth::Append),
            _ => return,
        };
        let Some((TokenTree::Ident(first), rest)) = chain.split_first() else { return };
        let mut flow = if first == "self" {
            let Some(owner) = self.body.owner else { return };
            Flow::at(bare(crate::facts::Root::Receiver(owner)), ShapeId::UNKNOWN)
        } else {
            let name = self.name(first);
            let Some(binding) = self.body.find(name) else { return };
            self.body.bindings[binding].flow
        };
        for (position, token) in rest.iter().enumerate() {
            let TokenTree::Ident(name) = token else { continue };
            let is_call = matches!(rest.get(position + 1), Some(TokenTree::Group(_)));
            if is_call && !matches!(effect(&name.to_string(), 0), Some(Effect::Same | Effect::Open)) {
                return;
            } else if !is_call {
                let name = self.name(name);
                flow = self.field_of(&flow, name);
            }
        }
        let (first, last) = (first.span(), group.span_close());
        self.operate(&flow, kind, super::lowering::Item::NONE, || super::builder::span(first, last));
    }
}

/// Returns the statics that a macro declares, if it is one that does.
fn statics_in(it: &Macro) -> Option<Punctuated<StaticInMacro, Token![;]>> {
    let last = it.path.segments.last()?;
    if last.ident != "lazy_static" && last.ident != "thread_local" {
        return None;
    }
    Punctuated::<StaticInMacro, Token![;]>::parse_terminated.parse2(it.tokens.clone()).ok()
}

/// Tells whether the tokens may hold a call of a method that grows or shrinks something.
fn holds_operation(tokens: &TokenStream) -> bool {
    let mut streams = vec![tokens.clone()];
    while let Some(stream) = streams.pop() {
        let mut dot = false;
        for token in stream {
            match token {
                TokenTree::Ident(ident) if dot => {
                    if may_operate(&ident.to_string()) {
                        return true;
                    }
                    dot = false;
                }
                TokenTree::Group(group) => {
                    dot = false;
                    streams.push(group.stream());
                }
                TokenTree::Punct(punct) => dot = punct.as_char() == '.',
                TokenTree::Ident(_) | TokenTree::Literal(_) => dot = false,
            }
        }
    }
    false
}
