//! Facts as columns of small numbers, which pack well.
//!
//! Facts of many files are put side by side, kind by kind. Names become numbers, small ones where they are
//! used often; what rises slowly (lines, ids) is told by how far it moved. One walk over the facts serves both
//! ways, so that they cannot drift apart.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::facts::{
    Alias, Allow, Argument, ArgumentValue, Call, Declaration, FileFacts, Gap, Gate, Import, Init, Landing, Language,
    Memo, Name, Operation, Place, PlaceId, Root, Scope, ScopeId, Site, Span, Type, Variable, VariableId,
};

/// The facts of several files, kind by kind.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Columns {
    heads: Vec<Head>,
    scopes: Vec<Vec<Scope>>,
    types: Vec<Vec<Type>>,
    variables: Vec<Vec<Variable>>,
    places: Vec<Vec<Place>>,
    inits: Vec<Vec<Init>>,
    operations: Vec<Vec<Operation>>,
    calls: Vec<Vec<Call>>,
    arguments: Vec<Vec<Argument>>,
    imports: Vec<Vec<Import>>,
    declarations: Vec<Vec<Declaration>>,
    reads: Vec<Vec<Name>>,
    aliases: Vec<Vec<Alias>>,
    memos: Vec<Vec<Memo>>,
    sites: Vec<Vec<Site>>,
    gaps: Vec<Vec<Gap>>,
    gates: Vec<Vec<Gate>>,
    allows: Vec<Vec<Allow>>,
}

/// What a file's facts say of the file itself.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    language: Language,
    lines: u32,
    is_broken: bool,
    module: Name,
}

impl Columns {
    /// Returns how many files there are.
    pub(crate) fn len(&self) -> usize {
        self.heads.len()
    }

    /// Adds a file whose facts were [walked](walk) by an encoder.
    pub(crate) fn add(&mut self, facts: FileFacts) {
        let FileFacts {
            path: _,
            language,
            lines,
            is_test: _,
            is_broken,
            module,
            scopes,
            types,
            variables,
            places,
            inits,
            operations,
            calls,
            arguments,
            imports,
            declarations,
            reads,
            aliases,
            memos,
            sites,
            gaps,
            gates,
            allows,
        } = facts;
        self.heads.push(Head { language, lines, is_broken, module });
        self.scopes.push(scopes);
        self.types.push(types);
        self.variables.push(variables);
        self.places.push(places);
        self.inits.push(inits);
        self.operations.push(operations);
        self.calls.push(calls);
        self.arguments.push(arguments);
        self.imports.push(imports);
        self.declarations.push(declarations);
        self.reads.push(reads);
        self.aliases.push(aliases);
        self.memos.push(memos);
        self.sites.push(sites);
        self.gaps.push(gaps);
        self.gates.push(gates);
        self.allows.push(allows);
    }

    /// Takes the file at `index` out, as the facts of the file `path`. None where there is no such file or its columns
    /// do not fit together.
    pub(crate) fn take(&mut self, index: usize, path: Arc<str>, coder: &mut impl Coder) -> Option<FileFacts> {
        let head = self.heads.get(index)?;
        let mut facts = FileFacts {
            path,
            language: head.language,
            lines: head.lines,
            is_test: false,
            is_broken: head.is_broken,
            module: head.module,
            scopes: std::mem::take(self.scopes.get_mut(index)?),
            types: std::mem::take(self.types.get_mut(index)?),
            variables: std::mem::take(self.variables.get_mut(index)?),
            places: std::mem::take(self.places.get_mut(index)?),
            inits: std::mem::take(self.inits.get_mut(index)?),
            operations: std::mem::take(self.operations.get_mut(index)?),
            calls: std::mem::take(self.calls.get_mut(index)?),
            arguments: std::mem::take(self.arguments.get_mut(index)?),
            imports: std::mem::take(self.imports.get_mut(index)?),
            declarations: std::mem::take(self.declarations.get_mut(index)?),
            reads: std::mem::take(self.reads.get_mut(index)?),
            aliases: std::mem::take(self.aliases.get_mut(index)?),
            memos: std::mem::take(self.memos.get_mut(index)?),
            sites: std::mem::take(self.sites.get_mut(index)?),
            gaps: std::mem::take(self.gaps.get_mut(index)?),
            gates: std::mem::take(self.gates.get_mut(index)?),
            allows: std::mem::take(self.allows.get_mut(index)?),
        };
        walk(&mut facts, coder);
        Some(facts)
    }
}

/// One direction of the walk.
pub(crate) trait Coder {
    /// Codes a name.
    fn name(&mut self, name: &mut Name);
    /// Codes a number that rises slowly; `last` is the one before it in its column.
    fn step(&mut self, last: &mut u32, value: &mut u32);
}

/// Counts how often names are used, and changes nothing.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    counts: FxHashMap<Name, u32>,
}

impl Coder for Counter {
    fn name(&mut self, name: &mut Name) {
        *self.counts.entry(*name).or_default() += 1;
    }

    fn step(&mut self, _: &mut u32, _: &mut u32) {}
}

/// Names and steps to numbers.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    numbers: FxHashMap<Name, u32>,
    /// The names by their numbers.
    pub(crate) names: Vec<Name>,
}

impl From<Counter> for Encoder {
    /// Numbers the names; those that are used often get small numbers. No name is 0.
    fn from(Counter { mut counts }: Counter) -> Self {
        counts.remove(&Name::NONE);
        let mut counted: Vec<(Name, u32)> = counts.into_iter().collect();
        counted.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), name.number()));
        let names: Vec<Name> = std::iter::once(Name::NONE).chain(counted.into_iter().map(|(name, _)| name)).collect();
        let numbers = names.iter().enumerate().map(|(number, name)| (*name, number as u32)).collect();
        Self { numbers, names }
    }
}

impl Coder for Encoder {
    fn name(&mut self, name: &mut Name) {
        *name = Name::from_number(self.numbers.get(name).copied().unwrap_or_default());
    }

    fn step(&mut self, last: &mut u32, value: &mut u32) {
        let moved = value.wrapping_sub(*last) as i32;
        *last = *value;
        *value = ((moved << 1) ^ (moved >> 31)) as u32;
    }
}

/// Numbers to names and steps.
#[derive(Debug)]
pub(crate) struct Decoder {
    /// The names by their numbers.
    pub(crate) names: Vec<Name>,
}

impl Coder for Decoder {
    fn name(&mut self, name: &mut Name) {
        *name = self.names.get(name.number() as usize).copied().unwrap_or(Name::NONE);
    }

    fn step(&mut self, last: &mut u32, value: &mut u32) {
        let moved = (*value >> 1) as i32 ^ -((*value & 1) as i32);
        *value = last.wrapping_add(moved as u32);
        *last = *value;
    }
}

/// What the columns of one file had last.
#[derive(Default)]
struct Last {
    line: u32,
    scope: u32,
    place: u32,
    variable: u32,
    argument: u32,
    column: u32,
}

/// Codes every name and step of `facts`, always in the same order.
pub(crate) fn walk(facts: &mut FileFacts, coder: &mut impl Coder) {
    coder.name(&mut facts.module);
    walk_declared(facts, coder);
    let mut last = Last::default();
    for place in &mut facts.places {
        match &mut place.root {
            Root::Variable(VariableId(id)) => coder.step(&mut last.variable, id),
            Root::Receiver(_) | Root::TypeObject(_) | Root::Unknown => {}
        }
        place.fields.iter_mut().for_each(|name| coder.name(name));
    }
    walk_containers(facts, coder);
    let mut last = Last::default();
    for call in &mut facts.calls {
        coder.step(&mut last.place, &mut call.callee.0);
        coder.step(&mut last.scope, &mut call.scope.0);
        coder.step(&mut last.argument, &mut call.first_argument);
        // The next call's arguments stand behind this one's.
        last.argument = last.argument.wrapping_add(u32::from(call.argument_count));
        coder.step(&mut last.line, &mut call.line);
        match &mut call.landing {
            Landing::Variable(VariableId(id)) => coder.step(&mut last.variable, id),
            Landing::Place(PlaceId(id)) => coder.step(&mut last.column, id),
            Landing::Discarded | Landing::Returned | Landing::Passed | Landing::Scoped | Landing::Called => {}
        }
    }
    let mut last = Last::default();
    for argument in &mut facts.arguments {
        coder.name(&mut argument.name);
        match &mut argument.value {
            ArgumentValue::Place(PlaceId(id)) => coder.step(&mut last.place, id),
            ArgumentValue::Constant | ArgumentValue::Parameter(_) | ArgumentValue::Receiver | ArgumentValue::Other => {}
        }
    }
    facts.imports.iter_mut().for_each(|import| coder.name(&mut import.path));
    facts.reads.iter_mut().for_each(|name| coder.name(name));
    let mut last = Last::default();
    for declaration in &mut facts.declarations {
        coder.step(&mut last.place, &mut declaration.place.0);
        coder.name(&mut declaration.type_name);
    }
}

fn walk_declared(facts: &mut FileFacts, coder: &mut impl Coder) {
    let mut last = Last::default();
    for scope in &mut facts.scopes {
        coder.name(&mut scope.name);
        coder.step(&mut last.scope, &mut scope.parent.0);
        scope.parameters.iter_mut().for_each(|VariableId(id)| coder.step(&mut last.variable, id));
        coder.step(&mut last.line, &mut scope.line);
    }
    let mut last = Last::default();
    for each in &mut facts.types {
        coder.name(&mut each.name);
        each.bases.iter_mut().for_each(|base| coder.name(base));
        coder.step(&mut last.scope, &mut each.scope.0);
        coder.step(&mut last.line, &mut each.line);
    }
    let mut last = Last::default();
    for variable in &mut facts.variables {
        coder.name(&mut variable.name);
        coder.name(&mut variable.declared);
        let ScopeId(scope) = &mut variable.scope;
        coder.step(&mut last.scope, scope);
    }
}

fn walk_containers(facts: &mut FileFacts, coder: &mut impl Coder) {
    let mut last = Last::default();
    for init in &mut facts.inits {
        coder.step(&mut last.place, &mut init.place.0);
        coder.name(&mut init.constructor.text);
        coder.step(&mut last.scope, &mut init.scope.0);
        walk_span(&mut init.span, &mut last, coder);
    }
    let mut last = Last::default();
    for operation in &mut facts.operations {
        coder.step(&mut last.place, &mut operation.place.0);
        coder.name(&mut operation.key_name);
        coder.step(&mut last.scope, &mut operation.scope.0);
        if let Some(PlaceId(id)) = &mut operation.other {
            coder.step(&mut last.variable, id);
        }
        walk_span(&mut operation.span, &mut last, coder);
    }
    let mut last = Last::default();
    for alias in &mut facts.aliases {
        coder.step(&mut last.variable, &mut alias.variable.0);
        coder.name(&mut alias.constructor.text);
    }
    let mut last = Last::default();
    for memo in &mut facts.memos {
        coder.name(&mut memo.text);
        walk_span(&mut memo.span, &mut last, coder);
    }
    let mut last = Last::default();
    for site in &mut facts.sites {
        coder.name(&mut site.path);
        coder.name(&mut site.symbol);
        walk_span(&mut site.span, &mut last, coder);
    }
    let mut last = Last::default();
    for gap in &mut facts.gaps {
        coder.step(&mut last.scope, &mut gap.scope.0);
        walk_span(&mut gap.grown, &mut last, coder);
        walk_span(&mut gap.span, &mut last, coder);
        gap.removal.iter_mut().for_each(|span| walk_span(span, &mut last, coder));
    }
    let mut last = Last::default();
    for gate in &mut facts.gates {
        coder.step(&mut last.scope, &mut gate.scope.0);
        walk_span(&mut gate.operation, &mut last, coder);
        coder.name(&mut gate.field);
    }
}

fn walk_span(span: &mut Span, last: &mut Last, coder: &mut impl Coder) {
    coder.step(&mut last.line, &mut span.line);
    // Most end on the line on which they start, and few start right behind the one before.
    let mut end = last.line;
    coder.step(&mut end, &mut span.end_line);
    let mut column = last.column;
    coder.step(&mut column, &mut span.column);
    last.column = column;
    coder.step(&mut column, &mut span.end_column);
}
