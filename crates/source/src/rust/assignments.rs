//! Assignments and struct literals: what comes to hold a value.

use syn::{Expr, ExprAssign, ExprStruct, Member};

use super::builder::bare;
use super::flow::{Flow, Stage};
use super::lowering::{Item, Lowering};
use super::shapes::ShapeId;
use super::spans::{first_token, span_to};
use crate::facts::{Capacity, ContainerKind, InitKind, Key, Landing, OperationKind, Place, Root, Shrinkage, Value};

impl Lowering<'_, '_> {
    /// Reads an assignment.
    pub(super) fn assign(&mut self, assign: &ExprAssign) -> Flow {
        self.note_link_assigned(assign);
        let value = self.walk(&assign.right);
        if self.rebound(&assign.left, &value) {
            return Flow::UNKNOWN;
        }
        let target = self.walk(&assign.left);
        let span = || span_to(&assign.left, first_token(&assign.right));
        if let (Some(place), 0) = (target.place, target.depth) {
            self.held_by(&value, place, span);
            if value.key == Key::Unique || matches!(&*assign.right, Expr::Binary(_)) {
                self.note_counter(place);
            }
            self.note_assignment(place);
        }
        let is_whole = !matches!(&*assign.left, Expr::Index(_));
        if is_whole && target.stage == Stage::Plain {
            self.operate(&target, OperationKind::Shrink(Shrinkage::Replace), Item::NONE, span);
        }
        Flow::UNKNOWN
    }

    /// Lets a local that only stood for a place stand for something else; nothing happens to the place.
    fn rebound(&mut self, target: &Expr, value: &Flow) -> bool {
        let Expr::Path(path) = target else { return false };
        let Some(ident) = path.path.get_ident() else { return false };
        let name = self.name(ident);
        let Some(binding) = self.body.find(name) else { return false };
        let known = &mut self.body.bindings[binding];
        let is_own = known.variable.is_some_and(|variable| known.flow.place == Some(bare(Root::Variable(variable))));
        if is_own || known.flow.place.is_none() {
            return false;
        }
        known.flow = Flow { call: None, binding: None, ..*value };
        true
    }

    /// Records that `place` comes to hold a value.
    fn held_by(&mut self, value: &Flow, place: Place, span: impl Fn() -> crate::facts::Span) {
        if let Some(call) = value.call {
            let place = self.builder.place(place);
            self.builder.facts.calls[call.index()].landing = Landing::Place(place);
        }
        if let Stage::Channel(site) | Stage::Sender(site) = value.stage {
            let id = self.builder.place(place);
            if let (Some(site), Some(field)) = (self.builder.facts.sites.get_mut(site as usize), place.last()) {
                (site.symbol, site.place) = (field, Some(id));
            }
        }
        self.store(value, place, &span);
        let shape = self.shapes.resolved(value.shape);
        let tells_more = shape.capacity != Capacity::Unbounded || shape.kind == Some(ContainerKind::SelfPruning);
        let is_made = value.place.is_none() && matches!(value.stage, Stage::Made | Stage::Filled);
        let is_moved = value.stage == Stage::Plain
            && matches!(value.place, Some(Place { root: Root::Variable(_), fields }) if !fields[0].is_some())
            && shape.kind == Some(ContainerKind::SelfPruning);
        if tells_more && (is_made || is_moved) {
            self.init(place, value.shape, InitKind::Assignment, value.stage == Stage::Made, span());
        }
    }

    /// Reads a struct literal.
    pub(super) fn struct_literal(&mut self, literal: &ExprStruct) -> Flow {
        let owner = self.pattern_owner(&literal.path, &Flow::UNKNOWN);
        let mut holds = Value::Other;
        for field in &literal.fields {
            let value = self.walk(&field.expr);
            if value.value == Value::Answer {
                holds = Value::Answer;
            }
            if let (Some(owner), Member::Named(member)) = (owner, &field.member) {
                let name = self.name(member);
                let place = bare(Root::Receiver(owner)).field(name);
                self.held_by(&value, place, || span_to(&field.expr, first_token(&field.expr)));
            }
        }
        if let Some(rest) = &literal.rest {
            self.walk(rest);
        }
        let name = owner.map(|owner| self.builder.facts.types[owner.index()].name);
        let shape = name.map_or(ShapeId::UNKNOWN, |name| self.shapes.named(name));
        Flow { value: holds, ..Flow::of(shape) }
    }
}
