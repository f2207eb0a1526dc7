//! Caches that bound themselves where they are told to: builders that were told nothing, limits that are none, and
//! macros that remember the results of a function.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprMethodCall, FnArg, Meta, Path, Token, Type};

use super::builder::bare;
use super::flow::{Flow, Stage};
use super::known::CACHE;
use super::lowering::Lowering;
use crate::facts::{Capacity, ContainerKind, InitKind, Memo, Root, ScopeId, Value};

/// Crates whose builders of caches need not be told a bound.
const BUILDER_CRATES: &[&str] = &["moka", "mini_moka"];

/// Steps of a builder that bound what it builds.
const BOUNDS: &[&str] = &["max_capacity", "time_to_live", "time_to_idle", "expire_after"];

/// Macros that remember the results of a function, with the crate that each comes from.
const MEMOS: &[(&str, &str)] = &[("cached", "cached"), ("memoize", "memoize"), ("concurrent_cached", "cached")];

/// What such a macro is told where it is to forget.
const MEMO_BOUNDS: &[&str] =
    &["size", "max_size", "time", "ttl", "ttl_secs", "expires", "expiry", "Capacity", "TimeToLive", "disk", "redis"];

impl Lowering<'_, '_> {
    /// Returns what `Cache::builder()` and its kin come to.
    pub(super) fn cache_builder(&mut self, path: &Path, arguments: usize) -> Option<Flow> {
        let count = path.segments.len().checked_sub(1).filter(|count| *count > 0)?;
        let (of, function) = (&path.segments[count - 1].ident, &path.segments[count].ident);
        let begins = match () {
            () if of == "Cache" || of == "SegmentedCache" => function == "builder",
            () if of == "CacheBuilder" => function == "default" || function == "new" && arguments == 0,
            () => false,
        };
        if !begins || !self.imports.origin(&mut self.builder, path, count).is_from(BUILDER_CRATES) {
            return None;
        }
        self.cache_builders.push(false);
        let number = super::builder::index(self.cache_builders.len() - 1);
        Some(Flow::UNKNOWN.staged(Stage::CacheBuilder(number)))
    }

    /// Reads a step of a builder of caches.
    pub(super) fn cache_step(&mut self, call: &ExprMethodCall, builder: &Flow, number: u32) -> Flow {
        for argument in &call.args {
            self.walk(argument);
        }
        let name = call.method.to_string();
        let is_bounded = &mut self.cache_builders[number as usize];
        if !name.starts_with("build") {
            *is_bounded |= BOUNDS.contains(&name.as_str()) && !is_no_limit(&call.args);
            return Flow { binding: None, ..*builder };
        }
        let capacity = if *is_bounded { Capacity::Expression } else { Capacity::Unbounded };
        let written = self.builder.intern("Cache");
        let shape = self.shapes.container(CACHE, written, super::shapes::ShapeId::UNKNOWN);
        let shape = self.shapes.with_capacity(shape, capacity);
        let value = if *is_bounded { Value::BoundedContainer } else { Value::Container(CACHE.kind) };
        Flow { value, ..Flow::of(shape) }.staged(Stage::Made)
    }

    /// Returns what a constructor makes, without a bound where the only one that it is given is none.
    pub(super) fn bounded_by(&mut self, made: Flow, arguments: &Punctuated<Expr, Token![,]>) -> Flow {
        let is_cache = made.stage == Stage::Made
            && self.shapes.get(made.shape).kind == Some(ContainerKind::SelfPruning)
            && arguments.len() == 1
            && is_no_limit(arguments);
        if !is_cache {
            return made;
        }
        let shape = self.shapes.with_capacity(made.shape, Capacity::Unbounded);
        Flow { shape, value: Value::Container(ContainerKind::SelfPruning), ..made }
    }

    /// Records what a static holds where its value tells more than its type.
    pub(super) fn made_for(&mut self, ident: &Ident, flow: &Flow) {
        let shape = self.shapes.resolved(flow.shape);
        let is_told = shape.kind == Some(ContainerKind::SelfPruning) && shape.capacity == Capacity::Unbounded;
        if !is_told || flow.place.is_some() {
            return;
        }
        let name = self.name(ident);
        let Some(variable) = self.builder.find_global(name) else { return };
        let place = bare(Root::Variable(variable));
        let span = super::builder::span(ident.span(), ident.span());
        self.init(place, flow.shape, InitKind::Assignment, true, span);
    }

    /// Records that a macro remembers the results of a function.
    pub(super) fn remember(&mut self, signature: &syn::Signature, attributes: &[Attribute], scope: ScopeId) {
        for attribute in attributes {
            let path = attribute.path();
            let Some(last) = path.segments.last() else { continue };
            let Some((_, of)) = MEMOS.iter().find(|(name, _)| last.ident == name) else { continue };
            let is_known = self.imports.origin(&mut self.builder, path, path.segments.len()).path.starts_with(of);
            if !is_known {
                continue;
            }
            let capacity = match &attribute.meta {
                Meta::List(list) if is_bounded(&list.tokens) => Capacity::Expression,
                Meta::List(_) | Meta::Path(_) | Meta::NameValue(_) => Capacity::Unbounded,
            };
            let text = self.name(&last.ident);
            let (span, is_finite) = (
                super::builder::span(attribute.pound_token.span, last.ident.span()),
                signature.inputs.iter().all(is_finite),
            );
            let keeps_receiver = signature.receiver().is_some();
            self.builder.facts.memos.push(Memo { scope, capacity, keeps_receiver, is_finite, text, span });
        }
    }
}

/// Tells whether a limit is the greatest number there is.
fn is_no_limit(arguments: &Punctuated<Expr, Token![,]>) -> bool {
    let Some(Expr::Path(path)) = arguments.first() else { return false };
    path.path.segments.len() > 1 && path.path.segments.last().is_some_and(|last| last.ident == "MAX")
}

/// Tells whether what a macro is told bounds what it remembers: a size, a time, or a type of its own that has either.
fn is_bounded(tokens: &TokenStream) -> bool {
    let mut has_type = false;
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) if MEMO_BOUNDS.iter().any(|bound| ident == bound) => return true,
            TokenTree::Ident(ident) => has_type |= ident == "ty" || ident == "create",
            TokenTree::Literal(literal) if literal.to_string().contains("Unbound") => return false,
            TokenTree::Literal(_) | TokenTree::Group(_) | TokenTree::Punct(_) => {}
        }
    }
    has_type
}

/// Tells whether a parameter can only take a few values.
fn is_finite(argument: &FnArg) -> bool {
    match argument {
        FnArg::Receiver(_) => true,
        FnArg::Typed(typed) => matches!(&*typed.ty, Type::Path(path) if path.path.is_ident("bool")),
    }
}
