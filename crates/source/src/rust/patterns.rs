//! Patterns: what the names in them stand for.

use syn::{Member, Pat, Path};

use super::builder::bare;
use super::flow::{Flow, Stage};
use super::lowering::Lowering;
use super::shapes::ShapeId;
use crate::facts::{Key, Name, Root, Value};

/// What a pattern says of the path that it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// `Err(…)`.
    Error,
    /// `None`.
    Nothing,
    /// `Some(…)`, `Ok(…)`.
    Something,
    /// Anything else.
    Other,
}

/// Returns the path that a pattern is on.
pub(super) fn side(pattern: &Pat) -> Side {
    let last = match pattern {
        Pat::TupleStruct(pattern) => pattern.path.segments.last(),
        Pat::Path(pattern) => pattern.path.segments.last(),
        Pat::Ident(pattern) => {
            return if pattern.ident == "None" { Side::Nothing } else { Side::Other };
        }
        Pat::Guard(pattern) => return side(&pattern.pat),
        _ => None,
    };
    match last {
        Some(last) if last.ident == "Err" => Side::Error,
        Some(last) if last.ident == "None" => Side::Nothing,
        Some(last) if last.ident == "Some" || last.ident == "Ok" => Side::Something,
        _ => Side::Other,
    }
}

impl Lowering<'_, '_> {
    /// Binds the names of `pattern` to what they stand for in `flow`.
    pub(super) fn bind(&mut self, pattern: &Pat, flow: Flow) {
        match pattern {
            Pat::Ident(ident) => {
                let (name, is_constant) =
                    self.builder.name_and(&ident.ident, |text| text.starts_with(|first: char| first.is_uppercase()));
                if !is_constant {
                    let stage = if flow.stage == Stage::Lookup { Stage::Plain } else { flow.stage };
                    let item = if matches!(flow.stage, Stage::Items | Stage::Polled) { Stage::Plain } else { stage };
                    // What may change is no constant any more.
                    let key =
                        if ident.mutability.is_some() && flow.key != Key::Unique { Key::Computed } else { flow.key };
                    self.bind_name(name, Flow { name, stage: item, key, ..flow });
                }
                if let Some((_, inner)) = &ident.subpat {
                    self.bind(inner, flow);
                }
            }
            Pat::Type(typed) => {
                let shape = self.shapes.read(&mut self.builder, &self.imports, &typed.ty);
                let known = if self.shapes.resolved(shape).name.is_some() { shape } else { flow.shape };
                self.bind(&typed.pat, Flow { shape: known, ..flow });
            }
            Pat::Reference(reference) => self.bind(&reference.pat, flow),
            Pat::Paren(paren) => self.bind(&paren.pat, flow),
            Pat::Guard(guard) => self.bind(&guard.pat, flow),
            Pat::Or(or) => or.cases.iter().for_each(|case| self.bind(case, flow)),
            Pat::Tuple(tuple) => {
                let patterns: Vec<&Pat> = tuple.elems.iter().collect();
                self.bind_tuple(&patterns, flow);
            }
            Pat::TupleStruct(tuple) => self.bind_tuple_struct(tuple, flow),
            Pat::Struct(pattern) => self.bind_struct(pattern, flow),
            Pat::Slice(slice) => slice.elems.iter().for_each(|element| self.bind(element, Flow::UNKNOWN)),
            _ => {}
        }
    }

    fn bind_struct(&mut self, pattern: &syn::PatStruct, flow: Flow) {
        let owner = self.pattern_owner(&pattern.path, &flow);
        for field in &pattern.fields {
            let flow = match (owner, &field.member) {
                (Some(owner), Member::Named(member)) => {
                    let name = self.name(member);
                    let is_self = flow.place == Some(bare(Root::Receiver(owner)));
                    let field = self.field_of(&Flow::at(bare(Root::Receiver(owner)), ShapeId::UNKNOWN), name);
                    if is_self { field } else { Flow { key: Key::Computed, ..field } }
                }
                _ => Flow::UNKNOWN,
            };
            self.bind(&field.pat, flow);
        }
    }

    fn bind_tuple(&mut self, patterns: &[&Pat], flow: Flow) {
        if let (Stage::Pairs, [key, element]) = (flow.stage, patterns) {
            self.bind(key, Flow { key: flow.key, ..Flow::UNKNOWN });
            self.bind(element, flow.staged(Stage::Plain));
            return;
        }
        if let Stage::Channel(site) = flow.stage {
            if let Some(sender) = patterns.first() {
                self.bind_sender(sender, site);
            }
            for rest in patterns.iter().skip(1) {
                self.bind(rest, Flow::UNKNOWN);
            }
            return;
        }
        if let (Stage::Answer, [sender, receiver]) = (flow.stage, patterns) {
            self.bind(sender, Flow { value: Value::Answer, ..Flow::UNKNOWN });
            self.bind(receiver, Flow::UNKNOWN);
            return;
        }
        for (position, pattern) in patterns.iter().enumerate() {
            let part = self.tuple_part(&flow, position);
            self.bind(pattern, part);
        }
    }

    /// Returns an element of a tuple. The only container of a tuple goes by the tuple's own name.
    pub(super) fn tuple_part(&mut self, flow: &Flow, position: usize) -> Flow {
        let Some(&part) = self.shapes.tuple(flow.shape).get(position) else {
            return Flow { key: flow.key, ..Flow::UNKNOWN };
        };
        if self.shapes.container_of_tuple(flow.shape) == Some(part) {
            return Flow { shape: part, stage: Stage::Plain, ..*flow };
        }
        let number = self.builder.intern(&position.to_string());
        let place = if flow.depth == 0 { flow.place.map(|place| place.field(number)) } else { None };
        Flow { place, shape: part, ..Flow::UNKNOWN }
    }

    fn bind_sender(&mut self, pattern: &Pat, site: u32) {
        let ident = match pattern {
            Pat::Ident(ident) => ident,
            Pat::Type(typed) => match &*typed.pat {
                Pat::Ident(ident) => ident,
                _ => return,
            },
            _ => return,
        };
        let name = self.name(&ident.ident);
        let binding = self.bind_name(name, Flow { stage: Stage::Sender(site), name, ..Flow::UNKNOWN });
        self.name_sender(binding, site, name);
    }

    /// Says what a channel's sender is called.
    pub(super) fn name_sender(&mut self, binding: usize, site: u32, name: Name) {
        let variable = self.variable_of(binding);
        let place = self.builder.place(bare(Root::Variable(variable)));
        if let Some(site) = self.builder.facts.sites.get_mut(site as usize) {
            (site.symbol, site.place) = (name, Some(place));
        }
    }

    fn bind_tuple_struct(&mut self, tuple: &syn::PatTupleStruct, flow: Flow) {
        let Some(last) = tuple.path.segments.last() else { return };
        let is = |word: &str| last.ident == word;
        if tuple.elems.len() != 1 {
            for element in &tuple.elems {
                self.bind(element, Flow::UNKNOWN);
            }
            return;
        }
        let inner = &tuple.elems[0];
        if is("Err") {
            self.bind(inner, Flow::UNKNOWN);
        } else if is("Some") || is("Ok") || is("Ready") || is("Reverse") {
            self.bind(inner, flow);
        } else if flow.stage == Stage::Entry && (is("Occupied") || is("Vacant")) {
            let stage = if is("Occupied") { Stage::Occupied } else { Stage::Vacant };
            // The name stands for the entry, whose key it goes on carrying.
            if let Pat::Ident(ident) = inner {
                let name = self.name(&ident.ident);
                self.bind_name(name, flow.staged(stage));
            }
        } else {
            let owner = self.pattern_owner(&tuple.path, &flow);
            let variant = self.name(&last.ident);
            let flow = owner.map_or(Flow::UNKNOWN, |owner| {
                let zero = self.builder.intern("0");
                let is_newtype = self.fields.contains_key(&(owner, zero));
                let base = Flow::at(bare(Root::Receiver(owner)), ShapeId::UNKNOWN);
                self.field_of(&base, if is_newtype { zero } else { variant })
            });
            self.bind(inner, Flow { key: Key::Computed, ..flow });
        }
    }

    /// Returns the type that a pattern or struct literal speaks of: `State { … }`, `State::Open { … }`.
    pub(super) fn pattern_owner(&mut self, path: &Path, flow: &Flow) -> Option<crate::facts::TypeId> {
        let last = path.segments.last()?;
        if last.ident == "Self" {
            return self.body.owner;
        }
        if let Some(before) = path.segments.iter().rev().nth(1) {
            if before.ident == "Self" {
                return self.body.owner;
            }
            let (name, is_type) =
                self.builder.name_and(&before.ident, |text| text.starts_with(|first: char| first.is_uppercase()));
            if is_type {
                return Some(self.builder.type_named(name));
            }
        }
        let name = self.name(&last.ident);
        self.builder.find_type(name).or_else(|| self.type_of(flow)).or_else(|| Some(self.builder.type_named(name)))
    }
}
