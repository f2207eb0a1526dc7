//! The second pass over items: bodies.

use syn::{Block, FnArg, ImplItem, Item, Pat, Signature, TraitItem};

use super::attributes::is_test;
use super::body::Body;
use super::builder::{bare, line};
use super::flow::Flow;
use super::lowering::Lowering;
use super::shapes::ShapeId;
use crate::facts::{Few, Key, Name, OperationKind, Root, Scope, ScopeFlags, ScopeKind, TypeId, Value, VariableKind};

impl Lowering<'_, '_> {
    /// Reads items: first what they declare, then what they do.
    pub(super) fn items(&mut self, items: &[&Item]) {
        self.declare(items);
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Fn(item) => self.function(&item.sig, &item.block, None),
            Item::Impl(item) => {
                let mark = self.enter_generics(&item.generics);
                let owner = self.owner_of(item);
                let outer = std::mem::replace(&mut self.shapes.receiver, self.builder.facts.types[owner.index()].name);
                for member in &item.items {
                    match member {
                        ImplItem::Fn(function) => self.function(&function.sig, &function.block, Some(owner)),
                        ImplItem::Macro(member) => self.item_macro(&member.mac),
                        _ => {}
                    }
                }
                self.shapes.receiver = outer;
                self.shapes.generics.truncate(mark);
            }
            Item::Trait(item) => {
                let mark = self.enter_generics(&item.generics);
                let name = self.name(&item.ident);
                let owner = self.builder.type_named(name);
                let outer = std::mem::replace(&mut self.shapes.receiver, name);
                for member in &item.items {
                    if let TraitItem::Fn(function) = member
                        && let Some(body) = &function.default
                    {
                        self.function(&function.sig, body, Some(owner));
                    }
                }
                self.shapes.receiver = outer;
                self.shapes.generics.truncate(mark);
            }
            Item::Static(item) => {
                let flow = self.walk(&item.expr);
                self.made_for(&item.ident, &flow);
            }
            Item::Mod(item) => self.module(item),
            Item::Macro(item) if item.ident.is_none() => self.item_macro(&item.mac),
            _ => {}
        }
    }

    fn module(&mut self, item: &syn::ItemMod) {
        let Some((_, items)) = &item.content else { return };
        let outer = self.body.scope;
        let (name, text) = self.builder.name_and(&item.ident, str::to_owned);
        let mut flags = self.builder.facts.scope(outer).flags;
        if item.attrs.iter().any(is_test) {
            flags.insert(ScopeFlags::TEST);
        }
        self.body.scope = self.builder.scope(Scope {
            name,
            kind: ScopeKind::Module,
            parent: outer,
            owner: None,
            parameters: Few::new(),
            flags,
            line: line(item.ident.span()),
        });
        self.imports.enter(&text);
        let items: Vec<&Item> = items.iter().collect();
        self.items(&items);
        self.imports.leave();
        self.body.scope = outer;
    }

    fn function(&mut self, signature: &Signature, block: &Block, owner: Option<TypeId>) {
        let Some(scope) = self.declared_scope(signature) else { return };
        let mark = self.enter_generics(&signature.generics);
        let outer = std::mem::replace(&mut self.body, Body::new(scope, owner));
        self.parameters(signature);
        let result = self.block(block);
        self.returned(&result, || super::builder::span(block.brace_token.span.close(), block.brace_token.span.close()));
        self.body = outer;
        self.shapes.generics.truncate(mark);
    }

    fn parameters(&mut self, signature: &Signature) {
        let scope = self.body.scope;
        let mut number: u8 = 0;
        for input in &signature.inputs {
            let FnArg::Typed(typed) = input else { continue };
            let shape = self.shapes.read(&mut self.builder, &self.imports, &typed.ty);
            let name = match &*typed.pat {
                Pat::Ident(ident) => self.name(&ident.ident),
                _ => Name::NONE,
            };
            let declared = self.shapes.resolved(shape).name;
            let variable = self.builder.variable(name, scope, VariableKind::Parameter(number), declared);
            self.builder.facts.scopes[scope.index()].parameters.push(variable);
            let is_parameter = name.is_some();
            let flow = Flow {
                key: Key::Parameter(number),
                value: Value::Parameter(number),
                name,
                ..Flow::at(bare(Root::Variable(variable)), shape)
            };
            if is_parameter {
                self.bind_name(name, flow);
            } else {
                self.bind(&typed.pat, Flow { shape, ..Flow::UNKNOWN });
            }
            number = number.saturating_add(1);
        }
    }

    /// Records that `flow` leaves the function.
    pub(super) fn returned(&mut self, flow: &Flow, span: impl Fn() -> crate::facts::Span) {
        if let Some(call) = flow.call {
            self.builder.facts.calls[call.index()].landing = crate::facts::Landing::Returned;
        }
        let is_container = flow.shape != ShapeId::PLAIN && self.shapes.constructor(flow.shape).is_some();
        if is_container && flow.depth == 0 && flow.stage == super::flow::Stage::Plain {
            self.operate(flow, OperationKind::Returned, super::lowering::Item::NONE, span);
        }
    }
}
