//! Statements: assignments, loops, branches, and what they do to containers.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

use super::guards::{always_leaves, asks_for_expiry};
use super::lowering::{Alias, Lowering};
use super::places::last_part;
use crate::facts::{Context, Key, Landing, OperationKind, Place, ScopeFlags};

/// A loop that lists more fields than this is not followed for each of them.
const MOST_LISTED: usize = 6;

/// Returns the context of a branch with this condition.
fn under(test: &Expr) -> Context {
    if asks_for_expiry(test) { Context::CONDITIONAL.with(Context::EXPIRY_GUARD) } else { Context::CONDITIONAL }
}

impl<'a> Lowering<'a, '_, '_> {
    /// Lowers the statements of a block. What an early `return` says of a container holds for the rest of the block.
    pub(super) fn block(&mut self, body: &'a [Stmt]) {
        let outer = self.guards.len();
        let fields = self.fields_set.len();
        for statement in body {
            self.visit_stmt(statement);
            if let Stmt::If(branch) = statement
                && branch.elif_else_clauses.is_empty()
                && always_leaves(&branch.body)
            {
                let rest: Vec<_> =
                    self.conditions(&branch.test).iter().map(super::guards::Condition::when_false).collect();
                self.guards.extend(rest);
                self.set_where_false(&branch.test);
            }
        }
        self.guards.truncate(outer);
        self.fields_set.truncate(fields);
    }

    /// Lowers a block under `more` context.
    fn block_in(&mut self, body: &'a [Stmt], more: Context) {
        let outer = self.context;
        self.context.insert(more);
        self.block(body);
        self.context = outer;
    }

    pub(super) fn branch(&mut self, branch: &'a ast::StmtIf) {
        let first = self.facts.operations.len();
        self.visit_asked(&branch.test);
        if always_leaves(&branch.body) {
            self.mark_length_checks(first);
        }
        let outer = self.guards.len();
        let conditions = self.conditions(&branch.test);
        self.guards.extend(conditions.iter().map(super::guards::Condition::when_true));
        let fields = self.fields_set.len();
        self.set_where_true(&branch.test);
        self.block_in(&branch.body, under(&branch.test));
        self.fields_set.truncate(fields);
        self.guards.truncate(outer);
        self.guards.extend(conditions.iter().map(super::guards::Condition::when_false));
        for clause in &branch.elif_else_clauses {
            let before = self.guards.len();
            let mut next = Vec::new();
            if let Some(test) = &clause.test {
                self.visit_asked(test);
                next = self.conditions(test);
                self.guards.extend(next.iter().map(super::guards::Condition::when_true));
            }
            self.block_in(&clause.body, clause.test.as_ref().map_or(Context::CONDITIONAL, under));
            self.guards.truncate(before);
            self.guards.extend(next.iter().map(super::guards::Condition::when_false));
        }
        self.guards.truncate(outer);
    }

    /// Marks the length checks since `first`: where they hold, nothing more is put in.
    fn mark_length_checks(&mut self, first: usize) {
        for operation in &mut self.facts.operations[first..] {
            if operation.kind == OperationKind::LengthCheck {
                operation.context.insert(Context::LENGTH_GUARD);
            }
        }
    }

    pub(super) fn repeat(&mut self, repeat: &'a ast::StmtWhile) {
        self.visit_asked(&repeat.test);
        let outer = self.guards.len();
        let mut more = Context::LOOP;
        if self.is_endless(&repeat.test, &repeat.body) {
            more.insert(Context::ENDLESS_LOOP);
            let scope = self.scope();
            self.facts.scopes[scope.index()].flags.insert(ScopeFlags::ENDLESS_LOOP);
        } else if let Some((place, depth)) = self.drained_by(&repeat.test) {
            self.guards.push(super::lowering::Guard { place, depth, flag: Context::DRAIN_LOOP });
        }
        let conditions = self.conditions(&repeat.test);
        // What a loop waits for holds for each of its turns.
        let held = conditions.iter().map(super::guards::Condition::when_true);
        self.guards.extend(held.filter(|guard| guard.flag != Context::EMPTY_GUARD));
        self.block_in(&repeat.body, more);
        self.guards.truncate(outer);
        self.block(&repeat.orelse);
    }

    pub(super) fn each(&mut self, each: &'a ast::StmtFor) {
        self.visit_asked(&each.iter);
        let key = if self.is_constant_iterable(&each.iter) { Key::ConstantLoop } else { Key::Loop };
        self.mark_loop_target(&each.target, key);
        self.note_keys(&each.target, &each.iter);
        self.alias_loop_target(&each.target, &each.iter);
        let mut more = Context::LOOP;
        if key == Key::ConstantLoop {
            more.insert(Context::CONSTANT_LOOP);
        }
        // `for table in (self.jobs, self.results)` does to each what it does to one.
        let tables = self.places_listed(&each.iter);
        if let (Some((last, others)), Expr::Name(name)) = (tables.split_last(), &*each.target)
            && !each.body.iter().any(|statement| matches!(statement, Stmt::FunctionDef(_) | Stmt::ClassDef(_)))
        {
            let name = self.names.intern(&name.id);
            if let Some(variable) = self.lookup(name) {
                for place in others {
                    self.aliases.insert(variable, Alias { place: *place, depth: 0 });
                    self.block_in(&each.body, more);
                }
                self.aliases.insert(variable, Alias { place: *last, depth: 0 });
            }
        }
        self.block_in(&each.body, more);
        self.note_gone_over(&each.iter);
        self.block(&each.orelse);
    }

    /// Returns the fields that a loop lists, where it lists nothing else.
    fn places_listed(&mut self, iterable: &Expr) -> Vec<Place> {
        let (Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. })) = iterable else {
            return Vec::new();
        };
        if elts.len() > MOST_LISTED || !elts.iter().all(Expr::is_attribute_expr) {
            return Vec::new();
        }
        elts.iter().filter_map(|element| self.place_of(element)).map(|(place, _)| place).collect()
    }

    /// Tells whether a loop goes over what the source itself lists.
    pub(super) fn is_constant_iterable(&mut self, iterable: &Expr) -> bool {
        self.ask(false, |this| this.constant_iterable_in(iterable))
    }

    fn constant_iterable_in(&mut self, iterable: &Expr) -> bool {
        match iterable {
            Expr::List(list) => list.elts.iter().all(|element| self.is_constant(element)),
            Expr::Tuple(tuple) => tuple.elts.iter().all(|element| self.is_constant(element)),
            Expr::Set(set) => set.elts.iter().all(|element| self.is_constant(element)),
            Expr::Dict(_) => true,
            Expr::Name(_) | Expr::Attribute(_) => matches!(self.key_of(iterable), Key::Constant),
            Expr::Call(call) => match &*call.func {
                // Its numbers begin anew each time.
                Expr::Name(name) if name.id.as_str() == "range" && call.arguments.args.len() == 1 => true,
                Expr::Name(name)
                    if matches!(name.id.as_str(), "range" | "enumerate" | "zip" | "sorted" | "reversed") =>
                {
                    call.arguments
                        .args
                        .iter()
                        .all(|argument| self.is_constant(argument) || self.is_constant_iterable(argument))
                }
                Expr::Attribute(method) if matches!(method.attr.as_str(), "items" | "keys" | "values") => {
                    self.is_constant_iterable(&method.value)
                }
                _ => matches!(self.key_of(iterable), Key::Constant),
            },
            _ => false,
        }
    }

    fn is_constant(&mut self, expression: &Expr) -> bool {
        self.ask(false, |this| this.constant_in(expression))
    }

    fn constant_in(&mut self, expression: &Expr) -> bool {
        match expression {
            Expr::Tuple(tuple) => tuple.elts.iter().all(|element| self.is_constant(element)),
            _ => matches!(self.key_of(expression), Key::Literal | Key::Constant | Key::TypeOf),
        }
    }

    pub(super) fn attempt(&mut self, attempt: &'a ast::StmtTry) {
        self.block(&attempt.body);
        for handler in &attempt.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            let mut more = Context::HANDLER.with(Context::CONDITIONAL);
            // `try: return cache[key]` / `except KeyError: cache[key] = …` asks for the key too.
            if handler.type_.as_deref().is_some_and(|of| last_part(of) == Some("KeyError")) {
                more.insert(Context::MISSING_KEY_GUARD);
            }
            self.block_in(&handler.body, more);
        }
        self.block(&attempt.orelse);
        self.block_in(&attempt.finalbody, Context::FINALLY);
    }

    pub(super) fn with(&mut self, with: &'a ast::StmtWith) {
        for item in &with.items {
            self.value(&item.context_expr, Landing::Scoped);
            if let Some(target) = item.optional_vars.as_deref() {
                self.assign(target, &item.context_expr);
            }
        }
        self.block_in(&with.body, Context::SCOPED);
    }
}

impl<'a> Visitor<'a> for Lowering<'a, '_, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Assign(assign) => {
                self.note_answer(&assign.targets, &assign.value);
                let landing = assign.targets.first().map_or(Landing::Passed, |target| self.landing_of(target));
                self.value(&assign.value, landing);
                for target in &assign.targets {
                    self.visit_target(target);
                    self.assign(target, &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::AugAssign(augmented) => self.augment(augmented),
            Stmt::For(each) => self.each(each),
            Stmt::While(repeat) => self.repeat(repeat),
            Stmt::If(branch) => self.branch(branch),
            Stmt::With(with) => self.with(with),
            Stmt::Try(attempt) => self.attempt(attempt),
            Stmt::Match(select) => {
                self.visit_expr(&select.subject);
                for case in &select.cases {
                    self.probe(case.pattern.start().to_usize(), |probe| probe.visit_pattern(&case.pattern));
                    if let Some(guard) = case.guard.as_deref() {
                        self.visit_expr(guard);
                    }
                    self.block_in(&case.body, Context::CONDITIONAL);
                }
            }
            Stmt::Return(leave) => {
                if let Some(value) = leave.value.as_deref() {
                    if !value.is_none_literal_expr() {
                        let scope = self.scope();
                        self.facts.scopes[scope.index()].flags.insert(ScopeFlags::ANSWERS);
                    }
                    self.value(value, Landing::Returned);
                    self.returned(value);
                }
            }
            Stmt::Expr(expression) => self.value(&expression.value, Landing::Discarded),
            Stmt::Delete(delete) => delete.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Assert(_) => {
                let first = self.facts.operations.len();
                visitor::walk_stmt(self, statement);
                self.mark_length_checks(first);
                // Whoever asserts takes what is asked to be there.
                for operation in &mut self.facts.operations[first..] {
                    operation.context = operation.context.without(Context::ASKED);
                }
            }
            Stmt::Raise(_) | Stmt::TypeAlias(_) => visitor::walk_stmt(self, statement),
            Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Pass(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => {}
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        self.expression(expression);
    }

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        self.probe(annotation.start().to_usize(), |probe| probe.visit_expr(annotation));
    }
}
