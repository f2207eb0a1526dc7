//! `try` and `with`: what catches an exception, and what runs before it gets away.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

use super::exits::Way;
use super::state::{Bits, State};
use super::statements::{Flow, within};
use crate::facts::Exit;
use crate::python::places::last_part;

/// Exceptions that say that time is up, by their last part.
const TIMEOUTS: &[&str] = &["TimeoutError", "Timeout", "Empty", "TimeoutException", "TooSlowError"];

/// Exceptions that what is done to the outside does not raise.
const INNER: &[&str] = &[
    "AssertionError",
    "AttributeError",
    "ImportError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "NotImplementedError",
    "StopAsyncIteration",
    "StopIteration",
    "SystemExit",
    "TypeError",
    "ValueError",
];

/// A block that is given some time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    raises: bool,
    /// What was in where time was up, if that does not raise.
    passed: State,
}

impl<'a> Flow<'_, 'a, '_, '_> {
    pub(super) fn attempt(&mut self, attempt: &'a ast::StmtTry, state: State) -> State {
        let last = within(&attempt.finalbody).map_or(Bits::NONE, |range| self.kills_in(range));
        self.finallies.push(last);
        self.frames.push(Vec::new());
        let tried = self.block(&attempt.body, state);
        let thrown = self.frames.pop().unwrap_or_default();
        self.frames.push(Vec::new());
        let mut out = self.block(&attempt.orelse, tried);
        let mut entered = vec![(State::default(), Vec::new()); attempt.handlers.len()];
        for way in thrown {
            let catches = |handler: &ast::ExceptHandler| {
                let ast::ExceptHandler::ExceptHandler(handler) = handler;
                handler.type_.as_deref().is_none_or(|of| catches(of, way.exit))
            };
            match attempt.handlers.iter().position(catches) {
                Some(at) => {
                    entered[at].0 = entered[at].0.or(self.resumed(&way));
                    entered[at].1.push(way);
                }
                None => self.throw(way),
            }
        }
        for (handler, (state, ways)) in attempt.handlers.iter().zip(entered) {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            // A handler that takes it out somewhere is taken to know when.
            let kills = within(&handler.body).map_or(Bits::NONE, |range| self.kills_in(range));
            let outer = std::mem::replace(&mut self.handling, ways);
            out = out.or(self.block(&handler.body, state.less(kills)));
            self.handling = outer;
        }
        let escaping = self.frames.pop().unwrap_or_default();
        self.finallies.pop();
        for way in escaping {
            self.throw(Way { state: way.state.less(last), ..way });
        }
        self.block(&attempt.finalbody, out.less(last))
    }

    /// Raises what is raised by `raise`: alone in a handler it is what the handler caught.
    pub(super) fn raise(&mut self, raise: &'a ast::StmtRaise, state: State) {
        if raise.exc.is_none() {
            for way in self.handling.clone() {
                self.throw(Way { state: way.state.only(state.held), ..way });
            }
            return;
        }
        let state = [raise.exc.as_deref(), raise.cause.as_deref()]
            .into_iter()
            .flatten()
            .fold(state, |state, part| self.straight(part.range(), &[part], state));
        // An exception made of a time-out is one.
        let fresh = state.less(state.timed);
        self.throw(Way { exit: Exit::Raise, at: raise.range, state: fresh, own: Bits::NONE });
        for index in state.timed.each() {
            if let Some(way) = self.passed[index] {
                self.throw(Way { state: state.only(Bits::of(index)), ..way });
            }
        }
    }

    pub(super) fn with(&mut self, with: &'a ast::StmtWith, mut state: State) -> State {
        let (mut limits, mut suppressed): (usize, Vec<&Expr>) = (0, Vec::new());
        for item in &with.items {
            state = self.straight(item.context_expr.range(), &[&item.context_expr], state);
            let Expr::Call(call) = &item.context_expr else {
                self.entered(with, item, state);
                continue;
            };
            match last_part(&call.func) {
                Some(name) if is_limit(name) && has_time(call) => {
                    limits += 1;
                    let raises = !name.starts_with("move_on");
                    self.limits.push(Limit { raises, passed: State::default() });
                }
                Some("suppress" | "ignored") => suppressed.extend(&call.arguments.args),
                _ => self.entered(with, item, state),
            }
        }
        self.frames.push(Vec::new());
        let mut out = self.block(&with.body, state);
        for way in self.frames.pop().unwrap_or_default() {
            if suppressed.iter().any(|of| catches(of, way.exit)) {
                out = out.or(self.resumed(&way));
            } else {
                self.throw(way);
            }
        }
        for _ in 0..limits {
            out = out.or(self.limits.pop().map_or_else(State::default, |limit| limit.passed));
        }
        out
    }

    /// Enters `async with`, which waits for something outside.
    fn entered(&mut self, with: &ast::StmtWith, item: &ast::WithItem, state: State) {
        if !with.is_async {
            return;
        }
        let at = item.context_expr.range();
        if item.context_expr.is_call_expr() {
            self.throw(Way { exit: Exit::Raise, at, state, own: Bits::NONE });
        }
        self.throw(Way { exit: Exit::Cancelled, at, state, own: Bits::NONE });
    }

    /// Lets time run out at `way`, where a block round it is given only so much.
    pub(super) fn out_of_time(&mut self, way: Way) {
        let Some(limit) = self.limits.last().copied() else { return };
        let way = Way { exit: Exit::Timeout, ..way };
        if limit.raises {
            return self.throw(way);
        }
        let passed = limit.passed.or(self.resumed(&way));
        if let Some(limit) = self.limits.last_mut() {
            limit.passed = passed;
        }
    }
}

fn is_limit(name: &str) -> bool {
    matches!(
        name,
        "timeout"
            | "timeout_at"
            | "async_timeout"
            | "fail_after"
            | "fail_at"
            | "move_on_after"
            | "move_on_at"
            | "Timeout"
    )
}

/// Tells whether a call is given a time, and not none for ever.
fn has_time(call: &ast::ExprCall) -> bool {
    let given = call.arguments.args.first().or_else(|| call.arguments.keywords.first().map(|keyword| &keyword.value));
    given.is_some_and(|time| !time.is_none_literal_expr())
}

/// Tells whether a handler of `of` catches what is on its way.
fn catches(of: &Expr, exit: Exit) -> bool {
    if let Expr::Tuple(tuple) = of {
        return tuple.elts.iter().any(|one| !one.is_tuple_expr() && catches(one, exit));
    }
    // `except anyio.get_cancelled_exc_class()`.
    let named = if let Expr::Call(call) = of { &*call.func } else { of };
    let Some(name) = last_part(named) else { return true };
    let is_cancellation = matches!(name, "CancelledError" | "Cancelled" | "GeneratorExit" | "get_cancelled_exc_class");
    match (name, exit) {
        ("BaseException", _) => true,
        ("Exception", Exit::Raise | Exit::Timeout) => true,
        ("Exception", Exit::Cancelled | Exit::Return | Exit::End) => false,
        (_, Exit::Timeout) => TIMEOUTS.contains(&name),
        (_, Exit::Cancelled) => is_cancellation,
        // Whoever names what is raised outside knows it.
        (_, Exit::Raise) => !is_cancellation && !TIMEOUTS.contains(&name) && !INNER.contains(&name),
        (_, Exit::Return | Exit::End) => false,
    }
}

/// Tells whether a statement is an `except` clause's own way on.
pub(super) fn is_plain(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_))
}
