//! The first pass over items: types, fields, aliases, statics, imports and signatures, so that bodies can be read in
//! any order.

use proc_macro2::Span as TokenSpan;
use syn::{
    Attribute, Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemStatic, ItemStruct, ReturnType, TraitItem, Visibility,
};

use super::accessors::{Access, given};
use super::builder::{bare, line, span};
use super::lowering::{Given, Lowering, Signature};
use super::shapes::ShapeId;
use super::spans::type_span;
use crate::facts::{
    Alias, Capacity, Constructor, ContainerKind, Declaration, Few, Init, InitKind, Name, Place, Root, Scope,
    ScopeFlags, ScopeId, ScopeKind, TypeFlags, TypeId, VariableKind, Wrappers,
};

impl Lowering<'_, '_> {
    /// Declares what `items` declare.
    pub(super) fn declare(&mut self, items: &[&Item]) {
        for item in items {
            match item {
                Item::Use(item) => self.imports.add(&mut self.builder, &item.tree),
                Item::Struct(item) => self.declare_type(&item.ident, TypeFlags::NONE),
                Item::Enum(item) => self.declare_type(&item.ident, TypeFlags::ENUM),
                Item::Union(item) => self.declare_type(&item.ident, TypeFlags::NONE),
                Item::Trait(item) => self.declare_type(&item.ident, TypeFlags::INTERFACE),
                _ => {}
            }
        }
        // Aliases may speak of the types, fields of the aliases, and bodies of all of them.
        for item in items {
            if let Item::Type(item) = item {
                let (mark, name) = (self.enter_generics(&item.generics), self.name(&item.ident));
                let shape = self.shapes.read(&mut self.builder, &self.imports, &item.ty);
                let is_generic = self.shapes.generics.len() > mark;
                self.shapes.generics.truncate(mark);
                self.shapes.alias(name, shape);
                self.declare_alias(name, shape);
                if is_generic {
                    self.shapes.alias_of_wrappers(name, shape);
                }
            }
        }
        for item in items {
            match item {
                Item::Struct(item) => self.declare_struct(item),
                Item::Enum(item) => self.declare_enum(item),
                Item::Static(item) => self.declare_static(item),
                Item::Const(item) => {
                    let name = self.name(&item.ident);
                    self.builder.global(name, VariableKind::Global);
                }
                Item::Fn(item) => self.declare_function(&item.sig, &item.attrs, &item.vis, None, &item.block.stmts),
                Item::Impl(item) => self.declare_impl(item),
                Item::Macro(item) if item.ident.is_none() => self.declare_macro(&item.mac),
                Item::Trait(item) => {
                    let owner = self.name(&item.ident);
                    let owner = self.builder.type_named(owner);
                    for member in &item.items {
                        if let TraitItem::Fn(function) = member {
                            let body = function.default.as_ref().map_or(&[][..], |block| &block.stmts);
                            self.declare_function(&function.sig, &function.attrs, &item.vis, Some(owner), body);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Records what a name for a type stands for, which other files may use.
    fn declare_alias(&mut self, name: Name, shape: ShapeId) {
        let known = self.shapes.resolved(shape);
        let Some(constructor) = self.held(shape) else { return };
        if self.builder.find_global(name).is_some() {
            return;
        }
        let variable = self.builder.global(name, VariableKind::Global);
        self.builder.facts.variables[variable.index()].declared = known.name;
        self.builder.facts.aliases.push(Alias { variable, constructor });
    }

    /// Returns what a place of this type holds: a container, or an instance of a type of the project.
    fn held(&self, shape: ShapeId) -> Option<Constructor> {
        let known = self.shapes.resolved(shape);
        let is_named = known.kind.is_none() && known.name.is_some();
        self.shapes.constructor(shape).or_else(|| {
            is_named.then_some(Constructor {
                kind: ContainerKind::Custom,
                capacity: Capacity::Unbounded,
                element: None,
                element_capacity: Capacity::Unbounded,
                wrappers: known.wrappers.with(Wrappers::NEWTYPE),
                is_empty: true,
                text: known.name,
            })
        })
    }

    fn declare_type(&mut self, ident: &proc_macro2::Ident, flags: TypeFlags) {
        let name = self.name(ident);
        let scope = self.body.scope;
        let flags = if self.builder.facts.scope(scope).flags.contains(ScopeFlags::TEST) {
            flags.with(TypeFlags::TEST)
        } else {
            flags
        };
        let is_local = self.builder.facts.scope(scope).kind == ScopeKind::Function;
        let flags = if is_local { flags.with(TypeFlags::LOCAL) } else { flags };
        let id = self.builder.declare_type(name, flags, scope, line(ident.span()));
        self.builder.global(name, VariableKind::Type(id));
    }

    /// Brings type parameters into sight; returns how many were there before.
    pub(super) fn enter_generics(&mut self, generics: &syn::Generics) -> usize {
        let mark = self.shapes.generics.len();
        for parameter in &generics.params {
            if let syn::GenericParam::Type(parameter) = parameter {
                let name = self.builder.name(&parameter.ident);
                self.shapes.generics.push(name);
            }
        }
        mark
    }

    fn declare_struct(&mut self, item: &ItemStruct) {
        let mark = self.enter_generics(&item.generics);
        let name = self.name(&item.ident);
        let owner = self.builder.type_named(name);
        self.declare_fields(owner, &item.fields);
        if let Fields::Unnamed(fields) = &item.fields
            && fields.unnamed.len() == 1
        {
            let zero = self.builder.intern("0");
            let shape = self.fields.get(&(owner, zero)).copied().unwrap_or_default();
            if self.shapes.constructor(shape).is_some() {
                self.shapes.alias(name, shape);
            }
        }
        self.shapes.generics.truncate(mark);
    }

    fn declare_enum(&mut self, item: &ItemEnum) {
        let mark = self.enter_generics(&item.generics);
        let name = self.name(&item.ident);
        let owner = self.builder.type_named(name);
        for variant in &item.variants {
            match &variant.fields {
                Fields::Named(_) => self.declare_fields(owner, &variant.fields),
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    let shape = self.shapes.read(&mut self.builder, &self.imports, &fields.unnamed[0].ty);
                    let name = self.name(&variant.ident);
                    let (first, last) = type_span(&fields.unnamed[0].ty);
                    self.declare_field(owner, name, shape, (variant.ident.span(), last.unwrap_or(first)));
                }
                Fields::Unnamed(_) | Fields::Unit => {}
            }
        }
        self.shapes.generics.truncate(mark);
    }

    fn declare_fields(&mut self, owner: TypeId, fields: &Fields) {
        for (position, field) in fields.iter().enumerate() {
            let shape = self.shapes.read(&mut self.builder, &self.imports, &field.ty);
            let (first, last) = type_span(&field.ty);
            let (name, first) = match &field.ident {
                Some(ident) => (self.name(ident), ident.span()),
                None => (self.builder.intern(&position.to_string()), first),
            };
            self.declare_field(owner, name, shape, (first, last.unwrap_or(first)));
        }
    }

    fn declare_field(&mut self, owner: TypeId, name: Name, shape: ShapeId, tokens: (TokenSpan, TokenSpan)) {
        self.fields.entry((owner, name)).or_insert(shape);
        if shape == ShapeId::PLAIN {
            return;
        }
        self.note_link(owner, name, shape);
        let place = bare(Root::Receiver(owner)).field(name);
        self.declare_holder(place, shape, InitKind::Field, tokens);
        // Containers of a tuple stand for themselves where there are several.
        let parts = self.shapes.tuple(shape).to_vec();
        if self.shapes.container_of_tuple(shape).is_none() {
            for (position, part) in parts.into_iter().enumerate() {
                let number = self.builder.intern(&position.to_string());
                self.declare_holder(place.field(number), part, InitKind::Field, tokens);
            }
        }
    }

    /// Records what a field or static holds by its type.
    fn declare_holder(&mut self, place: Place, shape: ShapeId, kind: InitKind, tokens: (TokenSpan, TokenSpan)) {
        // The type behind a name for it, or else the newtype that the place says.
        let both = [self.shapes.resolved(shape), self.shapes.get(shape)];
        let named = both.into_iter().find(|known| known.kind.is_none() && known.name.is_some());
        let Some(constructor) = self.held(shape) else { return };
        let place = self.builder.place(place);
        let scope = self.body.scope;
        let span = span(tokens.0, tokens.1);
        self.builder.facts.inits.push(Init { place, kind, constructor, scope, span });
        if let Some(known) = named {
            self.builder.facts.declarations.push(Declaration { place, type_name: known.name });
        }
    }

    pub(super) fn declare_static(&mut self, item: &ItemStatic) {
        self.declare_global(&item.ident, &item.ty, Wrappers::NONE);
    }

    /// Declares a variable that lives as long as the process or thread.
    pub(super) fn declare_global(&mut self, ident: &proc_macro2::Ident, ty: &syn::Type, round: Wrappers) {
        let name = self.name(ident);
        let shape = self.shapes.read(&mut self.builder, &self.imports, ty);
        let shape = if round == Wrappers::NONE { shape } else { self.shapes.wrapped(shape, round) };
        let is_new = self.builder.find_global(name).is_none();
        let variable = self.builder.global(name, VariableKind::Global);
        if is_new {
            self.builder.facts.variables[variable.index()].declared = self.shapes.resolved(shape).name;
        }
        if self.globals.insert(variable, shape).is_some() {
            return;
        }
        let (first, last) = type_span(ty);
        let tokens = (ident.span(), last.unwrap_or(first));
        self.declare_holder(bare(Root::Variable(variable)), shape, InitKind::Assignment, tokens);
    }

    fn declare_impl(&mut self, item: &ItemImpl) {
        let mark = self.enter_generics(&item.generics);
        let owner = self.owner_of(item);
        if let Some((path, _)) = &item.trait_
            && let Some(last) = path.segments.last()
        {
            let (base, is_drop) = self.builder.name_and(&last.ident, |text| text == "Drop");
            let known = &mut self.builder.facts.types[owner.index()];
            if !known.bases.contains(&base) {
                known.bases.push(base);
            }
            if is_drop {
                known.flags.insert(TypeFlags::FINALISER);
            }
        }
        self.shapes.receiver = self.builder.facts.types[owner.index()].name;
        for member in &item.items {
            if let ImplItem::Fn(function) = member {
                // A trait's methods are as public as the trait.
                let public = Visibility::Public(syn::token::Pub::default());
                let visibility = if item.trait_.is_some() { &public } else { &function.vis };
                self.declare_function(&function.sig, &function.attrs, visibility, Some(owner), &function.block.stmts);
            }
        }
        self.shapes.receiver = Name::NONE;
        self.shapes.generics.truncate(mark);
    }

    /// Returns the type that an `impl` block is for.
    pub(super) fn owner_of(&mut self, item: &ItemImpl) -> TypeId {
        let mut ty = &*item.self_ty;
        while let syn::Type::Reference(reference) = ty {
            ty = &reference.elem;
        }
        let name = match ty {
            syn::Type::Path(path) => path.path.segments.last().map(|last| self.builder.name(&last.ident)),
            _ => None,
        };
        let name = name.unwrap_or_else(|| self.builder.intern("impl"));
        self.builder.type_named(name)
    }

    fn declare_function(
        &mut self,
        signature: &syn::Signature,
        attributes: &[Attribute],
        visibility: &Visibility,
        owner: Option<TypeId>,
        body: &[syn::Stmt],
    ) {
        let mark = self.enter_generics(&signature.generics);
        let name = self.name(&signature.ident);
        let returns = match &signature.output {
            ReturnType::Default => ShapeId::PLAIN,
            ReturnType::Type(_, ty) => self.shapes.read(&mut self.builder, &self.imports, ty),
        };
        let gives = self.given(signature, body);
        self.signatures.entry((owner, name)).or_insert(Signature { returns, gives });
        let parent = self.body.scope;
        let inherited = self.builder.facts.scope(parent).flags;
        let mut flags = super::attributes::scope_flags(attributes);
        if inherited.contains(ScopeFlags::TEST) {
            flags.insert(ScopeFlags::TEST);
        }
        if !matches!(visibility, Visibility::Inherited) {
            flags.insert(ScopeFlags::PUBLIC);
        }
        flags.insert(self.signature_flags(signature, owner, returns));
        let scope = self.builder.scope(Scope {
            name,
            kind: ScopeKind::Function,
            parent,
            owner,
            parameters: Few::new(),
            flags,
            line: line(signature.ident.span()),
        });
        self.scopes.insert(std::ptr::from_ref(signature) as usize, scope);
        self.remember(signature, attributes, scope);
        if owner.is_none() {
            self.builder.global(name, VariableKind::Function(scope));
        }
        self.shapes.generics.truncate(mark);
    }

    /// Returns what a function only gives access to. A static inside it is declared, since others may come first.
    fn given(&mut self, signature: &syn::Signature, body: &[syn::Stmt]) -> Option<Given> {
        let has_receiver = signature.receiver().is_some();
        match given(body)? {
            Access::Field(name) if has_receiver => Some(Given::Field(self.name(name))),
            Access::Clone(name) if has_receiver => Some(Given::Clone(self.name(name))),
            Access::Static(name) => {
                for statement in body {
                    if let syn::Stmt::Item(Item::Static(item)) = statement {
                        self.declare_static(item);
                    }
                }
                Some(Given::Static(self.name(name)))
            }
            Access::Field(_) | Access::Clone(_) => None,
        }
    }

    fn signature_flags(&mut self, signature: &syn::Signature, owner: Option<TypeId>, returns: ShapeId) -> ScopeFlags {
        let mut flags = ScopeFlags::NONE;
        if signature.asyncness.is_some() {
            flags.insert(ScopeFlags::ASYNC);
        }
        let Some(owner) = owner else { return flags };
        match signature.receiver() {
            Some(receiver) => {
                let is_shared = match &receiver.kind {
                    syn::ReceiverKind::Reference(_, _, mutable) => mutable.is_none(),
                    syn::ReceiverKind::Value => false,
                    // `self: Arc<Self>`, `self: &Arc<Self>`; `Pin<&mut Self>` is the receiver alone.
                    syn::ReceiverKind::Typed(_, ty) => self.is_counted(ty),
                    _ => false,
                };
                if is_shared {
                    flags.insert(ScopeFlags::SHARED_RECEIVER);
                }
                // A step of a builder: `fn name(mut self, …) -> Self`, `fn name(&mut self, …) -> &mut Self`.
                let is_step = match &receiver.kind {
                    syn::ReceiverKind::Value => true,
                    syn::ReceiverKind::Reference(_, _, mutable) => mutable.is_some(),
                    _ => false,
                };
                if is_step && self.shapes.get(returns).name == self.builder.facts.types[owner.index()].name {
                    flags.insert(ScopeFlags::CONSTRUCTOR);
                }
            }
            None => {
                flags.insert(ScopeFlags::STATIC);
                if self.shapes.get(returns).name == self.builder.facts.types[owner.index()].name {
                    flags.insert(ScopeFlags::CONSTRUCTOR);
                }
            }
        }
        flags
    }

    fn is_counted(&mut self, ty: &syn::Type) -> bool {
        let shape = self.shapes.read(&mut self.builder, &self.imports, ty);
        self.shapes.get(shape).wrappers.contains(Wrappers::COUNTED)
    }

    /// Returns the scope that was declared for a signature.
    pub(super) fn declared_scope(&mut self, signature: &syn::Signature) -> Option<ScopeId> {
        self.scopes.remove(&(std::ptr::from_ref(signature) as usize))
    }
}
