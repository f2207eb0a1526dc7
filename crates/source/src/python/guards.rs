//! What a condition says of the containers that it looks at.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprCompare, Number, Stmt, UnaryOp};

use super::lowering::{Guard, Lowering};
use super::places::last_part;
use crate::facts::{Context, OperationKind, Place, Root};

/// What holds of one container where a condition holds, and where it does not.
pub(super) struct Condition {
    place: Place,
    depth: u8,
    holds: Context,
    fails: Context,
}

impl Condition {
    /// Returns the guard over the code that runs where the condition holds.
    pub(super) fn when_true(&self) -> Guard {
        Guard { place: self.place, depth: self.depth, flag: self.holds }
    }

    /// Returns the guard over the code that runs where it does not.
    pub(super) fn when_false(&self) -> Guard {
        Guard { place: self.place, depth: self.depth, flag: self.fails }
    }
}

impl Lowering<'_, '_, '_> {
    /// Returns what `test` says of containers.
    pub(super) fn conditions(&mut self, test: &Expr) -> Vec<Condition> {
        let mut found = Vec::new();
        self.collect_conditions(test, false, &mut found);
        found
    }

    fn collect_conditions(&mut self, test: &Expr, negated: bool, found: &mut Vec<Condition>) {
        self.ask((), |this| this.collect_in(test, negated, found))
    }

    fn collect_in(&mut self, test: &Expr, negated: bool, found: &mut Vec<Condition>) {
        match test {
            Expr::BoolOp(choice) => {
                for value in &choice.values {
                    let before = found.len();
                    self.collect_conditions(value, negated, found);
                    // Of `a and b` only the true side says both, of `a or b` only the false side.
                    let silent_when_true = (choice.op == BoolOp::Or) != negated;
                    for condition in &mut found[before..] {
                        let length = Context::LENGTH_GUARD;
                        if condition.holds == length {
                            continue;
                        }
                        if silent_when_true {
                            condition.holds = Context::default();
                        } else {
                            condition.fails = Context::default();
                        }
                    }
                }
            }
            Expr::UnaryOp(not) if not.op == UnaryOp::Not => self.collect_conditions(&not.operand, !negated, found),
            Expr::Compare(compare) => self.collect_comparison(compare, negated, found),
            // `if not cache.get(key)`.
            Expr::Call(call) if matches!(&*call.func, Expr::Attribute(method) if method.attr.as_str() == "get") => {
                self.push_membership(test, !negated, found);
            }
            Expr::Named(named) => self.collect_conditions(&named.value, negated, found),
            Expr::Name(_) | Expr::Attribute(_) => self.push_fullness(test, !negated, found),
            _ => {}
        }
    }

    /// Records that what `expression` refers to is there and holds something, or not.
    fn push_fullness(&mut self, expression: &Expr, is_full: bool, found: &mut Vec<Condition>) {
        if let Some((place, depth)) = self.place_of(expression) {
            let (full, empty) = (Context::default(), Context::EMPTY_GUARD);
            let (holds, fails) = if is_full { (full, empty) } else { (empty, full) };
            found.push(Condition { place, depth, holds, fails });
        }
    }

    /// Records that the element `element` is there, or is not.
    fn push_membership(&mut self, element: &Expr, is_there: bool, found: &mut Vec<Condition>) {
        if let Some((place, depth)) = self.place_of(element)
            && depth > 0
        {
            push_key(found, place, depth - 1, is_there);
        }
    }

    fn collect_comparison(&mut self, compare: &ExprCompare, negated: bool, found: &mut Vec<Condition>) {
        let ([op], [right]) = (&*compare.ops, &*compare.comparators) else {
            return;
        };
        match op {
            CmpOp::In | CmpOp::NotIn => {
                if let Some((place, depth)) = self.place_of(right) {
                    push_key(found, place, depth, (*op == CmpOp::In) != negated);
                }
            }
            CmpOp::Is | CmpOp::IsNot if right.is_none_literal_expr() => {
                let is_there = (*op == CmpOp::IsNot) != negated;
                self.push_membership(&compare.left, is_there, found);
                self.push_fullness(&compare.left, is_there, found);
            }
            CmpOp::Is | CmpOp::IsNot => {}
            CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
                for (one, other) in [(&*compare.left, right), (right, &*compare.left)] {
                    if let Some((place, depth)) = self.measured(one)
                        && !is_trivial_length(other)
                    {
                        let flag = Context::LENGTH_GUARD;
                        found.push(Condition { place, depth, holds: flag, fails: flag });
                    }
                }
            }
        }
    }

    /// Returns the container whose length `expression` is: `len(c)`, `c.qsize()`, or a sum with one.
    fn measured(&mut self, expression: &Expr) -> Option<(Place, u8)> {
        self.ask(None, |this| this.measured_in(expression))
    }

    fn measured_in(&mut self, expression: &Expr) -> Option<(Place, u8)> {
        match expression {
            Expr::Call(call) => match &*call.func {
                Expr::Name(name) if name.id.as_str() == "len" => {
                    call.arguments.args.first().and_then(|container| self.place_of(container))
                }
                Expr::Attribute(method) if matches!(method.attr.as_str(), "qsize" | "__len__") => {
                    self.place_of(&method.value)
                }
                _ => None,
            },
            Expr::BinOp(sum) => self.measured(&sum.left).or_else(|| self.measured(&sum.right)),
            Expr::Named(named) => self.measured(&named.value),
            _ => None,
        }
    }

    /// Records the length checks in `compare`.
    pub(super) fn length_checks(&mut self, compare: &ExprCompare) {
        let operands = || std::iter::once(&*compare.left).chain(&*compare.comparators).enumerate();
        for (index, operand) in operands() {
            let Some(place) = self.measured(operand) else { continue };
            if !operands().all(|(at, other)| at == index || is_trivial_length(other)) {
                self.operation(place, OperationKind::LengthCheck, compare.range);
            }
        }
    }

    /// Tells whether a loop runs until somebody outside ends it: `while not self._stopped`, `while self.running`, and
    /// `while True` unless its body leaves it without ever waiting, as one that parses does.
    pub(super) fn is_endless(&mut self, test: &Expr, body: &[Stmt]) -> bool {
        match test {
            Expr::BooleanLiteral(literal) => literal.value && stays(body),
            Expr::NumberLiteral(literal) => {
                matches!(&literal.value, Number::Int(int) if int.as_u64() == Some(1)) && stays(body)
            }
            Expr::UnaryOp(not) if not.op == UnaryOp::Not => match &*not.operand {
                Expr::Call(call) => matches!(&*call.func, Expr::Attribute(method)
                    if matches!(method.attr.as_str(), "is_set" | "is_shutdown" | "done" | "closed" | "cancelled" | "wait")),
                inner => self.is_receiver_field(inner) && stays(body),
            },
            other => self.is_receiver_field(other) && !self.is_container_field(other) && stays(body),
        }
    }

    fn is_receiver_field(&mut self, expression: &Expr) -> bool {
        matches!(expression, Expr::Attribute(_))
            && matches!(self.place_of(expression), Some((place, 0)) if matches!(place.root, Root::Receiver(_)))
    }

    fn is_container_field(&mut self, expression: &Expr) -> bool {
        let Some((place, _)) = self.place_of(expression) else { return false };
        self.facts.inits.iter().any(|init| self.facts.place(init.place) == place)
    }

    /// Returns the container until whose end a loop with this condition runs: `while queue`, `while len(q) > 0`,
    /// `while not q.empty()`.
    pub(super) fn drained_by(&mut self, test: &Expr) -> Option<(Place, u8)> {
        self.ask(None, |this| this.drained_in(test))
    }

    fn drained_in(&mut self, test: &Expr) -> Option<(Place, u8)> {
        match test {
            Expr::Name(_) | Expr::Attribute(_) => self.place_of(test),
            Expr::Compare(compare) => self.measured(&compare.left),
            Expr::Call(_) => self.measured(test),
            Expr::UnaryOp(not) if not.op == UnaryOp::Not => match &*not.operand {
                Expr::Call(call) => match &*call.func {
                    Expr::Attribute(method) if method.attr.as_str() == "empty" => self.place_of(&method.value),
                    _ => None,
                },
                _ => None,
            },
            Expr::BoolOp(choice) => choice.values.iter().find_map(|value| self.drained_by(value)),
            _ => None,
        }
    }
}

fn push_key(found: &mut Vec<Condition>, place: Place, depth: u8, is_there: bool) {
    let (there, missing) = (Context::PRESENT_KEY_GUARD, Context::MISSING_KEY_GUARD);
    let (holds, fails) = if is_there { (there, missing) } else { (missing, there) };
    found.push(Condition { place, depth, holds, fails });
}

/// Tells whether comparing a length with `expression` asks only whether something is there.
fn is_trivial_length(expression: &Expr) -> bool {
    matches!(expression, Expr::NumberLiteral(literal)
        if matches!(&literal.value, Number::Int(int) if int.as_u64().is_some_and(|value| value <= 1)))
}

/// Calls that wait for something outside, by their last part.
const WAITS: &[&str] = &[
    "sleep",
    "wait",
    "wait_for",
    "get",
    "get_nowait",
    "accept",
    "recv",
    "recvfrom",
    "receive",
    "poll",
    "select",
    "join",
    "acquire",
    "receive_json",
    "receive_text",
    "consume",
    "fetch",
    "popleft",
    "dequeue",
    "brpop",
    "blpop",
    "listen",
];

/// A call that waits stands no deeper than this in its expression.
const DEEPEST_WAIT: u32 = 200;

/// Tells whether the body of a loop never leaves it, or waits for something outside each time.
fn stays(body: &[Stmt]) -> bool {
    let mut seen = LoopBody::default();
    seen.visit_body(body);
    if seen.leaves && !seen.continues && ends_by_leaving(body) {
        return false;
    }
    seen.waits || !(seen.leaves || seen.yields)
}

/// Tells whether a turn that meets no error is the last, as in a loop that tries until it works.
fn ends_by_leaving(body: &[Stmt]) -> bool {
    let leaves = |body: &[Stmt]| matches!(body.last(), Some(Stmt::Return(_) | Stmt::Break(_)));
    match body.last() {
        Some(Stmt::Try(attempt)) => leaves(&attempt.body) || leaves(&attempt.orelse),
        _ => leaves(body),
    }
}

/// What the body of a loop does, nested functions left out.
#[derive(Default)]
struct LoopBody {
    nested_loops: u32,
    depth: u32,
    leaves: bool,
    /// A turn may begin anew before its last statement, error or not.
    continues: bool,
    waits: bool,
    yields: bool,
}

impl<'a> Visitor<'a> for LoopBody {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::Return(_) => self.leaves = true,
            Stmt::Break(_) => self.leaves |= self.nested_loops == 0,
            Stmt::Continue(_) => self.continues |= self.nested_loops == 0,
            Stmt::Try(attempt) => {
                // What goes on after an error is another try.
                let before = self.continues;
                for handler in &attempt.handlers {
                    self.visit_except_handler(handler);
                }
                self.continues = before;
                self.visit_body(&attempt.body);
                self.visit_body(&attempt.orelse);
                self.visit_body(&attempt.finalbody);
            }
            Stmt::For(_) | Stmt::While(_) => {
                self.nested_loops += 1;
                visitor::walk_stmt(self, statement);
                self.nested_loops -= 1;
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.depth > DEEPEST_WAIT {
            return;
        }
        self.depth += 1;
        match expression {
            Expr::Yield(_) | Expr::YieldFrom(_) => self.yields = true,
            Expr::Call(call) => {
                // `mapping.get(key)` waits for nothing.
                let is_lookup = call.arguments.args.first().is_some_and(|first| !first.is_boolean_literal_expr());
                self.waits |= last_part(&call.func).is_some_and(|name| {
                    WAITS.contains(&name) && !(name == "get" && is_lookup) && !(name == "join" && is_lookup)
                });
                visitor::walk_expr(self, expression);
            }
            Expr::Attribute(_) | Expr::Name(_) | Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::Lambda(_) => {}
            Expr::Await(_)
            | Expr::Named(_)
            | Expr::BoolOp(_)
            | Expr::Compare(_)
            | Expr::UnaryOp(_)
            | Expr::Tuple(_) => {
                visitor::walk_expr(self, expression);
            }
            _ => {}
        }
        self.depth -= 1;
    }
}

/// A condition is looked at for times no deeper than this.
const DEEPEST_TIME: u8 = 5;

/// Tells whether a condition is about time: a comparison with a time, or a question such as `entry.is_expired()`.
pub(super) fn asks_for_expiry(test: &Expr) -> bool {
    asks_within(test, DEEPEST_TIME)
}

fn asks_within(test: &Expr, depth: u8) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match test {
        Expr::BoolOp(choice) => choice.values.iter().any(|value| asks_within(value, depth)),
        Expr::UnaryOp(not) => asks_within(&not.operand, depth),
        Expr::Compare(compare) => {
            let is_order = compare.ops.iter().any(|op| matches!(op, CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE));
            let mut sides = std::iter::once(&*compare.left).chain(&*compare.comparators);
            is_order && sides.any(|side| is_time(side, depth))
        }
        Expr::Call(call) => last_part(&call.func).is_some_and(says_expired),
        Expr::Name(_) | Expr::Attribute(_) => last_part(test).is_some_and(says_expired),
        _ => false,
    }
}

/// Tells whether an expression reads a clock, or is called for a time.
fn is_time(expression: &Expr, depth: u8) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match expression {
        Expr::Call(call) => last_part(&call.func)
            .is_some_and(|name| matches!(name, "time" | "monotonic" | "now" | "utcnow" | "perf_counter" | "time_ns")),
        Expr::BinOp(sum) => is_time(&sum.left, depth) || is_time(&sum.right, depth),
        Expr::Name(_) | Expr::Attribute(_) => last_part(expression).is_some_and(|name| {
            matches!(name, "now" | "ttl" | "deadline") || says_expired(name) || name.ends_with("_ttl")
        }),
        Expr::Subscript(element) => is_time(&element.value, depth),
        _ => false,
    }
}

fn says_expired(name: &str) -> bool {
    ["expire", "expiry", "expiration", "stale"].iter().any(|word| name.contains(word))
}

/// Tells whether a block never runs on into what follows it.
pub(super) fn always_leaves(body: &[Stmt]) -> bool {
    matches!(body.last(), Some(Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_)))
}
